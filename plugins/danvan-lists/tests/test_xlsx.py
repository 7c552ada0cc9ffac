"""Workbooks as offices keep them, and workbooks that are meant to hurt."""

import datetime
import io
import re
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from danvan import Book, Figure, Model, Unit, discover
from danvan.plugins import Imported
from danvan.testing import contracts
from danvan_lists import XlsxImporter

COMMUNES = Book(
    [Unit(id="mt", name="xã Minh Thuận", kind="commune"), Unit(id="ty", name="xã Thạnh Yên", kind="commune")]
)
ROWS: list[list[Any]] = [
    ["TT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Ngày đăng ký"],
    [1, "Nuôi tôm", "Xã Minh Thuận", "Kinh tế", datetime.date(2020, 8, 4)],
    [2, "Đường hoa", "Xã Thạnh Yên", "VH-XH", datetime.date(2020, 8, 5)],
]


def made(fill: Callable[[Worksheet], None] | None = None, rows: list[list[Any]] | None = None) -> bytes:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "DS"
    for row in ROWS if rows is None else rows:
        sheet.append(row)
    if fill is not None:
        fill(sheet)
    out = io.BytesIO()
    book.save(out)
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


def read(data: bytes, **asked: Any) -> Imported:
    """What comes of a workbook."""
    return XlsxImporter().read(io.BytesIO(data), file="ds.xlsx", **{"book": COMMUNES, **asked})


def codes(found: Imported) -> list[str]:
    """The codes of the findings, in order."""
    return [finding.code for finding in found.findings]


def number(figure: Figure) -> int | None:
    """The number of a figure."""
    return None if figure.quantity is None else int(figure.quantity.value)


def models(found: Imported) -> list[Model]:
    """The models that came."""
    return [fact for fact in found.facts if isinstance(fact, Model)]


def figures(found: Imported) -> list[Figure]:
    """The figures that came."""
    return [fact for fact in found.facts if isinstance(fact, Figure)]


SHEET = "xl/worksheets/sheet1.xml"
OPEN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
CLOSE = b"</sheetData></worksheet>"
SHARED: Mapping[str, bytes | None] = {
    "xl/_rels/workbook.xml.rels": b"<Relationships>"
    b'<Relationship Type="http://a/worksheet" Target="worksheets/sheet1.xml" Id="rId1"/>'
    b'<Relationship Type="http://a/sharedStrings" Target="sharedStrings.xml" Id="rId2"/></Relationships>'
}
TITLED = (
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>TT</t></is></c>'
    b'<c r="B1" t="inlineStr"><is><t>T\xc3\xaan m\xc3\xb4 h\xc3\xacnh</t></is></c></row>'
)


class TestLists:
    """What offices keep."""

    def test_a_list(self) -> None:
        """Rows become models, with their days and their places in the sheet."""
        found = read(made())
        assert codes(found) == []
        assert [(model.name, model.holders, model.fields) for model in models(found)] == [
            ("Nuôi tôm", ("mt",), ("economy",)),
            ("Đường hoa", ("ty",), ("culture-society",)),
        ]
        assert models(found)[0].milestones[0].on == datetime.date(2020, 8, 4)
        source = models(found)[0].source
        assert source is not None
        assert (source.file, source.place) == ("ds.xlsx", "bảng “DS”, dòng 2")

    def test_it_is_found_by_its_entry_point(self) -> None:
        """The catalog offers the importer under its name."""
        assert discover(strict=False).importer("xlsx").suffix == ".xlsx"

    def test_merged_cells(self) -> None:
        """A unit merged down, a heading merged across, a field merged over its rows."""

        def merge(sheet: Worksheet) -> None:
            for area in ("A1:A2", "B1:B2", "C1:D1", "B3:B4"):
                sheet.merge_cells(area)

        rows: list[list[Any]] = [
            ["TT", "Đơn vị", "Số mô hình", None],
            [None, None, "Kinh tế", "VH-XH"],
            [1, "Xã Minh Thuận", 12, 5],
            [2, None, 0, None],
        ]
        found = read(made(merge, rows), period="2020")
        got = [(one.unit, one.breakdown["field"], number(one)) for one in figures(found)]
        assert got[:2] == [("mt", "economy", 12), ("mt", "culture-society", 5)]
        assert codes(found) == ["IM310"]  # the second row says 0 for the same unit, field and year

    def test_several_sheets(self) -> None:
        """Each sheet is read; a hidden one is told of."""
        book = openpyxl.Workbook()
        for name, state in (("Đăng ký 2020", "visible"), ("Nháp", "hidden"), ("Đơn vị", "visible")):
            sheet = book.create_sheet(name)
            sheet.sheet_state = state
            sheet.append(["TT", "Tên mô hình", "Đơn vị"])
            sheet.append([1, f"Mô hình của trang {name}", "Xã Minh Thuận"])
        del book["Sheet"]
        out = io.BytesIO()
        book.save(out)
        found = read(out.getvalue())
        assert [model.name for model in models(found)] == ["Mô hình của trang Đăng ký 2020", "Mô hình của trang Đơn vị"]
        assert codes(found) == ["XL103"]

    def test_numbers(self) -> None:
        """Whole numbers, decimals and shares are what was typed; a text is read as one."""

        def formatted(sheet: Worksheet) -> None:
            sheet["D2"].number_format = "0.00%"

        rows: list[list[Any]] = [
            ["Đơn vị", "Số mô hình", "Trị giá công trình", "Tỷ lệ hộ nghèo"],
            ["Xã Minh Thuận", 1520, 1.4e9, 0.8307],
        ]
        mapping = {"Trị giá công trình": "figure:public-works-value", "Tỷ lệ hộ nghèo": "figure:poor-household-share"}
        found = read(made(formatted, rows), mapping=mapping)
        assert [str(one.quantity.value) for one in figures(found) if one.quantity] == ["1520", "1400000000", "83.07"]
        share = figures(found)[2].quantity
        assert share is not None
        assert share.printed == "83,07%"

    @pytest.mark.parametrize(
        ("value", "shown", "read_as"),
        [(0.15, "0%", None), (15, "0", 15), (15, '0" mô hình"', 15), (15000, "#,##0,", 15), (4, "00000", 4)],
    )
    def test_a_number_counts_as_it_is_shown(self, value: float, shown: str, read_as: int | None) -> None:
        """A share is no count, thousands shown as one are one; what csv refuses a workbook refuses."""

        def formatted(sheet: Worksheet) -> None:
            sheet["B2"].number_format = shown

        found = read(made(formatted, [["Đơn vị", "Số mô hình"], ["Xã Minh Thuận", value]]))
        assert [number(one) for one in figures(found)] == ([] if read_as is None else [read_as])
        assert codes(found) == (["IM304"] if read_as is None else [])

    def test_leading_zeros_of_codes(self) -> None:
        """A code shown with zeros keeps them."""

        def formatted(sheet: Worksheet) -> None:
            sheet["B2"].number_format = "00000"

        rows: list[list[Any]] = [["Tên đơn vị", "Mã đơn vị", "Trực thuộc"], ["xã Vân Khánh", 4, "xã Minh Thuận"]]
        (unit,) = [fact for fact in read(made(formatted, rows)).facts if isinstance(fact, Unit)]
        assert [code.value for code in unit.codes] == ["00004"]

    def test_escaped_line_ends(self) -> None:
        """What a workbook writes as _x000D_ is a line end."""
        rows: list[list[Any]] = [["TT", "Tên mô hình"], [1, "Nuôi tôm_x000D_ sạch"]]
        assert [model.name for model in models(read(made(rows=rows)))] == ["Nuôi tôm sạch"]

    @pytest.mark.parametrize(("style", "expected"), [(b"", []), (b"9999", ["XL109"]), (b"x", ["XL109"])])
    def test_strange_styles(self, style: bytes, expected: list[str]) -> None:
        """A style that the workbook does not have costs nothing but its format."""
        sheet = zipfile.ZipFile(io.BytesIO(made())).read(SHEET)
        spoiled = re.sub(rb'<c r="A2"[^>]*?>', b'<c r="A2" s="' + style + b'">', sheet)
        assert spoiled != sheet
        found = read(spoilt(made(), {SHEET: spoiled}))
        assert (len(models(found)), codes(found)) == (2, expected)

    def test_shared_texts(self) -> None:
        """Cells refer to texts that the workbook shares; how one is pronounced is no part of it."""
        strings = "<si><t>TT</t></si><si><r><t>Tên </t></r><r><t>mô hình</t></r></si>"
        strings += "<si><t>Nuôi tôm</t><rPh><t>x</t></rPh></si>"
        sheet = self.referring((0, 1), ("", 2), ("", 2))
        found = read(spoilt(made(), {**SHARED, "xl/sharedStrings.xml": f"<sst>{strings}</sst>".encode(), SHEET: sheet}))
        assert ([model.name for model in models(found)], codes(found)) == (["Nuôi tôm"], ["IM309"])

    def test_a_text_that_is_not_there(self) -> None:
        """A cell that refers to a shared text past the last one is reported."""
        strings = "<si><t>TT</t></si><si><t>Tên mô hình</t></si><si><t>Nuôi tôm</t></si><si><t>1</t></si>"
        sheet = self.referring((0, 1), (3, 99), (3, 2))
        found = read(spoilt(made(), {**SHARED, "xl/sharedStrings.xml": f"<sst>{strings}</sst>".encode(), SHEET: sheet}))
        assert ([model.name for model in models(found)], codes(found)) == (["Nuôi tôm"], ["XL109", "IM301"])

    def referring(self, *rows: tuple[int | str, int]) -> bytes:
        """A sheet whose cells refer to shared texts."""
        cells = ["".join(f'<c t="s"><v>{at}</v></c>' for at in row) for row in rows]
        return OPEN + "".join(f"<row>{row}</row>" for row in cells).encode() + CLOSE

    def test_the_contract(self) -> None:
        """Every row ends as a fact or a finding, and no damage makes it raise."""
        contracts.check_importer(XlsxImporter(), [contracts.Sample(made(), rows=2)], examples=40)


class TestFormulas:
    """Formulas are values that Excel computed, or nothing."""

    def with_formula(self, cached: bytes) -> bytes:
        """A table of one unit whose number is a formula."""
        rows: list[list[Any]] = [["Đơn vị", "Số mô hình"], ["Xã Minh Thuận", 12]]
        sheet = zipfile.ZipFile(io.BytesIO(made(rows=rows))).read(SHEET)
        spoiled = re.sub(
            rb'<c r="B2"[^>]*>.*?</c>', b'<c r="B2"><f>WEBSERVICE("http://a/")</f>' + cached + b"</c>", sheet
        )
        assert spoiled != sheet
        return spoilt(made(rows=rows), {SHEET: spoiled})

    def test_the_computed_value_is_read(self) -> None:
        """The value is a figure, said to come from a formula."""
        found = read(self.with_formula(b"<v>12</v>"))
        (figure,) = figures(found)
        assert figure.quantity is not None
        assert figure.quantity.value == 12
        assert figure.source is not None
        assert figure.source.note == "công thức"
        assert codes(found) == ["XL101"]

    def test_what_was_never_computed_is_no_number(self) -> None:
        """A formula without a value is no zero."""
        found = read(self.with_formula(b""))
        assert figures(found) == []
        assert {"XL101", "XL102"} <= set(codes(found))


class TestHostile:
    """Each costs seconds at most, and is told of."""

    def test_empty_formatted_rows(self) -> None:
        """200.000 rows of formatting are no rows."""
        body = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (at, at) for at in range(2, 200_002))
        data = spoilt(made(), {SHEET: OPEN + TITLED + body + CLOSE})
        start = time.process_time()
        assert codes(read(data)) == ["IM118"]
        assert time.process_time() - start < 20

    def test_rows_far_apart(self) -> None:
        """A row at the end of the sheet does not make a million others."""
        data = spoilt(made(), {SHEET: OPEN + TITLED + b'<row r="99999999"><c r="A99999999"><v>1</v></c></row>' + CLOSE})
        assert codes(read(data)) == ["IM118"]

    def test_ten_thousand_columns(self) -> None:
        """Columns beyond any list are told of, not read."""
        rows: list[list[Any]] = [["TT", "Tên mô hình", *[None] * 9997, "ẩn"], [1, "Nuôi tôm", *[None] * 9997, 7]]
        found = read(made(rows=rows))
        assert [model.name for model in models(found)] == ["Nuôi tôm"]
        assert set(codes(found)) == {"IM114"}

    def test_rows_formatted_to_the_end(self) -> None:
        """Thousands of rows with an empty cell in the last column cost little, and the list is read."""
        row = (
            b'<row r="%d"><c r="B%d" t="inlineStr"><is><t>M\xc3\xb4 h\xc3\xacnh %d</t></is></c>'
            b'<c r="XFD%d" s="0"/></row>'
        )
        body = b"".join(row % (at, at, at, at) for at in range(2, 2002))
        start = time.process_time()
        found = read(spoilt(made(), {SHEET: OPEN + TITLED + body + CLOSE}))
        assert (len(models(found)), codes(found)) == (2000, [])
        assert time.process_time() - start < 20

    @pytest.mark.parametrize(
        ("part", "many"),
        [("xl/sharedStrings.xml", b"<si/>" + b"<si><t/></si>" * 1_000_001), ("xl/workbook.xml", b"<sheet />" * 2_001)],
        ids=["texts", "sheets"],
    )
    def test_more_than_any_workbook_has(self, part: str, many: bytes) -> None:
        """Millions of shared texts or sheets are told of before objects are made of them."""
        start = time.process_time()
        assert codes(read(spoilt(made(), {**SHARED, part: b"<x>" + many + b"</x>"}))) == ["XL108"]
        assert time.process_time() - start < 10

    def test_a_false_size(self) -> None:
        """What a sheet says of its size is not believed."""
        sheet = zipfile.ZipFile(io.BytesIO(made())).read(SHEET)
        false = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', sheet)
        start = time.process_time()
        assert len(models(read(spoilt(made(), {SHEET: false})))) == 2
        assert time.process_time() - start < 5

    def test_a_bomb(self) -> None:
        """A part that unpacks past all measure is not unpacked."""
        data = spoilt(made(), {"xl/sharedStrings.xml": b"<sst>" + b" " * (100 * 2**20)})
        assert len(data) < 2**20
        tracemalloc.start()
        assert codes(read(data)) == ["IM107"]
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 16 * 2**20

    @pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/styles.xml", "[Content_Types].xml"])
    def test_entities(self, part: str) -> None:
        """No part may declare entities, neither inner nor outer, wherever it hides them."""
        xml = zipfile.ZipFile(io.BytesIO(made())).read(part)
        body = xml[xml.index(b"?>") + 2 :] if xml.startswith(b"<?xml") else xml
        for hidden in (b"", b"<!-- " + b"x" * 3000 + b" -->"):
            data = spoilt(made(), {part: hidden + b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + body})
            assert codes(read(data)) == ["IM108"]

    def test_macros(self) -> None:
        """A workbook with macros is read as one without, and said to have them."""
        found = read(spoilt(made(), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}))
        assert (len(models(found)), codes(found)) == (2, ["IM109"])

    def test_links(self) -> None:
        """What lies outside is not fetched."""
        rels = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="r1" '
            b'Type="http://a/externalLinkPath" Target="http://a.invalid/b.xlsx" TargetMode="External"/></Relationships>'
        )
        found = read(spoilt(made(), {"xl/externalLinks/_rels/externalLink1.xml.rels": rels}))
        assert (len(models(found)), codes(found)) == (2, ["IM117"])

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "IM101"),
            (b"TT;T\xc3\xaan m\xc3\xb4 h\xc3\xacnh\n", "IM103"),
            (b"<html><table></table></html>", "IM103"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "IM104"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "IM105"),
            (made()[:-400], "IM106"),
        ],
        ids=["empty", "csv", "html", "xls", "password", "cut short"],
    )
    def test_what_is_no_workbook(self, data: bytes, code: str) -> None:
        """Each is told for what it is."""
        assert codes(read(data)) == [code]

    def test_a_word_document(self) -> None:
        """A package of another kind is named."""
        data = spoilt(made(), {"xl/workbook.xml": None, "word/document.xml": b"<a/>"})
        (finding,) = read(data).findings
        assert (finding.code, ".docx" in dict(finding.values)["got"] or ".xlsx" in dict(finding.values)["got"]) == (
            "IM103",
            True,
        )

    def test_a_sheet_cut_short(self) -> None:
        """The rows before the damage are read, the damage is told of with its row."""
        sheet = zipfile.ZipFile(io.BytesIO(made())).read(SHEET)
        found = read(spoilt(made(), {SHEET: sheet[: sheet.index(b'<row r="3"') + 20]}))
        assert [model.name for model in models(found)] == ["Nuôi tôm"]
        assert codes(found) == ["XL104"]

    def test_no_visible_sheet(self) -> None:
        """A workbook whose sheets are charts has no table."""
        book = openpyxl.Workbook()
        book.create_chartsheet("Biểu đồ").add_chart(BarChart())
        del book["Sheet"]
        out = io.BytesIO()
        book.save(out)
        assert codes(read(out.getvalue())) == ["XL105"]

    def test_hidden_rows(self) -> None:
        """What a sheet hides is read, and told of."""

        def hiding(sheet: Worksheet) -> None:
            sheet.row_dimensions[2].hidden = True
            sheet.column_dimensions["C"].hidden = True

        found = read(made(hiding, [["TT", "Tên mô hình", "Ghi chú"], [1, "Nuôi tôm", "x"]]))
        assert [model.name for model in models(found)] == ["Nuôi tôm"]
        assert codes(found) == ["XL107"]
        assert dict(found.findings[0].values)["rows"] == dict(found.findings[0].values)["columns"] == "1"

    def test_an_old_font(self) -> None:
        """Text typed in a TCVN3 font is read as Vietnamese."""

        def typed(sheet: Worksheet) -> None:
            sheet["B2"].font = Font(name=".VnTime")

        rows: list[list[Any]] = [["TT", "Tªn m« h×nh", "§¬n vÞ"], [1, "Nu«i t«m s¹ch", "X· Minh ThuËn"]]
        found = read(made(typed, rows))
        assert [(model.name, model.holders) for model in models(found)] == [("Nuôi tôm sạch", ("mt",))]
        assert codes(found) == ["IM110"]
