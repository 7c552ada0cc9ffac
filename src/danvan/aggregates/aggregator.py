"""What an aggregator is, and the call that runs one."""

from collections.abc import Iterable
from functools import partial
from typing import Protocol, TypeVar

from danvan.aggregates.shards import Shard, over, together
from danvan.book.book import Book
from danvan.documents.tables import Table
from danvan.errors import BadValue
from danvan.values.spans import Span, a_span

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


def aggregate(
    aggregator: Aggregator[S],
    book: Book | None = None,
    *,
    parts: Iterable[Shard] | None = None,
    workers: int | None = None,
    during: Span | None = None,
) -> Table:
    """The table an aggregator makes of a book, of the events within a span (all where none is given).

    Parameters: `book` is the whole book, or `parts` its shards, which all carry one frame: books, or what reads one
    (`codec.parts` of a bundle) so that no more than one is in memory at a time. With `workers` so many processes share
    the work, each of which starts anew: the calling script needs its `if __name__ == "__main__":`.

    Raises: BadValue when neither or both of `book` and `parts` are given, `workers` is less than one, or the
    aggregator or a part cannot be sent to another process.

    >>> from danvan.aggregates.families.units import UNITS
    >>> aggregate(UNITS[0], parts=[Book(), Book()]) == aggregate(UNITS[0], Book())
    True
    """
    if isinstance(aggregator, str):
        raise BadValue("aggregator", aggregator, "give the piece of that name, discover().aggregator(name)")
    if during is not None:
        a_span("during", during)
    if (book is None) is (parts is None):
        raise BadValue("what to aggregate", "both" if parts else "neither", "give either a book or its parts")
    if workers is not None and workers < 1:
        raise BadValue("workers", workers, "give one or more")
    if book is not None:
        parts = book.split(workers) if workers else [book]
    states = over(parts or (), partial(aggregator.of, during=during), workers=workers, what=aggregator.name)
    whole = together(states, aggregator.merge)
    return aggregator.table(aggregator.of(Book(), during) if whole is None else whole)
