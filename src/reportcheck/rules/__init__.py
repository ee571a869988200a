"""The rules: one file each; a rule takes a report and its analysed text and yields findings."""
