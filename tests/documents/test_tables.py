"""Tables: their shape, and what a cell prints."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.documents.tables import Cell, Column, Row, Table
from danvan.errors import BadValue
from danvan.values.quantities import Quantity
from strategies_core import cells, tables


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (Cell(), ""),
        (Cell(text="Kinh tế", code="economy"), "Kinh tế"),
        (Cell(quantity=Quantity(1520)), "1.520"),
        (Cell(quantity=Quantity(4400, "over", printed="hơn 4.400")), "hơn 4.400"),
        (Cell(quantity=Quantity(11000, "over", printed="11.000")), "trên 11 nghìn"),
        (Cell(text="không rõ", quantity=Quantity(3)), "không rõ"),
        (Cell(text="", quantity=Quantity(3)), ""),
        (Cell(quantity=Quantity(0)), "0"),
    ],
)
def test_cell_prints(cell: Cell, written: str) -> None:
    """A cell prints its text, else the number as the source has it, else as danvan writes it."""
    assert cell.write() == written


@given(tables())
def test_columns_hold_every_cell(table: Table) -> None:
    """The columns hold the cells of the rows, from top to bottom."""
    columns = [table.column(column.key) for column in table.columns]
    assert all(len(found) == len(table.rows) for found in columns)
    for number, row in enumerate(table.rows):
        assert row.cells == tuple(found[number] for found in columns)


@given(st.integers(0, 4), st.lists(cells, max_size=4))
def test_rows_fit(width: int, among: list[Cell]) -> None:
    """A row with more or fewer cells than columns is refused."""
    columns = [Column(f"c{n}", "", "") for n in range(width)]
    if len(among) == width:
        assert Table(name="t", vi="", en="", columns=columns, rows=[Row(among)]).rows == (Row(among),)
    else:
        with pytest.raises(BadValue):
            Table(name="t", vi="", en="", columns=columns, rows=[Row(among)])


def test_keys_are_distinct() -> None:
    """Two columns of one key are refused."""
    with pytest.raises(BadValue):
        Table(name="t", vi="", en="", columns=[Column("a", "x", "x"), Column("a", "y", "y")])


@given(tables())
def test_unknown_column(table: Table) -> None:
    """A column that is not there is told of by danvan's own error."""
    with pytest.raises(BadValue):
        table.column("missing")


@given(tables())
def test_values(table: Table) -> None:
    """A table is a value: hashable, and without lists that could change."""
    parts = {field.name: getattr(table, field.name) for field in attrs.fields(Table)}
    again = Table(**{**parts, "rows": list(table.rows), "notes": list(table.notes)})
    assert (hash(again), again) == (hash(table), table)
    assert isinstance(again.rows, tuple)
