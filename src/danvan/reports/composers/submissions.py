"""The submission (*tờ trình*) by which a unit asks for awards, with the list of those it proposes."""

import datetime
from collections.abc import Iterable

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Listing, Paragraph, Report
from danvan.facts import Act, Award
from danvan.reports.composers.decisions import common_reason, done, given
from danvan.reports.options import takes
from danvan.reports.sentences.asking import (
    ANNEX,
    BASIS,
    DEPUTY,
    FORM,
    OFFICE,
    PLACE,
    ROUNDING,
    SIGNER,
    SYMBOL,
    basis_asked,
    bonus_asked,
    day_asked,
    deputy_asked,
    layout_asked,
    several,
)
from danvan.reports.sentences.choosing import proposed_awards
from danvan.reports.sentences.deciding import BLANK, common_period, decider, only_unit
from danvan.reports.sentences.entries import counted, entries, kinds_said
from danvan.reports.sentences.lists import annexes, lines_of
from danvan.values.described import describe
from danvan.values.numerals import write_day

ENCLOSED = ("Báo cáo thành tích của {kinds} được đề nghị", "Biên bản bình xét")
"""What goes with a submission beside its list (Law 06/2022/QH15, article 84, as reported)."""


@attrs.frozen(kw_only=True)
class SubmissionOptions:
    """What may be asked of Submission; all of it may be left out if the book leaves no choice."""

    unit: str | None = attrs.field(
        default=None, metadata=describe(vi="đơn vị đề nghị", en="The unit that proposes, by id.")
    )
    awards: tuple[str, ...] = attrs.field(
        default=(),
        converter=several,
        metadata=describe(
            vi="các khen thưởng", en="The ids of awards, with a comma between; those of the day if none is given."
        ),
    )
    grantor: str | None = attrs.field(
        default=None, metadata=describe(vi="nơi được đề nghị", en="The unit that is asked for the awards, by id.")
    )
    form: str | None = attrs.field(default=None, metadata=FORM)
    period: str | None = attrs.field(default=None, metadata=describe(vi="kỳ", en="The period, by id."))
    on: datetime.date | None = attrs.field(
        default=None,
        converter=day_asked,
        metadata=describe(vi="ngày", en='The day of the document, a date or "YYYY-MM-DD".'),
    )
    symbol: str | None = attrs.field(default=None, metadata=SYMBOL)
    place: str | None = attrs.field(default=None, metadata=PLACE)
    to: str | None = attrs.field(default=None, metadata=describe(vi="kính gửi", en="Who is addressed, in words."))
    reason: str | None = attrs.field(
        default=None, metadata=describe(vi="thành tích", en="What the awards are for, if the book does not say.")
    )
    basis: tuple[str, ...] = attrs.field(default=(), converter=basis_asked, metadata=BASIS)
    annex: str = attrs.field(default="auto", converter=layout_asked, metadata=ANNEX)
    bonus: bool = attrs.field(
        default=False,
        converter=bonus_asked,
        metadata=describe(vi="có tiền thưởng", en="Whether the expected money is printed, yes or no."),
    )
    rounding: str | None = attrs.field(default=None, metadata=ROUNDING)
    signer: str | None = attrs.field(default=None, metadata=SIGNER)
    office: str | None = attrs.field(default=None, metadata=OFFICE)
    deputy: bool = attrs.field(default=False, converter=deputy_asked, metadata=DEPUTY)


@attrs.frozen
class Submission:
    """Writes the submission by which a unit asks a grantor for awards.

    Raises: BadValue where nothing was proposed, and for options that do not fit; Unknown for ids the book does not
    have.
    """

    name: str = "submission"

    @takes(SubmissionOptions)
    def compose(self, book: Book, /, asked: SubmissionOptions) -> Report:
        """The submission."""
        stretch = book.period(asked.period) if asked.period is not None else None
        chosen = proposed_awards(
            book,
            unit=asked.unit,
            grantor=asked.grantor,
            named=asked.awards,
            form=asked.form,
            period=stretch,
            on=asked.on,
        )
        stretch = stretch or common_period(book, chosen.awards)
        proposing = decider(book, chosen.unit, on=chosen.on, period=stretch)
        whom = only_unit((one for award in chosen.awards for one in award.grantors), "award")
        granting = decider(book, whom, on=chosen.on, period=stretch, awards=True)
        lines = entries(granting, chosen.awards, policy=asked.rounding, day=chosen.on)
        number = asked.symbol or _symbol(chosen.awards, chosen.unit, chosen.on)
        why = common_reason(granting, chosen.awards, asked.reason)
        told = {entry.reason for entry in lines}
        lists = annexes(
            granting,
            lines,
            layout=asked.annex,
            attached=f"Tờ trình số {number or BLANK} {write_day(chosen.on)} của {proposing.name}",
            paid=asked.bonus,
            common=asked.reason or (next(iter(told)) if len(told) == 1 else None),
            asked=True,
        )
        address = asked.to or granting.name
        kinds = kinds_said(book.vocabulary, lines)
        whom = counted(book.vocabulary, lines) if len(lines) > 1 or lists else "; ".join(lines_of(lines))
        listed = " (có danh sách kèm theo)" if lists else ""
        named = () if lists or len(lines) == 1 else (Listing(lines_of(lines)),)
        enclosed = [text.format(kinds=kinds) for text in ENCLOSED]
        return Report(
            kind="submission",
            type_name="Tờ trình",
            title=f"Về việc đề nghị {given(granting, lines)} cho {kinds} {why}",
            letterhead=proposing.letterhead(symbol=number, place=asked.place),
            blocks=[
                Paragraph(f"Kính gửi: {address}", align="center"),
                granting.basis("award", extra=asked.basis, proposals=()),
                Paragraph(
                    f"Sau khi bình xét, {proposing.name} kính trình {address} xem xét, {given(granting, lines)} "
                    f"cho {whom} {done(why)}{listed}{':' if named else '.'}"
                ),
                *named,
                Paragraph("Hồ sơ gửi kèm gồm:"),
                Listing([*(["Danh sách đề nghị khen thưởng"] if lists else []), *enclosed]),
                Paragraph(f"Kính đề nghị {address} xem xét, quyết định."),
                *lists,
            ],
            signature=proposing.signature(name=asked.signer, office=asked.office, deputy=asked.deputy),
            recipients=proposing.recipients("Như trên"),
        )


def _symbol(awards: Iterable[Award], unit: str, on: datetime.date) -> str | None:
    acts: Iterable[Act] = (act for award in awards for act in award.acts)
    symbols = {
        str(act.document.symbol)
        for act in acts
        if act.state == "proposed" and act.by in (None, unit) and act.on in (None, on) and act.document is not None
        if act.document.symbol is not None
    }
    return symbols.pop() if len(symbols) == 1 else None
