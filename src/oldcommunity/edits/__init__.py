"""Edits: what is written into a book's files, without touching anything else in them."""
