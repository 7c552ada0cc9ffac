"""Asking the map: by name, from day to day, by address, side by side."""

from datetime import date
from decimal import Decimal

import pytest

import danvan_vn_units as units
from danvan import BadValue, Book, Share, Span, Succession, Unit, Unknown

THEN, EVE, DAY, LATER = date(2020, 8, 4), date(2025, 6, 30), date(2025, 7, 1), date(2026, 12, 31)
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
        assert len(forth) == 10_572 - 5

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
