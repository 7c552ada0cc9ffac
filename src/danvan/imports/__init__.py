"""Importers: what reads facts from the files of others, and what plugins make importers of."""

from danvan.imports.csv import CsvImporter
from danvan.imports.grids import Content, Entry, Grid, Line, Merge
from danvan.imports.importer import Asked, Imported, Importer, TableRead
from danvan.imports.json import JsonImporter
from danvan.imports.limits import MOST_CELL, MOST_COLUMNS, MOST_MERGES, MOST_ROWS, MOST_TABLES
from danvan.imports.notices import Notice, Place, read_notices
from danvan.imports.packages import Package, opened
from danvan.imports.reader import Reader
from danvan.imports.sniffing import taken
from danvan.imports.spelling import plain
from danvan.imports.tables import read_grids

BUILTIN: tuple[Importer, ...] = (CsvImporter(), JsonImporter())
"""What danvan itself reads: csv and json."""

__all__ = [
    "BUILTIN",
    "MOST_CELL",
    "MOST_COLUMNS",
    "MOST_MERGES",
    "MOST_ROWS",
    "MOST_TABLES",
    "Asked",
    "Content",
    "CsvImporter",
    "Entry",
    "Grid",
    "Imported",
    "Importer",
    "JsonImporter",
    "Line",
    "Merge",
    "Notice",
    "Package",
    "Place",
    "Reader",
    "TableRead",
    "opened",
    "plain",
    "read_grids",
    "read_notices",
    "taken",
]
