"""What a tally counts, rolled up: every unit with all that is below it, without a table around it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from danvan.aggregates.tally.packed import Packed, Rooted, climbed
from danvan.aggregates.tally.state import ABSENT, Tallied
from danvan.aggregates.tally.tally import Dimension, Tally, as_one, names_of
from danvan.book.book import Book
from danvan.values.graphs import rings
from danvan.values.quantities import Quantity
from danvan.values.spans import Span

Codes = tuple[str, ...]


def rolled_up(tally: Tally, book: Book, during: Span | None = None) -> Mapping[Codes, Quantity]:
    """How many things there are under each combination of one code a dimension, in trees with all below the code.

    The numbers are those of the tally's table, without its headings and totals. A thing that holds under two codes
    counts under each, and once in what stands above both; one without a code counts under "".

    >>> from danvan.aggregates.families.models import HOLDER
    >>> from danvan.facts import Model, Unit
    >>> book = Book([
    ...     Unit(id="h", name="huyện", kind="rural-district"),
    ...     Unit(id="x", name="xã", kind="commune", parent="h"),
    ...     Model(id="a", name="A", holders=["x"]),
    ...     Model(id="b", name="B", holders=["h"]),
    ... ])
    >>> tally = Tally(name="by-holder", vi="Theo chủ thể", en="By holder", of_kind=Model, by=[HOLDER])
    >>> {codes: count.write() for codes, count in sorted(rolled_up(tally, book).items())}
    {('h',): '2', ('x',): '1'}
    """
    columns = tally.columns(book.during(during), book, during) if tally.worth is as_one else []
    first, *rest = tally.by
    alone = all(len(value) <= 1 for column in columns for value in column.values)
    if columns and alone and not any(one.tree is not None for one in rest):
        name = ("rooted", tally.of_kind, tally.keeps, tally.each, first.asks, first.tree, during)
        tree = book.once(name, partial(_rooted, book, first, columns[0], during))
        if tree is not None:
            return _quickly(columns, tree)
    return _carefully(tally, tally.of(book, during))


def _rooted(book: Book, tree: Dimension, column: Packed[Codes], during: Span | None) -> Rooted[Codes] | None:
    """The tree that the codes of a column stand in; None where it goes round in a ring."""
    above = _above(book, tree, [value[0] for value in column.values if value], during)
    if rings({one: [over] for one, over in above.items() if over is not None}):
        return None
    return Rooted.of(column.values, partial(_over, above))


def _above(book: Book, tree: Dimension, codes: Iterable[str], during: Span | None) -> Mapping[str, str | None]:
    # Where rows of different days say different things of what is above, the state takes the last of them, too.
    above: dict[str, str | None] = {}
    if tree.scheme != "unit" or tree.tree is None:
        return above
    labels: dict[str, tuple[str, str]] = {}
    for code in codes:
        for name in names_of(book, tree, code, during):
            label = (name.label, name.above or "")
            if label >= labels.get(name.code, label):
                above[name.code], labels[name.code] = name.above, label
    return above


def _carefully(tally: Tally, state: Tallied) -> Mapping[Codes, Quantity]:
    sums = ((codes, state.sum(numbers)) for codes, numbers in state.crossed(one.key for one in tally.by).items())
    return {codes: total for codes, total in sums if total is not None}


def _quickly(columns: Sequence[Packed[Codes]], tree: Rooted[Codes]) -> Mapping[Codes, Quantity]:
    found = climbed(columns, tree)
    said: dict[int, Quantity] = {}
    rolled: dict[Codes, Quantity] = {}
    for values, count in found.cells():
        quantity = said.get(count)
        if quantity is None:
            quantity = said[count] = Quantity(count)
        rolled[tuple([value[0] if value else ABSENT for value in values])] = quantity
    return rolled


def _over(above: Mapping[str, str | None], value: tuple[str, ...]) -> tuple[str, ...] | None:
    over = above.get(value[0]) if value else None
    return None if over is None else (over,)
