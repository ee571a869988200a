"""Actions and plan (AC)."""
