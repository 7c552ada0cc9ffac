"""Composers: what writes a report from a book."""

from danvan.reports.composer import Composer

__all__ = ["Composer"]
