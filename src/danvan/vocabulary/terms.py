"""What a vocabulary is made of: dated codes with vi and en labels, each with its ground and how sure it is."""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal

import attrs

from danvan.errors import BadValue
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


@attrs.frozen(kw_only=True)
class Term:
    """A plain code of a scheme (`field`, `level`, `milestone`, `document-type` …).

    Parameters: `maps_to` are the standard codes a local variant stands for; `aliases` other spellings;
    `abbreviation` the short form used in symbols and tables; `rank` its place among its like (1 is first or highest);
    `during` the days on which the code may be used.
    """

    scheme: str
    code: str
    vi: str = attrs.field(converter=_label)
    en: str = attrs.field(converter=_label)
    abbreviation: str | None = None
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_several)
    maps_to: tuple[str, ...] = attrs.field(default=(), converter=_several)
    rank: int | None = None
    during: Span = attrs.field(default=ALWAYS, converter=_span)
    ground: str | None = None
    confidence: Confidence = "unsourced"
    note: str | None = None


@attrs.frozen(kw_only=True)
class UnitKind:
    """A kind of unit of the political system, and under which kinds it may stand.

    Parameters: `side` is a code of the scheme `side` (territory, party, state, front, mass, armed, steering,
    community, cluster, business, religion); `territorial` whether it is a piece of the map; `levels` where it
    occurs; `under` the kinds its parent may be of on the days of this row (none: it stands at the top);
    `during` the days on which the kind exists. A kind whose parents changed has a row for each time.
    """

    code: str
    vi: str = attrs.field(converter=_label)
    en: str = attrs.field(converter=_label)
    side: str
    territorial: bool = False
    levels: tuple[str, ...] = attrs.field(default=(), converter=_several)
    under: tuple[str, ...] = attrs.field(default=(), converter=_several)
    abbreviation: str | None = None
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_several)
    rank: int | None = None
    during: Span = attrs.field(default=ALWAYS, converter=_span)
    ground: str | None = None
    confidence: Confidence = "unsourced"
    note: str | None = None


@attrs.frozen(kw_only=True)
class AwardForm:
    """A form of award: its place in the order of precedence (1 is highest) and who may receive it.

    Parameters: `recipients` are codes of recipient kinds; none means that it is not known who may not.
    """

    code: str
    vi: str = attrs.field(converter=_label)
    en: str = attrs.field(converter=_label)
    side: str
    rank: int | None = None
    recipients: tuple[str, ...] = attrs.field(default=(), converter=_several)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_several)
    during: Span = attrs.field(default=ALWAYS, converter=_span)
    ground: str | None = None
    confidence: Confidence = "unsourced"
    note: str | None = None


@attrs.frozen(kw_only=True)
class Competence:
    """Who may grant a form of award on which days: bodies of these kinds, at these levels.

    Parameters: `grantors` are kinds of unit, `levels` the levels at which they hold the power (none: at any);
    `office` the office that decides where the law names one ("Chủ tịch UBND").
    """

    form: str
    side: str
    grantors: tuple[str, ...] = attrs.field(converter=_several)
    levels: tuple[str, ...] = attrs.field(default=(), converter=_several)
    office: str | None = None
    during: Span = attrs.field(default=ALWAYS, converter=_span)
    ground: str | None = None
    confidence: Confidence = "unsourced"
    note: str | None = None


@attrs.frozen(kw_only=True)
class Measure:
    """Something units report: its unit of count, its nature, and whether it adds up over units.

    Parameters: `unit` is a code of the units of count; `nature` is `flow` (happens in a period and adds up
    over periods that do not overlap), `stock` (stands on a day, never adds up over days) or `share`
    (never adds up); `additive` whether the values of different units may be added.
    """

    code: str
    vi: str = attrs.field(converter=_label)
    en: str = attrs.field(converter=_label)
    unit: str
    nature: Nature
    additive: bool
    aliases: tuple[str, ...] = attrs.field(default=(), converter=_several)
    rank: int | None = None
    during: Span = attrs.field(default=ALWAYS, converter=_span)
    ground: str | None = None
    confidence: Confidence = "unsourced"
    note: str | None = None


@attrs.frozen(kw_only=True)
class Instrument:
    """A law, decree, circular, regulation or guideline: what it is, when it was issued and when in force.

    Parameters: `unread` says that its content could not be read: from its first day on, what rests on a text that it
    amends is no longer certain (see `Vocabulary.unread`).
    """

    code: str
    symbol: str
    type: str
    vi: str = attrs.field(converter=_label)
    en: str = attrs.field(converter=_label)
    side: str
    issued: datetime.date | None = None
    during: Span = attrs.field(default=ALWAYS, converter=_span)
    amends: tuple[str, ...] = attrs.field(default=(), converter=_several)
    replaces: tuple[str, ...] = attrs.field(default=(), converter=_several)
    unread: bool = False
    subject: str | None = None
    ground: str | None = None
    confidence: Confidence = "unsourced"
    note: str | None = None


@attrs.frozen(kw_only=True)
class BaseSalary:
    """The base salary (*mức lương cơ sở*) on which bonuses are computed, in đồng a month."""

    amount: Decimal = attrs.field(converter=_decimal)
    during: Span = attrs.field(converter=_span)
    ground: str | None = None
    confidence: Confidence = "unsourced"
    note: str | None = None


@attrs.frozen(kw_only=True)
class Multiplier:
    """The bonus of a form as a multiple of the base salary.

    Parameters: `value` is the multiple; `cap` whether it is a ceiling instead of the amount; `levels` the
    levels of the grantor (none: any); `holders` the kinds of unit that receive it (none: any); `instrument` the code
    of the text that sets it.
    """

    form: str
    recipient: str
    value: Decimal = attrs.field(converter=_decimal)
    levels: tuple[str, ...] = attrs.field(default=(), converter=_several)
    grantors: tuple[str, ...] = attrs.field(default=(), converter=_several)
    holders: tuple[str, ...] = attrs.field(default=(), converter=_several)
    cap: bool = False
    instrument: str | None = None
    during: Span = attrs.field(default=ALWAYS, converter=_span)
    ground: str | None = None
    confidence: Confidence = "unsourced"
    note: str | None = None
