"""The frame: units and successions on both sides of the reform, and what they rest on."""

from collections import Counter
from datetime import date
from decimal import Decimal

import attrs
import pytest

import danvan
import danvan_vn_units as units
from danvan import BadValue, Book, Succession, Unit

EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)
UMT = "vn/kien-giang/huyen-u-minh-thuong"
ME_LINH = "vn/ha-noi/huyen-me-linh"


def levels(book: Book, day: date) -> Counter[str | None]:
    """How many territories of each level there are on a day."""
    return Counter(unit.level for unit in book.on(day).units)


def pairs(book: Book) -> set[tuple[str, str]]:
    """What went where, districts that were dissolved left out."""
    return {
        (before, after)
        for one in book.successions
        if one.kind != "dissolve" and book.unit(one.before[0]).level != "province"
        for before in one.before
        for after in one.after
    }


def test_the_country_on_two_days(whole: Book) -> None:
    """63, 696 and 10.035 on the eve; 34 and 3.321 on the day."""
    assert levels(whole, EVE) == {"central": 1, "province": 63, "district": 696, "commune": 10_035}
    assert levels(whole, DAY) == {"central": 1, "province": 34, "commune": 3_321}


def test_every_link_is_told() -> None:
    """Without our overrides, what went where and what lived on are the 10.602 links of the source."""
    source = units.recorded()
    book = Book(units.frame(source, own=units.overrides().by_source()))
    ids = source.ids
    links = {(ids["before", link.before], ids["after", link.after]) for link in source.links}
    lived_on = {(before, after) for before, after in links if before == after}
    assert len(links) == 10_602
    assert pairs(book) | lived_on == links
    assert pairs(book) & lived_on == set()


def test_each_old_unit_stands_before_one_succession(whole: Book) -> None:
    """What became of a unit is told once, so that restating carries it once; only those that lived on have none."""
    told = Counter(unit for one in whole.successions for unit in one.before)
    assert set(told.values()) == {1}
    old = {unit.id for unit in whole.units if unit.during.end == DAY}
    lived_on = {unit for unit in old if len(whole.unit_rows[whole.unit(unit).id]) > 1}
    assert old - set(told) == lived_on
    assert len(lived_on) == 124


def test_our_overrides_correct_the_source(whole: Book) -> None:
    """Thirty links that join namesakes and two more are gone, one was missing; nothing crosses old provinces."""
    source = units.overrides().corrected(units.recorded())
    assert len(source.links) == 10_602 - 30 - 2 + 1
    ids = units.recorded().ids
    assert len(units.namesakes(units.recorded(), ids)) == 28
    assert units.namesakes(source, ids) == ()
    tan_thanh = "vn/can-tho/huyen-thoi-lai/xa-tan-thanh"
    assert [one.unit.name for one in units.Atlas(whole).became(tan_thanh, on=DAY)] == ["xã Trường Thành"]


def test_u_minh_thuong(small_book: Book) -> None:
    """Six communes became two, the code of one going to another's heir; the district ended with both."""
    merges = {one.after[0]: one for one in small_book.successions if one.before[0].startswith(f"{UMT}/")}
    assert {after: {one.rpartition("/")[2] for one in merge.before} for after, merge in merges.items()} == {
        "vn/an-giang-2025/xa-vinh-hoa": {"xa-thanh-yen", "xa-thanh-yen-a", "xa-vinh-hoa", "xa-hoa-chanh"},
        "vn/an-giang-2025/xa-u-minh-thuong": {"xa-minh-thuan", "xa-an-minh-bac"},
    }
    district = next(one for one in small_book.successions if one.before == (UMT,))
    assert district.kind == "dissolve"
    assert set(district.after) == set(merges)
    assert str(district.decided[0].symbol) == "203/2025/QH15"
    assert {str(merge.decided[0].symbol) for merge in merges.values()} == {"1654/NQ-UBTVQH15"}


def test_a_code_given_out_again_is_another_unit(small_book: Book) -> None:
    """Code 31012 was Thạnh Yên's and is Vĩnh Hòa's; neither id knows the other's name."""
    found = {
        (unit.id, unit.name, code.during.end)
        for unit in small_book.units
        for code in unit.codes
        if code.value == "31012"
    }
    assert found == {
        (f"{UMT}/xa-thanh-yen", "xã Thạnh Yên", DAY),
        ("vn/an-giang-2025/xa-vinh-hoa", "xã Vĩnh Hòa", None),
    }


@pytest.mark.parametrize(
    ("district", "zone"),
    [
        ("vn/ba-ria-vung-tau/huyen-con-dao", "vn/ho-chi-minh-2025/dac-khu-con-dao"),
        ("vn/hai-phong/huyen-bach-long-vi", "vn/hai-phong-2025/dac-khu-bach-long-vi"),
        ("vn/quang-tri/huyen-con-co", "vn/quang-tri-2025/dac-khu-con-co"),
        ("vn/da-nang/huyen-hoang-sa", "vn/da-nang-2025/dac-khu-hoang-sa"),
        ("vn/quang-ngai/huyen-ly-son", "vn/quang-ngai-2025/dac-khu-ly-son"),
    ],
)
def test_island_districts_became_special_zones(whole: Book, district: str, zone: str) -> None:
    """The five districts without communes went whole to their special zones, and are not dissolved besides."""
    assert whole.on(EVE).children(district) == ()
    found = [one for one in whole.successions if district in one.before]
    assert [(one.kind, one.after) for one in found] == [("change-of-level", (zone,))]
    assert whole.unit(zone).kind == "special-zone"


def test_who_lived_on_has_one_id(small_book: Book) -> None:
    """Xã Hòn Nghệ kept its id and code under another parent; Thổ Châu became a special zone, which is another unit."""
    rows = small_book.unit_rows[small_book.unit("vn/kien-giang/huyen-kien-luong/xa-hon-nghe").id]
    assert [(row.parent, row.during.start) for row in rows] == [
        ("vn/kien-giang/huyen-kien-luong", None),
        ("vn/an-giang-2025", DAY),
    ]
    assert {code.value for row in rows for code in row.codes} == {"30814"}
    tho_chau = next(one for one in small_book.successions if one.after == ("vn/an-giang-2025/dac-khu-tho-chau",))
    assert tho_chau.kind == "change-of-level"


def test_a_split_carries_guessed_shares(small_book: Book) -> None:
    """Tuấn Việt was divided: the shares add up to one, the default counts double, and each reads as a guess."""
    split = next(one for one in small_book.successions if one.kind == "split" and "tuan-viet" in one.id)
    assert {share.after: share.share for share in split.shares} == {
        "vn/hai-phong-2025/xa-lai-khe": Decimal("0.666667"),
        "vn/hai-phong-2025/xa-nam-an-phu": Decimal("0.333333"),
    }
    assert {share.confidence for share in split.shares} == {"guess"}
    assert split.note is not None
    assert "phỏng đoán" in split.note
    assert small_book.vocabulary.label("confidence", "guess") == "phỏng đoán"


def test_a_share_that_a_text_states_is_no_guess(small_book: Book) -> None:
    """All people of Hòa Bình went to Kim Thành, only land to Hà Nam: the resolution says so, and who restated it."""
    split = next(one for one in small_book.successions if one.kind == "split" and "kim-thanh" in one.id)
    assert {(share.after, share.share, share.confidence) for share in split.shares} == {
        ("vn/hai-phong-2025/xa-kim-thanh", Decimal(1), "secondary"),
        ("vn/hai-phong-2025/xa-ha-nam", Decimal(0), "secondary"),
    }
    assert split.source is not None
    assert "1669/NQ-UBTVQH15" in (split.source.note or "")


def test_shares_may_be_left_out(small: units.Edition) -> None:
    """Who wants no guess gets only the shares that a text states."""
    facts = units.frame(small, shares="none")
    shares = {share.confidence for fact in facts if isinstance(fact, Succession) for share in fact.shares}
    assert shares == {"secondary"}


def test_shares_are_one_of_two_words(small: units.Edition) -> None:
    """Another word is refused."""
    with pytest.raises(BadValue):
        units.frame(small, shares="equal")  # type: ignore[arg-type] # what a caller without types may write


def test_every_fact_names_the_package_and_its_version(whole: Book) -> None:
    """Who asks where a unit is from is told the release, the file and the row."""
    titles = {
        fact.source.citation.title
        for fact in whole.facts
        if isinstance(fact, Unit | Succession) and fact.source and fact.source.citation and fact.source.file
    }
    assert titles == {"vietnamadminunits 1.0.4"}
    unsourced = [fact.id for fact in whole.facts if not (isinstance(fact, Unit | Succession) and fact.source)]
    assert unsourced == ["vn"]
    source = whole.unit("vn/an-giang-2025/xa-vinh-hoa").source
    assert source is not None
    assert (source.file, source.place) == ("dataset.db", "admin_units, wardCode 31012")


def test_the_rules_find_nothing(whole: Book) -> None:
    """The frame of the whole country keeps every rule of danvan."""
    assert danvan.check(whole, danvan.Catalog.of().rules) == ()


def test_cities_of_2026(whole: Book) -> None:
    """Đồng Nai, Quảng Ninh and Bắc Ninh are provinces until the day of their resolution, and cities from it."""
    for unit, day in (
        ("vn/dong-nai-2025", date(2026, 4, 30)),
        ("vn/quang-ninh", date(2026, 9, 1)),
        ("vn/bac-ninh-2025", date(2026, 9, 20)),
    ):
        eve = date.fromordinal(day.toordinal() - 1)
        assert [whole.unit(unit, on=one).kind for one in (eve, day)] == ["province", "municipality"]


def test_an_unchanged_province_is_one_row(whole: Book) -> None:
    """Lạng Sơn has one row, with one code for all days."""
    rows = whole.unit_rows[whole.unit("vn/lang-son").id]
    assert [row.during for row in rows] == [danvan.Span()]
    assert [(code.value, code.during) for code in rows[0].codes] == [("20", danvan.Span())]


def test_an_override_says_its_ground() -> None:
    """A row without ground or confidence is refused."""
    bare = 'reform = 2025-07-01\n[province]\nsymbol = "202/2025/QH15"\nground = "x"\n'
    with pytest.raises(BadValue):
        units.overrides(bare)


def test_one_resolution_for_each_province() -> None:
    """The 34 resolutions on communes are numbered 1654 to 1687, one for each new province."""
    own = units.overrides()
    after = {place.code for place in units.recorded().places if (place.epoch, place.level) == ("after", "province")}
    assert set(own.communes) == after
    numbers = sorted(text.citation.symbol.number or 0 for text in own.communes.values() if text.citation.symbol)
    assert numbers == list(range(1654, 1688))


def test_links_as_corrected_need_their_units(small: units.Edition) -> None:
    """A correction of a unit that an edition lacks is passed over; the rest are made."""
    corrected = units.overrides().corrected(small)
    hoa_binh = {link.after: link.part for link in corrected.links if link.before == "11890"}
    assert hoa_binh == {"11911": "whole"}
    kim_thanh = {link.after: link.part for link in corrected.links if link.before == "10798"}
    assert kim_thanh == {"10804": "default", "10843": "part"}
    assert attrs.evolve(corrected, links=small.links) == small


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("vn/lang-son/huyen-binh-gia/xa-hong-phong", {"vn/lang-son/xa-hong-phong": 1}),
        ("vn/lang-son/huyen-cao-loc/xa-hong-phong", {"vn/lang-son/xa-dong-dang": 1}),
        ("vn/long-an/huyen-thu-thua/thi-tran-thu-thua", {"vn/tay-ninh-2025/xa-thu-thua": 1}),
    ],
)
def test_links_that_a_clause_corrects(whole: Book, before: str, after: dict[str, int]) -> None:
    """Hồng Phong and Thủ Thừa went whole, as clauses of 1672 and 1682 say, not in part to where a namesake went."""
    found = units.Atlas(whole).became(before, on=DAY)
    assert {one.unit.id: one.share for one in found} == after


def test_land_without_people_takes_no_share(whole: Book) -> None:
    """Of Văn Khê only land went to Ô Diên and Yên Lãng (clauses 107, 119 of 1656): nothing counted goes there."""
    shares = {one.unit.name: one.share for one in units.Atlas(whole).became(f"{ME_LINH}/xa-van-khe", on=DAY)}
    assert shares["xã Ô Diên"] == shares["xã Yên Lãng"] == 0
    assert sum(share or 0 for share in shares.values()) == 1


def test_who_kept_all_people_has_them_for_certain(whole: Book) -> None:
    """Liên Hà gave all its people to Ô Diên and land elsewhere: the share is no guess."""
    split = next(one for one in whole.successions if one.before == ("vn/ha-noi/huyen-dan-phuong/xa-lien-ha",))
    assert {str(share.after): (share.share, share.confidence) for share in split.shares} == {
        "vn/ha-noi/xa-o-dien": (Decimal(1), "sourced"),
        "vn/ha-noi/xa-me-linh": (Decimal(0), "sourced"),
    }


def test_every_new_commune_has_its_clause(whole: Book) -> None:
    """Each succession of communes names its resolution, and the clauses that were read; districts are inferred."""
    assert len(units.clauses()) == 3194
    for one in whole.successions:
        assert one.decided, one.id
        assert one.source is not None
        if one.kind != "dissolve" and whole.unit(one.after[0]).level == "commune":
            resolution = str(one.decided[0].symbol)
            assert one.decided[0].date == date(2025, 6, 16)
            told = (one.source.note or "").split("; ")[: len(one.after)]
            known = [clause for clause in told if clause.startswith("khoản ")]
            assert (one.source.confidence == "sourced") == (len(known) == len(one.after)), one.id
            assert all(clause.endswith(resolution) for clause in known), one.id


def test_names_have_their_dash(whole: Book) -> None:
    """As the resolutions print them."""
    names = {unit.name for unit in whole.units}
    assert {"phường Văn Miếu - Quốc Tử Giám", "phường Phương Liên - Trung Tự"} <= names
    assert not {"phường Văn Miếu Quốc Tử Giám", "phường Phương Liên Trung Tự"} & names
