"""Which awards and models a document is about: those of a unit and a day, or those that are named."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from danvan.book.book import Book
from danvan.errors import BadValue, Unknown
from danvan.facts import Award, Milestone, Model, Period
from danvan.reports.sentences.deciding import only_unit
from danvan.reports.sentences.entries import not_granted

GONE = frozenset({"withdrawn", "not-recognised", "merged"})
"""Milestones after which a model is no longer what was recognised."""

F = TypeVar("F", Award, Model)


class Chosen(NamedTuple):
    """The awards a document is about, the unit that issues it, and its day."""

    awards: tuple[Award, ...]
    unit: str
    on: datetime.date


class Recognised(NamedTuple):
    """Models with the milestones by which they were recognised, the unit that recognised them, and the day."""

    models: tuple[tuple[Model, Milestone], ...]
    unit: str
    on: datetime.date


def granted_awards(
    book: Book,
    *,
    unit: str | None,
    named: Sequence[str],
    form: str | None,
    period: Period | None,
    on: datetime.date | None,
) -> Chosen:
    """The awards of a decision: those the unit granted by a decision of the day, or those named.

    What is only proposed, and what was revoked, is never among them: named, it is refused; not named, passed over.

    Raises: Unknown for an award the book does not have; BadValue where there are none, where one that is named was
    not granted by the unit on the day, or where unit or day cannot be told.
    """
    known = _named(book, Award, named) if named else book.awards
    for award in known if named else ():
        for why in not_granted(award):
            raise BadValue("award of the decision", award.id, why)
    found = [
        award
        for award in known
        if award.granted and award.grantors and form in (None, award.form) and _in(period, award.period)
    ]
    if unit is not None:
        found = [award for award in found if unit in award.grantors]
    if not named:
        found = [award for award in found if _day(award) is not None and on in (None, _day(award))]
    _refuse_left_out(named, found, "award of the decision", "it has another grantor, form or period")
    if not found:
        raise BadValue(
            "recipients of the decision",
            "none",
            f"no award of {unit or 'any unit'} was decided{f' on {on}' if on else ''}; what is proposed or revoked "
            "stands in no decision",
        )
    nameless = next((award for award in found if award.form is None and award.title is None), None)
    if nameless is not None:
        raise BadValue("form of the award", nameless.id, "give its form: a decision names what it grants")
    joint = next((award for award in found if len(award.grantors) > 1), None)
    if joint is not None:
        raise BadValue("grantors of the award", ", ".join(joint.grantors), "a decision here has one; split the award")
    grantor = unit or only_unit((award.grantors[0] for award in found), "decision")
    day = on or _only_day(_day(award) for award in found)
    for award in found:
        if _day(award) not in (None, day):
            raise BadValue("day of the decision", day, f"award {award.id} was decided on {_day(award)}")
    return Chosen(tuple(found), grantor, day)


def proposed_awards(
    book: Book,
    *,
    unit: str | None,
    grantor: str | None,
    named: Sequence[str],
    form: str | None,
    period: Period | None,
    on: datetime.date | None,
) -> Chosen:
    """The awards a unit proposed on a day, or those named; what was revoked since is not among them.

    Raises: Unknown for an award the book does not have; BadValue where there are none, where one that is named was
    not proposed by the unit on the day, or where unit or day cannot be told.
    """
    known = _named(book, Award, named) if named else book.awards
    pairs = [
        (award, act)
        for award in known
        if award.state != "revoked" and form in (None, award.form) and _in(period, award.period)
        if grantor is None or grantor in award.grantors
        for act in award.acts
        if act.state == "proposed" and unit in (None, act.by) and on in (None, act.on)
    ]
    found = list(dict.fromkeys(award for award, _ in pairs))
    _refuse_left_out(named, found, "award of the submission", "it was not proposed by this unit on this day")
    if not found:
        raise BadValue("recipients of the submission", "none", "no award was proposed by this unit on this day")
    proposer = unit or only_unit((act.by for _, act in pairs if act.by is not None), "submission")
    day = on or _only_day(act.on for _, act in pairs)
    return Chosen(tuple(found), proposer, day)


def recognised_models(
    book: Book,
    *,
    unit: str | None,
    named: Sequence[str],
    level: str | None,
    period: Period | None,
    on: datetime.date | None,
    kind: str = "recognised",
) -> Recognised:
    """The models a unit recognised on a day (or took to another milestone), or those named.

    Models that were withdrawn, merged or not recognised after all are not among them.

    Raises: Unknown for a model the book does not have; BadValue where there are none, where one that is named was
    not recognised by the unit on the day, or where unit or day cannot be told.
    """
    known = _named(book, Model, named) if named else book.models
    pairs = [
        (model, step)
        for model in known
        if _in(period, model.period)
        for place, step in enumerate(model.milestones)
        if step.kind == kind
        and unit in (None, step.by)
        and level in (None, step.level)
        and (on == step.on or (step.on is None and bool(named)) or (on is None and step.on is not None))
        and not any(_ended(later, step) for later in model.milestones[place + 1 :])
    ]
    _refuse_left_out(named, [model for model, _ in pairs], "model of the document", f"it is not {kind} by this unit")
    if not pairs:
        at = f" by {unit}" if unit else ""
        raise BadValue("models of the document", "none", f"no model was {kind}{at}{f' on {on}' if on else ''}")
    body = unit or only_unit((step.by for _, step in pairs if step.by is not None), "document")
    day = on or _only_day(step.on for _, step in pairs)
    first: dict[Model, Milestone] = {}
    for model, step in pairs:
        first.setdefault(model, step)
    return Recognised(tuple(first.items()), body, day)


def _ended(later: Milestone, step: Milestone) -> bool:
    return later.kind in GONE and (later.level is None or later.level == step.level)


def named_models(book: Book, ids: Iterable[str]) -> tuple[Model, ...]:
    """The models of these ids.

    Raises: Unknown for one the book does not have.
    """
    return _named(book, Model, ids)


def _named(book: Book, kind: type[F], ids: Iterable[str]) -> tuple[F, ...]:
    found = []
    for one in dict.fromkeys(ids):
        fact = book.get(kind, one)
        if fact is None:
            raise Unknown(kind.__name__.lower(), one, (fact.id for fact in book.of(kind)))
        found.append(fact)
    return tuple(found)


def _refuse_left_out(named: Sequence[str], found: Iterable[Award | Model], what: str, why: str) -> None:
    left = sorted(set(named) - {str(fact.id) for fact in found})
    if left:
        raise BadValue(what, ", ".join(left), why)


def _in(period: Period | None, told: str | None) -> bool:
    return period is None or told == period.id


def _day(award: Award) -> datetime.date | None:
    return award.decision.on if award.decision is not None else None


def _only_day(days: Iterable[datetime.date | None]) -> datetime.date:
    found = sorted({day for day in days if day is not None})
    if len(found) != 1:
        got = ", ".join(map(str, found)) or "none"
        raise BadValue("day of the document", got, 'give on=…, as "2026-01-15": a document has one')
    return found[0]
