"""Any fact as a row of texts and back, whatever stands in whichever of its fields."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from danvan import BadValue, Fact
from danvan.codec import rows as flat
from danvan.facts import Breakdown
from danvan.facts.kinds import KINDS
from danvan.facts.structure import fields
from danvan.testing import strategies
from danvan.testing.shapes import LONGEST, Choices, made

Rows = list[tuple[str, ...]]


def through_csv(rows: Rows) -> Rows:
    """Rows as a csv file has them."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return [tuple(row) for row in csv.reader(io.StringIO(out.getvalue(), newline=""))]


def through_json(rows: Rows) -> Rows:
    """Rows as a JSON file has them."""
    return [tuple(row) for row in json.loads(json.dumps(rows))]


FORMS = pytest.mark.parametrize("form", [through_csv, through_json])


def there_and_back(facts: list[Fact], form: Callable[[Rows], Rows]) -> list[Fact]:
    """What is read of the tables of some facts, written in a form."""
    found: list[Fact] = []
    for headings, table in flat.rows(facts):
        head, *rows = form([headings, *table])
        known = flat.columns(head)
        assert known is not None, head
        found.extend(flat.fact_of(*known, row) for row in rows)
    return found


def soaked(value: Any, text: str) -> Any:
    """A value with one text in place of every text that may be any."""
    if isinstance(value, Breakdown):
        return Breakdown({text: text})
    if isinstance(value, tuple):
        return tuple(soaked(one, text) for one in value)
    if not attrs.has(type(value)):
        return text if isinstance(value, str) else value
    free = [field.name for field in fields(type(value)).values() if field.holds is str or field.part or field.refers]
    free += ["breakdown"] if hasattr(value, "breakdown") else []
    return attrs.evolve(value, **{name: soaked(getattr(value, name), text) for name in free})


@FORMS
@given(facts=st.lists(strategies.facts(), max_size=4))
def test_facts_come_back_equal(form: Callable[[Rows], Rows], facts: list[Fact]) -> None:
    """Facts of any kinds, every field of theirs."""
    assert sorted(map(repr, there_and_back(facts, form))) == sorted(map(repr, facts))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(shape=st.binary(min_size=LONGEST, max_size=LONGEST), text=strategies.texts() | st.text(min_size=1, max_size=6))
def test_any_text_comes_back(kind: type[Fact], shape: bytes, text: str) -> None:
    """Digits, signs, quotes, blanks, line ends: in every field that holds a text, and in a dimension."""
    assume(not any("\ud800" <= letter <= "\udfff" for letter in text))  # half a character: no file can hold it
    try:
        fact = soaked(made(kind, Choices(shape)), text)
    except BadValue:
        assume(False)
    for form in (through_csv, through_json):
        assert there_and_back([fact], form) == [fact]


@pytest.mark.parametrize(
    "text", ["007", "2024", "1e5", "-", "true", "null", "{}", "=1+1", "x / y", "Mốc 1", '"', "Có ghi"]
)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_texts_that_look_like_something_else(kind: type[Fact], text: str) -> None:
    """They stay the texts they are, everywhere."""
    fact = soaked(made(kind, Choices(bytes([2]) * LONGEST)), text)
    for form in (through_csv, through_json):
        assert there_and_back([fact], form) == [fact]
