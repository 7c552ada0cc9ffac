"""What a report is made of: blocks, and tables with their cells."""
