"""Cells, read."""
