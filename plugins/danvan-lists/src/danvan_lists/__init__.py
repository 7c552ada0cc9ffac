"""Importers: what reads facts from the files of others, and what plugins make importers of."""

from danvan.reading.importer import Asked, Imported, Importer, TableRead
from danvan_lists.csv import CsvImporter
from danvan_lists.grids import Content, Entry, Grid, Line, Merge
from danvan_lists.json import JsonImporter
from danvan_lists.limits import MOST_CELL, MOST_COLUMNS, MOST_MERGES, MOST_ROWS, MOST_TABLES
from danvan_lists.notices import Notice, Place, read_notices
from danvan_lists.packages import Package, opened
from danvan_lists.reader import Reader
from danvan_lists.sniffing import taken
from danvan_lists.spelling import plain
from danvan_lists.tables import read_grids

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
