"""Books and the findings that a clerk would raise: written down by reading them, before any rule was run.

Twenty-six published reports, the five books of the examples, and reports of our own making.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from cases import CASES, OWN, converted

import danvan
from danvan.book.book import Book
from danvan.rules import BUILTIN, check

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
EXPECTED: Mapping[str, Mapping[str, Mapping[str, str] | str]] = tomllib.loads(
    (HERE / "data" / "expected_findings.toml").read_text(encoding="utf-8")
)
BY_ID = {case["id"]: case for case in (*CASES, *OWN)}


def book_of(name: str) -> Book:
    """A report of the data as a book, or one of the books of the examples."""
    return converted(BY_ID[name]).book if name in BY_ID else danvan.read(EXAMPLES / name / "book.json")


@pytest.mark.parametrize("name", EXPECTED)
def test_the_findings_are_those_that_a_clerk_would_raise(name: str) -> None:
    """None is missing, and none else comes: a false finding costs more trust than a missed one."""
    wanted = {(code, fact) for code, facts in EXPECTED[name].items() if code != "none" for fact in facts}
    found = {(one.code, (one.fact or "").removeprefix(f"{name}-")) for one in check(book_of(name), BUILTIN)}
    assert found == wanted


def test_every_book_is_judged() -> None:
    """The reports of the data and the books of the examples, each with its findings or with why there are none."""
    examples = {path.parent.name for path in EXAMPLES.glob("0*/book.json")}
    assert set(EXPECTED) == examples | set(BY_ID)
    assert all(bool(found) for found in EXPECTED.values())
