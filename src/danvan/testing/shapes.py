"""Facts made from shapes: some bytes, each of which is one choice.

Drawing one run of bytes and deriving a fact from it is many times quicker than drawing its fields, and a smaller
byte is a simpler choice, so that a counterexample shrinks by itself. Three ids, six days and two years only: what can
meet does meet, and a wrong sum or a missed clash shows within a few examples. Every field of every fact is drawn, by
what it says of itself; a field for which nothing is listed here has some text, code, id or day all the same.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar, get_args

import attrs

from danvan.facts import (
    Act,
    Award,
    Breakdown,
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
from danvan.facts.structure import Field, fields
from danvan.values.citations import Source, Symbol
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
TEXTS = ("Còn hạn chế.", "Chưa đều.")
CODES: Mapping[str, Sequence[str]] = {
    "award-form": ("certificate-of-merit", "certificate-of-commendation", "a-form-of-ours"),
    "award-state": ("decided", "proposed", "presented", "revoked"),
    "code-scheme": ("gso",),
    "confidence": ("sourced", "seed", "a-confidence-of-ours"),
    "count-unit": ("", "model", "dong"),
    "field": ("economy", "culture-society", "a-field-of-ours"),
    "level": ("commune", "district", "province", "hamlet", "a-level-of-ours"),
    "measure": ("models", "conferences", "effective-share", "a-measure-of-ours"),
    "milestone": ("registered", "recognised", "effective", "withdrawn", "exemplary", "a-step-of-ours"),
    "movement": ("dan-van-kheo", "a-movement-of-ours"),
    "occasion": ("annual", "an-occasion-of-ours"),
    "period-kind": ("year", "year", "quarter", "stage"),
    "recipient-kind": ("collective", "individual", "unsplit", "household"),
    "remark-kind": ("limitation", "cause", "lesson"),
    "succession-kind": ("merge", "split", "dissolve", "rename", "establish"),
    "unit-kind": (
        *("commune", "rural-district", "province", "women-chapter", "district-peoples-committee", "a-kind-of-ours"),
    ),
}
"""Codes of the schemes that fields are written in."""

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


def _year(choices: Choices) -> Span:
    return span(choices) if choices.number(3) == 2 else Span.year(choices.one(YEARS))


def _mostly(choices: Choices) -> Quantity | None:
    return quantity(choices) if choices.number(4) else None


# What facts of a book have in common, so that they meet: options, or what makes a value.
Option = Sequence[Any] | Callable[[Choices], Any]
OPTIONS: Mapping[tuple[type, str], Option] = {
    (Unit, "name"): NAMES,
    (Unit, "aliases"): NAMES,
    (Model, "name"): MODEL_NAMES,
    (Model, "aliases"): MODEL_NAMES,
    (Period, "label"): [f"năm {year}" for year in YEARS],
    (Period, "during"): _year,
    (Figure, "quantity"): _mostly,
    (Figure, "printed"): ("hàng chục tỷ đồng",),
    (Recipient, "count"): lambda choices: choices.maybe(partial(quantity, units=("", "person", "collective"))),
    (Award, "bonus"): lambda choices: choices.maybe(partial(quantity, units=("dong",))),
    (Award, "achievement"): IDS,
    (Share, "share"): (Decimal("0.5"), Decimal(1), Decimal("0.4")),
    (Person, "office"): ("Bí thư chi bộ", "Chủ tịch UBND"),
    (Source, "file"): ("bao-cao.txt",),
    (Source, "place"): ("dòng 3",),
    (Source, "quote"): ("trên 62 nghìn lượt",),
    (Variant, "field"): ("name", "holders", "quantity", "unit", "recipients", "form"),
    (Variant, "printed"): ("61 mô hình", "tập thể và cá nhân"),
}
VALUES_OF: Mapping[Any, Option] = {
    Span: span,
    Quantity: quantity,
    Symbol: tuple(map(Symbol, SYMBOLS)),
    Breakdown: tuple(map(Breakdown, BREAKDOWNS)),
    datetime.date: DAYS,
    Decimal: VALUES,
    int: (1, 2),
    bool: (False, True),
}
"""What a field of a type holds."""


def made(kind: Callable[..., T], choices: Choices) -> T:
    """A value of a class, each of its fields drawn."""
    return kind(**{field.name: _drawn(kind, field, choices) for field in fields(kind).values()})  # type: ignore[arg-type] # a class


def _drawn(kind: Any, field: Field, choices: Choices) -> Any:
    option = OPTIONS.get((kind, field.name)) or _option(field)
    if field.many:
        return choices.many(option) if callable(option) else choices.some(option)
    if callable(option):
        return choices.maybe(option) if field.optional and (kind, field.name) not in OPTIONS else option(choices)
    return choices.one((None, *option) if field.optional else option)


def _option(field: Field) -> Option:
    if field.name == "id" or field.refers is not None:
        return IDS
    if field.said.code is not None and field.holds is str:
        return CODES.get(field.said.code, (f"a-{field.said.code}-of-ours",))
    if field.holds in VALUES_OF:
        return VALUES_OF[field.holds]
    if field.part is not None:
        return partial(made, field.part)
    return get_args(field.holds) or TEXTS


unit, succession, period = partial(made, Unit), partial(made, Succession), partial(made, Period)
model, award, figure, remark = partial(made, Model), partial(made, Award), partial(made, Figure), partial(made, Remark)
milestone, recipient, act = partial(made, Milestone), partial(made, Recipient), partial(made, Act)
person, source = partial(made, Person), partial(made, Source)
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
LONGEST = 128
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
