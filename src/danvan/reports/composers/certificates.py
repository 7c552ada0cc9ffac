"""Certificates, one for each recipient of a decision: of awards, and of models that were recognised."""

import datetime

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Certificate, Report
from danvan.reports.composers.decisions import common_reason, decision_symbol, done
from danvan.reports.composers.recognitions import recognition_symbol, what_models
from danvan.reports.options import takes
from danvan.reports.sentences.asking import (
    DEPUTY,
    FORM,
    LEVEL,
    OFFICE,
    PLACE,
    SIGNER,
    SYMBOL,
    day_asked,
    deputy_asked,
    first_asked,
    several,
    several_or_none,
    what_asked,
)
from danvan.reports.sentences.choosing import granted_awards, recognised_models
from danvan.reports.sentences.deciding import common_period, decider, this_decision
from danvan.reports.sentences.entries import entries, form_said
from danvan.reports.sentences.models import model_entries
from danvan.values.described import describe
from danvan.values.text import capitalised

OF_MODELS = "Giấy chứng nhận"


@attrs.frozen(kw_only=True)
class CertificatesOptions:
    """What may be asked of Certificates; all of it may be left out if the book leaves no choice."""

    unit: str | None = attrs.field(
        default=None,
        metadata=describe(vi="đơn vị tặng", en="The unit that granted the awards or recognised the models, by id."),
    )
    what: str | None = attrs.field(
        default=None,
        metadata=describe(vi="nội dung", en="What it is about: awards or models; models if some are named."),
    )
    awards: tuple[str, ...] = attrs.field(
        default=(),
        converter=several,
        metadata=describe(
            vi="các khen thưởng", en="The ids of awards, with a comma between; those of the day if none is given."
        ),
    )
    models: tuple[str, ...] | None = attrs.field(
        default=None,
        converter=several_or_none,
        metadata=describe(
            vi="các mô hình", en="The ids of models, with a comma between; those of the day or period if none is given."
        ),
    )
    form: str | None = attrs.field(default=None, metadata=FORM)
    level: str | None = attrs.field(default=None, metadata=LEVEL)
    period: str | None = attrs.field(default=None, metadata=describe(vi="kỳ", en="The period, by id."))
    on: datetime.date | None = attrs.field(
        default=None,
        converter=day_asked,
        metadata=describe(vi="ngày", en='The day of the document, a date or "YYYY-MM-DD".'),
    )
    symbol: str | None = attrs.field(default=None, metadata=SYMBOL)
    place: str | None = attrs.field(default=None, metadata=PLACE)
    reason: str | None = attrs.field(
        default=None, metadata=describe(vi="thành tích", en="What the awards are for, if the book does not say.")
    )
    first: int | None = attrs.field(
        default=None,
        converter=first_asked,
        metadata=describe(
            vi="số đầu tiên trong sổ",
            en="The number of the first certificate in the register; without it none has a number.",
        ),
    )
    signer: str | None = attrs.field(default=None, metadata=SIGNER)
    office: str | None = attrs.field(default=None, metadata=OFFICE)
    deputy: bool = attrs.field(default=False, converter=deputy_asked, metadata=DEPUTY)


@attrs.frozen
class Certificates:
    """Writes the certificates that go with a decision, in the order of its list.

    Awards are chosen as the decision on them chooses; with `models` (ids, or `what="models"`) models that were
    recognised.

    Raises: as the decisions do.
    """

    name: str = "certificates"

    @takes(CertificatesOptions)
    def compose(self, book: Book, /, asked: CertificatesOptions) -> Report:
        """The certificates."""
        subject = what_asked(asked.what, asked.models)
        stretch = book.period(asked.period) if asked.period is not None else None
        day, number = asked.on, asked.first
        printed: list[tuple[str, str, str | None, str]]
        if subject == "models":
            known = recognised_models(
                book, unit=asked.unit, named=asked.models or (), level=asked.level, period=stretch, on=day
            )
            found = [model for model, _ in known.models]
            decided = decider(book, known.unit, on=known.on, period=stretch or common_period(book, found))
            said = what_models(decided, found, {step.level for _, step in known.models})
            printed = [
                (OF_MODELS, entry.name, entry.details, f"Được công nhận là {said}")
                for entry in model_entries(decided, found)
            ]
            signed = asked.symbol or recognition_symbol(step for _, step in known.models)
        else:
            chosen = granted_awards(book, unit=asked.unit, named=asked.awards, form=asked.form, period=stretch, on=day)
            stretch = stretch or common_period(book, chosen.awards)
            decided = decider(book, chosen.unit, on=chosen.on, period=stretch, awards=True)
            lines = entries(decided, chosen.awards, policy=None, day=chosen.on)
            by_id = {str(award.id): award for award in chosen.awards}
            printed = [
                (
                    form_said(book.vocabulary, entry, chosen.on),
                    entry.name,
                    entry.details,
                    capitalised(done(common_reason(decided, [by_id[entry.of]], asked.reason))),
                )
                for entry in lines
            ]
            signed = asked.symbol or decision_symbol(chosen.awards)
        head = decided.letterhead(symbol=None, place=asked.place)
        foot = decided.signature(name=asked.signer, office=asked.office, deputy=asked.deputy)
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
