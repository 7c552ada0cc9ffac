"""Every text of a report, each with its place, whatever block it stands in."""

import datetime
from collections.abc import Iterator
from typing import Any

import attrs

from danvan.documents import Report, Table


def strings(report: Report) -> Iterator[tuple[str, str]]:
    """Place and text of everything a report says.

    >>> list(strings(Report(kind="report", type_name="Báo cáo", title="Quý I", blocks=[])))
    [('kind', 'report'), ('type_name', 'Báo cáo'), ('title', 'Quý I')]
    """
    yield from _of(report, "")


def texts_of(value: object) -> Iterator[tuple[str, str]]:
    """Place and text of everything a block says."""
    return _of(value, "")


def _of(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Table):
        yield from _of_table(value, place)
    elif isinstance(value, tuple | list):
        for number, item in enumerate(value, 1):
            yield from _of(item, f"{place} {number}")
    elif attrs.has(type(value)) and not isinstance(value, datetime.date):
        for field in attrs.fields(type(value)):
            name = f"{place}, {field.name}" if place else field.name
            yield from _of(getattr(value, field.name), name)


def _of_table(table: Table, place: str) -> Iterator[tuple[str, str]]:
    for number, column in enumerate(table.columns, 1):
        yield f"{place}, column {number}", column.vi
        if column.over:
            yield f"{place}, above column {number}", column.over
    for number, row in enumerate(table.rows, 1):
        for at, cell in enumerate(row.cells, 1):
            yield f"{place}, row {number}, column {at}", cell.write()
            if cell.note:
                yield f"{place}, row {number}, column {at}, note", cell.note
    yield from _of(table.notes, f"{place}, note")
