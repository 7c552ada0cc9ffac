"""Grids into tables: heads, rows, sub-headings, totals."""
