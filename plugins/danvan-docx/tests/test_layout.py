"""What stands where in a document, read back with python-docx."""

import io
import tomllib
from collections.abc import Callable
from datetime import date
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import attrs
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph as Paragraph_

from danvan import BadValue
from danvan.documents import Annex, Cell, Column, Letterhead, Paragraph, Report, Row, Signature, Table, TableBlock
from danvan_docx import DocxExporter, check_layout, profile_for
from danvan_docx.layouts.metrics import text_width
from danvan_docx.writing.lines import day_line, symbol_line

Report_ = Callable[..., Report]
Printed = Callable[..., Any]


def _text(printed: Any) -> str:
    return "\n".join(
        Paragraph_(p, printed.document._body).text.replace("\n", " ")
        for p in printed.document.element.body.iter(qn("w:p"))
    )


def test_paper_and_margins(report: Report_, printed: Printed) -> None:
    """The first section is upright A4 with the margins of the profile."""
    section = printed(report()).document.sections[0]
    to_mm = [round(length.mm) for length in (section.page_width, section.page_height)]
    margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert to_mm == [210, 297]
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]


def test_annex_turned(report: Report_, printed: Printed) -> None:
    """A wide annex is a landscape section with its table, beside upright ones."""
    sections = printed(report()).document.sections
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert sections[1].page_width > sections[1].page_height
    assert len(list(sections[1].iter_inner_content())) > 1


def test_a_crowded_table_turns_its_sheet(report: Report_, printed: Printed) -> None:
    """A table that would break its words on an upright sheet has it turned, and the checker has nothing against it."""
    columns = [Column(f"c{number}", "Nghiêng", "c") for number in range(20)]
    crowded = Table(name="t", vi="Bảng", en="t", columns=columns, rows=[Row([Cell(text="Nghiêng")] * 20)])
    plain = attrs.evolve(report(), blocks=[Paragraph("Một câu.")])
    turned = attrs.evolve(report(), blocks=[Paragraph("Một câu."), TableBlock(crowded)])
    orientations = [printed(one).document.sections[0].orientation for one in (plain, turned)]
    assert orientations == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    out = io.BytesIO()
    DocxExporter().write(turned, out)
    assert "WD103" not in {one.code for one in check_layout(io.BytesIO(out.getvalue()))}


def test_paragraph_beside_every_table_of_a_section(report: Report_, printed: Printed) -> None:
    """No section holds a table alone, and none ends with one: LibreOffice loses the page of such a section."""
    document = printed(report()).document
    for section in document.sections:
        assert type(list(section.iter_inner_content())[-1]).__name__ == "Paragraph"


def test_page_number_from_the_second_page(report: Report_, printed: Printed) -> None:
    """The number is a field in the top margin, not on page 1, and on every page of the annexes."""
    first, *others = printed(report()).document.sections
    assert first.different_first_page_header_footer
    assert not first.first_page_header.is_linked_to_previous
    assert "".join(first.first_page_header._element.itertext()) == ""
    assert " PAGE " in "".join(first.header._element.itertext())
    assert round(first.header_distance.mm) == 10
    assert not any(section.different_first_page_header_footer for section in others)


def test_party_head(report: Report_, printed: Printed) -> None:
    """A Party document has the Party's name, a star under the issuer, and a number without a colon."""
    names, below = printed(report("party")).document.tables[0].rows
    assert [p.text.split("\n") for p in names.cells[0].paragraphs] == [
        ["HUYỆN ỦY", "U MINH THƯỢNG"],
        ["BAN CHỈ ĐẠO"],
        ["*"],
    ]
    assert names.cells[1].text.strip() == "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert below.cells[0].text == "Số 05-BC/BCĐ"
    assert below.cells[1].text == "U Minh Thượng, ngày 04 tháng 8 năm 2020"


@pytest.mark.parametrize("side", ["state", "front"])
def test_national_head(side: str, report: Report_, printed: Printed) -> None:
    """A State or Front document has the national name and motto, and a number with a colon."""
    names, below = printed(report(side)).document.tables[0].rows
    assert names.cells[1].text.split("\n")[:2] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert below.cells[0].text == "Số: 05-BC/BCĐ"


def test_place_and_date_on_one_line(report: Report_, printed: Printed) -> None:
    """A long place takes room from the names at the left, so that the date is not broken."""
    document = printed(report("party", date(2026, 12, 29)))
    right = document.document.tables[0].rows[1].cells[1]
    assert right.width.pt > text_width(right.text, 14)
    short = attrs.evolve(report(), letterhead=Letterhead(side="party", issuer="Ban"))
    assert printed(short).document.tables[0].rows[1].cells[1].width < right.width


def test_lines_are_paragraph_borders(report: Report_, printed: Printed) -> None:
    """Lines under issuer, motto, abstract and each annex's reference are borders, in State papers; one in a Party's."""
    for side, lines in (("state", 5), ("party", 1)):
        styled = [p.style for p in _paragraphs(printed(report(side)).document) if p.style.name == "Rule"]
        assert len(styled) == lines
        assert styled[0].element.pPr.find(f"{qn('w:pBdr')}/{qn('w:top')}") is not None


def test_line_as_long_as_the_title(report: Report_, printed: Printed) -> None:
    """The line under the Party's name is as long as the name: 73 mm in 15 points bold."""
    cell = printed(report("party")).document.tables[0].rows[0].cells[1]
    (ruled,) = [paragraph for paragraph in cell.paragraphs if paragraph.style.name == "Rule"]
    length = cell.width - ruled.paragraph_format.left_indent - ruled.paragraph_format.right_indent
    assert Length(length).mm == pytest.approx(72.9, abs=0.2)


@pytest.mark.parametrize(
    ("symbol", "state", "party"),
    [
        ("5/BC-UBND", "Số: 05/BC-UBND", "Số 05/BC-UBND"),
        ("05/BC", "Số: 05/BC", "Số 05/BC"),
        ("12-BC/TU", "Số: 12-BC/TU", "Số 12-BC/TU"),
        ("1029-CV/TU", "Số: 1029-CV/TU", "Số 1029-CV/TU"),
        ("-BC/TU", "Số:      -BC/TU", "Số      -BC/TU"),
        (None, "Số:      ", "Số      "),
        ("", "Số:      ", "Số      "),
        ("không số", "Số: không số", "Số không số"),
    ],
)
def test_symbol(symbol: str | None, state: str, party: str) -> None:
    """Numbers under ten have a zero; a missing number leaves a blank."""
    letterhead = Letterhead(side="state", issuer="UBND", symbol=symbol)
    assert symbol_line(letterhead, profile_for("state", None)) == state
    assert symbol_line(letterhead, profile_for("party", None)) == party


def test_missing_date() -> None:
    """A draft leaves blanks for the day and the month."""
    assert day_line(Letterhead(side="party", issuer="Ban")) == "ngày      tháng      năm …"


def test_title_block(report: Report_, printed: Printed) -> None:
    """Type name in capitals, then the abstract, then the five hyphens of a Party document."""
    texts = [paragraph.text for paragraph in printed(report()).document.paragraphs]
    assert texts[:3] == ["BÁO CÁO", "Tổng kết phong trào thi đua “Dân vận khéo”", "-----"]


def test_signature_and_recipients(report: Report_, printed: Printed) -> None:
    """Recipients at the left, with dashes and their ends; who signs at the right, in capitals."""
    document = printed(report()).document
    left, right = document.tables[2].rows[0].cells
    assert left.text.split("\n") == ["Nơi nhận", "- Thường trực Huyện ủy;", "- Lưu Văn phòng."]
    assert right.text.split("\n") == ["T/M BAN CHỈ ĐẠO", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Trần Văn An"]
    assert document.styles["Recipients Label"].font.underline
    assert not document.styles["Signature Office"].font.bold


def test_state_signature_is_bold(report: Report_, printed: Printed) -> None:
    """In a State document the office is bold too, and the label of the recipients bold italic."""
    styles = printed(report("state")).document.styles
    assert styles["Signature Office"].font.bold
    assert styles["Recipients Label"].font.bold
    assert styles["Recipients Label"].font.italic


@pytest.mark.parametrize("last", ["paragraph", "table", "nothing"])
def test_signature_never_alone(last: str, report: Report_, printed: Printed, table: Callable[..., Any]) -> None:
    """What stands before the signature is tied to it, and the signature is one row that does not break."""
    ends: dict[str, list[Any]] = {
        "paragraph": [Paragraph("Hết.")],
        "table": [TableBlock(table(3))],
        "nothing": [],
    }
    body = printed(attrs.evolve(report(), blocks=ends[last])).document.element.body
    *before, frame, _spacer, _section = [one for one in body if "bookmark" not in one.tag]
    assert frame.tag == qn("w:tbl")
    assert frame.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    paragraphs = {"paragraph": 1, "table": 2, "nothing": 1}[last]  # the notes of the table
    assert all(_is_tied(paragraph) for paragraph in before[-paragraphs:])
    if last == "table":
        rows = before[-paragraphs - 1].findall(qn("w:tr"))
        assert all(_is_tied(paragraph) for paragraph in rows[-1].iter(qn("w:p")))


def test_a_long_table_is_signed_in_its_last_rows(report: Report_, printed: Printed, table: Callable[..., Any]) -> None:
    """LibreOffice ties no table to another: the last rows of a long one stand in one table with the signature."""
    long = attrs.evolve(table(30), notes=(), rows=[row for row in table(30).rows if row.kind == "data"])
    for extra in ({}, {"countersignature": Signature(office="THƯ KÝ")}):
        made = printed(attrs.evolve(report(), blocks=[TableBlock(long)], **extra))
        *_, main, tail = made.document.tables[:3]
        assert (len(main.rows), len(tail.rows)) == (29, 3)
        assert [row.cells[1].text for row in tail.rows][:2] == ["Xã Minh Thuận 29", "Xã Minh Thuận 30"]
        assert all(_is_tied(paragraph) for row in tail.rows[:2] for cell in row.cells for paragraph in [cell._tc[-1]])
        left, right = tail.rows[2]._tr.tc_lst
        assert left.grid_span + right.grid_span == 3
        assert "Trần Văn An" in tail.rows[2].cells[-1].text
        codes = {one.code for one in check_layout(io.BytesIO(made.data))}
        assert not codes & {"WD171", "WD172", "WD173", "WD181", "WD182", "WD183"}


def _paragraphs(document: Any) -> list[Any]:
    """Those in the head's table too."""
    return [*document.paragraphs, *(p for cell in document.tables[0]._cells for p in cell.paragraphs)]


def _is_tied(paragraph: Any) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def test_a_line_ended_by_hand_is_ended(report: Report_, printed: Printed) -> None:
    """A new line in a name or a text is a break of Word's, and a tab a tab."""
    base: Any = report()
    head = attrs.evolve(base.letterhead, issuer="Ban Chỉ đạo\nhuyện")
    document = printed(attrs.evolve(base, letterhead=head, blocks=[Paragraph("một\tbên\nhai")])).document
    issuer = next(p for p in _paragraphs(document) if p.style.name == "Issuer")
    text = next(p for p in document.paragraphs if p.text == "một\tbên\nhai")
    assert [len(list(p._p.iter(qn("w:br")))) for p in (issuer, text)] == [1, 1]
    assert len(list(text._p.iter(qn("w:tab")))) == 1
    assert not any("\n" in (piece.text or "") for piece in document.element.iter(qn("w:t")))


def test_what_leads_to_a_list_stays_with_it(report: Report_, printed: Printed) -> None:
    """A paragraph that ends in a colon is tied to what follows."""
    blocks = [Paragraph("Gồm:"), Paragraph("một"), Paragraph("Hết.")]
    paragraphs = printed(attrs.evolve(report(), blocks=blocks)).document.paragraphs
    tied = {paragraph.text: bool(paragraph.paragraph_format.keep_with_next) for paragraph in paragraphs}
    assert (tied["Gồm:"], tied["một"]) == (True, False)


def test_numbered_lists_start_again(report: Report_, printed: Printed) -> None:
    """Each numbered list has a number of its own that starts at 1; dashes share one."""
    result = printed(report())
    used = [int(item.get(qn("w:val"))) for item in result.xml("word/document.xml").iter(qn("w:numId"))]
    assert used == [2, 2, 1, 3, 4]
    nums = {
        int(num.get(qn("w:numId"))): [start.get(qn("w:val")) for start in num.iter(qn("w:startOverride"))]
        for num in result.xml("word/numbering.xml").iter(qn("w:num"))
    }
    assert nums == {1: [], 2: ["1"], 3: ["1"], 4: ["1"]}


def test_headings_and_text(report: Report_, printed: Printed) -> None:
    """Headings are Word's own, so that they make an outline; text keeps its alignment and its emphasis."""
    paragraphs = {paragraph.text: paragraph for paragraph in printed(report()).document.paragraphs}
    assert paragraphs["I- KẾT QUẢ"].style.name == "Heading 1"
    emphasised = [p for p in printed(report()).document.paragraphs if p.style.name == "Body Text"][-1]
    assert emphasised.runs[0].bold
    assert emphasised.runs[0].italic
    assert emphasised.alignment == 1


def test_annex_head(report: Report_, printed: Printed) -> None:
    """An annex has its label, its title in capitals, and the document it comes with."""
    text = _text(printed(report()))
    assert "Phụ lục 1\nDANH SÁCH\n(Kèm theo Báo cáo số 05-BC/BCĐ ngày 04 tháng 8 năm 2020 của Ban Chỉ đạo)" in text


def test_annex_within_annex(report: Report_, printed: Printed) -> None:
    """An annex within another is printed after it, on a page of its own; nothing is lost."""
    inner = Annex(label="Phụ lục 1a", title="Trong", blocks=[Paragraph("bên trong")])
    outer = Annex(label="Phụ lục 1", title="Ngoài", blocks=[inner, Paragraph("bên ngoài")])
    result = printed(attrs.evolve(report(), blocks=[outer, Paragraph("thân bài")]))
    text = _text(result)
    places = [text.index(words) for words in ("thân bài", "Nơi nhận", "bên ngoài", "bên trong")]
    assert places == sorted(places)
    assert len(result.document.sections) == 3


def test_no_letterhead(printed: Printed) -> None:
    """A report without a letterhead, blocks or signature is still a document."""
    result = printed(Report(kind="report", type_name="Báo cáo", title="Quý I", blocks=[]))
    assert result.document.paragraphs[0].text == "BÁO CÁO"
    assert result.document.tables == []


def test_properties_from_the_report(report: Report_, printed: Printed) -> None:
    """Title, author and date of the file are those of the report; nothing of the machine or the clock."""
    properties = printed(report()).document.core_properties
    assert properties.title == "Báo cáo: Tổng kết phong trào thi đua “Dân vận khéo”"
    assert properties.author == "Ban Chỉ đạo"
    assert properties.created.date() == date(2020, 8, 4)
    assert properties.language == "vi-VN"
    undated = printed(report(date=None))
    assert undated.document.core_properties.created is None
    assert b"python-docx" not in b"".join(undated.parts.values())


def test_own_profile_and_both_sides(report: Report_, printed: Printed) -> None:
    """A profile given is used instead; printing on both sides mirrors the margins."""
    shipped = profile_for("party", None)
    own = attrs.evolve(shipped, paper=attrs.evolve(shipped.paper, left=35))
    result = printed(report("state"), profile=own, duplex=True)
    assert result.document.sections[0].left_margin == pytest.approx(Mm(35), abs=700)
    assert b"<w:mirrorMargins/>" in result.parts["word/settings.xml"]
    assert b"mirrorMargins" not in printed(report()).parts["word/settings.xml"]


def test_stream_left_open(report: Report_) -> None:
    """The stream belongs to the caller."""
    out = io.BytesIO()
    DocxExporter().write(report(), out)
    assert not out.closed
    assert out.tell() == len(out.getvalue())


@pytest.mark.parametrize("content", ["text", None, 5])
def test_only_reports(content: object) -> None:
    """What is no report is refused, and nothing is written."""
    out = io.BytesIO()
    with pytest.raises(BadValue):
        DocxExporter().write(content, out)  # type: ignore[arg-type] # a wrong content is the point
    assert out.getvalue() == b""


def test_unknown_block(report: Report_) -> None:
    """A block of an unknown kind is refused, in an annex too, and nothing is written."""
    out = io.BytesIO()
    bad = Annex(label="Phụ lục", title="", blocks=["chữ"])  # type: ignore[list-item] # a wrong block is the point
    with pytest.raises(BadValue, match="Heading, Paragraph"):
        DocxExporter().write(attrs.evolve(report(), blocks=[bad]), out)
    assert out.getvalue() == b""


def test_entry_point() -> None:
    """The distribution offers the exporter under the entry point docx of danvan, and declares so."""
    declared = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
    assert declared["project"]["entry-points"]["danvan"] == {"docx": "danvan_docx.plugin"}
    (found,) = entry_points(group="danvan", name="docx")
    exporters = [(one.name, one.suffix, one.takes) for one in found.load().danvan_exporters()]
    assert exporters == [("docx", ".docx", Report), ("docx-overprint", ".docx", Report)]
