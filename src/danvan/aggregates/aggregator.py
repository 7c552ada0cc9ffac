"""What an aggregator is, and the call that runs one."""

from typing import Protocol, TypeVar

from danvan.book import Book
from danvan.spans import Span
from danvan.tables import Table

S = TypeVar("S")


class Aggregator(Protocol[S]):
    """Measures a book into a state; states merge; a state becomes a table.

    The law, for every book split into shards that carry the whole frame: `merge(of(a), of(b)) == of(whole)`;
    `merge` is associative and commutative; the state of the frame alone changes nothing. Keep sums, counts and
    sets in the state and divide only in `table`.
    """

    @property
    def name(self) -> str:
        """The stable name it is asked for by."""
        ...

    def of(self, book: Book, during: Span | None) -> S:
        """The state of a book, of the events within a span (all of them where it is None)."""
        ...

    def merge(self, left: S, right: S) -> S:
        """The state of two shards together."""
        ...

    def table(self, state: S) -> Table:
        """The state as a table."""
        ...


def aggregate(aggregator: Aggregator[S], book: Book, *, during: Span | None = None) -> Table:
    """The table an aggregator makes of a book, of the events within a span (all where none is given)."""
    return aggregator.table(aggregator.of(book, during))
