"""The engine: grades by date, confidence, silencing, rules that raise; and rules on large and crooked books."""

import time
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.book.book import Book
from danvan.codec import read
from danvan.errors import BadValue
from danvan.facts import Act, Award, Figure, Milestone, Period, Unit
from danvan.rules import BUILTIN, Breach, Finding, Grade, Rule, check, rules_in, subject
from danvan.rules import rule as declared
from danvan.rules.engine.rule import OWN_WARNING
from danvan.rules.lookups.days import day_in, uncovered
from danvan.rules.lookups.written import MOST_SUGGESTED
from danvan.values.graphs import rings
from danvan.values.quantities import Quantity
from danvan.values.spans import ALWAYS, ONE_DAY, Span
from danvan.vocabulary import Term, Vocabulary
from rule_cases import BOARD, COMMITTEE, COMMUNE, DISTRICT, PROVINCE, REFORM, YEAR, award, figure, model, some

EXAMPLES = Path(__file__).parents[2] / "examples"


def codes(findings: Iterable[Finding]) -> list[str]:
    """The codes of findings, in order."""
    return [finding.code for finding in findings]


def rule(code: str, *breaches: Breach, grades: Iterable[Grade] = (), follows: Iterable[str] = ()) -> Rule:
    """A rule that finds what it is told to."""
    return Rule(
        code=code,
        name=code.lower(),
        vi="{x}; hãy sửa",
        en="{x}, mend it",
        grades=tuple(grades) or (Grade(severity="error", ground="g", confidence="sourced"),),
        check=lambda _: breaches,
        follows=tuple(follows),
    )


@pytest.mark.parametrize(
    ("on", "ground"),
    [
        (date(2009, 12, 31), None),
        (date(2010, 1, 1), "old"),
        (date(2023, 12, 31), "old"),
        (date(2024, 1, 1), "new"),
        (date(2024, 12, 31), "new"),
        (date(2025, 1, 1), None),
    ],
)
def test_a_grade_holds_from_its_first_day_to_its_last(on: date, ground: str | None) -> None:
    """Both ends of a provision's days are its own, and the days beside them are not."""
    old, new = Span(date(2010, 1, 1), date(2024, 1, 1)), Span(date(2024, 1, 1), date(2025, 1, 1))
    graded = rule(
        "AB101",
        grades=[
            Grade(severity="warning", ground="old", confidence="sourced", during=old),
            Grade(severity="error", ground="new", confidence="sourced", during=new),
        ],
    )
    found = graded.grade(on)
    assert (None if found is None else found.ground) == ground


@pytest.mark.parametrize(
    ("span", "day"),
    [
        (Span(date(2023, 12, 31), date(2024, 1, 2)), date(2023, 12, 31)),
        (Span(end=date(2024, 1, 2)), date(2024, 1, 1)),
        (ALWAYS, None),
        (None, None),
    ],
)
def test_a_stretch_is_judged_on_its_first_day(span: Span | None, day: date | None) -> None:
    """The first day of a stretch picks the grade; its last day only if nobody knows when it began."""
    assert day_in(span) == day


def test_grade_of_the_day() -> None:
    """A breach is graded by the provision in force on its day, and passed over on days when none was."""
    grades = (
        Grade(severity="warning", ground="old", confidence="sourced", during=Span(date(2010, 1, 1), date(2024, 1, 1))),
        Grade(severity="error", ground="new", confidence="sourced", during=Span(start=date(2024, 1, 1))),
    )
    days = (date(2005, 1, 1), date(2023, 12, 31), date(2024, 1, 1), None)
    found = [check(Book(), [rule("AB101", Breach(on=day, values={"x": 1}), grades=grades)]) for day in days]
    assert [[(one.severity, one.ground) for one in findings] for findings in found] == [
        [],
        [("warning", "old")],
        [("error", "new")],
        [("warning", "old")],
    ]


@pytest.mark.parametrize("confidence", ["secondary", "seed", "derived", "unsourced"])
def test_only_what_is_sourced_is_an_error(confidence: str) -> None:
    """An error that rests on less than a public text is a warning, whether its grade or its vocabulary row says so."""
    unsure = Grade(severity="error", ground="g", confidence=confidence)
    of_grade = rule("AB101", Breach(values={"x": 1}), grades=[unsure])
    of_row = rule("AB102", Breach(values={"x": 1}, ground="row", confidence=confidence))
    found = check(Book(), [of_grade, of_row])
    assert [(one.severity, one.ground, one.confidence) for one in found] == [
        ("warning", "g", confidence),
        ("warning", "row", confidence),
    ]


def test_followers_are_silenced_by_subject_and_by_fact() -> None:
    """A breach about what a root cause names is not told; a breach about something else is."""
    root = rule("AB101", Breach(values={"x": 1}, subjects=["unit a", subject(Unit, "tinh")]))
    follower = rule(
        "AB102",
        Breach(values={"x": 2}, subjects=["unit a"]),
        Breach(values={"x": 3}, fact=PROVINCE),
        Breach(values={"x": 4}, subjects=["figure a"]),
        follows=["AB101"],
    )
    assert [(one.code, dict(one.values)["x"]) for one in check(Book(), [follower, root])] == [
        ("AB101", "1"),
        ("AB102", "4"),
    ]


def test_one_missing_unit_is_one_finding() -> None:
    """A missing unit that a thousand figures name is one finding, which counts them."""
    figures = [figure(f"f{at}", at, about=str(at), unit="xa-lac") for at in range(1, 1001)]
    (found,) = check(Book([YEAR, *figures]), BUILTIN)
    assert (found.code, dict(found.values)["count"], dict(found.values)["id"]) == ("DV101", "1000", "xa-lac")


def _raises(_: Book) -> Iterator[Breach]:
    yield Breach(values={"x": "half"})
    raise ZeroDivisionError("no models")


def _nothing(_: Book) -> Any:
    return None


def _rubbish(_: Book) -> Any:
    return ["rubbish"]


@pytest.mark.parametrize(
    "broken",
    [
        attrs.evolve(rule("AB101"), check=_raises),
        attrs.evolve(rule("AB101"), check=_nothing),
        attrs.evolve(rule("AB101"), check=_rubbish),
        rule("AB101", Breach(values={"y": 1})),
    ],
)
def test_a_rule_that_raises_is_one_finding(broken: Rule) -> None:
    """A rule that raises, returns rubbish or lacks a value is told as DV001, and the others run."""
    found = check(Book(), [broken, rule("AB102", Breach(values={"x": 1}))])
    assert [one.fact for one in found if one.code == "DV001"] == ["AB101"]
    assert "AB102" in codes(found)


def test_values_are_cut_and_printable() -> None:
    """A name of ten megabytes and a code that no file can hold do not spoil a sentence."""
    (found,) = check(Book(), [rule("AB101", Breach(values={"x": "á" * 10_000_000}))])
    assert len(found.vi) < 400
    (strange,) = [one for one in check(Book([attrs.evolve(PROVINCE, kind="\ud800")]), BUILTIN) if one.code == "DV104"]
    assert strange.vi.encode("utf-8")


@pytest.mark.parametrize("code", ["ab101", "A101", "AB10", "ĐV101", ""])
def test_codes_of_rules(code: str) -> None:
    """A code is two capital letters or more and three digits or more."""
    with pytest.raises(BadValue):
        rule(code)


def test_the_order_of_rules_leaves_no_trace() -> None:
    """The same findings come in the same order, however the rules are given."""
    book = Book([attrs.evolve(PROVINCE, kind="x"), figure("f", -3, unit="y"), YEAR])
    assert check(book, BUILTIN) == check(book, reversed(BUILTIN)) != ()


# Grades of the built-in rules by date.


def medal(on: date | None, form: str = "commemorative-medal") -> Award:
    """A medal to a collective."""
    acts = [Act(state="decided", on=on)]
    return Award(id="a", form=form, recipients=[some("collective", 2)], acts=acts)


@pytest.mark.parametrize(
    ("on", "form", "severity"),
    [
        (date(2023, 12, 31), "commemorative-medal", "warning"),
        (date(2024, 1, 1), "commemorative-medal", "error"),
        (None, "commemorative-medal", "warning"),
        (date(2024, 1, 1), "dan-van-medal", "warning"),
    ],
)
def test_medal_to_a_collective(on: date | None, form: str, severity: str) -> None:
    """A medal to a collective is an error from 2024 on, where the form's row is sourced; before it a warning."""
    assert [(one.code, one.severity) for one in check(Book([medal(on, form)]), BUILTIN)] == [("DV401", severity)]


@pytest.mark.parametrize(("on", "found"), [(date(2025, 6, 30), []), (REFORM, [("DV305", "error")])])
def test_district_level_ended(on: date, found: list[tuple[str, str]]) -> None:
    """Recognition at district level is in order up to 30/6/2025 and an error from the next day."""
    steps = [
        Milestone(kind=kind, on=day, level="district")
        for kind, day in (("registered", date(2024, 1, 1)), ("recognised", on))
    ]
    book = Book([PROVINCE, model("m", *steps, holders=["tinh"])])
    assert [(one.code, one.severity) for one in check(book, BUILTIN)] == found


@pytest.mark.parametrize(("on", "found"), [(date(2025, 6, 30), [("DV402", "error")]), (REFORM, [])])
def test_commune_chair_inherits_the_districts_powers(on: date, found: list[tuple[str, str]]) -> None:
    """An advanced labour collective is named by a commune's chair from 01/7/2025 on only."""
    committee = Unit(id="ubnd", name="UBND xã", kind="commune-peoples-committee", level="commune")
    given_ = award(
        "a",
        "advanced-labour-collective",
        "ubnd",
        some("collective", 1),
        acts=[Act(state="decided", on=on, office="Chủ tịch UBND xã")],
    )
    assert [(one.code, one.severity) for one in check(Book([committee, given_]), BUILTIN)] == found


@pytest.mark.parametrize(("on", "severity"), [(date(2026, 9, 30), "error"), (date(2026, 10, 1), "warning")])
def test_what_an_unread_law_amends_is_a_note(on: date, severity: str) -> None:
    """From the first day of a law nobody read, what rests on the law it amends names the last certain day instead."""
    committee = Unit(id="ubnd", name="UBND xã C", kind="commune-peoples-committee", level="commune")
    given_ = award(
        "a", "emulation-flag", "ubnd", some("collective", 1), acts=[Act(state="decided", on=on, office="CT")]
    )
    (found,) = [one for one in check(Book([committee, given_]), BUILTIN) if one.code == "DV402"]
    assert (found.severity, found.confidence == "sourced") == (severity, severity == "error")
    assert ("30/9/2026" in found.ground) == (severity == "warning")


@pytest.mark.parametrize(("dong", "codes"), [(2_340_000, []), (2_000_000, [("DV421", "warning")])])
def test_money_of_the_party_is_a_warning_at_most(dong: int, codes: list[tuple[str, str]]) -> None:
    """A commune's Party committee that pays a member otherwise than the guideline says is warned of."""
    committee = Unit(
        id="du", name="Đảng ủy xã C", kind="commune-party-committee", level="commune", during=Span(start=REFORM)
    )
    given_ = award(
        "a",
        "certificate-of-commendation",
        "du",
        some("individual", 1),
        acts=[Act(state="decided", on=date(2026, 1, 15))],
        bonus=Quantity(dong, unit="dong"),
    )
    assert [(one.code, one.severity) for one in check(Book([committee, given_]), BUILTIN)] == codes


def test_party_side_is_never_an_error() -> None:
    """A Party board that grants what its rules do not give it is warned of, on the ground of those rules."""
    book = Book([BOARD, award("a", "certificate-of-merit", "bdv", some("unsplit", 39))])
    (found,) = check(book, BUILTIN)
    assert (found.code, found.severity) == ("DV403", "warning")
    assert "QĐ/TW" in found.ground


def test_the_book_may_declare_its_own_codes() -> None:
    """A code that the book's vocabulary declares is known."""
    tourism = Term(scheme="movement", code="ours", vi="phong trào của tỉnh", en="our movement")
    book = Book([PROVINCE, YEAR, figure("f", 3, movement="ours")])
    assert codes(check(book, BUILTIN)) == ["DV104"]
    assert check(book.speaking(Vocabulary(terms=[tourism])), BUILTIN) == ()


@pytest.mark.parametrize(
    ("code", "meant"), [("Kinh tế", "economy"), ("ECONOMY", "economy"), ("econmy", "economy"), ("qqqq", "")]
)
def test_an_unknown_code_names_the_nearest(code: str, meant: str) -> None:
    """A code that is a label, in other letters or misspelt is reported with the code that was most likely meant."""
    (found,) = check(Book([PROVINCE, YEAR, figure("f", 3, fields=[code])]), BUILTIN)
    assert (found.code, dict(found.values)["meant"]) == ("DV104", meant)


def test_codes_of_another_vocabulary_have_no_nearest() -> None:
    """Where hundreds of codes are unknown, none is compared with those that are known."""
    book = Book([PROVINCE, YEAR, figure("f", 3, fields=[f"econom{at}" for at in range(MOST_SUGGESTED + 1)])])
    assert {dict(one.values)["meant"] for one in check(book, BUILTIN)} == {""}


def test_an_undated_row_claims_no_days() -> None:
    """A district whose row gives no days is in order, until an event names it after districts ended."""
    district = attrs.evolve(DISTRICT, during=ALWAYS, parent=None)
    late = Period(id="nam-2026", kind="year", label="năm 2026", during=Span.year(2026))
    assert check(Book([district, YEAR, figure("f", 3, unit="huyen")]), BUILTIN) == ()
    assert codes(check(Book([district, late, figure("f", 3, unit="huyen", period="nam-2026")]), BUILTIN)) == ["DV113"]


# Large and crooked books.


def chain(length: int, *, closed: bool) -> list[Unit]:
    """Clubs each under the next, the last under none or, closed, under the first."""
    ids = [f"u{at:05}" for at in range(length)]
    ends = [*pairwise(ids), (ids[-1], ids[0] if closed else None)]
    return [Unit(id=one, name=one, kind="unknown", parent=above) for one, above in ends]


@pytest.mark.parametrize(("closed", "found"), [(False, ["DV104"]), (True, ["DV104", "DV105"])])
def test_ten_thousand_deep(closed: bool, found: list[str]) -> None:
    """A chain of ten thousand parents is walked, and a ring of ten thousand is one finding."""
    start = time.perf_counter()
    findings = check(Book(chain(10_000, closed=closed)), BUILTIN)
    assert codes(findings) == found
    assert time.perf_counter() - start < 20


def test_rings_of_figures_periods_and_remarks() -> None:
    """A figure that is part of itself and two periods within each other are a ring each."""
    one = Period(id="p", kind="campaign", label="p", during=Span.year(2024), within="q")
    other = attrs.evolve(one, id="q", within="p")
    itself: Figure = figure("f", 3, period="p", part_of="f")
    assert codes(check(Book([PROVINCE, one, other, itself]), BUILTIN)) == ["DV105", "DV105"]


def test_what_is_no_ring_on_any_day() -> None:
    """Two units that stood above each other at different times are no ring."""
    early, late = Span(end=date(2015, 1, 1)), Span(start=date(2015, 1, 1))
    rows = [
        Unit(id="a", name="A", kind="club", parent="b", during=early),
        Unit(id="b", name="B", kind="club", during=early),
        Unit(id="b", name="B", kind="club", parent="a", during=late),
        Unit(id="a", name="A", kind="club", during=late),
    ]
    assert "DV105" not in codes(check(Book(rows), BUILTIN))
    turned = [attrs.evolve(row, during=ALWAYS) for row in rows if row.parent]
    assert "DV105" in codes(check(Book(turned), BUILTIN))


def test_every_example_has_the_findings_of_a_careful_clerk() -> None:
    """The five founding reports yield the findings a careful clerk would raise, and no others."""
    found = {
        path.parent.name[:3]: [(one.code, one.severity, one.fact) for one in check(read(path), BUILTIN)]
        for path in EXAMPLES.glob("00*/book.json")
    }
    assert found == {
        "000": [("DV403", "warning", "bang-khen-2017"), ("DV601", "warning", "ky-niem-chuong-2017")],
        "001": [("DV404", "warning", "giay-khen-ubnd"), ("DV501", "warning", "dang-ky")],
        "002": [],
        "003": [],
        "004": [("DV403", "warning", "giay-khen-2022")],
    }


def test_a_large_book_is_checked_in_seconds() -> None:
    """Ten thousand units and twenty thousand events are checked without a finding, and quickly."""
    communes = [attrs.evolve(COMMUNE, id=f"xa{at}", name=f"xã {at}") for at in range(10_000)]
    figures = [figure(f"f{at}", at, unit=f"xa{at}") for at in range(10_000)]
    models = [model(f"m{at}", holders=[f"xa{at}"], period="nam-2024") for at in range(10_000)]
    book = Book([PROVINCE, DISTRICT, COMMITTEE, YEAR, *communes, *figures, *models])
    start = time.perf_counter()
    assert check(book, BUILTIN) == ()
    assert time.perf_counter() - start < 30


@given(st.dictionaries(st.integers(0, 4), st.lists(st.integers(0, 4), max_size=3), max_size=5))
def test_rings_are_what_reaches_itself(above: dict[int, list[int]]) -> None:
    """A thing is in a ring if it can be reached from itself, and in one with another if each reaches the other."""

    def reached(start: int) -> set[int]:
        found: set[int] = set()
        waiting = list(above.get(start, ()))
        while waiting:
            one = waiting.pop()
            if one in above and one not in found:
                found.add(one)
                waiting.extend(above[one])
        return found

    expected = {
        frozenset(other for other in above if other in reached(one) and one in reached(other))
        for one in above
        if one in reached(one)
    }
    assert {frozenset(ring) for ring in rings(above)} == expected
    assert sum(len(ring) for ring in rings(above)) == sum(len(ring) for ring in expected)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Stretches among six days, open at either end."""
    first, length = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    start = date(2024, 1, first) if draw(st.booleans()) else None
    end = date(2024, 1, first + length) if draw(st.booleans()) else None
    return Span(start, end)


@given(spans(), st.lists(spans(), max_size=3))
def test_uncovered_days_are_in_the_stretch_and_in_no_span(during: Span, covering: list[Span]) -> None:
    """What is left uncovered is claimed and not covered; where nothing is, every known day is covered."""
    left = uncovered(during, covering)
    days = [date(2024, 1, 1) + at * ONE_DAY for at in range(-1, 8)]
    if left is not None:
        assert during.covers(left)
        assert not any(span.overlaps(left) for span in covering)
    elif during.start is not None:
        assert all(any(day in span for span in covering) for day in days if day in during)


def test_a_rule_that_cannot_speak_is_refused() -> None:
    """A severity that is none, a grade without a ground, a rule that would silence itself."""
    with pytest.raises(BadValue, match="severity"):
        Grade(severity="fatal", ground="g", confidence="sourced")  # type: ignore[arg-type] # that is what is refused
    with pytest.raises(BadValue, match="ground"):
        Grade(severity="error", ground=" ", confidence="sourced")
    with pytest.raises(BadValue, match="follows itself"):
        rule("AB101", follows=["AB101"])


def test_a_function_becomes_a_rule() -> None:
    """`@rule` keeps the function and its docstring, and names the rule by the function."""
    made = declared("AB101", vi="{x}", en="{x}", grades=[OWN_WARNING], follows=["AB102"])(_raises)
    assert (made.code, made.name, made.check, made.follows) == ("AB101", "raises", _raises, ("AB102",))
    assert made.place.startswith(f"{__name__}._raises, line ")


@pytest.mark.parametrize("wrong", [lambda _: (), None, _raises(Book()), Rule])
def test_only_a_named_function_becomes_a_rule(wrong: Any) -> None:
    """A lambda, a class and what is no function are refused, with the code that was to be theirs."""
    with pytest.raises(BadValue, match="AB101"):
        declared("AB101", vi="v", en="e", grades=[OWN_WARNING])(wrong)


def test_rules_in_a_module_are_its_own_by_code() -> None:
    """A module lists the rules it declares in order of code, and none that it imports."""
    module = ModuleType("of_rules")
    own = [attrs.evolve(rule(code), check=_nothing_of(module.__name__)) for code in ("AB102", "AB101")]
    vars(module).update(later=own[0], earlier=own[1], other=rule("AB103"), text="AB104")
    assert [one.code for one in rules_in(module)] == ["AB101", "AB102"]


def _nothing_of(module: str) -> Any:
    def check(_: Book) -> tuple[Breach, ...]:
        return ()

    check.__module__ = module
    return check
