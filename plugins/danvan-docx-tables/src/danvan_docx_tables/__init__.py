"""Tables of Word documents for danvan: the lists that offices send, read into facts and findings."""

from danvan_docx_tables.importer import DocxTablesImporter

__all__ = ["DocxTablesImporter"]
