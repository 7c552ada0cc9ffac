"""Lists as offices keep them, read into facts: csv, JSON, Excel workbooks and Word tables.

An importer of another kind of file makes `Grid`s of it and calls `read_grids`: see `docs/how-to/write-an-importer.md`.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan_lists.files.file_types import taken as taken
    from danvan_lists.files.packages import Package as Package
    from danvan_lists.files.packages import opened as opened
    from danvan_lists.findings import Notice as Notice
    from danvan_lists.findings import Place as Place
    from danvan_lists.findings import read_notices as read_notices
    from danvan_lists.grids import Content as Content
    from danvan_lists.grids import Entry as Entry
    from danvan_lists.grids import Grid as Grid
    from danvan_lists.grids import Line as Line
    from danvan_lists.grids import Merge as Merge
    from danvan_lists.importers import CsvImporter as CsvImporter
    from danvan_lists.importers import DocxImporter as DocxImporter
    from danvan_lists.importers import JsonImporter as JsonImporter
    from danvan_lists.importers import XlsxImporter as XlsxImporter
    from danvan_lists.intake import Intake as Intake
    from danvan_lists.limits import MOST_CELL as MOST_CELL
    from danvan_lists.limits import MOST_COLUMNS as MOST_COLUMNS
    from danvan_lists.limits import MOST_MERGES as MOST_MERGES
    from danvan_lists.limits import MOST_ROWS as MOST_ROWS
    from danvan_lists.limits import MOST_TABLES as MOST_TABLES
    from danvan_lists.tables.parser import read_grids as read_grids
    from danvan_lists.words.spelling import plain as plain
else:
    # Imported when first asked for: whoever only looks at what plugins there are reads no list.
    _PLACES = {
        "MOST_CELL": "limits",
        "MOST_COLUMNS": "limits",
        "MOST_MERGES": "limits",
        "MOST_ROWS": "limits",
        "MOST_TABLES": "limits",
        "Content": "grids",
        "CsvImporter": "importers",
        "DocxImporter": "importers",
        "Entry": "grids",
        "Grid": "grids",
        "Intake": "intake",
        "JsonImporter": "importers",
        "Line": "grids",
        "Merge": "grids",
        "Notice": "findings",
        "Package": "files.packages",
        "Place": "findings",
        "XlsxImporter": "importers",
        "opened": "files.packages",
        "plain": "words.spelling",
        "read_grids": "tables.parser",
        "read_notices": "findings",
        "taken": "files.file_types",
    }

    def __getattr__(name):
        if name not in _PLACES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(importlib.import_module(f"{__name__}.{_PLACES[name]}"), name)
        return value


__all__ = [
    "MOST_CELL",
    "MOST_COLUMNS",
    "MOST_MERGES",
    "MOST_ROWS",
    "MOST_TABLES",
    "Content",
    "CsvImporter",
    "DocxImporter",
    "Entry",
    "Grid",
    "Intake",
    "JsonImporter",
    "Line",
    "Merge",
    "Notice",
    "Package",
    "Place",
    "XlsxImporter",
    "opened",
    "plain",
    "read_grids",
    "read_notices",
    "taken",
]
