"""Rules on who may be proposed and on what grounds: open proceedings, thematic awards as grounds, unsure counts."""

import datetime
from collections.abc import Iterator

from danvan.book import Book
from danvan.facts import Act, Award, Recipient
from danvan.numerals import write_short_day
from danvan.rules.rule import OWN_WARNING, Breach, Grade, Rule, subject
from danvan.rules.wording import days, named
from danvan.vocabulary import Instrument

DECREE = "decree-152-2025"
"""The text, a row of the vocabulary, that both rules of law here rest on; they hold on the days it is in force."""

NARROW = frozenset({"thematic", "ad-hoc"})
ASKED = frozenset({"proposed", "decided"})


def barred(book: Book) -> Iterator[Breach]:
    """Nobody is proposed or rewarded while discipline, an investigation or a verification is open against them.

    Why: the decree forbids it; what came before the end does not count afterwards either.
    Bad: *giấy khen* decided on 01/8/2025 for a unit barred until 01/10/2025.
    Fix: wait for the end, or correct the days of the bar.
    """
    for award in book.awards:
        for number, recipient in enumerate(award.recipients):
            for day, act in _asked(award, recipient):
                text = _decree(book, day)
                if text is not None and recipient.barred is not None:
                    values = {
                        "who": _who(book, recipient),
                        "award": award.id,
                        "day": write_short_day(day),
                        "days": days(recipient.barred),
                        "state": book.vocabulary.label("award-state", act.state),
                    }
                    yield Breach(
                        fact=award,
                        field=f"recipients[{number}]",
                        values=values,
                        on=day,
                        ground=text.vi,
                        confidence=text.confidence,
                        subjects=(subject(Award, award.id),),
                    )


def _asked(award: Award, recipient: Recipient) -> Iterator[tuple[datetime.date, Act]]:
    # The days within the bar on which the recipient was proposed or rewarded.
    for act in award.acts:
        if recipient.barred is not None and act.state in ASKED and act.on is not None and act.on in recipient.barred:
            yield act.on, act


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
            earlier = by_id.get(ground)  # type: ignore[call-overload] # ids are texts; a missing one is told elsewhere
            if text is not None and earlier is not None and earlier.occasion in NARROW:
                values = {
                    "award": award.id,
                    "ground": earlier.id,
                    "occasion": book.vocabulary.label("occasion", earlier.occasion),
                }
                subjects = (subject(Award, award.id), subject(Award, earlier.id))
                yield Breach(
                    fact=award,
                    field="based_on",
                    values=values,
                    on=day,
                    ground=text.vi,
                    confidence=text.confidence,
                    subjects=subjects,
                )


def unsure_count(book: Book) -> Iterator[Breach]:
    """A decided award has an exact number of recipients.

    Why: a decision has a list. A report may say “hơn 20”; whoever decided knows how many.
    Bad: over 20 individuals, decided on 01/3/2024.
    Fix: take the number from the decision's list.
    """
    for award in book.awards:
        for number, recipient in enumerate(award.recipients):
            if award.decision is not None and recipient.count is not None and not recipient.count.is_exact:
                yield Breach(
                    fact=award,
                    field=f"recipients[{number}].count",
                    values={"award": award.id, "count": recipient.count.printed or recipient.count.write()},
                    on=award.decision.on,
                    subjects=(subject(Award, award.id),),
                )


def _decree(book: Book, day: datetime.date) -> Instrument | None:
    row = book.vocabulary.find("instrument", DECREE, day)
    return row if isinstance(row, Instrument) else None


def _who(book: Book, recipient: Recipient) -> str:
    if recipient.unit is not None:
        return named(book, recipient.unit)
    return recipient.name or book.vocabulary.label("recipient-kind", recipient.kind)


PAGE = "Nghị định 152/2025/NĐ-CP (theo pbgdpl.cantho.gov.vn)"
BARRED = Rule(
    code="DV417",
    name="barred-recipient",
    vi=(
        "{who} được {state} khen thưởng ({award}) ngày {day}, trong thời gian chưa được xét khen ({days}); hãy chờ kết "
        "luận hoặc sửa lại thời gian."
    ),
    en=(
        "{who} stands in award {award} ({state}) on {day}, while barred ({days}); wait for the outcome, or correct the "
        "days."
    ),
    grades=(Grade(severity="error", ground=PAGE, confidence="sourced"),),
    check=barred,
)
NARROW_GROUND = Rule(
    code="DV418",
    name="narrow-ground",
    vi=(
        "Khen thưởng {award} lấy {ground} ({occasion}) làm căn cứ; kết quả khen chuyên đề, đột xuất không là căn cứ đề "
        "nghị cấp trên khen toàn diện, hãy nêu thành tích cả kỳ."
    ),
    en=(
        "Award {award} names {ground} ({occasion}) as its ground; a thematic or sudden award is none for overall "
        "merit, name the results of the whole period."
    ),
    grades=(Grade(severity="warning", ground=PAGE, confidence="sourced"),),
    check=narrow_ground,
)
UNSURE_COUNT = Rule(
    code="DV419",
    name="unsure-count-in-decision",
    vi="Khen thưởng {award} đã có quyết định nhưng số đối tượng là số gần đúng ({count}); hãy lấy số trong danh sách.",
    en="Award {award} is decided, yet its number of recipients is approximate ({count}); take it from the list.",
    grades=(OWN_WARNING,),
    check=unsure_count,
)
RULES = (BARRED, NARROW_GROUND, UNSURE_COUNT)
