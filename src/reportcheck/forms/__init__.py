"""A council's form as data: one TOML file a form, ``default.toml`` for a form that nobody has described."""
