"""Findings and reports as people and programs read them."""
