"""The checks of a layout, by the part of the document they look at."""
