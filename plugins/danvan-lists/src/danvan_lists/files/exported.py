"""Tables as danvan's own exporters wrote them, read back equal (but for layout, which no text file keeps)."""

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from danvan import BadValue, Quantity
from danvan.documents import Cell, Column, Row, Table

BESIDE = ("code", "value", "exact", "unit", "printed", "note")
"""What may stand in columns of its own beside a column's cells."""

_KINDS: dict[str, Literal["data", "heading", "total"]] = {"data": "data", "heading": "heading", "total": "total"}


def is_exported(text: str) -> bool:
    """Whether a text is of the csv exporter: it begins with a section.

    >>> is_exported("table,models,Mô hình,Models\\r\\n"), is_exported("TT,Tên\\r\\n")
    (True, False)
    """
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0].rstrip("\r")
    return first == "block,text" or (first.startswith("table,") and first.count(",") >= 3)


def tables_in(text: str) -> tuple[Table, ...]:
    """The tables of a report that the csv exporter wrote, with the codes and quantities of their cells.

    >>> lines = "table,t,Bảng,Table", "Lĩnh vực,,Số", "Field,,Count", "field,field_code,count", "Kinh tế,economy,12"
    >>> table = tables_in("\\r\\n".join(lines))[0]
    >>> table.column("field")[0].code, table.column("count")[0].quantity.value
    ('economy', Decimal('12'))
    """
    sections: list[list[list[str]]] = [[]]
    for row in csv.reader(text.lstrip("\ufeff").splitlines(keepends=True)):
        if row:
            sections[-1].append(row)
        else:
            sections.append([])
    return tuple(
        _table(section) for section in sections if section and section[0][0] == "table" and len(section[0]) >= 4
    )


def unguarded(text: str) -> str:
    """The text of a cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return text.removeprefix("'")


def _table(section: Sequence[Sequence[str]]) -> Table:
    _, name, vi, en, *_ = section[0]
    names = tuple(map(unguarded, (name, vi, en)))
    if len(section) < 4:
        return Table(name=names[0], vi=names[1], en=names[2], columns=())
    headings_vi, headings_en, keys, *rows = section[1:]
    groups = list(_grouped(keys, headings_vi))
    kind_at = next((at for key, at, _ in groups if at == 0 and key.rstrip("_") == "row" and not headings_vi[0]), None)
    columns = [(key, at, beside) for key, at, beside in groups if at != kind_at or kind_at is None]
    made = [
        Row(
            [_cell(row, at, beside) for _, at, beside in columns],
            kind=_KINDS.get(row[0], "data") if kind_at is not None else "data",
        )
        for row in rows
    ]
    return Table(
        name=names[0],
        vi=names[1],
        en=names[2],
        columns=[
            Column(
                unguarded(key),
                unguarded(headings_vi[at]),
                unguarded(headings_en[at]),
                kind="number" if _numeric(rows, at, beside) else "text",
            )
            for key, at, beside in columns
        ],
        rows=made,
    )


def _grouped(keys: Sequence[str], headings: Sequence[str]) -> Iterator[tuple[str, int, dict[str, int]]]:
    """Each column with its place and the places of what stands beside it."""
    at = 0
    while at < len(keys):
        key, first = keys[at], at
        beside: dict[str, int] = {}
        at += 1
        while at < len(keys) and not headings[at]:
            name = next((one for one in BESIDE if keys[at].rstrip("_") == f"{key}_{one}".rstrip("_")), None)
            if name is None or name in beside:
                break
            beside[name] = at
            at += 1
        yield key, first, beside


def _numeric(rows: Sequence[Sequence[str]], at: int, beside: dict[str, int]) -> bool:
    shown = [row[at] for row in rows if at < len(row) and row[at]]
    return bool(shown) and "value" not in beside and all(_number(text) is not None for text in shown)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text[:1].isdigit() or text[:1] == "-" else None
    except InvalidOperation:
        return None


def _cell(row: Sequence[str], at: int, beside: dict[str, int]) -> Cell:
    def other(name: str) -> str:
        place = beside.get(name)
        return unguarded(row[place]) if place is not None and place < len(row) else ""

    shown = row[at] if at < len(row) else ""
    number = _number(other("value")) if other("value") else _number(shown)
    quantity = None
    if number is not None:
        known: Any = other("exact") or "exact"
        try:
            quantity = Quantity(number, known, other("unit"), printed=other("printed") or None)
        except BadValue:
            quantity = None
    worded = quantity is None or bool(other("value"))
    return Cell(
        text=unguarded(shown) if shown and worded else None,
        code=other("code") or None,
        quantity=quantity,
        note=other("note") or None,
    )
