"""Bodies and places by their names: kind, level from the place, and the unit of a book, never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.book.book import Book
from danvan.facts import Unit
from danvan.reading import match, name_key, read_bodies, read_body, read_place
from danvan.values.spans import Span

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


@pytest.mark.parametrize(
    ("joint", "kinds"),
    [
        ("Đảng ủy và UBND xã Vĩnh Phú", ["commune-party-committee", "commune-peoples-committee"]),
        ("Đảng ủy - UBND phường An Đông", ["ward-party-committee", "commune-peoples-committee"]),
        ("UBND, UBMTTQ huyện Hớn Quản", ["district-peoples-committee", "district-front-committee"]),
        (
            "UBND TP. Hội An + Ban Dân vận Thành ủy Hội An",
            ["district-peoples-committee", "district-mobilization-board"],
        ),
    ],
)
def test_joint_names_share_their_place(joint: str, kinds: list[str]) -> None:
    """The place named last is that of each body, and tells the kind and level of those before it."""
    bodies = read_bodies(joint)
    assert [body.kind for body in bodies] == kinds
    assert len({body.place.name for body in bodies if body.place is not None}) == 1
    assert all(body.level is not None for body in bodies)


@pytest.mark.parametrize("name", ["Hội Nông dân", "MTTQ", "Ban Dân vận Hớn Quản", "Đoàn Thanh niên", "Công đoàn"])
def test_a_name_without_a_level_is_of_several_kinds(name: str) -> None:
    """What tells neither committee nor territory may be of each level: nothing is chosen."""
    body = read_body(name)
    assert (body.kind, body.level, len(body.kinds) > 1) == (None, None, True)
    assert {"kind-ambiguous", "level-open"} <= {note.code for note in body.notes}


def test_what_the_book_knows_settles_it() -> None:
    """A board named by its place alone is the one unit of that kind at that place."""
    found = match("Ban Dân vận U Minh Thượng", BOOK)
    assert (found.unit and found.unit.id, found.why) == ("bdv", "kind-and-place")


@pytest.mark.parametrize(
    ("name", "place", "level"),
    [("Đảng bộ xã Tân Khai", "Tân Khai", "commune"), ("Hạt Kiểm lâm huyện Hớn Quản", "Hớn Quản", "district")],
)
def test_a_place_is_told_where_the_kind_is_not(name: str, place: str, level: str) -> None:
    """A body of no known kind keeps the place and the level that its name tells."""
    body = read_body(name)
    assert body.place is not None
    assert (body.kinds, body.place.name, body.level) == ((), place, level)


def test_common_words_are_no_places() -> None:
    """“Xã” in “hợp tác xã” and “xã hội”, “khu” in “khu kinh tế”, “tổ” of a team name no piece of the map."""
    for name in ("Hợp tác xã nông nghiệp Tân Khai", "Ban Quản lý Khu kinh tế", "Tổ tiết kiệm và vay vốn"):
        assert read_body(name).place is None
    bank = read_body("Ngân hàng Chính sách xã hội huyện Hớn Quản")
    assert (bank.place and bank.place.name, bank.level) == ("Hớn Quản", "district")


def test_a_larger_place_that_the_book_knows_decides() -> None:
    """Of two communes of one name, the one that the book puts into the district named is meant."""
    reform = date(2025, 7, 1)
    book = Book(
        [
            Unit(id="dn", name="tỉnh Đồng Nai", kind="province", level="province"),
            Unit(id="hq", name="huyện Hớn Quản", kind="rural-district", level="district", during=Span(end=reform)),
            Unit(id="old", name="xã Tân Khai", kind="commune", level="commune", parent="hq", during=Span(end=reform)),
            Unit(id="new", name="xã Tân Khai", kind="commune", level="commune", parent="dn", during=Span(start=reform)),
        ]
    )
    assert match("xã Tân Khai", book).why == "ambiguous"
    found = [match(f"xã Tân Khai, {outer}", book).unit for outer in ("huyện Hớn Quản", "tỉnh Đồng Nai")]
    assert [unit and unit.id for unit in found] == ["old", "new"]
    assert match("Tập thể cán bộ, công chức xã Tân Khai", book, on=reform).unit == book.unit("new", on=reform)
