"""Quantities: sums keep the weakest qualifier, and comparisons claim nothing a true value could contradict."""

from collections.abc import Callable
from decimal import Decimal, getcontext, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from danvan.errors import BadValue
from danvan.values.quantities import EXACTNESS, Exactness, Quantity, total
from strategies_core import quantities

small = quantities()
GRID = [Fraction(step, 8) for step in range(-28, 29)]  # finer than the numbers drawn, and wider

MEANS: dict[Exactness, Callable[[Fraction, Fraction], bool]] = {
    "exact": lambda true, said: true == said,
    "over": lambda true, said: true > said,
    "at_least": lambda true, said: true >= said,
    "nearly": lambda true, said: true < said,
    "at_most": lambda true, said: true <= said,
    "about": lambda true, said: True,  # noqa: ARG005 # whatever the number, about it promises nothing
}
"""What each qualifier says of the true number: the oracle, written apart from the library."""


def allows(quantity: Quantity, true: Fraction) -> bool:
    """Whether a true number may stand behind a quantity."""
    return MEANS[quantity.exact](true, Fraction(quantity.value))


def true_numbers(quantity: Quantity) -> list[Fraction]:
    """The numbers of a grid that may stand behind a quantity."""
    return [true for true in GRID if allows(quantity, true)]


def answers(one: Quantity, other: Quantity, question: Callable[[Fraction, Fraction], bool]) -> bool | None:
    """What the grid answers: yes where all true numbers say so, no where none does, else unknown."""
    said = {question(left, right) for left in true_numbers(one) for right in true_numbers(other)}
    return said.pop() if len(said) == 1 else None


class TestMaking:
    """Which quantities there are."""

    @pytest.mark.parametrize(
        "value", [1.5, True, Decimal("NaN"), Decimal("Infinity"), Decimal("1E+24"), 10**24, "12", None]
    )
    def test_refused(self, value: object) -> None:
        """Floats, truths, texts, what is not finite and what is absurdly large are refused with danvan's own error."""
        with pytest.raises(BadValue):
            Quantity(value)

    @pytest.mark.parametrize("value", [Decimal("1E+999999999"), Decimal("1E-999999999"), Decimal("1E-25")])
    def test_refused_without_writing_it_out(self, value: Decimal) -> None:
        """A number whose digits would fill a disk is refused before they are written."""
        with pytest.raises(BadValue):
            Quantity(value)

    def test_refused_though_it_cannot_be_printed(self) -> None:
        """An int with more digits than Python prints is refused with danvan's own error too."""
        with pytest.raises(BadValue):
            Quantity(10**6000)

    def test_exactness_is_known(self) -> None:
        """A qualifier of nobody's is refused."""
        with pytest.raises(BadValue):
            Quantity(1, "maybe")  # type: ignore[arg-type] # what a file may hold

    @pytest.mark.parametrize(("one", "other"), [("1.50", "1.5"), ("-0", "0"), ("1E+3", "1000"), ("12.000", "12")])
    def test_one_form(self, one: str, other: str) -> None:
        """Equal numbers are held in one form, whatever their zeros."""
        assert repr(Quantity(Decimal(one))) == repr(Quantity(Decimal(other)))

    def test_negative_counts_can_be_said(self) -> None:
        """A negative number can exist: that it makes no sense as a count is for a rule to find."""
        assert Quantity(-5).value == -5


class TestSums:
    """Adding and taking away."""

    @given(small, small)
    def test_keeps_the_weakest(self, one: Quantity, other: Quantity) -> None:
        """Whatever the true numbers are, the qualifier of the sum holds of their sum."""
        for left in true_numbers(one):
            for right in true_numbers(other):
                assert allows(one + other, left + right)

    @given(small, small)
    def test_difference(self, one: Quantity, other: Quantity) -> None:
        """Whatever the true numbers are, the qualifier of the difference holds of their difference."""
        for left in true_numbers(one):
            for right in true_numbers(other):
                assert allows(one - other, left - right)

    @pytest.mark.parametrize(
        ("one", "other", "together"),
        [
            ("exact", "exact", "exact"),
            ("exact", "over", "over"),
            ("at_least", "over", "over"),
            ("exact", "at_least", "at_least"),
            ("exact", "nearly", "nearly"),
            ("at_most", "nearly", "nearly"),
            ("over", "nearly", "about"),
            ("at_least", "at_most", "about"),
            ("exact", "about", "about"),
        ],
    )
    def test_no_weaker_than_needed(self, one: Exactness, other: Exactness, together: Exactness) -> None:
        """The sum says as much as can be said."""
        assert (Quantity(1, one) + Quantity(2, other)).exact == together

    @given(small, small)
    def test_commutative(self, one: Quantity, other: Quantity) -> None:
        """The order of two parts does not matter."""
        assert one + other == other + one

    @given(small, small, small)
    def test_associative(self, one: Quantity, two: Quantity, three: Quantity) -> None:
        """The order of adding does not matter."""
        assert (one + two) + three == one + (two + three)

    @given(st.lists(st.decimals(-1000, 1000, places=12), min_size=1, max_size=4))
    def test_exact_in_any_context(self, numbers: list[Decimal]) -> None:
        """No digit is lost to the decimal context of the thread, and none is read from it."""
        expected = sum(map(Fraction, numbers))
        with localcontext() as context:
            context.prec = 3
            found = total(map(Quantity, numbers))
        assert found is not None
        assert Fraction(found.value) == expected
        assert getcontext().prec == 28

    @given(small)
    def test_turned_twice(self, one: Quantity) -> None:
        """Turning a quantity twice gives it back, but for the words of its source."""
        turned = -one
        assert -turned == one + Quantity(0)

    def test_taking_away_turns_the_qualifier(self) -> None:
        """Taking away a number that is over leaves one that is nearly."""
        assert (Quantity(10) - Quantity(4, "over")).exact == "nearly"
        assert (Quantity(10) - Quantity(4, "at_most")).exact == "at_least"

    @given(quantities("person", "turn"), quantities("person", "turn"))
    def test_units_do_not_mix(self, one: Quantity, other: Quantity) -> None:
        """People and turns do not add up."""
        if one.unit == other.unit:
            assert (one + other).unit == one.unit
        else:
            with pytest.raises(BadValue):
                one + other

    @given(st.lists(small, max_size=4), st.permutations(range(4)))
    def test_total_has_no_order(self, parts: list[Quantity], places: list[int]) -> None:
        """The total of the same parts is the same in any order, and of none it is None."""
        shuffled = [parts[place] for place in places if place < len(parts)]
        assert total(shuffled) == total(parts)
        assert (total(parts) is None) == (not parts)

    @given(small)
    def test_a_sum_was_never_printed(self, one: Quantity) -> None:
        """No source has the words of a sum, not even of one part."""
        found = total([one])
        assert found is not None
        assert found.printed is None


class TestComparing:
    """Yes, no or unknown, against every pair of true numbers of a grid."""

    @given(small, small)
    def test_less(self, one: Quantity, other: Quantity) -> None:
        """Less is answered exactly as the true numbers answer it."""
        assert one.less(other) is answers(one, other, lambda left, right: left < right)

    @given(small, small)
    def test_at_most(self, one: Quantity, other: Quantity) -> None:
        """At most is answered exactly as the true numbers answer it."""
        assert one.at_most(other) is answers(one, other, lambda left, right: left <= right)

    @given(small, small)
    def test_equals(self, one: Quantity, other: Quantity) -> None:
        """Equal is answered exactly as the true numbers answer it."""
        assert one.equals(other) is answers(one, other, lambda left, right: left == right)

    @given(small, small)
    def test_less_is_never_both_ways(self, one: Quantity, other: Quantity) -> None:
        """Of two quantities at most one is surely less."""
        assert not (one.less(other) and other.less(one))

    def test_units_are_not_compared(self) -> None:
        """People and turns are not compared."""
        with pytest.raises(BadValue):
            Quantity(1, unit="person").less(Quantity(2, unit="turn"))


class TestWriting:
    """Numbers as reports write them."""

    @pytest.mark.parametrize(
        ("quantity", "written"),
        [
            (Quantity(1520), "1.520"),
            (Quantity(62_000, "over", "turn"), "trên 62 nghìn"),
            (Quantity(Decimal("94.3")), "94,3"),
            (Quantity(26_000_000_000, "over", "dong"), "trên 26 tỷ"),
            (Quantity(102_140_000_000, unit="dong"), "102 tỷ 140 triệu"),
            (Quantity(4400, "over", "model"), "trên 4.400"),
            (Quantity(62_000), "62.000"),
            (Quantity(100, "at_least"), "từ 100 trở lên"),
            (Quantity(500, "nearly"), "gần 500"),
            (Quantity(500, "at_most"), "không quá 500"),
            (Quantity(500, "about"), "khoảng 500"),
            (Quantity(0, unit="dong"), "0"),
            (Quantity(1_500_500, unit="dong"), "1.500.500"),
        ],
    )
    def test_as_in_the_reports(self, quantity: Quantity, written: str) -> None:
        """A number is written with its qualifier, and with scale words where reports use them."""
        assert quantity.write() == written

    @given(small, small)
    def test_different_numbers_are_written_differently(self, one: Quantity, other: Quantity) -> None:
        """Two quantities that differ in number or qualifier are never written alike."""
        assume((one.value, one.exact) != (other.value, other.exact))
        assert one.write() != other.write()

    @pytest.mark.parametrize("exact", EXACTNESS)
    def test_needs_no_context(self, exact: Exactness) -> None:
        """Writing reads no decimal context."""
        quantity = Quantity(123_456_789_000, exact, "dong")
        with localcontext() as context:
            context.prec = 2
            assert quantity.write() == Quantity(123_456_789_000, exact, "dong").write()
            assert "123" in quantity.write()
