"""Reports: what their parts are, and which tables they hold."""

import base64
import io

import attrs
import pytest
from hypothesis import given

from danvan.documents.blocks import Annex, Heading, Listing, Picture, Report, Signature, TableBlock
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.errors import BadValue
from danvan.exports.csv import CsvExporter
from danvan.exports.json import JsonExporter, read_report
from danvan.exports.markdown import MarkdownExporter
from danvan.values.quantities import Quantity
from strategies_core import reports


def table(name: str) -> Table:
    """A table of nothing but its name."""
    return Table(name=name, vi=name, en=name, columns=[])


def test_tables_of_annexes() -> None:
    """The tables of a report are those of its text and its annexes, however deep, as they are printed."""
    deep = Annex(label="1", title="", blocks=[Annex(label="2", title="", blocks=[TableBlock(table("b"))])])
    report = Report(
        kind="report",
        type_name="Báo cáo",
        title="",
        blocks=[TableBlock(table("a")), Heading("x"), deep, TableBlock(table("c"))],
    )
    assert [found.name for found in report.tables] == ["a", "b", "c"]


@given(reports)
def test_values(report: Report) -> None:
    """A report is a frozen, hashable value that equals its copy."""
    assert hash(attrs.evolve(report)) == hash(report)
    assert attrs.evolve(report) == report
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        report.title = ""  # type: ignore[misc] # what must not work


def test_lists_become_tuples() -> None:
    """What is given as a list is held as a tuple, so that nobody changes it behind the report's back."""
    items = ["một"]
    listing = Listing(items)
    items.append("hai")
    assert listing.items == ("một",)


PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==")


def test_a_picture_says_what_it_shows() -> None:
    """A picture keeps its file and its words; without words, or with what is no file, there is none."""
    seal = Picture.of(PIXEL, alt="Dấu", width=30)
    assert (seal.data, seal.alt, seal.width) == (PIXEL, "Dấu", 30)
    with pytest.raises(BadValue):
        Picture.of(PIXEL, alt=" ")
    with pytest.raises(BadValue):
        Picture(content="không phải", alt="Dấu")


def _pictured() -> Report:
    seal = Picture.of(PIXEL, alt="Dấu của xã")
    columns = [
        Column("unit", "Đơn vị", "Unit"),
        Column("homes", "Hộ", "Homes", kind="number", over="Khen thưởng", over_en="Awards"),
    ]
    rows = [Row([Cell(text="Ấp A"), Cell(quantity=Quantity(2))])]
    return Report(
        kind="report",
        type_name="Báo cáo",
        title="T",
        addressees=["Ủy ban nhân dân tỉnh"],
        blocks=[seal, TableBlock(Table(name="t", vi="T", en="T", columns=columns, rows=rows))],
        signature=Signature(office="Chủ tịch", name="A", image=attrs.evolve(seal, alt="Chữ ký")),
    )


@pytest.mark.parametrize("exporter", [CsvExporter(), MarkdownExporter()])
def test_every_exporter_writes_them(exporter: CsvExporter | MarkdownExporter) -> None:
    """What a picture shows, who is addressed, and both headings of a column are in every format."""
    out = io.BytesIO()
    exporter.write(_pictured(), out)
    text = out.getvalue().decode("utf-8-sig")
    for words in ("Dấu của xã", "Chữ ký", "Ủy ban nhân dân tỉnh", "Khen thưởng: Hộ"):
        assert words in text.replace("\\", "")


def test_read_back_from_json() -> None:
    """Pictures, addressees and shared headings come back equal."""
    out = io.BytesIO()
    JsonExporter().write(_pictured(), out)
    assert read_report(out.getvalue()) == _pictured()
