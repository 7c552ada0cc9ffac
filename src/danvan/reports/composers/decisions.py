"""The decision on awards, with its articles, money and annexed lists."""

import datetime
from collections.abc import Iterable, Sequence

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Annex, Article, Report
from danvan.facts import Award
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
from danvan.reports.sentences.choosing import granted_awards
from danvan.reports.sentences.deciding import (
    Decider,
    carried_out,
    common_period,
    decider,
    movement_said,
    proposals,
    this_decision,
)
from danvan.reports.sentences.entries import Entry, counted, entries, forms_said, kinds_said
from danvan.reports.sentences.lists import annexes, lines_of
from danvan.reports.sentences.payments import paid
from danvan.values.described import describe


@attrs.frozen(kw_only=True)
class AwardDecisionOptions:
    """What may be asked of AwardDecision; all of it may be left out if the book leaves no choice."""

    unit: str | None = attrs.field(default=None, metadata=describe(vi="đơn vị khen thưởng", en="The grantor, by id."))
    awards: tuple[str, ...] = attrs.field(
        default=(),
        converter=several,
        metadata=describe(
            vi="các khen thưởng", en="The ids of awards, with a comma between; those of the day if none is given."
        ),
    )
    form: str | None = attrs.field(default=None, metadata=FORM)
    period: str | None = attrs.field(default=None, metadata=describe(vi="kỳ", en="The period, by id."))
    on: datetime.date | None = attrs.field(
        default=None,
        converter=day_asked,
        metadata=describe(
            vi="ngày",
            en='The day of the decision, a date or "YYYY-MM-DD", whose law and base salary hold.',
        ),
    )
    symbol: str | None = attrs.field(default=None, metadata=SYMBOL)
    place: str | None = attrs.field(default=None, metadata=PLACE)
    reason: str | None = attrs.field(
        default=None, metadata=describe(vi="thành tích", en="What the awards are for, if the book does not say.")
    )
    basis: tuple[str, ...] = attrs.field(default=(), converter=basis_asked, metadata=BASIS)
    annex: str = attrs.field(default="auto", converter=layout_asked, metadata=ANNEX)
    bonus: bool = attrs.field(
        default=True,
        converter=bonus_asked,
        metadata=describe(vi="có tiền thưởng", en="Whether money goes with the awards, yes or no."),
    )
    rounding: str | None = attrs.field(default=None, metadata=ROUNDING)
    fund: str | None = attrs.field(default=None, metadata=describe(vi="nguồn chi", en="Who pays the money, in words."))
    executors: str | None = attrs.field(
        default=None, metadata=describe(vi="nơi thi hành", en="Who carries the decision out, in words.")
    )
    signer: str | None = attrs.field(default=None, metadata=SIGNER)
    office: str | None = attrs.field(default=None, metadata=OFFICE)
    deputy: bool = attrs.field(default=False, converter=deputy_asked, metadata=DEPUTY)


@attrs.frozen
class AwardDecision:
    """Writes the decision by which a unit, or the office in it that the law names, grants awards.

    Raises: BadValue where there is no recipient, for awards that are only proposed or were revoked, for recipients
    reported only as a number, and for options that do not fit; Unknown for ids the book does not have.
    """

    name: str = "award-decision"

    @takes(AwardDecisionOptions)
    def compose(self, book: Book, /, asked: AwardDecisionOptions) -> Report:
        """The decision."""
        stretch = book.period(asked.period) if asked.period is not None else None
        chosen = granted_awards(book, unit=asked.unit, named=asked.awards, form=asked.form, period=stretch, on=asked.on)
        decided = decider(
            book, chosen.unit, on=chosen.on, period=stretch or common_period(book, chosen.awards), awards=True
        )
        lines = entries(decided, chosen.awards, policy=asked.rounding, day=chosen.on)
        number = asked.symbol or decision_symbol(chosen.awards)
        why = common_reason(decided, chosen.awards, asked.reason)
        with_money = asked.bonus
        told = {entry.reason for entry in lines}
        shared = asked.reason or (next(iter(told)) if len(told) == 1 else None)
        lists = annexes(
            decided,
            lines,
            layout=asked.annex,
            attached=this_decision(decided, number),
            paid=with_money,
            common=shared,
        )
        steps = [act for award in chosen.awards for act in award.acts if act.state == "proposed"]
        articles = [_granted(decided, lines, lists, why)]
        if with_money:
            articles.append(paid(decided, lines, fund=asked.fund, rounding=asked.rounding))
        articles.append(_carried_out(decided, lines, len(articles) + 1, asked.executors))
        return Report(
            kind="decision",
            type_name="Quyết định",
            title=_title(decided, lines, why),
            letterhead=decided.letterhead(symbol=number, place=asked.place),
            blocks=[
                *decided.opening(),
                decided.basis("award", extra=asked.basis, proposals=proposals(decided, steps, text="Tờ trình")),
                decided.formula(),
                *articles,
                *lists,
            ],
            signature=decided.signature(name=asked.signer, office=asked.office, deputy=asked.deputy),
            recipients=decided.recipients(f"Như Điều {articles[-1].number}"),
        )


def common_reason(decided: Decider, awards: Sequence[Award], asked: str | None) -> str:
    """What awards are for, as the clause of a sentence: as asked, as all of them say, else by movement and period."""
    period = f" {decided.scope.period.label}" if decided.scope.period else ""
    told = {award.reason for award in awards}
    said = asked or (next(iter(told)) if len(told) == 1 else None)
    if said is None:
        movement = movement_said(decided, awards)
        said = f"có thành tích xuất sắc trong {movement or 'công tác'}"
    said = said.removeprefix("đã ")
    said = said if said.startswith(("có ", "vì ", "là ")) else f"có thành tích: {said}"
    return said if not period or period.strip() in said else f"{said}{period}"


def done(why: str) -> str:
    """The clause as that of something done: "đã có thành tích …"."""
    return f"đã {why}" if why.startswith("có ") else why


def decision_symbol(awards: Iterable[Award]) -> str | None:
    """The symbol of the one decision by which awards were granted; None where it is not recorded."""
    symbols = {
        str(award.decision.document.symbol)
        for award in awards
        if award.decision is not None and award.decision.document is not None and award.decision.document.symbol
    }
    return symbols.pop() if len(symbols) == 1 else None


def given(decided: Decider, lines: Sequence[Entry]) -> str:
    """What is done, in words: "tặng Giấy khen", or only "khen thưởng" where there are several forms."""
    forms = forms_said(decided.scope.vocabulary, lines, decided.scope.day)
    return f"tặng {forms[0]}" if len(forms) == 1 else "khen thưởng"


def _title(decided: Decider, lines: Sequence[Entry], why: str) -> str:
    return f"Về việc {given(decided, lines)} cho {kinds_said(decided.scope.vocabulary, lines)} {why}"


def _granted(decided: Decider, lines: Sequence[Entry], lists: Sequence[Annex], why: str) -> Article:
    vocabulary, day = decided.scope.vocabulary, decided.scope.day
    forms = forms_said(vocabulary, lines, day)
    owner = f" của {decided.name}"
    listed = "; có danh sách kèm theo" if lists else ""
    if len(forms) > 1:
        counts = counted(vocabulary, lines)
        clauses = [
            f"{form} cho {counted(vocabulary, group)}" + ("" if lists else f": {'; '.join(lines_of(group))}")
            for form in forms
            if (group := [entry for entry in lines if forms_said(vocabulary, [entry], day) == (form,)])
        ]
        return Article(1, f"Khen thưởng {counts} {done(why)}{listed and f' ({listed[2:]})'}:", clauses=clauses)
    grant = f"Tặng {forms[0]}{owner} cho"
    if lists:
        return Article(1, f"{grant} {counted(vocabulary, lines)} {done(why)} (có danh sách kèm theo).")
    if len(lines) == 1:
        [who] = lines_of(lines)
        return Article(1, f"{grant} {who}, {done(why)}.")
    return Article(1, f"{grant} {counted(vocabulary, lines)} {done(why)}, gồm:", clauses=tuple(lines_of(lines)))


def _carried_out(decided: Decider, lines: Sequence[Entry], number: int, executors: str | None) -> Article:
    whom = f"các {kinds_said(decided.scope.vocabulary, lines)} có tên tại Điều 1"
    return carried_out(number, executors or f"Văn phòng, các cơ quan, đơn vị có liên quan và {whom}")
