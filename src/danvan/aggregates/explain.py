"""From a cell of a table back to the facts behind it, and from each fact to its source."""

from collections.abc import Iterator
from typing import Any, Protocol, TypeVar, runtime_checkable

import attrs

from danvan.aggregates.aggregator import Aggregator, aggregate
from danvan.book import Book
from danvan.citations import Source
from danvan.errors import BadValue
from danvan.facts import Fact
from danvan.quantities import Quantity, total
from danvan.spans import Span
from danvan.tables import Cell, Column, Row, Table

S = TypeVar("S")


@runtime_checkable
class Explains(Protocol):
    """What an aggregator has that can tell which facts stand behind a cell."""

    def behind(self, book: Book, during: Span | None, row: Row, column: str) -> Iterator[tuple[Fact, Quantity]]:
        """The facts behind a cell, each with how much of the cell it is."""
        ...


@attrs.frozen
class Line:
    """One fact behind a cell: how much of the cell it is, and where it was found."""

    fact: Fact
    quantity: Quantity

    @property
    def source(self) -> Source | None:
        """Where the fact was found, down to the sentence."""
        return self.fact.source


@attrs.frozen
class Explanation:
    """A cell and the facts behind it."""

    table: str
    row: tuple[str, ...]
    column: str
    cell: Cell
    lines: tuple[Line, ...]

    @property
    def total(self) -> Quantity | None:
        """What the facts add up to: the cell, if danvan is right."""
        return total(line.quantity for line in self.lines)

    def as_table(self) -> Table:
        """The facts behind the cell with their sources, as a table of its own."""
        return Table(
            name="explanation",
            vi=f"Căn cứ của số {self.cell.write()} ({'; '.join(part for part in self.row if part)})",
            en=f"What is behind {self.cell.write()}",
            columns=[
                Column("fact", "Dữ kiện", "Fact", width=2.0),
                Column("quantity", "Số liệu", "Quantity", kind="number"),
                Column("source", "Nguồn", "Source", width=2.5),
                Column("place", "Vị trí", "Place", width=1.2),
                Column("quote", "Nguyên văn", "As printed", width=4.0),
            ],
            rows=[Row(_cells(line)) for line in self.lines],
        )


def _cells(line: Line) -> Iterator[Cell]:
    source = line.source or Source()
    name = getattr(line.fact, "name", None) or getattr(line.fact, "title", None) or line.fact.id
    yield Cell(text=str(name), code=line.fact.id)
    yield Cell(quantity=line.quantity)
    yield Cell(text=str(source.citation) if source.citation else source.file)
    yield Cell(text=source.place)
    yield Cell(text=source.quote)


def explain(
    aggregator: Aggregator[Any], book: Book, *, row: int, column: str, during: Span | None = None
) -> Explanation:
    """The facts behind one cell of the table an aggregator makes of a book.

    Parameters: `row` is the number of the row, from 0; `column` the key of the column; `during` as in `aggregate`.

    Raises: BadValue when there is no such row or column, or the aggregator cannot explain itself.
    """
    if not isinstance(aggregator, Explains):
        raise BadValue("aggregator to explain", aggregator.name, "give it a method `behind`, as danvan's own have")
    table = aggregate(aggregator, book, during=during)
    if not 0 <= row < len(table.rows):
        raise BadValue(f"row of table {table.name}", row, f"give 0 to {len(table.rows) - 1}")
    cell = table.column(column)[row]
    found = table.rows[row]
    lines: tuple[Line, ...] = tuple(
        Line(fact, quantity) for fact, quantity in aggregator.behind(book, during, found, column)
    )
    return Explanation(table.name, tuple(one.write() for one in found.cells), column, cell, lines)
