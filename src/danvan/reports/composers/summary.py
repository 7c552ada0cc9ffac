"""The summary report of a conference: sơ kết, tổng kết, giao ban."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from danvan.aggregates import aggregate
from danvan.aggregates.families.awards import AWARDS
from danvan.aggregates.families.figures import Funnel, Indicators
from danvan.book.book import Book
from danvan.documents.blocks import Annex, Block, Heading, Listing, Paragraph, Report, TableBlock
from danvan.documents.tables import Table
from danvan.errors import BadValue
from danvan.facts import Award, Figure, Model, Period
from danvan.reports.options import takes
from danvan.reports.sentences import activities, movement, rewards
from danvan.reports.sentences.asking import PLACE, SIGNER, SYMBOL, day_asked
from danvan.reports.sentences.head import addressees, letterhead, recipients, signature
from danvan.reports.sentences.scope import AHEAD_MEASURES, Scope, scope_of
from danvan.reports.sentences.wording import in_quotes, number_of
from danvan.values.described import describe
from danvan.values.numerals import roman, write_short_day
from danvan.values.text import capitalised, search_key

KINDS: Mapping[str, str] = {"interim": "Sơ kết", "final": "Tổng kết", "briefing": "Kết quả"}
"""The kinds of summary report and the word their titles start with."""

ASKED: Mapping[str, str] = {"so ket": "interim", "tong ket": "final", "giao ban": "briefing"}


@attrs.frozen(kw_only=True)
class SummaryOptions:
    """What may be asked of Summary; all of it may be left out if the book leaves no choice."""

    unit: str | None = attrs.field(
        default=None,
        metadata=describe(vi="đơn vị báo cáo", en="The unit that reports, by id; found in the book if none is given."),
    )
    period: str | None = attrs.field(
        default=None,
        metadata=describe(vi="kỳ", en="The period reported on, by id; found in the book if none is given."),
    )
    kind: str | None = attrs.field(
        default=None,
        metadata=describe(vi="loại báo cáo", en="interim (sơ kết), final (tổng kết) or briefing (giao ban)."),
    )
    on: datetime.date | None = attrs.field(
        default=None,
        converter=day_asked,
        metadata=describe(
            vi="ngày",
            en='The date of the report, a date or "YYYY-MM-DD"; the last day the book tells of if none is given.',
        ),
    )
    subject: str | None = attrs.field(
        default=None, metadata=describe(vi="nội dung báo cáo", en="What is reported on, in words.")
    )
    symbol: str | None = attrs.field(default=None, metadata=SYMBOL)
    place: str | None = attrs.field(default=None, metadata=PLACE)
    signer: str | None = attrs.field(default=None, metadata=SIGNER)


@attrs.frozen
class Summary:
    """Writes the summary report of a unit for a period: sentences from its figures, tables and annexes.

    Raises: Unknown for a unit or period the book does not have; BadValue for an option that is not known.
    """

    name: str = "summary"

    @takes(SummaryOptions)
    def compose(self, book: Book, /, asked: SummaryOptions) -> Report:
        """The report."""
        scope = scope_of(book, unit=asked.unit, period=asked.period, day=asked.on)
        chosen = _kind(asked.kind, scope.period)
        about = asked.subject or _subject(scope)
        return Report(
            kind="report",
            type_name="Báo cáo",
            title=_title(scope, chosen, about),
            letterhead=letterhead(scope, symbol=asked.symbol, place=asked.place),
            blocks=[Paragraph(_opening(scope, about)), *_captioned(_numbered(_sections(scope))), *_annexes(scope)],
            signature=signature(scope, name=asked.signer),
            recipients=recipients(scope),
            addressees=addressees(scope),
        )


def _kind(asked: str | None, period: Period | None) -> str:
    if asked is None:
        return "briefing" if period is not None and period.kind in {"quarter", "month"} else "final"
    kind = ASKED.get(search_key(asked), asked)
    if kind not in KINDS:
        raise BadValue("kind of summary report", asked, f"give one of: {', '.join(KINDS)} (sơ kết, tổng kết, giao ban)")
    return kind


def _subject(scope: Scope) -> str:
    events: tuple[Figure | Model | Award, ...] = (*scope.figures, *scope.models, *scope.awards)
    named = [event.movement for event in events if event.movement]
    code = max(sorted(set(named)), key=named.count, default=None)
    return scope.vocabulary.label("movement", code) if code else "công tác dân vận"


def _title(scope: Scope, kind: str, subject: str) -> str:
    period = f" {scope.period.label}" if scope.period and scope.period.label not in subject else ""
    ahead = _ahead_period(scope)
    return f"{KINDS[kind]} {subject}{period}" + (f", nhiệm vụ {ahead.label}" if ahead else "")


def _ahead_period(scope: Scope) -> Period | None:
    events = [*(f for f in scope.figures if f.measure in AHEAD_MEASURES), *_ahead(scope)]
    found = {event.period for event in events if event.period and event.period != (scope.period and scope.period.id)}
    return scope.book.period(min(found)) if len(found) == 1 else None


def _opening(scope: Scope, subject: str) -> str:
    who = scope.unit.name if scope.unit else "Đơn vị"
    period = f" {scope.period.label}" if scope.period else ""
    last = scope.period.during.last if scope.period else None
    early = last is not None and scope.day < last
    until = f" (số liệu tính đến ngày {write_short_day(scope.day)})" if early else ""
    return f"{who} báo cáo kết quả {subject}{period}{until} như sau:"


Section = tuple[str, tuple[Block, ...]]


def _numbered(sections: Iterable[Section]) -> Iterator[Block]:
    for number, (title, blocks) in enumerate((section for section in sections if section[1]), 1):
        yield Heading(f"{roman(number)}- {title}", 1)
        yield from blocks


def _captioned(blocks: Iterable[Block]) -> Iterator[Block]:
    number = 0
    for block in blocks:
        if isinstance(block, TableBlock) and block.caption:
            number += 1
            yield attrs.evolve(block, caption=f"Bảng {number}. {block.caption}")
        else:
            yield block


def _sections(scope: Scope) -> Iterator[Section]:
    yield "CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO", _remarks(scope, "leadership")
    yield "KẾT QUẢ ĐẠT ĐƯỢC", tuple(_results(scope))
    yield "HẠN CHẾ, NGUYÊN NHÂN", (*_remarks(scope, "limitation"), *_titled(scope, "cause", "Nguyên nhân"))
    yield "BÀI HỌC KINH NGHIỆM", _remarks(scope, "lesson")
    yield "PHƯƠNG HƯỚNG, NHIỆM VỤ", tuple(_tasks(scope))


def _remarks(scope: Scope, kind: str) -> tuple[Block, ...]:
    found = [remark.text for remark in scope.of_kind(kind)]
    return (Paragraph(found[0]),) if len(found) == 1 else ((Listing(found),) if found else ())


def _titled(scope: Scope, kind: str, title: str) -> tuple[Block, ...]:
    blocks = _remarks(scope, kind)
    return (Paragraph(f"{title}:", italic=True), *blocks) if blocks else ()


def _results(scope: Scope) -> Iterator[Block]:
    parts = [
        ("Đánh giá chung", (*_remarks(scope, "merit"), *_remarks(scope, "result"))),
        ("Về các mô hình, điển hình", tuple(_models(scope))),
        ("Về các mặt công tác dân vận", tuple(Paragraph(text) for text in activities.sentences(scope))),
        ("Về công nhận và khen thưởng", tuple(_awards(scope))),
    ]
    for number, (title, blocks) in enumerate((part for part in parts if part[1]), 1):
        yield Heading(f"{number}. {title}", 2)
        yield from blocks


def _models(scope: Scope) -> Iterator[Block]:
    for sentence in movement.sentences(scope):
        yield Paragraph(sentence)
    told = movement.exemplars(scope)
    if told:
        yield Paragraph("Tiêu biểu có:")
        yield Listing(told)
    table = _steps_table(scope)
    if table.rows:
        yield TableBlock(table, caption="Số mô hình theo bước thực hiện")


def _steps_table(scope: Scope) -> Table:
    inside = attrs.evolve(scope.book, facts=(*scope.book.frame, *scope.figures, *scope.models))
    table = aggregate(Funnel(), inside)
    return _calm(attrs.evolve(table, notes=tuple(movement.notes(scope))))


def _calm(table: Table) -> Table:
    # A column that says the same reporting unit in every row, or nothing, says nothing in a unit's own report.
    calm = table if len({cell.code for cell in table.column("unit") if cell.code}) > 1 else table.without("unit")
    keys = {column.key for column in table.columns}
    actors = {cell.text for cell in table.column("by")} if "by" in keys else set()
    only = actors.pop() if len(actors) == 1 else None
    if only:
        notes: tuple[str, ...] = (*calm.notes, f"Đơn vị thực hiện: {only}.")
        calm = attrs.evolve(calm.without("by"), notes=notes)
    return calm.trimmed()


def _awards(scope: Scope) -> Iterator[Block]:
    told = tuple(rewards.sentences(scope))
    if told:
        yield Listing(told)
        inside = attrs.evolve(scope.book, facts=(*scope.book.frame, *scope.awards))
        table = aggregate(AWARDS[0], inside)
        if table.rows:
            yield TableBlock(table, caption="Khen thưởng theo hình thức, cơ quan tặng và đối tượng")


def _ahead(scope: Scope) -> list[Any]:
    kinds = ("task", "task-group", "breakthrough-task", "target", "proposal")
    return [remark for kind in kinds for remark in scope.of_kind(kind)]


def _tasks(scope: Scope) -> Iterator[Block]:
    counts = {figure.measure: figure for figure in scope.figures if figure.measure in AHEAD_MEASURES}
    period = _ahead_period(scope)
    when = f"{period.label}, " if period else "thời gian tới, "
    whole = counts.get("tasks") or counts.get("task-groups")
    inner = counts.get("breakthrough-tasks")
    if whole is not None:
        within = f", trong đó có {number_of(inner, scope.vocabulary)} đột phá" if inner is not None else ""
        yield Paragraph(
            capitalised(f"{when}tập trung thực hiện {number_of(whole, scope.vocabulary)} trọng tâm{within}.")
        )
    for kind, title in (("breakthrough-task", "Nhiệm vụ trọng tâm, đột phá"), ("target", "Chỉ tiêu")):
        yield from _titled(scope, kind, title)
    tasks = [remark.text for kind in ("task", "task-group") for remark in scope.of_kind(kind)]
    if tasks:
        title = "Một số nhiệm vụ cụ thể:" if whole is not None else capitalised(f"{when}tập trung các nhiệm vụ sau:")
        yield Paragraph(title)
        yield Listing(tasks, numbered=True)
    yield from _titled(scope, "proposal", "Kiến nghị, đề xuất")


def _annexes(scope: Scope) -> Iterator[Block]:
    inside = attrs.evolve(scope.book, facts=(*scope.book.frame, *scope.figures))
    annexes = [
        ("Các chỉ tiêu đã báo cáo", _calm(aggregate(Indicators(), inside)), False),
        ("Danh sách mô hình, điển hình", movement.list_of_models(scope), True),
    ]
    for number, (title, table, wide) in enumerate((annex for annex in annexes if annex[1].rows), 1):
        named = f"{title} {in_quotes(_subject(scope))}" if wide and scope.models else title
        yield Annex(label=f"Phụ lục {number}", title=named, blocks=[TableBlock(table)], wide=wide)


SUMMARY = Summary()
