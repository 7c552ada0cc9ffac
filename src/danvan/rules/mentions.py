"""What facts point to: other facts by their ids, with the days the pointing speaks of."""

import datetime
from collections.abc import Callable, Iterator
from typing import NamedTuple

from danvan.book import Book
from danvan.facts import Award, Fact, Figure, Model, Period, Person, Recipient, Remark, Succession, Unit
from danvan.rules.days import one_day
from danvan.spans import Span, coalesce, order


class Mention(NamedTuple):
    """A fact that names another: where it does so, the kind and id named, and the days it speaks of (None: unknown)."""

    fact: Fact
    field: str
    kind: type[Fact]
    id: str
    during: Span | None


def nothing(_: Fact) -> bool:
    """No fact is passed over."""
    return False


def mentions(book: Book, *, unless: Callable[[Fact], bool] = nothing) -> Iterator[Mention]:
    """Every mention of a fact by another, in the order of the book; those of some facts may be passed over."""
    for fact in book.facts:
        if unless(fact):
            continue
        match fact:
            case Unit():
                yield from _of_unit(fact)
            case Succession():
                yield from _of_succession(fact)
            case Period():
                if fact.within is not None:
                    yield Mention(fact, "within", Period, fact.within, fact.during)
            case Model():
                yield from _of_model(book, fact)
            case Award():
                yield from _of_award(book, fact)
            case Figure():
                yield from _of_figure(book, fact)
            case Remark():
                yield from _of_remark(book, fact)


def names_what_stands(book: Book) -> Callable[[Fact], bool]:
    """Says of a fact whether it surely names only units of its days: most models do, seen without listing mentions."""
    stretches = {unit: coalesce(row.during for row in rows) for unit, rows in book.unit_rows.items()}
    standing = {unit: order(spans[0]) for unit, spans in stretches.items() if len(spans) == 1}
    periods = {period.id: order(period.during) for period in book.periods}
    never = (datetime.date.max, datetime.date.min)

    def stands(fact: Fact) -> bool:
        if not isinstance(fact, Model) or fact.person is not None or fact.period not in periods:
            return isinstance(fact, Unit | Succession | Period)
        first, end = periods[fact.period]
        for unit in fact.holders if fact.place is None else (*fact.holders, fact.place):
            start, gone = standing.get(unit, never)
            if start >= end or gone <= first:
                return False
        for step in fact.milestones:
            if step.by is not None:
                start, gone = standing.get(step.by, never)
                if step.on is None or not start <= step.on < gone:
                    return False
        return True

    return stands


def _of_unit(unit: Unit) -> Iterator[Mention]:
    for field, above in (("parent", unit.parent), ("place", unit.place)):
        if above is not None:
            yield Mention(unit, field, Unit, above, unit.during)
    for group in unit.groups:
        yield Mention(unit, "groups", Unit, group, unit.during)


def _of_succession(succession: Succession) -> Iterator[Mention]:
    # The days of successions have a rule of their own, so none are given here.
    for unit in succession.before:
        yield Mention(succession, "before", Unit, unit, None)
    for unit in succession.after:
        yield Mention(succession, "after", Unit, unit, None)


def _of_model(book: Book, model: Model) -> Iterator[Mention]:
    during = book.span_of(model)
    for holder in model.holders:
        yield Mention(model, "holders", Unit, holder, during)
    if model.place is not None:
        yield Mention(model, "place", Unit, model.place, during)
    yield from _of_person(model, "person", model.person, during)
    if model.period is not None:
        yield Mention(model, "period", Period, model.period, None)
    for number, milestone in enumerate(model.milestones):
        if milestone.by is not None:
            period = book.get(Period, milestone.period)
            days = one_day(milestone.on) if milestone.on else period.during if period else None
            yield Mention(model, f"milestones[{number}].by", Unit, milestone.by, days)
        if milestone.period is not None:
            yield Mention(model, f"milestones[{number}].period", Period, milestone.period, None)


def _of_award(book: Book, award: Award) -> Iterator[Mention]:
    days = [act.on for act in award.acts if act.on is not None]
    during = Span.through(min(days), max(days)) if days else book.span_of(award)
    for grantor in award.grantors:
        yield Mention(award, "grantors", Unit, grantor, during)
    for number, recipient in enumerate(award.recipients):
        yield from _of_recipient(award, f"recipients[{number}]", recipient, during)
    yield from _of_person(award, "signatory", award.signatory, during)
    if award.period is not None:
        yield Mention(award, "period", Period, award.period, None)
    for number, act in enumerate(award.acts):
        if act.by is not None:
            yield Mention(award, f"acts[{number}].by", Unit, act.by, one_day(act.on) if act.on else None)


def _of_recipient(award: Award, field: str, recipient: Recipient, during: Span | None) -> Iterator[Mention]:
    if recipient.unit is not None:
        yield Mention(award, f"{field}.unit", Unit, recipient.unit, during)
    if recipient.model is not None:
        yield Mention(award, f"{field}.model", Model, recipient.model, None)
    yield from _of_person(award, f"{field}.person", recipient.person, during)


def _of_figure(book: Book, figure: Figure) -> Iterator[Mention]:
    during = book.span_of(figure)
    for field, unit in (("unit", figure.unit), ("by", figure.by)):
        if unit is not None:
            yield Mention(figure, field, Unit, unit, during)
    if figure.period is not None:
        yield Mention(figure, "period", Period, figure.period, None)
    if figure.part_of is not None:
        yield Mention(figure, "part_of", Figure, figure.part_of, None)
    for other in figure.apart_from:
        yield Mention(figure, "apart_from", Figure, other, None)


def _of_remark(book: Book, remark: Remark) -> Iterator[Mention]:
    during = book.span_of(remark)
    if remark.unit is not None:
        yield Mention(remark, "unit", Unit, remark.unit, during)
    yield from _of_person(remark, "by", remark.by, during)
    if remark.period is not None:
        yield Mention(remark, "period", Period, remark.period, None)
    if remark.part_of is not None:
        yield Mention(remark, "part_of", Remark, remark.part_of, None)
    if remark.comparison is not None:
        for figure in remark.comparison.of:
            yield Mention(remark, "comparison.of", Figure, figure, None)
        if remark.comparison.since is not None:
            yield Mention(remark, "comparison.since", Period, remark.comparison.since, None)


def _of_person(fact: Fact, field: str, person: Person | None, during: Span | None) -> Iterator[Mention]:
    if person is not None and person.unit is not None:
        yield Mention(fact, f"{field}.unit", Unit, person.unit, during)
