"""Layouts as dated data, and how wide text is in them."""
