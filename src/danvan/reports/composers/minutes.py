"""The minutes of a review (*biên bản bình xét*): who met, what was reviewed, how it was voted."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Block, Heading, Paragraph, Report, Signature, TableBlock
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.reports.composers.decisions import common_reason, done, given
from danvan.reports.composers.recognitions import what_models
from danvan.reports.sentences.asking import day_asked, number_asked, refuse, several, what_asked
from danvan.reports.sentences.choosing import proposed_awards, recognised_models
from danvan.reports.sentences.deciding import BLANK, Decider, common_period, decider, only_unit
from danvan.reports.sentences.entries import Entry, counted, entries
from danvan.reports.sentences.models import counted_models, model_entries
from danvan.values.numerals import padded, write_day


@attrs.frozen
class Reviewed:
    """What a meeting reviewed: the lines of its list, how the votes went where that is recorded, and in words."""

    lines: tuple[Entry, ...]
    votes: dict[str, str]
    agenda: str
    result: str


@attrs.frozen
class ReviewMinutes:
    """Writes the minutes of the meeting that reviewed awards to propose, or models to recognise.

    `compose(book, unit=…, what=…, awards=…, models=…, on=…, …)`: `unit` is the body that met, `what` is awards (those
    it proposed on the day) or models (those it voted on, milestone `voted`); `awards` or `models` name them by id; `on`
    is the day, a date or "YYYY-MM-DD". In words, and blank where they are not given: `time`, `end`, `venue`, `chair`,
    `secretary`, `members` (how many were called), `present` (how many came). `symbol`, `place`, `period`, `form`,
    `level` and `reason` as for decisions. The result of a vote stands in the note of a model's milestone.

    Raises: BadValue where nothing was reviewed, and for options that do not fit; Unknown for ids the book does not
    have.
    """

    name: str = "review-minutes"

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
        time: str | None = None,
        end: str | None = None,
        venue: str | None = None,
        chair: str | None = None,
        secretary: str | None = None,
        members: int | str | None = None,
        present: int | str | None = None,
        **unknown: Any,
    ) -> Report:
        """The minutes."""
        refuse(
            self.name,
            unknown,
            "unit, what, awards, models, form, level, period, on, symbol, place, reason, time, end, venue, chair, "
            "secretary, members, present",
        )
        subject = what_asked(what, models)
        stretch = book.period(period) if period is not None else None
        if subject == "models":
            voted = recognised_models(
                book, unit=unit, named=several(models), level=level, period=stretch, on=day_asked(on), kind="voted"
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
                book, unit=unit, grantor=None, named=several(awards), form=form, period=stretch, on=day_asked(on)
            )
            stretch = stretch or common_period(book, chosen.awards)
            meeting = decider(book, chosen.unit, on=chosen.on, period=stretch)
            reviewed = _of_awards(book, meeting, chosen.awards, reason)
        came, called = number_asked(present, "number present"), number_asked(members, "number of members")
        day = write_day(meeting.scope.day)
        blocks: list[Block] = [
            Heading("I- THỜI GIAN, ĐỊA ĐIỂM", 1),
            Paragraph(f"Hội nghị bắt đầu lúc {time or BLANK}, {day}, tại {venue or BLANK}."),
            Heading("II- THÀNH PHẦN", 1),
            Paragraph(f"Chủ trì: {chair or BLANK}."),
            Paragraph(f"Thư ký: {secretary or BLANK}."),
            Paragraph(f"Có mặt: {_people(came)}, trên tổng số được triệu tập: {_people(called)}."),
            Heading("III- NỘI DUNG", 1),
            Paragraph(reviewed.agenda),
            Heading("IV- KẾT QUẢ BÌNH XÉT", 1),
            Paragraph(reviewed.result),
            TableBlock(_table(reviewed), caption=""),
            Paragraph(
                f"Hội nghị kết thúc lúc {end or BLANK} cùng ngày. Biên bản đã được đọc cho những người dự họp cùng "
                "nghe và thống nhất thông qua."
            ),
        ]
        return Report(
            kind="minutes",
            type_name="Biên bản",
            title=f"Họp bình xét {reviewed.agenda.removeprefix('Bình xét, ').removesuffix('.')}",
            letterhead=meeting.letterhead(symbol=symbol, place=place),
            blocks=blocks,
            signature=Signature(office="CHỦ TRÌ", name=chair),
            countersignature=Signature(office="THƯ KÝ", name=secretary),
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
