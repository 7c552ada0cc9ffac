"""Reported beside computed, and growth: who reported what, what lies below it, and what changed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from danvan import (
    BadValue,
    Balance,
    Book,
    Figure,
    Milestone,
    Model,
    Period,
    Quantity,
    Span,
    Succession,
    Unit,
    Unknown,
    balance_table,
    growth,
    reconcile,
)
from danvan.facts import Frame

YEAR = Span.year(2019)
FRAME: tuple[Frame, ...] = (
    Unit(id="h", name="huyện", kind="rural-district", level="district"),
    *(Unit(id=f"x{n}", name=f"xã {n}", kind="commune", level="commune", parent="h") for n in (1, 2, 3)),
    Unit(id="hu", name="Huyện ủy", kind="district-party-committee", level="district", place="h"),
    Period(id="n", kind="year", label="năm 2019", during=YEAR),
    Period(id="g", kind="stage", label="giai đoạn 2016-2020", during=Span.years(2016, 2020)),
)


def figure(unit: str, quantity: Quantity | None, **parts: Any) -> Figure:
    """A number of conferences reported for the year."""
    return Figure(
        **{
            "id": f"{unit}-{parts.get('period', 'n')}",
            "measure": "conferences",
            "quantity": quantity,
            "unit": unit,
            "period": "n",
            **parts,
        }
    )


def top(*facts: Any, measure: str = "conferences", **where: Any) -> Balance:
    """The district's account."""
    return reconcile(Book([*FRAME, *facts]), measure, **{"during": YEAR, **where})[0]


class TestReports:
    """What units reported against what those below them reported."""

    def test_all_reported_and_it_agrees(self) -> None:
        """The district's number is the sum of its communes'."""
        account = top(figure("h", Quantity(6)), *(figure(f"x{n}", Quantity(n)) for n in (1, 2, 3)))
        assert (account.agrees, account.gap, account.missing) == (True, Quantity(0), ())

    def test_all_reported_and_it_does_not(self) -> None:
        """The gap is told when nobody is missing."""
        account = top(figure("h", Quantity(9)), *(figure(f"x{n}", Quantity(n)) for n in (1, 2, 3)))
        assert (account.agrees, account.gap) == (False, Quantity(3))

    def test_with_a_unit_missing_nothing_is_concluded(self) -> None:
        """What is missing might make up the difference."""
        account = top(figure("h", Quantity(9)), figure("x1", Quantity(1)), figure("x3", Quantity(3)))
        assert (account.agrees, account.missing, account.includes) == (None, ("x2",), ("x1", "x3"))

    def test_more_below_than_reported_is_wrong_whoever_is_missing(self) -> None:
        """What is missing can only add."""
        assert top(figure("h", Quantity(2)), figure("x1", Quantity(5))).agrees is False

    def test_through_the_qualifiers(self) -> None:
        """Over 5 may be 6, and is surely not 4."""
        over = figure("h", Quantity(5, "over"))
        assert top(over, *(figure(f"x{n}", Quantity(n)) for n in (1, 2, 3))).agrees is None
        assert top(over, *(figure(f"x{n}", Quantity(1)) for n in (1, 2, 3))).agrees is False

    def test_a_body_reports_for_its_place(self) -> None:
        """The committee's figure is the district's."""
        assert top(figure("hu", Quantity(6)), figure("x1", Quantity(1))).reported == Quantity(6)

    def test_two_reports_that_differ_choose_neither(self) -> None:
        """Where two bodies of one place contradict each other, both figures are named and no number is taken."""
        account = top(figure("h", Quantity(6)), figure("hu", Quantity(7)), figure("x1", Quantity(1)))
        assert (account.reported, account.figures) == (None, ("h-n", "hu-n"))

    def test_a_child_is_not_added_twice(self) -> None:
        """A unit's own report stands for those below it."""
        hamlet = Unit(id="a", name="ấp", kind="hamlet", level="hamlet", parent="x1")
        account = top(hamlet, figure("x1", Quantity(5)), figure("a", Quantity(4)))
        assert account.computed == Quantity(5)

    def test_overlapping_stages_are_not_mixed(self) -> None:
        """A figure of another period is not a figure of this one, however much the two overlap."""
        account = top(figure("h", Quantity(6)), figure("x1", Quantity(100), period="g"))
        assert account.computed is None

    def test_what_does_not_add_up_is_refused(self) -> None:
        """A percentage is never summed over units."""
        with pytest.raises(BadValue, match="effective-share"):
            top(measure="effective-share")

    @pytest.mark.parametrize("of", [{"standing": "regstered"}, {"stnding": "registered"}])
    def test_a_misspelt_part_is_refused(self, of: dict[str, str]) -> None:
        """Nothing would meet it, and an empty answer says that nobody reported."""
        with pytest.raises(Unknown, match="did you mean"):
            reconcile(Book([*FRAME, figure("h", Quantity(6))]), "conferences", during=YEAR, of=of)

    def test_a_part_that_only_the_book_knows_is_counted(self) -> None:
        """A code without a row in the vocabulary is a finding, not a reason to refuse."""
        own = figure("h", Quantity(6), breakdown={"hinh-thuc": "truc-tuyen"})
        (account,) = reconcile(Book([*FRAME, own]), "conferences", during=YEAR, of={"hinh-thuc": "truc-tuyen"})
        assert account.reported == Quantity(6)

    def test_the_table_names_the_missing(self) -> None:
        """The last column has the names of those that sent nothing."""
        book = Book([*FRAME, figure("h", Quantity(9)), figure("x1", Quantity(1))])
        table = balance_table(book, reconcile(book, "conferences", during=YEAR))
        assert [cell.write() for cell in table.rows[0].cells] == [
            "Huyện",
            "9",
            "1",
            "8",
            "chưa kết luận được",
            "xã 2; xã 3",
        ]


class TestRecords:
    """What units reported against the records themselves."""

    def _model(self, name: str, place: str | None, **parts: Any) -> Model:
        step = Milestone(kind="recognised", level="district", period="n")
        return Model(**{"id": name, "name": name, "place": place, "milestones": [step], **parts})

    def test_models_are_counted_once_on_the_way_up(self) -> None:
        """A model held in two communes is one model of the district."""
        both = self._model("m", None, holders=["x1", "x2"])
        reported = figure("h", Quantity(2), measure="models", breakdown={"standing": "recognised", "level": "district"})
        account = top(reported, both, self._model("o", "x2"), measure="models", of=reported.breakdown)
        assert (account.computed, account.agrees, account.basis) == (Quantity(2), None, "records")
        assert account.missing == ("x3",)

    def test_the_reports_can_be_asked_for_instead(self) -> None:
        """The basis is the caller's to choose."""
        account = top(
            self._model("m", "x1"),
            figure("x1", Quantity(9), measure="models", breakdown={"standing": "recognised"}),
            measure="models",
            of={"standing": "recognised"},
            basis="reports",
        )
        assert account.computed == Quantity(9)


class TestGrowth:
    """From one period to another."""

    def _grown(self, *facts: Any, **parts: Any) -> dict[str, tuple[Any, Any, Any]]:
        periods = [Period(id=f"y{y}", kind="year", label=f"năm {y}", during=Span.year(y)) for y in (2020, 2024, 2026)]
        book = Book([*FRAME, *periods, *facts])
        options = {"before": YEAR, "after": Span.year(2020), **parts}
        return {
            one.unit: (one.before, one.after, one.percent) for one in growth(book, "conferences", **options).changes
        }

    def test_of_two_exact_numbers(self) -> None:
        """The percentage is computed."""
        found = self._grown(figure("x1", Quantity(4)), figure("x1", Quantity(5), period="y2020"))
        assert found["x1"] == (Quantity(4), Quantity(5), Decimal(25))

    def test_not_of_approximate_numbers_nor_of_nothing(self) -> None:
        """No percentage of over 4, nor of a period without a report."""
        found = self._grown(
            figure("x1", Quantity(4, "over")), figure("x1", Quantity(5), period="y2020"), figure("x2", Quantity(3))
        )
        assert (found["x1"][2], found["x2"]) == (None, (Quantity(3), None, None))

    def test_across_a_reform(self) -> None:
        """The figures of two communes that became one are added on the new map."""
        reform = date(2025, 7, 1)
        old = [
            Unit(id=f"c{n}", name=f"xã cũ {n}", kind="commune", level="commune", during=Span(end=reform))
            for n in (1, 2)
        ]
        new = Unit(id="c", name="xã mới", kind="commune", level="commune", during=Span(reform))
        became = Succession(id="s", kind="merge", before=["c1", "c2"], after=["c"], on=reform)
        reports = [figure("c1", Quantity(3), period="y2024"), figure("c2", Quantity(4), period="y2024")]
        later = figure("c", Quantity(14), period="y2026")
        spans = {"before": Span.year(2024), "after": Span.year(2026)}
        whole = self._grown(*old, new, became, *reports, later, **spans)["c"]
        assert whole == (Quantity(7), Quantity(14), Decimal(100))
        partial = self._grown(*old, new, became, reports[0], later, **spans)["c"]
        assert partial == (Quantity(3, "at_least"), Quantity(14), None)

    def test_a_total_of_those_below_is_whole_where_all_of_them_reported(self) -> None:
        """A unit that reports nothing itself lacks those below it that did not report, and only those."""
        early = [figure(f"x{n}", Quantity(n)) for n in (1, 2, 3)]
        late = [figure(f"x{n}", Quantity(2 * n), period="y2020") for n in (1, 2, 3)]
        assert self._grown(*early, *late)["h"] == (Quantity(6), Quantity(12), Decimal(100))
        assert self._grown(*early[:2], *late)["h"] == (Quantity(3, "at_least"), Quantity(12), None)

    def test_figures_that_contradict_each_other_are_no_number_to_grow_from(self) -> None:
        """A unit that reported two numbers for one period has none, and is not said to lack itself."""
        twice = [figure("x1", Quantity(4)), figure("x1", Quantity(9), id="x1-again")]
        found = growth(
            Book(
                [
                    *FRAME,
                    Period(id="y2020", kind="year", label="năm 2020", during=Span.year(2020)),
                    *twice,
                    figure("x1", Quantity(5), period="y2020"),
                ]
            ),
            "conferences",
            before=YEAR,
            after=Span.year(2020),
        )
        (change,) = [one for one in found.changes if one.unit == "x1"]
        assert (change.before, change.after) == (None, Quantity(5))

    @pytest.mark.parametrize(("after", "told"), [(Span.year(2020), False), (Span.quarter(2020, 1), True)])
    def test_a_leap_year_is_as_long_as_any_other(self, after: Span, told: bool) -> None:
        """Periods of another length are told of; a day more in February is no other length."""
        assert (
            any("dài ngắn" in note for note in growth(Book(FRAME), "conferences", before=YEAR, after=after).notes)
            == told
        )

    def test_overlapping_periods_are_refused(self) -> None:
        """Growth from a stage to a year within it means nothing."""
        with pytest.raises(BadValue, match="do not overlap"):
            self._grown(before=Span.years(2016, 2020))
