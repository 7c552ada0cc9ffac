"""What a decision says of the money that goes with awards: amounts, total, who pays; blank where it is not known."""

from collections.abc import Iterator, Sequence

from danvan.documents.blocks import Article
from danvan.reports.sentences.deciding import BLANK, Decider
from danvan.reports.sentences.entries import Entry, counted, forms_said
from danvan.reports.sentences.lists import Money, dong, money
from danvan.values.numerals import spell_dong, write_decimal
from danvan.values.text import and_list, capitalised
from danvan.vocabulary import Instrument
from danvan.vocabulary.bonuses import rounding_said


def paid(decided: Decider, lines: Sequence[Entry], *, fund: str | None, rounding: str | None) -> Article:
    """The article on money: how much each gets and by which text, the total in figures and words, who pays.

    Parameters: `fund` is who pays, in words; `rounding` the way of rounding that was asked for.
    """
    whole = money(lines)
    clauses = [
        f"Mức tiền thưởng: {'; '.join(_rates(decided, lines))}{_computed(decided, whole, rounding)}.",
        _total(decided, whole),
        f"Nguồn chi: {fund or _fund(decided)}.",
    ]
    return Article(2, "Tiền thưởng kèm theo khen thưởng tại Điều 1:", clauses=clauses)


def _rates(decided: Decider, lines: Sequence[Entry]) -> Iterator[str]:
    vocabulary, day = decided.scope.vocabulary, decided.scope.day
    several_forms = len(forms_said(vocabulary, lines, day)) > 1
    groups = dict.fromkeys((entry.form, entry.kind) for entry in lines)
    for form, kind in groups:
        group = [entry for entry in lines if (entry.form, entry.kind) == (form, kind)]
        label = vocabulary.label("recipient-kind", kind)
        with_form = f" ({forms_said(vocabulary, group[:1], day)[0]})" if several_forms else ""
        amounts = dict.fromkeys(dong(entry.money) if entry.money else BLANK for entry in group)
        said = " hoặc ".join(amounts) if len(amounts) < 3 else "theo danh sách kèm theo,"
        yield f"mỗi {label}{with_form} {said} đồng"


def _computed(decided: Decider, whole: Money, rounding: str | None) -> str:
    """The rule behind the amounts, where they come from it: the base salary, the rounding, the ground."""
    dues = [entry.due for entry in whole.known if entry.due and entry.due.amount and entry.money == entry.due.amount]
    salaries = {due.salary.amount for due in dues if due.salary is not None}
    if not dues or len(salaries) != 1 or len(dues) != len(whole.known):
        return ""
    vocabulary = decided.scope.vocabulary
    ways = dict.fromkeys(due.policy for due in dues) if rounding is None else [rounding]
    way = and_list(rounding_said(vocabulary, policy) for policy in ways)
    grounds = dict.fromkeys(due.multiplier.ground for due in dues if due.multiplier and due.multiplier.ground)
    codes = dict.fromkeys(due.multiplier.instrument for due in dues if due.multiplier and due.multiplier.instrument)
    texts = [vocabulary.find("instrument", code) for code in codes]
    named = and_list(
        f"{capitalised(vocabulary.label('document-type', text.type))} số {text.symbol}"
        for text in texts
        if isinstance(text, Instrument)
    )
    ground = named or "; ".join(grounds)
    base = write_decimal(next(iter(salaries)))
    return f" (theo {ground}, mức lương cơ sở {base} đồng tại ngày quyết định, {way})"


def _total(decided: Decider, whole: Money) -> str:
    if whole.total is None:
        return f"Tổng số tiền thưởng: {BLANK} đồng (Bằng chữ: {BLANK})."
    without = f", chưa gồm tiền thưởng của {counted(decided.scope.vocabulary, whole.unknown)}" if whole.unknown else ""
    amount = whole.total.value
    words = f" (Bằng chữ: {spell_dong(int(amount))})" if amount == int(amount) else ""
    return f"Tổng số tiền thưởng: {dong(whole.total)} đồng{words}{without}."


def _fund(decided: Decider) -> str:
    # The fund of the deciding level pays (Law 06/2022/QH15, article 11, as reported); of the Party no rule is known.
    place = decided.scope.place
    if decided.side != "state" or place is None:
        return BLANK
    return f"Quỹ thi đua, khen thưởng của {place.name}"
