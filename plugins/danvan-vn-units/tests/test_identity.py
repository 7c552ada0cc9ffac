"""Ids stay when a release of the source corrects codes and names, and say what was corrected."""

from collections.abc import Callable

import attrs

import danvan_vn_units as units
from danvan_vn_units.edition import Place


def altered(source: units.Edition, change: Callable[[Place], Place | None]) -> units.Edition:
    """A later release: each place changed, kept or (None) gone."""
    places = tuple(new for place in source.places if (new := change(place)) is not None)
    return attrs.evolve(source, version="1.0.5", places=places, ids={})


def told(found: units.Identified) -> set[tuple[str, str, str | None, str | None]]:
    """What changed, as plain values."""
    return {(one.sort, one.id, one.old, one.new) for one in found.changes}


def test_the_same_release_keeps_every_id() -> None:
    """Found again unchanged, every unit has its id, and nothing is reported."""
    source = units.recorded()
    found = units.identify(attrs.evolve(source, ids={}), source)
    assert found.ids == source.ids
    assert found.changes == ()


def test_a_corrected_code_keeps_the_id() -> None:
    """A unit with another code and the same name in the same place is the same unit."""
    source = units.recorded()
    later = altered(source, lambda one: attrs.evolve(one, code="99999") if one.code == "31015" else one)
    found = units.identify(later, source)
    unit = "vn/kien-giang/huyen-u-minh-thuong/xa-thanh-yen-a"
    assert found.ids["before", "99999"] == unit
    assert told(found) == {("code", unit, "31015", "99999")}


def test_swapped_names_take_their_ids_along() -> None:
    """Where a release swaps the names of two codes, each id stays with the name, and the codes are what changed."""
    source = units.recorded()
    swap = {"31012": "Xã Hòa Chánh", "31057": "Xã Thạnh Yên"}
    later = altered(
        source,
        lambda one: attrs.evolve(one, name=swap[one.code]) if one.epoch == "before" and one.code in swap else one,
    )
    found = units.identify(later, source)
    home = "vn/kien-giang/huyen-u-minh-thuong"
    assert found.ids["before", "31012"] == f"{home}/xa-hoa-chanh"
    assert found.ids["before", "31057"] == f"{home}/xa-thanh-yen"
    assert {one.sort for one in found.changes} == {"code"}


def test_codes_in_a_ring_keep_their_ids() -> None:
    """Three codes that moved round among three communes move no id."""
    source = units.recorded()
    ring = {"31012": "31015", "31015": "31027", "31027": "31012"}
    later = altered(
        source,
        lambda one: attrs.evolve(one, code=ring[one.code]) if one.epoch == "before" and one.code in ring else one,
    )
    found = units.identify(later, source)
    assert {code: found.ids["before", ring[code]] for code in ring} == {
        code: source.ids["before", code] for code in ring
    }


def test_a_corrected_name_keeps_the_id() -> None:
    """The same code in the same place under another spelling is the same unit; the spelling is reported."""
    source = units.recorded()
    later = altered(source, lambda one: attrs.evolve(one, name="Xã Hoà Chánh") if one.code == "31057" else one)
    found = units.identify(later, source)
    assert told(found) == {("name", "vn/kien-giang/huyen-u-minh-thuong/xa-hoa-chanh", "Xã Hòa Chánh", "Xã Hoà Chánh")}


def test_a_unit_that_moved_keeps_its_id() -> None:
    """The same code and name in another district is the same unit, with another parent."""
    source = units.recorded()
    later = altered(source, lambda one: attrs.evolve(one, above="912") if one.code == "31057" else one)
    found = units.identify(later, source)
    assert [(one.sort, one.id) for one in found.changes] == [
        ("parent", "vn/kien-giang/huyen-u-minh-thuong/xa-hoa-chanh")
    ]


def test_new_units_get_new_ids_and_gone_ones_are_named() -> None:
    """A new unit takes no id in use, the same on every run; one that is gone is reported, not forgotten."""
    source = units.recorded()
    later = altered(source, lambda one: None if (one.epoch, one.code) == ("after", "31027") else one)
    twin = Place(epoch="after", code="99998", name="Xã Vĩnh Hòa", above="91")
    later = attrs.evolve(later, places=(*later.places, twin))
    found = units.identify(later, source)
    assert found.ids["after", "99998"] == "vn/an-giang-2025/xa-vinh-hoa~2"
    assert {(one.sort, one.id) for one in found.changes} == {
        ("new", "vn/an-giang-2025/xa-vinh-hoa~2"),
        ("gone", "vn/an-giang-2025/xa-u-minh-thuong"),
    }
    assert units.identify(later, source) == found


def test_changes_are_findings() -> None:
    """What a release changed comes as findings, one each."""
    source = units.recorded()
    later = altered(source, lambda one: attrs.evolve(one, code="99999") if one.code == "31015" else one)
    found = units.changes(units.identify(later, source).changes, later.version)
    assert [(one.code, one.fact) for one in found] == [("VU201", "vn/kien-giang/huyen-u-minh-thuong/xa-thanh-yen-a")]


def test_ids_are_given_once() -> None:
    """No two units of a map share an id, and one id on both maps is a unit that lived on."""
    source = units.recorded()
    before = [unit for (epoch, _), unit in source.ids.items() if epoch == "before"]
    after = [unit for (epoch, _), unit in source.ids.items() if epoch == "after"]
    assert len(set(before)) == len(before)
    assert len(set(after)) == len(after)
    assert len(set(before) & set(after)) == 124 + 11
