"""Rules on the money that goes with awards: the multiple and the base salary of the day of the decision."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from danvan.book.book import Book
from danvan.facts import Award, Model, Recipient, Unit
from danvan.rules.engine.rule import Breach, Grade, rule
from danvan.rules.engine.wording import amount, day, labels
from danvan.rules.lookups.days import day_of
from danvan.values.ids import UnitId
from danvan.values.spans import Span
from danvan.vocabulary import BaseSalary
from danvan.vocabulary.bonuses import Bonus, bonus, rounded

FIRST_MULTIPLES = datetime.date(2017, 10, 1)
ON_DECISION_DAY = "Nghị định về thi đua, khen thưởng: mức lương cơ sở của ngày quyết định, làm tròn lên mười nghìn đồng"
WRONG = Grade(severity="error", ground=ON_DECISION_DAY, confidence="sourced")
DOUBTFUL = Grade(severity="warning", ground=ON_DECISION_DAY, confidence="sourced")
TWICE = "Nghị định 91/2017/NĐ-CP Điều 73 khoản 2: tập thể gấp hai lần cá nhân"
SLACK = Decimal(20_000)
"""Two amounts that were each rounded to ten thousand may differ so much from a multiple of one another."""


class Money(NamedTuple):
    """The bonus an award states for a kind of recipient, beside the one the vocabulary gives."""

    award: Award
    kind: str
    stated: Decimal
    due: Bonus


def stated(book: Book) -> Iterator[Money]:
    """Every exact bonus in đồng of a dated award of one grantor, once for each kind of its recipients."""
    known: dict[tuple[object, ...], Bonus] = {}
    for award in book.awards:
        money, on = award.bonus, day_of(award)
        if money is None or not money.is_exact or money.unit not in ("", "dong") or award.form is None or on is None:
            continue
        grantor = _only_grantor(book, award, on)
        if grantor is None:
            continue
        dues: dict[tuple[str, Bonus], None] = {}
        for kind, holder in dict.fromkeys((kind_of(book, one), _holder(book, one, on)) for one in award.recipients):
            key = (award.form, kind, grantor.kind, grantor.level, holder, on)
            if key not in known:
                known[key] = bonus(
                    book.vocabulary,
                    award.form,
                    kind,
                    grantor=grantor.kind,
                    level=grantor.level,
                    holder=holder,
                    on=on,
                )
            dues[kind, known[key]] = None
        for kind, due in dues:
            yield Money(award, kind, money.value, due)


def _only_grantor(book: Book, award: Award, on: datetime.date) -> Unit | None:
    return _as_of(book, award.grantors[0], on) if len(award.grantors) == 1 else None


def _holder(book: Book, recipient: Recipient, on: datetime.date) -> str | None:
    unit = None if recipient.unit is None else _as_of(book, recipient.unit, on)
    return None if unit is None else unit.kind


def _as_of(book: Book, unit: UnitId, on: datetime.date) -> Unit | None:
    return next((row for row in reversed(book.unit_rows.get(unit, ())) if on in row.during), None)


def kind_of(book: Book, recipient: Recipient) -> str:
    """The kind a recipient is paid as: a model as the collective or the individual who holds it."""
    model = book.get(Model, recipient.model) if recipient.kind == "model" else None
    return model.type if model is not None and model.type is not None else recipient.kind


@rule(
    "DV421",
    vi=(
        "Tiền thưởng kèm {form} cho {kind} ghi {stated} đồng; theo quy định tại ngày {day}, mức đúng là {due} đồng "
        "({times} lần mức lương cơ sở {base} đồng). Đề nghị tính lại hoặc kiểm tra hình thức, đối tượng, ngày quyết "
        "định."
    ),
    en=(
        "The bonus with the form {form} for the recipient kind {kind} is said to be {stated} đồng; by the rules "
        "of {day} it is {due} đồng ({times} times the base salary {base}). Compute it anew, or check form, recipient "
        "and day."
    ),
    grades=(WRONG,),
    follows=("DV401", "DV402"),
)
def bonus_of_another_amount(book: Book) -> Iterator[Breach]:
    """A bonus is the multiple of its form and recipient, by the decree in force, times the base salary of the day.

    Why: the multiples changed in 2024 and 2025, and a table of an earlier year is easily used again.
    Bad: 180,000 đồng with the *giấy khen* of a commune chair to an individual, decided in 2026 (0.15 became 0.3).
    Fix: compute the bonus anew for the day of the decision, or correct form, recipient, grantor or day.
    """
    for money in stated(book):
        explained = _other_rounding(book, money) or _other_salary(book, money) is not None
        if money.due.amount is not None and money.stated != _due(money) and not explained:
            yield _breach(book, money)


@rule(
    "DV422",
    vi=("Tiền thưởng kèm {form} cho {kind} ghi {stated} đồng, chỉ khác mức {due} đồng ở cách làm tròn; đề nghị {way}."),
    en=(
        "The bonus with the form {form} for {kind} is said to be {stated} đồng and differs from {due} only by "
        "rounding; the rules have it {way}."
    ),
    grades=(DOUBTFUL,),
)
def bonus_rounded_otherwise(book: Book) -> Iterator[Breach]:
    """A bonus is rounded as the decree says: up to ten thousand đồng.

    Why: published examples round in three ways; one way within a book keeps equal awards equal.
    Bad: 702,000 đồng where 0.3 times 2,340,000 is rounded up to 710,000.
    Fix: round up to ten thousand, or keep the amount where the decision says so.
    """
    for money in stated(book):
        if _other_rounding(book, money):
            yield _breach(book, money)


@rule(
    "DV423",
    vi=(
        "Tiền thưởng kèm {form} cho {kind} ghi {stated} đồng, tính theo mức lương cơ sở {salary} đồng (từ {since}); "
        "quyết định ngày {day} phải tính theo {base} đồng, là {due} đồng. Đề nghị tính lại."
    ),
    en=(
        "The bonus with the form {form} for {kind} is said to be {stated} đồng, on the base salary {salary} "
        "(from {since}); a decision of {day} counts on {base}, which makes {due}. Compute it anew."
    ),
    grades=(WRONG,),
)
def bonus_on_salary_of_another_day(book: Book) -> Iterator[Breach]:
    """A bonus is computed on the base salary of the day of the decision, not on that of another day.

    Why: the base salary changes in the middle of a year; a ceremony after the change does not change the bonus.
    Bad: 760,000 đồng (on 2,530,000 from 01/7/2026) for a decision of June 2026.
    Fix: compute it on the salary of the day of the decision.
    """
    for money in stated(book):
        used = _other_salary(book, money)
        if used is not None and not _other_rounding(book, money):
            first = "?" if used.during.start is None else day(used.during.start)
            yield _breach(book, money, salary=amount(used.amount), since=first)


@rule(
    "DV424",
    vi=(
        "Tiền thưởng kèm {form} cho {kind} ghi {stated} đồng, vượt mức tối đa {due} đồng ({times} lần mức lương cơ sở "
        "{base} đồng, ngày {day}); đề nghị giảm cho đúng mức."
    ),
    en=(
        "The bonus with the form {form} for {kind} is said to be {stated} đồng, above the ceiling of {due} "
        "({times} times {base}, {day}); bring it down."
    ),
    grades=(DOUBTFUL,),
)
def bonus_above_ceiling(book: Book) -> Iterator[Breach]:
    """Where the decree sets only a ceiling, as for *kỷ niệm chương*, the bonus is not above it.

    Why: what is above the ceiling has no ground and is asked back.
    Bad: 2,000,000 đồng with a *kỷ niệm chương* of a province in 2026 (0.6 times 2,340,000 is 1,404,000).
    Fix: bring the bonus down to the ceiling.
    """
    for money in stated(book):
        ceiling = money.due.ceiling
        # An amount rounded up from the ceiling itself is no breach.
        if ceiling is not None and money.stated > rounded(ceiling.value, money.due.policy):
            yield _breach(book, money)


@rule(
    "DV425",
    vi=(
        "Tiền thưởng kèm {form} cho tập thể ghi {stated} đồng, trong khi cho cá nhân là {single} đồng; mức của tập thể "
        "gấp hai lần cá nhân, đề nghị kiểm tra lại quyết định ngày {day}."
    ),
    en=(
        "The bonus with the form {form} is said to be {stated} đồng for a collective and {single} for an "
        "individual; a collective gets twice as much; check the decision of {day}."
    ),
    grades=(Grade(severity="warning", ground=TWICE, confidence="sourced", during=Span(start=FIRST_MULTIPLES)),),
)
def bonus_of_collective_not_twice(book: Book) -> Iterator[Breach]:
    """Where no multiple is known, a collective still gets twice what an individual gets with the same form.

    Why: the decrees set the collective's bonus at twice the individual's at the same form and level.
    Bad: the *giấy khen* of an enterprise of 2020 with 300,000 đồng for an individual and for a collective alike.
    Fix: check both amounts against the decision.
    """
    alone: dict[tuple[object, ...], dict[str, Money]] = {}
    for money in stated(book):
        if money.due.multiplier is None:
            key = (money.award.form, money.award.grantors, money.due.on)
            alone.setdefault(key, {}).setdefault(money.kind, money)
    for found in alone.values():
        if "collective" in found and "individual" in found:
            together, single = found["collective"], found["individual"]
            if _by_state(book, together.award) and abs(together.stated - 2 * single.stated) > SLACK:
                yield _breach(book, together, single=amount(single.stated))


@rule(
    "DV426",
    vi=(
        "Tiền thưởng kèm {form} cho {kind} ghi {stated} đồng nhưng từ vựng không có hệ số cho {kind} (ngày {day}); đề "
        "nghị bổ sung hệ số kèm căn cứ, hoặc bỏ trống tiền thưởng."
    ),
    en=(
        "The bonus with the form {form} for {kind} is said to be {stated} đồng, but the vocabulary has no "
        "multiple for {kind} ({day}); add one with its ground, or leave the bonus out."
    ),
    grades=(
        Grade(
            severity="warning",
            ground="Không tìm thấy hệ số thưởng cho hộ gia đình trước Nghị định 152/2025/NĐ-CP Điều 54",
            confidence="unsourced",
            during=Span(start=FIRST_MULTIPLES),
        ),
    ),
)
def bonus_of_household_unknown(book: Book) -> Iterator[Breach]:
    """The bonus of a household rests on a multiple that is not in the vocabulary, so it cannot be checked.

    Why: from 01/7/2025 a household gets 1.5 times the bonus of an individual; for earlier days, and for grantors
    that the decree does not name, no source gives a multiple, and an amount in the book comes from elsewhere.
    Bad: 360,000 đồng with a *bằng khen* of a province to a household in 2020.
    Fix: add the multiple with its ground to the vocabulary of the book, or leave the bonus out.
    """
    for money in stated(book):
        if money.kind == "household" and money.due.multiplier is None and _by_state(book, money.award):
            yield _breach(book, money)


def _by_state(book: Book, award: Award) -> bool:
    kinds = [book.vocabulary.unit_kind(row.kind) for one in award.grantors for row in book.unit_rows.get(one, ())[-1:]]
    return any(kind is not None and kind.side in ("state", "armed", "business") for kind in kinds)


def _other_rounding(book: Book, money: Money) -> bool:
    """Whether the amount is the one due, rounded in another way that the vocabulary knows."""
    return money.due.why == "computed" and money.stated != _due(money) and money.stated in _roundings(book, money)


def _other_salary(book: Book, money: Money) -> BaseSalary | None:
    """The base salary of another day on which the amount would be right; None where it is right, or none fits."""
    if money.due.why != "computed" or money.stated == _due(money):
        return None
    return next(
        (row for row in reversed(book.vocabulary.base_salaries) if money.stated in _roundings(book, money, row)), None
    )


def _due(money: Money) -> Decimal | None:
    return None if money.due.amount is None else money.due.amount.value


def _roundings(book: Book, money: Money, salary: BaseSalary | None = None) -> set[Decimal]:
    multiplier, row = money.due.multiplier, salary or money.due.salary
    if multiplier is None or row is None:
        return set()
    product = multiplier.value * row.amount
    return {rounded(product, policy) for policy in (*book.vocabulary.codes("rounding-policy"), money.due.policy)}


def _breach(book: Book, money: Money, **more: object) -> Breach:
    form = labels(book.vocabulary, "award-form", [money.award.form or ""])
    kind = labels(book.vocabulary, "recipient-kind", [money.kind])
    due = money.due.amount or money.due.ceiling
    scheme = "rounding-policy" if book.vocabulary.find("rounding-policy", money.due.policy) else "rounding-of-text"
    way = labels(book.vocabulary, scheme, [money.due.policy])
    multiplier, salary = money.due.multiplier, money.due.salary
    return Breach(
        fact=money.award,
        field="bonus",
        values={
            "form": form,
            "kind": kind,
            "stated": amount(money.stated),
            "day": day(money.due.on),
            "way": way,
            "due": "" if due is None else amount(due.value),
            "times": "" if multiplier is None else amount(multiplier.value),
            "base": "" if salary is None else amount(salary.amount),
            **more,
        },
        on=money.due.on,
        ground=money.due.ground,
        confidence=money.due.confidence if multiplier is not None else None,
    )
