"""Run by test_new_field in a process of its own, with a danvan whose models have two more fields than here.

Each function is one view of the fields of facts: it fails where the view does not know `sponsors` and `colour`.
"""

import datetime
import io
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

import danvan
from danvan.codec import rows as flat
from danvan.codec.schema import schema
from danvan.facts.structure import label
from danvan.reports.composers.records import RecordList
from danvan.rules.lookups.mentions import named_at_all
from danvan.rules.lookups.written import codes_at_all
from danvan.testing import shapes

REFORM = datetime.date(2025, 7, 1)
OLD = danvan.Unit(id="xa-a", name="xã A", kind="commune", during=danvan.Span(end=REFORM))
NEW = danvan.Unit(id="xa-b", name="xã B", kind="commune", during=danvan.Span(start=REFORM))
MERGED = danvan.Succession(id="s", kind="merge", before=["xa-a"], after=["xa-b"], on=REFORM)


def model(**said: Any) -> danvan.Model:
    """A model that says only what a view is about."""
    return danvan.Model(id="m", name="Nuôi tôm", **said)


def in_the_schema() -> None:
    """Editors show the meaning of a field."""
    fields = schema()["$defs"]["Model"]["properties"]
    assert fields["sponsors"] == {
        "type": "array",
        "items": {"type": "string"},
        "description": "The units that sponsor it, by id.",
    }
    assert fields["colour"]["description"] == "Its colour."


def in_a_file() -> None:
    """A book is written and read back equal."""
    book = danvan.Book([model(sponsors=["xa-a"], colour="red")])
    assert danvan.decode(danvan.encode(book)) == book


def in_a_bundle() -> None:
    """So is a bundle, by whichever way its lines are read."""
    book = danvan.Book([model(sponsors=["xa-a"], colour="red"), danvan.Model(id="n", name="Đường hoa")])
    with tempfile.TemporaryDirectory() as folder:
        assert danvan.read(danvan.write(book, Path(folder) / "book.danvan")) == book


def over_a_column() -> None:
    """A list of records has a column for it, and is read back equal."""
    ((headings, (row,)),) = flat.rows([model(sponsors=["xa-a"], colour="red")])
    assert headings[2:] == ("Đơn vị đỡ đầu 1", "Màu")
    kind, paths = flat.columns(headings) or (danvan.Model, ())
    assert flat.fact_of(kind, paths, row) == model(sponsors=["xa-a"], colour="red")


def in_a_list_that_is_imported() -> None:
    """What an importer reads back has it."""
    catalog, out = danvan.discover(), io.BytesIO()
    book = danvan.Book([model(sponsors=["xa-a"], colour="red")])
    catalog.exporter("csv").write(RecordList().compose(book), out)
    (found,) = catalog.importer("csv").read(io.BytesIO(out.getvalue()), file="ds").facts
    assert (found.sponsors, found.colour) == (("xa-a",), "red")


def in_findings() -> None:
    """A unit that is not there and a code that nobody declared are found, and the field has a name."""
    findings = danvan.check(danvan.Book([model(sponsors=["nobody"], colour="red")]), danvan.discover().rules)
    found = {(one.code, one.field) for one in findings}
    assert {("DV101", "sponsors"), ("DV104", "colour")} <= found, found
    assert label(danvan.Model, "sponsors") == "đơn vị đỡ đầu"


def on_its_days() -> None:
    """A sponsor that was not there yet is found, as a holder would be."""
    year = danvan.Period(id="n", kind="year", label="năm 2024", during=danvan.Span.year(2024))
    book = danvan.Book([NEW, year, model(sponsors=["xa-b"], period="n")])
    assert ("DV116", "sponsors") in {(one.code, one.field) for one in danvan.check(book, danvan.discover().rules)}


def at_one_look() -> None:
    """The quick looks over a whole book see what asking each fact would have seen."""
    book = danvan.Book([model(sponsors=["xa-a"], colour="red")])
    assert "xa-a" in named_at_all(book)[danvan.Unit]
    assert ("colour", "red") in codes_at_all(book)


def in_merging() -> None:
    """Sponsors of either record are kept; two colours contradict each other."""
    merged = danvan.merge_records(model(sponsors=["a"], colour="red"), model(sponsors=["b"], colour="blue"))
    assert merged.fact == model(sponsors=["a", "b"], colour="red")
    assert [found.place for found in merged.contradictions] == ["colour"]


def in_restating() -> None:
    """A sponsor goes along to the unit that took its place."""
    restated = danvan.Book([OLD, NEW, MERGED, model(sponsors=["xa-a"])]).restate(on=REFORM)
    assert restated.book.models[0].sponsors == ("xa-b",)
    assert [(move.part, move.after) for move in restated.moves] == [("sponsors", "xa-b")]


def in_renaming() -> None:
    """Putting a book on the real map goes through every reference to a unit."""
    renamed = danvan.plugins.with_references(model(sponsors=["a"], colour="a"), danvan.Unit, lambda *_: ["z"])
    assert (renamed.sponsors, renamed.colour) == (("z",), "a")


def in_strategies() -> None:
    """It is drawn, with nothing listed for it."""
    chance = random.Random(10)  # noqa: S311 # examples, no secrets
    drawn = [shapes.made(danvan.Model, shapes.Choices(chance.randbytes(shapes.LONGEST))) for _ in range(100)]
    assert any(one.sponsors for one in drawn)
    assert {one.colour for one in drawn} == {None, "a-colour-of-ours"}


def main() -> None:
    """Every view, or those that are named; each is printed once it holds."""
    views = [view for name, view in globals().items() if name.startswith(("in_", "over_", "on_", "at_"))]
    for view in views:
        view()
        sys.stdout.write(f"{view.__name__}\n")


if __name__ == "__main__":
    main()
