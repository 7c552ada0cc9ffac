"""What danvan finds under the entry point `lists`."""

from collections.abc import Iterator

import danvan
from danvan_lists.files.csv import CsvImporter
from danvan_lists.files.docx.importer import DocxImporter
from danvan_lists.files.json import JsonImporter
from danvan_lists.files.xlsx.importer import XlsxImporter


@danvan.hookimpl
def danvan_importers() -> Iterator[danvan.plugins.Importer]:
    """The importers `csv`, `json`, `xlsx` and `docx`."""
    yield CsvImporter()
    yield JsonImporter()
    yield XlsxImporter()
    yield DocxImporter()
