"""What a vocabulary is made of: dated codes with vi and en labels, each with its ground and how sure it is."""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal

import attrs

from danvan.errors import BadValue
from danvan.values.described import describe
from danvan.values.spans import ALWAYS, Span
from danvan.values.text import clean

Nature = Literal["flow", "stock", "share"]
Confidence = Literal["sourced", "secondary", "seed", "derived", "unsourced"]
"""How far a fact may be trusted: a public text, a restatement by others, a founding report, an inference, background
knowledge."""


def _several(values: Iterable[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise BadValue("list", values, "give a list, not one text")
    return tuple(values)


def _label(value: str) -> str:
    return clean(value, what="label")


def _span(value: Span | Mapping[str, datetime.date]) -> Span:
    return value if isinstance(value, Span) else Span(**value)


def _decimal(value: Decimal | int | str) -> Decimal:
    return Decimal(str(value))


# What fields that several kinds of rows have say of themselves.
CODE = describe(en="The code.")
VI = describe(en="The Vietnamese label.")
EN = describe(en="The English label.")
ABBREVIATION = describe(en="The short form used in symbols and tables.")
ALIASES = describe(en="Other names or spellings it is found under.")
RANK = describe(en="Its place among its like; 1 is first or highest.")
SIDE = describe(en="Which side of the political system: party, state, front …")
LEVELS = describe(en="The levels it holds at; any where none is named.")
DURING = describe(en="The days on which it holds; all days where it is left out.")
GROUND = describe(en="The provision it rests on.")
CONFIDENCE = describe(en="How far it may be trusted.")
NOTE = describe(en="A remark of whoever keeps the book.")


@attrs.frozen(kw_only=True)
class Term:
    """A plain code of a scheme (`field`, `level`, `milestone`, `document-type` …).

    Parameters: `maps_to` are the standard codes a local variant stands for; `aliases` other spellings;
    `abbreviation` the short form used in symbols and tables; `rank` its place among its like (1 is first or highest);
    `during` the days on which the code may be used.
    """

    scheme: str = attrs.field(metadata=describe(en="The scheme the code belongs to (`field`, `level`, `milestone` …)."))
    code: str = attrs.field(metadata=CODE)
    vi: str = attrs.field(converter=_label, metadata=VI)
    en: str = attrs.field(converter=_label, metadata=EN)
    abbreviation: str | None = attrs.field(default=None, metadata=ABBREVIATION)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_several, metadata=ALIASES)
    maps_to: tuple[str, ...] = attrs.field(
        default=(), converter=_several, metadata=describe(en="The standard codes that this local one stands for.")
    )
    rank: int | None = attrs.field(default=None, metadata=RANK)
    during: Span = attrs.field(default=ALWAYS, converter=_span, metadata=DURING)
    ground: str | None = attrs.field(default=None, metadata=GROUND)
    confidence: Confidence = attrs.field(default="unsourced", metadata=CONFIDENCE)
    note: str | None = attrs.field(default=None, metadata=NOTE)


@attrs.frozen(kw_only=True)
class UnitKind:
    """A kind of unit of the political system, and under which kinds it may stand.

    Parameters: `side` is a code of the scheme `side` (territory, party, state, front, mass, armed, steering,
    community, cluster, business, religion); `territorial` whether it is a piece of the map; `levels` where it
    occurs; `under` the kinds its parent may be of on the days of this row (none: it stands at the top);
    `during` the days on which the kind exists. A kind whose parents changed has a row for each time.
    """

    code: str = attrs.field(metadata=CODE)
    vi: str = attrs.field(converter=_label, metadata=VI)
    en: str = attrs.field(converter=_label, metadata=EN)
    side: str = attrs.field(metadata=SIDE)
    territorial: bool = attrs.field(default=False, metadata=describe(en="Whether such a unit is a piece of the map."))
    levels: tuple[str, ...] = attrs.field(
        default=(), converter=_several, metadata=describe(en="The levels at which it occurs.")
    )
    under: tuple[str, ...] = attrs.field(
        default=(),
        converter=_several,
        metadata=describe(en="The kinds its parent may be of; none: it stands at the top."),
    )
    abbreviation: str | None = attrs.field(default=None, metadata=ABBREVIATION)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_several, metadata=ALIASES)
    rank: int | None = attrs.field(default=None, metadata=RANK)
    during: Span = attrs.field(default=ALWAYS, converter=_span, metadata=DURING)
    ground: str | None = attrs.field(default=None, metadata=GROUND)
    confidence: Confidence = attrs.field(default="unsourced", metadata=CONFIDENCE)
    note: str | None = attrs.field(default=None, metadata=NOTE)


@attrs.frozen(kw_only=True)
class AwardForm:
    """A form of award: its place in the order of precedence (1 is highest) and who may receive it.

    Parameters: `recipients` are codes of recipient kinds; none means that it is not known who may not.
    """

    code: str = attrs.field(metadata=CODE)
    vi: str = attrs.field(converter=_label, metadata=VI)
    en: str = attrs.field(converter=_label, metadata=EN)
    side: str = attrs.field(metadata=SIDE)
    rank: int | None = attrs.field(default=None, metadata=RANK)
    recipients: tuple[str, ...] = attrs.field(
        default=(), converter=_several, metadata=describe(en="The kinds of recipient it is for; none: it is not known.")
    )
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_several, metadata=ALIASES)
    during: Span = attrs.field(default=ALWAYS, converter=_span, metadata=DURING)
    ground: str | None = attrs.field(default=None, metadata=GROUND)
    confidence: Confidence = attrs.field(default="unsourced", metadata=CONFIDENCE)
    note: str | None = attrs.field(default=None, metadata=NOTE)


@attrs.frozen(kw_only=True)
class Competence:
    """Who may grant a form of award on which days: bodies of these kinds, at these levels.

    Parameters: `grantors` are kinds of unit, `levels` the levels at which they hold the power (none: at any);
    `office` the office that decides where the law names one ("Chủ tịch UBND").
    """

    form: str = attrs.field(metadata=describe(en="The form of award, by code."))
    side: str = attrs.field(metadata=SIDE)
    grantors: tuple[str, ...] = attrs.field(
        converter=_several, metadata=describe(en="The kinds of unit that may grant it.")
    )
    levels: tuple[str, ...] = attrs.field(default=(), converter=_several, metadata=LEVELS)
    office: str | None = attrs.field(
        default=None, metadata=describe(en="The office that decides, where the law names one.")
    )
    during: Span = attrs.field(default=ALWAYS, converter=_span, metadata=DURING)
    ground: str | None = attrs.field(default=None, metadata=GROUND)
    confidence: Confidence = attrs.field(default="unsourced", metadata=CONFIDENCE)
    note: str | None = attrs.field(default=None, metadata=NOTE)


@attrs.frozen(kw_only=True)
class Measure:
    """Something units report: its unit of count, its nature, and whether it adds up over units.

    Parameters: `unit` is a code of the units of count; `nature` is `flow` (happens in a period and adds up
    over periods that do not overlap), `stock` (stands on a day, never adds up over days) or `share`
    (never adds up); `additive` whether the values of different units may be added.
    """

    code: str = attrs.field(metadata=CODE)
    vi: str = attrs.field(converter=_label, metadata=VI)
    en: str = attrs.field(converter=_label, metadata=EN)
    unit: str = attrs.field(metadata=describe(en="The unit of count, a code of the vocabulary."))
    nature: Nature = attrs.field(
        metadata=describe(en="`flow` happens in a period, `stock` stands on a day, `share` is a ratio.")
    )
    additive: bool = attrs.field(metadata=describe(en="Whether the numbers of different units may be added."))
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_several, metadata=ALIASES)
    rank: int | None = attrs.field(default=None, metadata=RANK)
    during: Span = attrs.field(default=ALWAYS, converter=_span, metadata=DURING)
    ground: str | None = attrs.field(default=None, metadata=GROUND)
    confidence: Confidence = attrs.field(default="unsourced", metadata=CONFIDENCE)
    note: str | None = attrs.field(default=None, metadata=NOTE)


@attrs.frozen(kw_only=True)
class Instrument:
    """A law, decree, circular, regulation or guideline: what it is, when it was issued and when in force.

    Parameters: `unread` says that its content could not be read: from its first day on, what rests on a text that it
    amends is no longer certain (see `Vocabulary.unread`).
    """

    code: str = attrs.field(metadata=CODE)
    symbol: str = attrs.field(metadata=describe(en="Its number and symbol."))
    type: str = attrs.field(metadata=describe(en="The type of document, a code of the vocabulary."))
    vi: str = attrs.field(converter=_label, metadata=VI)
    en: str = attrs.field(converter=_label, metadata=EN)
    side: str = attrs.field(metadata=SIDE)
    issued: datetime.date | None = attrs.field(default=None, metadata=describe(en="The day it was issued."))
    during: Span = attrs.field(
        default=ALWAYS, converter=_span, metadata=describe(en="The days on which it is in force.")
    )
    amends: tuple[str, ...] = attrs.field(
        default=(), converter=_several, metadata=describe(en="The texts it amends, by code.")
    )
    replaces: tuple[str, ...] = attrs.field(
        default=(), converter=_several, metadata=describe(en="The texts it replaces, by code.")
    )
    unread: bool = attrs.field(
        default=False,
        metadata=describe(en="Whether its content was not read, so that what it amends is certain only before it."),
    )
    subject: str | None = attrs.field(default=None, metadata=describe(en="What it is about."))
    ground: str | None = attrs.field(default=None, metadata=GROUND)
    confidence: Confidence = attrs.field(default="unsourced", metadata=CONFIDENCE)
    note: str | None = attrs.field(default=None, metadata=NOTE)


@attrs.frozen(kw_only=True)
class BaseSalary:
    """The base salary (*mức lương cơ sở*) on which bonuses are computed, in đồng a month."""

    amount: Decimal = attrs.field(converter=_decimal, metadata=describe(en="In đồng a month."))
    during: Span = attrs.field(converter=_span, metadata=DURING)
    ground: str | None = attrs.field(default=None, metadata=GROUND)
    confidence: Confidence = attrs.field(default="unsourced", metadata=CONFIDENCE)
    note: str | None = attrs.field(default=None, metadata=NOTE)


@attrs.frozen(kw_only=True)
class Multiplier:
    """The bonus of a form as a multiple of the base salary.

    Parameters: `value` is the multiple; `cap` whether it is a ceiling instead of the amount; `levels` the
    levels of the grantor (none: any); `holders` the kinds of unit that receive it (none: any); `rounding` the way of
    rounding that the text prescribes, if it has one of its own; `instrument` the code of the text that sets it.
    """

    form: str = attrs.field(metadata=describe(en="The form of award, by code."))
    recipient: str = attrs.field(metadata=describe(en="The kind of recipient."))
    value: Decimal = attrs.field(converter=_decimal, metadata=describe(en="The multiple of the base salary."))
    levels: tuple[str, ...] = attrs.field(default=(), converter=_several, metadata=LEVELS)
    grantors: tuple[str, ...] = attrs.field(
        default=(),
        converter=_several,
        metadata=describe(en="The kinds of unit that grant it; any where none is named."),
    )
    holders: tuple[str, ...] = attrs.field(
        default=(),
        converter=_several,
        metadata=describe(en="The kinds of unit that receive it; any if none is named."),
    )
    cap: bool = attrs.field(default=False, metadata=describe(en="Whether the multiple is a ceiling."))
    rounding: str | None = attrs.field(
        default=None, metadata=describe(en="The way of rounding that its text prescribes, if it has one of its own.")
    )
    instrument: str | None = attrs.field(default=None, metadata=describe(en="The text that sets it, by code."))
    during: Span = attrs.field(default=ALWAYS, converter=_span, metadata=DURING)
    ground: str | None = attrs.field(default=None, metadata=GROUND)
    confidence: Confidence = attrs.field(default="unsourced", metadata=CONFIDENCE)
    note: str | None = attrs.field(default=None, metadata=NOTE)
