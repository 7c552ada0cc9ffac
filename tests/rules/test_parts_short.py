"""Parts that fall short of their whole: said to be open where they read as a breakdown, and nowhere else."""

import attrs
import pytest

from danvan import Book
from danvan.facts import Figure
from danvan.rules import check
from danvan.rules.builtin import BUILTIN
from rule_cases import PROVINCE, YEAR, figure

FIELDS = ("economy", "culture-society", "defence-security", "political-system", "education")


def book(whole: int, *parts: int, told: bool = True, by: str = "field") -> Book:
    """A whole and its parts, each of a field of its own; `told` says that the source lists them as its parts."""
    codes = FIELDS if by == "field" else ("collective", "individual")
    listed = [
        figure(f"p{at}", number, breakdown={by: code}, part_of="whole" if told else None)
        for at, (number, code) in enumerate(zip(parts, codes, strict=False))
    ]
    return Book((PROVINCE, YEAR, figure("whole", whole), *listed))


def found(tried: Book) -> list[str]:
    """The findings on sums of a book."""
    return [one.code for one in check(tried, BUILTIN) if one.code in {"DV502", "DV503", "DV517"}]


@pytest.mark.parametrize(
    ("whole", "parts", "codes"),
    [
        (202, (16, 174, 11), ["DV517"]),  # three parts, one less than the whole
        (245, (120, 75, 10), ["DV517"]),  # three parts, far less: a field was left out, or a number is wrong
        (40, (30, 9), ["DV517"]),  # two, with less missing than either
        (245, (58, 44), []),  # two examples picked out of a whole
        (245, (58,), []),  # one says nothing of the rest
        (39, (30, 9), []),  # they hold
        (38, (30, 9), ["DV503"]),  # too much
        (40, (10, 10, 10, 5), ["DV503"]),  # every standard field is there, and they do not add up
    ],
)
def test_parts_by_field(whole: int, parts: tuple[int, ...], codes: list[str]) -> None:
    """What holds says nothing, what cannot hold warns, and what cannot be told says so."""
    assert found(book(whole, *parts)) == codes


def test_only_parts_that_a_source_lists() -> None:
    """Figures by field that nobody calls parts of a whole may be any selection, and do not flood a book."""
    assert found(book(202, 16, 174, 11, told=False)) == []


def test_two_that_are_complete() -> None:
    """Collectives and individuals are all there are: short of their whole they are wrong, not open."""
    assert found(book(56, 40, 15, by="type")) == ["DV503"]


def test_a_whole_that_is_about_so_many() -> None:
    """Through a qualifier that leaves room nothing is said: 38 may well be “about 40”."""
    tried = book(40, 30, 8)
    whole = tried.get(Figure, "whole")
    assert whole is not None
    assert whole.quantity is not None
    about = attrs.evolve(whole, quantity=attrs.evolve(whole.quantity, exact="about"))
    assert found(Book(about if one == whole else one for one in tried)) == []
