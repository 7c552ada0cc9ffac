"""Composers: what writes a report from a book."""

from danvan.reports.composer import Composer
from danvan.reports.summary import SUMMARY, Summary

BUILTIN: tuple[Composer, ...] = (SUMMARY,)

__all__ = ["BUILTIN", "Composer", "Summary"]
