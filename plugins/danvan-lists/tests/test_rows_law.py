"""The law of importers: every row that is read ends as a fact or as a finding, whatever the list looks like.

Lists are made up, mutated, and written as csv, as a workbook and as a Word table; each row of data carries a word of
its own, and that word, or the number of its row, is looked for in the facts and in the findings.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from importing import COMMUNES

from danvan.plugins import Imported
from danvan_lists import CsvImporter, DocxImporter, XlsxImporter

Row = list[str]

COLUMNS: dict[str, list[list[str]]] = {
    "models": [
        ["Tên mô hình"],
        ["Đơn vị", "Đơn vị thực hiện", "Tập thể, cá nhân"],
        ["Lĩnh vực", "Loại", "Chiều cao"],
        ["Năm", "Cấp công nhận", "Ngày đăng ký"],
        ["Ghi chú", "Số mô hình", "Tiền thưởng"],
    ],
    "awards": [
        ["Họ và tên", "Tập thể, cá nhân được khen thưởng"],
        ["Hình thức khen thưởng"],
        ["Đơn vị", "Chức vụ"],
        ["Tiền thưởng", "Số, ngày QĐ"],
        ["Thành tích", "Ghi chú", "Số hộ"],
    ],
    "figures": [
        ["Đơn vị", "Xã, thị trấn"],
        ["Số mô hình", "Số mô hình được công nhận"],
        ["Số hộ", "Tập thể", "Kinh phí (triệu đồng)"],
        ["Ghi chú", "Năm"],
    ],
    "measures": [["Chỉ tiêu", "Nội dung"], ["ĐVT"], ["Số lượng", "Kết quả"], ["Ghi chú"]],
    "units": [["Tên đơn vị"], ["Mã đơn vị", "Loại đơn vị"], ["Trực thuộc"], ["Tên khác", "Ghi chú"]],
}
NUMBERS = ["12", "1.520", "0", "-", "", "hơn 120", "hàng chục", "15%", "x", "9" * 400, "04/8/2020", "chưa tổng hợp"]
CELLS = [
    *NUMBERS,
    "Xã Minh Thuận",
    "Xã Thạnh Yên",
    "Minh Thuận",
    "Ông Nguyễn Văn A",
    "Giấy khen",
    "Kinh tế",
    "Tập thể",
    "năm 2024",
    "12/QĐ-UBND ngày 04/8/2020",
    "Nơi nhận",
    "#REF!",
    "I",
    "A",
    "Trang 1/2",
    "KT. CHỦ TỊCH",
    "m2",
    "hộ",
    "Số mô hình",
    "Số hộ",
    "Hội Nông dân",
    "07 mô hình (04 tập thể)",
    "Ghi chú:",
]
BETWEEN: list[Row] = [
    ["I", "Khối Đảng"],
    ["", "Lĩnh vực kinh tế"],
    ["", "Tổng cộng", "12", "12", "12"],
    ["Nơi nhận:", ""],
    ["", "Cộng"],
    [],
    ["(1)", "(2)", "(3)", "(4)", "(5)"],
    ["", "", "", "KT. CHỦ TỊCH"],
    ["Trang 2/3"],
    ["II", "Xã Thạnh Yên", "5"],
    ["Danh sách này có 3 mô hình"],
    ["Người lập biểu", "", "Thủ trưởng"],
]


@attrs.frozen
class Made:
    """A list that was made up: its rows, and the word by which each row of data is found again."""

    rows: tuple[tuple[str, ...], ...]
    words: dict[int, str] = attrs.field(eq=False)


@st.composite
def lists(draw: st.DrawFn) -> Made:
    """A list of some kind, with what offices and accidents put into one."""
    kind = draw(st.sampled_from(sorted(COLUMNS)))
    numbered = draw(st.booleans())
    heads = [draw(st.sampled_from(names)) for names in COLUMNS[kind]]
    heads = heads[: draw(st.integers(2, len(heads)))]
    title = draw(st.sampled_from([[], ["DANH SÁCH ĐĂNG KÝ NĂM 2024"], ["XÃ MINH THUẬN"], ["", "ĐVT: triệu đồng"]]))
    rows: list[Row] = [title] if title else []
    rows.append([*(["TT"] if numbered else []), *heads])
    words: dict[int, str] = {}
    for at in range(draw(st.integers(1, 6))):
        if draw(st.integers(0, 3)) == 0:
            rows.append(list(draw(st.sampled_from(BETWEEN))))
        word = f"dấu{at}x"
        first = draw(st.sampled_from(["Nuôi tôm", "Bà Trần Thị B", "Xã Minh Thuận", "xã mới", "Hội Phụ nữ", "Số hộ"]))
        cells = [f"{first} {word}", *(draw(st.sampled_from(CELLS)) for _ in heads[1:])]
        if draw(st.integers(0, 9)) == 0:
            cells.append(draw(st.sampled_from(CELLS)))
        number = [draw(st.sampled_from([str(at + 1), f"{at + 1}.", "", "x", "II"]))] if numbered else []
        rows.append([*number, *cells])
        # What has a single text is a sub-heading, and what a Roman number stands before the sum of a group.
        if sum(map(bool, cells)) > 1 and number != ["II"]:
            words[len(rows)] = word
    if draw(st.booleans()):
        rows.append(list(draw(st.sampled_from(BETWEEN))))
    return Made(tuple(map(tuple, rows)), words)


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows as csv."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(row or ("",) * 3 for row in rows)
    return out.getvalue().encode()


def packed(parts: dict[str, str]) -> bytes:
    """An Office package."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def as_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows as a sheet, what looks like a number as one."""

    def cells(row: Sequence[str]) -> Iterator[str]:
        for text in row:
            number = text.isdigit() and len(text) < 15
            yield f"<c><v>{text}</v></c>" if number else f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'

    body = "".join(f"<row>{''.join(cells(row))}</row>" for row in rows)
    relation = '<Relationship Id="r" Type="/worksheet" Target="sheet.xml"/>'
    return packed(
        {
            "xl/workbook.xml": '<workbook><sheets><sheet name="DS" id="r"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships>{relation}</Relationships>",
            "xl/sheet.xml": f"<worksheet><sheetData>{body}</sheetData></worksheet>",
        }
    )


def as_docx(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows as a Word table."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    body = "".join(f"<w:tr>{''.join(cell.format(escape(text)) for text in row)}</w:tr>" for row in rows)
    return packed(
        {"word/document.xml": f'<w:document xmlns:w="{name}"><w:body><w:tbl>{body}</w:tbl></w:body></w:document>'}
    )


WAYS: dict[str, tuple[Any, Callable[[Sequence[Sequence[str]]], bytes]]] = {
    "csv": (CsvImporter(), as_csv),
    "xlsx": (XlsxImporter(), as_xlsx),
    "docx": (DocxImporter(), as_docx),
}


def lost(made: Made, found: Imported) -> list[int]:
    """The rows of data of which neither a fact nor a finding says anything."""
    if any(finding.kind == "file" and finding.code in ("IM201", "IM101") for finding in found.findings):
        return []  # no row of headings was found: all rows are reported together
    texts = [repr(fact) for fact in found.facts]
    texts.extend(" ".join(value for _, value in finding.values) for finding in found.findings)
    at = {dict(finding.values).get("row") for finding in found.findings}
    at |= {(fact.source.place or "").rpartition("dòng ")[2].partition(",")[0] for fact in found.facts if fact.source}
    said = "\n".join(texts)
    return [row for row, word in made.words.items() if str(row) not in at and word not in said]


@pytest.mark.parametrize("way", sorted(WAYS))
@given(made=lists())
def test_every_row_ends_as_a_fact_or_as_a_finding(way: str, made: Made) -> None:
    """However a list is made up, nothing of its rows is lost in silence."""
    importer, written = WAYS[way]
    found = importer.read(io.BytesIO(written(made.rows)), file="ds", book=COMMUNES)
    assert lost(made, found) == [], [finding.code for finding in found.findings]


@given(made=lists(), data=st.data())
def test_nor_is_it_when_cells_are_mutated(made: Made, data: st.DataObject) -> None:
    """Cells of the head and of the rows emptied, exchanged or doubled cost findings, not rows."""
    rows = [list(row) for row in made.rows]
    for _ in range(data.draw(st.integers(1, 3))):
        row = data.draw(st.sampled_from([row for row in rows if row]))
        at = data.draw(st.integers(0, len(row) - 1))
        if "dấu" not in row[at]:
            row[at] = data.draw(st.sampled_from(["", row[at] * 2, *CELLS]))
    found = CsvImporter().read(io.BytesIO(as_csv(rows)), file="ds", book=COMMUNES)
    assert lost(made, found) == [], [finding.code for finding in found.findings]


@pytest.mark.parametrize("way", ["xlsx", "docx"])
@given(made=lists())
def test_the_same_list_gives_the_same_facts(way: str, made: Made) -> None:
    """As csv, as a workbook or as a Word table: what is read is the same but for numbers that a file types."""
    importer, written = WAYS[way]
    plain = CsvImporter().read(io.BytesIO(as_csv(made.rows)), file="ds", book=COMMUNES)
    other = importer.read(io.BytesIO(written(made.rows)), file="ds", book=COMMUNES)
    assert {fact.id for fact in plain.facts} == {fact.id for fact in other.facts}
