"""Child references (CR)."""
