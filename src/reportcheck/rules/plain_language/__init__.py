"""Plain language (PL): the report is read by parents."""
