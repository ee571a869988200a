"""Recommendation (RE)."""
