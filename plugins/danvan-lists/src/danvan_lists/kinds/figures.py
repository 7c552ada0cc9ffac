"""A row of a table of indicators: a unit with its numbers, or an indicator with those of several units."""

import re

import attrs

from danvan.facts import Breakdown, Figure
from danvan.values.ids import FigureId, PeriodId, UnitId
from danvan.values.quantities import Quantity
from danvan_lists.grids import Content, Entry
from danvan_lists.headings import Meaning
from danvan_lists.heads import Column
from danvan_lists.keys import made_id
from danvan_lists.numbers import counted, quantity
from danvan_lists.phrases import Read as Phrase
from danvan_lists.reader import Reader
from danvan_lists.rows import Row
from danvan_lists.settling import part_of

_MARKED = re.compile(
    r"^\s*(?:(?:trong đó|chia ra|gồm)\s*:?)?\s*(?:[-–+•*]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,4})[.)/])?\s*",
    re.IGNORECASE,
)
"""What stands before an indicator: that it is a part of the one above, a dash, a number."""


def figure_row(row: Row, reader: Reader) -> bool:
    """The figures of a row, one for each number in it; an empty cell makes none."""
    if "measure" in row.places:
        return _measure_row(row, reader)
    default = _default(row, reader)
    unit: UnitId | None = None
    role = "unit" if row.text("unit") else "holder"
    total = row.context.codes.get("") == "total"
    if total and default:
        unit = UnitId(default)
    elif row.text(role):
        units = reader.units(row.cell(role), row.of(role), "IM319")
        if len(units) != 1:
            return False
        unit = units[0]
    elif default:
        unit = UnitId(default)
    else:
        reader.tell("IM301", row.at, " | ".join(str(cell) for cell in row.line.cells if cell))
        return False
    made = [
        _figure(row, reader, column, cell, unit=unit, meaning=column.meaning)
        for column, cell in row.below("figure", "flag", "value")
    ]
    return any(made)


def _default(row: Row, reader: Reader) -> str | None:
    """Whose figures they are where no column says: the unit of the sub-heading or the title, or the one asked."""
    named = reader.names.find(row.context.unit).unit if row.context.unit else None
    return named or reader.asked.get("unit")


def _measure_row(row: Row, reader: Reader) -> bool:
    """An indicator down the side: its numbers stand below units, periods, or in one column of values."""
    cell = row.cell("measure")
    if not any(str(value) for _, value in row.below("value", "figure", "flag", "outputs", "")):
        return _headed(cell, reader)
    meaning = _measured(cell, row, reader)
    if meaning is None:
        return False
    made: list[bool] = []
    for column, value in row.below("value", "figure", "flag", "outputs", ""):
        if not column.heading or not str(value):
            continue
        role = column.meaning.role
        unit = _default(row, reader)
        own = meaning
        if role == "":
            unit = reader.headed(column.heading)
            if unit is None:
                continue
        elif role in ("figure", "flag"):
            codes = tuple(sorted({**dict(meaning.codes), **dict(column.meaning.codes)}.items()))
            own = Meaning("figure", meaning.measure, codes, column.meaning.period)
        if unit is None and not row.text("unit"):
            reader.tell("IM319", row.under(column), value, name="-", candidates="-")
            continue
        if row.text("unit"):
            units = reader.units(row.cell("unit"), row.of("unit"), "IM319")
            if len(units) != 1:
                return bool(made)
            unit = units[0]
        made.append(_figure(row, reader, column, value, unit=UnitId(unit) if unit else None, meaning=own))
    return any(made)


def _headed(cell: Content, reader: Reader) -> bool:
    """An indicator without a number heads those below it, where it says what they are parts of."""
    read = reader.headings.phrases.read(_MARKED.sub("", str(cell)).strip(" :"))
    if read is None or read.measure is None or not {name for name, _ in read.codes} <= {"standing"}:
        return False
    reader.whole = Meaning("figure", read.measure, read.codes, read.period)
    return True


def _measured(cell: Content, row: Row, reader: Reader) -> Meaning | None:
    if isinstance(cell, Entry) and cell.code and reader.vocabulary.measure(cell.code) is not None:
        return Meaning("figure", cell.code)
    text = _MARKED.sub("", str(cell)).strip(" :")
    if not text:
        reader.tell("IM301", row.of("measure"), " | ".join(str(one) for one in row.line.cells if one))
        return None
    code = reader.headings.phrases.code("measure", text)
    read = Phrase(code) if code is not None else reader.headings.phrases.read(text)
    if read is not None and read.measure is not None:
        meaning = Meaning("figure", read.measure, read.codes, read.period)
        if {name for name, _ in read.codes} <= {"standing"}:
            reader.whole = meaning
        return meaning
    if read is not None and read.codes and reader.whole is not None:
        return part_of(reader.whole, Meaning("figure", None, read.codes, read.period))
    if read is None or not read.codes:
        near = reader.headings.phrases.near("measure", text, 5)
        reader.tell("IM320", row.of("measure"), text, candidates="; ".join(near) or "-")
        return None
    return Meaning("figure", read.measure, read.codes, read.period)


def _figure(row: Row, reader: Reader, column: Column, cell: Content, *, unit: UnitId | None, meaning: Meaning) -> bool:
    if not str(cell) or column.place in row.line.spread:
        return False
    at = row.under(column)
    if column.place in row.line.repeats:
        reader.tell("IM322", at, str(cell))
        return False
    measure = meaning.measure or _titled(row, reader)
    if measure is None:
        reader.tell("IM320", at, column.heading, candidates="-")
        return False
    known = reader.vocabulary.measure(measure)
    unit_of_count = known.unit if known is not None else ""
    number = quantity(reader, cell, at, unit_of_count, counted(reader, row, column.heading, unit_of_count))
    if number is None:
        return False
    codes = {_DIMENSION.get(name, name): code for name, code in meaning.codes}
    context = {name: code for name, code in row.context.codes.items() if name and name != "state"}
    breakdown = Breakdown({**context, **codes})
    period = _period(row, reader, meaning)
    printed = number if isinstance(number, str) else None
    note = cell.note if isinstance(cell, Entry) else None
    figure = Figure(
        id=FigureId(made_id("figure", measure, unit, period, *(f"{name}={code}" for name, code in breakdown.items()))),
        measure=measure,
        quantity=number if isinstance(number, Quantity) else None,
        printed=printed,
        unit=unit,
        period=period,
        on=None if period is not None else reader.asked.get("on"),
        breakdown=breakdown,
        source=attrs.evolve(reader.source(at, [column.heading, str(cell)]), note=note),
    )
    reader.add(figure, at)
    return True


_DIMENSION = {
    "recipient_kind": "recipient",
    "registered_level": "level",
    "recognised_level": "level",
    "status": "standing",
}


def _titled(row: Row, reader: Reader) -> str | None:
    """The measure of a column that names only a part: the title's, where that counts models."""
    title = row.context.title.casefold()
    said = "mô hình" in title or "dân vận khéo" in title
    return "models" if said and reader.vocabulary.measure("models") is not None else None


def _period(row: Row, reader: Reader, meaning: Meaning) -> PeriodId | None:
    cell = row.cell("period")
    if isinstance(cell, Entry) and cell.code:
        return PeriodId(cell.code)
    text = meaning.period or str(cell) or row.context.period
    return reader.period(text, row.of("period")) if text else None
