"""From a cell of a table back to the facts behind it, and from each fact to its source."""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, TypeVar, runtime_checkable

import attrs

from danvan.aggregates.aggregator import Aggregator, aggregate
from danvan.book.book import Book
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.errors import BadValue
from danvan.facts import Act, Award, Fact, Milestone, Model
from danvan.values.citations import Citation, Source
from danvan.values.quantities import Quantity, total
from danvan.values.spans import Span

S = TypeVar("S")


@runtime_checkable
class Explains(Protocol):
    """What an aggregator has that can tell which facts stand behind a cell."""

    def behind(self, book: Book, during: Span | None, row: Row, column: str) -> Iterator[tuple[Fact, Quantity]]:
        """The facts behind a cell, each with how much of the cell it is."""
        ...


@attrs.frozen
class Line:
    """One fact behind a cell: how much of the cell it is, where it was found, and by what it came about.

    Parameters: `steps` are the milestones of a model that the cell is about (all, where it is about no step or level),
    or the acts of an award.
    """

    fact: Fact
    quantity: Quantity
    steps: tuple[Milestone | Act, ...] = ()

    @property
    def source(self) -> Source | None:
        """Where the fact was found, down to the sentence."""
        return self.fact.source

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the fact and those of its steps that have a source of their own were found."""
        found = (self.fact.source, *(step.source for step in self.steps))
        return tuple(dict.fromkeys(source for source in found if source is not None))

    @property
    def decisions(self) -> tuple[Citation, ...]:
        """The documents by which the steps were taken, each once."""
        found = (step.decision if isinstance(step, Milestone) else step.document for step in self.steps)
        return tuple(dict.fromkeys(citation for citation in found if citation is not None))


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

    @property
    def pairs(self) -> tuple[tuple[Fact, Quantity], ...]:
        """The facts, each with how much of the cell it is."""
        return tuple((line.fact, line.quantity) for line in self.lines)

    def as_table(self) -> Table:
        """The facts behind the cell with their sources, as a table of its own."""
        said, labels = self.cell.write(), "; ".join(filter(None, self.row))
        return Table(
            name="explanation",
            vi=f"Căn cứ của {f'số {said}' if said else 'ô trống'}{': ' if any(self.row) else ''}{labels}",
            en=f"What is behind {said or 'an empty cell'}",
            columns=[
                Column("fact", "Dữ kiện", "Fact", width=2.0),
                Column("quantity", "Số liệu", "Quantity", kind="number"),
                Column("decision", "Quyết định", "Decision", width=2.5),
                Column("source", "Nguồn", "Source", width=2.5),
                Column("place", "Vị trí", "Place", width=1.2),
                Column("quote", "Nguyên văn", "As printed", width=4.0),
            ],
            rows=[Row(_cells(line)) for line in self.lines],
        )


def _cells(line: Line) -> Iterator[Cell]:
    name = getattr(line.fact, "name", None) or getattr(line.fact, "title", None) or line.fact.id
    yield Cell(text=str(name), code=line.fact.id)
    yield Cell(quantity=line.quantity)
    yield _joined(str(citation) for citation in line.decisions)
    yield _joined(str(source.citation) if source.citation else source.file for source in line.sources)
    yield _joined(source.place for source in line.sources)
    yield _joined(source.quote for source in line.sources)


def _joined(texts: Iterable[str | None]) -> Cell:
    return Cell(text="; ".join(dict.fromkeys(text for text in texts if text)) or None)


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
    asked = {code for code in (*(one.code for one in found.cells), column.rpartition(":")[2]) if code}
    pairs = aggregator.behind(book, during, found, column)
    labels = [one.write() for one in found.cells if one.quantity is None]
    return explained(table.name, labels, column, cell, pairs, about=asked)


def explained(
    table: str,
    row: Iterable[str],
    column: str,
    cell: Cell,
    behind: Iterable[tuple[Fact, Quantity]],
    *,
    about: Iterable[str] = (),
) -> Explanation:
    """The explanation of a cell from the facts behind it.

    Parameters: `about` are the codes of the cell's row and column: of a model's milestones those count that have them.
    """
    codes = set(about)
    lines: tuple[Line, ...] = tuple(Line(fact, quantity, _steps(fact, codes)) for fact, quantity in behind)
    return Explanation(table, tuple(row), column, cell, lines)


def _steps(fact: Fact, codes: set[str]) -> tuple[Milestone | Act, ...]:
    if isinstance(fact, Award):
        return fact.acts
    if not isinstance(fact, Model):
        return ()
    of_kind = [step for step in fact.milestones if step.kind in codes] or fact.milestones
    return tuple([step for step in of_kind if step.level in codes] or of_kind)
