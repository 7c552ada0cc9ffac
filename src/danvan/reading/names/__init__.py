"""Names of bodies and places, read and matched with the units of a book."""
