"""What will not fit is told before it is printed; certificates on pre-printed blanks."""

import io
import tomllib
from collections.abc import Callable
from typing import Any

import attrs
import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan import BadValue
from danvan.documents import Cell, Certificate, Column, Paragraph, Report, Row, Table, TableBlock
from danvan.testing import strategies
from danvan_docx import Blank, Box, OverprintExporter, blanks, overflow, profile_for
from danvan_docx.layouts.metrics import line_count, line_widths, longest_word
from danvan_docx.overprint.blanks import FIELDS

Report_ = Callable[..., Report]
Certificate_ = Callable[..., Certificate]

LONG = "Nghiêng" * 60


def _codes(report: Report, **options: Any) -> list[str]:
    return sorted(found.code for found in overflow(report, **options))


def _of(*certificates: Certificate) -> Report:
    return Report(kind="certificate", type_name="Giấy khen", title="", blocks=certificates)


@pytest.mark.parametrize("side", ["state", "party", "front"])
def test_nothing_overflows(side: str, report: Report_, decision: Report_, certificate: Certificate_) -> None:
    """Ordinary documents and certificates fit."""
    assert overflow(report(side)) == overflow(decision(side)) == overflow(_of(certificate(side=side))) == ()


@settings(max_examples=40, deadline=None)
@given(strategies.reports())
def test_any_report_is_measured(report: Report) -> None:
    """Whatever a report holds, the look ahead says something and raises nothing."""
    assert all(found.code.startswith("WD2") for found in overflow(report))


def test_words_that_must_be_broken(report: Report_) -> None:
    """A word wider than its room is told with its place: in head, title, foot and tables."""
    base: Any = report("state")
    table = Table(
        name="t",
        vi="t",
        en="t",
        columns=[Column("a", LONG, "A"), Column("b", "B", "B")],
        rows=[Row([Cell(text="x"), Cell(text=LONG)])],
    )
    bad = attrs.evolve(
        base,
        title=LONG,
        letterhead=attrs.evolve(base.letterhead, issuer=LONG, parent=LONG),
        signature=attrs.evolve(base.signature, name=LONG),
        recipients=[LONG],
        blocks=[TableBlock(table)],
    )
    found = overflow(bad)
    assert {one.code for one in found} == {"WD201"}
    assert {one.field for one in found} == {
        "issuer",
        "parent",
        "title",
        "signature",
        "recipients",
        "table t, header 1",
        "table t, row 1, column 2",
    }


def test_a_date_that_breaks(report: Report_) -> None:
    """Place and date that need two lines are told."""
    base: Any = report("state")
    assert _codes(attrs.evolve(base, letterhead=attrs.evolve(base.letterhead, place="Xã U Minh Thượng " * 4))) == [
        "WD206"
    ]


def test_rows_higher_than_a_page(printed: Callable[..., Any]) -> None:
    """A row that cannot stand on one page is told, and printed so that it can run on; others stay whole."""
    cells = ["từ " * 4000, "ngắn"]
    table = Table(
        name="t", vi="t", en="t", columns=[Column("a", "A", "A")], rows=[Row([Cell(text=text)]) for text in cells]
    )
    report = Report(kind="r", type_name="", title="", blocks=[TableBlock(table)])
    (found,) = overflow(report)
    assert (found.code, found.field) == ("WD202", "table t, row 1")
    rows = printed(report).document.tables[0].rows
    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows] == [True, False, True]


def test_a_header_higher_than_half_a_page() -> None:
    """A repeated header that leaves no room for rows is told."""
    table = Table(name="t", vi="t", en="t", columns=[Column("a", "cột " * 3000, "A")])
    assert "WD207" in _codes(Report(kind="r", type_name="", title="", blocks=[TableBlock(table)]))


def test_an_annex_that_nobody_mentions(report: Report_) -> None:
    """A State document refers to its annexes; the Party's is not asked to."""
    silent = [block for block in report("state").blocks if not isinstance(block, Paragraph)]
    assert _codes(attrs.evolve(report("state"), blocks=silent)) == ["WD208"]
    assert _codes(attrs.evolve(report("party"), blocks=silent)) == []


def test_too_many_recipients(decision: Report_) -> None:
    """Recipients that will stand below the signature are told."""
    assert _codes(attrs.evolve(decision(), recipients=["Ấp"] * 300)) == ["WD204"]


def test_what_cannot_be_printed(report: Report_, certificate: Certificate_) -> None:
    """Characters that leave a mark are told with their place, wherever they stand."""
    (found,) = overflow(attrs.evolve(report(), title="chuông\x07"))
    assert (found.code, found.field, dict(found.values)["got"]) == ("WD205", "title", "U+0007")
    bad = Table(name="t", vi="t", en="t", columns=[Column("a", "A", "A")], rows=[Row([Cell(text="\x01", note="\x02")])])
    assert _codes(attrs.evolve(report(), blocks=[TableBlock(bad), Paragraph("\ud800")])) == ["WD205"] * 3
    assert _codes(_of(certificate("\x00Ấp"))) == ["WD205"]
    assert _codes(attrs.evolve(report(), title="漢字 👍 \u202eđảo\u202c é\u0301")) == []


def test_certificates_that_do_not_fit(certificate: Certificate_) -> None:
    """A name too long for the whole page, or for its box, is told; one that only shrinks is not."""
    blank = blanks()[0]
    assert _codes(_of(certificate("Chi hội Phụ nữ " * 12))) == []
    assert _codes(_of(certificate("Chi hội Phụ nữ " * 300))) == ["WD203"]
    assert _codes(_of(certificate("W" * 300))) == ["WD201"]
    assert _codes(_of(certificate("Chi hội Phụ nữ " * 4)), blank=blank) == []
    (found,) = overflow(_of(certificate(), certificate("Chi hội Phụ nữ " * 40)), blank=blank)
    assert (found.code, found.field) == ("WD203", "certificate 2, box recipient")


@given(st.text("aăW mơ,-", max_size=120), st.sampled_from([20.0, 60.0, 200.0]), st.sampled_from([8.0, 14.0]))
def test_lines_hold_all_words(text: str, room: float, size: float) -> None:
    """Broken into lines, a text is in none wider than the room unless a word is; narrower rooms take more lines."""
    widths = line_widths(text, size, room)
    assert max(widths) <= max(room, longest_word(text, size)) + 1e-9
    assert line_count(text, size, room) >= line_count(text, size, room * 2)


@given(st.integers(1, 40), st.sampled_from([8.0, 20.0, 60.0]))
def test_a_box_fits_or_is_at_its_least(words: int, height: float) -> None:
    """A text in a box is as large as it can be; where it does not fit, it has the least size."""
    box = Box(field="recipient", left=0, top=0, width=100, height=height, size=20, least=9)
    text = "Chi hội " * words
    size, fits = box.fitted(text)
    room, high = box.width / 25.4 * 72, box.height / 25.4 * 72
    assert fits == (line_count(text, size, room, bold=True) * size * box.leading <= high)
    assert 9 <= size <= 20
    assert fits or size == 9


def _overprinted(report: Report, **options: Any) -> Any:
    out = io.BytesIO()
    OverprintExporter(**options).write(report, out)
    return docx.Document(io.BytesIO(out.getvalue()))


def test_only_the_texts_of_a_blank(certificate: Certificate_) -> None:
    """On a blank only the texts of its boxes are printed, each at its place, one sheet for each certificate."""
    blank = blanks()[0]
    document = _overprinted(_of(certificate(), certificate("Ấp B")))
    assert len(document.sections) == 2
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert texts[0] == "Ấp Minh Thuận"
    assert len(texts) == 2 * len(blank.boxes)
    assert not any("GIẤY KHEN" in text or "CỘNG HÒA" in text for text in texts)
    frame = document.paragraphs[0]._p.pPr.find(qn("w:framePr"))
    box = blank.boxes[0]
    assert abs(int(frame.get(qn("w:x"))) / 56.7 - box.left) < 0.1
    assert abs(int(frame.get(qn("w:y"))) / 56.7 - box.top) < 0.1
    assert (frame.get(qn("w:vAnchor")), frame.get(qn("w:hAnchor"))) == ("page", "page")


def test_a_printer_s_feed(certificate: Certificate_) -> None:
    """A blank moves all its boxes at once."""
    moved = attrs.evolve(blanks()[0], right=2, down=-3)
    places = [
        [(int(frame.get(qn("w:x"))), int(frame.get(qn("w:y")))) for frame in made.element.iter(qn("w:framePr"))]
        for made in (_overprinted(_of(certificate()), blank=blank) for blank in (blanks()[0], moved))
    ]
    assert {(round((b[0] - a[0]) / 56.7), round((b[1] - a[1]) / 56.7)) for a, b in zip(*places, strict=True)} == {
        (2, -3)
    }


def test_every_field_can_be_printed(certificate: Certificate_) -> None:
    """Each text of a certificate has a name that a box can ask for."""
    boxes = [
        Box(field=field, left=0, top=10 * place, width=200, height=9, size=9) for place, field in enumerate(FIELDS)
    ]
    document = _overprinted(_of(certificate()), blank=Blank(name="all", width=210, height=297, boxes=boxes))
    texts = {paragraph.text for paragraph in document.paragraphs}
    assert {"Giấy khen", "12", "05", "3", "2026", "Chủ tịch", "Trần Văn An"} <= texts


_TOML = 'name = "x"\nwidth = 200\nheight = 100\n'
_BOX = '[[box]]\nfield = "recipient"\nleft = 10\ntop = 10\nwidth = 50\nheight = 10\nsize = 12\n'


def test_a_blank_of_the_office_s_own() -> None:
    """A blank is read from TOML."""
    blank = Blank.read(io.BytesIO((_TOML + _BOX).encode()))
    assert (blank.name, blank.boxes[0].least) == ("x", 8)
    assert tomllib.loads(_TOML)["width"] == blank.width


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        _TOML,
        _BOX,
        _TOML + _BOX.replace("recipient", "price"),
        _TOML + _BOX.replace("left = 10", "left = 190"),
        _TOML + _BOX.replace("size = 12", "size = 0"),
        _TOML + _BOX + "colour = 1\n",
    ],
)
def test_a_blank_that_cannot_be(text: str) -> None:
    """A blank that is no TOML, lacks an entry, has one too many, or a box off the sheet, is refused."""
    with pytest.raises(BadValue):
        Blank.read(io.BytesIO(text.encode()))


def test_only_certificates_on_blanks(report: Report_) -> None:
    """A report without certificates is refused, and so is what is no report; nothing is written."""
    out = io.BytesIO()
    for content in (report(), "text"):
        with pytest.raises(BadValue):
            OverprintExporter().write(content, out)  # type: ignore[arg-type] # a wrong content is the point
    assert out.getvalue() == b""


def test_overflow_of_a_given_layout(report: Report_) -> None:
    """The layout asked for is the one measured."""
    narrow = attrs.evolve(profile_for("party", None), paper=attrs.evolve(profile_for("party", None).paper, right=160))
    assert _codes(report("party")) == []
    assert "WD201" in _codes(report("party"), profile=narrow)
