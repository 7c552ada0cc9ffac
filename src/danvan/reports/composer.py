"""What a report composer is."""

from typing import Any, Protocol

from danvan.book.book import Book
from danvan.documents.blocks import Report


class Composer(Protocol):
    """Writes a report from a book; keyword parameters say what of it is reported."""

    @property
    def name(self) -> str:
        """The stable name it is asked for by."""
        ...

    def compose(self, book: Book, /, *args: Any, **options: Any) -> Report:
        """The report."""
        ...
