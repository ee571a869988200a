"""Structure and completeness (ST)."""
