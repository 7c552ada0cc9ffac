"""Excel workbooks for danvan: the lists that offices keep, read into facts and findings."""

from danvan_xlsx.importer import XlsxImporter

__all__ = ["XlsxImporter"]
