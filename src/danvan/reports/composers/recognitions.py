"""The decision by which models are recognised, with the list of them."""

import datetime
from collections.abc import Iterable, Sequence

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Article, Block, Report
from danvan.facts import Milestone, Model
from danvan.reports.options import takes
from danvan.reports.sentences.asking import (
    ANNEX,
    BASIS,
    DEPUTY,
    LEVEL,
    OFFICE,
    PLACE,
    SIGNER,
    SYMBOL,
    basis_asked,
    day_asked,
    deputy_asked,
    layout_asked,
    several_or_none,
)
from danvan.reports.sentences.choosing import recognised_models
from danvan.reports.sentences.deciding import (
    Decider,
    carried_out,
    common_period,
    decider,
    movement_said,
    proposals,
    this_decision,
)
from danvan.reports.sentences.entries import Entry
from danvan.reports.sentences.lists import lines_of
from danvan.reports.sentences.models import annex_of_models, counted_models, model_entries
from danvan.reports.sentences.wording import in_quotes
from danvan.values.described import describe
from danvan.values.numerals import padded


@attrs.frozen(kw_only=True)
class RecognitionDecisionOptions:
    """What may be asked of RecognitionDecision; all of it may be left out if the book leaves no choice."""

    unit: str | None = attrs.field(
        default=None, metadata=describe(vi="đơn vị công nhận", en="The body that recognised the models, by id.")
    )
    models: tuple[str, ...] | None = attrs.field(
        default=None,
        converter=several_or_none,
        metadata=describe(
            vi="các mô hình", en="The ids of models, with a comma between; those of the day or period if none is given."
        ),
    )
    level: str | None = attrs.field(default=None, metadata=LEVEL)
    period: str | None = attrs.field(default=None, metadata=describe(vi="kỳ", en="The period, by id."))
    on: datetime.date | None = attrs.field(
        default=None,
        converter=day_asked,
        metadata=describe(vi="ngày", en='The day of the document, a date or "YYYY-MM-DD".'),
    )
    symbol: str | None = attrs.field(default=None, metadata=SYMBOL)
    place: str | None = attrs.field(default=None, metadata=PLACE)
    basis: tuple[str, ...] = attrs.field(default=(), converter=basis_asked, metadata=BASIS)
    annex: str = attrs.field(default="auto", converter=layout_asked, metadata=ANNEX)
    executors: str | None = attrs.field(
        default=None, metadata=describe(vi="nơi thi hành", en="Who carries the decision out, in words.")
    )
    signer: str | None = attrs.field(default=None, metadata=SIGNER)
    office: str | None = attrs.field(default=None, metadata=OFFICE)
    deputy: bool = attrs.field(default=False, converter=deputy_asked, metadata=DEPUTY)


@attrs.frozen
class RecognitionDecision:
    """Writes the decision by which a body recognises models.

    Raises: BadValue where there is no model, and for options that do not fit; Unknown for ids the book does not have.
    """

    name: str = "recognition-decision"

    @takes(RecognitionDecisionOptions)
    def compose(self, book: Book, /, asked: RecognitionDecisionOptions) -> Report:
        """The decision."""
        stretch = book.period(asked.period) if asked.period is not None else None
        chosen = recognised_models(
            book, unit=asked.unit, named=asked.models or (), level=asked.level, period=stretch, on=asked.on
        )
        found = [model for model, _ in chosen.models]
        decided = decider(book, chosen.unit, on=chosen.on, period=stretch or common_period(book, found))
        lines = model_entries(decided, found)
        number = asked.symbol or recognition_symbol(step for _, step in chosen.models)
        lists = annex_of_models(decided, lines, layout=asked.annex, attached=this_decision(decided, number))
        voted = [step for model in found for step in model.milestones if step.kind in ("appraised", "voted")]
        what = what_models(decided, found, {step.level for _, step in chosen.models})
        return Report(
            kind="decision",
            type_name="Quyết định",
            title=f"Về việc công nhận {what}",
            letterhead=decided.letterhead(symbol=number, place=asked.place),
            blocks=[
                *decided.opening(),
                decided.basis(
                    "recognition",
                    extra=asked.basis,
                    proposals=proposals(decided, [step for step in voted if step.by != chosen.unit], text="Biên bản"),
                ),
                decided.formula(),
                _recognised(lines, lists, what),
                Article(
                    2,
                    "Các tập thể, cá nhân có mô hình được công nhận tiếp tục duy trì, nâng cao chất lượng và nhân rộng "
                    "mô hình; đơn vị quản lý theo dõi, báo cáo kết quả thực hiện.",
                ),
                carried_out(
                    3, asked.executors or "Các cơ quan, đơn vị có liên quan và các tập thể, cá nhân có tên tại Điều 1"
                ),
                *lists,
            ],
            signature=decided.signature(name=asked.signer, office=asked.office, deputy=asked.deputy),
            recipients=decided.recipients("Như Điều 3"),
        )


def recognition_symbol(steps: Iterable[Milestone]) -> str | None:
    """The symbol of the one decision by which models were recognised; None where it is not recorded."""
    found = {str(step.decision.symbol) for step in steps if step.decision is not None and step.decision.symbol}
    return found.pop() if len(found) == 1 else None


def what_models(decided: Decider, models: Iterable[Model], levels: set[str | None]) -> str:
    """Models as a sentence names them: "mô hình “Dân vận khéo” cấp xã năm 2025"."""
    movement = in_quotes(movement_said(decided, models))
    level = levels.pop() if len(levels) == 1 else None
    label = decided.scope.vocabulary.label("level", level) if level else ""
    at = "" if not label else f" {label}" if label.startswith("cấp ") else f" cấp {label}"
    period = f" {decided.scope.period.label}" if decided.scope.period else ""
    return f"mô hình{f' {movement}' if movement else ''}{at}{period}"


def _recognised(lines: Sequence[Entry], lists: Sequence[Block], what: str) -> Article:
    if len(lines) == 1 and not lists:
        [who] = lines_of(lines)
        return Article(1, f"Công nhận {what}: {who}.")
    counts = counted_models(lines)
    split = f" gồm {counts}" if counts else ""
    if lists:
        inside = f"({split.strip()}; có danh sách kèm theo)" if split else "(có danh sách kèm theo)"
        return Article(1, f"Công nhận {padded(len(lines))} {what} {inside}.")
    return Article(
        1, f"Công nhận {padded(len(lines))} {what}{f',{split}' if split else ''}:", clauses=tuple(lines_of(lines))
    )
