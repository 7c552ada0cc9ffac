"""Reported beside computed: what each unit of a tree reported, what those below it add up to, and who is missing."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import attrs

from danvan.aggregates.explain import Explanation, explained
from danvan.book.book import Book
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.errors import BadValue
from danvan.facts import Fact, Figure, Model
from danvan.values.ids import UnitId
from danvan.values.quantities import Quantity
from danvan.values.text import capitalised

Basis = Literal["records", "reports"]
NOTHING = Quantity(0)


@attrs.frozen(kw_only=True)
class Balance:
    """One unit's account of a measure.

    Parameters: `reported` is what the unit itself reported, None where it did not or where its reports contradict
    each other (`figures` has them all); `computed` what the records or the reports below it add up to (`basis`),
    None where there are none; `gap` is reported less computed; `agrees` whether the two are surely the same, surely
    not, or it cannot be said; `missing` are the units right below that sent nothing; `includes` those that count;
    `counted` are the figures that make up `reported` (two bodies of one place may say the same), `behind` the figures
    or models that make up `computed`.
    """

    unit: UnitId
    name: str
    depth: int
    reported: Quantity | None
    figures: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    computed: Quantity | None = None
    basis: Basis = "reports"
    missing: tuple[UnitId, ...] = ()
    includes: tuple[UnitId, ...] = ()
    behind: tuple[str, ...] = ()

    @property
    def gap(self) -> Quantity | None:
        """Reported less computed, as exact as both; None where either is."""
        return None if self.reported is None or self.computed is None else self.reported - self.computed

    @property
    def agrees(self) -> bool | None:
        """Whether reported and computed are the same, through their qualifiers and the units that are missing."""
        if self.reported is None or self.computed is None:
            return None
        if not self.missing:
            return self.reported.equals(self.computed)
        # What is missing can only add: the sum so far may be less than the report, but not more.
        return False if self.reported.less(self.computed) else None

    def explain(self, book: Book, column: Literal["reported", "computed", "gap", "missing"]) -> Explanation:
        """The facts behind one cell of this account's row: figures and models, or the units that sent nothing.

        What stands behind a gap are the figures reported, and with a minus what was computed.

        Parameters: `book` is the one that was reconciled.

        Raises: BadValue for another column.
        """
        cells: Mapping[str, Quantity | None] = {
            "reported": self.reported,
            "computed": self.computed,
            "gap": self.gap,
            "missing": None,
        }
        if column not in cells:
            raise BadValue("column of the reconciliation", column, f"give one of {', '.join(cells)}")
        pairs = self._behind(book, column)
        return explained("reconciliation", [capitalised(self.name)], column, Cell(quantity=cells[column]), pairs)

    def _behind(self, book: Book, column: str) -> Iterator[tuple[Fact, Quantity]]:
        if column == "missing":
            yield from ((book.unit_rows[one][-1], NOTHING) for one in self.missing)
        if column == "reported" or (column == "gap" and self.gap is not None):
            for figure in (book.get(Figure, one) for one in self.figures):
                if figure is not None:
                    counts = figure.id in self.counted and figure.quantity is not None
                    yield figure, figure.quantity.bare if counts and figure.quantity is not None else NOTHING
        if column == "computed" or (column == "gap" and self.gap is not None):
            models = self.basis == "records"
            for fact in (book.get(Model, one) if models else book.get(Figure, one) for one in self.behind):
                if fact is not None:
                    number = Quantity(1) if isinstance(fact, Model) else (fact.quantity or NOTHING).bare
                    yield fact, number if column == "computed" else NOTHING - number

    @property
    def best(self) -> Quantity | None:
        """What counts for this unit higher up: its own report, else what is below it."""
        return self.computed if self.reported is None else self.reported


AGREES: Mapping[bool | None, str] = {True: "khớp", False: "lệch", None: "chưa kết luận được"}


def balance_table(book: Book, balances: Iterable[Balance], *, on: datetime.date | None = None) -> Table:
    """Balances as a table: reported, computed, gap, whether they agree, and who is missing."""
    return Table(
        name="reconciliation",
        vi="Đối chiếu số báo cáo với số tổng hợp",
        en="Reported against computed",
        columns=[
            Column("unit", "Đơn vị", "Unit", width=2.5),
            Column("reported", "Theo báo cáo", "Reported", kind="number"),
            Column("computed", "Số tổng hợp", "Computed", kind="number"),
            Column("gap", "Chênh lệch", "Gap", kind="number"),
            Column("agrees", "Kết luận", "Agrees", width=1.2),
            Column("missing", "Chưa có số liệu", "Missing", width=3.0),
        ],
        rows=[Row(_cells(book, one, on)) for one in balances],
        notes=["Số tổng hợp gồm số của các đơn vị trực thuộc đã có số liệu; đơn vị chưa có số liệu nêu ở cột cuối."],
    )


def _cells(book: Book, one: Balance, on: datetime.date | None) -> Iterator[Cell]:
    names = [book.unit(unit, on).name for unit in one.missing]
    yield Cell(text=capitalised(one.name), code=one.unit)
    yield Cell(quantity=one.reported)
    yield Cell(quantity=one.computed)
    yield Cell(quantity=one.gap)
    yield Cell(text=AGREES[one.agrees] if one.reported and one.computed else None)
    yield Cell(text="; ".join(names) or None)
