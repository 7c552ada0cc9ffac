"""From a cell of the reconciliation and of the growth to the facts behind it, and from a fact to its decisions."""

from datetime import date
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from test_restating_lives import REFORM, became, book, figure, histories, unit

from danvan import (
    Act,
    Award,
    BadValue,
    Book,
    Citation,
    Figure,
    Milestone,
    Model,
    Quantity,
    Recipient,
    Source,
    Span,
    Symbol,
    Unit,
    aggregate,
    explain,
    growth,
    reconcile,
    total,
)
from danvan.aggregates import BUILTIN
from danvan.aggregates.accounts.reconcile import reconcilable
from danvan.aggregates.families.coverage import Completeness
from danvan.facts import Fact
from danvan.testing import strategies

by_name = {aggregator.name: aggregator for aggregator in BUILTIN}
ACCOUNTED: tuple[Literal["reported", "computed", "gap"], ...] = ("reported", "computed", "gap")
COMPARED: tuple[Literal["before", "after", "difference"], ...] = ("before", "after", "difference")


def same(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether two numbers and their qualifiers are the same."""
    return one is not None and other is not None and (one.value, one.exact) == (other.value, other.exact)


class TestReconciliation:
    """Reported, computed and the gap."""

    @settings(max_examples=40)
    @given(strategies.books())
    def test_an_explanation_sums_to_its_cell(self, any_book: Book) -> None:
        """For every number of every account, in both trees and on either basis, the facts behind it add up to it."""
        for measure, span, codes in reconcilable(any_book):
            for tree in ("territory", "command"):
                for basis in (None, "reports", "records"):
                    where: Any = {"of": codes, "tree": tree, "basis": basis}
                    for one in reconcile(any_book, measure, during=span, **where):
                        for column in ACCOUNTED:
                            number = getattr(one, column)
                            assert number is None or same(one.explain(any_book, column).total, number)

    def test_who_is_missing_is_named(self) -> None:
        """Behind the missing stand the units themselves; a contradiction shows both numbers, of which none counts."""
        frame: tuple[Fact, ...] = (
            Unit(id="h", name="huyện", kind="rural-district", level="district"),
            *(Unit(id=one, name=one, kind="commune", level="commune", parent="h") for one in ("x", "y")),
        )
        made = book(*frame, figure("f", "h"), figure("g", "h", 12), figure("k", "x", 7))
        top, *_ = reconcile(made, "models", during=Span.year(2017))
        assert [line.fact.id for line in top.explain(made, "missing").lines] == ["y"]
        assert [(str(line.fact.id), int(line.quantity.value)) for line in top.explain(made, "reported").lines] == [
            ("f", 0),
            ("g", 0),
        ]

    def test_another_column_is_refused(self) -> None:
        """Which columns there are is said."""
        made = book(unit("a"), figure("f", "a"))
        (one,) = reconcile(made, "models", during=Span.year(2017))
        with pytest.raises(BadValue, match="reported, computed, gap"):
            one.explain(made, "unit")  # type: ignore[arg-type] # that is what is refused


class TestGrowth:
    """Before, after and the difference, on the map of one day."""

    @given(histories())
    def test_an_explanation_sums_to_its_cell(self, history: tuple[list[Fact], list[str]]) -> None:
        """Whatever became of the units, the figures and the units that sent nothing add up to the number."""
        frame, units = history
        early = [figure(f"e{n}", one, n, of=None, on=date(2009, 12, 31)) for n, one in enumerate(units)]
        late = [figure(f"l{n}", one, 2 * n, of=None, on=date(2020, 1, 1)) for n, one in enumerate(units)]
        first, last = Span.day(date(2009, 12, 31)), Span.day(date(2020, 1, 1))
        found = growth(Book([*frame, *early[::2], *late]), "models", before=first, after=last)
        for row, change in enumerate(found.changes):
            for column in COMPARED:
                number = getattr(change, column)
                assert number is None or same(found.explain(row=row, column=column).total, number)

    def test_the_old_figures_say_who_reported_them(self) -> None:
        """Behind the base of a merged unit stand its predecessors' figures, and whoever of them sent nothing."""
        frame = (unit("a", None, REFORM), unit("b", None, REFORM), unit("p", REFORM))
        made = book(*frame, became("ab", "p", REFORM, kind="merge"), figure("f", "a"), figure("g", "p", 30, of=2026))
        found = growth(made, "models", before=Span.year(2017), after=Span.year(2026))
        lines = found.explain(row=0, column="before").lines
        assert [(line.fact.id, line.quantity.exact) for line in lines] == [("f", "exact"), ("b", "at_least")]
        assert [line.fact.by for line in lines if isinstance(line.fact, Figure)] == ["a"]

    def test_a_wrong_row_or_column_is_named(self) -> None:
        """What there is to ask for is said."""
        found = growth(book(unit("a"), figure("f", "a")), "models", before=Span.year(2017), after=Span.year(2019))
        with pytest.raises(BadValue, match="give 0 to 0"):
            found.explain(row=1, column="before")
        with pytest.raises(BadValue, match="before, after, difference"):
            found.explain(row=0, column="percent")  # type: ignore[arg-type] # that is what is refused


class TestDecisions:
    """The documents by which a fact came to be what the cell counts."""

    def test_the_decision_of_the_step_that_the_cell_is_about(self) -> None:
        """A cell of one level has the decision of that level; a cell of no level has all of them."""
        base, district = (Citation(symbol=Symbol(text)) for text in ("07-QĐ/BCĐ", "08-QĐ/BCĐ"))
        sentence = Source(place="Phụ lục, dòng 4", quote="Tổ tự quản")
        held = Model(
            id="m",
            name="Tổ",
            fields=["economy"],
            milestones=[
                Milestone(kind="registered"),
                Milestone(kind="recognised", level="base", decision=base),
                Milestone(kind="recognised", level="district", decision=district, source=sentence),
            ],
        )
        levels = by_name["models-by-level"]
        table = aggregate(levels, Book([held]))
        row = next(n for n, cell in enumerate(table.column("level")) if cell.code == "district")
        [line] = explain(levels, Book([held]), row=row, column="count").lines
        assert line.decisions == (district,)
        assert line.sources == (sentence,)
        [line] = explain(by_name["models-by-field"], Book([held]), row=0, column="count").lines
        assert line.decisions == (base, district)
        shown = explain(levels, Book([held]), row=row, column="count").as_table()
        assert [cell.write() for cell in shown.column("decision")] == ["08-QĐ/BCĐ"]
        assert [cell.write() for cell in shown.column("quote")] == ["Tổ tự quản"]

    def test_the_decision_of_an_award(self) -> None:
        """An award comes with the documents of its acts."""
        document = Citation(symbol=Symbol("12/QĐ-UBND"))
        given_ = Award(
            id="a",
            form="certificate-of-merit",
            recipients=[Recipient(kind="collective", count=Quantity(2))],
            acts=[Act(state="decided", document=document)],
        )
        [line] = explain(by_name["awards"], Book([given_]), row=0, column="count").lines
        assert (line.decisions, line.quantity) == ((document,), Quantity(2))

    def test_words_for_a_number_lead_to_their_sentence(self) -> None:
        """A cell that says “hàng chục tỷ đồng” has its figure behind it, which adds nothing."""
        made = Book([Figure(id="f", measure="land-value", printed="hàng chục tỷ đồng")])
        [line] = explain(by_name["indicators"], made, row=0, column="quantity").lines
        assert (line.fact.id, line.quantity) == ("f", Quantity(0))


def test_what_stands_behind_is_a_table_of_facts() -> None:
    """Every column of the accounts can be shown as a table with decision, source, place and quote."""
    made = book(unit("a"), figure("f", "a"))
    (one,) = reconcile(made, "models", during=Span.year(2017))
    keys = [column.key for column in one.explain(made, "reported").as_table().columns]
    assert keys == ["fact", "quantity", "decision", "source", "place", "quote"]
    assert total(quantity for _, quantity in one.explain(made, "reported").pairs) == Quantity(10)


def test_a_commune_does_not_report_for_its_district() -> None:
    """In the grid of who has reported, a report counts for the unit that sent it and for nobody above."""
    frame: tuple[Fact, ...] = (
        Unit(id="h", name="huyện", kind="rural-district", level="district"),
        Unit(id="x", name="xã", kind="commune", level="commune", parent="h"),
    )
    made = book(*frame, figure("f", "x"))
    grids = {level: Completeness(level=level) for level in ("district", "commune")}
    said = {level: aggregate(grid, made).column("period:y2017")[0].write() for level, grid in grids.items()}
    assert said == {"district": "chưa có", "commune": "1"}
