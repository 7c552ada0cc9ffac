"""What pieces of plugins give: rubbish in any part of it is a PluginError that says where."""

from io import BytesIO
from typing import Any

import pytest

from danvan import Book, Catalog, Finding, PluginError, Quantity, Source, Unit, hookimpl
from danvan.documents import Annex, Cell, Column, Heading, Listing, Paragraph, Report, Row, Table, TableBlock
from danvan.plugins import Imported, TableRead
from danvan.plugins.results import flaw


class Offers:
    """A plugin whose pieces give what they were made with."""

    name = "odd"
    suffix = ".odd"

    def __init__(self, gives: object) -> None:
        self.gives = gives

    def compose(self, book: Book, /) -> Any:  # noqa: ARG002 # it does not look
        """What it was made with."""
        return self.gives

    def read(self, stream: BytesIO, /, *, file: str = "") -> Any:  # noqa: ARG002 # the same
        """The same."""
        return self.gives

    def of(self, book: Book, during: object) -> Any:  # the same
        """Nothing."""

    def merge(self, left: object, right: object) -> Any:  # the same
        """Nothing."""

    def table(self, state: object) -> Any:  # noqa: ARG002 # the same
        """What it was made with."""
        return self.gives

    @hookimpl
    def danvan_reports(self) -> Any:
        """Itself."""
        return [self]

    @hookimpl
    def danvan_importers(self) -> Any:
        """Itself."""
        return [self]

    @hookimpl
    def danvan_aggregators(self) -> Any:
        """Itself."""
        return [self]


def report(*blocks: Any, **parts: Any) -> Report:
    """A report of some blocks."""
    return Report(**{"kind": "report", "type_name": "Thư", "title": "Chào", **parts}, blocks=blocks)


def table(*cells: Any, **parts: Any) -> Table:
    """A table of one row."""
    columns = [Column(f"c{number}", "Cột", "Column") for number, _ in enumerate(cells)]
    return Table(**{"name": "t", "vi": "Bảng", "en": "Table", "columns": columns, "rows": [Row(cells)], **parts})


def deep(levels: int) -> Any:
    """Annexes within annexes."""
    block: Any = Paragraph("x")
    for _ in range(levels):
        block = Annex(label="P", title="T", blocks=[block])
    return block


ANY: Any = 5
FINDING = Finding(
    code="XX001", severity="error", kind="row", fact=None, field=None, vi="a", en="a", ground="g", confidence="sourced"
)


@pytest.mark.parametrize(
    "given",
    [
        report(ANY),
        report("text"),
        report(None),
        report(Paragraph(ANY)),
        report(Paragraph("x", align=ANY)),
        report(Heading("x", level="one")),  # type: ignore[arg-type] # what an untyped plugin may give
        report(Listing([ANY])),
        report(TableBlock(ANY)),
        report(TableBlock(table(Cell(text=ANY)))),
        report(Annex(label="P", title="T", blocks=[ANY])),
        report(deep(60)),
        report(title=ANY),
        report(letterhead="Ban Dân vận"),
    ],
)
def test_a_report_with_rubbish_in_it(given: Report) -> None:
    """Wherever in the blocks it stands, the plugin and the piece are named."""
    with pytest.raises(PluginError) as caught:
        Catalog.of(Offers(given)).report("odd").compose(Book())
    assert (caught.value.plugin, caught.value.piece) == ("Offers", "report odd")
    assert caught.value.remedy


@pytest.mark.parametrize(
    "given",
    [
        table(Cell(text=ANY)),
        table(Cell(quantity=ANY)),
        table(vi=None),
    ],
)
def test_a_table_with_rubbish_in_it(given: Table) -> None:
    """Columns, rows and cells are looked at."""
    with pytest.raises(PluginError) as caught:
        Catalog.of(Offers(given)).aggregator("odd").table(None)
    assert caught.value.piece == "aggregator odd"


@pytest.mark.parametrize(
    "given",
    [
        Imported(facts=[ANY]),
        Imported(facts=["xã A"]),  # type: ignore[list-item] # what an untyped plugin may give
        Imported(facts=[FINDING]),  # type: ignore[list-item] # the same
        Imported(findings=["sai"]),  # type: ignore[list-item] # the same
        Imported(findings=[FINDING], known="two"),  # type: ignore[arg-type] # the same
        Imported(replaces=[ANY]),
        Imported(tables=[ANY]),
        Imported(tables=[TableRead(table=ANY, kind="models", header=1)]),
    ],
)
def test_what_was_imported_with_rubbish_in_it(given: Imported) -> None:
    """Facts, findings and tables are looked at."""
    with pytest.raises(PluginError) as caught:
        Catalog.of(Offers(given)).importer("odd").read(BytesIO())
    assert caught.value.piece == "importer odd"


def test_what_is_sound_goes_through() -> None:
    """A report, a table and facts as they should be come out as they went in."""
    sound = report(Heading("I"), Paragraph("x"), Listing(["a"]), TableBlock(table(Cell(quantity=Quantity(3)))), deep(3))
    assert Catalog.of(Offers(sound)).report("odd").compose(Book()) is sound
    rows = table(Cell(text="a"), Cell(quantity=Quantity(3)), notes=["n"])
    assert Catalog.of(Offers(rows)).aggregator("odd").table(None) is rows
    unit = Unit(id="a", name="xã A", kind="commune", source=Source(file="a.csv"))
    read = Imported(facts=[unit], findings=[FINDING], known=1, tables=[TableRead(table="1", kind="units", header=1)])
    assert Catalog.of(Offers(read)).importer("odd").read(BytesIO()) is read


def test_danvan_s_own_results_have_no_flaw() -> None:
    """The look agrees with what danvan itself makes."""
    book = Book([Unit(id="a", name="xã A", kind="commune", level="commune")])
    catalog = Catalog.of()
    for aggregator in catalog.aggregators:
        assert flaw(aggregator.table(aggregator.of(book, None)), Table) is None, aggregator.name
    assert flaw(catalog.report("findings").compose(book, on="2026-01-15"), Report) is None
