"""How two counts stand to each other, in examples and as laws that hold for every pair."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.book.book import Book
from danvan.counts import at_most, relation, total_of
from danvan.facts import Figure, Period, Unit
from danvan.values.quantities import Quantity
from danvan.values.spans import Span

FRAME = (
    Unit(id="tinh", name="tỉnh A", kind="province", level="province"),
    Unit(id="huyen", name="huyện B", kind="rural-district", level="district", parent="tinh"),
    Unit(id="xa", name="xã C", kind="commune", level="commune", parent="huyen"),
    Unit(id="xa-2", name="xã D", kind="commune", level="commune", parent="huyen"),
    Unit(id="hu", name="Huyện ủy B", kind="district-party-committee", level="district", place="huyen"),
    Unit(id="hoi", name="Hội Nông dân huyện B", kind="district-farmers-association", level="district", place="huyen"),
    Period(id="gd", kind="stage", label="giai đoạn 2021-2025", during=Span.years(2021, 2025)),
    Period(id="gd-2", kind="stage", label="giai đoạn 2023-2026", during=Span.years(2023, 2026)),
    Period(id="nam", kind="year", label="năm 2024", during=Span.year(2024)),
    Period(id="nam-2", kind="year", label="năm 2025", during=Span.year(2025)),
)
UNITS = ("huyen", "xa", "xa-2", "hu", "hoi")


def figure(figure_id: str, number: int = 10, *, count: str = "model", exact: Any = "exact", **more: Any) -> Figure:
    """A figure of models registered by the district in 2024, where nothing else is said."""
    given = {"measure": "models", "unit": "huyen", "period": "nam", "breakdown": {"standing": "registered"}, **more}
    return Figure(id=figure_id, quantity=Quantity(number, exact, count), **given)


@st.composite
def figures(draw: st.DrawFn, most: int = 4) -> tuple[Figure, ...]:
    """A few figures that differ in little, so that every relation occurs among them."""
    made = []
    for number in range(draw(st.integers(1, most))):
        codes: Mapping[str, tuple[str, ...]] = {
            "type": ("collective", "individual"),
            "level": ("base", "district"),
            "field": ("economy", "culture-society", "economy-society"),
        }
        breakdown = {"standing": draw(st.sampled_from(("registered", "recognised")))}
        for dimension, several in codes.items():
            code = draw(st.sampled_from((None, None, *several)))
            breakdown |= {} if code is None else {dimension: code}
        made.append(
            figure(
                f"f{number}",
                draw(st.integers(0, 30)),
                exact=draw(st.sampled_from(("exact", "exact", "over", "about"))),
                count=draw(st.sampled_from(("model", "model", "exemplar", "model-or-exemplar", "person"))),
                measure=draw(st.sampled_from(("models", "models", "models-existing", "effective-share"))),
                unit=draw(st.sampled_from(("huyen", "huyen", *UNITS))),
                period=draw(st.sampled_from((None, "gd", "gd-2", "nam", "nam", "nam-2"))),
                about=draw(st.sampled_from((None, None, "vườn rau", "tuyến đường"))),
                breakdown=breakdown,
                part_of=draw(st.sampled_from((None, None, "f0", "f1", "f2"))),
                apart_from=draw(st.sampled_from(((), (), ("f0",), ("f1",)))),
            )
        )
    return tuple(made)


def kind(one: Figure, other: Figure) -> str:
    """How one figure stands to another, in a book of both."""
    return relation(Book((*FRAME, one, other)), one, other).kind


A = figure("a", 20)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (figure("b", 20), "same"),
        (figure("b", 12, breakdown={"standing": "registered", "type": "collective"}), "whole"),
        (figure("b", 12, count="exemplar"), "different"),  # mô hình and điển hình
        (figure("b", 30, count="model-or-exemplar"), "part"),  # the 20 models among 30 “mô hình, điển hình”
        (figure("b", 12, count="person"), "different"),
        (figure("b", 20, about="vườn rau"), "undecided"),  # all there are, or those alone?
        (figure("b", 12, unit="xa"), "whole"),  # a commune's within its district's
        (figure("b", 12, unit="hoi"), "undecided"),  # an association of the same place
        (figure("b", 12, period="gd"), "part"),
        (figure("b", 12, period="nam-2"), "apart"),
        (figure("b", 12, period=None), "undecided"),
        (figure("b", 12, breakdown={"standing": "recognised"}), "undecided"),  # older ones may be counted in
        (figure("b", 12, measure="models-existing", breakdown={}), "different"),
        (figure("b", 12, breakdown={}, part_of="a"), "whole"),  # the book says so
        (figure("b", 12, apart_from=["a"]), "apart"),
    ],
)
def test_how_a_count_stands_to_twenty_registered(other: Figure, expected: str) -> None:
    """A count of the same kind that differs in one respect."""
    assert kind(A, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            figure("a", breakdown={"standing": "recognised", "level": "base"}),
            figure("b", breakdown={"standing": "recognised", "level": "district"}),
            "undecided",  # 266 and 61: whether the 61 are among the 266 is not said
        ),
        (figure("a", period="gd"), figure("b", period="gd-2"), "overlapping"),
        (figure("a", unit="xa"), figure("b", unit="xa-2"), "apart"),
        (figure("a", unit="xa"), figure("b", unit="hoi"), "undecided"),  # the association's may lie in the commune
        (figure("a", about="vườn rau"), figure("b", about="tuyến đường"), "different"),
        (figure("a", about="Vườn rau"), figure("b", about="vườn  rau"), "same"),
        (
            figure("a", breakdown={"type": "collective"}),
            figure("b", breakdown={"field": "economy"}),
            "overlapping",  # two breakdowns of one total
        ),
        (
            figure("a", breakdown={"field": "economy-society"}),
            figure("b", breakdown={"field": "economy"}),
            "whole",
        ),
        (
            figure("a", measure="models-existing", period="nam", breakdown={}),
            figure("b", measure="models-existing", period="nam-2", breakdown={}),
            "different",  # what there is on two days
        ),
        (
            figure("a", count="model", part_of="tong"),
            figure("b", count="exemplar", part_of="tong"),
            "apart",  # 147 and 54 of 201
        ),
        (figure("a", about="vườn rau", part_of="tong"), figure("b", about="tuyến đường", part_of="tong"), "apart"),
    ],
)
def test_how_two_counts_stand(one: Figure, other: Figure, expected: str) -> None:
    """Two counts, told apart by what their sources say."""
    assert kind(one, other) == expected


@given(figures())
def test_the_relation_of_two_is_that_of_the_two_turned_round(several: tuple[Figure, ...]) -> None:
    """Whichever of two figures is asked about first, the answer is one."""
    book = Book((*FRAME, *several))
    for one in several:
        for other in several:
            assert relation(book, one, other) == relation(book, other, one).turned


@given(figures())
def test_a_figure_is_the_same_as_itself(several: tuple[Figure, ...]) -> None:
    """Whatever else a figure says."""
    book = Book((*FRAME, *several))
    assert {relation(book, one, one).kind for one in several} == {"same"}


@given(figures())
def test_a_part_that_agrees_is_at_most_its_whole(several: tuple[Figure, ...]) -> None:
    """Where a relation of part and whole is said to fit, the part is surely not more, and the reverse."""
    book = Book((*FRAME, *several))
    for one in several:
        for other in several:
            found = relation(book, one, other)
            if found.kind == "part":
                assert found.agrees is at_most(book, one, other)


@given(figures(), st.randoms(use_true_random=False))
def test_the_order_of_figures_changes_no_total(several: tuple[Figure, ...], chance: Any) -> None:
    """A total is one of a set of figures."""
    book = Book((*FRAME, *several))
    shuffled = list(several)
    chance.shuffle(shuffled)
    assert total_of(book, several) == total_of(book, shuffled)


@given(figures())
def test_nothing_is_counted_twice(several: tuple[Figure, ...]) -> None:
    """Each figure with a number is added, lies in one that stands for it, and never both."""
    book = Book((*FRAME, *several))
    found = total_of(book, several)
    inner = [pair.one for pair in found.within]
    assert found.counted
    assert sorted((*found.counted, *inner)) == sorted(one.id for one in several)
    assert len(set(inner)) == len(inner)


@given(figures())
def test_a_part_changes_no_total(several: tuple[Figure, ...]) -> None:
    """One more figure that is said to be part of one that is there adds nothing."""
    book = Book((*FRAME, *several))
    more = figure("more", 3, part_of="f0", about="không ai nói đến")
    again = Book((*FRAME, *several, more))
    before, after = total_of(book, several), total_of(again, (*several, more))
    assert after.counted == before.counted
    assert after.quantity == before.quantity


@given(figures())
def test_what_is_added_is_apart(several: tuple[Figure, ...]) -> None:
    """A total is the sum of figures each of which is apart from each; where some are not, it says which."""
    book = Book((*FRAME, *several))
    found = total_of(book, several)
    counted = [one for one in several if one.id in found.counted]
    doubtful = any(
        relation(book, one, other).kind != "apart" for one in counted for other in counted if one.id != other.id
    )
    if doubtful:
        assert found.quantity is None
        assert found.doubts
    elif found.quantity is not None:
        assert found.quantity.value == sum(one.quantity.value for one in counted if one.quantity is not None)


def test_a_total_of_models_and_exemplars_counts_both() -> None:
    """147 models and 54 exemplars of one total make 201 of both, and what was in doubt is said where nobody does."""
    some = figure("a", 147, part_of="t"), figure("b", 54, count="exemplar", part_of="t")
    whole = figure("t", 201, count="model-or-exemplar")
    assert total_of(Book((*FRAME, *some, whole)), some).quantity == Quantity(201, unit="model-or-exemplar")
    apart = figure("a", 147), figure("b", 54, count="exemplar")
    found = total_of(Book((*FRAME, *apart)), apart)
    assert (found.quantity, [pair.relation.by for pair in found.doubts]) == (None, ["count"])


def test_one_number_told_twice_counts_once() -> None:
    """“Hơn 11.000” and 11.182 are one number, and the exact one is kept; 1.520 and 1.540 contradict each other."""
    one, other = figure("a", 11000, exact="over"), figure("b", 11182)
    found = total_of(Book((*FRAME, one, other)), (one, other))
    assert (found.counted, found.quantity) == (("b",), Quantity(11182, unit="model"))
    one, other = figure("a", 1520), figure("b", 1540)
    found = total_of(Book((*FRAME, one, other)), (one, other))
    assert (found.quantity, found.doubts[0].relation.agrees) == (None, False)


def test_shares_are_never_added() -> None:
    """Two shares of two communes make no share of both."""
    both = [figure(f"s-{unit}", 80, count="percent", measure="effective-share", unit=unit) for unit in ("xa", "xa-2")]
    assert total_of(Book((*FRAME, *both)), both).quantity is None
