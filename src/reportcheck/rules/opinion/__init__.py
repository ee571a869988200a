"""Fact and opinion (OP)."""
