"""The minutes of a review (*biên bản bình xét*): who met, what was reviewed, how it was voted."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Block, Heading, Paragraph, Report, Signature, TableBlock
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.reports.composers.decisions import common_reason, done, given
from danvan.reports.composers.recognitions import what_models
from danvan.reports.options import takes
from danvan.reports.sentences.asking import (
    FORM,
    LEVEL,
    PLACE,
    SYMBOL,
    day_asked,
    members_asked,
    present_asked,
    several,
    several_or_none,
    what_asked,
)
from danvan.reports.sentences.choosing import proposed_awards, recognised_models
from danvan.reports.sentences.deciding import BLANK, Decider, common_period, decider, only_unit
from danvan.reports.sentences.entries import Entry, counted, entries
from danvan.reports.sentences.models import counted_models, model_entries
from danvan.values.described import describe
from danvan.values.numerals import padded, write_day


@attrs.frozen
class Reviewed:
    """What a meeting reviewed: the lines of its list, how the votes went where that is recorded, and in words."""

    lines: tuple[Entry, ...]
    votes: dict[str, str]
    agenda: str
    result: str


@attrs.frozen(kw_only=True)
class ReviewMinutesOptions:
    """What may be asked of ReviewMinutes; all of it may be left out if the book leaves no choice."""

    unit: str | None = attrs.field(default=None, metadata=describe(vi="đơn vị họp", en="The body that met, by id."))
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
    time: str | None = attrs.field(
        default=None, metadata=describe(vi="giờ bắt đầu", en="When the meeting began, in words.")
    )
    end: str | None = attrs.field(default=None, metadata=describe(vi="giờ kết thúc", en="When it ended, in words."))
    venue: str | None = attrs.field(default=None, metadata=describe(vi="địa điểm", en="Where it met, in words."))
    chair: str | None = attrs.field(default=None, metadata=describe(vi="chủ trì", en="Who presided, in words."))
    secretary: str | None = attrs.field(
        default=None, metadata=describe(vi="thư ký", en="Who kept the minutes, in words.")
    )
    members: int | None = attrs.field(
        default=None, converter=members_asked, metadata=describe(vi="số được triệu tập", en="How many were called.")
    )
    present: int | None = attrs.field(
        default=None, converter=present_asked, metadata=describe(vi="số có mặt", en="How many came.")
    )


@attrs.frozen
class ReviewMinutes:
    """Writes the minutes of the meeting that reviewed awards to propose, or models to recognise.

    The awards are those that the body proposed on the day, the models those it voted on (milestone `voted`); the result
    of a vote stands in the note of that milestone. What is not given is left blank.

    Raises: BadValue where nothing was reviewed, and for options that do not fit; Unknown for ids the book does not
    have.
    """

    name: str = "review-minutes"

    @takes(ReviewMinutesOptions)
    def compose(self, book: Book, /, asked: ReviewMinutesOptions) -> Report:
        """The minutes."""
        subject = what_asked(asked.what, asked.models)
        stretch = book.period(asked.period) if asked.period is not None else None
        if subject == "models":
            voted = recognised_models(
                book,
                unit=asked.unit,
                named=asked.models or (),
                level=asked.level,
                period=stretch,
                on=asked.on,
                kind="voted",
            )
            found = [model for model, _ in voted.models]
            meeting = decider(book, voted.unit, on=voted.on, period=stretch or common_period(book, found))
            lines = model_entries(meeting, found)
            said = what_models(meeting, found, {step.level for _, step in voted.models})
            split = counted_models(lines)
            reviewed = Reviewed(
                lines,
                {model.id: step.note for model, step in voted.models if step.note},
                f"Bình xét, đề nghị công nhận {said}.",
                f"Hội nghị thống nhất đề nghị công nhận {padded(len(lines))} {said}"
                + (f" (gồm {split}):" if split else ":"),
            )
        else:
            chosen = proposed_awards(
                book, unit=asked.unit, grantor=None, named=asked.awards, form=asked.form, period=stretch, on=asked.on
            )
            stretch = stretch or common_period(book, chosen.awards)
            meeting = decider(book, chosen.unit, on=chosen.on, period=stretch)
            reviewed = _of_awards(book, meeting, chosen.awards, asked.reason)
        came, called = asked.present, asked.members
        day = write_day(meeting.scope.day)
        blocks: list[Block] = [
            Heading("I- THỜI GIAN, ĐỊA ĐIỂM", 1),
            Paragraph(f"Hội nghị bắt đầu lúc {asked.time or BLANK}, {day}, tại {asked.venue or BLANK}."),
            Heading("II- THÀNH PHẦN", 1),
            Paragraph(f"Chủ trì: {asked.chair or BLANK}."),
            Paragraph(f"Thư ký: {asked.secretary or BLANK}."),
            Paragraph(f"Có mặt: {_people(came)}, trên tổng số được triệu tập: {_people(called)}."),
            Heading("III- NỘI DUNG", 1),
            Paragraph(reviewed.agenda),
            Heading("IV- KẾT QUẢ BÌNH XÉT", 1),
            Paragraph(reviewed.result),
            TableBlock(_table(reviewed), caption=""),
            Paragraph(
                f"Hội nghị kết thúc lúc {asked.end or BLANK} cùng ngày. Biên bản đã được đọc cho những người dự họp "
                "cùng nghe và thống nhất thông qua."
            ),
        ]
        return Report(
            kind="minutes",
            type_name="Biên bản",
            title=f"Họp bình xét {reviewed.agenda.removeprefix('Bình xét, ').removesuffix('.')}",
            letterhead=meeting.letterhead(symbol=asked.symbol, place=asked.place),
            blocks=blocks,
            signature=Signature(office="CHỦ TRÌ", name=asked.chair),
            countersignature=Signature(office="THƯ KÝ", name=asked.secretary),
            recipients=(meeting.recipients()[-1],),
        )


def _of_awards(book: Book, meeting: Decider, awards: Sequence[Any], reason: str | None) -> Reviewed:
    asked = only_unit((one for award in awards for one in award.grantors), "award")
    granting = decider(book, asked, on=meeting.scope.day, period=meeting.scope.period, awards=True)
    lines = entries(granting, awards, policy=None, day=meeting.scope.day)
    why = common_reason(granting, awards, reason)
    vocabulary = book.vocabulary
    return Reviewed(
        lines,
        {},
        f"Bình xét, đề nghị {granting.name} {given(granting, lines)} cho các đối tượng {why}.",
        f"Hội nghị thống nhất đề nghị {granting.name} {given(granting, lines)} cho {counted(vocabulary, lines)} "
        f"{done(why)}:",
    )


def _people(number: int | None) -> str:
    return f"{padded(number)} người" if number is not None else f"{BLANK} người"


def _table(reviewed: Reviewed) -> Table:
    return Table(
        name="review",
        vi="Kết quả bình xét",
        en="Result of the review",
        columns=[
            Column("number", "TT", "No.", width=0.5),
            Column("name", "Tập thể, cá nhân, mô hình", "Name", width=3.5),
            Column("details", "Chức vụ, đơn vị, địa chỉ", "Details", width=3.5),
            Column("votes", "Kết quả biểu quyết", "Votes", width=2.0),
        ],
        rows=list(_rows(reviewed)),
    )


def _rows(reviewed: Reviewed) -> Iterator[Row]:
    for number, entry in enumerate(reviewed.lines, 1):
        votes = reviewed.votes.get(entry.of)
        yield Row(
            [
                Cell(text=str(number)),
                Cell(text=entry.name, code=entry.of),
                Cell(text=entry.details),
                Cell(text=votes or BLANK),
            ]
        )
