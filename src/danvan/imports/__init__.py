"""Importers: what reads facts from the files of others."""

from danvan.imports.importer import Imported, Importer

__all__ = ["Imported", "Importer"]
