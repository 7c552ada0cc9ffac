"""The page that says which rule looks after which requirement: each code is there, and each rule is on it."""

import re
from pathlib import Path

from danvan.rules import BUILTIN

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "what-is-checked.md"


def rows() -> list[list[str]]:
    """The cells of the rows of its tables, without the heads."""
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[1] != "codes"]


def test_every_rule_has_its_requirement_and_every_code_its_rule() -> None:
    """The codes in the second column are the codes of the built-in rules, none more and none less."""
    told = {code for row in rows() for code in re.findall(r"DV\d+", row[1])}
    assert told == {rule.code for rule in BUILTIN}


def test_what_has_no_rule_says_where_it_is_looked_after() -> None:
    """A requirement without a code says why there is none."""
    assert [row[0] for row in rows() if not row[1] and not row[2]] == []
    assert all(len(row) == 3 for row in rows())


def test_codes_in_the_text_exist() -> None:
    """A code mentioned anywhere on the page is one of a rule."""
    assert set(re.findall(r"DV\d+", PAGE.read_text("utf-8"))) <= {rule.code for rule in BUILTIN}
