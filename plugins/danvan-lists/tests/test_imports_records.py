"""The list of records: what is written as csv or json is read back as the same facts."""

import io
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from danvan import BadValue, Book, DecodeError, Fact, Milestone, Model, Remark, Unit
from danvan.codec import rows as flat
from danvan.exports.csv import CsvExporter
from danvan.exports.json import JsonExporter
from danvan.plugins import Imported
from danvan.reports import RecordList
from danvan.testing import strategies
from danvan_lists import CsvImporter, JsonImporter

WAYS: list[tuple[Any, Any]] = [(CsvExporter(), CsvImporter()), (JsonExporter(), JsonImporter())]


def there_and_back(facts: tuple[Fact, ...], exporter: Any, importer: Any, **asked: Any) -> Imported:
    """What comes of the list of some facts, written and read."""
    out = io.BytesIO()
    exporter.write(RecordList().compose(Book(facts)), out)
    found: Imported = importer.read(io.BytesIO(out.getvalue()), file="ds", **asked)
    return found


def told(facts: tuple[Fact, ...]) -> set[Fact]:
    """What facts say, wherever they were found."""
    return {attrs.evolve(fact, source=None) for fact in facts}


class TestThereAndBack:
    """Nothing is lost: ids, milestones, quantities with their qualifiers, breakdowns, sources."""

    @pytest.mark.parametrize(("exporter", "importer"), WAYS, ids=["csv", "json"])
    @settings(max_examples=60)
    @given(book=strategies.loose_books())
    def test_facts_come_back_equal(self, exporter: Any, importer: Any, book: Book) -> None:
        """Any fact of any kind; what has no source gets the row as one."""
        if not book.facts:
            return
        found = there_and_back(book.facts, exporter, importer)
        assert found.findings == ()
        assert told(found.facts) == told(book.facts)
        assert {fact for fact in book.facts if fact.source is not None} <= set(found.facts)
        assert all(fact.source is not None for fact in found.facts)

    @pytest.mark.parametrize(("exporter", "importer"), WAYS, ids=["csv", "json"])
    @settings(max_examples=25)
    @given(book=strategies.loose_books())
    def test_what_the_book_holds_adds_nothing(self, exporter: Any, importer: Any, book: Book) -> None:
        """Every record of its own list is known to the book."""
        if not book.facts:
            return
        found = there_and_back(book.facts, exporter, importer, book=book)
        assert (found.facts, found.known) == ((), len(book.facts))

    @pytest.mark.parametrize("name", ["2024", "007", "1e5", '"', '"a"', "- 12", "=1+1", "'đã'", "a;b", "-", "{}"])
    @pytest.mark.parametrize(("exporter", "importer"), WAYS, ids=["csv", "json"])
    def test_texts_that_look_like_something_else(self, exporter: Any, importer: Any, name: str) -> None:
        """Digits, signs and quotes stay the text they are."""
        model = Model(id="m", name=name, aliases=[name])
        (back,) = there_and_back((model,), exporter, importer).facts
        assert told((back,)) == {model}


class TestTheTable:
    """What such a table looks like, and what happens when somebody changed it."""

    def test_headings_are_vietnamese_and_in_order(self) -> None:
        """The id comes first, then as the fact is written."""
        steps = [Milestone(kind="registered", level="commune"), Milestone(kind="recognised")]
        ((headings, rows),) = flat.rows([Model(id="m", name="Nuôi tôm", milestones=steps)])
        assert headings == ("Mã bản ghi mô hình", "Tên", "Mốc 1 / Loại", "Mốc 1 / Cấp", "Mốc 2 / Loại")
        assert rows == (("m", "Nuôi tôm", "registered", "commune", "recognised"),)

    def test_a_cell_that_does_not_fit_costs_its_row(self) -> None:
        """It is told of with the place; the other rows come in."""
        text = "Mã bản ghi mô hình;Tên;Mốc 1 / Loại;Mốc 1 / Ngày\na;Nuôi tôm;registered;hôm qua\nb;Trồng lúa;;\n"
        found = CsvImporter().read(io.BytesIO(text.encode()), file="ds.csv")
        assert [fact.id for fact in found.facts] == ["b"]
        assert [(one.code, dict(one.values)["row"], dict(one.values)["place"]) for one in found.findings] == [
            ("IM120", "2", "milestones[0].on")
        ]

    @pytest.mark.parametrize(
        "headings",
        [
            ("TT", "Tên mô hình"),
            ("Mã bản ghi mô hình", "Tên", "Tên"),
            ("Mã bản ghi mô hình", "Cá nhân", "Cá nhân / Tên"),
            ("Mã bản ghi mô hình", "Mốc / Loại", "Mốc 1 / Loại"),
            ("Mã bản ghi mô hình", "Chiều cao"),
            ("Mã bản ghi mô hình", ""),
            (),
        ],
    )
    def test_headings_that_are_none(self, headings: tuple[str, ...]) -> None:
        """Doubled, contradictory and unknown headings make no such table."""
        assert flat.columns(headings) is None

    def test_a_misfit_is_told_by_its_way(self) -> None:
        """As everywhere in danvan's files."""
        with pytest.raises(DecodeError) as caught:
            flat.fact_of(Model, [("id",), ("quantity", "value")], ["m", "1"])
        assert {problem.place for problem in caught.value.problems} == {"name", "quantity"}

    def test_too_many_columns(self) -> None:
        """A list that nobody could read is refused."""
        model = Model(id="m", name="x", milestones=[Milestone(kind="voted", note=str(at)) for at in range(300)])
        with pytest.raises(BadValue):
            RecordList().compose(Book([model]))

    def test_kinds_and_ids(self) -> None:
        """A list of some kinds, or of some ids; nothing to list, and a kind unknown, are told of."""
        book = Book([Unit(id="u", name="xã A", kind="commune"), Remark(id="r", kind="cause", text="Chưa đều.", rank=2)])
        (block,) = RecordList().compose(book, kind="units").blocks
        assert block.table.name == "record-units"  # type: ignore[union-attr] # a table
        assert len(RecordList().compose(book, ids="u, r").blocks) == 2
        for asked in ({"kind": "models"}, {"kind": "people"}, {"ids": "nobody"}):
            with pytest.raises(BadValue):
                RecordList().compose(book, **asked)

    def test_whole_numbers_and_shares(self) -> None:
        """A rank is whole, a value exact to the last digit."""
        remark = Remark(id="r", kind="cause", text="Chưa đều.", rank=2)
        ((headings, (row,)),) = flat.rows([remark])
        kind, paths = flat.columns(headings) or (Model, ())
        assert flat.fact_of(kind, paths, row) == remark
