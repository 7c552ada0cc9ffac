"""Published reports as books: nothing is lost, and the arithmetic comes out as findings where it should."""

import copy
import re
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from cases import CASES, STOCKS, Converted, converted
from hypothesis import given, settings
from lossless import is_kept, is_said, leaves, part_of, standing
from strategies_cases import changed_cases

from danvan.book.book import Book
from danvan.codec import decode, encode
from danvan.facts import Award
from danvan.rules import Finding, check
from danvan.rules.builtin import BUILTIN
from danvan.values.quantities import Quantity
from danvan.vocabulary import shipped
from danvan_prose import NotUnderstood, Proposal, propose

BY_ID = {case["id"]: case for case in CASES}
SUMS = frozenset({"DV412", "DV502", "DV503", "DV504", "DV514"})
NOTED = frozenset(
    {
        *("models.status.code", "models.collective_or_individual", "models.note", "indicators.name_vi"),
        *("indicators.note", "place.level", "place.name", "place.province", "place.district", "place.note"),
        *("awards.granted_by", "awards.note", "awards.source", "awards.cumulative", "awards.counted_from_names"),
        *("period.as_written", "period.note", "date", "event_date", "documents.note"),
        *(f"alternate_sources.{name}" for name in ("url", "differs", "of", "field", "printed")),
    }
)
"""The fields of the published reports that stand, or may, in the note of a fact, beside what is made of them."""
every_case = pytest.mark.parametrize("case", CASES, ids=list(BY_ID))


def lost(case: dict[str, Any], made: Converted, book: Book) -> list[str]:
    """The fields of a report that no fact made of its part says."""
    missing = []
    for path, value in leaves(case):
        facts = [found for kind, one in made.made.get(part_of(path), ()) if (found := book.get(kind, one)) is not None]
        if is_kept(path) and not is_said(path, value, facts, case["id"]):
            missing.append(path)
    return missing


def sums(case: dict[str, Any]) -> list[tuple[str, str | None]]:
    """What the rules of arithmetic find in a report."""
    return [(one.code, one.fact) for one in check(converted(case).book, BUILTIN) if one.code in SUMS]


def undecided(case: dict[str, Any]) -> list[Finding]:
    """What cannot be decided in a report, and says so."""
    return [one for one in check(converted(case).book, BUILTIN) if one.code in {"DV515", "DV517"}]


def changed(case: str, model: str, count: int) -> dict[str, Any]:
    """A report with another count for one of its figures."""
    other = copy.deepcopy(BY_ID[case])
    for one in other["models"]:
        if one["id"] == model:
            one["count"], one["printed"] = count, str(count)
    return other


def checked_sums() -> Iterator[tuple[str, str, int]]:
    """Each part of each sum that a report's checks say holds, with a count that makes it too much or too little."""
    for case in CASES:
        for one in case["checks"]:
            printed = re.match(r"(\d+(?:\+\d+)+)=(\d+)", one["expr"])
            if printed is None or one["ok"] is not True:
                continue
            numbers = [int(number) for number in printed[1].split("+")]
            for whole in case["models"]:
                parts = [
                    part for part in case["models"] if part.get("part_of") == whole["id"] and part["count"] in numbers
                ]
                if sorted(part["count"] for part in parts) != sorted(numbers) or whole["count"] > sum(numbers):
                    continue
                over = whole["qualifier"] == "hơn"
                change = whole["count"] - sum(numbers) - 1 if over else 1
                yield from ((case["id"], part["id"], part["count"] + change) for part in parts)


@every_case
def test_nothing_is_lost(case: dict[str, Any]) -> None:
    """Every field of a report that a book keeps is found again in the book, once written to a file and read."""
    made = converted(case)
    book = decode(encode(made.book))
    assert book == made.book
    assert lost(case, made, book) == []


@given(changed_cases())
@settings(max_examples=80)
def test_nothing_is_lost_of_reports_not_yet_printed(case: dict[str, Any]) -> None:
    """Nor of a report with other words, counts, grantors, periods, places, with parts missing, added or several."""
    made = converted(case)
    assert lost(case, made, decode(encode(made.book))) == []
    assert not [one for one in check(made.book, BUILTIN) if one.code.startswith("DV0")]


@every_case
def test_what_is_lost_is_noticed(case: dict[str, Any]) -> None:
    """Taken out of the facts of a report one by one, each fact is missed."""
    made = converted(case)
    for key in {keys[-1] for keys in made.made.values()}:
        fact = made.book.get(*key)
        assert fact is not None
        without = Book(one for one in made.book if one != fact)
        assert lost(case, made, without) != []


@every_case
def test_what_stands_in_notes(case: dict[str, Any]) -> None:
    """Counts, steps, parts, periods, forms and reasons stand in fields; a note has what is beside them."""
    made = converted(case)
    bare = Book(_without_note(fact) for fact in made.book)
    assert {re.sub(r"\[\d+\]", "", path) for path in lost(case, made, bare)} <= NOTED


def _without_note(fact: Any) -> Any:
    return fact if fact.source is None else attrs.evolve(fact, source=attrs.evolve(fact.source, note=None))


@every_case
def test_facts_say_what_was_printed(case: dict[str, Any]) -> None:
    """The figures of a book have the counts, qualifiers, parts and steps of the report."""
    book = converted(case).book
    figures = {str(figure.id): figure for figure in book.figures}
    for model in case["models"]:
        figure = figures[f"{case['id']}-{model['id']}"]
        assert figure.quantity is not None
        printed = f"{model['qualifier'] or ''} {model['printed']}".strip()
        assert (figure.quantity.value, figure.quantity.printed) == (model["count"], printed)
        assert figure.quantity.exact == ("exact" if model["qualifier"] is None else "over")
        assert figure.part_of == (f"{case['id']}-{model['part_of']}" if "part_of" in model else None)


def test_put_forward_is_not_granted() -> None:
    """An award that a report only asks for is proposed; one that it tells of without more is granted."""
    other = copy.deepcopy(BY_ID["brvt-2021"])
    other["awards"][0]["form"] = "đề nghị tặng Bằng khen"
    asked, *others = converted(other).book.of(Award)
    assert (asked.form, asked.state, asked.granted) == ("certificate-of-merit", "proposed", False)
    assert all(one.granted for one in others)


def test_the_sum_that_fails() -> None:
    """A headline of 34 beside 19 and 14 is found, on the award, and both numbers are kept."""
    assert sums(BY_ID["lienchieu-2015"]) == [("DV412", "lienchieu-2015-award-0")]


@pytest.mark.parametrize(("case", "model", "count"), [*checked_sums()])
def test_a_sum_that_is_made_to_fail(case: str, model: str, count: int) -> None:
    """With one of its parts changed, a sum that a check says holds is found not to hold."""
    assert {code for code, _ in sums(changed(case, model, count))} & {"DV502", "DV503"}


def test_the_sums_of_the_published_reports() -> None:
    """Parts are checked by type, by field and by year: 54 + 69, 48 + 46 + 28 + 6, 2.059 of 2021 + 2.360 of 2022."""
    assert {"chodon-2022", "viettri-2019", "backancity-2023", "backan-2022"} <= {case for case, _, _ in checked_sums()}


def test_a_part_that_is_more_than_its_whole() -> None:
    """One model more effective than registered is found."""
    assert [code for code, _ in sums(changed("brvt-2021", "m2", 2072))] == ["DV502"]


@pytest.mark.parametrize(("collectives", "codes"), [(40, []), (41, ["DV412"]), (39, ["DV412"])])
def test_the_headline_is_checked(collectives: int, codes: list[str]) -> None:
    """“Tuyên dương 95 điển hình” over a text of 40 collectives and 55 people holds; over another number it does not."""
    other = copy.deepcopy(BY_ID["tphcm-ubnd-2025"])
    other["awards"][0]["collectives"] = collectives
    assert [code for code, _ in sums(other)] == codes


def test_what_cannot_be_decided_says_so() -> None:
    """A rise whose figure is not told is proposed for none, and a finding says why it cannot be checked."""
    case = BY_ID["brvt-2021"]
    [found] = propose(case["comparisons"][0])
    assert isinstance(found, NotUnderstood)
    assert (found.why, sums(case)) == ("comparison", [])
    [finding] = undecided(case)
    assert case["comparisons"][0] in finding.vi
    assert "1.795 hoặc 1.532" in finding.vi


@pytest.mark.parametrize(("count", "codes"), [(1532, []), (1531, ["DV514"])])
def test_a_comparison_that_can_be_decided(count: int, codes: list[str]) -> None:
    """With the figure of the earlier year in the report, a rise is checked: it holds, or is found not to."""
    other = copy.deepcopy(BY_ID["brvt-2021"])
    earlier = copy.deepcopy(other["models"][1]) | {"id": "m0", "count": count, "printed": str(count), "part_of": None}
    earlier["period"] = {"as_written": "năm 2020", "start": "2020-01-01", "end": "2020-12-31"}
    other["models"].append(earlier)
    assert [code for code, _ in sums(other)] == codes
    assert undecided(other) == []


@pytest.mark.parametrize(("count", "codes"), [(10, ["DV503"]), (9, []), (8, ["DV517"]), (7, ["DV517"])])
def test_fields_that_may_be_incomplete(count: int, codes: list[str]) -> None:
    """3 + 16 + 174 + 9 of 202 hold and say nothing; 10 are too many; with 8 a field may be missing, which is said."""
    other = changed("backancity-2023", "m9", count)
    found = check(converted(other).book, BUILTIN)
    assert [one.code for one in found if one.code in SUMS | {"DV515", "DV517"}] == codes


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
    """The step of a count of models is read from its words as collectors read it, or as two steps of which it is one.

    “Đạt” alone may be any step, and of what there is no step is told.
    """
    wrong = []
    for case in CASES:
        for model in case["models"]:
            code = standing(model["status"]["code"])
            words = model["status"]["vi"]
            if not model["unit_vi"].startswith("mô hình") or "…" in words or words == "đạt":
                continue
            before = words.split()[0] in {"có", "công", "đề", "bình", "triển", "duy", "đã", "đăng"}
            text = (
                f"Địa phương {words} {model['count']} mô hình." if before else f"Có {model['count']} mô hình {words}."
            )
            [found] = propose(text)
            told = found.breakdown.get("standing", "existing") if isinstance(found, Proposal) else None
            steps = (told or "", *shipped().standard("milestone", told or ""))
            if code not in steps and not {told, code} <= STOCKS:
                wrong.append((text, told, code))
    assert wrong == []


@every_case
def test_indicators_are_read(case: dict[str, Any]) -> None:
    """Each indicator's printed words give its value, or none where only a magnitude is named."""
    for one in case["indicators"]:
        printed = one["printed"] if " " in one["printed"] else f"{one['printed']} {one['unit']}"
        read = Quantity.parse(printed, vocabulary=shipped())
        assert (read.quantity and read.quantity.value) == one["value"], printed
