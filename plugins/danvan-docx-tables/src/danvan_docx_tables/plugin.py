"""What danvan finds under the entry point `docx-tables`."""

from collections.abc import Iterator

import danvan
from danvan_docx_tables.importer import DocxTablesImporter


@danvan.hookimpl
def danvan_importers() -> Iterator[DocxTablesImporter]:
    """The importer `docx-tables`."""
    yield DocxTablesImporter()
