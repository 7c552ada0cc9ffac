"""Which layout a document gets, and what the layouts rest on."""

from datetime import date, timedelta

import attrs
import pytest

from danvan import BadValue
from danvan_docx import Profile, profile_for, profiles
from danvan_docx.layouts.limits import Ground


@pytest.mark.parametrize(
    ("side", "on", "name"),
    [
        ("party", date(2026, 5, 26), "party-2018"),
        ("party", date(2026, 5, 27), "party-2026"),
        ("party", date(2017, 10, 10), "party-2018"),
        ("party", None, "party-2026"),
        ("state", date(2026, 1, 5), "state-2020"),
        ("state", date(2017, 1, 5), "state-2011"),
        ("state", date(2020, 3, 5), "state-2020"),
        ("state", None, "state-2020"),
        ("front", None, "front"),
    ],
)
def test_side_and_date_choose(side: str, on: date | None, name: str) -> None:
    """The layout is that of the day; the newest without a date, the oldest known before all."""
    assert profile_for(side, on).name == name  # type: ignore[arg-type] # plain text from the table


def test_one_layout_a_day() -> None:
    """No day has two layouts of one side, and none between the first and the last is without."""
    for side in ("party", "state", "front"):
        ours = [profile for profile in profiles() if side in profile.sides]
        edges = {edge for profile in ours for edge in (profile.since, profile.until) if edge}
        for edge in edges:
            assert sum(profile.holds(edge) for profile in ours) == 1
            before = sum(profile.holds(edge - timedelta(days=1)) for profile in ours)
            assert before == 1 or edge == min(edges)


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.name)
def test_every_group_has_its_ground(profile: Profile) -> None:
    """Each group of values says what it rests on, and how sure that is."""
    groups = [value for value in attrs.asdict(profile, recurse=False).values() if isinstance(value, Ground)]
    assert len(groups) == 16
    for group in groups:
        assert group.ground
        assert group.confidence in ("sourced", "secondary", "practice")


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.name)
def test_margins_within_the_rules(profile: Profile) -> None:
    """A4, 20-25 mm above and below, 30-35 at the left, 15-20 at the right."""
    paper = profile.paper
    assert (paper.width, paper.height) == (210, 297)
    assert 20 <= paper.top <= 25
    assert 20 <= paper.bottom <= 25
    assert 30 <= paper.left <= 35
    assert 15 <= paper.right <= 20


def test_unknown_side() -> None:
    """A side without a layout is refused with the sides there are."""
    with pytest.raises(BadValue, match="front, party, state"):
        profile_for("army", None)  # type: ignore[arg-type] # a wrong side is the point


def test_own_profiles() -> None:
    """An office's own profiles are chosen from in the same way."""
    shipped = profile_for("state", None)
    own = attrs.evolve(shipped, name="own", sides=["party"], head=attrs.evolve(shipped.head, place_size=13))
    assert profile_for("party", None, among=[own]) == own
    assert own.head.titles == shipped.head.titles
