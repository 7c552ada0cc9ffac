"""Exporters: what writes a report or a book to a file."""

from danvan.exports.exporter import Exporter, export

__all__ = ["Exporter", "export"]
