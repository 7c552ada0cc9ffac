"""Asking the map: by name, from day to day, by address, side by side."""

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import danvan_vn_units as units
from danvan import BadValue, Book, Share, Span, Succession, Unit, Unknown

THEN, EVE, DAY, LATER = date(2020, 8, 4), date(2025, 6, 30), date(2025, 7, 1), date(2026, 9, 25)
ADDRESSES = tomllib.loads((Path(__file__).parent / "data/addresses.toml").read_text("utf-8"))["address"]
UMT = "vn/kien-giang/huyen-u-minh-thuong"


def ids(found: tuple[Unit, ...]) -> list[str]:
    """The ids of units."""
    return [unit.id for unit in found]


class TestFinding:
    """A name is found as people write it."""

    @pytest.mark.parametrize(
        "name", ["Thạnh Yên", "xã Thạnh Yên", "XÃ THẠNH YÊN", "thanh yen", "xa thanh yen", "Thạnh  Yên"]
    )
    def test_spellings(self, atlas: units.Atlas, name: str) -> None:
        """With or without the word, tones, capitals."""
        assert ids(atlas.find(name, on=THEN, within="Kiên Giang")) == [f"{UMT}/xa-thanh-yen"]

    def test_tone_placement(self, atlas: units.Atlas) -> None:
        """Hoà Chánh and Hòa Chánh are one spelling."""
        assert ids(atlas.find("Hoà Chánh", on=THEN)) == ids(atlas.find("Hòa Chánh", on=THEN)) == [f"{UMT}/xa-hoa-chanh"]

    @pytest.mark.parametrize(
        ("asked", "name"),
        [
            ("Qui Nhơn", "thành phố Quy Nhơn"),
            ("Mĩ Tho", "thành phố Mỹ Tho"),
            ("Lục Sỹ Thành", "xã Lục Sĩ Thành"),
            ("xã Mỹ Quí", "xã Mỹ Quý"),
            ("xã Bhalêê", "xã Bha Lêê"),
            ("Can Hồ", "xã Kan Hồ"),
        ],
    )
    def test_i_and_y(self, atlas: units.Atlas, asked: str, name: str) -> None:
        """The one sound is found by either letter, as the core finds names; so are the spellings of resolutions."""
        assert name in {unit.name for unit in atlas.find(asked, on=EVE)}

    def test_another_day_is_another_map(self, atlas: units.Atlas) -> None:
        """Vĩnh Hòa of An Giang is not there on the eve, and Thạnh Yên is gone on the day."""
        assert ids(atlas.find("Vĩnh Hòa", on=DAY, within="An Giang")) == ["vn/an-giang-2025/xa-vinh-hoa"]
        assert atlas.find("Vĩnh Hòa", on=EVE, within="U Minh Thượng")[0].id == f"{UMT}/xa-vinh-hoa"
        assert atlas.find("Thạnh Yên", on=DAY, within="An Giang") == ()

    def test_the_word_tells_kinds_apart(self, atlas: units.Atlas) -> None:
        """In Đồng Tháp both a city and a district are called Cao Lãnh."""
        assert atlas.one("huyện Cao Lãnh", on=EVE).kind == "rural-district"
        assert atlas.one("thành phố Cao Lãnh", on=EVE).kind == "provincial-city"
        with pytest.raises(BadValue):
            atlas.one("Cao Lãnh", on=EVE, level="district")

    def test_the_better_spelling_comes_first(self, atlas: units.Atlas) -> None:
        """Who writes the tones gets the one spelled so before those of the same letters."""
        found = atlas.find("xã Vĩnh Hòa", on=EVE)
        assert {unit.name for unit in found[:2]} == {"xã Vĩnh Hòa"}
        assert ids(found)[: len([unit for unit in found if unit.name == "xã Vĩnh Hòa"])] == sorted(
            unit.id for unit in found if unit.name == "xã Vĩnh Hòa"
        )

    def test_what_is_not_there(self, atlas: units.Atlas) -> None:
        """Nothing is found where nothing is; `one` says so, and so does a home that is not there."""
        assert atlas.find("Thạnh Yên", on=THEN, within="Lạng Sơn") == ()
        with pytest.raises(Unknown):
            atlas.one("Atlantis", on=THEN)
        with pytest.raises(Unknown):
            atlas.find("Thạnh Yên", on=THEN, within="Atlantis")

    def test_earlier_names(self, atlas: units.Atlas) -> None:
        """Huế is found by the name it bore until the end of 2024."""
        assert ids(atlas.find("tỉnh Thừa Thiên Huế", on=THEN)) == ["vn/hue"]


class TestFollowing:
    """What became of a unit, and what it was made of."""

    def test_whole(self, atlas: units.Atlas) -> None:
        """Thạnh Yên went whole to Vĩnh Hòa, by a resolution."""
        (one,) = atlas.became(f"{UMT}/xa-thanh-yen", on=LATER)
        assert (one.unit.id, one.fate, one.share) == ("vn/an-giang-2025/xa-vinh-hoa", "whole", Decimal(1))
        assert [str(text.symbol) for text in one.decided] == ["1654/NQ-UBTVQH15"]

    def test_part(self, atlas: units.Atlas) -> None:
        """What was divided comes in parts that add up to one, each a guess."""
        found = atlas.became("vn/ha-noi/quan-ba-dinh/phuong-cong-vi", on=LATER)
        assert len(found) > 1
        assert {one.fate for one in found} == {"part"}
        assert {one.confidence for one in found} == {"guess"}
        assert sum((one.share or Decimal(0) for one in found), Decimal(0)) == 1

    def test_same(self, atlas: units.Atlas) -> None:
        """Who lived on is the same on the other day, under its name of that day."""
        (one,) = atlas.became("vn/quang-ninh", on=LATER)
        assert (one.fate, one.unit.name) == ("same", "Thành phố Quảng Ninh")

    def test_back(self, atlas: units.Atlas) -> None:
        """A new commune was made of communes; a special zone of an island district."""
        made = atlas.made_of("vn/an-giang-2025/xa-vinh-hoa", on=THEN)
        assert {one.unit.id.rpartition("/")[2] for one in made} == {
            "xa-hoa-chanh",
            "xa-thanh-yen",
            "xa-thanh-yen-a",
            "xa-vinh-hoa",
        }
        zone = atlas.made_of("vn/ho-chi-minh-2025/dac-khu-con-dao", on=THEN)
        assert [one.unit.id for one in zone] == ["vn/ba-ria-vung-tau/huyen-con-dao"]

    def test_there_and_back(self, atlas: units.Atlas, whole: Book) -> None:
        """Whatever a commune became was made of it, by the same share, over the whole country."""
        forth = {
            (unit.id, one.unit.id): one.share
            for unit in whole.on(EVE).units
            if unit.level == "commune"
            for one in atlas.became(unit.id, on=DAY)
        }
        back = {
            (one.unit.id, unit.id): one.share
            for unit in whole.on(DAY).units
            if unit.level == "commune"
            for one in atlas.made_of(unit.id, on=EVE)
            if one.unit.level == "commune"
        }
        assert forth == back
        assert len(forth) == 10_571 - 5

    def test_two_reforms_in_a_row(self) -> None:
        """Shares multiply along the way, and add up where two ways meet."""
        days = [Span(end=date(2010, 1, 1)), Span(date(2010, 1, 1), date(2020, 1, 1)), Span(date(2020, 1, 1))]
        rows = [
            Unit(id=name, name=f"xã {name}", kind="commune", level="commune", during=days[age])
            for name, age in (("a", 0), ("b", 1), ("c", 1), ("d", 2), ("e", 2))
        ]
        half = Decimal("0.5")
        book = Book(
            [
                *rows,
                Succession(id="s", kind="split", before=["a"], after=["b", "c"], on=date(2010, 1, 1),
                    shares=[Share("a", "b", half), Share("a", "c", half)]),
                Succession(id="t", kind="split", before=["b"], after=["d", "e"], on=date(2020, 1, 1),
                    shares=[Share("b", "d", half), Share("b", "e", half)]),
                Succession(id="u", kind="rename", before=["c"], after=["e"], on=date(2020, 1, 1)),
            ]
        )  # fmt: skip
        found = units.Atlas(book).became("a", on=date(2021, 1, 1))
        assert {one.unit.id: one.share for one in found} == {"d": Decimal("0.25"), "e": Decimal("0.75")}


class TestAddresses:
    """Where an address lies on a later day."""

    @pytest.mark.parametrize(
        ("address", "unit", "written"),
        [
            (
                "ấp Xẻo Kè, xã Thạnh Yên, huyện U Minh Thượng, tỉnh Kiên Giang",
                f"{UMT}/xa-thanh-yen",
                "ấp Xẻo Kè, xã Vĩnh Hòa, tỉnh An Giang",
            ),
            ("Hoà Chánh - U Minh Thượng - Kiên Giang", f"{UMT}/xa-hoa-chanh", "xã Vĩnh Hòa, tỉnh An Giang"),
            (
                "Côn Đảo, Bà Rịa - Vũng Tàu",
                "vn/ba-ria-vung-tau/huyen-con-dao",
                "đặc khu Côn Đảo, Thành phố Hồ Chí Minh",
            ),
            (
                "123 Nguyễn Trãi, P. 5, TP. Tân An, Long An",
                "vn/long-an/thanh-pho-tan-an/phuong-5",
                "123 Nguyễn Trãi, phường Long An, tỉnh Tây Ninh",
            ),
            (
                "phường Vĩnh Ninh, thành phố Huế, tỉnh Thừa Thiên Huế",
                "vn/hue/quan-thuan-hoa/phuong-vinh-ninh",
                "phường Thuận Hóa, Thành phố Huế",
            ),
        ],
    )
    def test_in_one_place(self, atlas: units.Atlas, address: str, unit: str, written: str) -> None:
        """Words shortened, levels left out, dashes in names, a city that was renamed."""
        found = units.locate(atlas, address, of=THEN, on=date(2026, 1, 1))
        assert (found.unit.id, found.written) == (unit, (written,))
        assert found.sure

    @pytest.mark.parametrize("row", ADDRESSES, ids=lambda row: row["text"])
    def test_marked_addresses(self, atlas: units.Atlas, row: dict[str, Any]) -> None:
        """The unit meant is found, with the doubts that an honest reading has, and it is certain only without any."""
        of = row.get("of", EVE)
        found = units.locate(atlas, row["text"], of=of, on=LATER)
        assert row["unit"] in {atlas.names_above(one.unit.id, on=of) for one in (found, *found.others)}
        assert {doubt.why for doubt in found.doubts} == set(row.get("why", []))
        assert bool(found.others) == row.get("several", False)
        assert found.sure == (not row.get("why") and not row.get("several"))

    def test_what_was_not_understood_is_listed(self, atlas: units.Atlas) -> None:
        """The words stand with the doubt, and in the address of the later day."""
        found = units.locate(atlas, "xã Đông Xuân, huyện Đông Hưng, tỉnh Thái Bình", of=THEN, on=LATER)
        assert found.unknown == ("xã Đông Xuân",)
        assert all(line.startswith("xã Đông Xuân, ") for line in found.written)
        assert [str(doubt) for doubt in found.doubts if doubt.why == "not-on-map"] == [
            "“xã Đông Xuân” không có trên bản đồ ngày ấy"
        ]

    @pytest.mark.parametrize(
        "address",
        [
            "Tỉnh Kiên Giang, huyện Gò Quao, xã Định Hòa",
            "xa dinh hoa huyen go quao tinh kien giang",
            "X.Định Hòa-H.Gò Quao-Kiên Giang",
            "xã Định Hòa, huyện Gò Quao Kiên Giang",
            "xã Định Hòa, Gò Quao, Kiên Giang, Việt Nam",
        ],
    )
    def test_other_orders_and_marks(self, atlas: units.Atlas, address: str) -> None:
        """Province first, without commas or capitals, with dashes, with the country at the end."""
        found = units.locate(atlas, address, of=EVE, on=LATER)
        assert (found.sure, found.unit.id) == (True, "vn/kien-giang/huyen-go-quao/xa-dinh-hoa")

    @given(st.text(st.sampled_from("pq4 ,.-\nHhXxTPãôĐi"), max_size=60))
    def test_any_text_is_read_or_refused(self, atlas: units.Atlas, text: str) -> None:
        """Whatever is asked, there is an answer whose parts fit together, or a refusal."""
        try:
            found = units.locate(atlas, text, of=EVE, on=LATER)
        except BadValue:
            return
        assert len(found.written) == len(found.outcomes) > 0
        assert not found.sure or not found.doubts

    def test_in_several(self, atlas: units.Atlas) -> None:
        """An address in a commune that was divided lies in one of several places, and says so."""
        address = "phường Cống Vị, quận Ba Đình, Hà Nội"
        found = units.locate(atlas, address, of=THEN, on=date(2026, 1, 1))
        assert not found.sure
        assert len(found.written) == len(found.outcomes) > 1

    def test_nowhere(self, atlas: units.Atlas) -> None:
        """An address that names no unit of the day is refused."""
        with pytest.raises(BadValue):
            units.locate(atlas, "Baker Street, London", of=THEN, on=DAY)


class TestFreshness:
    """How far the map knows."""

    def test_the_shipped_map_says_until_when(self, atlas: units.Atlas) -> None:
        """Nothing up to the last day that was read, a sentence with it from the next day on."""
        known = units.overrides().known_until
        assert known is not None
        assert atlas.out_of_date(known) is None
        assert f"{known.day}/{known.month}/{known.year}" in (atlas.out_of_date(known + timedelta(days=1)) or "")

    def test_the_map_before_its_first_day_is_not_taken_for_unchanged(self, atlas: units.Atlas) -> None:
        """The map of June 2025 holds from the last change before the reform; of an earlier day it says so."""
        assert atlas.out_of_date(date(2025, 3, 1)) is None
        assert atlas.out_of_date(date(2025, 2, 28)) is not None

    def test_a_book_of_ones_own_is_never_out_of_date(self) -> None:
        """Who keeps the map says how far it is known, or that it always is."""
        book = units.Atlas(Book([]), None, None)
        assert {book.out_of_date(day) for day in (date.min, date(2099, 1, 1))} == {None}

    @pytest.mark.parametrize(
        ("code", "day", "name", "symbol"),
        [
            ("25270", date(2026, 4, 30), "Lộc Ninh", "237/NQ-UBTVQH16"),
            ("26485", date(2026, 4, 30), "Nhơn Trạch", "237/NQ-UBTVQH16"),
            ("09319", date(2026, 9, 20), "Tiên Du", "388/NQ-UBTVQH16"),
        ],
    )
    def test_communes_became_wards(self, whole: Book, code: str, day: date, name: str, symbol: str) -> None:
        """On the day, by their resolution, with the code they had; the day before they are communes."""
        for on, kind, called in ((day - timedelta(days=1), "commune", f"xã {name}"), (day, "ward", f"phường {name}")):
            (unit,) = [one for one in whole.on(on).units if any(own.value == code for own in one.codes)]
            assert (unit.kind, unit.name) == (kind, called)
        assert unit.source is not None
        assert unit.source.citation is not None
        assert str(unit.source.citation.symbol) == symbol

    def test_ten_and_twelve(self, whole: Book) -> None:
        """Ten wards of Đồng Nai, twelve of Bắc Ninh; the number of units stays."""
        wards = [
            sum(unit.kind == "ward" for unit in whole.on(day).units)
            for day in (date(2026, 4, 29), date(2026, 4, 30), date(2026, 9, 19), date(2026, 9, 20))
        ]
        assert [wards[1] - wards[0], wards[2] - wards[1], wards[3] - wards[2]] == [10, 0, 12]

    def test_an_office_adds_a_change(self) -> None:
        """A file of the same form adds a row of a unit's life, and says how far it knows."""
        text = """
            known_until = 2027-03-01
            [[change]]
            start = 2027-01-01
            code = "31012"
            name = "phường Vĩnh Hòa Hưng"
            kind = "ward"
            symbol = "1/NQ-UBTVQH16"
            ground = "Công báo"
            confidence = "sourced"
        """
        own = units.overrides().extended(text)
        atlas = units.Atlas(units.book(units.recorded(), own=own), own.known_until)
        (one,) = atlas.became(f"{UMT}/xa-thanh-yen", on=date(2027, 1, 1))
        assert (one.unit.name, one.unit.kind) == ("phường Vĩnh Hòa Hưng", "ward")
        assert atlas.out_of_date(date(2027, 3, 1)) is None

    @pytest.mark.parametrize(
        "text", ['[[change]]\ncode = "31012"', "[[change]]\nstart = 2027-01-01\ncode = '1'", "no toml"]
    )
    def test_a_change_without_its_ground_is_refused(self, text: str) -> None:
        """As is one without its first day, and what is no TOML."""
        with pytest.raises(BadValue):
            units.overrides().extended(text)


class TestSideBySide:
    """Two days beside each other."""

    def test_a_district(self, atlas: units.Atlas) -> None:
        """The six communes of U Minh Thượng, each beside its heir, with both codes."""
        table = atlas.side_by_side(EVE, DAY, within="U Minh Thượng")
        codes = zip(table.column("code-before"), table.column("code-after"), strict=True)
        assert {(old.write(), new.write()) for old, new in codes} == {
            ("31027", "31027"),
            ("31066", "31027"),
            ("31012", "31012"),
            ("31015", "31012"),
            ("31054", "31012"),
            ("31057", "31012"),
        }

    def test_an_island(self, atlas: units.Atlas) -> None:
        """A district without communes stands for itself."""
        table = atlas.side_by_side(EVE, DAY, within="Côn Đảo")
        assert [cell.code for cell in table.column("after")] == ["vn/ho-chi-minh-2025/dac-khu-con-dao"]

    def test_days_in_order(self, atlas: units.Atlas) -> None:
        """The later day comes second."""
        with pytest.raises(BadValue):
            atlas.side_by_side(DAY, EVE, within="An Giang")
