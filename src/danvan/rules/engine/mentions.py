"""What facts point to: other facts by their ids, with the days the pointing speaks of."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from danvan.book.book import Book
from danvan.facts import Award, Event, Fact, Figure, Model, Period, Person, Recipient, Remark, Succession, Unit
from danvan.rules.engine.days import one_day
from danvan.values.spans import Span, coalesce, order


class Mention(NamedTuple):
    """A fact that names another: where it does so, the kind and id named, and the days it speaks of (None: unknown)."""

    fact: Fact
    field: str
    kind: type[Fact]
    id: str
    during: Span | None


def mentions(book: Book, facts: Iterable[Fact] | None = None) -> Iterator[Mention]:
    """Every mention of a fact by others, all of the book or some, in their order."""
    for fact in book.facts if facts is None else facts:
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


def named_at_all(book: Book) -> Mapping[type[Fact], set[str]]:
    """The ids that the facts of a book name, by kind.

    The facts that there are most of are asked all together, not one by one.
    """
    units, models, figures = book.units, book.models, book.figures
    steps = [step for model in models for step in model.milestones]
    named: dict[type[Fact], set[str | None]] = {
        Unit: {
            *[unit.parent for unit in units],
            *[unit.place for unit in units],
            *chain.from_iterable([unit.groups for unit in units]),
            *chain.from_iterable([model.holders for model in models]),
            *[model.place for model in models],
            *[model.person.unit for model in models if model.person is not None],
            *[step.by for step in steps],
            *[figure.unit for figure in figures],
            *[figure.by for figure in figures],
        },
        Period: {
            *[model.period for model in models],
            *[step.period for step in steps],
            *[figure.period for figure in figures],
        },
        Figure: {
            *[figure.part_of for figure in figures],
            *chain.from_iterable([figure.apart_from for figure in figures]),
        },
    }
    for mention in mentions(book, (*book.successions, *book.periods, *book.awards, *book.remarks)):
        named.setdefault(mention.kind, set()).add(mention.id)
    return {kind: {one for one in ids if one is not None} for kind, ids in named.items()}


def doubtful(book: Book) -> Iterator[Event]:
    """The events that do not surely name only units of their days: of a sound book next to none."""
    stretches = {
        unit: (rows[0].during,) if len(rows) == 1 else coalesce(row.during for row in rows)
        for unit, rows in book.unit_rows.items()
    }
    standing: dict[str | None, tuple[datetime.date, datetime.date]] = {
        unit: order(spans[0]) for unit, spans in stretches.items() if len(spans) == 1
    }
    periods: dict[str | None, tuple[datetime.date, datetime.date]] = {
        period.id: order(period.during) for period in reversed(book.periods)
    }
    never, known = (datetime.date.max, datetime.date.min), standing.get
    for model in book.models:
        if model.person is not None or model.place is not None or model.period not in periods:
            yield model
            continue
        first, end = periods[model.period]
        for holder in model.holders:
            start, gone = known(holder, never)
            if start >= end or gone <= first:
                yield model
                break
        else:
            for step in model.milestones:
                if step.by is not None:
                    start, gone = known(step.by, never)
                    if step.on is None or not start <= step.on < gone:
                        yield model
                        break
    yield from book.awards
    for figure in book.figures:
        first, end = periods.get(figure.period, never)
        start, gone = known(figure.unit, never)
        if figure.by is not None or start >= end or gone <= first:
            yield figure
    yield from book.remarks


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
