"""Excel workbooks: their parts, their sheets, their cells."""
