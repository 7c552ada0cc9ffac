"""How many different units hold models, by field; the holders are kept, as two distinct counts do not add up."""

from typing import Any

from danvan import Book, Quantity, Span, hookimpl
from danvan.documents import Cell, Column, Row, Table
from danvan.plugins import Aggregator

Held = frozenset[tuple[str, str]]  # pairs of a field and a unit that holds a model in it


class Holders:
    """Counts distinct holders by field."""

    name = "distinct-holders"

    def of(self, book: Book, during: Span | None) -> Held:
        """The pairs of a book."""
        models = book.during(during).models
        return frozenset((field, holder) for model in models for field in model.fields for holder in model.holders)

    def merge(self, left: Held, right: Held) -> Held:
        """The pairs of two shards."""
        return left | right

    def table(self, state: Held) -> Table:
        """A row for each field."""
        fields = [field for field, _ in state]
        columns = [Column("field", "Lĩnh vực", "Field"), Column("count", "Số đơn vị", "Units", kind="number")]
        rows = [
            Row([Cell(text=field, code=field), Cell(quantity=Quantity(fields.count(field), unit="unit"))])
            for field in sorted(set(fields))
        ]
        return Table(name=self.name, vi="Đơn vị có mô hình", en="Units with models", columns=columns, rows=rows)


@hookimpl
def danvan_aggregators() -> list[Aggregator[Any]]:
    """What danvan finds under the entry point."""
    return [Holders()]
