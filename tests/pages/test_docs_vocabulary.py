"""The pages of the vocabulary: what the generator makes of the shipped codes stands there, and nothing is missing."""

import importlib.util
import re
from datetime import date
from pathlib import Path
from types import ModuleType

import attrs
import pytest

from danvan.values.spans import ALWAYS, Span
from danvan.vocabulary import Term, Vocabulary, shipped

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    """The generator, which is a script and no package."""
    spec = importlib.util.spec_from_file_location("generate_vocabulary", ROOT / "tools" / "generate_vocabulary.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_what_the_generator_makes(generator: ModuleType) -> None:
    """Every page stands as the shipped vocabulary makes it, and no other page stands beside them."""
    there = {path.name: path.read_text("utf-8") for path in (DOCS / "reference" / "vocabulary").iterdir()}
    assert there == generator.pages(shipped())


def test_every_row_is_shown_once(generator: ModuleType) -> None:
    """Each row of each list and scheme is one row of one table."""
    tables = (line for text in generator.pages(shipped()).values() for line in text.splitlines())
    shown = sum(
        line.startswith("|") and not re.match(r"\|(-|\s*(page|code|form|amount)\s*\|)", line) for line in tables
    )
    links = len(generator.SUBJECTS)
    assert shown - links == sum(len(getattr(shipped(), field.name)) for field in attrs.fields(Vocabulary))


def test_every_code_and_label_is_found(generator: ModuleType) -> None:
    """Each code stands in code marks, with its Vietnamese label in the same row."""
    lines = [line for text in generator.pages(shipped()).values() for line in text.splitlines()]
    rows = [line for line in lines if line.startswith("| `")]
    for scheme in shipped().schemes():
        for code in shipped().codes(scheme):
            label = generator.plain(shipped().label(scheme, code))
            assert any(row.startswith(f"| `{code}` |") and f"| {label} |" in row for row in rows), (scheme, code)


def test_a_scheme_without_a_page_is_refused(generator: ModuleType) -> None:
    """A new scheme cannot be forgotten: the generator names it."""
    more = Vocabulary(terms=[Term(scheme="colour", code="red", vi="đỏ", en="red")])
    with pytest.raises(KeyError, match="colour"):
        generator.pages(shipped().combine(more))


def test_cells_survive_markdown(generator: ModuleType) -> None:
    """A bar or a star in a label ends neither the cell nor the type."""
    term = Term(scheme="field", code="a", vi="a|b*", en="x", aliases=("m, n", "o"), maps_to=("p", "q"))
    assert generator.cell(term, "vi") == "a\\|b\\*"
    assert generator.cell(term, "aliases") == "m, n; o"
    assert generator.cell(term, "maps_to") == "`p`, `q`"
    assert generator.cell(term, "rank") == ""


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (ALWAYS, ""),
        (Span(end=date(2025, 7, 1)), "to 2025-06-30"),
        (Span(start=date(2025, 7, 1)), "from 2025-07-01"),
        (Span.year(2017), "2017-01-01 to 2017-12-31"),
    ],
)
def test_dates_name_the_last_day(generator: ModuleType, span: Span, said: str) -> None:
    """A span is told by its first and last day, not by the day after."""
    assert generator.days(span) == said
