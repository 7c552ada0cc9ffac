"""Certificates, one for each recipient of a decision: of awards, and of models that were recognised."""

import datetime
from collections.abc import Iterable
from typing import Any

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Certificate, Report
from danvan.reports.composers.decisions import common_reason, decision_symbol, done
from danvan.reports.composers.recognitions import recognition_symbol, what_models
from danvan.reports.sentences.asking import day_asked, number_asked, refuse, several, what_asked, yes
from danvan.reports.sentences.choosing import granted_awards, recognised_models
from danvan.reports.sentences.deciding import common_period, decider, this_decision
from danvan.reports.sentences.entries import entries, form_said
from danvan.reports.sentences.models import model_entries
from danvan.values.text import capitalised

OF_MODELS = "Giấy chứng nhận"


@attrs.frozen
class Certificates:
    """Writes the certificates that go with a decision, in the order of its list.

    `compose(book, unit=…, awards=…, on=…, …)` for awards, chosen as the decision on them chooses; with `models` (ids,
    or `what="models"`) for models that were recognised. `symbol` is that of the decision; `place`, `signer`, `office`
    and `deputy` go to the foot, `reason` is what the awards are for where the book does not say; `first` is the number
    of the first certificate in the register: without it none has a number.

    Raises: as the decisions do.
    """

    name: str = "certificates"

    def compose(
        self,
        book: Book,
        /,
        *,
        unit: str | None = None,
        what: str | None = None,
        awards: Iterable[str] | str | None = None,
        models: Iterable[str] | str | None = None,
        form: str | None = None,
        level: str | None = None,
        period: str | None = None,
        on: datetime.date | str | None = None,
        symbol: str | None = None,
        place: str | None = None,
        reason: str | None = None,
        first: int | str | None = None,
        signer: str | None = None,
        office: str | None = None,
        deputy: bool | str | None = None,
        **unknown: Any,
    ) -> Report:
        """The certificates."""
        refuse(
            self.name,
            unknown,
            "unit, what, awards, models, form, level, period, on, symbol, place, reason, first, signer, office, deputy",
        )
        subject = what_asked(what, models)
        stretch = book.period(period) if period is not None else None
        day, number = day_asked(on), number_asked(first, "first number in the register")
        printed: list[tuple[str, str, str | None, str]]
        if subject == "models":
            known = recognised_models(book, unit=unit, named=several(models), level=level, period=stretch, on=day)
            found = [model for model, _ in known.models]
            decided = decider(book, known.unit, on=known.on, period=stretch or common_period(book, found))
            said = what_models(decided, found, {step.level for _, step in known.models})
            printed = [
                (OF_MODELS, entry.name, entry.details, f"Được công nhận là {said}")
                for entry in model_entries(decided, found)
            ]
            signed = symbol or recognition_symbol(step for _, step in known.models)
        else:
            chosen = granted_awards(book, unit=unit, named=several(awards), form=form, period=stretch, on=day)
            stretch = stretch or common_period(book, chosen.awards)
            decided = decider(book, chosen.unit, on=chosen.on, period=stretch, awards=True)
            lines = entries(decided, chosen.awards, policy=None, day=chosen.on)
            by_id = {str(award.id): award for award in chosen.awards}
            printed = [
                (
                    form_said(book.vocabulary, entry, chosen.on),
                    entry.name,
                    entry.details,
                    capitalised(done(common_reason(decided, [by_id[entry.of]], reason))),
                )
                for entry in lines
            ]
            signed = symbol or decision_symbol(chosen.awards)
        head = decided.letterhead(symbol=None, place=place)
        foot = decided.signature(name=signer, office=office, deputy=yes(deputy, "deputy", otherwise=False))
        return Report(
            kind="certificate",
            type_name=printed[0][0],
            title=f"Kèm theo {this_decision(decided, signed)}",
            blocks=[
                Certificate(
                    side=decided.side,
                    grantor=decided.name.upper(),
                    form=named.upper(),
                    recipient=who,
                    details=details,
                    reason=why,
                    decision=f"Theo {this_decision(decided, signed)}",
                    place=head.place if head is not None else None,
                    date=decided.scope.day,
                    signature=foot,
                    number=None if number is None else str(number + place_),
                )
                for place_, (named, who, details, why) in enumerate(printed)
            ],
        )
