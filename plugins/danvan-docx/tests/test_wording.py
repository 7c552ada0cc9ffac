"""What the rules of a side fix in the words of a document, and what they leave alone."""

import base64
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from danvan import BadValue
from danvan.documents import (
    Annex,
    Article,
    Basis,
    Heading,
    Letterhead,
    Listing,
    Paragraph,
    Picture,
    Report,
    Signature,
    TableBlock,
)
from danvan_docx import DocxExporter, check_layout, profile_for
from danvan_docx.layouts.names import in_a_sentence

Report_ = Callable[..., Report]
Printed = Callable[..., Any]

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==")
DAY = date(2026, 3, 5)


def _of(side: Any, *blocks: Any, on: date | None = DAY, **more: Any) -> Report:
    issuer = "Đảng ủy xã U Minh Thượng" if side == "party" else "ỦY BAN NHÂN DÂN XÃ U MINH THƯỢNG"
    head = Letterhead(side=side, issuer=issuer, date=on, place="U Minh Thượng", symbol=more.pop("symbol", "5/BC-UBND"))
    signature = Signature(office="Chủ tịch", name="Trần Văn An")
    fields = {"kind": "report", "type_name": "Báo cáo", "title": "Quý I", "signature": signature, **more}
    return Report(letterhead=head, blocks=blocks, **fields)


def _texts(printed: Printed, report: Report) -> list[str]:
    return [paragraph.text for paragraph in printed(report).document.paragraphs if paragraph.text]


@pytest.mark.parametrize(("side", "end"), [("state", "./."), ("party", "."), ("front", ".")])
def test_the_end_of_the_text(side: str, end: str, printed: Printed) -> None:
    """A State document ends with ./., whatever closes it; a table closes itself, and a colon is no end."""
    for block in (Paragraph("Hết."), Listing(["một", "Hết."]), Article(1, "x", clauses=["Hết."]), Article(1, "Hết.")):
        assert any(text.endswith(f"Hết{end}") for text in _texts(printed, _of(side, block)))
    assert "Gồm:" in _texts(printed, _of(side, Paragraph("Gồm:")))
    assert "Thiếu..." in _texts(printed, _of(side, Paragraph("Thiếu...")))
    annex = Annex(label="Phụ lục", title="Danh sách", blocks=[Paragraph("Ấp A.")])
    assert _texts(printed, _of(side, Paragraph("Hết."), annex))[-1] == f"Ấp A{end}"


def test_annexes_are_numbered_in_roman(printed: Printed) -> None:
    """Two annexes and more have Roman numerals, which the text refers to; one has none; the Party's stay."""
    one = Annex(label="Phụ lục 1", title="A", blocks=[Paragraph("x")])
    two = attrs.evolve(one, label="Phụ lục 2")
    said = Paragraph("Xem Phụ lục 2 và phụ lục 1; theo Phụ lục 1 của Nghị định.")
    texts = _texts(printed, _of("state", said, one, two))
    assert [text for text in texts if text.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II"]
    assert "Xem Phụ lục II và phụ lục I; theo Phụ lục 1 của Nghị định./." in texts
    alone = _texts(printed, _of("state", Paragraph("Phụ lục 1 gửi kèm."), one))
    assert "Phụ lục" in alone
    assert "Phụ lục gửi kèm./." in alone
    assert "Phụ lục 1" in _texts(printed, _of("party", said, one, two))
    own = attrs.evolve(one, label="Biểu số 1")
    assert "Biểu số 1" in _texts(printed, _of("state", own, two))


def test_annexes_count_their_own_pages(printed: Printed) -> None:
    """In a State document each annex begins at page 1, whose number is hidden; in a Party's the pages run on."""
    annexes = [Annex(label=f"Phụ lục {number}", title="A", blocks=[Paragraph("x")]) for number in (1, 2)]
    for side, starts in (("state", [None, "1", "1"]), ("party", [None, None, None])):
        sections = printed(_of(side, Paragraph("x"), *annexes)).document.sections
        found = [section._sectPr.find(qn("w:pgNumType")) for section in sections]
        assert [None if one is None else one.get(qn("w:start")) for one in found] == starts
        shown = [section.different_first_page_header_footer for section in sections]
        assert shown == [True, side == "state", side == "state"]


def test_headings_are_numbered_as_the_side_does(printed: Printed) -> None:
    """I. is the State's way and I- the Party's; other headings stay as they are."""
    headings = [Heading("I- MỘT"), Heading("II. HAI"), Heading("1. Ba", 2), Heading("IV")]
    state, party = (_texts(printed, _of(side, *headings)) for side in ("state", "party"))
    assert state[-4:] == ["I. MỘT", "II. HAI", "1. Ba", "IV"]
    assert party[-4:] == ["I- MỘT", "II- HAI", "1. Ba", "IV"]


def test_dates_of_a_basis_are_written_out(printed: Printed) -> None:
    """In a State document; what is no day, and symbols, stay as they are."""
    items = ["Căn cứ Tờ trình số 05/TTr ngày 10/01/2026", "Căn cứ 12/9/2026/QĐ, ngày 31/02/2026", "Xét 5/3/2026"]
    texts = _texts(printed, _of("state", Basis(items)))
    assert "Căn cứ Tờ trình số 05/TTr ngày 10 tháng 01 năm 2026;" in texts
    assert "Căn cứ 12/9/2026/QĐ, ngày 31/02/2026;" in texts
    assert "Xét ngày 05 tháng 3 năm 2026." in texts
    assert "Căn cứ Tờ trình số 05/TTr ngày 10/01/2026;" in _texts(printed, _of("party", Basis(items)))


def test_addressees(printed: Printed) -> None:
    """A report to a superior opens with Kính gửi, and its recipients with Như trên; "Lưu" says where."""
    report = _of("state", Paragraph("x"), addressees=["Ủy ban nhân dân tỉnh An Giang"], recipients=["Lưu"])
    assert "Kính gửi: Ủy ban nhân dân tỉnh An Giang" in _texts(printed, report)
    foot = printed(report).document.tables[-1].rows[0].cells[0].text
    assert foot.split("\n") == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    several = attrs.evolve(report, addressees=["Tỉnh ủy", "UBND tỉnh"])
    assert _texts(printed, several)[2:5] == ["Kính gửi:", "- Tỉnh ủy;", "- UBND tỉnh."]
    party = attrs.evolve(_of("party", Paragraph("x")), recipients=["Lưu"])
    assert printed(party).document.tables[-1].rows[0].cells[0].text.split("\n")[-1] == "- Lưu Văn phòng."


@pytest.mark.parametrize(
    ("side", "kind", "line"),
    [
        ("state", "report", "Số:      /BC-UBND"),
        ("party", "decision", "Số      -QĐ/ĐU"),
        ("state", "anything", "Số:      "),
    ],
)
def test_a_symbol_with_a_blank_number(side: str, kind: str, line: str, printed: Printed) -> None:
    """A draft has the symbol of its type and issuer, where both are known."""
    document = printed(_of(side, Paragraph("x"), symbol=None, kind=kind)).document
    assert document.tables[0].rows[1].cells[0].text == line


def test_the_reference_of_an_annex_in_small_letters(printed: Printed) -> None:
    """Capitals are for the head: within a sentence an issuer is written as it is spoken of."""
    annex = Annex(label="Phụ lục", title="Danh sách", blocks=[Paragraph("x")])
    texts = _texts(printed, _of("state", annex))
    assert any("của Ủy ban nhân dân xã U Minh Thượng)" in text for text in texts)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("HUYỆN ỦY U MINH THƯỢNG", "Huyện ủy U Minh Thượng"),
        ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ AN BIÊN", "Ủy ban Mặt trận Tổ quốc Việt Nam xã An Biên"),
        ("BAN CHỈ ĐẠO PHONG TRÀO THI ĐUA HUYỆN", "Ban Chỉ đạo phong trào thi đua huyện"),
        ("UBND TỈNH BÀ RỊA-VŨNG TÀU", "UBND tỉnh Bà Rịa-Vũng Tàu"),
        ("Đảng ủy xã\nU Minh", "Đảng ủy xã U Minh"),
        ("", ""),
    ],
)
def test_names_within_a_sentence(name: str, said: str) -> None:
    """Names of offices have small letters within a sentence, places their capitals, short forms all of them."""
    assert in_a_sentence(name) == said


def test_state_papers_before_the_decree(printed: Printed) -> None:
    """Before 05/03/2020 the page number stands at the right of the bottom margin; the checker asks for the same."""
    text = Paragraph("Một câu đủ dài. " * 400 + "Hết.")
    report = _of("state", text, on=date(2018, 3, 5), recipients=["Lưu: VT"])
    section = printed(report).document.sections[0]
    assert " PAGE " in "".join(section.footer._element.itertext())
    assert section.header.is_linked_to_previous
    assert section.footer.paragraphs[0].style.paragraph_format.alignment == 2
    data = printed(report).data
    assert "WD163" not in {one.code for one in check_layout(io.BytesIO(data))}
    assert "WD163" in {one.code for one in check_layout(io.BytesIO(data), on=DAY)}


def test_page_of_pages_is_the_office_s_choice(printed: Printed) -> None:
    """A profile may print the number of pages beside the page."""
    usual = profile_for("state", DAY)
    own = attrs.evolve(usual, page_number=attrs.evolve(usual.page_number, text="{page}/{pages}"))
    header = printed(_of("state", Paragraph("x")), profile=own).document.sections[0].header
    assert [one.text.strip() for one in header._element.iter(qn("w:instrText"))] == ["PAGE", "SECTIONPAGES"]
    assert header.paragraphs[0].text == "2/2"


def test_pictures(printed: Printed, table: Callable[..., Any]) -> None:
    """A seal in the text, a signature above its name, each with the words that say what it shows."""
    seal, written = Picture.of(PIXEL, alt="Dấu của xã", width=30), Picture.of(PIXEL, alt="Chữ ký")
    report = _of("state", seal, TableBlock(table()))
    signed = attrs.evolve(report, signature=Signature(office="Chủ tịch", name="A", image=written))
    document = printed(signed).document
    (shape,) = [one for one in document.inline_shapes if one._inline.docPr.get("descr") == "Dấu của xã"]
    assert shape.width == Mm(30)
    cell = document.tables[-1].rows[0].cells[1]
    assert [drawn.get("descr") for drawn in cell._tc.iter(qn("wp:docPr"))] == ["Chữ ký"]
    assert cell.text.split("\n") == ["CHỦ TỊCH", "", "A"]
    out = io.BytesIO()
    with pytest.raises(BadValue, match="PNG"):
        DocxExporter().write(_of("state", Picture.of(b"text", alt="x")), out)
    assert out.getvalue() == b""


def test_a_certificate_as_prescribed(certificate: Callable[..., Any], printed: Printed) -> None:
    """Emblem, office and form in red, TẶNG or TẶNG DANH HIỆU, each certificate on a page of its own."""
    title = attrs.evolve(certificate(), form="Chiến sĩ thi đua cơ sở", emblem=Picture.of(PIXEL, alt="Quốc huy"))
    document = printed(Report(kind="certificate", type_name="", title="", blocks=[certificate(), title])).document
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert texts.index("TẶNG") < texts.index("GIẤY KHEN") < texts.index("TẶNG DANH HIỆU")
    red = {run.text for p in document.paragraphs for run in p.runs if str(run.font.color.rgb) == "C00000"}
    assert red == {"CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ U MINH THƯỢNG", "GIẤY KHEN", "CHIẾN SĨ THI ĐUA CƠ SỞ"}
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == ["Quốc huy"]
    assert len(list(document.element.iter(qn("w:pageBreakBefore")))) == 1


@pytest.mark.parametrize(
    ("decision", "line"),
    [
        ("Theo Quyết định số 36/QĐ-UBND ngày 15 tháng 01 năm 2026 của Chủ tịch UBND xã", "Số quyết định 36/QĐ-UBND, "),
        ("Quyết định số 36/QĐ-UBND, ngày 15 tháng 01 năm 2026", "Số quyết định 36/QĐ-UBND, "),
        ("Quyết định số 36/QĐ-UBND ngày 15 tháng 01 năm 2026 của Chủ tịch UBND tỉnh", "Quyết định số 36/QĐ-UBND "),
    ],
)
def test_the_decision_by_number_and_day(decision: str, line: str, certificate: Any, printed: Printed) -> None:
    """The decision of who gives the certificate is named by its number and day; another's keeps its issuer."""
    given = attrs.evolve(certificate(), decision=decision, grantor="Chủ tịch UBND xã", form="Giấy chứng nhận")
    document = printed(Report(kind="certificate", type_name="", title="", blocks=[given])).document
    left = document.tables[0].rows[0].cells[0].text.split("\n")[0]
    assert left.startswith(f"{line}ngày 15 tháng 01 năm 2026")
    assert ("tỉnh" in left) is ("tỉnh" in decision)
    assert "TẶNG" not in [paragraph.text for paragraph in document.paragraphs]


def test_other_words_of_a_decision_stay(certificate: Callable[..., Any], printed: Printed) -> None:
    """A decision that is not said by its number and day is printed as it is."""
    given = attrs.evolve(certificate(), decision="Theo Nghị quyết của Ban Chấp hành")
    document = printed(Report(kind="certificate", type_name="", title="", blocks=[given])).document
    assert document.tables[0].rows[0].cells[0].text.split("\n")[0] == "Theo Nghị quyết của Ban Chấp hành"
