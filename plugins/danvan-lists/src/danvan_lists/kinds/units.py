"""A row of a list of units: what it is called, of which kind it is, under whom."""

import attrs

from danvan.errors import BadValue
from danvan.facts import Code, Unit
from danvan.reading.names.bodies import read_body
from danvan.values.ids import UnitId
from danvan.values.spans import ALWAYS, Span
from danvan_lists.documents import splits
from danvan_lists.keys import made_id
from danvan_lists.reader import Reader
from danvan_lists.rows import Row


def unit_row(row: Row, reader: Reader) -> bool:
    """The unit of a row. One that the book knows by name and parent, or by its code, keeps its id.

    A unit that stands under nobody in the book yet is carried on by the row that says under whom it stands.
    """
    role = next((role for role in ("unit", "name", "holder") if row.text(role)), "")
    name = " ".join(row.text(role).split()) if role else ""
    if not name:
        reader.tell("IM301", row.at, " | ".join(str(cell) for cell in row.line.cells if cell))
        return False
    body = read_body(name, reader.vocabulary, on=reader.asked.get("on"))
    kind = body.kind
    if row.text("kind"):
        kind = reader.code("unit-kind", row.cell("kind"), row.of("kind"), "IM323") or kind
    if kind is None:
        reader.tell("IM323", row.of(role), name, candidates="; ".join(body.kinds) or "-")
        return False
    parent = _parent(row, reader)
    level = _level(row, reader) or body.level or _only_level(kind, reader)
    code = " ".join(row.text("code").split())
    match = reader.names.find(name)
    above = row.text("parent") or row.context.unit or reader.asked.get("unit") or ""
    known = reader.book.unit_rows.get(match.unit, ()) if match.unit is not None else ()
    same = bool(known) and (parent is None or known[-1].parent in (None, parent))
    unit_id = row.text("id") or (match.unit if same and match.unit else made_id("unit", name, above))
    if known and same:
        told = row.text("parent") or row.context.unit
        if told and parent not in (None, known[0].id) and len(known) == 1 and known[0].parent is None:
            reader.carry_on(known[0], attrs.evolve(known[0], parent=parent))
        else:
            reader.known += 1
        return True
    unit = Unit(
        id=UnitId(unit_id),
        name=name,
        kind=kind,
        level=level,
        parent=parent,
        codes=[Code("gso" if code.isdigit() else "local", code)] if code else [],
        aliases=tuple(splits(row.text("alias"))),
        during=_during(row, reader),
        source=reader.source_of(row),
    )
    reader.add(unit, row.at)
    reader.names.learn(unit)
    reader.forget_units()
    return True


def _parent(row: Row, reader: Reader) -> UnitId | None:
    if row.text("parent"):
        found = reader.units(row.cell("parent"), row.of("parent"))
        return found[0] if len(found) == 1 else None
    if row.context.unit:
        found = reader.units(row.context.unit, row.at)
        return found[0] if len(found) == 1 else None
    default = reader.asked.get("unit")
    return UnitId(default) if default else None


def _level(row: Row, reader: Reader) -> str | None:
    return reader.code("level", row.cell("level"), row.of("level"), "IM308") if row.text("level") else None


def _only_level(kind: str, reader: Reader) -> str | None:
    known = reader.vocabulary.unit_kind(kind)
    return known.levels[0] if known is not None and len(known.levels) == 1 else None


def _during(row: Row, reader: Reader) -> Span:
    start = reader.day(row.cell("start"), row.of("start")) if row.text("start") else None
    end = reader.day(row.cell("end"), row.of("end")) if row.text("end") else None
    if start is None and end is None:
        return ALWAYS
    try:
        return attrs.evolve(ALWAYS, start=start, end=end)
    except BadValue as error:
        reader.tell("IM313", row.of("end"), row.text("end"), why=error)
        return ALWAYS
