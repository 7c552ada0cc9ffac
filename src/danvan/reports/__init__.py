"""Composers: what writes a report from a book."""

from danvan.reports.composer import Composer
from danvan.reports.findings import FINDINGS, FindingsList
from danvan.reports.summary import SUMMARY, Summary

BUILTIN: tuple[Composer, ...] = (
    SUMMARY,
    FINDINGS,
)

__all__ = ["BUILTIN", "Composer", "FindingsList", "Summary"]
