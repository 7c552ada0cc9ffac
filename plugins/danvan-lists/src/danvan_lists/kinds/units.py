"""A row of a list of units: what it is called, of which kind it is, under whom."""

from collections.abc import Sequence

import attrs

from danvan import BadValue, Code, Span, Unit, merge_records
from danvan.plugins import say_the_same
from danvan.reading import read_body
from danvan_lists.cells.citations import splits
from danvan_lists.cells.units import unit_rows
from danvan_lists.columns.rows import Row
from danvan_lists.facts.ids import made_id
from danvan_lists.intake import Intake
from danvan_lists.kinds.made import Made
from danvan_lists.words.spelling import plain


def unit_row(row: Row, intake: Intake) -> list[Made]:
    """The unit of a row. One that the book knows by name and parent, or by its code, keeps its id.

    A unit that stands under nobody in the book yet is carried on by the row that says under whom it stands.
    """
    role = next((role for role in ("unit", "name", "holder") if row.text(role)), "")
    name = " ".join(row.text(role).split()) if role else ""
    if not name:
        intake.findings.report("IM301", row.at, " | ".join(str(cell) for cell in row.line.cells if cell))
        return []
    body = read_body(name, intake.vocabulary, on=intake.asked.get("on"))
    kind = body.kind
    if row.text("kind"):
        kind = intake.cells.code("unit-kind", row.cell("kind"), row.of("kind"), "IM323") or kind
    if kind is None:
        intake.findings.report("IM323", row.of(role), name, candidates="; ".join(body.kinds) or "-")
        return []
    parent = _parent(row, intake)
    level = _level(row, intake) or body.level or _only_level(kind, intake)
    code = " ".join(row.text("code").split())
    match = intake.names.find(name)
    above = row.text("parent") or row.context.unit or intake.asked.get("unit") or ""
    known = unit_rows(intake.book).get(match.unit or "", ())
    same = bool(known) and _is_called(name, code, known) and (parent is None or known[-1].parent in (None, parent))
    unit_id = row.text("id") or (match.unit if same and match.unit else made_id("unit", name, above))
    if same:
        return _known(known, row, intake, parent=parent, code=code)
    unit = Unit(
        id=unit_id,
        name=name,
        kind=kind,
        level=level,
        parent=parent,
        codes=_codes(code),
        aliases=tuple(splits(row.text("alias"))),
        during=_during(row, intake),
        source=intake.cells.source_of(row),
    )
    intake.names.learn(unit)
    intake.cells.forget_units()
    return [(unit, row.at)]


def _codes(code: str) -> list[Code]:
    return [Code("gso" if code.isdigit() else "local", code)] if code else []


def _is_called(name: str, code: str, known: Sequence[Unit]) -> bool:
    """Whether a row names a unit as the book does, or has its code."""
    names = {plain(one) for row in known for one in (row.name, *row.aliases)}
    return plain(name) in names or any(code and one.value == code for row in known for one in row.codes)


def _known(known: Sequence[Unit], row: Row, intake: Intake, *, parent: str | None, code: str) -> list[Made]:
    """A row of a unit that the book has: what its columns add is carried on, what they contradict is reported."""
    last = known[-1]
    said = row.text("parent") or row.context.unit
    kind = intake.cells.code("unit-kind", row.cell("kind"), row.of("kind"), "IM323") if row.text("kind") else None
    fresh = attrs.evolve(
        last,
        kind=kind or last.kind,
        level=_level(row, intake),
        parent=parent if said and parent != last.id else None,
        codes=_codes(code) if all(one.value != code for one in last.codes) else (),
        aliases=tuple(splits(row.text("alias"))),
        source=None,
    )
    merged = merge_records(last, fresh)
    if merged.contradictions:
        fields = ", ".join(found.place for found in merged.contradictions)
        intake.findings.report("IM315", row.at, last.id, held=last.name, fields=fields)
    elif len(known) == 1 and not say_the_same(merged.fact, last):
        intake.facts.carry_on(last, merged.fact)
    else:
        intake.facts.known += 1
    return []


def _parent(row: Row, intake: Intake) -> str | None:
    if row.text("parent"):
        found = intake.cells.units(row.cell("parent"), row.of("parent"))
        return found[0] if len(found) == 1 else None
    if row.context.unit:
        found = intake.cells.units(row.context.unit, row.at)
        return found[0] if len(found) == 1 else None
    return intake.asked.get("unit") or row.default_place()


def _level(row: Row, intake: Intake) -> str | None:
    return intake.cells.code("level", row.cell("level"), row.of("level"), "IM308") if row.text("level") else None


def _only_level(kind: str, intake: Intake) -> str | None:
    known = intake.vocabulary.unit_kind(kind)
    return known.levels[0] if known is not None and len(known.levels) == 1 else None


def _during(row: Row, intake: Intake) -> Span:
    start = intake.cells.day(row.cell("start"), row.of("start")) if row.text("start") else None
    end = intake.cells.day(row.cell("end"), row.of("end")) if row.text("end") else None
    if start is None and end is None:
        return Span()
    try:
        return Span(start, end)
    except BadValue as error:
        intake.findings.report("IM313", row.of("end"), row.text("end"), why=error)
        return Span()
