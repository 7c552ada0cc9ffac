"""Facts made from shapes: some bytes, each of which is one choice.

Drawing one run of bytes and deriving a fact from it is many times quicker than drawing its fields, and a smaller
byte is a simpler choice, so that a counterexample shrinks by itself. Three ids, six days and two years only: what can
meet does meet, and a wrong sum or a missed clash shows within a few examples.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import TypeVar

import attrs

from danvan.facts import (
    Act,
    Award,
    Breakdown,
    Code,
    Comparison,
    Event,
    Fact,
    Figure,
    Milestone,
    Model,
    Period,
    Person,
    Recipient,
    Remark,
    Share,
    Succession,
    Unit,
    Variant,
)
from danvan.values.citations import Citation, Source, Symbol
from danvan.values.quantities import EXACTNESS, Quantity
from danvan.values.spans import Span

T = TypeVar("T")

IDS = ("a", "b", "c")
YEARS = (2024, 2025)
# The turn of the year, and the turn of the tree: districts end on 30/06/2025.
DAYS = (
    datetime.date(2024, 1, 1),
    datetime.date(2024, 12, 31),
    datetime.date(2025, 1, 1),
    datetime.date(2025, 6, 30),
    datetime.date(2025, 7, 1),
    datetime.date(2025, 12, 31),
)
NAMES = ("xã An Bình", "xã Bình An", "ấp Đặng Văn Do")
MODEL_NAMES = ("Thắp sáng đường quê", "Tổ tiết kiệm", "tổ tiết kiêm")
KINDS = ("commune", "rural-district", "province", "women-chapter", "district-peoples-committee", "a-kind-of-ours")
LEVELS = (None, "commune", "district", "province", "hamlet", "a-level-of-ours")
FIELDS = ("economy", "culture-society", "a-field-of-ours")
STEPS = ("registered", "recognised", "effective", "withdrawn", "exemplary", "a-step-of-ours")
FORMS = (None, "certificate-of-merit", "certificate-of-commendation", "a-form-of-ours")
AWARDED = ("certificate-of-merit", "a-form-of-ours")
MEASURES = ("models", "conferences", "effective-share", "a-measure-of-ours")
BREAKDOWNS: tuple[Mapping[str, str], ...] = (
    {},
    {"standing": "registered"},
    {"standing": "recognised", "level": "district"},
    {"field": "economy"},
    {"a-dimension-of-ours": "x"},
)
# Sums of tenths are exact in decimals and depend on their order in floats.
VALUES = tuple(map(Decimal, ("1", "0", "3", "0.1", "0.2", "0.7", "-1")))
SYMBOLS = ("25-NQ/TW", "12/QĐ-UBND", "không số")


class Choices:
    """The choices of a shape, one byte each, in order; past its end every choice is the first."""

    def __init__(self, shape: bytes) -> None:
        self._left = iter(shape)

    def number(self, below: int) -> int:
        """A number from 0."""
        return next(self._left, 0) % below

    def one(self, options: Sequence[T]) -> T:
        """One of the options; the first is the simplest."""
        return options[self.number(len(options))]

    def some(self, options: Sequence[T], most: int = 2) -> list[T]:
        """Up to so many of the options, one perhaps twice."""
        return [self.one(options) for _ in range(self.number(most + 1))]

    def maybe(self, make: Callable[["Choices"], T]) -> T | None:
        """None, or, one time in three, what is made."""
        return make(self) if self.number(3) == 2 else None

    def many(self, make: Callable[["Choices"], T], most: int = 2) -> list[T]:
        """Up to so many of what is made."""
        return [make(self) for _ in range(self.number(most + 1))]


REFERENCES = (None, *IDS)


def span(choices: Choices) -> Span:
    """A span between two of the six days, or open at an end or at both."""
    start, end = choices.one((None, *DAYS)), choices.one((None, *DAYS))
    if start is not None and end is not None and start > end:
        start, end = end, start
    return Span.day(start) if start is not None and start == end else Span(start, end)


def quantity(choices: Choices, units: Sequence[str] = ("", "model", "dong")) -> Quantity:
    """A small number, of any exactness."""
    return Quantity(
        choices.one(VALUES),
        choices.one(EXACTNESS),
        choices.one(units),
        printed=choices.one((None, None, "hơn 2", "trên 1,5")),
    )


def citation(choices: Choices) -> Citation:
    """A document by its symbol, with or without its date."""
    return Citation(symbol=Symbol(choices.one(SYMBOLS)), date=choices.one((None, *DAYS)))


def source(choices: Choices) -> Source:
    """A place in a file, with the words as printed."""
    return Source(
        file=choices.one((None, "bao-cao.txt")),
        place=choices.one((None, "dòng 3")),
        quote=choices.one((None, "trên 62 nghìn lượt")),
        citation=choices.maybe(citation),
    )


def person(choices: Choices) -> Person:
    """An office, and the unit it is held in."""
    return Person(office=choices.one(("Bí thư chi bộ", "Chủ tịch UBND")), unit=choices.one(REFERENCES))


def unit(choices: Choices) -> Unit:
    """A row of a unit, under, in and for any other."""
    return Unit(
        id=choices.one(IDS),
        name=choices.one(NAMES),
        kind=choices.one(KINDS),
        level=choices.one(LEVELS),
        parent=choices.one(REFERENCES),
        place=choices.one((None, *REFERENCES)),
        groups=choices.some(IDS),
        codes=choices.many(lambda c: Code("gso", c.one(("26740", "26743")), span(c)), 1),
        aliases=choices.some(NAMES, 1),
        during=span(choices),
        source=choices.maybe(source),
    )


def succession(choices: Choices) -> Succession:
    """What became of any units on one of the days, with shares that need not add up."""
    return Succession(
        id=choices.one(IDS),
        kind=choices.one(("merge", "split", "dissolve", "rename", "establish")),
        before=choices.some(IDS),
        after=choices.some(IDS),
        on=choices.one(DAYS),
        shares=choices.many(
            lambda c: Share(c.one(IDS), c.one(IDS), c.one((Decimal("0.5"), Decimal(1), Decimal("0.4")))), 2
        ),
        decided=choices.many(citation, 1),
        source=choices.maybe(source),
    )


def period(choices: Choices) -> Period:
    """A year, or a stretch that goes by a name that is not its own."""
    year = choices.one(YEARS)
    return Period(
        id=choices.one(IDS),
        kind=choices.one(("year", "year", "quarter", "stage")),
        label=f"năm {year}",
        during=span(choices) if choices.number(3) == 2 else Span.year(year),
        within=choices.one((None, *REFERENCES)),
        reported_on=choices.one((None, *DAYS)),
    )


def milestone(choices: Choices) -> Milestone:
    """A step on one of the days, within a period, or at no time told."""
    return Milestone(
        kind=choices.one(STEPS),
        on=choices.one((None, *DAYS)),
        period=choices.one(REFERENCES),
        level=choices.one(LEVELS),
        by=choices.one((None, *REFERENCES)),
        decision=choices.maybe(citation),
    )


def model(choices: Choices) -> Model:
    """A model of up to two holders, fields and milestones."""
    return Model(
        id=choices.one(IDS),
        name=choices.one(MODEL_NAMES),
        holders=choices.some(IDS),
        fields=choices.some(FIELDS),
        milestones=choices.many(milestone, 2),
        type=choices.one((None, "collective", "individual")),
        period=choices.one(REFERENCES),
        place=choices.one((None, *REFERENCES)),
        person=choices.maybe(person),
        movement=choices.one((None, "dan-van-kheo", "a-movement-of-ours")),
        variants=choices.many(partial(variant, fields=("name", "holders")), 1),
        source=choices.maybe(source),
    )


def variant(choices: Choices, fields: Sequence[str]) -> Variant:
    """What another passage says in place of one of some fields."""
    return Variant(choices.one(fields), choices.one(("61 mô hình", "tập thể và cá nhân")))


def recipient(choices: Choices) -> Recipient:
    """A unit, a model or an office, or only how many of which kind."""
    return Recipient(
        kind=choices.one(("collective", "individual", "unsplit", "household")),
        unit=choices.one(REFERENCES),
        model=choices.one((None, *REFERENCES)),
        count=choices.maybe(lambda c: quantity(c, ("", "person", "collective"))),
        person=choices.maybe(person),
    )


def act(choices: Choices) -> Act:
    """A step in the course of an award."""
    return Act(
        state=choices.one(("decided", "proposed", "presented", "revoked")),
        on=choices.one((None, *DAYS)),
        by=choices.one((None, *REFERENCES)),
        document=choices.maybe(citation),
    )


def award(choices: Choices) -> Award:
    """An award of any form by any units to any."""
    return Award(
        id=choices.one(IDS),
        form=choices.one(FORMS),
        recipients=choices.many(recipient, 2),
        grantors=choices.some(IDS),
        acts=choices.many(act, 3),
        period=choices.one(REFERENCES),
        achievement=choices.one((None, *IDS)),
        based_on=choices.some(AWARDED, 1),
        bonus=choices.maybe(lambda c: quantity(c, ("dong",))),
        variants=choices.many(partial(variant, fields=("recipients", "form")), 1),
        source=choices.maybe(source),
    )


def figure(choices: Choices) -> Figure:
    """A number, or words in its place, of any unit for a period or on a day."""
    return Figure(
        id=choices.one(IDS),
        measure=choices.one(MEASURES),
        quantity=quantity(choices) if choices.number(4) else None,
        printed=choices.one((None, "hàng chục tỷ đồng")),
        unit=choices.one(REFERENCES),
        period=choices.one(REFERENCES),
        on=choices.one((None, None, *DAYS)),
        breakdown=Breakdown(choices.one(BREAKDOWNS)),
        part_of=choices.one((None, *REFERENCES)),
        apart_from=choices.some(IDS, 1),
        by=choices.one((None, *REFERENCES)),
        variants=choices.many(partial(variant, fields=("quantity", "unit")), 1),
        source=choices.maybe(source),
    )


def remark(choices: Choices) -> Remark:
    """A remark of any unit."""
    return Remark(
        id=choices.one(IDS),
        kind=choices.one(("limitation", "cause", "lesson")),
        text=choices.one(("Còn hạn chế.", "Chưa đều.")),
        unit=choices.one(REFERENCES),
        period=choices.one(REFERENCES),
        part_of=choices.one((None, *REFERENCES)),
        rank=choices.one((None, 1, 2)),
        by=choices.maybe(person),
        comparison=choices.maybe(comparison),
    )


def comparison(choices: Choices) -> Comparison:
    """A comparison of any figures, with or without numbers."""
    return Comparison(
        of=choices.some(IDS, 2),
        change=choices.maybe(quantity),
        times=choices.maybe(quantity),
        since=choices.one((None, *REFERENCES)),
    )


MAKERS: tuple[Callable[[Choices], Fact], ...] = (unit, model, award, figure, period, succession, remark)
OFTEN: tuple[Callable[[Choices], Fact] | None, ...] = (
    None,
    *MAKERS,
    model,
    award,
    figure,
    unit,
    figure,
    model,
    award,
    figure,
)
LONGEST = 64
"""No fact takes more choices than a shape of this length has."""


def fact(choices: Choices) -> Fact:
    """A fact of any kind."""
    return choices.one(MAKERS)(choices)


def facts(choices: Sequence[Choices]) -> list[Fact]:
    """Facts of any kind, mostly units and events; a shape may also stand for none."""
    makers = ((one, one.one(OFTEN)) for one in choices)
    return [make(one) for one, make in makers if make is not None]


def told_apart(facts: Sequence[Fact]) -> list[Fact]:
    """The facts, each event under an id of its own: the first three keep the three ids that others refer to.

    >>> one = Model(id="a", name="Tổ tiết kiệm")
    >>> [fact.id for fact in told_apart([one, one])]
    ['a', 'b']
    """
    apart: list[Fact] = []
    counts: dict[type[Fact], int] = {}
    for fact in facts:
        if isinstance(fact, Event):
            number = counts[type(fact)] = counts.get(type(fact), 0) + 1
            new: str = chr(ord("a") + number - 1) if number <= 26 else f"a{number}"
            apart.append(attrs.evolve(fact, id=new))
        else:
            apart.append(fact)
    return apart
