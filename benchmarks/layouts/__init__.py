"""Builds .docx reports in several councils' layouts, with gold labels, from invented reports kept as JSON.

The builder is independent of the parser on purpose: nothing here imports `reportcheck`.
"""
