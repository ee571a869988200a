"""Is the child at the centre of the report?"""
