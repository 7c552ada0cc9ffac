"""A row of a list of models: registered, recognised, or as they are."""

from collections.abc import Iterator
from typing import Literal

import attrs

from danvan.facts import Description, Milestone, Model, Person
from danvan.values.citations import Citation
from danvan.values.ids import ModelId, PeriodId, UnitId
from danvan_lists.counting import said_in
from danvan_lists.documents import bare_symbol
from danvan_lists.grids import Entry
from danvan_lists.headings import places_in
from danvan_lists.keys import made_id
from danvan_lists.people import bare_name, is_person, person
from danvan_lists.reader import Reader
from danvan_lists.rows import Row

DESCRIBED = (
    "situation",
    "aims",
    "content",
    "area",
    "forces",
    "resources",
    "schedule",
    "outputs",
    "effect",
    "sustainability",
)
"""The roles that are fields of a description."""


HOLDING = ("holder", "unit", "type", "person", "office")
"""The roles that say who holds a model."""

STEPPING = (
    "period", "recognised_period", "level", "registered_level", "recognised_level", "registered_on", "recognised_on",
    "status", "decision", "decision_date", "by",
)  # fmt: skip
"""The roles that tell of its milestones."""


def model_row(row: Row, reader: Reader) -> bool:
    """The model of a row, with the milestones that the list and its columns tell of."""
    name = " ".join(row.text("name").split())
    if not name:
        reader.tell("IM301", row.of("name"), " | ".join(str(cell) for cell in row.line.cells if cell))
        return False
    period = reader.again(row, "period", ("period", "recognised_period"), _period)
    kind = reader.again(row, "type", ("type", "holder"), _type)
    holders, who, printed = reader.again(row, "holders", HOLDING, lambda row, reader: _holders(row, reader, kind))
    model_id = row.text("id") or made_id("model", name, printed, bare_name(row.text("person")), period)
    model = Model(
        id=ModelId(model_id),
        name=name,
        holders=holders,
        person=who,
        type=kind,
        fields=reader.again(row, "fields", ("field",), _fields),
        place=reader.again(row, "place", ("place",), _place),
        period=period,
        movement=reader.again(row, "movement", (), _movement),
        milestones=reader.again(
            row, "milestones", STEPPING, lambda row, reader: tuple(_milestones(row, reader, period))
        ),
        description=_description(row),
        source=reader.source_of(row),
    )
    for column, cell in row.unticked():
        reader.tell("IM316", row.under(column), str(cell))
    reader.add(model, row.at)
    return True


def _period(row: Row, reader: Reader) -> PeriodId | None:
    return _named(row, reader, "period" if row.text("period") else "recognised_period")


def _named(row: Row, reader: Reader, role: str) -> PeriodId | None:
    cell = row.cell(role)
    if isinstance(cell, Entry) and cell.code:
        return PeriodId(cell.code)
    text = str(cell) or row.context.period
    return reader.period(text, row.of(role)) if text else None


def _type(row: Row, reader: Reader) -> Literal["collective", "individual"] | None:
    ticked = [code for code, _ in row.ticked("type")]
    cell = row.cell("type")
    code = ticked[0] if len(ticked) == 1 else None
    if code is None and str(cell):
        code = reader.code("model-type", cell, row.of("type"), "IM312")
    if code is None:
        code = row.context.codes.get("type")
    if code is None and "holder" in row.places and is_person(row.text("holder")):
        code = "individual"
    if code in ("collective", "individual"):
        return "collective" if code == "collective" else "individual"
    return None


def _holders(row: Row, reader: Reader, kind: str | None) -> tuple[tuple[UnitId, ...], Person | None, str]:
    """The units that hold a model, the person where it is an individual's, and the words that tell it from others."""
    role = "holder" if row.text("holder") else "unit"
    printed = " ".join(row.text(role).split()) or row.context.unit or ""
    default = reader.asked.get("unit")
    named = row.text("person")
    alone = kind == "individual" and not named and bool(row.text(role))
    if alone and reader.names.find(printed).unit is None:
        of = UnitId(default) if default else None
        return (), person(row.text(role), reader.names, row.text("office"), of), bare_name(printed)
    units: tuple[UnitId, ...] = ()
    if printed:
        cell = row.cell(role) if row.text(role) else printed
        units = reader.units(cell, row.of(role))
    elif default:
        units = (UnitId(default),)
    if not named:
        return units, None, printed or default or ""
    who = person(named, reader.names, row.text("office"), units[0] if len(units) == 1 else None)
    return (() if kind == "individual" else units), who, printed or default or ""


def _place(row: Row, reader: Reader) -> UnitId | None:
    text = row.text("place")
    if not text:
        return None
    cell = row.cell("place")
    code = cell.code if isinstance(cell, Entry) else None
    # An address that is no unit stays in the quoted row: it is no claim that a unit is missing.
    return reader.names.find(" ".join(text.split()), code, places_in(row.of("place").heading)).unit


def _fields(row: Row, reader: Reader) -> tuple[str, ...]:
    ticked = tuple(code for code, _ in row.ticked("field"))
    if ticked:
        return ticked
    if row.text("field"):
        return reader.codes("field", row.cell("field"), row.of("field"), "IM307")
    code = row.context.codes.get("field")
    return (code,) if code else ()


def _movement(row: Row, reader: Reader) -> str | None:
    heading = row.places.get("name")
    said = f"{row.context.title} {heading.heading if heading else ''}".casefold()
    return "dan-van-kheo" if "dân vận khéo" in said and reader.vocabulary.find("movement", "dan-van-kheo") else None


def _description(row: Row) -> Description | None:
    if row.head.roles.isdisjoint(DESCRIBED):
        return None
    texts = {role: _sized(text, row.of(role).heading) for role in DESCRIBED if (text := row.text(role))}
    return Description(**texts) if texts else None


def _sized(text: str, heading: str) -> str:
    """The text with what its heading says it is counted in, where it is nothing but a number."""
    bare = text.strip("0123456789.,") == ""
    return f"{text} {words}" if bare and (words := next(said_in(heading), "")) else text


def _milestones(row: Row, reader: Reader, period: PeriodId | None) -> Iterator[Milestone]:
    """The steps that a row tells of, each once: as its columns say, else as the list itself does."""
    document = reader.again(row, "decision", ("decision", "decision_date", "by"), decision)
    kind, ticked = row.context.kind, _ticked(row)
    said = {step: [level for other, level in ticked if other == step] for step, _ in ticked}
    recognised = [*_levels(row, reader, "recognised_level"), *filter(None, said.get("recognised", ()))]
    registered = [*_levels(row, reader, "registered_level"), *filter(None, said.get("registered", ()))]
    general = [*_levels(row, reader, "level")] or ([row.context.codes["level"]] if "level" in row.context.codes else [])
    status, at = _status(row, reader)
    if at is not None:
        recognised.append(at)
    standing = row.context.codes.get("standing")
    also = [step for step in (standing, *said, status) if step is not None]
    refused = status in ("not-recognised", "withdrawn")
    listed = kind if not _steps_ticked(row, kind) else ""
    if listed == "registrations" or registered or row.text("registered_on") or "registered" in also:
        on = reader.day(row.cell("registered_on"), row.of("registered_on")) if row.text("registered_on") else None
        own = document if kind == "registrations" and not recognised else None
        for level in registered or (general if not recognised else []) or [None]:
            yield Milestone(kind="registered", on=on, period=period, level=level, decision=own)
    known = listed == "recognitions" or bool(recognised) or bool(row.text("recognised_on")) or "recognised" in also
    if known and not refused:
        on = reader.day(row.cell("recognised_on"), row.of("recognised_on")) if row.text("recognised_on") else None
        on = on or (document.date if document is not None else None)
        by = reader.units(row.cell("by"), row.of("by")) if row.text("by") else ()
        then = _named(row, reader, "recognised_period") if row.text("recognised_period") else period
        for level in recognised or general or [None]:
            yield Milestone(
                kind="recognised",
                on=on,
                period=then,
                level=level,
                by=by[0] if len(by) == 1 else None,
                decision=document,
            )
    for step in dict.fromkeys(also):
        if step not in ("registered", "recognised"):
            for level in said.get(step) or [None]:
                yield Milestone(kind=step, period=period, level=level)


def _ticked(row: Row) -> list[tuple[str, str | None]]:
    """The steps whose columns are ticked, each with the level that its heading names beside it."""
    if "standing" not in row.head.flagged:
        return []
    codes = (dict(column.meaning.codes) for _, column in row.ticked("standing"))
    return [(one["standing"], one.get("level")) for one in codes]


def _steps_ticked(row: Row, kind: str) -> bool:
    """Whether it is columns to be ticked that say which rows of a list are of what its title says."""
    if "standing" not in row.head.flagged:
        return False
    step = {"registrations": "registered", "recognitions": "recognised"}.get(kind)
    return any(("standing", step) in column.meaning.codes for column in row.head.columns)


def _levels(row: Row, reader: Reader, role: str) -> Iterator[str | None]:
    yield from (code for code, column in row.ticked(role) if "standing" not in dict(column.meaning.codes))
    if row.text(role):
        yield from reader.codes("level", row.cell(role), row.of(role), "IM308") or (None,)


def _status(row: Row, reader: Reader) -> tuple[str | None, str | None]:
    """The step that a cell names, or the level at which a model was recognised where it names only that."""
    if not row.text("status"):
        return None, None
    level = reader.headings.phrases.code("level", row.text("status"))
    if level is not None:
        return None, level
    return reader.code("milestone", row.cell("status"), row.of("status"), "IM317"), None


def decision(row: Row, reader: Reader) -> Citation | None:
    """The document of a row: its own, else the one the list is annexed to."""
    text = row.text("decision")
    found: Citation | None = None
    if text:
        at = row.of("decision")
        found = reader.citation(text, at) if any(letter.isalpha() for letter in text) else bare_symbol(text)
        if found is None and not any(letter.isalpha() for letter in text):
            reader.tell("IM311", at, text)
    elif row.context.document:
        found = reader.annexed(row.context.document, row.at)
    if row.text("decision_date"):
        on = reader.day(row.cell("decision_date"), row.of("decision_date"))
        found = attrs.evolve(found or Citation(), date=on) if on is not None else found
    if row.text("by") and found is not None and found.issuer is None:
        found = attrs.evolve(found, issuer=row.text("by"))
    return found
