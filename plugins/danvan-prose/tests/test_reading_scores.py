"""Sentences of reports, marked before they were read: how many counts are right in every attribute, and in each."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from danvan.reading import fold
from danvan_prose import NotUnderstood, Proposal, propose

ON = date(2026, 1, 2)
LEAST = {"proposed": 0.97, "measure": 0.95, "breakdown": 0.95, "grantor": 0.95, "period": 0.95, "all": 0.95}
GRANTED = {"award-recipients", "awards-given", "award-turns", "award-proposals"}


class Wanted(NamedTuple):
    """What a count is: a number that no figure is proposed for has no measure."""

    number: Decimal
    measure: str = ""
    breakdown: str = ""
    by: str = ""
    period: str = ""


def marked() -> list[tuple[str, list[Wanted]]]:
    """The sentences of the data file with what is wanted of each count."""
    found: list[tuple[str, list[Wanted]]] = []
    for line in (Path(__file__).parent / "data" / "sentences.txt").read_text(encoding="utf-8").splitlines():
        sign, _, rest = line.partition(" ")
        if sign == ">":
            found.append((rest, []))
        elif sign == "?":
            found[-1][1].append(Wanted(Decimal(rest)))
        elif sign == "=":
            said, by, period = (one.strip().removeprefix("-") for one in rest.split("|"))
            number, measure, *codes = said.split()
            found[-1][1].append(Wanted(Decimal(number), measure, " ".join(sorted(codes)), by, period))
    return found


def is_period(found: Proposal, wanted: str) -> bool:
    """Whether a proposal is of a period: by its words, or by the year that it begins in."""
    if not wanted or found.period is None:
        return not wanted and found.period is None
    year = wanted.removeprefix("~")
    start = None if found.period.span is None else found.period.span.start
    return fold(year) in fold(found.period.printed) or (start is not None and str(start.year) == year)


def judged(found: Proposal | NotUnderstood, wanted: Wanted) -> dict[str, bool]:
    """What is right of one count."""
    if not isinstance(found, Proposal) or not wanted.measure:
        return {"proposed": isinstance(found, Proposal) is bool(wanted.measure)}
    codes = " ".join(sorted(f"{name}:{code}" for name, code in found.breakdown.items()))
    right = {
        "proposed": True,
        "measure": found.measure == wanted.measure,
        "breakdown": codes == wanted.breakdown,
        "period": is_period(found, wanted.period),
    }
    if wanted.measure in GRANTED or "standing:recognised" in codes:
        right["grantor"] = fold(" + ".join(body.printed for body in found.by)) == fold(wanted.by)
    return right


def numbers(found: Proposal | NotUnderstood) -> set[Decimal]:
    """The numbers of what was found."""
    quantities = (found.quantity,) if isinstance(found, Proposal) else found.quantities
    return {one.value for one in quantities}


@cache
def scores() -> dict[str, float]:
    """The share of right answers, for each attribute and for all of a count together."""
    right, asked = Counter[str](), Counter[str]()
    for text, several in marked():
        left = list(propose(text, on=ON))
        for wanted in several:
            found = next((one for one in left if wanted.number in numbers(one)), None)
            told = {"proposed": False} if found is None else judged(found, wanted)
            if found is not None:
                left.remove(found)
            told["all"] = all(told.values())
            asked.update(told)
            right.update(name for name, holds in told.items() if holds)
        extra = sum(isinstance(one, Proposal) for one in left)
        asked.update({"all": extra, "proposed": extra})
    return {name: right[name] / asked[name] for name in asked}


def test_the_file_has_sentences() -> None:
    """Enough sentences are marked, and each of them counts something."""
    assert len(marked()) >= 60
    assert all(wanted and re.search(r"\d", text) for text, wanted in marked())


@pytest.mark.parametrize("attribute", LEAST)
def test_most_counts_are_right(attribute: str) -> None:
    """The share of counts that are right only rises."""
    assert scores()[attribute] >= LEAST[attribute], scores()
