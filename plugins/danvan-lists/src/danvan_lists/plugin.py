"""What danvan finds under the entry point `lists`."""

from collections.abc import Iterator

import danvan
from danvan_lists.files.csv import CsvImporter
from danvan_lists.files.json import JsonImporter


@danvan.hookimpl
def danvan_importers() -> Iterator[danvan.Importer]:
    """The importers `csv` and `json`."""
    yield CsvImporter()
    yield JsonImporter()
