"""What danvan finds under the entry point `lists`: readers are imported when a list is to be read."""

from collections.abc import Iterator

import danvan
from danvan.plugins import Command
from danvan_lists.importers import CsvImporter, DocxImporter, JsonImporter, XlsxImporter


@danvan.hookimpl
def danvan_importers() -> Iterator["danvan.plugins.Importer"]:
    """The importers `csv`, `json`, `xlsx` and `docx`."""
    yield CsvImporter()
    yield JsonImporter()
    yield XlsxImporter()
    yield DocxImporter()


@danvan.hookimpl
def danvan_commands() -> Iterator[Command]:
    """The command `import`."""
    place = "danvan_lists.command"
    does = "read lists into a book, or show what would come in"
    yield Command(name="import", help=does, configure=f"{place}:configure", run=f"{place}:run")
