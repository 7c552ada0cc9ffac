"""What danvan finds under the entry point `lists`."""

from collections.abc import Iterator

import danvan
from danvan_lists import BUILTIN


@danvan.hookimpl
def danvan_importers() -> Iterator[danvan.plugins.Importer]:
    """The importers `csv` and `json`."""
    yield from BUILTIN
