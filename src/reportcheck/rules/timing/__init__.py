"""Timing (TM)."""
