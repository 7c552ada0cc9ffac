"""What danvan finds under the entry point `xlsx`."""

from collections.abc import Iterator

import danvan
from danvan_xlsx.importer import XlsxImporter


@danvan.hookimpl
def danvan_importers() -> Iterator[XlsxImporter]:
    """The importer `xlsx`."""
    yield XlsxImporter()
