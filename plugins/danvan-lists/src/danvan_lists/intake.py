"""What one file is read into: its findings, its facts, its tables, and the readers of its cells."""

from collections.abc import Mapping
from typing import Any

import attrs

from danvan import Book
from danvan.plugins import Asked, Imported, TableRead
from danvan.vocabulary import Vocabulary
from danvan_lists.cells.reader import CellReader
from danvan_lists.cells.units import UnitNames
from danvan_lists.columns.headings import Headings, declared_meaning
from danvan_lists.facts.collected import Facts
from danvan_lists.findings import Findings, Notice


@attrs.define(eq=False)
class Intake:
    """One file being read, with what was asked of its importer. No book is changed: the result is an `Imported`.

    Parameters: `notices` are the findings of an importer of another distribution, beside those of danvan-lists.

    Raises: Unknown if `mapping` or `fill` names a meaning that columns do not have, or `unit` or `units` a unit that
    the book does not have.
    """

    file: str
    asked: Asked
    notices: Mapping[str, Notice] = attrs.field(factory=dict)
    tables: list[TableRead] = attrs.field(factory=list)
    rows: int = 0
    findings: Findings = attrs.field(init=False)
    facts: Facts = attrs.field(init=False)
    names: UnitNames = attrs.field(init=False)
    headings: Headings = attrs.field(init=False)
    cells: CellReader = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        book = self.asked.get("book") or Book()
        on, unit, units = self.asked.get("on"), self.asked.get("unit"), dict(self.asked.get("units") or {})
        if self.asked.get("book") is not None:
            for one in (unit, *units.values()):
                if one:
                    book.unit(one)
        for meaning in self.asked.get("fill") or ():
            declared_meaning(meaning)  # an unknown one would fill nothing, silently
        self.findings = Findings(self.file, self.notices)
        self.facts = Facts(book, self.findings)
        self.names = UnitNames(book, on, units, unit)
        self.headings = Headings.of(book.vocabulary, self.asked.get("mapping"))
        self.cells = CellReader(self.file, on, self.findings, self.facts, self.names, self.headings)

    @property
    def book(self) -> Book:
        """The book that the facts are meant for."""
        return self.facts.book

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary that the lists are read with."""
        return self.book.vocabulary

    def option(self, name: str) -> Any:
        """What was asked under a name; None if it was not."""
        return self.asked.get(name)

    def imported(self) -> Imported:
        """The result."""
        return Imported(
            facts=[*self.facts.made.values()],
            findings=self.findings.found,
            replaces=[*self.facts.replaced.values()],
            known=self.facts.known,
            tables=[attrs.evolve(table, rows=dict(table.rows)) for table in self.tables],
        )
