"""The twelve published reports as books: nothing is lost, and the arithmetic comes out as findings where it should."""

import copy
from typing import Any

import pytest

from cases import CASES, STANDINGS, converted, leaves
from danvan.codec import decode, encode
from danvan.quantities import Quantity
from danvan.reading import NotUnderstood, Proposal, propose
from danvan.rules import Finding, check
from danvan.rules.builtin import BUILTIN
from danvan.vocabulary import shipped

BY_ID = {case["id"]: case for case in CASES}
SUMS = frozenset({"DV412", "DV502", "DV503", "DV504", "DV514"})
every_case = pytest.mark.parametrize("case", CASES, ids=list(BY_ID))


def sums(case: dict[str, Any]) -> list[tuple[str, str | None]]:
    """What the rules of arithmetic find in a report."""
    return [(one.code, one.fact) for one in check(converted(case).book, BUILTIN) if one.code in SUMS]


def undecided(case: dict[str, Any]) -> list[Finding]:
    """What cannot be decided in a report, and says so."""
    return [one for one in check(converted(case).book, BUILTIN) if one.code == "DV515"]


def changed(case: str, model: str, count: int) -> dict[str, Any]:
    """A report with another count for one of its figures."""
    other = copy.deepcopy(BY_ID[case])
    for one in other["models"]:
        if one["id"] == model:
            one["count"], one["printed"] = count, str(count)
    return other


@every_case
def test_nothing_is_lost(case: dict[str, Any]) -> None:
    """Every field of a report is held by a fact or listed with the reason why none holds it."""
    made = converted(case)
    said = {path for path, _ in leaves(case)}
    assert said == (made.held & said) | {path for path, _ in made.remarks}
    assert not made.held & {path for path, _ in made.remarks}


def test_how_much_is_held() -> None:
    """All but translations, the collectors' remarks and two grantors that are no bodies stand in facts."""
    left = [path for case in CASES for path, _ in converted(case).remarks]
    kept = [
        path for path in left if not path.startswith(("quirks", "checks", "article_type")) and not path.endswith(".en")
    ]
    assert (len(CASES), sum(len(list(leaves(case))) for case in CASES)) == (12, 878)
    assert kept == ["awards[0].granted_by", "awards[1].granted_by"]


@every_case
def test_facts_say_what_was_printed(case: dict[str, Any]) -> None:
    """The figures of a book have the counts, qualifiers, parts and steps of the report, and survive the file."""
    book = converted(case).book
    figures = {str(figure.id): figure for figure in book.figures}
    for model in case["models"]:
        figure = figures[f"{case['id']}-{model['id']}"]
        assert figure.quantity is not None
        assert (figure.quantity.value, figure.quantity.printed) == (model["count"], model["printed"])
        assert figure.quantity.exact == {"hơn": "over", None: "exact"}[model["qualifier"]]
        assert figure.part_of == (f"{case['id']}-{model['part_of']}" if "part_of" in model else None)
    assert decode(encode(book)) == book


@every_case
def test_arithmetic_that_holds_says_nothing(case: dict[str, Any]) -> None:
    """Where every check holds or cannot be decided, no sum is found wrong; where one fails, it is."""
    failing = [one for one in case["checks"] if one["ok"] is False]
    assert len(sums(case)) == len(failing)


def test_the_sum_that_fails() -> None:
    """A headline of 34 beside 19 and 14 is found, on the award, and both numbers are kept."""
    assert sums(BY_ID["lienchieu-2015"]) == [("DV412", "lienchieu-2015-award-0")]


@pytest.mark.parametrize(
    ("case", "model", "count", "code"),
    [
        ("chodon-2022", "m2", 55, "DV503"),
        ("chodon-2022", "m2", 53, "DV503"),
        ("caobang-2011-2021", "m2", 1707, "DV503"),
        ("caobang-2011-2021", "m2", 1705, "DV503"),
        ("hoian-2015", "m2", 24, "DV503"),
        ("viettri-2019", "m2", 47, "DV503"),
        ("backancity-2023", "m5", 16, "DV503"),
        ("hoian-2015", "m2", 26, "DV503"),
        ("viettri-2019", "m2", 49, "DV503"),
        ("brvt-2021", "m2", 2072, "DV502"),
        ("tphcm-ubnd-2025", "m3", 134, None),
    ],
)
def test_a_sum_that_is_made_to_fail(case: str, model: str, count: int, code: str | None) -> None:
    """A changed count is found where its report breaks it down; proposed and praised are two measures."""
    assert [found for found, _ in sums(changed(case, model, count)) if found == code] == ([code] if code else [])


def test_what_cannot_be_decided_says_so() -> None:
    """A rise whose figure is not told is proposed for none, and a finding says why it cannot be checked."""
    case = BY_ID["brvt-2021"]
    [found] = propose(case["comparisons"][0])
    assert isinstance(found, NotUnderstood)
    assert (found.why, sums(case)) == ("comparison", [])
    [finding] = undecided(case)
    assert case["comparisons"][0] in finding.vi
    assert "1.795 hoặc 1.532" in finding.vi


@every_case
def test_only_what_cannot_be_decided_says_so(case: dict[str, Any]) -> None:
    """One finding for each check that the collector could not decide, and none elsewhere."""
    assert len(undecided(case)) == len([one for one in case["checks"] if one["ok"] is None])


@every_case
def test_every_printed_count_is_found_in_prose(case: dict[str, Any]) -> None:
    """Each count of a report, put into a plain sentence, is proposed with its value, or listed as not understood."""
    for model in case["models"]:
        number = f"{model['qualifier'] or ''} {model['printed']} {model['unit_vi']}".strip()
        text = f"Năm 2021, toàn tỉnh có {number} {model['status']['vi']}."
        [found] = propose(text)
        quantities = [found.quantity] if isinstance(found, Proposal) else list(found.quantities)
        assert [one.value for one in quantities] == [model["count"]], text


def test_most_steps_are_read_from_prose() -> None:
    """The step of a count of models is read from its words as the collectors read it."""
    wrong = []
    for case in CASES:
        for model in case["models"]:
            code = STANDINGS.get(model["status"]["code"], model["status"]["code"])
            words = model["status"]["vi"]
            if not model["unit_vi"].startswith("mô hình") or "…" in words:
                continue
            before = words.split()[0] in {"có", "công", "đề", "bình", "triển", "duy", "đã", "đăng"}
            text = (
                f"Địa phương {words} {model['count']} mô hình." if before else f"Có {model['count']} mô hình {words}."
            )
            [found] = propose(text)
            told = found.breakdown.get("standing", "existing") if isinstance(found, Proposal) else None
            if told != code:
                wrong.append((text, told, code))
    assert wrong == []


@every_case
def test_indicators_are_read(case: dict[str, Any]) -> None:
    """Each indicator's printed words give its value, or none where only a magnitude is named."""
    for one in case["indicators"]:
        printed = one["printed"] if " " in one["printed"] else f"{one['printed']} {one['unit']}"
        read = Quantity.parse(printed, vocabulary=shipped())
        assert (read.quantity and read.quantity.value) == one["value"], printed
