"""A book on one day: three trees, on both sides of a reform, and in any disorder."""

import sys
import time
from collections import Counter
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.book.book import Book
from danvan.book.snapshot import TREES, Snapshot, Tree
from danvan.errors import BadValue, Unknown
from danvan.facts import Unit
from danvan.values.spans import Span
from strategies_core import DAYS, days, unit, units

REFORM = date(2025, 7, 1)
BEFORE = date(2025, 6, 30)

EVE = Span(end=REFORM)
AFTER = Span(start=REFORM)
BOOK = Book(
    [
        unit(id="kg", name="tỉnh Kiên Giang", kind="province", during=EVE),
        unit(id="ag", name="tỉnh An Giang", kind="province"),
        unit(id="umt", name="huyện U Minh Thượng", kind="rural-district", parent="kg", during=EVE),
        unit(id="xa", name="xã Minh Thuận", parent="umt", during=EVE),
        unit(id="xa", name="xã U Minh Thượng", parent="ag", during=AFTER),
        unit(id="du", name="Đảng ủy xã", kind="commune-party-committee", place="xa", parent="hu", groups=["c1", "c2"]),
        unit(id="c1", name="Cụm thi đua số 1", kind="cluster"),
        unit(id="c2", name="Cụm thi đua số 2", kind="cluster"),
    ]
)

trees = st.sampled_from(TREES)
unit_lists = st.lists(units, max_size=8)


def ids(found: Any) -> list[str]:
    """The ids of units."""
    return [one.id for one in found]


class TestReform:
    """The same question on both sides of a reform gets each day's own answer."""

    def test_names(self) -> None:
        """A unit is called as it was called on the day."""
        assert BOOK.on(BEFORE).unit("xa").name == "xã Minh Thuận"
        assert BOOK.on(REFORM).unit("xa").name == "xã U Minh Thượng"

    def test_who_there_was(self) -> None:
        """The district is there on the last day, and gone on the first."""
        assert "umt" in BOOK.on(BEFORE)
        assert "umt" not in BOOK.on(REFORM)
        with pytest.raises(Unknown):
            BOOK.on(REFORM).unit("umt")

    def test_ancestors(self) -> None:
        """A commune stands under its district and province, then under its new province."""
        assert ids(BOOK.on(BEFORE).ancestors("xa")) == ["umt", "kg"]
        assert ids(BOOK.on(REFORM).ancestors("xa")) == ["ag"]

    def test_three_trees(self) -> None:
        """A body is found by command, by territory and by group, and each tree has its own answer."""
        snapshot = BOOK.on(BEFORE)
        assert ids(snapshot.parents("du", "command")) == []
        assert ids(snapshot.parents("du", "territory")) == ["xa"]
        assert ids(snapshot.parents("du", "groups")) == ["c1", "c2"]
        assert ids(snapshot.ancestors("du", "territory")) == ["xa", "umt", "kg"]
        assert ids(snapshot.descendants("kg", "territory")) == ["umt", "xa", "du"]
        assert ids(snapshot.descendants("kg")) == ["umt", "xa"]
        assert ids(snapshot.children("c1", "groups")) == ids(snapshot.children("c2", "groups")) == ["du"]

    def test_missing_parents_are_roots(self) -> None:
        """A unit whose parent is not there is a root; the tree loses nobody."""
        assert ids(BOOK.on(BEFORE).roots()) == ["ag", "c1", "c2", "du", "kg"]

    def test_walk_has_depths(self) -> None:
        """Walking goes from a unit down, with the depth."""
        assert [(one.id, depth) for one, depth in BOOK.on(BEFORE).walk("kg", "territory")] == [
            ("kg", 0),
            ("umt", 1),
            ("xa", 2),
            ("du", 3),
        ]

    @pytest.mark.parametrize("ask", ["parents", "children", "ancestors", "descendants"])
    def test_unknown(self, ask: str) -> None:
        """An unknown unit and an unknown tree are told of by danvan's own errors."""
        with pytest.raises(Unknown):
            getattr(BOOK.on(BEFORE), ask)("nobody")
        with pytest.raises(BadValue):
            getattr(BOOK.on(BEFORE), ask)("kg", "family")


class TestDisorder:
    """Rings, missing parents and overlapping rows: everything ends, nobody is lost."""

    @given(unit_lists, days, st.randoms(use_true_random=False))
    def test_canonical(self, rows: list[Unit], day: date, random: Random) -> None:
        """Units stand by id, whatever order the book's rows came in."""
        shuffled = list(rows)
        random.shuffle(shuffled)
        assert Book(shuffled).on(day).units == Book(rows).on(day).units
        assert ids(Snapshot.of(day, shuffled).units) == sorted({row.id for row in rows if day in row.during})

    @given(unit_lists, days, trees)
    def test_everyone_is_below_a_root(self, rows: list[Unit], day: date, tree: Tree) -> None:
        """Walking from the roots meets every unit; in command and territory exactly once."""
        snapshot = Book(rows).on(day)
        met = Counter(one.id for root in snapshot.roots(tree) for one, _ in snapshot.walk(root.id, tree))
        assert sorted(met) == ids(snapshot.units)
        if tree != "groups":
            assert set(met.values()) <= {1}

    @given(unit_lists, days, trees)
    def test_walk_visits_each_once(self, rows: list[Unit], day: date, tree: Tree) -> None:
        """Walking from any unit visits each unit once, the unit itself first."""
        snapshot = Book(rows).on(day)
        for one in snapshot.units:
            walked = ids(found for found, _ in snapshot.walk(one.id, tree))
            assert walked[0] == one.id
            assert len(set(walked)) == len(walked)
            assert ids(snapshot.descendants(one.id, tree)) == walked[1:]

    @given(unit_lists, days, trees)
    def test_above_and_below_agree(self, rows: list[Unit], day: date, tree: Tree) -> None:
        """One is above another exactly when the other is below it, for neighbours and at any distance."""
        snapshot = Book(rows).on(day)
        for one in snapshot.units:
            for other in snapshot.units:
                assert (one in snapshot.parents(other.id, tree)) == (other in snapshot.children(one.id, tree))
                if one != other:
                    above = one in snapshot.ancestors(other.id, tree)
                    assert above == (other in snapshot.descendants(one.id, tree))

    def test_ring(self) -> None:
        """A ring of units ends, has the first of them for root, and keeps those below it."""
        ring = [
            unit(id="c", parent="b"),
            unit(id="b", parent="d"),
            unit(id="d", parent="c"),
            unit(id="a", parent="d"),
            unit(id="own", parent="own"),
        ]
        snapshot = Book(ring).on(DAYS[0])
        assert ids(snapshot.roots()) == ["b", "own"]
        assert sorted(ids(snapshot.descendants("b"))) == ["a", "c", "d"]
        assert sorted(ids(snapshot.ancestors("a"))) == ["b", "c", "d"]
        assert ids(snapshot.ancestors("own")) == []

    def test_later_row_holds(self) -> None:
        """Of two rows of a unit that overlap, the one that started later holds."""
        rows = [unit(id="a", name="Cũ"), unit(id="a", name="Mới", during=Span(start=DAYS[0]))]
        assert Snapshot.of(DAYS[1], reversed(rows)).unit("a").name == "Mới"
        assert Snapshot.of(date(2000, 1, 1), rows).unit("a").name == "Cũ"

    def test_the_empty_book(self) -> None:
        """A book of nobody has no roots."""
        assert Book().on(DAYS[0]).roots() == ()


def chain(length: int, *, closed: bool = False) -> Snapshot:
    """Units each under the one before; closed, the first is under the last."""
    rows = [unit(id=f"{n:06}", parent=f"{n - 1:06}" if n or not closed else f"{length - 1:06}") for n in range(length)]
    return Snapshot.of(DAYS[0], rows)


def seconds(length: int) -> float:
    """How long it takes to ask a chain everything, the shortest of three times."""
    best = float("inf")
    for _ in range(3):
        snapshot = chain(length)
        start = time.perf_counter()
        snapshot.roots()
        snapshot.descendants("000000")
        snapshot.ancestors(f"{length - 1:06}")
        best = min(best, time.perf_counter() - start)
    return best


class TestDepth:
    """Ten thousand deep."""

    @pytest.mark.parametrize("closed", [False, True])
    def test_deep(self, closed: bool) -> None:
        """A chain far deeper than Python's stack is walked down and up."""
        length = 10_000
        assert length > sys.getrecursionlimit()
        snapshot = chain(length, closed=closed)
        assert ids(snapshot.roots()) == ["000000"]
        assert len(snapshot.descendants("000000")) == length - 1
        assert len(snapshot.ancestors(f"{length - 1:06}")) == length - 1

    def test_linear(self) -> None:
        """Eight times as deep takes about eight times as long, not sixty-four."""
        assert seconds(8000) < 30 * seconds(1000)

    def test_wide(self) -> None:
        """A unit in a thousand groups is found below each of them."""
        groups = [f"g{n}" for n in range(1000)]
        snapshot = Snapshot.of(DAYS[0], [unit(id="a", groups=groups), *(unit(id=group) for group in groups)])
        assert ids(snapshot.ancestors("a", "groups")) == sorted(groups)
        assert len(snapshot.roots("groups")) == 1000
