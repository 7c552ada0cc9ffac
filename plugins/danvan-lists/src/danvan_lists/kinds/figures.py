"""A row of a table of indicators: a unit with its numbers, or an indicator with those of several units."""

import re

import attrs

from danvan import Breakdown, Figure, Quantity
from danvan_lists.cells.numbers import counted, quantity
from danvan_lists.columns.disambiguate import part_of
from danvan_lists.columns.headings import Meaning
from danvan_lists.columns.heads import Column
from danvan_lists.columns.rows import Row
from danvan_lists.facts.ids import made_id
from danvan_lists.grids import Content, Entry
from danvan_lists.intake import Intake
from danvan_lists.kinds.made import Made
from danvan_lists.words.phrases import Read as Phrase

_MARKED = re.compile(
    r"^\s*(?:(?:trong đó|chia ra|gồm)\s*:?)?\s*(?:[-–+•*]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,4})[.)/])?\s*",
    re.IGNORECASE,
)
"""What stands before an indicator: that it is a part of the one above, a dash, a number."""


def figure_row(row: Row, intake: Intake) -> list[Made] | None:
    """The figures of a row, one for each number in it; an empty cell makes none. None if it heads those below."""
    if "measure" in row.places:
        return _measure_row(row, intake)
    role = "unit" if row.text("unit") else "holder"
    unit: str | None
    if row.text(role) and row.context.codes.get("") != "total":
        units = intake.cells.units(row.cell(role), row.of(role), "IM319")
        unit = units[0] if len(units) == 1 else None
        if unit is None:
            return []
    else:
        unit = _default(row, intake)
        if unit is None:
            intake.findings.report("IM301", row.at, " | ".join(str(cell) for cell in row.line.cells if cell))
            return []
    return [
        made
        for column, cell in row.below("figure", "flag", "value")
        for made in _figure(row, intake, column, cell, unit=unit, meaning=column.meaning)
    ]


def _default(row: Row, intake: Intake) -> str | None:
    """Whose figures they are where no column says: the unit of the sub-heading or the title, or the one asked."""
    named = intake.names.find(row.context.unit).unit if row.context.unit else None
    return named or intake.asked.get("unit") or row.default_place()


def _measure_row(row: Row, intake: Intake) -> list[Made] | None:
    """An indicator down the side: its numbers stand below units, periods, or in one column of values."""
    cell = row.cell("measure")
    if not any(str(value) for _, value in row.below("value", "figure", "flag", "outputs", "")):
        return None if _headed(cell, row, intake) and not row.text("note") else []
    meaning = _measured(cell, row, intake)
    if meaning is None:
        return []
    made: list[Made] = []
    for column, value in row.below("value", "figure", "flag", "outputs", ""):
        if not column.heading or not str(value):
            continue
        role = column.meaning.role
        unit = None
        own = meaning
        if role == "":
            unit = intake.cells.headed(column.heading)
            if unit is None:
                continue
        elif role in ("figure", "flag"):
            codes = tuple(sorted({**dict(meaning.codes), **dict(column.meaning.codes)}.items()))
            own = Meaning("figure", meaning.measure, codes, column.meaning.period)
        if unit is None and not row.text("unit"):
            unit = _default(row, intake)
        if unit is None and not row.text("unit"):
            intake.findings.report("IM319", row.under(column), value, name="-", candidates="-")
            continue
        if row.text("unit"):
            units = intake.cells.units(row.cell("unit"), row.of("unit"), "IM319")
            if len(units) != 1:
                return made
            unit = units[0]
        made.extend(_figure(row, intake, column, value, unit=unit or None, meaning=own))
    return made


def _headed(cell: Content, row: Row, intake: Intake) -> bool:
    """An indicator without a number heads those below it, where it says what they are parts of."""
    read = intake.headings.phrases.read(_MARKED.sub("", str(cell)).strip(" :"))
    if read is None or read.measure is None or not {name for name, _ in read.codes} <= {"standing"}:
        return False
    row.table_memo["whole"] = Meaning("figure", read.measure, read.codes, read.period)
    return True


def _measured(cell: Content, row: Row, intake: Intake) -> Meaning | None:
    if isinstance(cell, Entry) and cell.code and intake.vocabulary.measure(cell.code) is not None:
        return Meaning("figure", cell.code)
    text = _MARKED.sub("", str(cell)).strip(" :")
    if not text:
        intake.findings.report("IM301", row.of("measure"), " | ".join(str(one) for one in row.line.cells if one))
        return None
    code = intake.headings.phrases.code("measure", text)
    read = Phrase(code) if code is not None else intake.headings.phrases.read(text)
    if read is not None and read.measure is not None:
        meaning = Meaning("figure", read.measure, read.codes, read.period)
        if {name for name, _ in read.codes} <= {"standing"}:
            row.table_memo["whole"] = meaning
        return meaning
    whole: Meaning | None = row.table_memo.get("whole")
    if read is not None and read.codes and whole is not None:
        return part_of(whole, Meaning("figure", None, read.codes, read.period))
    if read is None or not read.codes:
        near = intake.headings.phrases.near("measure", text, 5)
        intake.findings.report("IM320", row.of("measure"), text, candidates="; ".join(near) or "-")
        return None
    return Meaning("figure", read.measure, read.codes, read.period)


def _figure(
    row: Row, intake: Intake, column: Column, cell: Content, *, unit: str | None, meaning: Meaning
) -> list[Made]:
    if not str(cell) or column.place in row.line.spread:
        return []
    at = row.under(column)
    if column.place in row.line.repeats:
        intake.findings.report("IM322", at, str(cell))
        return []
    measure = meaning.measure or _titled(row, intake)
    if measure is None:
        intake.findings.report("IM320", at, column.heading, candidates="-")
        return []
    known = intake.vocabulary.measure(measure)
    unit_of_count = known.unit if known is not None else ""
    number = quantity(intake.cells, cell, at, unit_of_count, counted(intake.cells, row, column.heading, unit_of_count))
    if number is None:
        return []
    codes = {_DIMENSION.get(name, name): code for name, code in meaning.codes}
    context = {name: code for name, code in row.context.codes.items() if name and name != "state"}
    breakdown = Breakdown({**context, **codes})
    period = _period(row, intake, meaning)
    printed = number if isinstance(number, str) else None
    note = (cell.note if isinstance(cell, Entry) else None) or row.text("note") or None
    figure = Figure(
        id=made_id("figure", measure, unit, period, *(f"{name}={code}" for name, code in breakdown.items())),
        measure=measure,
        quantity=number if isinstance(number, Quantity) else None,
        printed=printed,
        unit=unit,
        period=period,
        on=None if period is not None else intake.asked.get("on"),
        breakdown=breakdown,
        source=attrs.evolve(intake.cells.source(at, [column.heading, str(cell)]), note=note),
    )
    return [(figure, at)]


_DIMENSION = {
    "recipient_kind": "recipient",
    "registered_level": "level",
    "recognised_level": "level",
    "status": "standing",
}


def _titled(row: Row, intake: Intake) -> str | None:
    """The measure of a column that names only a part: the title's, where that counts models."""
    title = row.context.title.casefold()
    said = "mô hình" in title or "dân vận khéo" in title
    return "models" if said and intake.vocabulary.measure("models") is not None else None


def _period(row: Row, intake: Intake, meaning: Meaning) -> str | None:
    cell = row.cell("period")
    if isinstance(cell, Entry) and cell.code:
        return cell.code
    text = meaning.period or str(cell) or row.context.period
    return intake.cells.period(text, row.of("period")) if text else None
