"""Growth of a measure from one stretch of days to another, across a reform through restated bases."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal

import attrs

from danvan.aggregates.accounts.balance import Balance
from danvan.aggregates.accounts.reconcile import origin_of, reconcile
from danvan.aggregates.explain import Explanation, explained
from danvan.book.book import Book, Restated
from danvan.book.restate import Move
from danvan.book.successors import predecessors
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.errors import BadValue
from danvan.facts import Fact, Figure, Unit
from danvan.values.ids import UnitId
from danvan.values.numerals import write_decimal, write_short_day
from danvan.values.quantities import Quantity
from danvan.values.span_names import write_span
from danvan.values.spans import Span, a_span
from danvan.values.text import capitalised


@attrs.frozen(kw_only=True)
class Change:
    """One unit's measure before and after: the difference, and the percentage where it may be computed."""

    unit: str
    name: str
    depth: int
    before: Quantity | None
    after: Quantity | None
    sides: tuple["Side | None", "Side | None"] = attrs.field(default=(None, None), eq=False, repr=False)

    @property
    def difference(self) -> Quantity | None:
        """After less before, as exact as both; None where either is missing."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def percent(self) -> Decimal | None:
        """The growth in percent: of two exact numbers, the first not zero. Of anything less it is not computed.

        >>> Change(unit="x", name="x", depth=0, before=Quantity(1532), after=Quantity(1808)).percent
        Decimal('18.01566579634464751958224543')
        """
        if self.before is None or self.after is None or not (self.before.is_exact and self.after.is_exact):
            return None
        return None if self.before.value <= 0 else (self.after.value - self.before.value) * 100 / self.before.value

    def behind(self, book: Book, column: str) -> Iterator[tuple[Fact, Quantity]]:
        """The figures behind `before`, `after` or `difference`, each with how much of it it is.

        Parameters: `book` is the one the sides were added up of.
        """
        before, after = self.sides
        if column in ("after", "difference") and after is not None:
            yield from after.behind(book)
        if column == "before" and before is not None:
            yield from before.behind(book)
        if column == "difference" and before is not None:
            yield from ((fact, Quantity(0) - number) for fact, number in before.behind(book))


@attrs.frozen
class Side:
    """What a unit's measure was made of in one of the two stretches: its account, and who is lacking in it."""

    account: Balance
    lacking: tuple[UnitId, ...]

    @property
    def value(self) -> Quantity | None:
        """The number; at least so many where somebody is lacking."""
        best = self.account.best
        return best if best is None or not self.lacking else best + OPEN

    def behind(self, book: Book) -> Iterator[tuple[Fact, Quantity]]:
        """The figures that make up the number, and the units that are lacking, of which nothing is known."""
        reported = self.account.reported is not None
        yield from self.account.explain(book, "reported" if reported else "computed").pairs
        yield from ((book.unit_rows[unit][-1], OPEN) for unit in self.lacking)


OPEN = Quantity(0, "at_least")


@attrs.frozen(kw_only=True)
class Growth:
    """The changes of every unit, and what could not be carried to the common map."""

    measure: str
    before: Span
    after: Span
    on: datetime.date
    changes: tuple[Change, ...]
    unresolved: tuple[Move, ...] = ()
    notes: tuple[str, ...] = ()
    book: Book = attrs.field(factory=Book, eq=False, repr=False)

    def explain(self, *, row: int, column: Literal["before", "after", "difference"]) -> Explanation:
        """The figures behind one number of the table, as they lie on the day of the map; `by` says who reported them.

        What stands behind a difference are the later figures, and with a minus the earlier ones.

        Raises: BadValue when there is no such row or column.
        """
        if not 0 <= row < len(self.changes):
            raise BadValue("row of the growth", row, f"give 0 to {len(self.changes) - 1}")
        change = self.changes[row]
        cells = {"before": change.before, "after": change.after, "difference": change.difference}
        if column not in cells:
            raise BadValue("column of the growth", column, f"give one of {', '.join(cells)}")
        pairs = change.behind(self.book, column)
        return explained("growth", [capitalised(change.name)], column, Cell(quantity=cells[column]), pairs)

    def as_table(self) -> Table:
        """Units down; before, after, difference and percentage across."""
        return Table(
            name="growth",
            vi="Tăng, giảm giữa hai kỳ",
            en="Growth between two periods",
            columns=[
                Column("unit", "Đơn vị", "Unit", width=3.0),
                Column("before", capitalised(write_span(self.before)), str(self.before), kind="number"),
                Column("after", capitalised(write_span(self.after)), str(self.after), kind="number"),
                Column("difference", "Tăng, giảm", "Difference", kind="number"),
                Column("percent", "Tỷ lệ (%)", "Percent", kind="share"),
            ],
            rows=[Row(_cells(change)) for change in self.changes],
            notes=self.notes,
        )


def growth(
    book: Book,
    measure: str,
    *,
    before: Span,
    after: Span,
    of: Mapping[str, str] | None = None,
    tree: Literal["command", "territory"] = "territory",
    root: str | None = None,
    on: datetime.date | None = None,
    policy: Literal["stated", "largest", "equal"] = "stated",
) -> Growth:
    """How a measure changed from one stretch to another, for each unit of one day's map.

    Parameters: `before` and `after` are the days of the figures; `of`, `tree` and `root` as in `reconcile`; `on` the
    day of the map on which both are compared (the last of `after` where it is not given): figures of units that
    have ended are carried there, by `policy`, and added where several became one.

    Raises: BadValue for a measure that does not add up over units, or for spans that overlap.
    """
    if a_span("before", before).overlaps(a_span("after", after)):
        raise BadValue("periods to compare", f"{before} and {after}", "give two that do not overlap")
    day = on or after.last or datetime.date.max
    carried = _without_unresolved(book.restate(on=day, policy=policy))
    where = {"of": of, "tree": tree, "root": root}
    first, second = (_sides(carried, measure, span, **where) for span in (before, after))
    changes = tuple(
        _change(unit, depth, first.get(unit.id), second.get(unit.id))
        for unit, depth in _walked(carried.book, day, tree, root)
        if unit.id in first or unit.id in second
    )
    unresolved = tuple(move for move in carried.unresolved if move.kind == "figure")
    return Growth(
        measure=measure,
        before=before,
        after=after,
        on=day,
        changes=changes,
        unresolved=unresolved,
        notes=tuple(_notes(before, after, day, unresolved)),
        book=carried.book,
    )


def _change(unit: Unit, depth: int, before: Side | None, after: Side | None) -> Change:
    values = [None if side is None else side.value for side in (before, after)]
    return Change(unit=unit.id, name=unit.name, depth=depth, before=values[0], after=values[1], sides=(before, after))


def _without_unresolved(carried: Restated) -> Restated:
    # What stayed where it was may be of a unit that has another extent by now.
    stayed = {move.fact for move in carried.unresolved if move.kind == "figure"}
    if not stayed:
        return carried
    facts = [fact for fact in carried.book.facts if not (isinstance(fact, Figure) and fact.id in stayed)]
    return attrs.evolve(carried, book=attrs.evolve(carried.book, facts=facts))


def _sides(carried: Restated, measure: str, span: Span, **where: Any) -> Mapping[str, Side]:
    # On the day of the map, what each unit reported or what lies below it; partial where a predecessor sent nothing.
    found = reconcile(carried.book, measure, during=span, on=carried.on, basis="reports", **where)
    since = span.last or carried.on
    before = predecessors(one for one in carried.book.successions if since < one.on <= carried.on)
    return {one.unit: Side(one, _lacking(one, carried, span, before.get(one.unit, frozenset()))) for one in found}


def _lacking(one: Balance, carried: Restated, span: Span, before: Iterable[UnitId]) -> tuple[UnitId, ...]:
    if one.best is None or not one.figures:
        return one.missing
    figures = [carried.book.get(Figure, figure) for figure in one.figures]
    heard = {UnitId(origin_of(carried.book, figure)) or one.unit for figure in figures if figure is not None}
    # Those that are one unit now and were several at the end of the span: whoever of them sent nothing is lacking.
    level = carried.book.unit(one.unit, carried.on).level
    then = {unit for unit in (one.unit, *before) if _stood(carried.book, unit, span.last, level)}
    told_itself = one.unit in heard and one.unit not in then
    return () if told_itself else tuple(sorted(then - heard))


def _stood(book: Book, unit: UnitId, on: datetime.date | None, level: str | None) -> bool:
    return on is not None and any(on in row.during and row.level == level for row in book.unit_rows.get(unit, ()))


def _notes(before: Span, after: Span, day: datetime.date, unresolved: tuple[Move, ...]) -> Iterator[str]:
    yield f"Hai kỳ được so sánh trên địa giới ngày {write_short_day(day)}."
    if not before.as_long_as(after):
        yield f"Hai kỳ dài ngắn khác nhau ({write_span(before)}; {write_span(after)})."
    if unresolved:
        yield f"{len(unresolved)} số liệu không chuyển được sang địa giới này và không có trong bảng."


def _cells(change: Change) -> Iterator[Cell]:
    yield Cell(text=capitalised(change.name), code=change.unit)
    yield Cell(quantity=change.before)
    yield Cell(quantity=change.after)
    yield Cell(quantity=change.difference)
    yield Cell(text=None if change.percent is None else write_decimal(change.percent, places=1))


def _walked(
    book: Book, day: datetime.date, tree: Literal["command", "territory"], root: str | None
) -> Iterator[tuple[Unit, int]]:
    snapshot = book.on(day)
    starts = [snapshot.unit(root)] if root is not None else snapshot.roots(tree)
    for start in starts:
        yield from snapshot.walk(start.id, tree)
