"""Exporters: what writes a report or a book to a file."""

from danvan.errors import CannotWrite
from danvan.exports.csv import CsvExporter
from danvan.exports.exporter import Exporter, as_report, export
from danvan.exports.json import JsonExporter, read_report
from danvan.exports.markdown import MarkdownExporter

BUILTIN: tuple[Exporter, ...] = (CsvExporter(), JsonExporter(), MarkdownExporter())
"""The exporters that danvan itself offers, by name."""

__all__ = [
    "BUILTIN",
    "CannotWrite",
    "CsvExporter",
    "Exporter",
    "JsonExporter",
    "MarkdownExporter",
    "as_report",
    "export",
    "read_report",
]
