"""The record book: facts in order, any day's trees, what became of units, figures restated on another day's map."""

from danvan.book.merge import Difference, Merged, merge_records, say_the_same

__all__ = ["Difference", "Merged", "merge_records", "say_the_same"]
