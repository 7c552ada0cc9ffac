"""The census of units: how many of each kind at each level."""

from collections.abc import Iterable, Iterator

import attrs

from danvan.aggregates.tally.state import ABSENT, Counted, Named, Tallied
from danvan.aggregates.tally.tally import Dimension, Tally
from danvan.book.book import Book
from danvan.documents.tables import Row, Table
from danvan.facts import Fact, Model, Unit
from danvan.values.ids import UnitId
from danvan.values.quantities import Quantity
from danvan.values.spans import Span


def _kinds(unit: Unit) -> Iterable[str]:
    return (unit.kind,)


def _levels(unit: Unit) -> Iterable[str]:
    return (unit.level,) if unit.level else ()


BY = (
    Dimension(key="kind", vi="Loại đơn vị", en="Kind of unit", scheme="unit-kind", codes=_kinds),
    Dimension(key="level", vi="Cấp", en="Level", scheme="level", codes=_levels),
)
SHOWN = Tally(name="units", vi="Số đơn vị theo loại và cấp", en="Units by kind and level", of_kind=Model, by=BY)


@attrs.frozen
class Seen:
    """A unit as it was last seen, with the labels of its kind and level."""

    id: str
    kind: str
    level: str | None
    names: tuple[Named, ...]


def _each_once(units: Iterable[Seen]) -> tuple[Seen, ...]:
    return tuple(sorted(set(units), key=lambda unit: (unit.id, unit.kind, unit.level or "")))


@attrs.frozen
class Known:
    """The state of the census: every unit once. Shards carry the whole frame, so states unite instead of adding."""

    units: tuple[Seen, ...] = attrs.field(default=(), converter=_each_once)


@attrs.frozen
class Census:
    """How many units there are of each kind and level: as on the last day of a span, or as last known.

    >>> from danvan.facts import Unit
    >>> book = Book([Unit(id="a", name="xã A", kind="commune", level="commune")])
    >>> Census().table(Census().of(book)).column("count")[0].write()
    '1'
    """

    name: str = "units"

    def of(self, book: Book, during: Span | None = None) -> Known:
        """The units of a book."""
        if during is not None and during.last is not None:
            rows: tuple[Unit, ...] = book.on(during.last).units
        else:
            rows = tuple(found[-1] for found in book.unit_rows.values())
        return Known(tuple(_seen(book, row) for row in rows))

    def merge(self, left: Known, right: Known) -> Known:
        """The units of both shards, each once."""
        return Known((*left.units, *right.units))

    def behind(self, book: Book, during: Span | None, row: Row, column: str) -> Iterator[tuple[Fact, Quantity]]:
        """The units a cell counts."""
        kind = row.cells[0].code if row.kind == "data" else None
        level = column.split(":", 1)[1] if ":" in column else None
        for seen in self.of(book, during).units:
            if kind in (None, seen.kind) and level in (None, seen.level or ABSENT):
                yield book.unit_rows[UnitId(seen.id)][-1], Quantity(1)

    def table(self, state: Known) -> Table:
        """Kinds down, levels across."""
        sums: dict[tuple[tuple[str, ...], ...], int] = {}
        for unit in state.units:
            key = ((unit.kind,), (unit.level,) if unit.level else ())
            sums[key] = sums.get(key, 0) + 1
        cells: tuple[Counted, ...] = tuple(Counted(key, Quantity(count)) for key, count in sums.items())
        names: tuple[Named, ...] = tuple(name for unit in state.units for name in unit.names)
        return SHOWN.table(Tallied(cells, names))


def _seen(book: Book, row: Unit) -> Seen:
    vocabulary = book.vocabulary
    pairs = [("kind", "unit-kind", row.kind), *([("level", "level", row.level)] if row.level else [])]
    names = tuple(
        Named(key, code, vocabulary.label(scheme, code), vocabulary.rank(scheme, code)[0])
        for key, scheme, code in pairs
    )
    return Seen(row.id, row.kind, row.level, names)


UNITS = (Census(),)
