"""The decision by which models are recognised, with the list of them."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Article, Block, Report
from danvan.facts import Milestone, Model
from danvan.reports.sentences.asking import day_asked, one_of, refuse, several, yes
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
from danvan.reports.sentences.lists import LAYOUTS, lines_of
from danvan.reports.sentences.models import annex_of_models, counted_models, model_entries
from danvan.reports.sentences.wording import in_quotes
from danvan.values.numerals import padded


@attrs.frozen
class RecognitionDecision:
    """Writes the decision by which a body recognises models.

    `compose(book, unit=…, models=…, level=…, period=…, on=…, …)`. All may be left out where the book leaves no choice:
    `unit` is the body that recognised, `models` the ids of models (else those recognised on the day), `level` and
    `period` narrow them, `on` is the day, a date or "YYYY-MM-DD". `symbol`, `place`, `signer`, `office` and `deputy`
    go to head and foot; `basis` are further texts of the legal basis, with a semicolon between; `annex` is one of
    auto, one, by-kind, none; `executors` who carries it out, in words.

    Raises: BadValue where there is no model, and for options that do not fit; Unknown for ids the book does not have.
    """

    name: str = "recognition-decision"

    def compose(
        self,
        book: Book,
        /,
        *,
        unit: str | None = None,
        models: Iterable[str] | str | None = None,
        level: str | None = None,
        period: str | None = None,
        on: datetime.date | str | None = None,
        symbol: str | None = None,
        place: str | None = None,
        basis: Iterable[str] | str | None = None,
        annex: str = "auto",
        executors: str | None = None,
        signer: str | None = None,
        office: str | None = None,
        deputy: bool | str | None = None,
        **unknown: Any,
    ) -> Report:
        """The decision."""
        refuse(
            self.name,
            unknown,
            "unit, models, level, period, on, symbol, place, basis, annex, executors, signer, office, deputy",
        )
        layout = one_of(annex, LAYOUTS, "layout of the annex")
        stretch = book.period(period) if period is not None else None
        chosen = recognised_models(
            book, unit=unit, named=several(models), level=level, period=stretch, on=day_asked(on)
        )
        found = [model for model, _ in chosen.models]
        decided = decider(book, chosen.unit, on=chosen.on, period=stretch or common_period(book, found))
        lines = model_entries(decided, found)
        number = symbol or recognition_symbol(step for _, step in chosen.models)
        lists = annex_of_models(decided, lines, layout=layout, attached=this_decision(decided, number))
        voted = [step for model in found for step in model.milestones if step.kind in ("appraised", "voted")]
        what = what_models(decided, found, {step.level for _, step in chosen.models})
        return Report(
            kind="decision",
            type_name="Quyết định",
            title=f"Về việc công nhận {what}",
            letterhead=decided.letterhead(symbol=number, place=place),
            blocks=[
                *decided.opening(),
                decided.basis(
                    "recognition",
                    extra=several(basis, between=";"),
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
                    3, executors or "Các cơ quan, đơn vị có liên quan và các tập thể, cá nhân có tên tại Điều 1"
                ),
                *lists,
            ],
            signature=decided.signature(name=signer, office=office, deputy=yes(deputy, "deputy", otherwise=False)),
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
