"""The shipped vocabulary: every row has its ground, every code named exists, and each day gets its own answer."""

import datetime
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from importlib import resources
from itertools import combinations, pairwise
from typing import Any

import pytest

from danvan.errors import BadValue
from danvan.values.spans import Span, order
from danvan.vocabulary import (
    AwardForm,
    BaseSalary,
    Competence,
    Instrument,
    Measure,
    Multiplier,
    Term,
    UnitKind,
    Vocabulary,
    shipped,
)
from danvan.vocabulary.shipped import parsed

V = shipped()
REFORM = datetime.date(2025, 7, 1)
EVE = datetime.date(2025, 6, 30)
CODED: tuple[Term | UnitKind | AwardForm | Measure | Instrument, ...] = (
    *V.terms,
    *V.unit_kinds,
    *V.award_forms,
    *V.measures,
    *V.instruments,
)
DATED: tuple[Competence | BaseSalary | Multiplier, ...] = (*V.competences, *V.base_salaries, *V.multipliers)
CONFIDENCE = {"sourced", "secondary", "seed", "derived", "unsourced"}


def scheme_of(row: object) -> str:
    """The scheme a coded row stands in."""
    if isinstance(row, Term):
        return row.scheme
    return {UnitKind: "unit-kind", AwardForm: "award-form", Measure: "measure", Instrument: "instrument"}[type(row)]


def missing(scheme: str, codes: Iterable[str]) -> list[str]:
    """The codes that the scheme does not have."""
    return [code for code in codes if V.find(scheme, code) is None]


def data_files() -> Iterator[tuple[str, dict[str, object]]]:
    """Every shipped file, read as plain TOML."""
    for file in (resources.files("danvan.vocabulary") / "data").iterdir():
        if file.name.endswith(".toml"):
            yield file.name, tomllib.loads(file.read_text(encoding="utf-8"))


def competent(form: str, kind: str, on: datetime.date) -> list[Competence]:
    """The rows by which a body of a kind may grant a form on a day."""
    return [row for row in V.competences if row.form == form and kind in row.grantors and on in row.during]


def multiples(form: str, recipient: str, kind: str, on: datetime.date) -> list[Decimal]:
    """The multiples of the base salary that go with a form on a day."""
    return [
        row.value
        for row in V.multipliers
        if (row.form, row.recipient) == (form, recipient)
        and (not row.grantors or kind in row.grantors)
        and on in row.during
    ]


# --- every row


def test_every_code_has_labels_ground_and_confidence() -> None:
    """A code is a kebab slug with a label in both languages, what it rests on, and how sure that is."""
    assert CODED
    for row in CODED:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row.code), row
        assert row.vi, row
        assert row.en, row
        assert row.ground, row
        assert row.confidence in CONFIDENCE, row


def test_every_dated_fact_has_ground_and_confidence() -> None:
    """Competences, salaries and multipliers say what they rest on and how sure that is."""
    assert DATED
    assert [row for row in DATED if not row.ground or row.confidence not in CONFIDENCE] == []


def test_no_file_states_a_row_twice() -> None:
    """As many rows are loaded as the files hold, so that none silently replaces another."""
    stated: Counter[str] = Counter()
    for _, data in data_files():
        terms = data.pop("term", {})
        assert isinstance(terms, dict)
        stated["terms"] += sum(len(rows) for rows in terms.values())
        for name, rows in data.items():
            assert isinstance(rows, list)
            stated[name] += sum(len(row.get("values") or row.get("forms") or [row]) for row in rows)
    assert stated == {name: len(getattr(V, name)) for name in stated}
    assert len(stated) == 8


def test_rows_of_one_code_do_not_overlap() -> None:
    """A code has one row for each day: none, or exactly one."""
    rows = defaultdict(list)
    for row in CODED:
        rows[scheme_of(row), row.code].append(row.during)
    overlaps = [
        key
        for key, spans in rows.items()
        if any(one.overlaps(later) for one, later in pairwise(sorted(spans, key=order)))
    ]
    assert overlaps == []


def test_grounds_name_texts_and_reports_not_our_files() -> None:
    """A ground is what a reader can look up, not a place in the makers' own folders."""
    grounds = " ".join(row.ground or "" for row in (*CODED, *DATED))
    assert not re.search(r"seed \d|/[w]ork|shared|\.md\b", grounds)


# --- references


def test_kinds_of_unit_refer_to_what_exists() -> None:
    """Parents are kinds, levels are levels, sides are sides."""
    for kind in V.unit_kinds:
        assert missing("unit-kind", kind.under) == [], kind.code
        assert missing("level", kind.levels) == [], kind.code
        assert missing("side", [kind.side]) == [], kind.code
        assert kind.levels, kind.code


def test_a_kind_and_its_parents_share_days() -> None:
    """A kind may stand only under kinds that exist while it does."""
    for kind in V.unit_kinds:
        for parent in kind.under:
            spans = [row.during for row in V.unit_kinds if row.code == parent]
            assert any(span.overlaps(kind.during) for span in spans), (kind.code, parent)


def test_every_kind_climbs_to_the_top() -> None:
    """From every kind a chain of parents reaches one that stands at the top."""
    tops = {kind.code for kind in V.unit_kinds if not kind.under}
    assert tops == {"country", "central-party-committee"}
    reached = set(tops)
    while True:
        more = {kind.code for kind in V.unit_kinds if reached & set(kind.under)} - reached
        if not more:
            break
        reached |= more
    assert reached == {kind.code for kind in V.unit_kinds}


def test_forms_refer_to_what_exists() -> None:
    """Recipients of forms are kinds of recipient, and their sides are sides."""
    for form in V.award_forms:
        assert form.recipients
        assert missing("recipient-kind", form.recipients) == [], form.code
        assert missing("side", [form.side]) == [], form.code


def test_a_form_for_several_kinds_may_be_counted_unsplit() -> None:
    """What only one kind of recipient may receive cannot be printed unsplit."""
    for form in V.award_forms:
        assert ("unsplit" in form.recipients) == ({"collective", "individual"} <= set(form.recipients)), form.code


def test_local_variants_map_to_standard_codes_of_their_scheme() -> None:
    """A variant maps to codes that exist and that are themselves standard; a dimension maps to a scheme.

    A family of units of count maps to the units that are of it.
    """
    for term in V.terms:
        if term.scheme == "dimension":
            assert len(term.maps_to) == 1
            assert term.maps_to[0] in V.schemes()
        elif term.scheme == "unit-family":
            assert missing("count-unit", term.maps_to) == [], term.code
        else:
            assert [V.standard(term.scheme, code) for code in term.maps_to] == [(code,) for code in term.maps_to]
            assert missing(term.scheme, term.maps_to) == [], term.code


def test_measures_refer_to_units_of_count() -> None:
    """Every measure is counted in a unit that exists; a share is in percent and never adds up."""
    for measure in V.measures:
        assert missing("count-unit", [measure.unit]) == [], measure.code
        assert (measure.nature == "share") == (measure.unit == "percent"), measure.code
        assert not (measure.nature == "share" and measure.additive), measure.code


def test_competences_refer_to_what_exists() -> None:
    """A competence names a form, kinds of unit that exist while it is held, and levels at which they occur."""
    for row in V.competences:
        assert missing("award-form", [row.form]) == []
        assert row.grantors
        for kind in row.grantors:
            rows = [one for one in V.unit_kinds if one.code == kind and one.during.overlaps(row.during)]
            assert rows, (row.form, kind)
            assert not row.levels or any(set(row.levels) & set(one.levels) for one in rows), (row.form, kind)


def test_bonuses_refer_to_what_exists() -> None:
    """A multiplier names a form, a recipient that may receive it, grantors who may grant it, and its text in force."""
    for row in V.multipliers:
        form = V.award_form(row.form, row.during.start)
        assert form is not None
        assert row.recipient in form.recipients, row
        for kind in row.grantors:
            assert any(
                row.during.overlaps(one.during)
                for one in V.competences
                if (one.form, kind in one.grantors) == (row.form, True)
            ), row
        text = V.find("instrument", row.instrument or "")
        assert isinstance(text, Instrument)
        assert text.during.covers(row.during), row


def test_instruments_refer_to_what_exists() -> None:
    """A text has a known type, and the texts it amends or replaces are listed."""
    for text in V.instruments:
        assert missing("document-type", [text.type]) == [], text.code
        assert missing("subject", [text.subject or ""]) == [], text.code
        assert missing("instrument", (*text.amends, *text.replaces)) == [], text.code


def test_a_replaced_text_has_ended_when_the_new_one_begins() -> None:
    """Where both days are known, no day has both the old and the new text in force."""
    for text in V.instruments:
        for code in text.replaces:
            old = V.find("instrument", code)
            assert old is not None
            assert text.during.start is None or not old.during.overlaps(text.during), (code, text.code)


# --- what a reader of the domain expects to find


@pytest.mark.parametrize(
    ("scheme", "codes"),
    [
        ("level", "central province district commune hamlet base"),
        ("field", "economy culture-society defence-security political-system new-countryside economy-society"),
        ("milestone", "registered implemented effective appraised voted recognised exemplary praised replicated"),
        ("milestone", "proposed-for-award maintained newly-built existing not-recognised withdrawn merged"),
        ("recipient-kind", "collective individual household community model unsplit"),
        ("award-state", "proposed decided presented revoked"),
        ("model-type", "collective individual"),
        ("succession-kind", "establish rename merge split absorb dissolve move change-of-level reorganise"),
        ("period-kind", "year quarter half nine-months month stage term campaign several-years"),
        ("measure", "models models-existing mobilization-blocks mobilization-teams conferences documents-issued"),
        ("measure", "conference-participants inspections inspected-organisations visiting-delegations"),
        ("measure", "tet-inspection-teams gifts gifts-value tasks task-groups breakthrough-tasks field-count"),
        ("unit-kind", "country province municipality rural-district urban-district town provincial-city"),
        ("unit-kind", "municipal-city commune ward township special-zone village hamlet residential-group"),
        ("unit-kind", "provincial-mobilization-board provincial-propaganda-mobilization-board"),
        ("unit-kind", "commune-party-building-board mobilization-block mobilization-team emulation-cluster"),
        ("unit-kind", "women-chapter farmers-chapter veterans-chapter youth-chapter trade-union-group"),
        ("unit-kind", "central-front-committee front-work-committee military-region border-guard-station"),
        ("dimension", "field level standing recipient form type movement"),
    ],
)
def test_the_domain_is_covered(scheme: str, codes: str) -> None:
    """The codes that reports cannot do without are there."""
    assert missing(scheme, codes.split()) == []


@pytest.mark.parametrize(
    "body", ["womens-union", "farmers-association", "veterans-association", "youth-union", "trade-union"]
)
@pytest.mark.parametrize("level", ["central", "provincial", "district", "commune"])
def test_each_mass_organisation_stands_at_each_level(body: str, level: str) -> None:
    """The socio-political organisations go down to the commune, with districts until the reform."""
    code = f"{level}-{body}"
    assert V.unit_kind(code, EVE) is not None
    assert (V.unit_kind(code, REFORM) is None) == (level == "district")


def test_the_standard_fields_are_four_and_come_first() -> None:
    """The four national fields stand before all local variants."""
    standard = ("economy", "culture-society", "defence-security", "political-system")
    assert V.codes("field")[:4] == standard
    assert {code for field in V.codes("field") for code in V.standard("field", field)} == set(standard)


def test_printed_words_find_one_code() -> None:
    """Within a scheme of words that reports print, no word stands for two codes."""
    for scheme in ("field", "milestone", "movement", "count-unit", "recipient-kind", "award-state", "remark-kind"):
        words = Counter(word for term in V.terms if term.scheme == scheme for word in {term.vi, *term.aliases})
        assert [word for word, count in words.items() if count > 1] == [], scheme


# --- dates


@pytest.mark.parametrize(
    "code", ["rural-district", "urban-district", "town", "provincial-city", "district-party-committee",
             "district-peoples-committee", "district-mobilization-board", "district-front-committee", "township"]
)  # fmt: skip
def test_district_kinds_end_with_the_reform(code: str) -> None:
    """The last day of the district level is 30 June 2025."""
    assert V.unit_kind(code, EVE) is not None
    assert V.unit_kind(code, REFORM) is None


@pytest.mark.parametrize("code", ["special-zone", "commune-party-building-board", "special-zone-party-committee"])
def test_new_kinds_begin_with_the_reform(code: str) -> None:
    """What the reform of 1 July 2025 created was not there the day before."""
    assert V.unit_kind(code, EVE) is None
    assert V.unit_kind(code, REFORM) is not None


def test_a_commune_moves_from_district_to_province() -> None:
    """The parent of a commune is of the district on 30 June and of the province on 1 July 2025."""
    before, after = V.unit_kind("commune", EVE), V.unit_kind("commune", REFORM)
    assert before is not None
    assert after is not None
    assert "rural-district" in before.under
    assert "province" not in before.under
    assert set(after.under) == {"province", "municipality"}


def test_both_boards_are_known_while_provinces_merge_them() -> None:
    """From February to June 2025 a province may have either the old board or the merged one."""
    march = datetime.date(2025, 3, 1)
    assert V.unit_kind("provincial-mobilization-board", march) is not None
    assert V.unit_kind("provincial-propaganda-mobilization-board", march) is not None
    assert V.unit_kind("provincial-propaganda-mobilization-board", datetime.date(2025, 1, 31)) is None
    assert V.unit_kind("provincial-mobilization-board", REFORM) is None


def test_the_district_level_ends() -> None:
    """The level itself has its last day on 30 June 2025."""
    assert "district" in V.codes("level", EVE)
    assert "district" not in V.codes("level", REFORM)


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (datetime.date(2019, 6, 30), 1_390_000),
        (datetime.date(2019, 7, 1), 1_490_000),
        (datetime.date(2023, 6, 30), 1_490_000),
        (datetime.date(2023, 7, 1), 1_800_000),
        (datetime.date(2024, 7, 1), 2_340_000),
        (datetime.date(2026, 6, 30), 2_340_000),
        (datetime.date(2026, 7, 1), 2_530_000),
    ],
)
def test_base_salary_is_that_of_the_day(day: datetime.date, amount: int) -> None:
    """The base salary changes on 1 July of several years, twice valued inside 2026."""
    found = V.base_salary(day)
    assert found is not None
    assert found.amount == amount


def test_base_salaries_follow_each_other_without_gaps() -> None:
    """Each base salary ends on the day the next begins; before the first none is known."""
    spans = [row.during for row in V.base_salaries]
    assert all(one.end == later.start for one, later in pairwise(spans))
    assert V.base_salary(datetime.date(2004, 1, 1)) is None


def test_commendation_of_a_commune_chair_doubles() -> None:
    """The commune chair's giấy khen carries 0.15 until 30 June 2025 and 0.3 from the next day."""
    args = ("certificate-of-commendation", "individual", "commune-peoples-committee")
    assert multiples(*args, EVE) == [Decimal("0.15")]
    assert multiples(*args, REFORM) == [Decimal("0.3")]


def test_bonuses_have_one_value_a_day() -> None:
    """No two multipliers answer for the same form, recipient, grantor and holder on one day with different values."""
    rows = defaultdict(list)
    for row in V.multipliers:
        rows[row.form, row.recipient].append(row)
    for one, other in (pair for found in rows.values() for pair in combinations(found, 2)):
        grantors = set(one.grantors) & set(other.grantors) or one.grantors == other.grantors
        holders = set(one.holders) & set(other.holders) or one.holders == other.holders
        assert not (one.during.overlaps(other.during) and grantors and holders), (one, other)


@pytest.mark.parametrize(
    ("form", "grantor"),
    [
        ("certificate-of-commendation", "commune-peoples-committee"),
        ("certificate-of-commendation", "enterprise"),
        ("certificate-of-merit", "provincial-peoples-committee"),
        ("certificate-of-merit", "prime-minister"),
        ("certificate-of-merit", "military-region"),
    ],
)
def test_a_household_gets_one_and_a_half_times_an_individual(form: str, grantor: str) -> None:
    """From 01/7/2025 on; for the day before no source says how much."""
    for recipient, times in (("household", "1.5"), ("collective", "2")):
        (single,) = multiples(form, "individual", grantor, REFORM)
        assert multiples(form, recipient, grantor, REFORM) == [single * Decimal(times)]
    assert multiples(form, "household", grantor, EVE) == []


@pytest.mark.parametrize("day", [datetime.date(2017, 10, 1), datetime.date(2024, 1, 1), REFORM])
def test_orders_have_their_multiples_under_each_decree(day: datetime.date) -> None:
    """The same from the first day of each decree on; on the day before the first there is none."""
    assert multiples("labour-order-third-class", "individual", "state-president", day) == [Decimal("4.5")]
    assert multiples("gold-star-order", "collective", "state-president", day) == [Decimal(92)]
    assert multiples("gold-star-order", "collective", "state-president", datetime.date(2017, 9, 30)) == []


def test_money_of_the_party_is_never_certain() -> None:
    """No row for a body of the Party is sourced, so that none makes an error; a cell is no base organisation."""
    party = {kind.code for kind in V.unit_kinds if kind.side == "party"}
    rows = [row for row in V.multipliers if set(row.grantors) & party]
    assert rows
    assert {row.confidence for row in rows} <= {"secondary", "derived"}
    commune = [row for row in rows if row.recipient == "collective" and "commune-party-committee" in row.grantors]
    later = {row.holders: row.value for row in commune if datetime.date(2026, 1, 1) in row.during}
    assert later == {("party-cell",): Decimal("1.5"), ("base-party-committee", "base-party-cell"): Decimal(2)}


@pytest.mark.parametrize(
    ("scheme", "day", "first"),
    [
        ("state-award-basis", datetime.date(2015, 12, 31), "law-11-2003"),
        ("state-award-basis", datetime.date(2016, 1, 1), "law-77-2015"),
        ("state-award-basis", datetime.date(2025, 2, 28), "law-77-2015"),
        ("state-award-basis", datetime.date(2025, 3, 1), "law-65-2025"),
        ("state-award-basis", datetime.date(2025, 6, 15), "law-65-2025"),
        ("state-award-basis", datetime.date(2025, 6, 16), "law-72-2025"),
        ("state-recognition-basis", datetime.date(2018, 5, 1), "law-77-2015"),
        ("party-award-basis", datetime.date(2021, 7, 29), "regulation-29-2016"),
        ("party-award-basis", datetime.date(2021, 7, 30), "regulation-24-2021"),
        ("party-award-basis", datetime.date(2025, 1, 19), "regulation-24-2021"),
        ("party-award-basis", datetime.date(2025, 1, 20), "regulation-232-2025"),
        ("party-award-basis", datetime.date(2025, 6, 30), "regulation-232-2025"),
        ("party-award-basis", REFORM, "regulation-294-2025"),
    ],
)
def test_what_a_decision_of_a_day_begins_with(scheme: str, day: datetime.date, first: str) -> None:
    """The law on local government of the day comes first, the Charter's regulation of the day for the Party."""
    assert V.codes(scheme, day)[0] == first


@pytest.mark.parametrize(
    ("day", "cited"),
    [
        (datetime.date(2020, 6, 30), False),
        (datetime.date(2020, 7, 1), True),
        (datetime.date(2025, 2, 28), True),
        (datetime.date(2025, 3, 1), False),
    ],
)
def test_the_amendment_of_2019_is_cited_while_it_is_in_force(day: datetime.date, cited: bool) -> None:
    """It amends the law of 2015 and ends with it."""
    assert ("law-47-2019" in V.codes("state-award-basis", day)) == cited


@pytest.mark.parametrize(
    ("code", "last_before", "first"),
    [
        ("circular-01-2024", datetime.date(2024, 4, 14), datetime.date(2024, 4, 15)),
        ("circular-15-2025", datetime.date(2025, 8, 4), datetime.date(2025, 8, 5)),
        ("law-06-2026", datetime.date(2026, 9, 30), datetime.date(2026, 10, 1)),
        ("regulation-24-2021", datetime.date(2021, 7, 29), datetime.date(2021, 7, 30)),
        ("letter-19780-2025", datetime.date(2025, 12, 28), datetime.date(2025, 12, 29)),
    ],
)
def test_texts_are_in_force_from_their_day(code: str, last_before: datetime.date, first: datetime.date) -> None:
    """Not the day before."""
    assert V.find("instrument", code, last_before) is None
    assert V.find("instrument", code, first) is not None


@pytest.mark.parametrize(
    ("form", "office"),
    [
        ("certificate-of-commendation", "Giám đốc, chủ tịch hội đồng"),
        ("base-emulation-fighter", "Giám đốc"),
        ("advanced-worker", "Giám đốc"),
        ("advanced-labour-collective", "Giám đốc"),
    ],
)
def test_titles_of_an_enterprise_are_its_directors(form: str, office: str) -> None:
    """The chairman grants giấy khen only."""
    assert [row.office for row in competent(form, "enterprise", REFORM)] == [office]


def test_the_armed_forces_have_a_clause_of_their_own() -> None:
    """Clause 5 of article 80, whose powers their ministers set; departments stand in clause 1."""
    for form in ("certificate-of-commendation", "advanced-worker"):
        for kind, clause in (("provincial-police", "khoản 5"), ("provincial-department", "khoản 1")):
            (row,) = competent(form, kind, REFORM)
            assert row.ground is not None
            assert clause in row.ground


def test_bang_khen_of_the_prime_minister() -> None:
    """Reports write “bằng khen của Thủ tướng” for the Prime Minister's own certificate."""
    assert competent("certificate-of-merit", "prime-minister", REFORM)
    assert multiples("certificate-of-merit", "individual", "prime-minister", REFORM) == [Decimal("3.5")]


NEWSPAPERS = re.compile(r"\bbao\w*\.(?:vn|com)|baomoi|dantri|plo\.vn|vietnamnet|nhandan|laodong|phunuvietnam|baoquocte")


def test_no_newspaper_is_the_ground_of_an_error() -> None:
    """What makes an error is sourced, and rests on a text, not on a newspaper."""
    rows: tuple[Any, ...] = (*V.competences, *V.multipliers, *V.base_salaries, *V.award_forms)
    assert [row for row in rows if row.confidence == "sourced" and NEWSPAPERS.search(row.ground or "")] == []


def test_what_an_unread_text_amends_is_certain_only_before_it() -> None:
    """The law of 2022 until 30/9/2026; a text that the law of 2026 does not amend on all days."""
    last, first = datetime.date(2026, 9, 30), datetime.date(2026, 10, 1)
    law, decree = "Luật 06/2022/QH15 Điều 80", "Nghị định 152/2025/NĐ-CP Điều 54"
    assert V.unread(law, last) is None
    assert V.unread(law, None) is None
    assert (V.unread(law, first) or V.instruments[0]).code == "law-06-2026"
    assert V.unread(decree, first) is None
    assert V.unread("Nghị quyết 106/2022/QH15", first) is None


def test_every_ground_in_the_emulation_law_names_it() -> None:
    """A State form or power that rests on the law of 2022 names its symbol, so that its amendment reaches it."""
    rows: tuple[Any, ...] = (*V.competences, *V.award_forms)
    for row in rows:
        if row.side == "state" and row.confidence == "sourced" and "Luật" in (row.ground or ""):
            assert re.search(r"\d+/\d{4}/QH\d+", row.ground or ""), row


def test_district_chairs_lose_their_power_to_commune_chairs() -> None:
    """The titles of the district chair pass to the commune chair on 1 July 2025."""
    for form in (
        "certificate-of-commendation",
        "base-emulation-fighter",
        "advanced-labour-collective",
        "cultural-village",
    ):
        assert competent(form, "district-peoples-committee", EVE), form
        assert not competent(form, "district-peoples-committee", REFORM), form
        assert competent(form, "commune-peoples-committee", REFORM), form
    for form in ("base-emulation-fighter", "advanced-labour-collective", "cultural-village"):
        assert not competent(form, "commune-peoples-committee", EVE), form


def test_the_law_names_the_chair() -> None:
    """On the side of the State the office that decides is the chair, not the collegial committee."""
    rows = competent("certificate-of-commendation", "district-peoples-committee", datetime.date(2020, 8, 4))
    assert [row.office for row in rows] == ["Chủ tịch UBND huyện"]


def test_party_committees_grant_and_their_boards_do_not() -> None:
    """Bằng khen is of the province, giấy khen of the district; the advisory boards grant neither."""
    day = datetime.date(2017, 10, 10)
    assert competent("certificate-of-merit", "provincial-party-committee", day)
    assert competent("certificate-of-commendation", "district-party-standing-committee", day)
    assert not competent("certificate-of-merit", "district-party-committee", day)
    for board in (
        "provincial-mobilization-board",
        "district-mobilization-board",
        "provincial-propaganda-mobilization-board",
    ):
        assert not any(competent(form, board, on) for form in V.codes("award-form") for on in (day, REFORM)), board


def test_steering_committees_certify_and_do_not_commend() -> None:
    """Recognition is not reward: a steering committee hands out certificates of models only."""
    steering = {kind.code for kind in V.unit_kinds if kind.side == "steering"}
    assert {row.form for row in V.competences if steering & set(row.grantors)} == {"model-certificate"}


def test_medal_of_the_branch_is_for_individuals_by_the_central_board() -> None:
    """The medal for mass mobilization goes to individuals, and the merged board follows the old one."""
    form = V.award_form("dan-van-medal")
    assert form is not None
    assert form.recipients == ("individual",)
    assert competent("dan-van-medal", "central-mobilization-board", datetime.date(2017, 10, 10))
    assert not competent("dan-van-medal", "central-mobilization-board", REFORM)
    assert competent("dan-van-medal", "central-propaganda-mobilization-board", REFORM)


def test_higher_awards_come_first() -> None:
    """The order of precedence goes from orders through the Government's flag to giấy khen."""
    forms = (
        "gold-star-order", "labour-order-first-class", "labour-order-third-class", "state-prize",
        "national-emulation-fighter", "prime-minister-certificate", "provincial-emulation-fighter",
        "certificate-of-merit", "base-emulation-fighter", "certificate-of-commendation",
    )  # fmt: skip
    ranks = [V.rank("award-form", form) for form in forms]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("code", "last", "successor"),
    [
        ("decree-91-2017", datetime.date(2023, 12, 31), "decree-98-2023"),
        ("decree-98-2023", EVE, "decree-152-2025"),
        ("decree-13-2023", datetime.date(2025, 12, 31), "decree-356-2025"),
        ("regulation-66-2017", datetime.date(2026, 1, 8), "regulation-399-2026"),
        ("guideline-36-2018", datetime.date(2026, 5, 26), "guideline-05-2026"),
    ],
)
def test_texts_are_in_force_until_the_next(code: str, last: datetime.date, successor: str) -> None:
    """On the day after the last day of the old text, the new one is in force."""
    assert V.find("instrument", code, last) is not None
    assert V.find("instrument", successor, last) is None
    assert V.find("instrument", code, last + datetime.timedelta(1)) is None
    assert V.find("instrument", successor, last + datetime.timedelta(1)) is not None


# --- symbols

PARTY = [
    *("1029-CV/TU", "25-NQ/TW", "24-KH/BDVTU", "34-KH/HU", "145-NQ/TU", "983-QĐ/TU", "24-ĐA/TU", "05-CT/TU"),
    *("4281-CV/BTGTW", "751-QĐ/BTGTW", "33-HD/BTGTU", "31-HD/BTCTW", "06-HD/TW", "294-QĐ/TW", "59-CV/BCĐ"),
    *("34-KH/ĐU", "82-TB/ĐU", "120-CV/BTC", "88-CV/UBKT", "23-QĐ/UBKTTW", "147-CTHĐ/TU"),
]
STATE = [
    *("22/2010/QĐ-UBND", "1074/QĐ-UBND.HC", "58/TTr-SNV", "20/HD-SNV", "594/KH-UBND", "16/KH-HĐTĐKT"),
    "345/QĐ-TTg",
]
ODD = ["52/STP-BC", "840/SNV-XDCQ&TCBC", "249/MTTQ-BTT", "01/QCPH/UBND-UBMTTQ"]


def abbreviations(scheme: str) -> set[str]:
    """The codes as symbols print them."""
    rows = [term for term in V.terms if term.scheme == scheme]
    return {text for term in rows for text in (term.abbreviation, *term.aliases) if text}


@pytest.mark.parametrize("symbol", PARTY)
def test_party_symbols_are_known(symbol: str) -> None:
    """The type and the issuer of real Party symbols are in the vocabulary."""
    kind, issuer = symbol.split("-", 1)[1].split("/")
    assert kind in abbreviations("party-document-type")
    assert kind in abbreviations("document-type")
    assert issuer in abbreviations("issuer-code")


@pytest.mark.parametrize("symbol", STATE)
def test_state_symbols_are_known(symbol: str) -> None:
    """The type and the issuer of real State symbols are in the vocabulary."""
    kind, issuer = symbol.rsplit("/", maxsplit=1)[-1].split("-")
    assert kind in abbreviations("document-type")
    assert issuer in abbreviations("issuer-code")


@pytest.mark.parametrize("symbol", ODD)
def test_odd_symbols_are_made_of_known_codes(symbol: str) -> None:
    """Symbols in unusual order are made of known codes too."""
    parts = re.split(r"[/-]", symbol)[1:]
    assert set(parts) <= abbreviations("document-type") | abbreviations("issuer-code")


def test_symbols_of_instruments_are_made_of_known_codes() -> None:
    """The type and issuer in the symbol of every listed text are in the vocabulary, and the type agrees."""
    for text in V.instruments:
        code = text.symbol.split("-", 1)[1] if text.side == "party" else text.symbol.rsplit("/", maxsplit=1)[-1]
        *kind, issuer = re.split(r"[/-]", code)
        assert issuer in abbreviations("issuer-code"), text.symbol
        if kind:
            row = V.find("party-document-type" if text.side == "party" else "document-type", text.type)
            assert isinstance(row, Term), text.symbol
            assert [row.abbreviation] == kind, text.symbol


# --- the values


def term(code: str, **fields: object) -> Vocabulary:
    """A vocabulary of one field."""
    values = {"scheme": "field", "vi": code, "en": code, **fields}
    return Vocabulary(terms=(Term(code=code, **values),))  # type: ignore[arg-type] # the tests pass what Term takes


def test_a_province_renames_and_adds() -> None:
    """What a book adds wins over what is shipped, and the rest stays."""
    ours = shipped().combine(term("economy", vi="phát triển kinh tế"), term("tourism-2", maps_to=("economy",)))
    assert ours.label("field", "economy") == "phát triển kinh tế"
    assert ours.standard("field", "tourism-2") == ("economy",)
    assert len(ours.terms) == len(V.terms) + 1
    assert V.label("field", "economy") == "kinh tế"


def test_without_gives_what_a_book_adds() -> None:
    """What was combined in is what remains without the shipped rows."""
    added = term("tourism-2", maps_to=("economy",))
    assert shipped().combine(added).without(V) == added
    assert V.without(V) == Vocabulary()


def test_a_later_row_with_another_start_stands_beside_the_first() -> None:
    """A code that changes its label on a day has two rows, each for its own days."""
    old = term("x", vi="cũ", during=Span(end=REFORM))
    both = old.combine(term("x", vi="mới", during=Span(start=REFORM)))
    assert [both.label("field", "x", day) for day in (EVE, REFORM)] == ["cũ", "mới"]
    assert both.label("field", "x") == "mới"


def test_a_row_replaces_what_begins_on_the_same_day() -> None:
    """A province that keeps a code longer replaces the shipped row, although it ends on another day."""
    longer = term("x", vi="cũ", during=Span(end=EVE)).combine(term("x", vi="còn", during=Span(end=REFORM)))
    assert [row.vi for row in longer.terms] == ["còn"]


def test_a_label_is_given_also_outside_its_days() -> None:
    """A code that is no longer valid still prints its label, but is not found on that day."""
    gone = term("x", vi="cũ", during=Span(end=REFORM))
    assert gone.find("field", "x", REFORM) is None
    assert gone.label("field", "x", REFORM) == "cũ"
    assert gone.codes("field", REFORM) == ()


def test_unknown_codes_are_answered_plainly() -> None:
    """An unknown code is not found, labels itself, is its own standard and sorts last."""
    assert V.find("field", "nothing-of-ours") is None
    assert V.label("field", "nothing-of-ours") == "nothing-of-ours"
    assert V.standard("field", "nothing-of-ours") == ("nothing-of-ours",)
    assert V.rank("field", "nothing-of-ours") > V.rank("field", "political-system")


def test_order_of_rows_is_canonical() -> None:
    """Vocabularies of the same rows are equal in whatever order they were given."""
    assert term("a").combine(term("b")) == term("b").combine(term("a"))


def test_a_list_is_not_one_text() -> None:
    """One text where a list belongs is refused, not read letter by letter."""
    with pytest.raises(BadValue):
        term("x", aliases="kinh tế")


def test_toml_says_what_it_means() -> None:
    """A row in TOML is the row in code, dates and all."""
    text = '[[base_salaries]]\namount = "1800000"\nduring = { start = 2023-07-01, end = 2024-07-01 }'
    (row,) = parsed(text).base_salaries
    assert row == BaseSalary(
        amount=Decimal(1_800_000), during=Span(datetime.date(2023, 7, 1), datetime.date(2024, 7, 1))
    )
