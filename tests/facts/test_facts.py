"""The seven facts: what may exist, in which form, and what they say of themselves."""

import copy
import pickle
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.errors import BadValue
from danvan.facts import EVENTS, FRAME, Act, Breakdown, Fact, Milestone, Person
from strategies_core import award, facts, figure, model, period, remark, succession, unit

MAKERS: list[Callable[..., Fact]] = [unit, model, award, figure, period, remark, succession]
every_maker = pytest.mark.parametrize("make", MAKERS, ids=lambda make: str(make.__name__))

NFD = "xa\u0303-an"


class TestIds:
    """Ids are compared letter by letter."""

    @every_maker
    @pytest.mark.parametrize("bad", ["", NFD, " a", "a ", "a  b", "a\x00", "a\u200b", "\ud800", "a\nb", None, 7])
    def test_refused(self, make: Callable[..., Fact], bad: object) -> None:
        """An id that is not in normal form is refused, not mended: another file would spell it otherwise."""
        with pytest.raises(BadValue):
            make(id=bad)

    @every_maker
    def test_kept(self, make: Callable[..., Fact]) -> None:
        """An id in normal form is kept, Vietnamese letters and capitals too."""
        assert make(id="xã-An_1").id == "xã-An_1"

    def test_ids_that_differ_by_case_differ(self) -> None:
        """Two ids that differ only by case are two ids: that they are too alike is for a rule to say."""
        assert unit(id="A") != unit(id="a")


class TestForms:
    """Names, texts and lists come into one form on construction."""

    def test_names(self) -> None:
        """A name is put into normal form, without blanks at its ends or doubled within."""
        assert unit(id="a", name="  xa\u0303  An\u00a0Bi\u0300nh ").name == "xã An Bình"

    @pytest.mark.parametrize("name", ["", " ", "\u200b", "a\x07", "\ud800", None])
    def test_no_name(self, name: object) -> None:
        """A name without a letter, or with what cannot be printed, is refused."""
        with pytest.raises(BadValue):
            unit(id="a", name=name)

    def test_sets_have_one_order(self) -> None:
        """Lists that are sets are sorted, each member once."""
        assert unit(id="a", groups=["b", "a", "b"]).groups == ("a", "b")
        assert model(id="a", fields=["x"], holders={"b", "a"}).holders == ("a", "b")

    def test_a_text_is_no_list(self) -> None:
        """One text where a list belongs is refused, not taken letter by letter."""
        with pytest.raises(BadValue):
            unit(id="a", groups="abc")

    def test_sequences_keep_their_order(self) -> None:
        """Milestones and acts stand in the order they were given."""
        steps = [Milestone(kind="recognised"), Milestone(kind="registered")]
        assert model(id="a", milestones=steps).milestones == tuple(steps)

    def test_empty_words_are_missing(self) -> None:
        """What has no letters is missing, and missing is None."""
        assert Person(name=" ").name is None
        assert figure(printed=" ").printed is None

    def test_a_missing_number_is_not_zero(self) -> None:
        """A figure without a number has None."""
        assert figure().quantity is None


class TestValues:
    """Facts are values."""

    @given(facts)
    def test_frozen(self, fact: Fact) -> None:
        """No part of a fact can be set."""
        for field in attrs.fields(type(fact)):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(fact, field.name, None)

    @given(facts, facts)
    def test_hashable(self, one: Fact, other: Fact) -> None:
        """Equal facts have equal hashes, and a fact equals its copy."""
        assert one != other or hash(one) == hash(other)
        assert attrs.evolve(one) == one

    @given(facts)
    def test_travels(self, fact: Fact) -> None:
        """A fact can be sent to another process and copied."""
        assert pickle.loads(pickle.dumps(fact)) == fact  # noqa: S301 # our own bytes
        assert copy.deepcopy(fact) == fact

    @given(facts)
    def test_frame_or_event(self, fact: Fact) -> None:
        """Every fact belongs to the frame or to the events, and to one of them only."""
        assert isinstance(fact, FRAME) != isinstance(fact, EVENTS)


codes = st.dictionaries(st.sampled_from(("field", "level", "form")), st.sampled_from(("x", "y")), max_size=3)


class TestBreakdown:
    """A breakdown is a mapping that cannot change."""

    @given(codes)
    def test_mapping(self, plain: dict[str, str]) -> None:
        """It answers as the dictionary it was made of."""
        found = Breakdown(plain)
        assert found == plain
        assert dict(found) == plain
        assert len(found) == len(plain)
        assert all(found[dimension] == code for dimension, code in plain.items())
        assert "other" not in found

    @given(codes, st.randoms(use_true_random=False))
    def test_order_of_input(self, plain: dict[str, str], random: Any) -> None:
        """The order in which codes are given leaves no trace."""
        shuffled = list(plain.items())
        random.shuffle(shuffled)
        one, other = Breakdown(plain), Breakdown(shuffled)
        assert (one, hash(one), repr(one), list(one)) == (other, hash(other), repr(other), list(other))

    @given(codes, codes)
    def test_equal(self, one: dict[str, str], other: dict[str, str]) -> None:
        """Two are equal exactly when their codes are."""
        assert (Breakdown(one) == Breakdown(other)) == (one == other)

    @given(codes)
    def test_of_itself(self, plain: dict[str, str]) -> None:
        """A breakdown of a breakdown is the same."""
        assert Breakdown(Breakdown(plain)) == Breakdown(plain)

    @pytest.mark.parametrize("plain", [{"field": ""}, {"": "economy"}])
    def test_nameless(self, plain: Mapping[str, str]) -> None:
        """A dimension and its code both have a name."""
        with pytest.raises(BadValue):
            Breakdown(plain)

    def test_no_change(self) -> None:
        """No code can be set, and the dictionary it came from can change without it."""
        plain = {"field": "economy"}
        found = Breakdown(plain)
        plain["field"] = "other"
        assert found["field"] == "economy"
        with pytest.raises(TypeError):
            found["field"] = "other"  # type: ignore[index] # what must not work


def acted(*states: str) -> Any:
    """An award that went through these states."""
    return award(acts=[Act(state=state) for state in states])


class TestAward:
    """How far an award has come."""

    @pytest.mark.parametrize(
        ("states", "state", "granted"),
        [
            ((), None, True),
            (("proposed",), "proposed", False),
            (("proposed", "decided"), "decided", True),
            (("decided", "presented"), "presented", True),
            (("decided", "revoked"), "revoked", False),
            (("presented",), "presented", True),
        ],
    )
    def test_state(self, states: tuple[str, ...], state: str | None, granted: bool) -> None:
        """The last act is the state; what is proposed or was revoked is not granted; an award without acts is."""
        found = acted(*states)
        assert (found.state, found.granted) == (state, granted)

    def test_decision(self) -> None:
        """The decision is the act that decided; where the source tells of none there is none."""
        decided = Act(state="decided", on=date(2017, 10, 10))
        assert award(acts=[Act(state="proposed"), decided, Act(state="presented")]).decision == decided
        assert acted("proposed", "presented").decision is None


class TestModel:
    """The life of a model."""

    def test_reached(self) -> None:
        """A further milestone is added at the end, and the model it was added to stays as it was."""
        before = model(id="a", milestones=[Milestone(kind="registered")])
        after = before.reached(Milestone(kind="recognised"))
        assert [step.kind for step in after.milestones] == ["registered", "recognised"]
        assert len(before.milestones) == 1
