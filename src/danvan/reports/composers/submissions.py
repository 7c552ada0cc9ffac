"""The submission (*tờ trình*) by which a unit asks for awards, with the list of those it proposes."""

import datetime
from collections.abc import Iterable
from typing import Any

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Listing, Paragraph, Report
from danvan.facts import Act, Award
from danvan.reports.composers.decisions import common_reason, done, given
from danvan.reports.sentences.asking import day_asked, one_of, refuse, several, yes
from danvan.reports.sentences.choosing import proposed_awards
from danvan.reports.sentences.deciding import BLANK, common_period, decider, only_unit
from danvan.reports.sentences.entries import counted, entries, kinds_said
from danvan.reports.sentences.lists import LAYOUTS, annexes, lines_of
from danvan.values.numerals import write_day

ENCLOSED = ("Báo cáo thành tích của {kinds} được đề nghị", "Biên bản bình xét")
"""What goes with a submission beside its list (Law 06/2022/QH15, article 84, as reported)."""


@attrs.frozen
class Submission:
    """Writes the submission by which a unit asks a grantor for awards.

    `compose(book, unit=…, awards=…, grantor=…, on=…, …)`. All may be left out where the book leaves no choice: `unit`
    is who proposes, `awards` the ids of awards (else those it proposed on the day), `grantor` the unit asked, `form`
    and `period` narrow them, `on` is the day, a date or "YYYY-MM-DD". `symbol`, `place`, `signer`, `office` and
    `deputy` go to head and foot; `to` is who is addressed, in words; `reason` what the awards are for; `basis` further
    texts with a semicolon between; `annex` is one of auto, one, by-kind, none; `bonus` whether the expected money is
    listed, by a way of `rounding`.

    Raises: BadValue where nothing was proposed, and for options that do not fit; Unknown for ids the book does not
    have.
    """

    name: str = "submission"

    def compose(
        self,
        book: Book,
        /,
        *,
        unit: str | None = None,
        awards: Iterable[str] | str | None = None,
        grantor: str | None = None,
        form: str | None = None,
        period: str | None = None,
        on: datetime.date | str | None = None,
        symbol: str | None = None,
        place: str | None = None,
        to: str | None = None,
        reason: str | None = None,
        basis: Iterable[str] | str | None = None,
        annex: str = "auto",
        bonus: bool | str | None = None,
        rounding: str | None = None,
        signer: str | None = None,
        office: str | None = None,
        deputy: bool | str | None = None,
        **unknown: Any,
    ) -> Report:
        """The submission."""
        refuse(
            self.name,
            unknown,
            "unit, awards, grantor, form, period, on, symbol, place, to, reason, basis, annex, bonus, rounding, "
            "signer, office, deputy",
        )
        layout = one_of(annex, LAYOUTS, "layout of the annex")
        stretch = book.period(period) if period is not None else None
        chosen = proposed_awards(
            book,
            unit=unit,
            grantor=grantor,
            named=several(awards),
            form=form,
            period=stretch,
            on=day_asked(on),
        )
        stretch = stretch or common_period(book, chosen.awards)
        proposing = decider(book, chosen.unit, on=chosen.on, period=stretch)
        asked = only_unit((one for award in chosen.awards for one in award.grantors), "award")
        granting = decider(book, asked, on=chosen.on, period=stretch, awards=True)
        lines = entries(granting, chosen.awards, policy=rounding, day=chosen.on)
        number = symbol or _symbol(chosen.awards, chosen.unit, chosen.on)
        why = common_reason(granting, chosen.awards, reason)
        told = {entry.reason for entry in lines}
        lists = annexes(
            granting,
            lines,
            layout=layout,
            attached=f"Tờ trình số {number or BLANK} {write_day(chosen.on)} của {proposing.name}",
            paid=yes(bonus, "bonus", otherwise=False),
            common=reason or (next(iter(told)) if len(told) == 1 else None),
            asked=True,
        )
        address = to or granting.name
        kinds = kinds_said(book.vocabulary, lines)
        whom = counted(book.vocabulary, lines) if len(lines) > 1 or lists else "; ".join(lines_of(lines))
        listed = " (có danh sách kèm theo)" if lists else ""
        named = () if lists or len(lines) == 1 else (Listing(lines_of(lines)),)
        enclosed = [text.format(kinds=kinds) for text in ENCLOSED]
        return Report(
            kind="submission",
            type_name="Tờ trình",
            title=f"Về việc đề nghị {given(granting, lines)} cho {kinds} {why}",
            letterhead=proposing.letterhead(symbol=number, place=place),
            blocks=[
                Paragraph(f"Kính gửi: {address}", align="center"),
                granting.basis("award", extra=several(basis, between=";"), proposals=()),
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
            signature=proposing.signature(name=signer, office=office, deputy=yes(deputy, "deputy", otherwise=False)),
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
