"""Bonuses: the multiple and the base salary of the day, the rounding, and what is not known."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.errors import BadValue, Unknown
from danvan.values.quantities import Quantity
from danvan.values.spans import Span
from danvan.vocabulary import BaseSalary, Multiplier, Term, Vocabulary, shipped
from danvan.vocabulary.bonuses import Bonus, bonus, default_policy, rounded

V = shipped()
GIAY_KHEN = "certificate-of-commendation"
COMMUNE = "commune-peoples-committee"


def found(
    recipient: str, day: date, form: str = GIAY_KHEN, grantor: str | None = COMMUNE, policy: str | None = None
) -> Bonus:
    """The bonus by the shipped vocabulary."""
    return bonus(V, form, recipient, grantor=grantor, on=day, policy=policy)


@pytest.mark.parametrize(
    ("recipient", "day", "amount"),
    [
        ("individual", date(2018, 12, 1), 210_000),
        ("individual", date(2020, 5, 1), 230_000),
        ("collective", date(2020, 5, 1), 450_000),
        ("individual", date(2025, 6, 30), 360_000),
        ("individual", date(2025, 7, 1), 710_000),
        ("collective", date(2025, 7, 1), 1_410_000),
        ("individual", date(2026, 6, 30), 710_000),
        ("individual", date(2026, 7, 1), 760_000),
        ("household", date(2026, 6, 30), 1_060_000),
        ("household", date(2026, 7, 1), 1_140_000),
    ],
)
def test_giay_khen_of_a_commune_chair(recipient: str, day: date, amount: int) -> None:
    """The multiple changes with the decree, the base salary within a year; rounded up to ten thousand đồng."""
    money = found(recipient, day).amount
    assert money is not None
    assert money == Quantity(amount, unit="dong")


@pytest.mark.parametrize(
    ("form", "grantor", "amount"),
    [
        ("certificate-of-merit", "provincial-peoples-committee", 3_800_000),
        ("prime-minister-certificate", "prime-minister", 8_860_000),
    ],
)
def test_check_values_of_2026(form: str, grantor: str, amount: int) -> None:
    """1.5 and 3.5 times 2,530,000, rounded up."""
    money = found("individual", date(2026, 9, 2), form, grantor).amount
    assert money is not None
    assert money.value == amount


@pytest.mark.parametrize(
    ("recipient", "form", "grantor"),
    [
        ("unsplit", GIAY_KHEN, COMMUNE),
        ("household", GIAY_KHEN, "commune-party-committee"),
        ("collective", GIAY_KHEN, "commune-party-committee"),
        ("individual", GIAY_KHEN, None),
        ("individual", "prime-minister-certificate", "provincial-party-committee"),
        ("individual", "a-form-of-ours", COMMUNE),
    ],
)
def test_what_is_not_known_is_not_guessed(recipient: str, form: str, grantor: str | None) -> None:
    """No multiple is borrowed: not for the Party, not for a body nobody knows, not for a form nobody knows."""
    money = found(recipient, date(2026, 1, 15), form, grantor)
    assert (money.amount, money.why, money.ground) == (None, "no-multiplier", None)
    assert money.explain(V)


@pytest.mark.parametrize(
    ("holder", "day", "times"),
    [
        ("party-cell", date(2025, 12, 28), None),
        ("party-cell", date(2025, 12, 29), "1.5"),
        ("base-party-cell", date(2025, 12, 29), "2"),
        ("commune-womens-union", date(2025, 12, 29), None),
        (None, date(2025, 12, 29), None),
    ],
)
def test_the_kind_of_the_recipient_unit_counts(holder: str | None, day: date, times: str | None) -> None:
    """A commune's Party committee gives a cell and a base organisation different money; of others nothing is known."""
    money = bonus(V, GIAY_KHEN, "collective", grantor="commune-party-committee", holder=holder, on=day)
    assert (money.multiplier.value if money.multiplier else None) == (None if times is None else Decimal(times))


def test_a_ceiling_is_no_amount() -> None:
    """A medal has a most, not an amount."""
    money = found("individual", date(2026, 1, 15), "commemorative-medal", "provincial-peoples-committee")
    assert (money.why, money.amount) == ("ceiling", None)
    assert money.ceiling is not None
    assert money.ceiling.value == 1_404_000


def test_a_day_without_a_base_salary() -> None:
    """Where the vocabulary knows the multiple but not the salary, the bonus says so."""
    rows = [Multiplier(form="f", recipient="individual", value="0.3")]
    money = bonus(Vocabulary(multipliers=rows, terms=POLICIES), "f", "individual", grantor=None, on=date(1999, 1, 1))
    assert (money.why, money.amount, money.multiplier) == ("no-salary", None, rows[0])


def test_two_rows_that_disagree_give_no_amount() -> None:
    """Rows of one day that say different multiples are not chosen between; rows that agree are one."""
    for values, why in ((("0.3", "0.5"), "several-multipliers"), (("0.3", "0.3"), "computed")):
        rows = [
            Multiplier(form="f", recipient="individual", value=value, levels=[level])
            for value, level in zip(values, ("commune", "province"), strict=True)
        ]
        salaries = [BaseSalary(amount="2340000", during=Span())]
        vocabulary = Vocabulary(multipliers=rows, base_salaries=salaries, terms=POLICIES)
        assert bonus(vocabulary, "f", "individual", grantor=None, on=date(2026, 1, 1)).why == why


POLICIES = [
    Term(scheme="rounding-policy", code=code, vi=code, en=code, rank=rank)
    for rank, code in enumerate(("floor-1000", "none", "upwards"), 1)
]


def test_the_first_policy_of_the_vocabulary_holds() -> None:
    """A province that ranks another way of rounding first has it applied."""
    assert (default_policy(V), default_policy(Vocabulary(terms=POLICIES)), default_policy(Vocabulary())) == (
        "ceil-10000",
        "floor-1000",
        "none",
    )


@pytest.mark.parametrize(("policy", "amount"), [("ceil-10000", 710_000), ("nearest-10000", 700_000), ("none", 702_000)])
def test_the_policy_is_named(policy: str, amount: int) -> None:
    """The way of rounding can be chosen, and the bonus says which it was."""
    money = found("individual", date(2026, 1, 15), policy=policy)
    assert money.amount is not None
    assert (money.amount, money.policy) == (Quantity(amount, unit="dong"), policy)


@pytest.mark.parametrize(("policy", "amount"), [(None, 3_600_000), ("ceil-10000", 3_510_000)])
def test_a_text_may_round_in_its_own_way(policy: str | None, amount: int) -> None:
    """A Party badge is rounded up to a hundred thousand, unless another way is asked for."""
    money = found("individual", date(2026, 1, 15), "party-badge-30", "provincial-party-committee", policy)
    assert money.amount is not None
    assert (money.amount.value, money.policy) == (amount, policy or "ceil-100000")
    assert f"{amount:,}".replace(",", ".") in money.explain(V)


def test_unknown_policies_are_refused() -> None:
    """One that the vocabulary does not have, and one that it has but nobody can read."""
    with pytest.raises(Unknown, match="ceil-10000"):
        found("individual", date(2026, 1, 15), policy="ceil-5")
    with pytest.raises(BadValue, match="upwards"):
        rounded(Decimal(5), "upwards")


amounts = st.integers(0, 10**8).map(lambda tenths: Decimal(tenths) / 10)


@given(amount=amounts, step=st.sampled_from([1, 1000, 10_000]))
def test_rounding_keeps_its_word(amount: Decimal, step: int) -> None:
    """Up is never less and floor never more, each by less than a step; the nearest is off by half a step at most."""
    up, down, near = (rounded(amount, f"{way}-{step}") for way in ("ceil", "floor", "nearest"))
    assert up % step == down % step == near % step == 0
    assert 0 <= up - amount < step
    assert 0 <= amount - down < step
    assert abs(near - amount) * 2 <= step
    assert rounded(amount, "none") == amount


@given(days=st.dates(date(2017, 10, 1), date(2027, 1, 1)), form=st.sampled_from([GIAY_KHEN, "certificate-of-merit"]))
def test_a_collective_gets_twice_an_individual(days: date, form: str) -> None:
    """Before rounding, on every day for which both are known."""
    grantor = COMMUNE if form == GIAY_KHEN else "provincial-peoples-committee"
    single, together = (found(kind, days, form, grantor, "none").amount for kind in ("individual", "collective"))
    assert single is not None
    assert together is not None
    assert together.value == 2 * single.value


def test_a_bonus_names_its_grounds() -> None:
    """Both rows it rests on, and the weaker of their confidences."""
    money = found("individual", date(2026, 1, 15))
    assert money.multiplier is not None
    assert money.salary is not None
    assert money.ground == f"{money.multiplier.ground}; {money.salary.ground}"
    assert (money.multiplier.confidence, money.confidence) == ("sourced", "sourced")
