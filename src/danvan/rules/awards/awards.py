"""Rules on awards as they are recorded: counts, the split of counts, the order of acts."""

from collections.abc import Iterator
from itertools import pairwise

from danvan.book.book import Book
from danvan.counts import received
from danvan.facts import Award
from danvan.rules.engine.rule import OWN_ERROR, OWN_WARNING, Breach, rule
from danvan.rules.engine.wording import Bilingual, amount, labels, number
from danvan.rules.engine.wording import day as day_said
from danvan.rules.lookups.amounts import Oddity, oddity
from danvan.rules.lookups.days import day_of
from danvan.values.quantities import Quantity

ZERO = Oddity("bằng 0 (không có số thì bỏ trống)", "is zero (where there is no number, leave it out)", False)
SPLIT = ("collective", "individual", "household", "community")


@rule(
    "DV411",
    vi="Khen thưởng {award}: số {number} {what}; đề nghị sửa lại theo quyết định.",
    en="Award {award}: the number {number} {what}; correct it from the decision.",
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
        values={"award": award.id, "number": amount(quantity.value), "what": Bilingual(odd.vi, odd.en)},
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
    "DV416",
    vi="Khen thưởng {award}: “{act}” ngày {day} lại sau “{next}” ngày {next_day}; đề nghị sửa ngày hoặc xem lại hồ sơ.",
    en=("Award {award}: “{act}” on {day} comes after “{next}” on {next_day}; correct the days or look into the file."),
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
                    "act": first,
                    "day": day_said(day),
                    "next": second,
                    "next_day": day_said(next_day),
                }
                yield Breach(fact=award, field="acts", values=values, on=next_day)
                break
