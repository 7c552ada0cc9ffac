"""The JSON Schema and the reference page: generated from the classes, and held against the files."""

import importlib.util
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies_book
from danvan.book.book import Book
from danvan.codec import encode, schema
from danvan.codec.document import survey_document
from danvan.codec.schema import classes, fields, meaning

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


def generator() -> Any:
    """The module that writes the pages, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("generate_format", ROOT / "tools" / "generate_format.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def validator() -> jsonschema.Draft202012Validator:
    """What checks documents against the schema."""
    return jsonschema.Draft202012Validator(schema())


def test_the_schema_is_one() -> None:
    """The schema is itself well-formed."""
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_pages_are_up_to_date() -> None:
    """What stands in docs/reference is what the classes say; run tools/generate_format.py where it is not."""
    module = generator()
    page = (REFERENCE / "format.md").read_text(encoding="utf-8")
    assert (REFERENCE / "book.schema.json").read_text(encoding="utf-8") == module.schema_text()
    assert page == module.page(page)


def test_every_field_is_in_the_page() -> None:
    """Every field of every record stands in the section of its class, with its meaning."""
    page = (REFERENCE / "format.md").read_text(encoding="utf-8")
    sections = {section.split(maxsplit=1)[0]: section for section in page.split("\n### ")[1:]}
    for kind in classes():
        for name in fields(kind):
            row = next(line for line in sections[kind.__name__].splitlines() if line.startswith(f"| `{name}` |"))
            assert meaning(kind, name) in row


def test_every_field_has_a_meaning() -> None:
    """Every field that a file holds says what it means, in a sentence."""
    meanings = {(kind.__name__, name): meaning(kind, name) for kind in classes() for name in fields(kind)}
    assert [where for where, said in meanings.items() if not said.strip()] == []


def test_links_of_the_page_lead_somewhere() -> None:
    """Every link within the page has its heading, as code forges make anchors of headings."""
    page = (REFERENCE / "format.md").read_text(encoding="utf-8")
    headings = [line.lstrip("#").strip() for line in page.splitlines() if line.startswith("#")]
    anchors = {
        "".join(letter for letter in heading.lower().replace(" ", "-") if letter.isalnum() or letter == "-")
        for heading in headings
    }
    links = {part.split(")", maxsplit=1)[0] for part in page.split("](#")[1:]}
    assert links
    assert links <= anchors


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*/book.json")), ids=lambda path: path.parent.name)
def test_the_examples_are_valid(path: Path) -> None:
    """Each example book is valid by the schema."""
    assert not list(validator().iter_errors(json.loads(path.read_bytes())))


@given(strategies_book.books())
def test_what_is_written_is_valid(book: Book) -> None:
    """Whatever a book holds, its document is valid by the schema."""
    assert not list(validator().iter_errors(json.loads(encode(book))))


def _objects(plain: Any) -> Iterator[dict[str, Any]]:
    if isinstance(plain, dict):
        yield plain
    for inner in plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ():
        yield from _objects(inner)


@given(strategies_book.books(), st.data())
def test_schema_and_reading_refuse_the_same(book: Book, data: st.DataObject) -> None:
    """A field too many, one too few or one of another type is refused by both, or by neither."""
    plain = json.loads(encode(book))
    target = data.draw(st.sampled_from(list(_objects(plain))))
    how = data.draw(st.sampled_from(("add", "drop", "change")))
    if how == "add" or not target:
        target["colour"] = "red"
    else:
        name = data.draw(st.sampled_from(sorted(target)))
        if how == "drop":
            del target[name]
        else:
            target[name] = data.draw(st.sampled_from([None, True, 3, "3", "", [], {}, "exact", "2019-01-01"]))
    # Constructors know more than types: ends before starts, names without letters.
    by_types = [
        problem
        for problem in survey_document(json.dumps(plain)).problems
        if "unknown field" in problem.message or "missing" in problem.message or "expected" in problem.message
    ]
    assert bool(by_types) == bool(list(validator().iter_errors(plain)))


def test_every_class_is_described() -> None:
    """Editors show what an object is and what its fields mean."""
    for name, definition in schema()["$defs"].items():
        assert definition["description"], name
        assert all(part["description"] for part in definition["properties"].values())


def test_no_class_is_forgotten() -> None:
    """Every attrs class that a strategy of whole books can draw is in the schema."""
    assert {kind.__name__ for kind in classes()} == set(schema()["$defs"])
    assert all(attrs.has(kind) for kind in classes())
