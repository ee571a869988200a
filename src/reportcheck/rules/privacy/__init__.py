"""Privacy (PV)."""
