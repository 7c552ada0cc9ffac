"""Certificates printed on pre-printed blanks."""
