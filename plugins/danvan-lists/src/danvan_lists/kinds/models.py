"""A row of a list of models: registered, recognised, or as they are."""

from collections.abc import Iterator
from typing import Literal

import attrs

from danvan import Citation, Description, Milestone, Model, Person
from danvan_lists.cells.citations import bare_symbol
from danvan_lists.cells.people import bare_name, is_person, person
from danvan_lists.columns.headings import places_in
from danvan_lists.columns.rows import Row
from danvan_lists.facts.ids import made_id
from danvan_lists.grids import Entry
from danvan_lists.intake import Intake
from danvan_lists.kinds.made import Made
from danvan_lists.words.count_units import said_in

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


def model_row(row: Row, intake: Intake) -> list[Made]:
    """The model of a row, with the milestones that the list and its columns tell of."""
    name = " ".join(row.text("name").split())
    if not name:
        intake.findings.report("IM301", row.of("name"), " | ".join(str(cell) for cell in row.line.cells if cell))
        return []
    period = intake.cells.again(row, "period", ("period", "recognised_period"), lambda: _period(row, intake))
    kind = intake.cells.again(row, "type", ("type", "holder", "unit"), lambda: _type(row, intake))
    holders, who, printed = intake.cells.again(row, "holders", HOLDING, lambda: _holders(row, intake, kind))
    model_id = row.text("id") or made_id("model", name, printed, bare_name(row.text("person")), period)
    model = Model(
        id=model_id,
        name=name,
        holders=holders,
        person=who,
        type=kind,
        fields=intake.cells.again(row, "fields", ("field",), lambda: _fields(row, intake)),
        place=intake.cells.again(row, "place", ("place", *HOLDING), lambda: _place(row, intake)),
        period=period,
        movement=intake.cells.again(row, "movement", (), lambda: _movement(row, intake)),
        milestones=intake.cells.again(row, "milestones", STEPPING, lambda: tuple(_milestones(row, intake, period))),
        description=_description(row),
        source=intake.cells.source_of(row),
    )
    for column, cell in row.unticked():
        intake.findings.report("IM316", row.under(column), str(cell))
    return [(model, row.at)]


def _period(row: Row, intake: Intake) -> str | None:
    return _named(row, intake, "period" if row.text("period") else "recognised_period")


def _named(row: Row, intake: Intake, role: str) -> str | None:
    cell = row.cell(role)
    if isinstance(cell, Entry) and cell.code:
        return cell.code
    text = str(cell) or row.context.period
    return intake.cells.period(text, row.of(role)) if text else None


def _type(row: Row, intake: Intake) -> Literal["collective", "individual"] | None:
    ticked = [code for code, _ in row.ticked("type")]
    cell = row.cell("type")
    code = ticked[0] if len(ticked) == 1 else None
    if code is None and str(cell):
        code = intake.cells.code("model-type", cell, row.of("type"), "IM312")
    if code is None:
        code = row.context.codes.get("type")
    if code is None and any(is_person(row.text(role)) for role in ("holder", "unit")):
        code = "individual"
    if code in ("collective", "individual"):
        return "collective" if code == "collective" else "individual"
    return None


def _holders(row: Row, intake: Intake, kind: str | None) -> tuple[tuple[str, ...], Person | None, str]:
    """The units that hold a model, the person where it is an individual's, and the words that tell it from others."""
    role = "holder" if row.text("holder") else "unit"
    printed = " ".join(row.text(role).split()) or row.context.unit or ""
    default = intake.asked.get("unit")
    named = row.text("person")
    alone = kind == "individual" and not named and bool(row.text(role))
    if alone and intake.names.find(printed).unit is None:
        of = default or None
        return (), person(row.text(role), intake.names, row.text("office"), of), bare_name(printed)
    units: tuple[str, ...] = ()
    if printed:
        cell = row.cell(role) if row.text(role) else printed
        units = intake.cells.units(cell, row.of(role))
    elif default:
        units = (default,)
    if not named:
        return units, None, printed or default or ""
    who = person(named, intake.names, row.text("office"), units[0] if len(units) == 1 else None)
    return (() if kind == "individual" else units), who, printed or default or ""


def _place(row: Row, intake: Intake) -> str | None:
    text = row.text("place")
    if not text:
        named = any(row.text(role) for role in HOLDING) or row.context.unit or intake.asked.get("unit")
        return None if named else row.default_place()
    cell = row.cell("place")
    code = cell.code if isinstance(cell, Entry) else None
    # An address that is no unit stays in the quoted row: it is no claim that a unit is missing.
    return intake.names.find(" ".join(text.split()), code, places_in(row.of("place").heading)).unit


def _fields(row: Row, intake: Intake) -> tuple[str, ...]:
    ticked = tuple(code for code, _ in row.ticked("field"))
    if ticked:
        return ticked
    if row.text("field"):
        return intake.cells.codes("field", row.cell("field"), row.of("field"), "IM307")
    code = row.context.codes.get("field")
    return (code,) if code else ()


def _movement(row: Row, intake: Intake) -> str | None:
    heading = row.places.get("name")
    said = f"{row.context.title} {heading.heading if heading else ''}".casefold()
    return "dan-van-kheo" if "dân vận khéo" in said and intake.vocabulary.find("movement", "dan-van-kheo") else None


def _description(row: Row) -> Description | None:
    if row.head.roles.isdisjoint(DESCRIBED):
        return None
    texts = {role: _sized(text, row.of(role).heading) for role in DESCRIBED if (text := row.text(role))}
    return Description(**texts) if texts else None


def _sized(text: str, heading: str) -> str:
    """The text with what its heading says it is counted in, where it is nothing but a number."""
    bare = text.strip("0123456789.,") == ""
    return f"{text} {words}" if bare and (words := next(said_in(heading), "")) else text


def _milestones(row: Row, intake: Intake, period: str | None) -> Iterator[Milestone]:
    """The milestones of a row, each once: as its columns say, else as the list itself does."""
    document = intake.cells.again(row, "decision", ("decision", "decision_date", "by"), lambda: decision(row, intake))
    kind, ticked = row.context.kind, _ticked(row)
    said = {step: [level for other, level in ticked if other == step] for step, _ in ticked}
    recognised = [*_levels(row, intake, "recognised_level"), *filter(None, said.get("recognised", ()))]
    registered = [*_levels(row, intake, "registered_level"), *filter(None, said.get("registered", ()))]
    general = [*_levels(row, intake, "level")] or ([row.context.codes["level"]] if "level" in row.context.codes else [])
    status, at = _status(row, intake)
    if at is not None:
        recognised.append(at)
    standing = row.context.codes.get("standing")
    also = [step for step in (standing, *said, status) if step is not None]
    refused = status in ("not-recognised", "withdrawn")
    listed = kind if not _steps_ticked(row, kind) else ""
    if listed == "registrations" or registered or row.text("registered_on") or "registered" in also:
        on = intake.cells.day(row.cell("registered_on"), row.of("registered_on")) if row.text("registered_on") else None
        own = document if kind == "registrations" and not recognised else None
        for level in registered or (general if not recognised else []) or [None]:
            yield Milestone(kind="registered", on=on, period=period, level=level, decision=own)
    known = listed == "recognitions" or bool(recognised) or bool(row.text("recognised_on")) or "recognised" in also
    if known and not refused:
        on = intake.cells.day(row.cell("recognised_on"), row.of("recognised_on")) if row.text("recognised_on") else None
        on = on or (document.date if document is not None else None)
        by = intake.cells.units(row.cell("by"), row.of("by")) if row.text("by") else ()
        then = _named(row, intake, "recognised_period") if row.text("recognised_period") else period
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


def _levels(row: Row, intake: Intake, role: str) -> Iterator[str | None]:
    yield from (code for code, column in row.ticked(role) if "standing" not in dict(column.meaning.codes))
    if row.text(role):
        yield from intake.cells.codes("level", row.cell(role), row.of(role), "IM308") or (None,)


def _status(row: Row, intake: Intake) -> tuple[str | None, str | None]:
    """The step that a cell names, or the level at which a model was recognised where it names only that."""
    if not row.text("status"):
        return None, None
    level = intake.headings.phrases.code("level", row.text("status"))
    if level is not None:
        return None, level
    return intake.cells.code("milestone", row.cell("status"), row.of("status"), "IM317"), None


def decision(row: Row, intake: Intake) -> Citation | None:
    """The document of a row: its own, else the one the list is annexed to."""
    text = row.text("decision")
    found: Citation | None = None
    if text:
        at = row.of("decision")
        found = intake.cells.citation(text, at) if any(letter.isalpha() for letter in text) else bare_symbol(text)
        if found is None and not any(letter.isalpha() for letter in text):
            intake.findings.report("IM311", at, text)
    elif row.context.document:
        found = intake.cells.annexed(row.context.document, row.at)
    if row.text("decision_date"):
        on = intake.cells.day(row.cell("decision_date"), row.of("decision_date"))
        found = attrs.evolve(found or Citation(), date=on) if on is not None else found
    if row.text("by") and found is not None and found.issuer is None:
        found = attrs.evolve(found, issuer=row.text("by"))
    return found
