"""A row of a table under its head, with what the sub-headings above it say."""

from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter
from typing import Any

import attrs

from danvan_lists.columns.heads import Column, Head
from danvan_lists.findings import Place
from danvan_lists.grids import Content, Line

TICKS = frozenset(
    {"x", "X", "v", "V", "✓", "✔", "√", "☑", "☒", "+", "*", "1", "có", "Có", "đ", "Đ", "×", "true", "True"}
)
"""What stands in a column to be ticked where it is ticked."""

_EMPTY = frozenset({"", "-", "–", "—", "0", "o", "không", "Không", "false", "False", "FALSE"})


@attrs.frozen
class Context:
    """What stands above a row and holds for it: the title, the document it is annexed to, the sub-headings.

    Parameters: `unit` is a name as printed, of the unit whose rows these are; `place` the id of the place that the
    title or the letterhead names.
    """

    kind: str
    title: str = ""
    codes: Mapping[str, str] = attrs.field(factory=dict)
    period: str | None = None
    unit: str | None = None
    place: str | None = None
    document: str | None = None


@attrs.frozen(eq=False)
class Part:
    """What rows say by some of their cells: `key` takes those cells, `made` is what was made of them before."""

    key: Callable[[list[Content]], object]
    made: dict[object, Any] = attrs.field(factory=dict)

    @classmethod
    def of(cls, places: tuple[int, ...]) -> "Part":
        """The part that stands in the cells at some places."""
        return cls(itemgetter(*places) if places else _nothing)


def _nothing(_: object) -> None:
    return None


@attrs.frozen(eq=False)
class Row:
    """A row: its cells by what their columns hold."""

    file: str
    table: str
    line: Line
    head: Head
    places: Mapping[str, Column]
    context: Context
    memo: dict[str, Any] = attrs.field(factory=dict)
    table_memo: dict[str, Any] = attrs.field(factory=dict)

    def part(self, name: str, roles: tuple[str, ...]) -> "Part":
        """What is read from the cells of some roles, and of columns to be ticked; one for all rows of a table."""
        found: Part | None = self.memo.get(name)
        if found is None:
            flags = [column.place for column in self.head.columns if column.meaning.role in ("flag", "figure")]
            own = [column.place for role in roles if (column := self.places.get(role)) is not None]
            found = self.memo[name] = Part.of(tuple(dict.fromkeys((*own, *flags))))
        return found

    @property
    def said(self) -> str:
        """The place of the row in words."""
        table = self.memo.get("table")
        if table is None:
            said = Place(table=self.table).vi
            table = self.memo["table"] = f"{said}, " if said else ""
        return f"{table}dòng {self.line.number}"

    @property
    def at(self) -> Place:
        """The place of the row."""
        return Place(file=self.file, table=self.table, row=self.line.number)

    def default_place(self) -> str | None:
        """The place that the title names, for what no column and no sub-heading says."""
        if self.context.place is not None:
            self.table_memo["place"] = self.context.place
        return self.context.place

    def cell(self, role: str) -> Content:
        """The cell of a role; empty if there is no such column."""
        column = self.places.get(role)
        if column is None or column.place >= len(self.line.cells):
            return ""
        return self.line.cells[column.place]

    def text(self, role: str) -> str:
        """The text of a role's cell."""
        column = self.places.get(role)
        if column is None or column.place >= len(self.line.cells):
            return ""
        found = self.line.cells[column.place]
        return found if isinstance(found, str) else found.printed

    def of(self, role: str) -> Place:
        """The place of a role's cell."""
        column = self.places.get(role)
        return self.at if column is None else self.under(column)

    def under(self, column: Column) -> Place:
        """The place of the cell below a heading."""
        return Place(
            file=self.file, table=self.table, row=self.line.number, column=column.place + 1, heading=column.heading
        )

    def below(self, *roles: str) -> Iterator[tuple[Column, Content]]:
        """The columns of some roles with the cells of the row, those that are empty too."""
        for column in self.head.columns:
            if column.meaning.role in roles:
                yield column, self.line.cells[column.place] if column.place < len(self.line.cells) else ""

    def ticked(self, role: str) -> Iterator[tuple[str, Column]]:
        """The codes of a role whose column is ticked."""
        if role not in self.head.flagged:
            return
        for column, cell in self.below("flag", "figure"):
            code = dict(column.meaning.codes).get(role)
            if code is not None and str(cell) in TICKS:
                yield code, column

    def unticked(self) -> Iterator[tuple[Column, Content]]:
        """The cells of columns to be ticked that hold neither a tick nor nothing."""
        if not self.head.has_flags:
            return
        for column, cell in self.below("flag"):
            if str(cell) not in TICKS and str(cell) not in _EMPTY:
                yield column, cell
