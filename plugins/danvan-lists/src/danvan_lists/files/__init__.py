"""Files by their kind: from bytes to grids of cells."""
