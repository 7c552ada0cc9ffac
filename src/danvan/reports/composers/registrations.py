"""The list of models that were registered: who registers what, in which field, at which level."""

import datetime
from collections.abc import Mapping, Sequence

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Paragraph, Report, TableBlock
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.errors import BadValue
from danvan.facts import Milestone, Model
from danvan.reports.options import takes
from danvan.reports.sentences.asking import (
    DEPUTY,
    LEVEL,
    OFFICE,
    PLACE,
    SIGNER,
    SYMBOL,
    day_asked,
    deputy_asked,
    several_or_none,
)
from danvan.reports.sentences.choosing import named_models
from danvan.reports.sentences.deciding import Decider, decider, movement_said
from danvan.reports.sentences.models import counted_models, model_entries
from danvan.reports.sentences.scope import scope_of
from danvan.reports.sentences.wording import in_quotes
from danvan.values.described import describe
from danvan.values.numerals import padded
from danvan.values.spans import ALWAYS, Span
from danvan.values.text import capitalised


@attrs.frozen(kw_only=True)
class RegistrationListOptions:
    """What may be asked of RegistrationList; all of it may be left out if the book leaves no choice."""

    unit: str | None = attrs.field(
        default=None,
        metadata=describe(
            vi="đơn vị lập danh sách", en="The unit that keeps the list, by id; found in the book if none is given."
        ),
    )
    models: tuple[str, ...] | None = attrs.field(
        default=None,
        converter=several_or_none,
        metadata=describe(
            vi="các mô hình", en="The ids of models, with a comma between; those of the day or period if none is given."
        ),
    )
    level: str | None = attrs.field(default=None, metadata=LEVEL)
    period: str | None = attrs.field(
        default=None,
        metadata=describe(vi="kỳ", en="The period of registration, by id; found in the book if none is given."),
    )
    on: datetime.date | None = attrs.field(
        default=None,
        converter=day_asked,
        metadata=describe(vi="ngày", en='The day of the document, a date or "YYYY-MM-DD".'),
    )
    symbol: str | None = attrs.field(default=None, metadata=SYMBOL)
    place: str | None = attrs.field(default=None, metadata=PLACE)
    signer: str | None = attrs.field(default=None, metadata=SIGNER)
    office: str | None = attrs.field(default=None, metadata=OFFICE)
    deputy: bool = attrs.field(default=False, converter=deputy_asked, metadata=DEPUTY)


@attrs.frozen
class RegistrationList:
    """Writes the list of models registered with a unit, or below it, in a period.

    Raises: BadValue where no model was registered, and for options that do not fit; Unknown for ids the book does not
    have.
    """

    name: str = "registration-list"

    @takes(RegistrationListOptions)
    def compose(self, book: Book, /, asked: RegistrationListOptions) -> Report:
        """The list."""
        scope = scope_of(book, unit=asked.unit, period=asked.period, day=asked.on)
        if scope.unit is None:
            raise BadValue("unit of the list", "none", "give unit=… with the id of the unit that keeps it")
        known = named_models(book, asked.models or ()) if asked.models is not None else scope.models
        during = scope.period.during if scope.period is not None else None
        found = [
            (model, step) for model in known if (step := _registered(book, during, model, asked.level)) is not None
        ]
        left = (
            sorted({model.id for model in known} - {model.id for model, _ in found}) if asked.models is not None else []
        )
        if left:
            raise BadValue("model of the list", ", ".join(left), "it was not registered in this period at this level")
        if not found:
            raise BadValue("models of the list", "none", "no model was registered in this period at this level")
        keeping = decider(book, scope.unit.id, on=scope.day, period=scope.period)
        movement = in_quotes(movement_said(keeping, [model for model, _ in found]))
        stretch = f" {scope.period.label}" if scope.period else ""
        lines = model_entries(keeping, [model for model, _ in found])
        split = counted_models(lines)
        made = _table(
            keeping, [(entry.of, entry.details) for entry in lines], {model.id: (model, step) for model, step in found}
        )
        return Report(
            kind="list",
            type_name="Danh sách",
            title=f"Đăng ký xây dựng mô hình{f' {movement}' if movement else ''}{stretch}",
            letterhead=keeping.letterhead(symbol=asked.symbol, place=asked.place),
            blocks=[
                Paragraph(f"Tổng số: {padded(len(lines))} mô hình{f', gồm {split}' if split else ''}."),
                TableBlock(made, caption=""),
            ],
            signature=keeping.signature(name=asked.signer, office=asked.office, deputy=asked.deputy),
            recipients=keeping.recipients(),
        )


def _registered(book: Book, during: Span | None, model: Model, level: str | None) -> Milestone | None:
    """The first milestone by which a model was registered in a period, at a level."""
    steps = (step for step in model.milestones if step.kind == "registered" and level in (None, step.level))
    return next((step for step in steps if during is None or _inside(book, step, model, during)), None)


def _inside(book: Book, step: Milestone, model: Model, during: Span) -> bool:
    if step.on is None and step.period is None:
        days = book.span_of(model)
        return days is None or during.overlaps(days)
    return book.within(step, during)


def _table(
    keeping: Decider, lines: Sequence[tuple[str, str | None]], found: Mapping[str, tuple[Model, Milestone]]
) -> Table:
    vocabulary = keeping.scope.vocabulary
    rows = []
    for number, (model_id, holder) in enumerate(lines, 1):
        model, step = found[model_id]
        fields = sorted(model.fields, key=lambda code: vocabulary.rank("field", code))
        since = step.on or (keeping.scope.book.span_of(model) or ALWAYS).start
        rows.append(
            Row(
                [
                    Cell(text=str(number)),
                    Cell(text=model.name, code=model.id),
                    Cell(text=holder),
                    Cell(text=vocabulary.label("model-type", model.type) if model.type else None, code=model.type),
                    Cell(text=capitalised("; ".join(vocabulary.label("field", code) for code in fields)) or None),
                    Cell(text=str(since.year) if since is not None else None),
                    Cell(text=capitalised(vocabulary.label("level", step.level)) if step.level else None),
                ]
            )
        )
    return Table(
        name="registrations",
        vi="Danh sách đăng ký mô hình",
        en="Models registered",
        columns=[
            Column("number", "TT", "No.", width=0.5),
            Column("name", "Tên mô hình", "Model", width=3.0),
            Column("holder", "Đơn vị, cá nhân thực hiện", "Holder", width=3.0),
            Column("type", "Loại", "Type", width=1.0),
            Column("fields", "Lĩnh vực", "Fields", width=2.0),
            Column("since", "Năm bắt đầu", "Since", width=1.0),
            Column("level", "Cấp đăng ký", "Level", width=1.2),
        ],
        rows=rows,
    )
