"""Rows that sum up, compared with what was read: a finding where the two differ."""

import re
from collections.abc import Callable, Sequence, Set

import attrs

from danvan import Fact, Figure, Quantity
from danvan_lists.columns.heads import Column, Head
from danvan_lists.columns.rows import TICKS, Row
from danvan_lists.findings import Place
from danvan_lists.grids import Entry
from danvan_lists.intake import Intake
from danvan_lists.tables.nested import Summed, Total, apart, total_of
from danvan_lists.tables.row_kinds import is_bare_total
from danvan_lists.tables.stated import StatedCounts, TypesRead
from danvan_lists.words.spelling import word_key

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3}){1,9}(?![\w,])|(?<![\w.,])\d{1,30}(?![\w.,])")
_PARTS = re.compile(r"\([^()]{0,200}\)|(?:trong đó|gồm|chia ra).*", re.IGNORECASE | re.DOTALL)
_HAS_SIGN = re.compile(r"\w")
_HAS_DIGIT = re.compile(r"\d")
_SUMMED = ("figure", "value", "bonus", "flag")
_WHOLE = re.compile(r"tổng cộng|tổng chung|toàn|tổng số")

_MOST_WHOLES = 100
"""Rows of sums over the whole table for which nested units are looked for; a table has one such row."""

Numbers = dict[int, Quantity]
"""The numbers of a row, by the places of their columns."""


@attrs.define(eq=False)
class Scope:
    """The rows that a sum is of: those of the table, or those of a group of it."""

    numbers: list[Summed] = attrs.field(factory=list)
    sums: Numbers = attrs.field(factory=dict)
    types: TypesRead = attrs.field(factory=TypesRead)

    def add(self, row: Summed) -> None:
        """Add the numbers of a row."""
        if row.numbers:
            self.numbers.append(row)
        for place, number in row.numbers.items():
            self.sums[place] = self.sums[place] + number if place in self.sums else number

    def total(self, column: int, above: Callable[[str], Set[str]], *, nested: bool) -> Total | None:
        """The sums of a column, without what is counted twice if `nested`; None if it has no number."""
        if nested and column in self.sums:
            return total_of(self.numbers, column, above)
        return Total(self.sums[column], self.sums[column]) if column in self.sums else None


@attrs.define(eq=False)
class Totals:
    """The sums of a table, stated and read: of all its rows, and of those since the last sub-heading or sub-total."""

    intake: Intake
    head: Head
    kind: str
    whole: Scope = attrs.field(factory=Scope)
    group: Scope = attrs.field(factory=Scope)
    pending: list[tuple[Row, Numbers]] = attrs.field(factory=list)
    worded: set[int] = attrs.field(factory=set)
    group_row: tuple[Row, Numbers] | None = None
    group_words: tuple[str, Place] | None = None
    title: tuple[str, Place] | None = None
    wholes: int = 0
    columns: tuple[Column, ...] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        summed = _SUMMED if self.kind != "units" else ()
        self.columns = tuple(column for column in self.head.columns if column.meaning.role in summed)

    def numbers(self, row: Row) -> Numbers:
        """The numbers of a row by column; what is no plain number is left out."""
        found: Numbers = {}
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

    def _worded(self, found: Numbers, column: Column, text: str) -> None:
        known = self.intake.vocabulary.measure(column.meaning.measure or "")
        said = Quantity.parse(text, unit=known.unit if known is not None else "", vocabulary=self.intake.vocabulary)
        if said.quantity is not None:
            found[column.place] = attrs.evolve(said.quantity, unit="", printed=None)
        elif said.kind != "none":
            self.worded.add(column.place)

    def data(self, row: Row, facts: Sequence[Fact]) -> None:
        """Add a row of data, with the facts that it made."""
        unit = next((fact.unit for fact in facts if isinstance(fact, Figure)), None)
        summed = Summed(unit, self.numbers(row) if self.columns else {})
        for scope in (self.whole, self.group):
            scope.types.add(facts)
            scope.add(summed)

    def titled(self, title: str, at: Place) -> None:
        """The title of the table, which may state how many there are of each type."""
        self.title = title, at

    def heading(self, text: str, at: Place) -> None:
        """A sub-heading: a new group begins."""
        self._new_group()
        self.group_words = text, at

    def group_total(self, row: Row) -> None:
        """A row that heads a group and states its sum."""
        self._new_group()
        self.group_row = row, self.numbers(row)

    def _new_group(self) -> None:
        self._close_group()
        self.group = Scope()

    def total(self, row: Row, words: str) -> None:
        """A row that states a sum: compared with the rows above it, or, at the top, with those below."""
        stated = self.numbers(row)
        if self._unread(row, stated) and not stated:
            return
        if not self.whole.types.rows:
            self.pending.append((row, stated))
            return
        if not stated:
            self._counted(row, (self.whole, self.group))
            self.group = Scope()
            return
        self._close_group()
        whole = bool(_WHOLE.search(word_key(words))) or len(self.group.numbers) == len(self.whole.numbers)
        self._compare(row, stated, (self.whole,) if whole else (self.group, self.whole))
        if not whole:
            self.group = Scope()

    def _unread(self, row: Row, stated: Numbers) -> bool:
        """Report what a row of sums has in a column of numbers and is no number; whether there was such."""
        before = len(self.intake.findings)
        for column in self.columns:
            text = str(row.line.cells[column.place]) if column.place < len(row.line.cells) else ""
            if _HAS_DIGIT.search(text) and column.place not in stated and column.place not in row.line.spread:
                self.intake.findings.report("IM304", row.under(column), text)
        return len(self.intake.findings) > before

    def end(self) -> None:
        """The end of the table."""
        self._close_group()
        for row, stated in self.pending:
            if stated:
                self._compare(row, stated, (self.whole,))
            else:
                self._counted(row, (self.whole,))
        self.pending.clear()
        if self.title is not None:
            text, at = self.title
            # A title may stand over several tables, one for each type.
            if all(kind in self.whole.types.types for kind in StatedCounts.of(text).parts):
                self._compare_types(text, at, (self.whole,))

    def _close_group(self) -> None:
        if self.group_row is not None:
            self._compare(*self.group_row, (self.group,))
        if self.group_words is not None and self.group.types.rows:
            self._compare_types(*self.group_words, (self.group, self.whole))
        self.group_row = self.group_words = None

    def _compare(self, row: Row, stated: Numbers, scopes: Sequence[Scope]) -> None:
        self.wholes += scopes[0] is self.whole
        several = [self._compare_column(row, column, stated, scopes) for column in self.columns]
        if not any(several):
            self._not_compared(row)

    def _compare_column(self, row: Row, column: Column, stated: Numbers, scopes: Sequence[Scope]) -> bool:
        """Compare the sum of one column; False if there is nothing to compare."""
        said = stated.get(column.place)
        if said is None or (column.meaning.role == "figure" and self._share(column)):
            return False
        at, printed = row.under(column), row.line.cells[column.place]
        if column.place in self.worded:
            self.intake.findings.report("IM403", at, printed)
            return True
        # Nesting is looked for in one scope: the group, or the whole table a bounded number of times.
        nested = [at == 0 and (one is self.group or self.wholes <= _MOST_WHOLES) for at, one in enumerate(scopes)]
        above = self.intake.names.above
        found = (one.total(column.place, above, nested=deep) for one, deep in zip(scopes, nested, strict=True))
        sums = [total for total in found if total is not None]
        if sums and all(apart(said, one.net) for one in sums):
            code = "IM405" if any(not apart(said, one.full) for one in sums) else "IM401"
            self.intake.findings.report(code, at, printed, stated=said.write(), computed=sums[0].net.write())
        return bool(sums)

    def _not_compared(self, row: Row) -> None:
        """Report a row that was taken for one of sums and has nothing that can be compared."""
        texts = [str(cell) for place, cell in enumerate(row.line.cells) if cell and place not in row.line.spread]
        if len(texts) > 1 or not all(is_bare_total(text) for text in texts):
            self.intake.findings.report("IM406", row.at, " | ".join(texts))

    def _share(self, column: Column) -> bool:
        measure = self.intake.vocabulary.measure(column.meaning.measure or "")
        return measure is not None and (measure.nature == "share" or not measure.additive)

    def _counted(self, row: Row, scopes: Sequence[Scope]) -> None:
        """A row of sums that counts in words: “05 mô hình, 03 tập thể, 02 cá nhân”."""
        texts = [str(cell) for place, cell in enumerate(row.line.cells) if cell and place not in row.line.spread]
        text = " | ".join(texts)
        counts = {scope.types.rows for scope in scopes}
        stated = StatedCounts.of(text).total
        if stated is None:
            numbers = [int(found.replace(".", "")) for found in _NUMBER.findall(_PARTS.sub(" ", text))]
            parted = len(numbers) > 2 and numbers[0] == sum(numbers[1:])
            stated = (numbers[0] if parted else sum(numbers)) if numbers else None
        if stated is None or not self.whole.types.rows:
            self._not_compared(row)
        elif stated not in counts:
            self.intake.findings.report("IM402", row.at, text, stated=stated, computed=self.whole.types.rows)
        self._compare_types(text, row.at, [scope for scope in scopes if scope.types.rows == stated] or scopes)

    def _compare_types(self, text: str, at: Place, scopes: Sequence[Scope]) -> None:
        stated = StatedCounts.of(text)
        misfits = [[*stated.misfits(scope.types)] for scope in scopes]
        for kind, number, read in min(misfits, key=len):
            what = self.intake.vocabulary.label("model-type", kind)
            self.intake.findings.report("IM404", at, text, what=what, stated=number, computed=read)
