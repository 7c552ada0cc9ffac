"""Restating: facts on another day's map, nothing lost, nothing guessed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Share,
    Span,
    Succession,
    Symbol,
    Unit,
    total,
)
from danvan.book.restate import divided

EVE, REFORM, LATER = date(2025, 6, 30), date(2025, 7, 1), date(2026, 7, 1)
OLD, NEW = Span(end=REFORM), Span(REFORM)


def unit(name: str, during: Span) -> Unit:
    """A commune."""
    return Unit(id=name, name=name, kind="commune", level="commune", during=during)


def became(
    before: list[str], after: list[str], *shares: tuple[str, str, str], on: date = REFORM, **parts: Any
) -> Succession:
    """A succession on the day of the reform."""
    stated = [Share(one, other, Decimal(share)) for one, other, share in shares]
    name = parts.pop("id", f"{'+'.join(before)}-{'+'.join(after)}")
    return Succession(
        **{"id": name, "kind": "merge", "before": before, "after": after, "on": on, "shares": stated, **parts}
    )


def figure(name: str, where: str, quantity: Quantity, **parts: Any) -> Figure:
    """A figure of a unit."""
    return Figure(**{"id": name, "measure": "models", "quantity": quantity, "unit": where, **parts})


MERGED = (unit("a", OLD), unit("b", OLD), unit("ab", NEW), became(["a", "b"], ["ab"]))
SPLIT = (unit("a", OLD), unit("x", NEW), unit("y", NEW))
SHARES = (("a", "x", "0.7"), ("a", "y", "0.3"))


class TestDays:
    """Each day gives its own answer."""

    def test_the_day_before_and_the_day_itself(self) -> None:
        """On 30/6/2025 a figure is the old commune's, on 01/7/2025 the new one's."""
        book = Book([*MERGED, figure("f", "a", Quantity(7))])
        assert [book.restate(on=day).book.figures[0].unit for day in (EVE, REFORM)] == ["a", "ab"]

    def test_several_reforms_are_followed_one_after_the_other(self) -> None:
        """A unit that was merged and later renamed is found under its last name."""
        end = Span(REFORM, LATER)
        steps = (became(["a"], ["b"], id="one"), became(["b"], ["c"], on=LATER, id="two", kind="rename"))
        book = Book([unit("a", OLD), unit("b", end), unit("c", Span(LATER)), *steps, figure("f", "a", Quantity(7))])
        [move] = book.restate(on=LATER).moves
        assert (move.after, move.by) == ("c", ("one", "two"))

    def test_back_to_an_earlier_day(self) -> None:
        """A figure of a renamed unit goes back to the unit it was; of a merged one it cannot be said."""
        renamed = Book([unit("a", OLD), unit("b", NEW), became(["a"], ["b"]), figure("f", "b", Quantity(7))])
        assert renamed.restate(on=EVE).book.figures[0].unit == "a"
        merged = Book([*MERGED, figure("f", "ab", Quantity(7))])
        assert [move.outcome for move in merged.restate(on=EVE).moves] == ["unresolved"]

    def test_a_unit_that_goes_on_is_left_alone(self) -> None:
        """A unit that exists on both days keeps its figures."""
        book = Book([unit("a", Span()), figure("f", "a", Quantity(7))])
        assert book.restate(on=LATER).book == book


class TestSplits:
    """A unit that was divided."""

    def test_by_stated_shares(self) -> None:
        """A number is divided by the shares, as whole numbers that add up to it; each part is only about its value."""
        book = Book([*SPLIT, became(["a"], ["x", "y"], *SHARES), figure("f", "a", Quantity(10, unit="model"))])
        found = book.restate(on=REFORM).book.figures
        assert [(one.id, one.unit, one.quantity) for one in found] == [
            ("f@x", "x", Quantity(7, "about", "model")),
            ("f@y", "y", Quantity(3, "about", "model")),
        ]

    def test_without_shares_nothing_is_guessed(self) -> None:
        """The figure stays where it was, and the account says why."""
        book = Book([*SPLIT, became(["a"], ["x", "y"]), figure("f", "a", Quantity(10))])
        restated = book.restate(on=REFORM)
        assert restated.book.figures[0].unit == "a"
        assert [(move.fact, move.outcome) for move in restated.unresolved] == [("f", "unresolved")]

    @pytest.mark.parametrize(("policy", "units"), [("stated", ["x", "y"]), ("largest", ["x"]), ("equal", ["x", "y"])])
    def test_the_caller_may_choose(self, policy: Any, units: list[str]) -> None:
        """By stated shares, or whole to the largest; an equal division never overrules stated shares."""
        book = Book([*SPLIT, became(["a"], ["x", "y"], *SHARES), figure("f", "a", Quantity(10))])
        found = book.restate(on=REFORM, policy=policy).book.figures
        assert [one.unit for one in found] == units
        assert found[0].quantity is not None
        assert found[0].quantity.value == (10 if policy == "largest" else 7)

    def test_equal_only_where_asked_for(self) -> None:
        """Without shares, an equal division is made when the caller says so."""
        book = Book([*SPLIT, became(["a"], ["x", "y"]), figure("f", "a", Quantity(5))])
        values = [one.quantity.value for one in book.restate(on=REFORM, policy="equal").book.figures if one.quantity]
        assert sorted(values) == [2, 3]

    def test_a_function_gives_the_shares(self) -> None:
        """A caller who knows better gives shares that add up to one, and is told where they do not."""
        book = Book([*SPLIT, became(["a"], ["x", "y"]), figure("f", "a", Quantity(5))])
        half = Decimal("0.5")
        assert len(book.restate(on=REFORM, policy=lambda _, after: dict.fromkeys(after, half)).book.figures) == 2
        with pytest.raises(BadValue, match="shares of a"):
            book.restate(on=REFORM, policy=lambda _, after: {after[0]: half})

    def test_a_share_or_a_thing_is_never_divided(self) -> None:
        """A percentage, a model and a recipient stay whole where they were."""
        percent = figure("f", "a", Quantity(94, unit="percent"), measure="effective-share")
        model = Model(id="m", name="m", holders=["a"])
        book = Book([*SPLIT, became(["a"], ["x", "y"], *SHARES), percent, model])
        restated = book.restate(on=REFORM)
        assert {move.fact for move in restated.unresolved} == {"f", "m"}
        assert restated.book.models == (model,)

    def test_a_part_of_a_divided_figure_follows_its_piece(self) -> None:
        """The relation of a part to its whole holds within each new unit."""
        whole, part = figure("f", "a", Quantity(10)), figure("g", "a", Quantity(4), part_of="f")
        book = Book([*SPLIT, became(["a"], ["x", "y"], *SHARES), whole, part])
        assert {one.id: one.part_of for one in book.restate(on=REFORM).book.figures} == {
            "f@x": None,
            "f@y": None,
            "g@x": "f@x",
            "g@y": "f@y",
        }


class TestWhatIsCarried:
    """Who holds and who received is carried; who acted then acted then."""

    def test_models_and_recipients(self) -> None:
        """Holders, places and recipients move; grantors, recognisers and signatories do not."""
        model = Model(id="m", name="m", holders=["a"], place="b", milestones=[Milestone(kind="recognised", by="a")])
        award = Award(
            id="w",
            grantors=["a"],
            recipients=[Recipient(kind="collective", unit="b")],
            acts=[Act(state="decided", by="a")],
        )
        book = Book([*MERGED, model, award]).restate(on=REFORM).book
        assert (book.models[0].holders, book.models[0].place, book.models[0].milestones[0].by) == (("ab",), "ab", "a")
        assert (book.awards[0].recipients[0].unit, book.awards[0].grantors, book.awards[0].acts[0].by) == (
            "ab",
            ("a",),
            "a",
        )

    def test_the_audit_names_the_decision(self) -> None:
        """Every move stands in the audit, with the text that decided it."""
        decided = became(["a"], ["ab"], decided=[Citation(symbol=Symbol("1654/NQ-UBTVQH15"))])
        book = Book([unit("a", OLD), unit("ab", NEW), decided, figure("f", "a", Quantity(7))])
        [row] = book.restate(on=REFORM).audit.rows
        assert [cell.write() for cell in row.cells] == ["f", "a", "ab", "1", "7", "Chuyển cả", "1654/NQ-UBTVQH15"]

    @pytest.mark.parametrize(
        ("facts", "why"),
        [
            ([unit("a", OLD)], "không ghi đơn vị kế tục"),
            ([unit("a", OLD), became(["a"], [], kind="dissolve")], "không có đơn vị kế tục"),
            ([], "không có trong sổ"),
            ([unit("a", OLD), unit("b", OLD), became(["a"], ["b"]), became(["b"], ["a"])], "vòng"),
        ],
    )
    def test_what_cannot_be_carried_says_why(self, facts: list[Any], why: str) -> None:
        """No successor recorded, none at all, an unknown unit, a ring."""
        [move] = Book([*facts, figure("f", "a", Quantity(7))]).restate(on=REFORM).unresolved
        assert why in (move.why or "")


shares = (
    st.lists(st.integers(1, 9), min_size=1, max_size=4)
    .map(lambda parts: [Decimal(part) / sum(parts) for part in parts[:-1]])
    .map(lambda parts: [*parts, 1 - sum(parts, Decimal(0))])
)


class TestConservation:
    """Nothing is lost on the way."""

    @given(st.integers(0, 10**6) | st.decimals(0, 10**6, places=2), shares)
    def test_the_parts_add_up(self, value: int | Decimal, parts: list[Decimal]) -> None:
        """However a quantity is divided, the parts add up to it, and whole numbers stay whole."""
        found = divided(Quantity(value), parts)
        whole = total(found)
        assert whole is not None
        assert whole.value == Quantity(value).value
        if value == int(value):
            assert all(part.value == int(part.value) for part in found)

    @given(
        st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 50)), max_size=6),
        st.sampled_from(["stated", "largest", "equal"]),
        st.booleans(),
    )
    def test_a_restated_book_holds_the_same_total(
        self, figures: list[tuple[str, int]], policy: Any, stated: bool
    ) -> None:
        """Many units become many: whatever the policy, all the numbers together stay what they were."""
        links = [("a", "x", "0.5"), ("a", "y", "0.5"), ("b", "y", "0.25"), ("b", "z", "0.75")] if stated else []
        frame = [*(unit(name, OLD) for name in "abc"), *(unit(name, NEW) for name in "xyz")]
        steps = [became(["a", "b"], ["x", "y", "z"], *links), became(["c"], ["z"])]
        facts = [figure(f"f{n}", where, Quantity(value)) for n, (where, value) in enumerate(figures)]
        book = Book([*frame, *steps, *facts])
        restated = book.restate(on=REFORM, policy=policy)
        before, after = (total(one.quantity for one in book.figures if one.quantity) for book in (book, restated.book))
        assert (before and before.value) == (after and after.value)
        assert {move.fact for move in restated.moves} == {fact.id for fact in facts}


def test_a_guessed_share_reads_as_one() -> None:
    """How sure the shares are goes with every move that rests on them, and stands in the audit."""
    guessed = Succession(
        id="s",
        kind="split",
        before=["a"],
        after=["x", "y"],
        on=REFORM,
        shares=[Share("a", "x", Decimal("0.7"), "derived"), Share("a", "y", Decimal("0.3"), "derived")],
    )
    restated = Book([*SPLIT, guessed, figure("f", "a", Quantity(10))]).restate(on=REFORM)
    assert [move.confidences for move in restated.moves] == [("derived",), ("derived",)]
    label = restated.book.vocabulary.label("confidence", "derived")
    assert all(label in cell.write() for cell in restated.audit.column("outcome"))
