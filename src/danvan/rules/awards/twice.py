"""Rules on awards that come twice: one award recorded twice, one achievement or one period rewarded twice."""

import datetime
from collections.abc import Hashable, Iterator

from danvan.book.book import Book
from danvan.facts import Award, Model, Recipient
from danvan.rules.engine.rule import OWN_WARNING, Breach, Grade, rule, subject
from danvan.rules.engine.wording import all_of, days, labels, listed
from danvan.rules.lookups.days import day_of
from danvan.rules.lookups.recipients import identity, who_is
from danvan.values.spans import Span

ONE_ACHIEVEMENT = "Luật 06/2022/QH15 Điều 5 khoản 2: không khen nhiều lần, nhiều hình thức cho một thành tích"


@rule(
    "DV413",
    vi=(
        "{form} này được ghi {count} lần như nhau ({awards}); đề nghị giữ một bản ghi với đủ các nguồn, hoặc ghi rõ lý "
        "do, quyết định của từng lần."
    ),
    en=(
        "The same {form} is recorded {count} times ({awards}); keep one record with all sources, or tell them apart "
        "by reason or decision."
    ),
    grades=(OWN_WARNING,),
    follows=("DV102",),
)
def award_told_twice(book: Book) -> Iterator[Breach]:
    """One award is recorded once.

    Why: two records with the same form, grantors, recipients, period, reason and decision are counted as two awards.
    Where both name the same decision, one may also leave out what the other says.
    Bad: the same *giấy khen* to the same 11 collectives, entered from two newspapers.
    Fix: keep one record, with both sources; where they are two awards, say the reason or the decision of each.
    """
    alike: dict[Hashable, list[Award]] = {}
    decided: dict[Hashable, list[Award]] = {}
    for award in book.awards:
        if award.recipients:
            alike.setdefault((_matter(award), _said(award), award.state, day_of(award)), []).append(award)
            document = None if award.decision is None else award.decision.document
            if document is not None and document.symbol is not None:
                decided.setdefault((_matter(award), document.symbol.text, day_of(award)), []).append(award)
    told: set[str] = set()
    for awards in (*alike.values(), *decided.values()):
        same = [one for one in awards if one is awards[0] or _fit(_said(awards[0]), _said(one))]
        if len(same) > 1 and not told.issuperset(one.id for one in same):
            told.update(one.id for one in same)
            yield _told_twice(book, same)


def _told_twice(book: Book, awards: list[Award]) -> Breach:
    form = labels(book.vocabulary, "award-form", [awards[0].form] if awards[0].form else [])
    values = {
        "form": form.otherwise("Khen thưởng", "award"),
        "count": len(awards),
        "awards": listed(award.id for award in awards),
    }
    subjects = tuple(subject(Award, award.id) for award in awards)
    return Breach(fact=awards[0], values=values, on=day_of(awards[0]), subjects=subjects)


def _matter(award: Award) -> Hashable:
    recipients = tuple(
        (one.kind, one.unit, one.model, one.person, one.name, one.count and (one.count.value, one.count.exact))
        for one in award.recipients
    )
    return (award.form, award.grantors, recipients)


def _said(award: Award) -> tuple[object, ...]:
    # What one report may leave out and another say.
    document = None if award.decision is None else award.decision.document
    ways = (award.title, award.reason, award.achievement, award.occasion, award.movement, award.period)
    return (*ways, None if document is None or document.symbol is None else document.symbol.text)


def _fit(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return all(said == also or said is None or also is None for said, also in zip(one, other, strict=True))


@rule(
    "DV414",
    vi=(
        "{who} được khen {count} lần cho cùng thành tích “{achievement}” ({awards}); một thành tích chỉ khen một lần, "
        "đề nghị kiểm tra lại các quyết định."
    ),
    en=(
        "{who} is rewarded {count} times for the one achievement “{achievement}” ({awards}); one achievement is "
        "rewarded once; check the decisions."
    ),
    grades=(Grade(severity="warning", ground=ONE_ACHIEVEMENT, confidence="sourced"),),
    follows=("DV413",),
)
def achievement_rewarded_twice(book: Book) -> Iterator[Breach]:
    """One achievement of one recipient is rewarded once.

    Why: the law forbids rewarding one achievement several times or in several forms.
    Bad: *giấy khen* and *bằng khen* to one collective for the same model.
    Fix: check the decisions; where they reward different achievements, name them apart.
    """
    given: dict[tuple[Hashable, str], list[tuple[Award, Recipient]]] = {}
    for award in book.awards:
        for who, what, recipient in _rewarded(award) if award.granted else ():
            given.setdefault((who, what), []).append((award, recipient))
    found: dict[tuple[str, tuple[Award, ...]], list[Recipient]] = {}
    for (_, what), pairs in given.items():
        first, recipient = pairs[0]
        again = [one for one, _ in pairs[1:] if one is not first and _counts_again(book, first, one)]
        if again:
            found.setdefault((what, (first, *dict.fromkeys(again))), []).append(recipient)
    for (what, awards), recipients in found.items():
        model = book.get(Model, what)
        values = {
            "who": all_of(dict.fromkeys(who_is(book, one) for one in recipients)),
            "achievement": what if model is None else model.name,
            "count": len(awards),
            "awards": listed(award.id for award in awards),
        }
        subjects = tuple(subject(Award, award.id) for award in awards)
        yield Breach(fact=awards[0], field="achievement", values=values, on=day_of(awards[-1]), subjects=subjects)


def _rewarded(award: Award) -> Iterator[tuple[Hashable, str, Recipient]]:
    # Who was rewarded for what; where nothing is said, a model is rewarded for being that model.
    for recipient in award.recipients:
        who, what = identity(recipient), award.achievement or recipient.model
        if who is not None and what is not None:
            yield who, what, recipient


def _counts_again(book: Book, one: Award, other: Award) -> bool:
    # A model may be rewarded for one year and again for another, where both say which; a named achievement may not.
    if one.achievement or other.achievement:
        return True
    spans = [book.span_of(award) if award.period is not None else None for award in (one, other)]
    return spans[0] is None or spans[1] is None or spans[0].overlaps(spans[1])


@rule(
    "DV415",
    vi=(
        "{who} được tặng {form} hai lần ({awards}) cho hai khoảng thời gian chồng nhau ({first} và {second}); đề nghị "
        "kiểm tra thời gian tính thành tích."
    ),
    en=(
        "{who} is given the form {form} twice ({awards}) for times that overlap ({first} and {second}); check the "
        "years each counts."
    ),
    grades=(
        Grade(
            severity="warning",
            ground="baochinhphu.vn: thời gian đã tính để tặng giấy khen gia đình văn hóa không tính lại",
            confidence="sourced",
        ),
    ),
    follows=("DV413", "DV414"),
)
def award_periods_overlap(book: Book) -> Iterator[Breach]:
    """The periods for which one recipient gets the same form, for the same reason, do not overlap.

    Why: the years of one award are not used again for the next.
    Bad: *giấy khen* for 2020-2022 and again for 2021-2023, to one household.
    Fix: check which years each decision counts.
    """
    given: dict[Hashable, list[tuple[Span, Award, Recipient]]] = {}
    for award in book.awards:
        span = None if award.period is None else book.span_of(award)
        if span is None or award.form is None or not award.granted:
            continue
        for who, recipient in {identity(one): one for one in award.recipients}.items():
            if who is not None:
                given.setdefault((who, award.form, award.reason, award.movement), []).append((span, award, recipient))
    pairs: dict[tuple[Award, Award], list[Recipient]] = {}
    for found in given.values():
        ordered = sorted(found, key=lambda one: (one[0].start or datetime.date.min, one[1].id))
        last = ordered[0]
        for one in ordered[1:]:
            if last[0].overlaps(one[0]):
                pairs.setdefault((last[1], one[1]), []).append(one[2])
            last = max(last, one, key=lambda pair: pair[0].end or datetime.date.max)
    for (award, other), recipients in pairs.items():
        yield _twice_counted(book, award, other, recipients)


def _twice_counted(book: Book, award: Award, other: Award, recipients: list[Recipient]) -> Breach:
    form = labels(book.vocabulary, "award-form", [award.form or ""])
    spans = [book.span_of(one) for one in (award, other)]
    first, second = (days(span) if span is not None else None for span in spans)
    values = {
        "who": all_of(dict.fromkeys(who_is(book, one) for one in recipients)),
        "form": form,
        "awards": listed((award.id, other.id)),
        "first": first,
        "second": second,
    }
    subjects = (subject(Award, award.id), subject(Award, other.id))
    return Breach(fact=other, field="period", values=values, on=day_of(other), subjects=subjects)
