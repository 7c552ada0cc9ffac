"""How findings speak: each language in its own way, with the values in it."""

import re
from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given

from danvan.book.book import Book
from danvan.facts import Act, Award, Figure, Milestone, Model, Period, Recipient, Succession, Unit, Variant
from danvan.rules import BUILTIN, Breach, Grade, Rule, check
from danvan.rules.engine.wording import Bilingual, days, spoken
from danvan.values.citations import Citation, Symbol
from danvan.values.quantities import Quantity
from danvan.values.spans import ALWAYS, Span
from rule_cases import CASES, PLACES, PROVINCE, REFORM, YEAR, award, decided, figure, model
from strategies_core import spans


@pytest.mark.parametrize(
    ("span", "vi", "en"),
    [
        (Span.year(2024), "năm 2024", "in 2024"),
        (Span.years(2016, 2020), "giai đoạn 2016-2020", "in 2016-2020"),
        (Span.quarter(2019, 1), "quý I năm 2019", "from 2019-01-01 to 2019-03-31"),
        (Span(date(2024, 1, 1), REFORM), "từ 01/01/2024 đến 30/6/2025", "from 2024-01-01 to 2025-06-30"),
        (Span(end=REFORM), "đến hết 30/6/2025", "through 2025-06-30"),
        (Span(start=REFORM), "từ 01/7/2025", "from 2025-07-01 on"),
        (Span.day(REFORM), "ngày 01/7/2025", "on 2025-07-01"),
        (ALWAYS, "mọi thời gian", "at any time"),
    ],
)
def test_spans_are_said_in_words(span: Span, vi: str, en: str) -> None:
    """A stretch of days with its preposition, so that it stands in a sentence."""
    assert days(span) == Bilingual(vi, en)


@given(spans())
def test_two_spans_are_never_said_alike(span: Span) -> None:
    """Any stretch can be said, and is not mistaken for the day or the year beside it."""
    others = [Span.year(2017), Span.day(date(2017, 1, 1)), ALWAYS]
    assert all(days(other).en != days(span).en for other in others if other != span)


def test_values_are_written_as_each_language_writes_them() -> None:
    """A rule of a plugin gives days, spans and numbers; the sentences have separators and order of their own."""
    given_ = {"day": REFORM, "span": Span.year(2024), "number": Quantity(4400, "over"), "money": Decimal("1520.5")}
    rule = Rule(
        code="AB101",
        name="said",
        vi="{day}; {span}; {number}; {money}",
        en="{day}; {span}; {number}; {money}",
        grades=[Grade(severity="error", ground="g", confidence="sourced")],
        check=lambda _: [Breach(values=given_)],
    )
    (found,) = check(Book(), [rule])
    assert found.vi == "01/7/2025; năm 2024; trên 4.400; 1.520,5"
    assert found.en == "2025-07-01; in 2024; over 4,400; 1,520.5"
    assert dict(found.values)["number_en"] == "over 4,400"
    assert spoken("chữ") == "chữ"


@pytest.mark.parametrize("code", sorted(CASES))
def test_english_has_no_vietnamese_dates(code: str) -> None:
    """No English sentence writes 01/7/2025, nor points where commas belong; no Vietnamese one an ISO date."""
    for found in check(CASES[code].bad, BUILTIN):
        assert not re.search(r"\d/\d+/\d{4}|…|\d\.\d{3}(?!\d)", found.en), found.en
        assert not re.search(r"\d{4}-\d\d-\d\d|…|\.\.", found.vi), found.vi


class TestWhoIsRewardedTwice:
    """One finding for two decisions, however many names stand in both, and the names in it."""

    def test_the_recipients_are_named_once(self) -> None:
        """Forty communes in two overlapping awards are one finding, which names the first."""
        stage = Period(id="g", kind="stage", label="giai đoạn 2021-2025", during=Span.years(2021, 2025))
        communes = [Unit(id=f"x{n:02}", name=f"xã {n:02}", kind="commune") for n in range(40)]
        listed = [Recipient(kind="collective", unit=one.id) for one in communes]
        two = [
            award(f"a{n}", "certificate-of-merit", "tu", *listed, period=period, reason="khác" if n > 1 else None)
            for n, period in enumerate(("g", "nam-2024"))
        ]
        party = Unit(id="tu", name="Tỉnh ủy", kind="provincial-party-committee", level="province")
        (found,) = check(Book([YEAR, stage, party, *communes, *two]), BUILTIN)
        assert (found.code, found.vi.startswith("Xã 00 (x00), xã 01 (x01)"), "(+36)" in found.vi) == (
            "DV415",
            True,
            True,
        )

    def test_all_pairs_are_looked_at(self) -> None:
        """A short award inside a long one does not hide a later one that overlaps the long one."""
        periods = [
            Period(id="dai", kind="stage", label="giai đoạn 2016-2020", during=Span.years(2016, 2020)),
            Period(id="ngan", kind="year", label="năm 2017", during=Span.year(2017)),
            Period(id="sau", kind="year", label="năm 2019", during=Span.year(2019)),
        ]
        party = Unit(id="tu", name="Tỉnh ủy", kind="provincial-party-committee", level="province")
        one = Recipient(kind="collective", unit="tinh")
        given_ = [
            award(period.id, "certificate-of-merit", "tu", one, period=period.id, acts=[decided(date(2021, 1, n + 1))])
            for n, period in enumerate(periods)
        ]
        found = check(Book([PROVINCE, party, *periods, *given_]), BUILTIN)
        assert [(each.code, each.fact) for each in found] == [("DV415", "ngan"), ("DV415", "sau")]

    def test_a_model_is_its_own_achievement(self) -> None:
        """Two awards to one model for two years apart are in order; without years they are two for one."""
        held = model("m", Milestone(kind="registered"), Milestone(kind="recognised"))
        party = Unit(id="tu", name="Tỉnh ủy", kind="provincial-party-committee", level="province")
        last = Period(id="nam-2023", kind="year", label="năm 2023", during=Span.year(2023))
        one = Recipient(kind="model", model="m")

        def codes(*periods: str | None) -> list[str]:
            acts = [[Act(state="decided", on=date(2024, 12, n + 1))] for n in range(len(periods))]
            two = [
                award(f"a{n}", "certificate-of-merit", "tu", one, period=period, acts=acts[n])
                for n, period in enumerate(periods)
            ]
            return [found.code for found in check(Book([*PLACES, party, YEAR, last, held, *two]), BUILTIN)]

        assert codes("nam-2023", "nam-2024") == []
        assert codes(None, "nam-2024") == ["DV414"]


class TestAwardsToldTwice:
    """One award, told by two papers."""

    def _told(self, *ways: dict[str, object]) -> list[str]:
        party = Unit(id="tu", name="Tỉnh ủy", kind="provincial-party-committee", level="province")
        many = Recipient(kind="collective", count=Quantity(11))
        awards = [award(f"a{n}", "certificate-of-merit", "tu", many, **way) for n, way in enumerate(ways)]
        return [found.code for found in check(Book([party, YEAR, *awards]), BUILTIN)]

    def test_one_decision_told_in_more_and_in_fewer_words(self) -> None:
        """Of one decision, what one paper leaves out makes no second award; what both say differently does."""
        acts = [Act(state="decided", on=date(2024, 3, 1), document=Citation(symbol=Symbol("12-QĐ/TU")))]
        told: dict[str, object] = {"acts": acts, "reason": "Dân vận khéo", "period": "nam-2024"}
        assert self._told(told, {"acts": acts}) == ["DV413"]
        assert self._told(told, {**told, "reason": "xây dựng Đảng"}) == []

    def test_without_a_decision_only_the_same_words_are_one(self) -> None:
        """Eleven collectives are not the other eleven because little is said of them."""
        assert self._told({"reason": "Dân vận khéo"}, {}) == []
        assert self._told({"reason": "Dân vận khéo"}, {"reason": "Dân vận khéo"}) == ["DV413"]


class TestBars:
    """Discipline and verification that are open, or have ended."""

    UNITS = (
        PROVINCE,
        Unit(id="m1", name="xã M", kind="commune", level="commune", parent="tinh", during=Span(REFORM)),
        Unit(id="tu", name="Tỉnh ủy", kind="provincial-party-committee", level="province"),
        Period(id="nam-2024", kind="year", label="năm 2024", during=Span.year(2024)),
    )

    def _told(self, *awards: Award) -> list[str]:
        return [found.code for found in check(Book([*self.UNITS, *awards]), BUILTIN)]

    def test_a_bar_holds_in_every_record(self) -> None:
        """What one award tells of its recipient is true of the recipient in another."""
        bar = Recipient(kind="collective", unit="m1", barred=Span(REFORM, date(2025, 10, 1)))
        first = award("a", "certificate-of-merit", "tu", bar, reason="một", acts=[decided(date(2026, 1, 1))])
        other = Recipient(kind="collective", unit="m1")
        second = award("b", "certificate-of-merit", "tu", other, reason="hai", acts=[decided(date(2025, 8, 1))])
        assert self._told(first, second) == ["DV417"]
        assert self._told(first) == []

    def test_the_day_the_decree_came_into_force(self) -> None:
        """On 30/6/2025 nothing is said, on 01/7/2025 it is."""
        bar = Recipient(kind="collective", unit="tinh", barred=Span(date(2025, 1, 1), date(2025, 10, 1)))
        for day, codes in ((date(2025, 6, 30), []), (REFORM, ["DV417"])):
            assert self._told(award("a", "certificate-of-merit", "tu", bar, acts=[decided(day)])) == codes

    def test_what_came_before_the_end_is_not_counted(self) -> None:
        """A year before the bar ended is counted too early, however long ago."""
        bar = Recipient(kind="collective", unit="m1", barred=Span(REFORM, date(2025, 10, 1)))
        early = award("a", "certificate-of-merit", "tu", bar, period="nam-2024", acts=[decided(date(2026, 1, 1))])
        assert self._told(early) == ["DV420"]


class TestNamesAlike:
    """One work registered twice, under names that differ by little."""

    def _told(self, *models: Model, succession: bool = False) -> list[str]:
        old, new = Span(end=REFORM), Span(REFORM)
        units = [
            Unit(id="a", name="xã A", kind="commune", level="commune", during=old),
            Unit(id="b", name="xã B", kind="commune", level="commune", during=old),
            Unit(id="ab", name="xã AB", kind="commune", level="commune", during=new),
        ]
        merged = [Succession(id="s", kind="merge", before=["a", "b"], after=["ab"], on=REFORM)] if succession else []
        year = Period(id="n", kind="year", label="năm 2025", during=Span.year(2025))
        return [found.code for found in check(Book([*units, *merged, year, *models]), BUILTIN) if found.code[2] == "3"]

    def _model(self, name: str, holder: str, number: int) -> Model:
        return Model(id=f"m{number}", name=name, holders=[holder], period="n")

    @pytest.mark.parametrize(
        ("one", "other", "alike"),
        [
            ("Tổ hoà giải", "Tổ hòa giải", True),
            ("Mô hình “Camera an ninh”", "camera, an ninh", True),
            ("Tổ tự quản về an ninh trật tự", "Tổ tự quản an ninh, trật tự", True),
            ("Tổ tự quản", "Tổ tự quản đường hoa", False),
            ("Chợ văn minh", "Văn minh", False),
        ],
    )
    def test_small_words_and_tones(self, one: str, other: str, alike: bool) -> None:
        """What is written a little differently is one name; what adds a word that means something is another."""
        assert self._told(self._model(one, "a", 1), self._model(other, "a", 2)) == ["DV307"] * alike

    def test_a_commune_and_what_became_of_it_are_one_place(self) -> None:
        """The same model under the old and the new commune is told once; under two old ones it is two models."""
        old, new, next_door = (self._model("Tổ hòa giải", holder, n) for n, holder in enumerate(("a", "ab", "b")))
        assert self._told(old, new, succession=True) == ["DV307"]
        assert self._told(old, next_door, succession=True) == []
        assert self._told(old, new) == []


def test_who_ended_is_asked_for_a_successor_only_where_the_book_goes_on() -> None:
    """A book of one year whose districts ended later says nothing of it; one finding stands for all of a day."""
    old = [Unit(id=one, name=f"xã {one}", kind="commune", during=Span(end=REFORM)) for one in ("a", "b")]
    then: list[Figure] = [figure(f"f-{one.id}", 3, unit=one.id) for one in old]
    later = Period(id="nam-2026", kind="year", label="năm 2026", during=Span.year(2026))
    after = figure("g", 9, unit="tinh", period="nam-2026")
    assert check(Book([PROVINCE, YEAR, *old, *then]), BUILTIN) == ()
    (found,) = check(Book([PROVINCE, YEAR, later, *old, *then, after]), BUILTIN)
    assert (found.code, dict(found.values)["count"]) == ("DV125", "2")


@pytest.mark.parametrize(
    ("day", "severity", "law"),
    [(date(2023, 12, 31), "warning", "15/2003/QH11"), (date(2024, 1, 1), "error", "06/2022/QH15")],
)
def test_the_ground_is_the_law_of_the_day(day: date, severity: str, law: str) -> None:
    """A flag to an individual is told under the law in force when it was decided, not under a later one."""
    flag = award("a", "emulation-flag", "tu", Recipient(kind="individual"), acts=[decided(day)])
    (found,) = check(Book([attrs.evolve(flag, grantors=())]), BUILTIN)
    assert (found.severity, law in found.ground) == (severity, True)


def test_a_recipient_is_named_in_each_language() -> None:
    """If passages disagree on who was rewarded, each sentence says the kind of recipient in its own language."""
    counted = Recipient(kind="collective", count=Quantity(12, unit="collective"))
    for recipient, vi, en in (
        (counted, "12 tập thể", "12 collective"),
        (Recipient(kind="household"), "hộ gia đình", "household"),
    ):
        told = attrs.evolve(
            award("a", "certificate-of-merit", "tinh", recipient), variants=[Variant("recipients", "15 tập thể")]
        )
        (found,) = [one for one in check(Book([YEAR, PROVINCE, told]), BUILTIN) if one.code == "DV601"]
        assert vi in found.vi
        assert en in found.en
        assert vi not in found.en
