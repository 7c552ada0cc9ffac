"""Restating through long histories: units that live on after a division, thirds, shares that do not fit, chains."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import (
    BadValue,
    Book,
    Citation,
    Figure,
    Milestone,
    Model,
    Period,
    Quantity,
    Share,
    Span,
    Succession,
    Symbol,
    Unit,
    growth,
    reconcile,
    total,
)
from danvan.facts import Fact

FIRST, SECOND, REFORM = date(2018, 7, 1), date(2020, 1, 1), date(2025, 7, 1)
AFTER = date(2026, 1, 1)


def unit(name: str, start: date | None = None, end: date | None = None) -> Unit:
    """A commune."""
    return Unit(id=name, name=f"xã {name}", kind="commune", level="commune", during=Span(start, end))


def became(before: str, after: str, on: date, *shares: str, kind: str = "split") -> Succession:
    """A succession of units with one letter; shares are those of the first before, in the order of the units after."""
    stated = [Share(before[0], one, Decimal(share)) for one, share in zip(after, shares, strict=False)]
    decided = [Citation(symbol=Symbol(f"{on.year}/NQ-HĐND"))]
    return Succession(
        id=f"{before}-{after}", kind=kind, before=list(before), after=list(after), on=on, shares=stated, decided=decided
    )


def year(number: int) -> Period:
    """A year."""
    return Period(id=f"y{number}", kind="year", label=f"năm {number}", during=Span.year(number))


def figure(name: str, where: str, value: int | Decimal = 10, of: int | None = 2017, **parts: Any) -> Figure:
    """Models of a unit in a year; `parts` are further fields."""
    period = None if of is None else f"y{of}"
    return Figure(id=name, measure="models", quantity=Quantity(value), unit=where, period=period, **parts)


def book(*facts: Fact) -> Book:
    """A book with some years."""
    return Book([*facts, *map(year, (2017, 2019, 2021, 2026))])


def lying(where: Book) -> dict[str, tuple[str | None, int | None]]:
    """Each figure's unit and number."""
    return {one.id: (one.unit, int(one.quantity.value) if one.quantity else None) for one in where.figures}


LIVES_ON = (unit("a"), unit("c", FIRST), became("a", "ac", FIRST, "0.6", "0.4"))
TOOK_IN = (unit("a"), unit("b", None, FIRST), became("ab", "a", FIRST, kind="absorb"))


class TestUnitsThatLiveOn:
    """A unit that was divided, or took others in, and kept its id."""

    def test_what_it_was_before_is_divided(self) -> None:
        """A figure from before the division is shared out; one from after it stays whole."""
        restated = book(*LIVES_ON, figure("f", "a"), figure("g", "a", of=2019)).restate(on=AFTER)
        assert lying(restated.book) == {"f@a": ("a", 6), "f@c": ("c", 4), "g": ("a", 10)}

    def test_where_shares_are_not_stated_it_is_told(self) -> None:
        """That the unit still lives is no reason to leave the whole with it in silence."""
        frame = (unit("a"), unit("c", FIRST), became("a", "c", FIRST, kind="establish"))
        restated = book(*frame, figure("f", "a"), figure("g", "a", of=2019)).restate(on=AFTER)
        assert [move.fact for move in restated.unresolved] == ["f"]

    def test_an_undated_figure_cannot_be_placed(self) -> None:
        """Where no day is told nobody knows whether it is of the larger or the smaller unit."""
        restated = book(*LIVES_ON, figure("f", "a", of=None)).restate(on=AFTER)
        assert ["01/7/2018" in (move.why or "") for move in restated.unresolved] == [True]

    def test_a_period_across_the_division_is_of_neither(self) -> None:
        """A number of the whole year in which the unit was divided is told as unresolved."""
        restated = book(*LIVES_ON, year(2018), figure("f", "a", of=2018)).restate(on=AFTER)
        assert ["bắc qua" in (move.why or "") for move in restated.unresolved] == [True]

    def test_a_unit_of_one_day_stands_between_two_steps(self) -> None:
        """What was merged and renamed on one day may have a unit of that day between, which does not go on."""
        frame = (unit("a", None, REFORM), unit("t", REFORM, date(2025, 7, 2)), unit("p", REFORM))
        steps = (became("a", "t", REFORM, kind="merge"), became("t", "p", REFORM, kind="rename"))
        assert lying(book(*frame, *steps, figure("f", "a")).restate(on=AFTER).book)["f"] == ("p", 10)

    def test_back_before_it_took_others_in(self) -> None:
        """A figure of the larger unit cannot be said to be of the smaller one."""
        frame = book(*TOOK_IN, figure("f", "a"), figure("g", "a", of=2019))
        assert [move.fact for move in frame.restate(on=date(2017, 1, 1)).unresolved] == ["g"]
        assert frame.restate(on=AFTER).unresolved == ()

    def test_of_models_too(self) -> None:
        """A model that the divided unit held before cannot be given to either part."""
        held = Model(id="m", name="Tổ", holders=["a"], period="y2017")
        (move,) = book(*LIVES_ON, held).restate(on=AFTER).unresolved
        assert (move.fact, move.part, "xã a, xã c" in (move.why or "")) == ("m", "holders", True)

    def test_growth_counts_only_what_lies_there(self) -> None:
        """What could not be carried is in no row, and whoever was taken in and sent nothing leaves the base open."""
        carved = (unit("a"), unit("c", FIRST), became("a", "ac", FIRST), figure("f", "a"), figure("g", "a", of=2021))
        found = growth(book(*carved), "models", before=Span.year(2017), after=Span.year(2021))
        assert [(one.before, one.after) for one in found.changes] == [(None, Quantity(10))]
        taken = (*TOOK_IN, figure("f", "a"), figure("g", "a", of=2021))
        (change,) = growth(book(*taken), "models", before=Span.year(2017), after=Span.year(2021)).changes
        assert (change.before, change.percent) == (Quantity(10, "at_least"), None)


class TestShares:
    """What a succession, or the caller, says of the parts."""

    def test_thirds_are_a_whole(self) -> None:
        """Three times a third is one, and ten is divided into four, three and three."""
        thirds = [Share("a", one, Decimal(1) / 3) for one in "pqr"]
        split = Succession(id="s", kind="split", before=["a"], after=["p", "q", "r"], on=REFORM, shares=thirds)
        frame: tuple[Fact, ...] = (unit("a", None, REFORM), *(unit(one, REFORM) for one in "pqr"), split)
        restated = book(*frame, figure("f", "a")).restate(on=AFTER)
        assert sorted(one.quantity.value for one in restated.book.figures if one.quantity) == [3, 3, 4]

    @pytest.mark.parametrize("policy", ["stated", "largest", "equal"])
    @pytest.mark.parametrize("shares", [("0.5", "0.4"), ("0.5",)])
    def test_shares_that_do_not_add_up_are_not_used(self, policy: Any, shares: tuple[str, ...]) -> None:
        """Nor overruled: the reason is told, whatever the policy."""
        frame: tuple[Fact, ...] = (unit("a", None, REFORM), unit("p", REFORM), unit("q", REFORM))
        frame = (*frame, became("a", "pq", REFORM, *shares))
        (move,) = book(*frame, figure("f", "a")).restate(on=AFTER, policy=policy).unresolved
        assert f"{sum(map(Decimal, shares)):f}".replace(".", ",") in (move.why or "")

    def test_of_two_largest_none_is_chosen(self) -> None:
        """Equal shares have no largest."""
        frame = (unit("a", None, REFORM), unit("p", REFORM), unit("q", REFORM), became("a", "pq", REFORM, "0.5", "0.5"))
        assert len(book(*frame, figure("f", "a")).restate(on=AFTER, policy="largest").unresolved) == 1

    @pytest.mark.parametrize("share", [0.5, Fraction(1, 2), Decimal("0.4")])
    def test_a_function_gives_decimals_that_add_up(self, share: Any) -> None:
        """Anything else is refused with what to give."""
        frame = (unit("a", None, REFORM), unit("p", REFORM), unit("q", REFORM), became("a", "pq", REFORM))
        with pytest.raises(BadValue, match="give Decimals"):
            book(*frame, figure("f", "a")).restate(on=AFTER, policy=lambda _, targets: dict.fromkeys(targets, share))

    def test_the_audit_says_what_a_division_rests_on(self) -> None:
        """The text's shares, the caller's wish, or the caller's own shares; with the text that decided."""
        frame = (unit("a", None, REFORM), unit("p", REFORM), unit("q", REFORM))
        stated, bare = became("a", "pq", REFORM, "0.6", "0.4"), became("a", "pq", REFORM)
        cases: tuple[tuple[Succession, Any, str], ...] = (
            (stated, "stated", "stated"),
            (stated, "largest", "largest"),
            (bare, "equal", "equal"),
            (bare, lambda _, targets: dict.fromkeys(targets, Decimal("0.5")), "given"),
        )
        for succession, policy, basis in cases:
            restated = book(*frame, succession, figure("f", "a")).restate(on=AFTER, policy=policy)
            assert {move.basis for move in restated.moves} == {(basis,)}
            assert {cell.write() for cell in restated.audit.column("decided")} == {"2025/NQ-HĐND"}
            assert all("(" in cell.write() for cell in restated.audit.column("outcome"))


class TestWhatDoesNotAddUp:
    """Shares, and other numbers of one unit that are not numbers of a larger one."""

    def test_a_percentage_goes_with_a_new_name_only(self) -> None:
        """Renamed it is the same unit's; merged with another it is nobody's."""
        share = Figure(
            id="f",
            measure="effective-share",
            quantity=Quantity(Decimal("87.5"), unit="percent"),
            unit="a",
            period="y2017",
        )
        renamed = book(unit("a", None, FIRST), unit("b", FIRST), became("a", "b", FIRST, kind="rename"), share)
        assert lying(renamed.restate(on=AFTER).book)["f"][0] == "b"
        merged = book(
            unit("a", None, FIRST),
            unit("x", None, FIRST),
            unit("m", FIRST),
            became("ax", "m", FIRST, kind="merge"),
            share,
        )
        assert [move.fact for move in merged.restate(on=AFTER).unresolved] == ["f"]
        assert [move.fact for move in book(*TOOK_IN, share).restate(on=AFTER).unresolved] == ["f"]


class TestRestatedBooks:
    """What is asked of a restated book needs no more to be told."""

    def test_numbers_of_several_predecessors_are_added(self) -> None:
        """The figures keep who reported them, so that two communes' numbers are no contradiction."""
        frame = (
            unit("a", None, REFORM),
            unit("b", None, REFORM),
            unit("p", REFORM),
            became("ab", "p", REFORM, kind="merge"),
        )
        restated = book(*frame, figure("f", "a", 9), figure("g", "b", 7)).restate(on=AFTER)
        assert [one.by for one in restated.book.figures] == ["a", "b"]
        (one,) = reconcile(restated.book, "models", during=Span.year(2017), on=AFTER)
        assert one.reported == Quantity(16)

    def test_a_contradiction_stays_one(self) -> None:
        """Two numbers of one predecessor are not added."""
        frame = (unit("a", None, REFORM), unit("p", REFORM), became("a", "p", REFORM, kind="rename"))
        restated = book(*frame, figure("f", "a", 9), figure("g", "a", 7)).restate(on=AFTER)
        (one,) = reconcile(restated.book, "models", during=Span.year(2017), on=AFTER)
        assert one.reported is None

    def test_numbers_of_bodies_of_the_predecessors_are_added(self) -> None:
        """A body that reported for its commune tells by its place which commune that was."""
        frame = (
            unit("a", None, REFORM),
            unit("b", None, REFORM),
            unit("p", REFORM),
            became("ab", "p", REFORM, kind="merge"),
        )
        bodies = [Unit(id=f"khoi-{one}", name="khối dân vận", kind="mobilization-bloc", place=one) for one in "ab"]
        figures = (figure("f", "a", 9, by="khoi-a"), figure("g", "b", 7, by="khoi-b"))
        restated = book(*frame, *bodies, *figures).restate(on=AFTER)
        (one,) = reconcile(restated.book, "models", during=Span.year(2017), on=AFTER)
        assert one.reported == Quantity(16)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Fact], list[str]]:
    """A random history: each year some units merge, are divided or lose a part and live on, with shares or without."""
    living, steps, count = ["u0", "u1", "u2"], list[Fact](), 3
    rows: dict[str, tuple[date | None, date | None]] = dict.fromkeys(living, (None, None))
    for number in range(draw(st.integers(1, 4))):
        on = date(2010 + number, draw(st.sampled_from((1, 7))), 1)
        before = draw(st.lists(st.sampled_from(living), min_size=1, max_size=2, unique=True))
        fresh = [f"u{count + place}" for place in range(draw(st.integers(1, 3)))]
        count += len(fresh)
        staying = before[:1] if draw(st.booleans()) else []
        after = [*fresh, *staying]
        parts = draw(st.lists(st.integers(1, 7), min_size=len(after), max_size=len(after)))
        shares = [Share(before[0], one, Decimal(part) / sum(parts)) for one, part in zip(after, parts, strict=True)]
        stated = shares if draw(st.booleans()) else []
        steps.append(Succession(id=f"s{number}", kind="reorganise", before=before, after=after, on=on, shares=stated))
        for one in set(before) - set(staying):
            rows[one] = (rows[one][0], on)
        rows.update((one, (on, None)) for one in fresh)
        living = [one for one in living if one not in before] + after
    return [*(unit(one, start, end) for one, (start, end) in rows.items()), *steps], list(rows)


@given(
    histories(),
    st.lists(st.tuples(st.integers(0, 9), st.integers(2009, 2015), st.integers(0, 40)), max_size=5),
    st.sampled_from(("stated", "largest", "equal")),
    st.integers(2009, 2015),
)
def test_totals_are_conserved(
    history: tuple[list[Fact], list[str]], figures: Sequence[tuple[int, int, int]], policy: Any, to: int
) -> None:
    """Whatever happened to the units, all the numbers together stay what they were, and each is accounted for."""
    frame, units = history
    facts = [
        Figure(
            id=f"f{n}", measure="models", quantity=Quantity(value), unit=units[where % len(units)], on=date(at, 3, 1)
        )
        for n, (where, at, value) in enumerate(figures)
    ]
    reported = Book([*frame, *facts])
    restated = reported.restate(on=date(to, 12, 31), policy=policy)
    sums = [total(one.quantity for one in one_book.figures if one.quantity) for one_book in (reported, restated.book)]
    assert (sums[0] and sums[0].value) == (sums[1] and sums[1].value)
    for fact in facts:
        moves = [move for move in restated.moves if move.fact == fact.id]
        assert abs(sum((move.share for move in moves), Decimal(0)) - 1) < Decimal("0.000001")
        carried = [move.value.value for move in moves if move.value is not None]
        assert sum(carried) == fact.quantity.value if fact.quantity else not carried
    on_the_map = {unit.id for unit in restated.book.on(date(to, 12, 31)).units}
    stayed = {move.fact for move in restated.unresolved}
    assert {one.unit for one in restated.book.figures if one.id not in stayed} <= on_the_map


@given(
    histories(),
    st.lists(st.tuples(st.integers(0, 9), st.integers(2009, 2015)), max_size=5),
    st.sampled_from(("stated", "largest", "equal")),
    st.integers(2009, 2015),
)
def test_things_stay_whole(
    history: tuple[list[Fact], list[str]], held: Sequence[tuple[int, int]], policy: Any, to: int
) -> None:
    """No model is lost or doubled: each lies on the day's map, or stays where it was and says why."""
    frame, units = history
    models = [
        Model(
            id=f"m{n}",
            name="Tổ",
            holders=[units[where % len(units)]],
            milestones=[Milestone(kind="registered", on=date(at, 3, 1))],
        )
        for n, (where, at) in enumerate(held)
    ]
    restated = Book([*frame, *models]).restate(on=date(to, 12, 31), policy=policy)
    assert [model.id for model in restated.book.models] == [model.id for model in models]
    on_the_map = {unit.id for unit in restated.book.on(date(to, 12, 31)).units}
    stayed = {move.fact: move for move in restated.unresolved}
    for before, after in zip(models, restated.book.models, strict=True):
        if after.id in stayed:
            assert after == before
            assert stayed[after.id].why
        else:
            assert set(after.holders) <= on_the_map
