"""What a row makes."""

from danvan import Fact
from danvan_lists.findings import Place

Made = tuple[Fact, Place]
"""A fact, and the place in the row that findings about it name."""
