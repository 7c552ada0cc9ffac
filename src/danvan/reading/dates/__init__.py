"""Days, months and periods, read."""
