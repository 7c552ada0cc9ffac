"""Rules on who may be proposed and on what grounds: open proceedings, thematic awards as grounds, unsure counts."""

import datetime
from collections.abc import Hashable, Iterator

from danvan.book.book import Book
from danvan.facts import Act, Award, Recipient
from danvan.rules.engine.rule import OWN_WARNING, Breach, Grade, rule, subject
from danvan.rules.engine.wording import day as day_said
from danvan.rules.engine.wording import days, labels, number
from danvan.rules.lookups.recipients import identity, who_is
from danvan.values.spans import Span
from danvan.vocabulary import Instrument

DECREE = "decree-152-2025"
"""The text, a row of the vocabulary, that both rules of law here rest on; they hold on the days it is in force."""

NARROW = frozenset({"thematic", "ad-hoc"})
ASKED = frozenset({"proposed", "decided"})
PAGE = "Nghị định 152/2025/NĐ-CP (theo pbgdpl.cantho.gov.vn)"


@rule(
    "DV417",
    vi=(
        "{who} được {state} khen thưởng ({award}) ngày {day}, khi đang trong thời gian chưa được xét khen thưởng (đang "
        "xem xét kỷ luật, thanh tra: {days}); đề nghị chờ kết luận hoặc sửa lại thời gian."
    ),
    en=(
        "{who} was {state} for an award ({award}) on {day} while barred ({days}); wait for the outcome, or correct "
        "the days."
    ),
    grades=(Grade(severity="error", ground=PAGE, confidence="sourced"),),
)
def barred_recipient(book: Book) -> Iterator[Breach]:
    """Nobody is proposed or rewarded while discipline, an investigation or a verification is open against them.

    Why: the decree forbids it. A bar that one record tells of holds for the recipient in every other.
    Bad: *giấy khen* decided on 01/8/2025 for a unit barred until 01/10/2025.
    Fix: wait for the end, or correct the days of the bar.
    """
    for award, place, recipient, bar in _bars(book):
        for day, act in _asked(award):
            text = _decree(book, day) if day in bar else None
            if text is not None:
                state = labels(book.vocabulary, "award-state", [act.state])
                values = {
                    "who": who_is(book, recipient),
                    "award": award.id,
                    "day": day_said(day),
                    "days": days(bar),
                    "state": state,
                }
                yield Breach(
                    fact=award,
                    field=f"recipients[{place}]",
                    values=values,
                    on=day,
                    confidence=text.confidence,
                    subjects=(subject(Award, award.id),),
                )


def _asked(award: Award) -> Iterator[tuple[datetime.date, Act]]:
    # The days on which the recipients were proposed or rewarded.
    for act in award.acts:
        if act.state in ASKED and act.on is not None:
            yield act.on, act


def _bars(book: Book) -> Iterator[tuple[Award, int, Recipient, Span]]:
    # Every recipient with every bar against it, its own and those that other awards tell of.
    known: dict[Hashable, dict[Span, None]] = {}
    for award in book.awards:
        for recipient in award.recipients:
            if recipient.barred is not None:
                known.setdefault(identity(recipient), {})[recipient.barred] = None
    for award in book.awards if known else ():
        for place, recipient in enumerate(award.recipients):
            who = identity(recipient)
            for bar in known.get(who, ()) if who is not None else filter(None, [recipient.barred]):
                yield award, place, recipient, bar


@rule(
    "DV420",
    vi=(
        "Khen thưởng {award} cho {who} tính thành tích {period}, trong khi chỉ được tính từ khi hết thời gian chưa "
        "được xét khen ({days}); đề nghị tính lại thành tích."
    ),
    en=(
        "Award {award} to {who} counts what was achieved {period}, though only what came after the bar ({days}) is "
        "counted; count again."
    ),
    grades=(Grade(severity="warning", ground=PAGE, confidence="sourced"),),
    follows=("DV417",),
)
def counted_before_bar_ended(book: Book) -> Iterator[Breach]:
    """After discipline has ended, only what was achieved from its end on is counted.

    Why: the decree starts the count anew on the day the discipline ends.
    Bad: *giấy khen* of December 2025 for the whole of 2025, to a unit that was barred until 01/10/2025.
    Fix: count from the end of the bar, or correct its days.
    """
    for award, place, recipient, bar in _bars(book):
        span = None if award.period is None else book.span_of(award)
        for day, _ in _asked(award):
            text = _decree(book, day)
            if text is None or span is None or bar.end is None or bar.end > day:
                continue
            if span.start is not None and span.start >= bar.end:
                continue
            values = {
                "who": who_is(book, recipient),
                "award": award.id,
                "days": days(bar),
                "period": days(span),
            }
            yield Breach(
                fact=award,
                field=f"recipients[{place}]",
                values=values,
                on=day,
                confidence=text.confidence,
                subjects=(subject(Award, award.id),),
            )
            break


@rule(
    "DV418",
    vi=(
        "Khen thưởng {award} lấy khen thưởng {ground} ({occasion}) làm căn cứ; kết quả khen chuyên đề, đột xuất không "
        "phải là căn cứ để đề nghị cấp trên khen thưởng công trạng; đề nghị nêu thành tích cả kỳ."
    ),
    en=(
        "Award {award} names award {ground} ({occasion}) as its ground; a thematic or sudden award cannot be the "
        "ground of a merit award; name the results of the whole period."
    ),
    grades=(Grade(severity="warning", ground=PAGE, confidence="sourced"),),
)
def narrow_ground(book: Book) -> Iterator[Breach]:
    """A thematic or sudden award is no ground for rewarding overall merit.

    Why: the decree keeps the two apart: a higher level is asked on the merit of the whole work.
    Bad: a yearly *bằng khen* that names a thematic *giấy khen* for “Dân vận khéo” as its ground.
    Fix: name the yearly results as grounds instead.
    """
    by_id = {award.id: award for award in book.awards}
    for award in book.awards:
        day = next((act.on for act in award.acts if act.on is not None), None)
        text = None if day is None else _decree(book, day)
        for ground in award.based_on if award.occasion is not None and award.occasion not in NARROW else ():
            earlier = by_id.get(ground)
            if text is not None and earlier is not None and earlier.occasion in NARROW:
                occasion = labels(book.vocabulary, "occasion", [earlier.occasion])
                values = {
                    "award": award.id,
                    "ground": earlier.id,
                    "occasion": occasion,
                }
                subjects = (subject(Award, award.id), subject(Award, earlier.id))
                yield Breach(
                    fact=award,
                    field="based_on",
                    values=values,
                    on=day,
                    confidence=text.confidence,
                    subjects=subjects,
                )


@rule(
    "DV419",
    vi=(
        "Khen thưởng {award} đã có quyết định nhưng số đối tượng lại là số gần đúng ({count}); đề nghị lấy số trong "
        "danh sách kèm quyết định."
    ),
    en=(
        "Award {award} is decided, yet its number of recipients is approximate ({count}); take it from the list of the "
        "decision."
    ),
    grades=(OWN_WARNING,),
)
def unsure_count_in_decision(book: Book) -> Iterator[Breach]:
    """A decided award has an exact number of recipients.

    Why: a decision has a list. A report may say “hơn 20”; whoever decided knows how many.
    Bad: over 20 individuals, decided on 01/3/2024.
    Fix: take the number from the decision's list.
    """
    for award in book.awards:
        for place, recipient in enumerate(award.recipients):
            if award.decision is not None and recipient.count is not None and not recipient.count.is_exact:
                yield Breach(
                    fact=award,
                    field=f"recipients[{place}].count",
                    values={"award": award.id, "count": number(recipient.count)},
                    on=award.decision.on,
                    subjects=(subject(Award, award.id),),
                )


def _decree(book: Book, day: datetime.date) -> Instrument | None:
    row = book.vocabulary.find("instrument", DECREE, day)
    return row if isinstance(row, Instrument) else None
