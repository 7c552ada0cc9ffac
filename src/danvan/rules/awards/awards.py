"""Rules on awards as they are recorded: counts, awards told twice, one achievement rewarded twice, order of acts."""

import datetime
from collections.abc import Hashable, Iterator
from itertools import pairwise

from danvan.book.book import Book
from danvan.counts import received
from danvan.facts import Award, Model, Recipient
from danvan.rules.awards.powers import day_of
from danvan.rules.engine.amounts import Oddity, oddity
from danvan.rules.engine.rule import OWN_ERROR, OWN_WARNING, Breach, Grade, rule, subject
from danvan.rules.engine.wording import Said, all_of, amount, days, labels, listed, named, number
from danvan.rules.engine.wording import day as day_said
from danvan.values.quantities import Quantity
from danvan.values.spans import Span

ONE_ACHIEVEMENT = "Luật 06/2022/QH15 Điều 5 khoản 2: không khen nhiều lần, nhiều hình thức cho một thành tích"
ZERO = Oddity("bằng 0 (không có số thì bỏ trống)", "is zero (where there is no number, leave it out)", False)
SPLIT = ("collective", "individual", "household", "community")


@rule(
    "DV411",
    vi="Khen thưởng {award}: số {number} {what}; đề nghị sửa lại theo quyết định.",
    en="Award {award}: the number {number} {what_en}; correct it from the decision.",
    grades=(OWN_ERROR,),
)
def odd_award_count(book: Book) -> Iterator[Breach]:
    """The number of recipients is a whole number above zero, and a bonus is not below zero.

    Why: a zero filled in for “not stated” and a lost sign go into every sum.
    Bad: *giấy khen* to -4 collectives.
    Fix: correct the number; where the source gives none, leave it out.
    """
    for award in book.awards:
        for number_, recipient in enumerate(award.recipients):
            count = recipient.count
            odd = None if count is None else (ZERO if count.value == 0 else oddity(count, count.unit or recipient.kind))
            if odd is not None and count is not None:
                yield _odd(award, f"recipients[{number_}].count", count, odd)
        if award.bonus is not None and award.bonus.value < 0:
            yield _odd(award, "bonus", award.bonus, Oddity("nhỏ hơn 0", "is below zero", True))


def _odd(award: Award, field: str, quantity: Quantity, odd: Oddity) -> Breach:
    return Breach(
        fact=award,
        field=field,
        values={"award": award.id, "number": amount(quantity.value), "what": odd.vi, "what_en": odd.en},
        on=day_of(award),
        confidence=None if odd.sure else "derived",
    )


@rule(
    "DV412",
    vi=(
        "Khen thưởng {award}: tổng ghi {whole} nhưng các phần cộng lại là {parts}; đề nghị đối chiếu với quyết định, "
        "giữ số kia là số liệu khác nguồn."
    ),
    en=(
        "Award {award}: the total says {whole} while the parts make {parts}; see the decision, and keep the other "
        "number as a variant."
    ),
    grades=(OWN_WARNING,),
    follows=("DV411",),
)
def split_and_total(book: Book) -> Iterator[Breach]:
    """Recipients that are named are no more than are counted, and the parts of a number make up the number.

    Why: “39 tập thể, cá nhân” beside 30 collectives and 10 individuals is one number too many; one of them is wrong.
    A source that does not split is in order.
    Bad: 39 unsplit, of them 30 collectives and 10 individuals.
    Fix: see which number the decision has; keep the other as a variant.
    """
    for award in book.awards:
        if len(award.recipients) < 2:
            continue
        found = received(award)
        if found.agrees is False and found.whole is not None and found.parts is not None:
            yield _sum(award, found.whole, found.parts)
            continue
        for kind, counted in found.counted.items():
            names = Quantity(sum(1 for one in award.recipients if one.kind == kind and one.count is None))
            if kind in SPLIT and names.value and names.at_most(counted) is False:
                yield _sum(award, counted, names)


def _sum(award: Award, whole: Quantity, parts: Quantity) -> Breach:
    values = {"award": award.id, "whole": number(whole), "parts": number(parts)}
    return Breach(fact=award, field="recipients", values=values, on=day_of(award))


@rule(
    "DV413",
    vi=(
        "{form} này được ghi {count} lần như nhau ({awards}); đề nghị giữ một bản ghi với đủ các nguồn, hoặc ghi rõ lý "
        "do, quyết định của từng lần."
    ),
    en=(
        "The same {form_en} is recorded {count} times ({awards}); keep one record with all sources, or tell them apart "
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
        "form": form["vi"] or "Khen thưởng",
        "form_en": form["en"] or "award",
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


def identity(recipient: Recipient) -> Hashable | None:
    """Who a recipient is, where that is known: a number of collectives is nobody in particular.

    >>> identity(Recipient(kind="collective", unit="xa-a")), identity(Recipient(kind="individual"))
    (('xa-a', None), None)
    """
    if recipient.unit or recipient.model:
        return (recipient.unit, recipient.model)
    person = recipient.person
    if person is not None and person.name is not None and person.unit is not None:
        return (person.name, person.unit)
    return None


def who_is(book: Book, recipient: Recipient) -> Said:
    """A recipient as a finding names it: the unit, the model, a person by the unit only, else the kind."""
    if recipient.unit is not None:
        return Said(*2 * (named(book, recipient.unit),))
    model = book.get(Model, recipient.model)
    if model is not None:
        return Said(f"mô hình “{model.name}”", f"model “{model.name}”")
    person = recipient.person
    if person is not None and person.unit is not None:
        return Said(f"cá nhân thuộc {named(book, person.unit)}", f"an individual of {named(book, person.unit)}")
    kind = labels(book.vocabulary, "recipient-kind", [recipient.kind])
    return Said(recipient.name or kind["vi"], recipient.name or kind["en"])


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
        "{who} is given the form {form_en} twice ({awards}) for times that overlap ({first} and {second}); check the "
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
        "form": form["vi"],
        "form_en": form["en"],
        "awards": listed((award.id, other.id)),
        "first": first,
        "second": second,
    }
    subjects = (subject(Award, award.id), subject(Award, other.id))
    return Breach(fact=other, field="period", values=values, on=day_of(other), subjects=subjects)


@rule(
    "DV416",
    vi="Khen thưởng {award}: “{act}” ngày {day} lại sau “{next}” ngày {next_day}; đề nghị sửa ngày hoặc xem lại hồ sơ.",
    en=(
        "Award {award}: “{act_en}” on {day} comes after “{next_en}” on {next_day}; correct the days or look into the "
        "file."
    ),
    grades=(OWN_ERROR,),
)
def acts_out_of_order(book: Book) -> Iterator[Breach]:
    """An award is proposed, then decided, then presented, then perhaps revoked.

    Why: a decision before the proposal, or a presentation before the decision, is a slip of a day or a fault of
    procedure. A state that is not told of is no fault.
    Bad: decided on 01/3/2024, proposed on 15/3/2024.
    Fix: correct the days, or look into the file.
    """
    ranks = {term.code: term.rank for term in book.vocabulary.terms if term.scheme == "award-state" and term.rank}
    for award in book.awards:
        dated = sorted(
            ((ranks[act.state], act.on, act.state) for act in award.acts if act.on is not None and act.state in ranks),
        )
        for (rank, day, state), (next_rank, next_day, next_state) in pairwise(dated):
            if rank < next_rank and day > next_day:
                first, second = (labels(book.vocabulary, "award-state", [one]) for one in (state, next_state))
                values = {
                    "award": award.id,
                    "act": first["vi"],
                    "act_en": first["en"],
                    "day": day_said(day),
                    "next": second["vi"],
                    "next_en": second["en"],
                    "next_day": day_said(next_day),
                }
                yield Breach(fact=award, field="acts", values=values, on=next_day)
                break
