"""A table of figures: what aggregators make and exporters print. It knows no units and no awards."""

from typing import Literal

import attrs

from danvan.errors import BadValue
from danvan.values.quantities import Quantity

ColumnKind = Literal["text", "number", "share"]
RowKind = Literal["data", "heading", "total"]


@attrs.frozen
class Column:
    """A column: its key in files, its Vietnamese and English headings, what its cells hold.

    Parameters: `width` is its share of the table's width beside the others' (1 where not said); `over` is the heading
    above its own that it shares with its neighbours, `over_en` the same in English.

    >>> Column("homes", "Hộ", "Households", over="Được khen thưởng").heading
    'Được khen thưởng: Hộ'
    """

    key: str
    vi: str
    en: str
    kind: ColumnKind = attrs.field(default="text", kw_only=True)
    width: float = attrs.field(default=1.0, kw_only=True)
    over: str | None = attrs.field(default=None, kw_only=True)
    over_en: str | None = attrs.field(default=None, kw_only=True)

    @property
    def heading(self) -> str:
        """Its heading in one line, with the one above it, for formats that have one row of headings."""
        return f"{self.over}: {self.vi}" if self.over else self.vi

    @property
    def heading_en(self) -> str:
        """Its English heading in one line, likewise."""
        return f"{self.over_en}: {self.en}" if self.over_en else self.en


@attrs.frozen(kw_only=True)
class Cell:
    """One cell: a number, or a text with the vocabulary code it is the label of. Empty where nothing is known.

    >>> Cell(quantity=Quantity(1520)).write(), Cell(text="Kinh tế", code="economy").write(), Cell().write()
    ('1.520', 'Kinh tế', '')
    """

    text: str | None = None
    code: str | None = None
    quantity: Quantity | None = None
    note: str | None = None

    def write(self) -> str:
        """What is printed: the text where there is one, else the number in the one style of a document."""
        if self.text is not None:
            return self.text
        if self.quantity is None:
            return ""
        return f"{self.quantity.write()}{'%' if self.quantity.unit == 'percent' else ''}"


@attrs.frozen
class Row:
    """A row of cells, one for each column."""

    cells: tuple[Cell, ...] = attrs.field(converter=tuple[Cell, ...])
    kind: RowKind = attrs.field(default="data", kw_only=True)


@attrs.frozen(kw_only=True)
class Table:
    """Columns, rows and notes, under a name (a stable code) and a title in two languages.

    Raises: BadValue when a row has more or fewer cells than there are columns, or two columns share a key.

    >>> table = Table(name="models-by-field", vi="Mô hình theo lĩnh vực", en="Models by field",
    ...     columns=[Column("field", "Lĩnh vực", "Field"), Column("count", "Số mô hình", "Models", kind="number")],
    ...     rows=[Row([Cell(text="Kinh tế", code="economy"), Cell(quantity=Quantity(12))])])
    >>> table.column("count")[0].quantity.value
    Decimal('12')
    """

    name: str
    vi: str
    en: str
    columns: tuple[Column, ...] = attrs.field(converter=tuple[Column, ...])
    rows: tuple[Row, ...] = attrs.field(default=(), converter=tuple[Row, ...])
    notes: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])

    def __attrs_post_init__(self) -> None:
        keys = [column.key for column in self.columns]
        if len(set(keys)) != len(keys):
            raise BadValue(f"columns of table {self.name}", ", ".join(keys), "give each column a key of its own")
        for number, row in enumerate(self.rows, 1):
            if len(row.cells) != len(keys):
                raise BadValue(
                    f"row {number} of table {self.name}",
                    f"{len(row.cells)} cells",
                    f"give one for each of the {len(keys)} columns",
                )

    def column(self, key: str) -> tuple[Cell, ...]:
        """The cells of one column, from top to bottom.

        Raises: BadValue when there is no column of that key.
        """
        for place, column in enumerate(self.columns):
            if column.key == key:
                return tuple(row.cells[place] for row in self.rows)
        known = ", ".join(column.key for column in self.columns)
        raise BadValue(f"column of table {self.name}", key, f"give one of: {known}")

    def trimmed(self) -> "Table":
        """The table without the columns in which no row has anything; a table without rows stays as it is.

        >>> columns = [Column("a", "A", "A"), Column("b", "B", "B")]
        >>> table = Table(name="t", vi="T", en="T", columns=columns, rows=[Row([Cell(text="x"), Cell()])])
        >>> [column.key for column in table.trimmed().columns]
        ['a']
        """
        kept = [place for place in range(len(self.columns)) if any(row.cells[place].write() for row in self.rows)]
        if not kept:
            return self
        return self.without(*(column.key for place, column in enumerate(self.columns) if place not in kept))

    def without(self, *keys: str) -> "Table":
        """The table without the columns of these keys."""
        kept = [place for place, column in enumerate(self.columns) if column.key not in keys]
        rows = [attrs.evolve(row, cells=tuple(row.cells[place] for place in kept)) for row in self.rows]
        return attrs.evolve(self, columns=tuple(self.columns[place] for place in kept), rows=tuple(rows))
