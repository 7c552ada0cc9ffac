"""Decisions, letters and certificates, read back with python-docx."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from danvan.documents import Annex, Article, Basis, Certificate, Formula, Letterhead, Paragraph, Report, Signature
from danvan_docx import DocxExporter, profile_for
from danvan_docx.writing.certificate import laid_out
from danvan_docx.writing.decision import point_label
from danvan_docx.writing.foot import recipients_fit
from danvan_docx.writing.sheet import Sheet

Report_ = Callable[..., Report]
Printed = Callable[..., Any]
Certificate_ = Callable[..., Certificate]

STATE = profile_for("state", None)


def _styled(printed: Any, name: str) -> list[str]:
    return [paragraph.text for paragraph in printed.document.paragraphs if paragraph.style.name == name]


def test_basis(decision: Report_, printed: Printed) -> None:
    """Every line of the legal basis ends with a semicolon, the last with a full stop, all in italics."""
    result = printed(decision())
    lines = _styled(result, "Basis")
    assert [line[-1] for line in lines] == [";", ";", "."]
    assert result.document.styles["Basis"].font.italic


def test_basis_keeps_its_own_ends(printed: Printed) -> None:
    """A line that has an end is left as it is."""
    report = Report(kind="d", type_name="", title="", blocks=[Basis(["Căn cứ một,", "Xét hai,"])])
    assert _styled(printed(report), "Basis") == ["Căn cứ một,", "Xét hai,"]


def test_formula_bold_and_centred(decision: Report_, printed: Printed) -> None:
    """The word that decides is bold, in the middle, and stays with the first article."""
    result = printed(decision())
    style = result.document.styles["Formula"]
    assert _styled(result, "Formula") == ["QUYẾT ĐỊNH:"]
    assert (style.font.bold, style.paragraph_format.alignment, style.paragraph_format.keep_with_next) == (True, 1, True)


def test_articles(decision: Report_, printed: Printed) -> None:
    """Only "Điều 1." is bold; clauses are numbered, points lettered with đ after d."""
    result = printed(decision())
    articles = [p for p in result.document.paragraphs if p.style.name == "Article"]
    assert [p.runs[0].text for p in articles] == ["Điều 1.", "Điều 2.", "Điều 3."]
    assert [(p.runs[0].bold, p.runs[1].bold) for p in articles] == [(True, None)] * 3
    assert [text[:2] for text in _styled(result, "Clause")] == ["1.", "2."]
    assert [text.split()[0] for text in _styled(result, "Point")] == ["a)", "b)", "c)", "d)", "đ)"]


def test_point_letters() -> None:
    """The letters are those of the Vietnamese alphabet without marks on vowels, each once before any is doubled."""
    labels = [point_label(place, STATE) for place in range(46)]
    assert len(set(labels)) == 46
    assert labels[:8] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"]
    assert not {"f)", "j)", "w)", "z)"} & set(labels)


def test_article_tied_to_signature(printed: Printed, decision: Report_) -> None:
    """The last paragraph of the last article is tied to the signature, whether it is a clause or not."""
    for clauses in ((), ("một", "hai\nx\ny")):
        report = attrs.evolve(decision(), blocks=[Article(1, "Giao Văn phòng.", clauses=clauses)])
        body = printed(report).document.element.body
        *_, last, frame, _end, _section = [one for one in body if "bookmark" not in one.tag]
        assert frame.tag == qn("w:tbl")
        assert last.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


@pytest.mark.parametrize("side", ["state", "party"])
def test_letter(side: str, report: Report_, printed: Printed) -> None:
    """What a letter is about stands under its number, and nowhere else; it has no title."""
    document = printed(attrs.evolve(report(side), subject="V/v khen thưởng")).document
    under_number = document.tables[0].rows[1].cells[0].text.split("\n")
    assert under_number[1] == "V/v khen thưởng"
    assert "BÁO CÁO" not in [paragraph.text for paragraph in document.paragraphs]
    assert bool(document.styles["Subject"].font.italic) == (side == "party")


@pytest.mark.parametrize("opening", ["V/v", "Về việc"])
def test_opening_of_a_letter_is_the_office_s_choice(opening: str, report: Report_, printed: Printed) -> None:
    """A profile can open every subject one way, whatever way it was written."""
    own = attrs.evolve(STATE, letter=attrs.evolve(STATE.letter, subject_opening=opening))
    for written in ("V/v khen thưởng", "về việc khen thưởng", "khen thưởng"):
        document = printed(attrs.evolve(report("state"), subject=written), profile=own).document
        assert document.tables[0].rows[1].cells[0].text.split("\n")[1] == f"{opening} khen thưởng"


@pytest.mark.parametrize(("spelling", "expected"), [("old", "ỦY BAN HÒA BÌNH"), ("new", "UỶ BAN HOÀ BÌNH")])
def test_spelling_is_the_office_s_choice(spelling: str, expected: str, report: Report_, printed: Printed) -> None:
    """The place of the tone mark can be made the same in all names of the head and the foot; else it is kept."""
    base: Any = report("state")
    letterhead = attrs.evolve(base.letterhead, issuer="Ủy ban Hoà Bình", parent=None)
    written = attrs.evolve(base, letterhead=letterhead)
    kept = printed(written).document.tables[0].rows[0].cells[0].text
    assert "ỦY BAN HOÀ BÌNH" in kept
    assert expected in printed(written, spelling=spelling).document.tables[0].rows[0].cells[0].text


def test_annex_names_its_document_once(decision: Report_, printed: Printed) -> None:
    """An annex that opens by naming its document is not headed by the same again."""
    opening = Paragraph("(Kèm theo Quyết định số 05/QĐ-UBND)", align="center", italic=True)
    for blocks, times in (((), 1), ((opening,), 1), ((Paragraph("khác"),), 1)):
        annex = Annex(label="Phụ lục", title="Danh sách", blocks=blocks)
        paragraphs = printed(attrs.evolve(decision(), blocks=[annex])).document.paragraphs
        assert sum("Kèm theo" in paragraph.text for paragraph in paragraphs) == times


def test_many_recipients_run_on(decision: Report_, printed: Printed) -> None:
    """Three hundred recipients stand below the signature, where they can go on over pages."""
    report = attrs.evolve(decision(), recipients=[f"Ấp {number}" for number in range(300)])
    assert not recipients_fit(report, STATE, Sheet(STATE).room)
    document = printed(report).document
    lines = [paragraph.text for paragraph in document.paragraphs if paragraph.text.startswith("- Ấp")]
    assert len(lines) == 300
    assert "Ấp" not in document.tables[1].rows[0].cells[0].text


def test_certificates(certificate: Certificate_, printed: Printed) -> None:
    """Certificates alone are landscape sheets with a border and without head, number or foot of a document."""
    report = Report(kind="certificate", type_name="Giấy khen", title="x", blocks=[certificate(), certificate("Ấp B")])
    result = printed(report)
    (section,) = result.document.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert section._sectPr.find(qn("w:pgBorders")) is not None
    texts = [paragraph.text for paragraph in result.document.paragraphs if paragraph.text]
    assert texts[:5] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ U MINH THƯỢNG",
        "TẶNG",
        "GIẤY KHEN",
    ]
    assert len(list(result.document.element.iter(qn("w:pageBreakBefore")))) == 1
    left, right = result.document.tables[0].rows[0].cells
    assert left.text.split("\n") == ["Số quyết định 05/QĐ-UBND, ngày 05 tháng 3 năm 2026", "Số sổ vàng: 12"]
    assert all(paragraph.runs[0].bold and paragraph.runs[0].italic for paragraph in left.paragraphs)
    assert right.text.split("\n") == ["U Minh Thượng, ngày 05 tháng 3 năm 2026", "CHỦ TỊCH", "Trần Văn An"]


def test_certificate_of_the_party(certificate: Certificate_, printed: Printed) -> None:
    """A Party certificate has the Party's name, beside a State one too."""
    report = Report(kind="c", type_name="", title="", blocks=[certificate(), certificate(side="party")])
    texts = [paragraph.text for paragraph in printed(report).document.paragraphs]
    assert texts.count("ĐẢNG CỘNG SẢN VIỆT NAM") == texts.count("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == 1


def test_certificates_beside_a_document(decision: Report_, certificate: Certificate_, printed: Printed) -> None:
    """Certificates among other blocks come after the annexes, on sheets of their own."""
    report = attrs.evolve(decision(), blocks=[certificate(), *decision().blocks])
    sections = printed(report).document.sections
    assert [section._sectPr.find(qn("w:pgBorders")) is not None for section in sections] == [False, False, True]


def test_long_names_shrink_the_certificate(certificate: Certificate_) -> None:
    """A longer name takes a smaller scale, down to the last, which is said not to fit."""
    pages = [laid_out(certificate("Chi hội Phụ nữ " * times), STATE) for times in (1, 12, 40, 400)]
    scales = [page.scale for page in pages]
    assert scales == sorted(scales, reverse=True)
    assert [page.fits for page in pages] == [True, True, True, False]
    assert scales[0] > scales[2]


def test_layout_of_certificates_alone(certificate: Certificate_) -> None:
    """Without a letterhead the certificate chooses the layout."""
    report = Report(kind="c", type_name="", title="", blocks=[certificate(side="party")])
    old = attrs.evolve(report, blocks=[attrs.evolve(certificate(side="party"), date=date(2020, 1, 1))])
    assert DocxExporter().layout(old).name == "party-2018"


def test_formula_in_lines_of_like_length(printed: Printed) -> None:
    """A long formula is not left with one word on its last line."""
    text = "BAN CHỈ ĐẠO PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO” XÃ U MINH THƯỢNG QUYẾT ĐỊNH:"
    report = Report(kind="d", type_name="", title="", blocks=[Formula(text)])
    made = next(p for p in printed(report).document.paragraphs if p.style.name == "Formula")
    lines = made.text.split("\n")
    assert len(lines) == 2
    assert min(map(len, lines)) > 20


def test_where_two_sign_both_stand_side_by_side(signed: Report) -> None:
    """Minutes are signed by the secretary at the left and the chair at the right."""
    report = attrs.evolve(signed, countersignature=Signature(office="THƯ KÝ", name="Người Ghi"))
    assert {"THƯ KÝ", "Người Ghi"} <= set(texts_of(report))


def test_an_annex_names_its_document_in_its_own_words(signed: Report) -> None:
    """The reference of an annex is printed instead of the one made of the letterhead."""
    annex = Annex(label="Phụ lục 1", title="Danh sách", blocks=[Paragraph("x")], reference="Kèm theo Quyết định này")
    report = attrs.evolve(signed, blocks=[Paragraph("y"), annex])
    assert [text for text in texts_of(report) if "èm theo" in text] == ["(Kèm theo Quyết định này)"]


@pytest.fixture
def signed() -> Report:
    """A signed Party report."""
    return Report(
        kind="minutes",
        type_name="Biên bản",
        title="Bình xét",
        blocks=[Paragraph("y")],
        letterhead=Letterhead(side="party", issuer="ĐẢNG ỦY XÃ"),
        signature=Signature(office="CHỦ TRÌ"),
    )


def texts_of(report: Report) -> list[str]:
    """The paragraphs of the Word file of a report."""
    out = io.BytesIO()
    DocxExporter().write(report, out)
    body = Document(io.BytesIO(out.getvalue())).element.body
    return ["".join(run.text or "" for run in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]
