"""A row of a list of awards: named recipients, or how many of each kind."""

from collections.abc import Iterator

import attrs

from danvan import Act, Award, Quantity, Recipient
from danvan.reading import read_body
from danvan_lists.cells.numbers import counted, quantity
from danvan_lists.cells.people import bare_name, is_person, person
from danvan_lists.columns.headings import places_in
from danvan_lists.columns.rows import Row
from danvan_lists.facts.ids import made_id
from danvan_lists.grids import Entry
from danvan_lists.intake import Intake
from danvan_lists.kinds.made import Made
from danvan_lists.kinds.models import decision
from danvan_lists.words.phrases import written_out

_WORDS = 40
"""Words of a cell among which a form of award and its grantor are told apart; more are a sentence."""


def award_row(row: Row, intake: Intake) -> list[Made]:
    """The award of a row: one form, by one grantor, to whom the row names."""
    recipients = tuple(_recipients(row, intake))
    if not recipients:
        intake.findings.report("IM301", row.at, " | ".join(str(cell) for cell in row.line.cells if cell))
        return []
    form, title, behind = _form(row, intake)
    period = _period(row, intake)
    grantors = intake.cells.units(row.cell("grantor"), row.of("grantor")) if row.text("grantor") else ()
    if behind and not grantors:
        grantors = intake.cells.units(behind, row.of("form"))
    document = decision(row, intake)
    state = row.context.codes.get("state")
    if row.text("state"):
        state = intake.cells.code("award-state", row.cell("state"), row.of("state"), "IM317") or state
    if state is None and document is not None:
        state = "decided"
    acts: tuple[Act, ...] = ()
    if state is not None:
        acts = (Act(state=state, on=document.date if document and state == "decided" else None, document=document),)
    bonus = _bonus(row, intake)
    reason = row.text("reason") or None
    who = _who(row)
    issued = f"{document.symbol or ''} {document.date or ''}" if document is not None else ""
    award = Award(
        id=row.text("id")
        or made_id("award", who, form or title or "", row.text("grantor"), period, issued, reason, _counts(recipients)),
        form=form,
        title=title,
        recipients=recipients,
        grantors=grantors,
        reason=reason,
        period=period,
        acts=acts,
        bonus=bonus,
        source=intake.cells.source_of(row),
    )
    return [(award, row.at)]


def _who(row: Row) -> str:
    parts = (bare_name(row.text(role)) for role in ("recipient", "holder", "person", "name", "unit"))
    return " ".join(part for part in parts if part) or row.text("grantor")


def _counts(recipients: tuple[Recipient, ...]) -> str:
    return " ".join(f"{one.kind}={one.count.value}" for one in recipients if one.count is not None)


def _form(row: Row, intake: Intake) -> tuple[str | None, str | None, str]:
    """The form of an award: its code, else its words; and who grants it where the cell says so behind it."""
    text = row.text("form")
    if not text:
        return row.context.codes.get("form"), None, ""
    if intake.headings.phrases.code("award-form", text) is None:
        words = text.split()
        for at in range(min(len(words), _WORDS) - 1, 0, -1):
            code = intake.headings.phrases.code("award-form", written_out(" ".join(words[:at])))
            behind = " ".join(words[at:]).removeprefix("của ")
            if code is not None and _is_body(behind, intake):
                return code, None, behind
    code = intake.cells.code("award-form", row.cell("form"), row.of("form"), "IM318")
    return code, None if code is not None else text, ""


def _period(row: Row, intake: Intake) -> str | None:
    cell = row.cell("period")
    if isinstance(cell, Entry) and cell.code:
        return cell.code
    text = str(cell) or row.context.period
    return intake.cells.period(text, row.of("period")) if text else None


def _bonus(row: Row, intake: Intake) -> Quantity | None:
    if not row.text("bonus"):
        return None
    at = row.of("bonus")
    found = quantity(intake.cells, row.cell("bonus"), at, "dong", counted(intake.cells, row, at.heading, "dong"))
    return found if isinstance(found, Quantity) else None


def _recipients(row: Row, intake: Intake) -> Iterator[Recipient]:
    numbered = [*_counted(row, intake)]
    yield from numbered
    if numbered:
        return
    kind = _kind(row, intake)
    role = next((role for role in ("recipient", "holder", "name", "unit") if row.text(role)), "")
    printed = " ".join(row.text(role).split()) if role else ""
    named = " ".join(row.text("person").split())
    if named and (kind not in (None, "individual") or (kind is None and _is_body(named, intake))):
        # A list headed “Họ và tên” has the collectives in the same column.
        role, printed, named, kind = "person", named, "", kind or "collective"
    if kind is None and role in ("recipient", "holder") and is_person(printed):
        kind = "individual"
    if named or (printed and kind == "individual"):
        unit = row.text("unit") if role != "unit" or named else ""
        of = intake.names.find(unit).unit if unit else None
        yield Recipient(kind="individual", person=person(named or printed, intake.names, row.text("office"), of))
    elif printed:
        match = intake.names.find(printed, kinds=places_in(row.of(role).heading))
        if match.unit is None and match.ambiguous:
            intake.findings.report("IM303", row.of(role), printed, name=printed, candidates="; ".join(match.candidates))
        body = kind is None and role != "name" and (match.unit is not None or _is_body(printed, intake))
        made = "model" if role == "name" else kind or ("collective" if body else "unsplit")
        yield Recipient(kind=made, unit=match.unit, name=printed)


def _is_body(text: str, intake: Intake) -> bool:
    return intake.names.find(text).unit is not None or bool(read_body(text[:200], intake.vocabulary).kinds)


def _kind(row: Row, intake: Intake) -> str | None:
    ticked = [code for role in ("recipient_kind", "type", "recipient") for code, _ in row.ticked(role)]
    if ticked:
        return ticked[0]
    for role in ("recipient_kind", "type"):
        if row.text(role):
            code = intake.cells.code("recipient-kind", row.cell(role), row.of(role), "IM312")
            if code is not None:
                return code
    return row.context.codes.get("recipient") or row.context.codes.get("type")


def _counted(row: Row, intake: Intake) -> Iterator[Recipient]:
    """How many of each kind, where columns count them; a tick is no count where somebody is named."""
    named = any(row.text(role) for role in ("recipient", "holder", "person", "name"))
    if named:
        return
    parted = row.head.flagged & {"recipient_kind", "recipient", "type"}
    for column, cell in row.below("flag", "figure", *(() if parted else ("value",))):
        codes = dict(column.meaning.codes)
        kind = codes.get("recipient_kind") or codes.get("recipient") or codes.get("type")
        if kind is None and column.meaning.role == "value":
            kind = "unsplit"
        if kind is None or not str(cell):
            continue
        count = quantity(intake.cells, cell, row.under(column), "")
        if isinstance(count, Quantity):
            yield Recipient(kind=kind, count=attrs.evolve(count, unit=""))
