"""Symbols of documents and citations, read."""
