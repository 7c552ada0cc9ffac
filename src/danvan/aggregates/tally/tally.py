"""The declarative aggregator: what to count, by which dimensions. It covers most needs in three lines."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Literal

import attrs

from danvan.aggregates.tally.packed import Packed, counted, packed
from danvan.aggregates.tally.state import ABSENT, Adding, Counted, Key, Named, Tallied
from danvan.book.book import Book
from danvan.book.snapshot import Tree
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.facts import Event, Unit
from danvan.values.ids import UnitId
from danvan.values.quantities import Quantity, total
from danvan.values.spans import Span
from danvan.values.text import capitalised

ONE = Quantity(1)


@attrs.frozen(kw_only=True)
class Dimension:
    """A way to tell things apart: what it is called, and the codes a thing has in it.

    Parameters: `codes` gives the codes of a thing, none where the source does not say, several where it
    counts under each (the total still counts it once); `scheme` is the vocabulary's scheme of the codes, or
    `unit` where they are ids of units.

    Of codes with ranks `policy` keeps each, or the `highest` only (the smallest rank). Of units, `through` counts
    the unit itself (`self`), the territory it serves (`place`) or the blocks and clusters it belongs to
    (`groups`); `tree` rolls them up along a tree, `depth` shows so many levels of it (all where it is None).
    """

    key: str
    vi: str
    en: str
    codes: Callable[[Any], Iterable[str]] = attrs.field(eq=False)
    scheme: str
    policy: Literal["each", "highest"] = "each"
    through: Literal["self", "place", "groups"] = "self"
    tree: Literal["command", "territory"] | None = None
    depth: int | None = None

    @property
    def asks(self) -> tuple[object, ...]:
        """What the codes of a thing depend on."""
        return (self.codes, self.scheme, self.policy, self.through)

    def held(self, book: Book, thing: Any, during: Span | None) -> tuple[str, ...]:
        """The codes of a thing in a book, after the dimension's policy, sorted."""
        return self.settled(book, self.codes(thing), during)

    def settled(self, book: Book, found: Iterable[str], during: Span | None) -> tuple[str, ...]:
        """Codes after the dimension's policy, sorted."""
        codes = set(found)
        if self.policy == "highest" and codes:
            codes = {min(codes, key=lambda code: book.vocabulary.rank(self.scheme, code))}
        if self.through != "self":
            codes = {other for code in codes for other in self._through(book, code, during)}
        return tuple(sorted(codes))

    def _through(self, book: Book, code: str, during: Span | None) -> tuple[str, ...]:
        rows = book.unit_rows.get(UnitId(code), ())
        if not rows:
            return (code,)
        row = _then(rows, during)
        return row.groups if self.through == "groups" else (row.place or row.id,)


def itself(event: Event) -> Iterable[Any]:
    """An event is counted as one thing."""
    return (event,)


def as_one(_: Any) -> Quantity:
    """A thing counts for one."""
    return ONE


def always(_: Any) -> bool:
    """Every event is counted."""
    return True


@attrs.frozen(kw_only=True)
class Tally:
    """Counts the events of one kind by one or more dimensions; the last of several goes across the table.

    Parameters: `of_kind` is the class of the facts counted; `by` the dimensions; `keeps` says which events
    count at all; `each` gives the things of an event that are counted (the recipients of an award), as pairs
    or single values that `worth` and the dimensions understand; `worth` is how many a thing counts for; `note`
    stands under every table in which things were added.

    >>> from danvan.facts import Model
    >>> by_field = Tally(name="models-by-field", vi="Mô hình theo lĩnh vực", en="Models by field", of_kind=Model,
    ...     by=[Dimension(key="field", vi="Lĩnh vực", en="Field", scheme="field", codes=lambda model: model.fields)])
    >>> book = Book([Model(id="m1", name="Một", fields=["economy"]),
    ...              Model(id="m2", name="Hai", fields=["culture-society", "economy"])])
    >>> table = by_field.table(by_field.of(book))
    >>> [[cell.write() for cell in row.cells] for row in table.rows]
    [['Kinh tế', '2'], ['Văn hóa - xã hội', '1'], ['Tổng cộng', '2']]
    """

    name: str
    vi: str
    en: str
    of_kind: type[Event]
    by: tuple[Dimension, ...] = attrs.field(converter=tuple[Dimension, ...])
    keeps: Callable[[Any], bool] = attrs.field(default=always, eq=False)
    each: Callable[[Any], Iterable[Any]] = attrs.field(default=itself, eq=False)
    worth: Callable[[Any], Quantity] = attrs.field(default=as_one, eq=False)
    count_vi: str = "Số lượng"
    count_en: str = "Count"
    note: str | None = None

    def of(self, book: Book, during: Span | None = None) -> Tallied:
        """Count the events of a book, of those within a span (all where it is None)."""
        inside = book.during(during)
        sums = self._counts(inside, book, during) if self.worth is as_one else self._worths(inside, book, during)
        cells: tuple[Counted, ...] = tuple(Counted(key, quantity) for key, quantity in sums.items())
        return Tallied(cells, tuple(self._names(book, sums, during)))

    def _counts(self, inside: Book, book: Book, during: Span | None) -> dict[Key, Quantity]:
        add = Adding()
        return {key: add.said(count) for key, count in counted(self.columns(inside, book, during))}

    def columns(self, inside: Book, book: Book, during: Span | None) -> list[Packed[tuple[str, ...]]]:
        """The dimensions of what is counted as packed columns, which the book keeps for the next question.

        Parameters: `inside` is the part of the `book` that speaks of days within the span.
        """
        return [
            inside.once((self._asks, one.asks), partial(self._column, inside, book, one, during)) for one in self.by
        ]

    @property
    def _asks(self) -> tuple[object, ...]:
        return (self.of_kind, self.keeps, self.each)

    def _column(self, inside: Book, book: Book, dimension: Dimension, during: Span | None) -> Packed[tuple[str, ...]]:
        codes = (tuple(dimension.codes(thing)) for _, thing in self._things(inside))
        return packed(codes, lambda found: dimension.settled(book, found, during))

    def _worths(self, inside: Book, book: Book, during: Span | None) -> dict[Key, Quantity]:
        sums: dict[Key, Quantity] = {}
        for _, thing in self._things(inside):
            key = tuple(dimension.held(book, thing, during) for dimension in self.by)
            worth = attrs.evolve(self.worth(thing), unit="", printed=None)
            sums[key] = sums[key] + worth if key in sums else worth
        return sums

    def _things(self, inside: Book) -> Iterator[tuple[Event, Any]]:
        for event in inside.of(self.of_kind):  # type: ignore[type-var] # one of the kinds of events
            if self.keeps(event):
                for thing in self.each(event):
                    yield event, thing

    def merge(self, left: Tallied, right: Tallied) -> Tallied:
        """The counts of two shards together."""
        return left.merge(right)

    def table(self, state: Tallied) -> Table:
        """The counts as a table: a row for each combination of codes, the last of several dimensions across."""
        down, across = (self.by, None) if len(self.by) == 1 else (self.by[:-1], self.by[-1])
        columns = self._across(state, across)
        rows = [
            Row([*self._labels(state, codes), *self._sums(state, numbers, columns)])
            for codes, numbers in state.crossed(dimension.key for dimension in down).items()
            if self._shown(state, codes)
        ]
        if len(rows) > 1:
            first = [Cell(text="Tổng cộng", code="total"), *(Cell() for _ in down[1:])]
            rows.append(Row([*first, *self._sums(state, tuple(range(len(state.cells))), columns)], kind="total"))
        return Table(
            name=self.name,
            vi=self.vi,
            en=self.en,
            columns=[*(Column(one.key, one.vi, one.en, width=3.0) for one in down), *self._headings(state, columns)],
            rows=rows,
            notes=tuple(self._notes(state)),
        )

    def behind(self, book: Book, during: Span | None, row: Row, column: str) -> Iterator[tuple[Event, Quantity]]:
        """The events that a cell counts, each with how much it counts for; their sum is the cell."""
        down = self.by[:-1] if len(self.by) > 1 else self.by
        asked = {one.key: cell.code for one, cell in zip(down, row.cells, strict=False)} if row.kind == "data" else {}
        if ":" in column:
            asked[self.by[-1].key] = column.split(":", 1)[1]
        for event in book.during(during).of(self.of_kind):  # type: ignore[type-var] # one of the kinds of events
            things = self.each(event) if self.keeps(event) else ()
            worths = [self.worth(thing) for thing in things if self._under(book, during, thing, asked)]
            whole = total(attrs.evolve(worth, unit="", printed=None) for worth in worths)
            if whole is not None:
                yield event, whole

    def _under(self, book: Book, during: Span | None, thing: Any, asked: Mapping[str, str | None]) -> bool:
        return all(
            asked[dimension.key] in _steps(book, dimension, dimension.held(book, thing, during), during)
            for dimension in self.by
            if dimension.key in asked
        )

    def _shown(self, state: Tallied, codes: tuple[str, ...]) -> bool:
        return all(
            dimension.depth is None or len(state.path(dimension.key, code)) <= dimension.depth
            for dimension, code in zip(self.by, codes, strict=False)
        )

    def _names(self, book: Book, keys: Iterable[Key], during: Span | None) -> Iterator[Named]:
        for place, dimension in enumerate(self.by):
            for code in {code for codes in {key[place] for key in keys} for code in codes}:
                if dimension.scheme == "unit":
                    yield from names_of(book, dimension, code, during)
                else:
                    rank, _ = book.vocabulary.rank(dimension.scheme, code)
                    yield Named(dimension.key, code, book.vocabulary.label(dimension.scheme, code), rank)

    def _across(self, state: Tallied, across: Dimension | None) -> dict[str, int]:
        """The columns across with their places among each other."""
        if across is None:
            return {}
        found = {code for codes in state.under(len(self.by) - 1, across.key) for code in codes}
        ordered = sorted(found, key=lambda code: state.place(across.key, code))
        return {code: place for place, code in enumerate(ordered)}

    def _headings(self, state: Tallied, columns: Iterable[str]) -> Iterator[Column]:
        for code in columns:
            label = capitalised(state.label(self.by[-1].key, code).write())
            yield Column(f"{self.by[-1].key}:{code}", label, code or "not said", kind="number")
        vi, en = ("Tổng số", "Total") if len(self.by) > 1 else (self.count_vi, self.count_en)
        yield Column("count", vi, en, kind="number")

    def _labels(self, state: Tallied, codes: tuple[str, ...]) -> Iterator[Cell]:
        for dimension, code in zip(self.by, codes, strict=False):
            yield state.heading(dimension.key, code)

    def _sums(self, state: Tallied, numbers: tuple[int, ...], columns: Mapping[str, int]) -> Iterator[Cell]:
        if columns:
            under = state.under(len(self.by) - 1, self.by[-1].key)
            parts: list[list[int]] = [[] for _ in columns]
            for number in numbers:
                for code in under[number]:
                    parts[columns[code]].append(number)
            yield from (Cell(quantity=state.sum(part)) for part in parts)
        yield Cell(quantity=state.sum(numbers))

    def _notes(self, state: Tallied) -> Iterator[str]:
        if self.note is not None and len(state.cells) > 1:
            yield self.note
        for place, dimension in enumerate(self.by):
            if dimension.tree is not None:
                yield f"Mỗi dòng theo {dimension.vi.lower()} gồm cả các đơn vị bên dưới; tổng cộng đếm mỗi mục một lần."
            elif any(len(cell.key[place]) > 1 for cell in state.cells):
                name = dimension.vi.lower()
                yield f"Có mục thuộc nhiều {name}: tổng cộng đếm mỗi mục một lần, nên nhỏ hơn tổng các dòng."


def _steps(book: Book, dimension: Dimension, codes: tuple[str, ...], during: Span | None) -> set[str]:
    if dimension.scheme != "unit" or dimension.tree is None:
        return set(codes) or {ABSENT}
    return {name.code for code in codes for name in names_of(book, dimension, code, during)} or {ABSENT}


def names_of(book: Book, dimension: Dimension, unit_id: str, during: Span | None) -> tuple[Named, ...]:
    """The names of a unit and of those above it, kept by the book."""
    known: dict[str, tuple[Named, ...]] = book.once(("names", dimension.key, dimension.tree, during), dict)
    if unit_id not in known:
        known[unit_id] = tuple(named_units(book, dimension, unit_id, during))
    return known[unit_id]


def named_units(book: Book, dimension: Dimension, unit_id: str, during: Span | None) -> Iterator[Named]:
    """The names of a unit and of those above it in the dimension's tree, as on the last day spoken of."""
    line = line_of(book, unit_id, dimension.tree, during)
    if not line:
        yield Named(dimension.key, unit_id, unit_id)
    for place, unit in enumerate(line):
        above = line[place + 1].id if place + 1 < len(line) else None
        yield Named(dimension.key, unit.id, unit.name, 0, above)


def line_of(book: Book, unit_id: str, tree: Tree | None, during: Span | None) -> tuple[Unit, ...]:
    """A unit and those above it in a tree, the nearest first, as on the last day of a span on which it existed.

    Nothing where the book has no such unit; the unit alone where no tree is given.
    """
    rows = book.unit_rows.get(UnitId(unit_id), ())
    if not rows:
        return ()
    row = _then(rows, during)
    return (row, *book.on(_last_day(row, during)).ancestors(unit_id, tree)) if tree is not None else (row,)


def _then(rows: tuple[Unit, ...], during: Span | None) -> Unit:
    if during is None:
        return rows[-1]
    return next((row for row in reversed(rows) if row.during.overlaps(during)), rows[-1])


def _last_day(row: Unit, during: Span | None) -> datetime.date:
    last = (during.last if during else None) or datetime.date.max
    return min(last, row.during.last or datetime.date.max)
