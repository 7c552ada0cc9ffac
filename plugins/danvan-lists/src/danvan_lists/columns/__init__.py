"""The columns of a table: their headings and what they hold."""
