"""What is proposed from a sentence, what was not understood in it, what counts nothing; a proposal accepted."""

import datetime
from typing import Literal

import attrs

from danvan import BadValue, Breakdown, Citation, Figure, Quantity, Source
from danvan.reading import BodyReading, Note, PeriodReading
from danvan_prose.text.masks import Why as WhyNoCount

Kind = Literal["number", "range", "part", "share"]
"""A number; from one number to another; so many of so many (“6/9 huyện”); a fraction (“2/3 số hộ”)."""

WhyNot = Literal[
    "target",
    "comparison",
    "each",
    "vague",
    "measure-unknown",
    "measure-open",
    "may-be-a-word",
    "too-long",
    "unread",
    "under-review",
]
"""Why no figure is proposed for a count: it is aimed at; it is a difference; it is so many for each; it is no number;
no measure, or more than one, fits it; the word may be no number; its digits make none; it is only being considered."""


@attrs.frozen(kw_only=True)
class Told:
    """What a count is told to be of: measure, breakdown, fields, and the words each code was taken from.

    Parameters: `unit` is the unit of count of the measure, where it is another than the one printed; `behind` tells
    that what is said of it stands behind it: “20 tập thể được khen thưởng”; `given` are the folded words for what is
    given, where no form of award stands for them.
    """

    measure: str
    breakdown: dict[str, str] = attrs.field(factory=dict)
    fields: tuple[str, ...] = ()
    cues: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    behind: bool = False
    given: str = ""


@attrs.frozen(kw_only=True)
class Proposal:
    """A figure that a sentence seems to report.

    Parameters: `kind` tells what is printed; `quantity` is the number, the least of a range, the part of a whole;
    `most` the most of a range, `whole` what a part or a share is of; `per` what it is counted for (`người`, `năm`);
    `measure`, `breakdown`, `fields` and `movement` are codes; `period` as read, from the sentence or from
    one before it; `scope` words such as “toàn tỉnh”, or the one place whose count it is (“huyện Hòa An 81 mô hình”);
    `by` the bodies that granted or recognised; `about` the name of what is counted, where no code says it; `part_of`
    the number, in order, of the proposal that this one says it lies within; `cues` the words each code was taken from.
    """

    sentence: str
    printed: str
    start: int
    quantity: Quantity
    measure: str
    kind: Kind = "number"
    most: Quantity | None = None
    whole: Quantity | None = None
    per: tuple[str, ...] = ()
    breakdown: Breakdown = attrs.field(factory=Breakdown)
    fields: tuple[str, ...] = ()
    movement: str | None = None
    period: PeriodReading | None = None
    scope: str | None = None
    by: tuple[BodyReading, ...] = ()
    about: str | None = None
    part_of: int | None = None
    cues: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()


@attrs.frozen(kw_only=True)
class NotUnderstood:
    """A count for which no figure is proposed, with the reason.

    Parameters: `of` are the words for what is counted, as printed; `measures` those that might be meant.
    """

    sentence: str
    printed: str
    start: int
    why: WhyNot
    quantities: tuple[Quantity, ...] = ()
    of: str = ""
    measures: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class NoCount:
    """A number that counts nothing: a day, a symbol, the number of a street."""

    sentence: str
    printed: str
    start: int
    why: WhyNoCount


def accept(
    proposal: Proposal,
    id: str,  # noqa: A002 # as facts name it
    *,
    unit: str | None = None,
    period: str | None = None,
    on: datetime.date | None = None,
    by: str | None = None,
    part_of: str | None = None,
    citation: Citation | None = None,
    file: str | None = None,
) -> Figure:
    """A proposal as a figure, with the sentence as its source; the person who accepts names unit and period.

    Of a range the least is taken, as at least; its words are kept. Of so many of so many, the part. The kind of the
    body that granted is kept as `grantor` of the breakdown; bodies with a place, several of them, and those of no known
    kind by their names in `about`, so that what two bodies granted is never one number told twice.

    Raises: BadValue for what is no proposal, and for a fraction, which is no count.

    >>> from danvan_prose import propose
    >>> [found] = propose("Công nhận 61 mô hình cấp huyện.")
    >>> figure = accept(found, "cong-nhan", unit="umt", period="gd-2019-2020")
    >>> figure.breakdown, figure.source.quote
    (Breakdown({'level': 'district', 'standing': 'recognised'}), 'Công nhận 61 mô hình cấp huyện.')
    """
    if not isinstance(proposal, Proposal):
        raise BadValue(
            "proposal", type(proposal).__name__, "what was not understood cannot be accepted; give a Proposal"
        )
    if proposal.kind == "share":
        raise BadValue("proposal", proposal.printed, "a fraction is no count; find out of how many, and enter that")
    breakdown, about = _kept(proposal, by)
    return Figure(
        id=id,
        measure=proposal.measure,
        quantity=proposal.quantity,
        unit=unit,
        period=period,
        on=on,
        breakdown=breakdown,
        about=about,
        fields=proposal.fields,
        movement=proposal.movement,
        by=by,
        part_of=part_of,
        source=Source(citation=citation, file=file, quote=proposal.sentence),
    )


def _kept(proposal: Proposal, by: str | None) -> tuple[Breakdown, str | None]:
    """The breakdown and the words that a figure keeps of a proposal: who granted, and what it is about."""
    if by is not None or not proposal.by:
        return proposal.breakdown, proposal.about
    [first, *others] = proposal.by
    named = first.place is not None and first.place.name
    if not others and first.kind is not None and not named:
        return Breakdown({**proposal.breakdown, "grantor": first.kind}), proposal.about
    words = ", ".join(filter(None, (proposal.about, " và ".join(one.printed for one in proposal.by))))
    kind = {} if others or first.kind is None else {"grantor": first.kind}
    return Breakdown({**proposal.breakdown, **kind}), words
