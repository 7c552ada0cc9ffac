"""Bodies on the map: which there are on a day, how they are called, under whom they stand."""

from datetime import date

import pytest

import danvan
import danvan_vn_units as units
from danvan import BadValue, Book, Succession, Unit

UMT = "vn/kien-giang/huyen-u-minh-thuong"
JANUARY, MAY, LATER = date(2025, 1, 1), date(2025, 5, 1), date(2026, 1, 1)


def named(found: tuple[Unit | Succession, ...], territory: str) -> dict[str, str]:
    """The bodies of a territory by role."""
    return {
        unit.id.rpartition(":")[2]: unit.name
        for unit in found
        if isinstance(unit, Unit) and unit.id.rpartition(":")[0] == territory
    }


def test_names_as_printed(small_book: Book) -> None:
    """A district of 2024 has its committee, boards, People's Committee, Front and mass organisations, named in full."""
    found = named(units.bodies(small_book.units, on=JANUARY), UMT)
    assert found["party-committee"] == "Huyện ủy U Minh Thượng"
    assert found["standing-committee"] == "Ban Thường vụ Huyện ủy U Minh Thượng"
    assert found["mobilization"] == "Ban Dân vận Huyện ủy U Minh Thượng"
    assert found["peoples-committee"] == "Ủy ban nhân dân huyện U Minh Thượng"
    assert found["steering-committee"] == "Ban Chỉ đạo phong trào thi đua “Dân vận khéo” huyện U Minh Thượng"
    commune = named(units.bodies(small_book.units, on=JANUARY), f"{UMT}/xa-thanh-yen")
    assert commune["mobilization-block"] == "Khối dân vận xã Thạnh Yên"


def test_before_between_and_after(small_book: Book) -> None:
    """Two boards until the merger, one after it, and none in districts from 1 July 2025 on."""
    boards = {"mobilization", "propaganda", "propaganda-mobilization"}

    def there(day: date, territory: str) -> set[str]:
        return set(named(units.bodies(small_book.units, on=day), territory)) & boards

    assert there(JANUARY, UMT) == {"mobilization", "propaganda"}
    assert there(MAY, UMT) == {"propaganda-mobilization"}
    assert there(LATER, UMT) == set()
    assert there(LATER, "vn/an-giang-2025") == {"propaganda-mobilization"}
    commune = named(units.bodies(small_book.units, on=LATER), "vn/an-giang-2025/xa-vinh-hoa")
    assert commune["party-building"] == "Ban Xây dựng Đảng Đảng ủy xã Vĩnh Hòa"


def test_parents_and_places(small_book: Book) -> None:
    """A body stands under its committee or under its like a level up, and serves its territory."""
    found: dict[str, Unit] = {
        unit.id: unit for unit in units.bodies(small_book.units, on=MAY) if isinstance(unit, Unit)
    }
    board = found[f"{UMT}:propaganda-mobilization"]
    assert (board.parent, board.place) == (f"{UMT}:party-committee", UMT)
    assert found[f"{UMT}:front"].parent == "vn/kien-giang:front"


def test_the_day_differs_by_province(small_book: Book) -> None:
    """A province that merged its boards on another day, and its districts, go by that day."""
    day = date(2025, 2, 10)
    mine = units.template().merged_on({"vn/kien-giang": day})
    facts = units.bodies((*small_book.units, *small_book.successions), template=mine)
    boards = [one for one in facts if isinstance(one, Succession) and one.id.endswith(":propaganda-mobilization:merge")]
    merged: dict[str, date] = {one.after[0]: one.on for one in boards}
    assert merged[f"{UMT}:propaganda-mobilization"] == merged["vn/kien-giang:propaganda-mobilization"] == day
    assert merged["vn/lang-son:propaganda-mobilization"] == units.template().merger.day


def test_a_province_replaces_rows(small_book: Book) -> None:
    """A row of the same role and kind of territory takes the place of the shipped one; other rows stay."""
    text = """
    [[body]]
    role = "mobilization-block"
    at = ["commune"]
    kind = "mobilization-block"
    name = "Khối vận {name}"
    under = "party-committee"
    ground = "Quy chế của tỉnh"
    confidence = "sourced"
    """
    mine = units.template().replacing(units.template(text))
    found = named(units.bodies(small_book.units, on=LATER, template=mine), "vn/an-giang-2025/xa-vinh-hoa")
    assert found["mobilization-block"] == "Khối vận xã Vĩnh Hòa"
    assert "peoples-committee" in found


def test_a_row_with_an_unknown_part_is_refused() -> None:
    """A misspelt part of a template is not passed over."""
    with pytest.raises(BadValue):
        units.template('[[body]]\nrole = "x"\nattt = ["commune"]\n')


def test_the_bodies_keep_the_rules(small_book: Book) -> None:
    """Frame and bodies of the extract, on all days and with their successions, keep every rule of danvan."""
    frame: tuple[Unit | Succession, ...] = (*small_book.units, *small_book.successions)
    book = Book((*frame, *units.bodies(frame)), small_book.vocabulary)
    assert danvan.check(book, danvan.Catalog.of().rules) == ()


def test_bodies_of_provinces_that_merged(small_book: Book) -> None:
    """The Party committees of Kiên Giang and An Giang became that of the new An Giang."""
    facts = units.bodies((*small_book.units, *small_book.successions))
    found: dict[str, Succession] = {one.id: one for one in facts if isinstance(one, Succession)}
    merged = found["vn/an-giang-2025:party-committee:reform"]
    assert "vn/kien-giang:party-committee" in merged.before


def test_sixty_three_provinces(whole: Book) -> None:
    """Every province, district and commune of the country has its set, each body with an id of its own."""
    found = units.bodies(whole.units, on=JANUARY)
    assert len({unit.id for unit in found}) == len(found)
    places = {unit.place for unit in found if isinstance(unit, Unit)}
    assert places == {unit.id for unit in whole.on(JANUARY).units}
