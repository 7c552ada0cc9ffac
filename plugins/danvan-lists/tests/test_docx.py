"""Word documents as offices send them, and documents that are meant to hurt."""

import io
import time
import zipfile
from collections.abc import Mapping
from typing import Any

import attrs
import docx
import pytest
from docx.table import Table
from hypothesis import given, settings

from danvan import Book, Figure, Model, Unit, discover
from danvan.documents import Cell, Column, Report, Row, TableBlock
from danvan.documents import Table as DanvanTable
from danvan.plugins import Imported
from danvan.reports import RecordList
from danvan.testing import contracts, strategies
from danvan_docx import DocxExporter
from danvan_lists import DocxImporter

COMMUNES = Book(
    [Unit(id="mt", name="xã Minh Thuận", kind="commune"), Unit(id="ty", name="xã Thạnh Yên", kind="commune")]
)
ROWS = [
    ["TT", "Tên mô hình", "Đơn vị", "Lĩnh vực"],
    ["1", "Nuôi tôm", "Xã Minh Thuận", "Kinh tế"],
    ["2", "Đường hoa", "Xã Thạnh Yên", "VH-XH"],
]
MAIN = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def filled(table: Table, rows: list[list[str]]) -> Table:
    """A table with its texts."""
    for at, row in enumerate(rows):
        for place, text in enumerate(row):
            table.cell(at, place).text = text
    return table


def made(*above: str, rows: list[list[str]] | None = None) -> bytes:
    """A document of some paragraphs and one table."""
    document = docx.Document()
    for text in above:
        document.add_paragraph(text)
    shown = ROWS if rows is None else rows
    filled(document.add_table(len(shown), len(shown[0])), shown)
    return saved(document)


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def spoilt(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """A package with some parts replaced, added, or left out (None)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def body(xml: str) -> bytes:
    """A document whose body is written by hand."""
    return spoilt(made(), {MAIN: f'<w:document xmlns:w="{W}"><w:body>{xml}</w:body></w:document>'.encode()})


def cell(text: str, properties: str = "") -> str:
    """A cell written by hand."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def table(*rows: str) -> str:
    """A table written by hand."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def read(data: bytes, **asked: Any) -> Imported:
    """What comes of a document."""
    return DocxImporter().read(io.BytesIO(data), file="ds.docx", **{"book": COMMUNES, **asked})


def codes(found: Imported) -> list[str]:
    """The codes of the findings, in order."""
    return [finding.code for finding in found.findings]


def models(found: Imported) -> list[Model]:
    """The models that came."""
    return [fact for fact in found.facts if isinstance(fact, Model)]


HEAD = cell("TT") + cell("Tên mô hình") + cell("Đơn vị")


class TestLists:
    """What offices send."""

    def test_a_list_below_its_title(self) -> None:
        """The paragraphs above say what the table lists, for which year, by which decision."""
        found = read(
            made(
                "DANH SÁCH MÔ HÌNH ĐƯỢC CÔNG NHẬN NĂM 2020",
                "(Kèm theo Quyết định số 61/QĐ-BCĐ ngày 15/7/2020 của Ban Chỉ đạo)",
            )
        )
        assert codes(found) == []
        first, second = models(found)
        assert (first.name, first.holders, first.fields) == ("Nuôi tôm", ("mt",), ("economy",))
        (step,) = second.milestones
        assert (step.kind, step.period, str(step.on)) == ("recognised", "nam-2020", "2020-07-15")
        assert first.source is not None
        assert first.source.place == "bảng “Bảng 1”, dòng 2"

    def test_it_is_found_by_its_entry_point(self) -> None:
        """The catalog offers the importer under its name."""
        assert discover(strict=False).importer("docx").suffix == ".docx"

    def test_cells_merged_down_and_across(self) -> None:
        """A unit merged over its rows, a heading over its columns, a sub-heading over the whole row."""
        document = docx.Document()
        rows = [
            ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", ""],
            ["", "", "", "Kinh tế", "VH-XH"],
            ["I", "Mô hình tập thể", "", "", ""],
            ["1", "Xã Minh Thuận", "Nuôi tôm", "x", ""],
            ["2", "", "Đường hoa", "", "x"],
        ]
        made_table = filled(document.add_table(5, 5), rows)
        for (top, left), (bottom, right) in (((0, 3), (0, 4)), ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (1, 2))):
            made_table.cell(top, left).merge(made_table.cell(bottom, right))
        made_table.cell(2, 1).merge(made_table.cell(2, 4))
        made_table.cell(3, 1).merge(made_table.cell(4, 1))
        found = read(saved(document))
        assert codes(found) == []
        assert [(one.name, one.holders, one.fields, one.type) for one in models(found)] == [
            ("Nuôi tôm", ("mt",), ("economy",), "collective"),
            ("Đường hoa", ("mt",), ("culture-society",), "collective"),
        ]

    def test_a_table_broken_in_two(self) -> None:
        """Two tables of one width with nothing between are one; with a paragraph between they are two."""
        first, second = (
            table(HEAD, cell("1") + cell("Một") + cell("Xã Minh Thuận")),
            table(cell("2") + cell("Hai") + cell("Xã Thạnh Yên")),
        )
        assert len(models(read(body(first + second)))) == 2
        between = "<w:p><w:r><w:t>Và còn nữa</w:t></w:r></w:p>"
        assert codes(read(body(first + between + second))) == ["IM201"]

    def test_head_and_foot_are_no_lists(self) -> None:
        """The tables that lay out letterhead and signature are passed over without a word."""
        frame = table(cell("UBND HUYỆN A") + cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        foot = table(cell("Nơi nhận: như trên") + cell("TM. BAN CHỈ ĐẠO"))
        row = cell("1") + cell("Một") + cell("Xã Minh Thuận")
        found = read(body(f"{frame}<w:p/>{table(HEAD, row)}<w:p/>{foot}"))
        assert (len(models(found)), codes(found)) == (1, [])

    def test_a_table_within_a_cell(self) -> None:
        """It is read by itself, and its words are not those of the cell."""
        inner = table(HEAD, cell("1") + cell("Trong") + cell("Xã Minh Thuận"))
        outer = table(
            HEAD, cell("1") + f"<w:tc><w:p><w:r><w:t>Ngoài</w:t></w:r></w:p>{inner}</w:tc>" + cell("Xã Thạnh Yên")
        )
        assert [model.name for model in models(read(body(outer)))] == ["Ngoài", "Trong"]

    def test_what_danvan_prints_comes_back(self) -> None:
        """A list printed by the docx exporter is read as it was printed."""
        printed = DanvanTable(
            name="models",
            vi="Mô hình",
            en="Models",
            columns=[Column("n", "TT", "No"), Column("name", "Tên mô hình", "Model"), Column("unit", "Đơn vị", "Unit")],
            rows=[Row([Cell(text=text) for text in row[:3]]) for row in ROWS[1:]],
        )
        out = io.BytesIO()
        DocxExporter().write(Report(kind="list", type_name="Danh sách", title="T", blocks=[TableBlock(printed)]), out)
        found = read(out.getvalue())
        assert codes(found) == []
        assert [(one.name, one.holders) for one in models(found)] == [("Nuôi tôm", ("mt",)), ("Đường hoa", ("ty",))]

    @settings(max_examples=15)
    @given(book=strategies.loose_books())
    def test_records_come_back_equal(self, book: Book) -> None:
        """The list of records, printed in Word, is read back as the same facts."""
        if not book.facts:
            return
        out = io.BytesIO()
        DocxExporter().write(RecordList().compose(book), out)
        found = DocxImporter().read(io.BytesIO(out.getvalue()), file="ds.docx")
        assert codes(found) == []
        assert {attrs.evolve(one, source=None) for one in found.facts} == {
            attrs.evolve(one, source=None) for one in book.facts
        }

    def test_indicators(self) -> None:
        """Numbers by unit, with their sum compared."""
        found = read(
            made("Kết quả năm 2020", rows=[["Đơn vị", "Số mô hình"], ["Xã Minh Thuận", "12"], ["Tổng cộng", "13"]])
        )
        assert [one.quantity and one.quantity.value for one in found.facts if isinstance(one, Figure)] == [12]
        assert codes(found) == ["IM401"]

    def test_the_contract(self) -> None:
        """Every row ends as a fact or a finding, and no damage makes it raise."""
        contracts.check_importer(DocxImporter(), [contracts.Sample(made(), rows=2)], examples=40)


class TestTold:
    """What is said of a document."""

    def test_no_table(self) -> None:
        """Prose alone is told of."""
        document = docx.Document()
        document.add_paragraph("Toàn huyện có 12 mô hình.")
        assert codes(read(saved(document))) == ["WT101"]

    def test_damage(self) -> None:
        """The tables before the damage are read."""
        xml = zipfile.ZipFile(
            io.BytesIO(body(table(HEAD, cell("1") + cell("Một") + cell("Xã Minh Thuận")) + "<w:p/>"))
        ).read(MAIN)
        found = read(spoilt(made(), {MAIN: xml[: -len("</w:body></w:document>")] + b"<w:tbl><w:tr"}))
        assert (len(models(found)), codes(found)) == (1, ["WT102"])

    def test_deep_nesting(self) -> None:
        """Elements nested past any document end the reading."""
        assert codes(read(body("<w:sdt>" * 5000 + "</w:sdt>" * 5000))) == ["WT102"]

    def test_computed_fields(self) -> None:
        """The value shown is read, and said to be computed."""
        field = '<w:tc><w:p><w:fldSimple w:instr=" =SUM(ABOVE) "><w:r><w:t>12</w:t></w:r></w:fldSimple></w:p></w:tc>'
        found = read(body(table(cell("Đơn vị") + cell("Số mô hình"), cell("Xã Minh Thuận") + field)))
        assert [one.quantity and one.quantity.value for one in found.facts if isinstance(one, Figure)] == [12]
        assert codes(found) == ["WT103"]

    def test_tracked_changes(self) -> None:
        """What was deleted is not read, what was put in is."""
        changed = (
            "<w:tc><w:p><w:del><w:r><w:delText>Cũ</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>Mới</w:t></w:r></w:ins></w:p></w:tc>"
        )
        found = read(body(table(HEAD, cell("1") + changed + cell("Xã Minh Thuận"))))
        assert ([model.name for model in models(found)], codes(found)) == (["Mới"], ["WT104"])


class TestHostile:
    """Each costs seconds at most, and is told of."""

    @pytest.mark.parametrize(
        "xml",
        ["<w:p/>" * 500_001, f"<w:tbl>{'<w:tr/>' * 500_001}</w:tbl>", f"<w:p>{'<w:r/>' * 500_001}</w:p>"],
        ids=["paragraphs", "rows", "runs"],
    )
    def test_more_than_any_document_has(self, xml: str) -> None:
        """Millions of empty elements are told of before they fill the memory."""
        assert (
            codes(read(body(table(cell("TT") + cell("Tên mô hình"), cell("1") + cell("Nuôi tôm")) + xml)))[-1]
            == "WT102"
        )

    def test_entities(self) -> None:
        """No part may declare entities."""
        xml = zipfile.ZipFile(io.BytesIO(made())).read(MAIN)
        xml = xml[xml.index(b"?>") + 2 :]
        for declared in (b'<!ENTITY b SYSTEM "file:///etc/passwd">', b'<!ENTITY b "bbbbbbbb">'):
            assert codes(read(spoilt(made(), {MAIN: b"<!DOCTYPE a [" + declared + b"]>" + xml}))) == ["IM108"]

    def test_utf_16_hides_nothing(self) -> None:
        """A part in UTF-16, in which a declaration would not be seen, is refused."""
        xml = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
        assert codes(read(spoilt(made(), {MAIN: xml.encode("utf-16")}))) == ["IM108"]

    def test_a_bomb(self) -> None:
        """A part that unpacks past all measure is not unpacked."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(MAIN, "w") as part:
            for _ in range(257):
                part.write(b" " * 2**20)
        assert codes(read(out.getvalue())) == ["IM107"]

    def test_a_wide_row(self) -> None:
        """A cell that claims thousands of columns makes no thousands of cells for each row."""
        wide = cell("x", '<w:gridSpan w:val="99999"/>')
        start = time.process_time()
        found = read(body(table(HEAD, *[cell("1") + cell("Một") + wide] * 200)))
        assert "IM114" in codes(found) or models(found)
        assert time.process_time() - start < 20

    def test_macros(self) -> None:
        """A document with macros is read as one without, and said to have them."""
        found = read(spoilt(made(), {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}))
        assert (len(models(found)), codes(found)) == (2, ["IM109"])

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "IM101"),
            (b"{\\rtf1}", "IM103"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "IM104"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "IM105"),
            (made()[:-400], "IM106"),
        ],
        ids=["empty", "rtf", "doc", "password", "cut short"],
    )
    def test_what_is_no_document(self, data: bytes, code: str) -> None:
        """Each is told for what it is."""
        assert codes(read(data)) == [code]
