"""Checks child protection review conference reports."""

__version__ = "0.1.0"
