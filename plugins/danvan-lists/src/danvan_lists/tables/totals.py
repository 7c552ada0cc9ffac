"""Rows that sum up, compared with what was read: a finding where the two differ."""

import re
from collections.abc import Sequence

import attrs

from danvan import Fact, Quantity
from danvan_lists.columns.heads import Column, Head
from danvan_lists.columns.rows import TICKS, Row
from danvan_lists.findings import Place
from danvan_lists.grids import Entry
from danvan_lists.intake import Intake
from danvan_lists.words.spelling import told

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})*(?![\w,])|(?<![\w.,])\d+(?![\w.,])")
_PARTS = re.compile(r"\([^()]*\)|(?:trong đó|gồm|chia ra).*", re.IGNORECASE | re.DOTALL)
_HAS_SIGN = re.compile(r"\w")
_SUMMED = ("figure", "value", "bonus", "flag")
_WHOLE = re.compile(r"tổng cộng|tổng chung|toàn|tổng số")


@attrs.define(eq=False)
class Totals:
    """The running sums of a table: of all its rows, and of those since the last sub-heading or sub-total."""

    intake: Intake
    head: Head
    kind: str
    rows: int = 0
    group_rows: int = 0
    sums: dict[int, Quantity] = attrs.field(factory=dict)
    groups: dict[int, Quantity] = attrs.field(factory=dict)
    stated: dict[int, Quantity] = attrs.field(factory=dict)
    pending: list[tuple[Row, dict[int, Quantity]]] = attrs.field(factory=list)
    open: set[int] = attrs.field(factory=set)
    heading_row: tuple[Row, dict[int, Quantity]] | None = None
    columns: tuple[Column, ...] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        summed = _SUMMED if self.kind != "units" else ()
        self.columns = tuple(column for column in self.head.columns if column.meaning.role in summed)

    def numbers(self, row: Row) -> dict[int, Quantity]:
        """The numbers of a row by column; what is no plain number is left out."""
        found: dict[int, Quantity] = {}
        for column in self.columns:
            place = column.place
            if place >= len(row.line.cells) or place in row.line.repeats or place in row.line.spread:
                continue
            cell = row.line.cells[place]
            if isinstance(cell, Entry) and cell.quantity is not None:
                found[place] = attrs.evolve(cell.quantity, unit="", printed=None)
            elif isinstance(cell, Entry) and cell.value is not None and not isinstance(cell.value, bool):
                if not hasattr(cell.value, "year"):
                    found[place] = Quantity(cell.value)
            elif str(cell) in TICKS:
                found[place] = Quantity(1)
            elif cell and _NUMBER.fullmatch(str(cell)):
                found[place] = Quantity(int(str(cell).replace(".", "")))
            elif cell and _HAS_SIGN.search(str(cell)):
                self._worded(found, column, str(cell))
        return found

    def _worded(self, found: dict[int, Quantity], column: Column, text: str) -> None:
        known = self.intake.vocabulary.measure(column.meaning.measure or "")
        said = Quantity.parse(text, unit=known.unit if known is not None else "", vocabulary=self.intake.vocabulary)
        if said.quantity is not None:
            found[column.place] = attrs.evolve(said.quantity, unit="", printed=None)
        elif said.kind != "none":
            self.open.add(column.place)

    def data(self, row: Row, facts: Sequence[Fact]) -> None:  # noqa: ARG002 # for findings to come
        """Add a row of data."""
        self.rows += 1
        self.group_rows += 1
        if not self.columns:
            return
        for place, quantity in self.numbers(row).items():
            for sums in (self.sums, self.groups):
                sums[place] = sums[place] + quantity if place in sums else quantity

    def titled(self, title: str, at: Place) -> None:
        """The title of the table."""

    def heading(self, text: str = "", at: Place | None = None) -> None:  # noqa: ARG002 # for findings to come
        """A sub-heading: a new group begins."""
        self._close_group()
        self.group_rows = 0
        self.groups = {}

    def group(self, row: Row) -> None:
        """A row that heads a group and states its sum."""
        self.heading()
        self.heading_row = (row, self.numbers(row))

    def total(self, row: Row, words: str) -> None:
        """A row that states a sum: compared with the rows above it, or, at the top, with those below."""
        stated = self.numbers(row)
        if not stated and self.kind != "figures":
            self._counted(row)
            return
        if not self.rows:
            self.pending.append((row, stated))
            return
        self._close_group()
        whole = bool(_WHOLE.search(told(words)))
        against = [self.sums] if whole or self.groups == self.sums else [self.groups, self.sums]
        self._compare(row, stated, against)
        if not whole:
            self.groups, self.group_rows = {}, 0

    def end(self) -> None:
        """The end of the table."""
        self._close_group()
        for row, stated in self.pending:
            self._compare(row, stated, [self.sums])
        self.pending.clear()

    def _close_group(self) -> None:
        if self.heading_row is not None and self.group_rows:
            self._compare(*self.heading_row, [self.groups])
        self.heading_row = None

    def _compare(self, row: Row, stated: dict[int, Quantity], against: list[dict[int, Quantity]]) -> None:
        for column in self.columns:
            said = stated.get(column.place)
            sums = [one[column.place] for one in against if column.place in one]
            if said is None or (column.meaning.role == "figure" and self._share(column)):
                continue
            at = row.under(column)
            if column.place in self.open:
                self.intake.findings.report("IM403", at, row.line.cells[column.place])
            elif sums and all(said.equals(one) is False and said.value != one.value for one in sums):
                self.intake.findings.report(
                    "IM401", at, row.line.cells[column.place], stated=said.write(), computed=sums[0].write()
                )

    def _share(self, column: Column) -> bool:
        measure = self.intake.vocabulary.measure(column.meaning.measure or "")
        return measure is not None and (measure.nature == "share" or not measure.additive)

    def _counted(self, row: Row) -> None:
        texts = [str(cell) for place, cell in enumerate(row.line.cells) if cell and place not in row.line.spread]
        numbers = [int(found.replace(".", "")) for found in _NUMBER.findall(_PARTS.sub(" ", " | ".join(texts)))]
        counts = {self.rows, self.group_rows} if self.rows else set()
        # “05 mô hình, 03 tập thể, 02 cá nhân” states five, “03 tập thể, 02 cá nhân” too.
        parted = len(numbers) > 2 and numbers[0] == sum(numbers[1:])
        stated = numbers[0] if parted else sum(numbers)
        if numbers and counts and stated not in counts:
            self.intake.findings.report("IM402", row.at, " | ".join(texts), stated=stated, computed=self.rows)
        self.group_rows = 0
