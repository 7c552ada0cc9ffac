"""Lists as offices keep them, read into facts: csv, JSON, Excel workbooks and Word tables.

An importer of another kind of file makes `Grid`s of it and calls `read_grids`: see `docs/how-to/write-an-importer.md`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan_lists.files.csv import (
        CsvImporter,
    )
    from danvan_lists.files.docx.importer import (
        DocxImporter,
    )
    from danvan_lists.files.file_types import (
        taken,
    )
    from danvan_lists.files.json import (
        JsonImporter,
    )
    from danvan_lists.files.packages import (
        Package,
        opened,
    )
    from danvan_lists.files.xlsx.importer import (
        XlsxImporter,
    )
    from danvan_lists.findings import (
        Notice,
        Place,
        read_notices,
    )
    from danvan_lists.grids import (
        Content,
        Entry,
        Grid,
        Line,
        Merge,
    )
    from danvan_lists.intake import (
        Intake,
    )
    from danvan_lists.limits import (
        MOST_CELL,
        MOST_COLUMNS,
        MOST_MERGES,
        MOST_ROWS,
        MOST_TABLES,
    )
    from danvan_lists.tables.parser import (
        read_grids,
    )
    from danvan_lists.words.spelling import (
        plain,
    )
else:
    from danvan.plugins import resolver

    __getattr__, __dir__ = resolver(
        __name__,
        {
            "Content": "danvan_lists.grids",
            "CsvImporter": "danvan_lists.files.csv",
            "DocxImporter": "danvan_lists.files.docx.importer",
            "Entry": "danvan_lists.grids",
            "Grid": "danvan_lists.grids",
            "Intake": "danvan_lists.intake",
            "JsonImporter": "danvan_lists.files.json",
            "Line": "danvan_lists.grids",
            "MOST_CELL": "danvan_lists.limits",
            "MOST_COLUMNS": "danvan_lists.limits",
            "MOST_MERGES": "danvan_lists.limits",
            "MOST_ROWS": "danvan_lists.limits",
            "MOST_TABLES": "danvan_lists.limits",
            "Merge": "danvan_lists.grids",
            "Notice": "danvan_lists.findings",
            "Package": "danvan_lists.files.packages",
            "Place": "danvan_lists.findings",
            "XlsxImporter": "danvan_lists.files.xlsx.importer",
            "opened": "danvan_lists.files.packages",
            "plain": "danvan_lists.words.spelling",
            "read_grids": "danvan_lists.tables.parser",
            "read_notices": "danvan_lists.findings",
            "taken": "danvan_lists.files.file_types",
        },
    )

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
