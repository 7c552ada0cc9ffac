"""What an aggregator must keep to: a book counted in parts is the book counted whole."""

import copy
from functools import partial
from typing import Any, TypeVar, get_type_hints

import attrs
from hypothesis import strategies as st

from danvan.aggregates.aggregator import Aggregator
from danvan.aggregates.explain import Explains
from danvan.book.book import Book
from danvan.codec import from_plain, to_plain
from danvan.documents.tables import Table
from danvan.errors import DanvanError
from danvan.facts import Event
from danvan.testing import strategies
from danvan.testing.books import crowded_book
from danvan.testing.trials import EXAMPLES, Law, Several, differ, drawn, offered, told, tried
from danvan.values.quantities import total
from danvan.values.spans import Span

DEALS = (bytes(range(0, 250, 7)), bytes((0, 1, 1, 2, 0)), bytes((2, 0, 0, 1, 0, 2, 1)), bytes((0, 1, 2, 2)))
"""Ways to deal many events to three shards."""


@attrs.frozen
class Case:
    """A frame, the events of three shards over it, and the span that is asked for."""

    frame: Book
    dealt: tuple[tuple[Event, ...], ...]
    during: Span | None = None

    @classmethod
    def of(cls, book: Book, parts: bytes, during: Span | None) -> "Case":
        """A book whose events are dealt by some numbers."""
        shards = strategies.shards(book, tuple(parts))
        frame = attrs.evolve(book, facts=book.frame)
        return cls(
            frame, tuple(tuple(fact for fact in shard.facts if isinstance(fact, Event)) for shard in shards), during
        )

    @property
    def shards(self) -> tuple[Book, Book, Book]:
        """The three shards, each with the whole frame."""
        one, two, three = (self.frame.adding(*events) for events in (*self.dealt, (), (), ())[:3])
        return one, two, three

    @property
    def book(self) -> Book:
        """The whole."""
        return self.frame.adding(*(event for events in self.dealt for event in events))

    def __str__(self) -> str:
        shards = (told(Book(events), f"shard {number}") for number, events in enumerate(self.dealt, 1))
        return "\n".join((f"during: {self.during}", told(self.frame, "frame of each"), *shards))


def check_aggregator(
    aggregator: Aggregator[Any], *, books: Several[Book] | None = None, examples: int = EXAMPLES
) -> None:
    """An aggregator obeys the law of aggregators: a book counted in parts is the book counted whole.

    For books split into three shards over one frame: the states merge to the state of the whole, in any order and
    grouping; a shard without events changes nothing, and neither do events of other days; merging leaves what it is
    given as it was; the state, written by the codec and read back, is the same state; and the table shows no trace of
    the order. Where it has `behind`, the facts behind each number add up to it. What the state is, is read from the
    annotation of `of` where it has one (`-> frozenset[str]`).

    Parameters: `books` a strategy or some books, in which each event has an id of its own; `examples` how many are
    tried for each law.

    Raises: AssertionError with the law that is broken and the smallest example.

    >>> from danvan.aggregates import BUILTIN
    >>> check_aggregator(BUILTIN[0], examples=5)
    """
    who = offered("aggregator", aggregator)
    explains = isinstance(aggregator, Explains)
    counted = drawn(books, strategies.countable_books())
    cases = st.builds(Case.of, counted, st.binary(min_size=10, max_size=10), strategies.stretches())
    laws = (
        Law("the same book gives the same state and table", partial(_counts_alike, aggregator)),
        Law("the states of the shards merge to the state of the whole", partial(_merges_to_the_whole, aggregator)),
        Law("merge(a, b) is merge(b, a)", partial(_commutes, aggregator)),
        Law("merge(merge(a, b), c) is merge(a, merge(b, c))", partial(_associates, aggregator)),
        Law("the frame alone changes nothing", partial(_frame_is_nothing, aggregator)),
        Law("what lies outside the days asked for changes nothing", partial(_keeps_to_the_days, aggregator)),
        Law("merge leaves what it is given as it was", partial(_merges_without_a_trace, aggregator)),
        Law("the table shows no trace of the order of merging", partial(_tables_alike, aggregator)),
        Law("the state survives the codec", partial(_survives, aggregator)),
        *([Law("an explanation sums to its cell", partial(_explains, aggregator))] if explains else ()),
    )
    crowd = (Case.of(crowded_book(), deal, None) for deal in DEALS) if books is None else ()
    tried(who, laws, cases, str, examples=examples, also=crowd)


def _states(aggregator: Aggregator[Any], case: Case) -> tuple[Any, Any, Any]:
    one, two, three = (aggregator.of(shard, case.during) for shard in case.shards)
    return one, two, three


def _counts_alike(aggregator: Aggregator[Any], case: Case) -> str | None:
    one, other = aggregator.of(case.book, case.during), aggregator.of(copy.copy(case.book), case.during)
    table = aggregator.table(one)
    if not isinstance(table, Table):
        return f"table gave {type(table).__name__}; give a danvan.documents.Table"
    return differ("two states of one book", one, other) or differ("two tables", table, aggregator.table(other))


def _merges_to_the_whole(aggregator: Aggregator[Any], case: Case) -> str | None:
    one, two, three = _states(aggregator, case)
    merged = aggregator.merge(aggregator.merge(one, two), three)
    return differ("merged, and of the whole", merged, aggregator.of(case.book, case.during))


def _commutes(aggregator: Aggregator[Any], case: Case) -> str | None:
    one, two, _ = _states(aggregator, case)
    first = aggregator.merge(one, two)
    one, two, _ = _states(aggregator, case)
    return differ("the two orders", first, aggregator.merge(two, one))


def _associates(aggregator: Aggregator[Any], case: Case) -> str | None:
    one, two, three = _states(aggregator, case)
    left = aggregator.merge(aggregator.merge(one, two), three)
    one, two, three = _states(aggregator, case)
    return differ("the two groupings", left, aggregator.merge(one, aggregator.merge(two, three)))


def _frame_is_nothing(aggregator: Aggregator[Any], case: Case) -> str | None:
    bare = attrs.evolve(case.book, facts=case.book.frame)
    whole = aggregator.of(case.book, case.during)
    for sides in ((whole, aggregator.of(bare, case.during)), (aggregator.of(bare, case.during), whole)):
        found = differ(
            "merged with the frame alone, and without", aggregator.merge(*sides), aggregator.of(case.book, case.during)
        )
        if found:
            return found
    return None


def _keeps_to_the_days(aggregator: Aggregator[Any], case: Case) -> str | None:
    if case.during is None:
        return None
    within = case.frame.adding(*(fact for fact in case.book.during(case.during).facts if isinstance(fact, Event)))
    states = aggregator.of(case.book, case.during), aggregator.of(within, case.during)
    return differ("the state of the whole book, and of what lies within the days", *states)


def _merges_without_a_trace(aggregator: Aggregator[Any], case: Case) -> str | None:
    given, fresh = _states(aggregator, case)[:2], _states(aggregator, case)[:2]
    aggregator.merge(*given)
    return differ("a state after merging, and before", given, fresh)


def _survives(aggregator: Aggregator[Any], case: Case) -> str | None:
    state = aggregator.of(case.book, case.during)
    kind = _annotated(aggregator) or type(state)
    try:
        again: Any = from_plain(to_plain(state, kind), kind)
    except DanvanError as error:
        return f"{error}; say in the annotation of `of` what the state is, such as -> frozenset[str]"
    return differ(f"read back as {kind}, and before", again, state) or differ(
        "the tables of both", aggregator.table(again), aggregator.table(state)
    )


def _explains(aggregator: Any, case: Case) -> str | None:
    for number, row in enumerate((table := aggregator.table(aggregator.of(case.book, case.during))).rows):
        for column, cell in zip(table.columns, row.cells, strict=True):
            if cell.quantity is not None:
                behind = list(aggregator.behind(case.book, case.during, row, column.key))
                whole = total(quantity for _, quantity in behind)
                if whole is None or (whole.value, whole.exact) != (cell.quantity.value, cell.quantity.exact):
                    said = "nothing" if whole is None else f"{whole.exact} {whole.value:f}"
                    cell_says = f"{cell.quantity.exact} {cell.quantity.value:f}"
                    return f"row {number}, {column.key}: {cell_says}, and behind it {said} ({len(behind)} facts)"
    return None


def _annotated(aggregator: Aggregator[Any]) -> Any:
    try:
        kind = get_type_hints(aggregator.of).get("return")
    except (NameError, TypeError):  # annotations that name what is not there at run time say nothing
        return None
    return None if kind in (Any, object) or isinstance(kind, TypeVar) else kind


def _tables_alike(aggregator: Aggregator[Any], case: Case) -> str | None:
    one, two, three = _states(aggregator, case)
    forwards = aggregator.table(aggregator.merge(aggregator.merge(one, two), three))
    one, two, three = _states(aggregator, case)
    backwards = aggregator.table(aggregator.merge(three, aggregator.merge(two, one)))
    return differ("the tables of two orders", forwards, backwards)
