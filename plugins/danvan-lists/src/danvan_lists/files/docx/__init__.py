"""Word documents: the tables in them."""
