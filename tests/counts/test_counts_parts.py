"""Parts of wholes, by whatever tells them apart, and shares beside their counts."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.book.book import Book
from danvan.counts import Parts, follows, number_of, parts_of_wholes, shares_of
from danvan.facts import Figure, Frame, Period, Unit
from danvan.values.quantities import Quantity
from danvan.values.spans import Span

FIELDS = ("economy", "culture-society", "defence-security", "education", "environment", "tourism")
FRAME: tuple[Frame, ...] = (
    Unit(id="huyen", name="huyện B", kind="rural-district", level="district"),
    *(Unit(id=f"xa-{n}", name=f"xã {n}", kind="commune", level="commune", parent="huyen") for n in range(6)),
    *(Period(id=f"nam-{n}", kind="year", label=f"năm {n}", during=Span.year(n)) for n in range(2021, 2026)),
    Period(id="gd", kind="stage", label="giai đoạn 2021-2025", during=Span.years(2021, 2025)),
)
SPLITS: dict[str, Sequence[dict[str, Any]]] = {
    "type": [{"breakdown": {"type": code}} for code in ("collective", "individual")],
    "recipient": [{"breakdown": {"recipient": code}} for code in ("collective", "individual", "household")],
    "kind": [{"breakdown": {"kind": code}} for code in ("model", "exemplar")],
    "field": [{"breakdown": {"field": code}} for code in FIELDS],
    "level": [{"breakdown": {"level": code}} for code in ("base", "district", "province")],
    "about": [{"about": words} for words in ("vườn rau", "tuyến đường hoa", "nhà văn hóa")],
    "unit": [{"unit": f"xa-{n}"} for n in range(6)],
    "period": [{"period": f"nam-{n}"} for n in range(2021, 2026)],
    "count": [{"count": code} for code in ("model", "exemplar")],
}
"""By each respect, parts that have nothing in common."""
COMPLETE = {"type", "kind", "count", "period"}
"""By these the parts above are all there are."""


def figure(figure_id: str, number: int | Decimal, *, count: str = "model", **more: Any) -> Figure:
    """A figure of models of the district, of five years, where nothing else is said."""
    given = {"measure": "models", "unit": "huyen", "period": "gd", **more}
    return Figure(id=figure_id, quantity=Quantity(number, unit=count), **given)


def book(by: str, whole: int, numbers: Sequence[int]) -> Book:
    """A whole and its parts, told apart by one respect and said to be its parts."""
    kinds = {"count": "model-or-exemplar"} if by == "count" else {}
    parts = [
        figure(f"p{place}", number, part_of="w", **says)
        for place, (number, says) in enumerate(zip(numbers, SPLITS[by], strict=False))
    ]
    return Book((*FRAME, figure("w", whole, **kinds), *parts))


def found(tried: Book, by: str) -> Parts:
    """What stands together by one respect."""
    [made] = [one for one in parts_of_wholes(tried) if one.by == by]
    return made


@given(st.sampled_from(sorted(SPLITS)), st.data())
def test_parts_that_make_their_whole_fit(by: str, data: st.DataObject) -> None:
    """However a whole is split."""
    some = len(SPLITS[by])
    numbers = data.draw(st.lists(st.integers(1, 40), min_size=2, max_size=some))
    assert found(book(by, sum(numbers), numbers), by).fit is not False


@given(st.sampled_from(sorted(set(SPLITS) - {"level"})), st.integers(1, 30), st.data())
def test_parts_that_exceed_their_whole_never_fit(by: str, more: int, data: st.DataObject) -> None:
    """By no respect in which they have nothing in common; levels may hold each other."""
    numbers = data.draw(st.lists(st.integers(1, 40), min_size=2, max_size=len(SPLITS[by])))
    whole = max(sum(numbers) - more, 0)
    assert found(book(by, whole, numbers), by).fit is False


@given(st.sampled_from(sorted(SPLITS)), st.integers(1, 30), st.data())
def test_parts_that_fall_short_fit_unless_nothing_can_be_missing(by: str, more: int, data: st.DataObject) -> None:
    """A whole that has more than its parts is wrong where they are complete, and open elsewhere."""
    numbers = data.draw(st.lists(st.integers(1, 40), min_size=len(SPLITS[by]), max_size=len(SPLITS[by])))
    made = found(book(by, sum(numbers) + more, numbers), by)
    complete = by in COMPLETE or by == "recipient"  # whoever is neither a collective nor a person stands apart
    assert made.fit is (False if complete else None)


@pytest.mark.parametrize(
    ("numbers", "fit"),
    [
        ((96, 41), None),  # 137 of 139
        ((96, 45), False),  # two too many
        ((139, 41), None),  # the 41 are among the 139
        ((100, 90), None),  # or among those of the other level
    ],
)
def test_levels_are_held_against_a_whole_that_they_nearly_make(numbers: tuple[int, int], fit: bool | None) -> None:
    """What the district recognised is often among what the commune recognised, so an excess need not be wrong."""
    made = found(book("level", 139, numbers), "level")
    assert (made.fit, made.nested) == (fit, True)


def test_two_breakdowns_of_one_total_are_two() -> None:
    """187 collectives and 15 individuals make the 202, and so do 3, 16, 174 and 9 by field: two sums, not one."""
    types = [
        figure(f"t{number}", number, breakdown={"type": code}, part_of="w")
        for number, code in ((187, "collective"), (15, "individual"))
    ]
    fields = [
        figure(f"f{place}", number, breakdown={"field": code}, part_of="w")
        for place, (number, code) in enumerate(zip((3, 16, 174, 9), FIELDS, strict=False))
    ]
    tried = Book((*FRAME, figure("w", 202), *types, *fields))
    assert {one.by: one.together.value for one in parts_of_wholes(tried)} == {"type": 202, "field": 202}


def test_examples_of_a_later_step_are_picked_out() -> None:
    """66 and 2 put forward to two authorities, of 167 that work, are not meant to make the whole."""
    parts = [
        figure(f"p{code}", number, breakdown={"standing": "proposed-for-award", "level": code}, part_of="w")
        for number, code in ((66, "district"), (2, "province"))
    ]
    tried = Book((*FRAME, figure("w", 167, breakdown={"standing": "effective"}), *parts))
    assert found(tried, "level").picked_out


@given(st.integers(0, 2000), st.integers(1, 2000), st.integers(0, 3))
def test_a_share_follows_from_what_it_was_made_of(part: int, whole: int, digits: int) -> None:
    """Rounded to as many digits as anybody writes; and not from another part."""
    exact = Decimal(part) * 100 / whole
    share = Quantity(exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP), unit="percent")
    assert follows(share, Quantity(part), Quantity(whole)) is True
    other = part + 3 + 3 * whole // 100
    assert follows(share, Quantity(other), Quantity(whole)) is False


@pytest.mark.parametrize(
    ("share", "says", "verdicts"),
    [
        (Decimal("83.07"), {}, [False]),
        (Decimal("68.97"), {}, [True]),
        (Decimal(69), {}, [True]),
        (Decimal(68), {}, [True]),  # cut, not rounded
        (Decimal("83.07"), {"part_of": "tong"}, [False]),
        (Decimal("83.07"), {"part_of": "hieu-qua"}, [False]),
        (Decimal("83.07"), {"unit": "xa-1"}, []),  # another unit's
        (Decimal("83.07"), {"measure": "plan-share"}, []),  # of the plan, not of what was registered
    ],
)
def test_shares_are_set_beside_the_counts_they_come_from(share: Decimal, says: Any, verdicts: list[bool]) -> None:
    """100 effective of 145 registered, and a share that names what it is of or does not."""
    counted = (
        figure("tong", 145, breakdown={"standing": "registered"}),
        figure("hieu-qua", 100, breakdown={"standing": "effective"}, part_of="tong"),
    )
    said = figure("ty-le", share, count="percent", **{"measure": "effective-share", **says})
    pairs = [pair.follows for several in shares_of(Book((*FRAME, *counted, said))) for pair in several]
    assert [verdict for verdict in pairs if verdict is not None][: len(verdicts)] == verdicts


def test_the_number_of_a_place_that_two_bodies_report() -> None:
    """The same number of two bodies is one; two numbers are none; a total beside its parts is the total."""
    same = [figure(one, 7, unit=one) for one in ("dang-uy", "ubnd")]
    differ = [figure("dang-uy", 7, unit="dang-uy"), figure("ubnd", 8, unit="ubnd")]
    whole = [figure("w", 30), figure("p", 10, about="tuyên truyền", part_of="w")]
    numbers = [number_of(Book((*FRAME, *told)), told)[0] for told in (same, differ, whole)]
    assert [None if number is None else number.value for number in numbers] == [7, None, 30]
