"""How many received an award, however its source splits the number."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.counts import received
from danvan.facts import Award, Person, Recipient
from danvan.values.quantities import EXACTNESS, Quantity, total

KINDS = ("collective", "individual", "household", "model", "unsplit")


def award(*recipients: Recipient) -> Award:
    """An award to some recipients."""
    return Award(id="khen", recipients=recipients)


def some(kind: str, number: int, exact: str = "exact") -> Recipient:
    """So many of a kind."""
    return Recipient(kind=kind, count=Quantity(number, exact))  # type: ignore[arg-type] # one of the words


def one(kind: str, name: str) -> Recipient:
    """One that is named."""
    return Recipient(kind=kind, name=name)


@pytest.mark.parametrize(
    ("recipients", "quantity", "agrees"),
    [
        ([some("collective", 12), some("individual", 8), some("unsplit", 20)], Quantity(20), True),
        ([some("unsplit", 39)], Quantity(39), None),
        ([some("collective", 12), some("individual", 8), some("unsplit", 25)], Quantity(25), False),
        ([some("collective", 19), some("individual", 14), some("unsplit", 34)], Quantity(34), False),
        ([some("collective", 30), some("individual", 10), some("unsplit", 39)], Quantity(40), False),
        ([some("collective", 12), some("unsplit", 20)], Quantity(20, "at_least"), None),
        ([some("collective", 12), some("collective", 5)], Quantity(17), None),
        ([some("household", 3), some("collective", 5)], Quantity(8), None),
        ([some("collective", 2), some("individual", 1), *(one("unsplit", name) for name in "abc")], Quantity(3), None),
        ([some("collective", 2), *(one("collective", name) for name in "ab")], Quantity(2), None),
        ([some("collective", 1), *(one("collective", name) for name in "ab")], Quantity(2), None),
        ([some("collective", 2), one("individual", "a")], Quantity(3), None),
        ([some("collective", 12), some("individual", 10), some("unsplit", 20, "over")], Quantity(22), None),
        ([some("collective", 12), some("individual", 8), some("unsplit", 30, "over")], Quantity(30, "over"), False),
        ([one("collective", "a"), one("individual", "b")], Quantity(2), None),
        ([], Quantity(1, "at_least"), None),
    ],
)
def test_how_many_received_it(recipients: list[Recipient], quantity: Quantity, agrees: bool | None) -> None:
    """A number for several kinds is the whole of their numbers, and names are among the numbers."""
    found = received(award(*recipients))
    assert (found.quantity, found.agrees) == (quantity, agrees)


def test_the_rest_that_nobody_split() -> None:
    """Of 25, of which 12 and 8, five stand under no kind; of 20 none do."""
    split = some("collective", 12), some("individual", 8)
    assert received(award(*split, some("unsplit", 25))).by_kind["unsplit"] == Quantity(5)
    assert "unsplit" not in received(award(*split, some("unsplit", 20))).by_kind


@st.composite
def recipients(draw: st.DrawFn) -> list[Recipient]:
    """Numbers of some kinds, and names beside them."""
    counted = [
        Recipient(kind=kind, count=Quantity(draw(st.integers(0, 40)), draw(st.sampled_from(EXACTNESS))))
        for kind in draw(st.lists(st.sampled_from(KINDS), max_size=4))
    ]
    named = [
        Recipient(kind=kind, person=Person(name="Người được khen", unit="xa"))
        for kind in draw(st.lists(st.sampled_from(KINDS), max_size=3))
    ]
    return [*counted, *named]


@given(recipients(), st.randoms(use_true_random=False))
def test_the_order_of_recipients_changes_no_total(several: list[Recipient], chance: object) -> None:
    """However a source lists them."""
    shuffled = list(several)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # a Random
    assert received(award(*several)).quantity == received(award(*shuffled)).quantity


@given(recipients())
def test_the_total_is_what_each_adds_up_to(several: list[Recipient]) -> None:
    """Kinds, recipients and total say one thing; nobody is counted and also among others."""
    found = received(award(*several))
    assert found.quantity == total(found.by_kind.values())
    listed = [recipient for recipient, _ in found.each]
    assert all(not _is_in(recipient, listed) for recipient in found.within)
    assert len(listed) + len(found.within) <= max(len(several), 1)


@given(recipients())
def test_no_kind_gets_more_than_its_numbers_and_names(several: list[Recipient]) -> None:
    """A total lies between the largest number that is told and the sum of all of them."""
    numbers = [one.count.value for one in several if one.count is not None]
    names = sum(1 for one in several if one.count is None)
    found = received(award(*several)).quantity.value
    assert max(numbers, default=0) <= found <= max(sum(numbers) + names, 1)


def _is_in(recipient: Recipient, several: Sequence[Recipient]) -> bool:
    return any(recipient is one for one in several)
