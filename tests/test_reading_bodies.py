"""Bodies and places by their names: kind, level from the place, and the unit of a book, never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.book import Book
from danvan.facts import Unit
from danvan.reading import match, name_key, read_bodies, read_body, read_place
from danvan.spans import Span

REFORM = date(2025, 7, 1)
BOOK = Book(
    [
        Unit(id="kg", name="tỉnh Kiên Giang", kind="province", level="province", during=Span(end=REFORM)),
        Unit(
            id="umt",
            name="huyện U Minh Thượng",
            kind="rural-district",
            level="district",
            parent="kg",
            during=Span(end=REFORM),
        ),
        Unit(id="umt-2025", name="xã U Minh Thượng", kind="commune", level="commune", during=Span(start=REFORM)),
        Unit(id="ty", name="xã Thạnh Yên", kind="commune", level="commune", parent="umt"),
        Unit(id="hb-a", name="xã Hoà Bình", kind="commune", level="commune", parent="umt"),
        Unit(id="hb-b", name="xã Hòa Bình", kind="commune", level="commune", parent="kg"),
        Unit(id="ap", name="ấp Đặng Văn Do", kind="hamlet", level="hamlet", parent="ty"),
        Unit(id="hu", name="Huyện ủy U Minh Thượng", kind="district-party-committee", level="district", place="umt"),
        Unit(id="bdv", name="Ban Dân vận Huyện ủy U Minh Thượng", kind="district-mobilization-board", place="umt"),
        Unit(id="tu", name="Tỉnh ủy Kiên Giang", kind="provincial-party-committee", place="kg"),
        Unit(id="pn", name="Chi hội Phụ nữ", kind="women-chapter", place="ap"),
    ]
)


@pytest.mark.parametrize(
    ("name", "kind", "level", "place"),
    [
        ("Ban Dân vận Huyện ủy Hớn Quản", "district-mobilization-board", "district", "Hớn Quản"),
        ("BDV Thành uỷ Cần Thơ", "provincial-mobilization-board", "province", "Cần Thơ"),
        ("Ban Dân vận Thành ủy Việt Trì", "district-mobilization-board", "district", "Việt Trì"),
        ("UBND TP.Hội An", "district-peoples-committee", "district", "Hội An"),
        ("UBND TP.HCM", "provincial-peoples-committee", "province", "Hồ Chí Minh"),
        ("UBND Q.Liên Chiểu", "district-peoples-committee", "district", "Liên Chiểu"),
        ("Quận ủy Liên Chiểu", "urban-district-party-committee", "district", "Liên Chiểu"),
        ("Hội LHPN TX. Long Mỹ", "district-womens-union", "district", "Long Mỹ"),
        ("Hội CCB tỉnh An Giang", "provincial-veterans-association", "province", "An Giang"),
        ("UBMT TQVN phường Cẩm Châu", "commune-front-committee", "commune", "Cẩm Châu"),
        ("Xã đoàn Vĩnh Phú", "commune-youth-union", "commune", "Vĩnh Phú"),
        ("Ban Thường vụ Đảng ủy phường An Đông", "commune-party-standing-committee", "commune", "An Đông"),
        ("Đảng ủy UBND TP.HCM", "peoples-committee-party-committee", "province", "Hồ Chí Minh"),
        (
            "Ban Tuyên giáo và Dân vận Tỉnh ủy Lâm Đồng",
            "provincial-propaganda-mobilization-board",
            "province",
            "Lâm Đồng",
        ),
        (
            "Ban Chỉ đạo phong trào thi đua “Dân vận khéo” huyện Vĩnh Thuận",
            "district-steering-committee",
            "district",
            "Vĩnh Thuận",
        ),
        ("Chi hội phụ nữ ấp Đặng Văn Do, xã Thạnh Yên", "women-chapter", "hamlet", "Đặng Văn Do"),
        ("khối Dân vận thôn Thanh Tam Đông (xã Cẩm Thanh)", "mobilization-block", "hamlet", "Thanh Tam Đông"),
        ("UBND đặc khu Phú Quốc", "commune-peoples-committee", "commune", "Phú Quốc"),
    ],
)
def test_kind_level_and_place(name: str, kind: str, level: str, place: str) -> None:
    """A name tells the kind of body, its level, which comes from the place, and the place."""
    body = read_body(name)
    assert body.place is not None
    assert (body.kind, body.level, body.place.name) == (kind, level, place)


@pytest.mark.parametrize("name", ["Ban Dân vận Thành ủy", "UBND thành phố", "Thành ủy"])
def test_the_level_trap(name: str) -> None:
    """A “Thành ủy” without its place may be of two levels: it stays open."""
    body = read_body(name)
    assert (body.kind, body.level, len(body.kinds)) == (None, None, 2)


def test_a_city_by_its_date() -> None:
    """A city rises above the district on a day; before it, its committee was a district's."""
    name = "Thành ủy Huế"
    assert [read_body(name, on=day).level for day in (date(2024, 12, 31), date(2025, 1, 1))] == ["district", "province"]


def test_offices_joint_names_and_unknown_ones() -> None:
    """An office is told from its body, a joint name is taken apart, and what is not known has no kind."""
    chair = read_body("Chủ tịch UBND huyện Vĩnh Thuận")
    assert (chair.office, chair.kind) == ("Chủ tịch", "district-peoples-committee")
    joint = read_bodies("UBND TP.Hội An và Ban Dân vận Thành ủy Hội An")
    assert [one.kind for one in joint] == ["district-peoples-committee", "district-mobilization-board"]
    assert read_body("Hội nghị (cơ quan tặng không nêu)").kinds == ()


def test_places_within_places() -> None:
    """A place names the larger ones it lies in; two places in one name are said to be two."""
    place = read_place("thôn Bản Duồng 1, thị trấn Bằng Lũng")
    assert place.within is not None
    assert (place.name, place.level, place.within.name) == ("Bản Duồng 1", "hamlet", "Bằng Lũng")
    assert "several-places" in {note.code for note in read_place("phường Vân Phú và Minh Phương").notes}


def test_names_that_differ_only_in_writing() -> None:
    """Abbreviations and the place of a tone make no other name; another tone does."""
    assert name_key("Uỷ ban nhân dân xã Hoà Bình") == name_key("UBND xã Hòa Bình")
    assert name_key("phường Bàn Cờ") != name_key("phường Bản Cỏ")


@pytest.mark.parametrize(
    ("name", "unit", "why"),
    [
        ("Huyện uỷ U Minh Thượng", "hu", "name"),
        ("BDV Huyện ủy U Minh Thượng", "bdv", "name"),
        ("Chi hội phụ nữ ấp Đặng Văn Do, xã Thạnh Yên", "pn", "kind-and-place"),
        ("ấp Đặng Văn Do, xã Thạnh Yên", "ap", "name"),
        ("ấp Đặng Văn Do, xã Minh Thuận", None, "unknown"),
        ("xã Hoà Bình", None, "ambiguous"),
        ("Ban Dân vận Huyện ủy", None, "no-place"),
        ("UBND huyện U Minh Thượng", None, "unknown"),
    ],
)
def test_match(name: str, unit: str | None, why: str) -> None:
    """One unit that fits is the one meant; none or several are left to a person, with candidates."""
    found = match(name, BOOK, on=date(2020, 8, 4))
    assert (found.unit and found.unit.id, found.why) == (unit, why)
    assert found.unit is not None or why == "unknown" or found.candidates


def test_match_within_a_place_and_on_a_day() -> None:
    """A short name means the body of the place spoken of; a unit that did not exist then is only a candidate."""
    short = match("Tỉnh ủy", BOOK, on=date(2020, 8, 4), within="umt")
    assert short.unit is not None
    assert short.unit.id == "tu"
    gone = match("huyện U Minh Thượng", BOOK, on=REFORM)
    assert (gone.unit, gone.why, [one.id for one in gone.candidates]) == (None, "not-then", ["umt"])


@given(st.text(alphabet="UBNDTP. xãấp,()HuyệnủyĐảng-–“”12", max_size=24))
def test_never_raises(text: str) -> None:
    """Any name is read, and none is matched to a unit that it does not name."""
    assert read_body(text).printed == text
    found = match(text, BOOK)
    assert found.unit is None or found.why in {"name", "kind-and-place"}
