"""Comparisons: read from their words, checked against the earlier figure, and told of where they cannot be."""

from datetime import date
from decimal import Decimal

import pytest

from danvan import Book, Comparison, Figure, Period, Quantity, Remark, Span, Succession, Unit, check
from danvan.reading import read_comparison
from danvan.rules.builtin import BUILTIN
from danvan.rules.figures.comparisons import comparison_fails, comparison_undecided


@pytest.mark.parametrize(
    ("text", "change", "times", "year"),
    [
        ("tăng 31 mô hình so với năm 2018", (31, "exact", "model"), None, 2018),
        ("so với năm 2018 tăng hơn 40 tập thể", (40, "over", "collective"), None, 2018),
        ("giảm 3 mô hình so với cùng kỳ năm 2017", (-3, "exact", "model"), None, 2017),
        ("nhiều hơn 4 mô hình so với năm 2019", (4, "exact", "model"), None, 2019),
        ("gấp 1,5 lần năm 2016", None, (Decimal("1.5"), "exact"), 2016),
        ("tăng gấp đôi so với năm 2016", None, (2, "exact"), 2016),
        ("tăng gấp hơn 3 lần so với năm 2016", None, (3, "over"), 2016),
        ("tăng 20% so với năm 2015", None, (Decimal("1.2"), "exact"), 2015),
        ("giảm gần 8% so với năm 2015", None, (Decimal("0.92"), "over"), 2015),
        ("giảm 2 vụ so với cùng kỳ", (-2, "exact", "case"), None, None),
    ],
)
def test_what_is_compared_is_read(text: str, change: object, times: object, year: int | None) -> None:
    """How many more or fewer, how many times as many, and since when; a share less leaves the rest of the whole."""
    read = read_comparison(text)
    assert read is not None
    assert (read.change and (read.change.value, read.change.exact, read.change.unit)) == change
    assert (read.times and (read.times.value, read.times.exact)) == times
    assert (read.since and read.since.span) == (None if year is None else Span.year(year))


@pytest.mark.parametrize("text", ["hơn 40 mô hình", "vượt 20% kế hoạch", "có 12 mô hình năm 2018", ""])
def test_what_compares_nothing_is_no_comparison(text: str) -> None:
    """A qualifier, a plan that was passed and a plain count are none."""
    assert read_comparison(text) is None


NOW = Figure(id="nay", measure="models", quantity=Quantity(120, unit="model"), unit="xa", period="n2019")
THEN = Figure(id="truoc", measure="models", quantity=Quantity(100, unit="model"), unit="xa", period="n2018")
PLACES: tuple[Unit | Period, ...] = (
    Unit(id="xa", name="xã A", kind="commune", level="commune", during=Span(end=date(2025, 7, 1))),
    *(Period(id=f"n{year}", kind="year", label=f"năm {year}", during=Span.year(year)) for year in (2018, 2019)),
)


def found(comparison: Comparison, *figures: Figure) -> list[str]:
    """The codes found of a comparison beside figures."""
    remark = Remark(id="r", kind="assessment", text="so sánh", unit="xa", period="n2019", comparison=comparison)
    rules = (comparison_fails, comparison_undecided)
    return [one.code for one in check(Book((*PLACES, remark, *figures)), rules)]


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ({"change": Quantity(20)}, []),
        ({"change": Quantity(21)}, ["DV514"]),
        ({"change": Quantity(-20)}, ["DV514"]),
        ({"change": Quantity(15, "over")}, []),
        ({"change": Quantity(25, "over")}, ["DV514"]),
        ({"times": Quantity(Decimal("1.2"))}, []),
        ({"times": Quantity(Decimal("1.3"))}, ["DV514"]),
        ({"times": Quantity(2)}, ["DV514"]),
        ({"times": Quantity(Decimal("1.1"), "over")}, []),
        ({}, ["DV515"]),
    ],
)
def test_a_comparison_is_checked_through_its_qualifier(said: dict[str, Quantity], codes: list[str]) -> None:
    """120 after 100 is 20 more and 1,2 times as many; more than 15 more holds too, and without a number nothing can."""
    assert found(Comparison(of=["nay"], since="n2018", **said), NOW, THEN) == codes


def test_what_is_missing_is_named() -> None:
    """Without the earlier figure, the earlier period or the one figure that is meant, it says so."""
    change = Quantity(20)
    assert found(Comparison(of=["nay"], since="n2018", change=change), NOW) == ["DV515"]
    assert found(Comparison(of=["nay"], change=change), NOW, THEN) == ["DV515"]
    assert found(Comparison(of=["nay", "truoc"], since="n2018", change=change), NOW, THEN) == ["DV515"]
    assert found(Comparison(since="n2018", change=change), NOW, THEN) == ["DV515"]


def test_a_figure_that_is_not_there_is_one_finding() -> None:
    """The missing figure is told of as missing, and the comparison with it is silent."""
    remark = Remark(id="r", kind="assessment", text="s", comparison=Comparison(of=["x"], change=Quantity(1)))
    assert [one.code for one in check(Book((*PLACES, remark)), BUILTIN)] == ["DV101"]


def test_a_figure_that_was_divided_is_compared_no_more() -> None:
    """On a map where the unit was split, what was said of the whole is said of no piece."""
    units = [Unit(id=one, name=f"xã {one}", kind="commune", during=Span(date(2025, 7, 1))) for one in ("b", "c")]
    split = Succession(
        id="s",
        kind="split",
        before=["xa"],
        after=["b", "c"],
        on=date(2025, 7, 1),
    )
    remark = Remark(id="r", kind="assessment", text="s", comparison=Comparison(of=["nay"], change=Quantity(1)))
    book = Book((*PLACES, *units, split, NOW, remark)).restate(date(2025, 7, 1), policy="equal").book
    assert [figure.id for figure in book.figures] == ["nay@b", "nay@c"]
    assert [one.comparison and one.comparison.of for one in book.remarks] == [()]
