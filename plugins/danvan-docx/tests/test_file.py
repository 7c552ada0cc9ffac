"""The file: the same bytes for the same report, sound XML whatever the text, properties in the schema's order."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from danvan.documents import (
    Annex,
    Article,
    Basis,
    Cell,
    Certificate,
    Column,
    Formula,
    Heading,
    Letterhead,
    Listing,
    Paragraph,
    Report,
    Row,
    Signature,
    Table,
    TableBlock,
)
from danvan_docx import check_layout, overflow
from danvan_docx.writing.xml import declared, printable, run_xml

# The order of children in ECMA-376, part 1, 17: what Word takes for damage when it is broken.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "settings": "writeProtection view zoom removePersonalInformation mirrorMargins alignBordersAndEdges "
    "defaultTabStop autoHyphenation characterSpacingControl footnotePr endnotePr compat rsids mathPr "
    "themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "compat": "doNotExpandShiftReturn compatSetting",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "rFonts": "",
    "pBdr": "top left bottom right between bar",
    "tblCellMar": "top left start bottom right end",
    "pgBorders": "top left bottom right",
    "tblBorders": "top left start bottom right end insideH insideV",
}

HOSTILE = [
    "a < b & c > \"d\" 'e'",
    "]]> <w:p/> <!-- x --> <?pi?>",
    "dòng một\ndòng hai\tcột\r\nba\u2028bốn",
    "chuông\x07 không\x00 lui\x08 dải\x1f xoá\x7f c1\x85\x9f",
    "nửa chữ \ud800 và \udfff",
    "\ufffe\uffff",
    "\u202eđảo\u202c \u200fphải\u200e \u2067lại\u2069",
    "👩‍👩‍👧‍👦 🇻🇳 漢字",
    "Hoà Bình" + "\u0301\u0323\u0302" * 40,
    "từ" * 2500,
    '=HYPERLINK("http://x","y")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "   hai đầu   ",
    "",
]


def _everywhere(text: str) -> Report:
    table = Table(
        name="t",
        vi=text,
        en=text,
        columns=[Column("a", text, text), Column("b", text, text, kind="number")],
        rows=[Row([Cell(text=text, note=text), Cell(text=text)], kind=kind) for kind in ("heading", "data", "total")],
        notes=[text],
    )
    blocks = (
        Heading(text),
        Paragraph(text),
        Listing([text]),
        Listing([text], numbered=True),
        TableBlock(table, caption=text),
        Basis([text, text]),
        Formula(text),
        Article(1, text, clauses=[text]),
    )
    certificate = Certificate(
        side="party",
        grantor=text,
        form=text,
        recipient=text,
        details=text,
        reason=text,
        decision=text,
        place=text,
        signature=Signature(authority=[text], office=text, name=text),
        number=text,
    )
    return Report(
        kind=text,
        type_name=text,
        title=text,
        letterhead=Letterhead(side="state", parent=text, issuer=text, symbol=text, place=text),
        subject=text,
        blocks=[*blocks, Annex(label=text, title=text, blocks=blocks), certificate],
        signature=Signature(authority=[text], office=text, name=text),
        recipients=[text],
    )


def _text(element: etree._Element) -> str:
    marks = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(marks.get(part.tag, part.text or "") for part in element.iter(qn("w:t"), *marks))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_anywhere(text: str, printed: Any) -> None:
    """In every place a text can stand, a sound file comes out, with the text or with visible marks in it."""
    result = printed(_everywhere(text))
    for name in result.parts:
        result.xml(name)
    paragraphs = [_text(paragraph) for paragraph in result.document.element.body.iter(qn("w:p"))]
    assert paragraphs.count(printable(text)) >= 10
    assert result.document.core_properties.title is not None


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_is_checked_and_measured(text: str, printed: Any) -> None:
    """Neither the checker nor the look ahead stumbles over a text; what leaves a mark is told."""
    report = _everywhere(text)
    told = {found.code for found in overflow(report)}
    assert ("WD205" in told) == ("\ufffd" in printable(text))
    assert not {found.code for found in check_layout(io.BytesIO(printed(report).data))} & {"WD001", "WD004"}


@given(st.text(st.characters(), max_size=40))
def test_any_run(text: str) -> None:
    """A run holds its text, letter by letter, but for what no XML file can hold."""
    xml = etree.fromstring(declared(f"<w:p>{run_xml(text)}</w:p>").encode())
    assert _text(xml) == printable(text)
    assert len(printable(text).replace("\n", "")) <= len(text)


def test_replaced_visibly() -> None:
    """What cannot be printed leaves a mark; everything else is kept."""
    assert printable("a\x00b\ud800c\ufffed\u202ee\u0301") == "a�b�c�d\u202ee\u0301"


def test_very_long_text_is_readable(printed: Any) -> None:
    """A text of more letters than XML readers take in one piece is written in several."""
    result = printed(Report(kind="r", type_name="", title="", blocks=[Paragraph("ă" * 11_000_000)]))
    root = result.xml("word/document.xml")  # a plain reader, without its limits lifted
    assert sum(len(piece.text) for piece in root.iter(qn("w:t"))) == 11_000_000


def _checked(root: etree._Element) -> int:
    checked = 0
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name in ORDER and element.tag == qn(f"w:{name}"):
            order = ORDER[name].split()
            places = [order.index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), etree.tostring(element)
            checked += 1
    return checked


@pytest.fixture(params=["report", "decision", "letter", "certificates"])
def document(
    request: pytest.FixtureRequest,
    report: Callable[..., Report],
    decision: Callable[..., Report],
    certificate: Callable[..., Certificate],
) -> Callable[[str], Report]:
    """Makes a document of each kind."""

    def make(side: str) -> Report:
        given = [certificate(side=side), certificate(side=side)]
        return {
            "report": attrs.evolve(report(side), blocks=[*report(side).blocks, *given]),
            "decision": attrs.evolve(decision(side), recipients=["Các ấp"] * 300),
            "letter": attrs.evolve(report(side), subject="V/v khen thưởng"),
            "certificates": attrs.evolve(report(side), blocks=given),
        }[request.param]

    return make


@pytest.mark.parametrize("side", ["party", "state", "front"])
def test_schema_order(side: str, document: Callable[[str], Report], printed: Any) -> None:
    """Properties stand in the order of the schema, in every part, and each at most once."""
    result = printed(
        document(side),
        duplex=True,
    )
    counts = {name: _checked(result.xml(name)) for name in result.parts if name.startswith("word/")}
    assert counts["word/document.xml"] > 20
    assert counts["word/styles.xml"] > 50
    for properties in result.document.element.iter(qn("w:pPr"), qn("w:rPr"), qn("w:tcPr"), qn("w:tblPr")):
        tags = [child.tag for child in properties]
        assert len(tags) == len(set(tags))


def test_every_cell_ends_with_a_paragraph(report: Callable[..., Report], printed: Any) -> None:
    """Word repairs a file with a cell that does not."""
    bare = attrs.evolve(report(), signature=None)
    for cell in printed(bare).document.element.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p")


def test_styles_exist(report: Callable[..., Report], printed: Any) -> None:
    """Every style a paragraph names is there, and every list number too."""
    result = printed(report("state"))
    known = {style.get(qn("w:styleId")) for style in result.xml("word/styles.xml").iter(qn("w:style"))}
    roots = [result.xml(f"word/{part}.xml") for part in ("document", "header1", "header2")]
    named = {style.get(qn("w:val")) for root in roots for style in root.iter(qn("w:pStyle"), qn("w:tblStyle"))}
    assert named <= known
    assert len(named) > 20


def test_font_in_all_four_slots(report: Callable[..., Report], printed: Any) -> None:
    """Every style names the font for all scripts, none by a theme, and each size has its twin."""
    result = printed(report())
    styles = result.xml("word/styles.xml")
    for style in styles.iter(qn("w:style")):
        if style.get(qn("w:type")) == "paragraph":
            assert style.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") is not None
    assert styles.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}") is not None
    seen = 0
    for name in result.parts:
        for fonts in result.xml(name).iter(qn("w:rFonts")):
            slots = {etree.QName(key).localname: value for key, value in fonts.attrib.items()}
            assert slots == dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), "Times New Roman")
            seen += 1
        for size in result.xml(name).iter(qn("w:sz")):
            assert size.getnext().tag == qn("w:szCs")
            assert size.getnext().get(qn("w:val")) == size.get(qn("w:val"))
    assert seen > 20
    assert styles.find(f".//{qn('w:lang')}").get(qn("w:val")) == "vi-VN"


def test_no_run_leaves_the_font(report: Callable[..., Report], printed: Any) -> None:
    """No run names a font of its own: each has that of its style."""
    assert not list(printed(report()).document.element.iter(qn("w:rFonts")))


def test_same_report_same_bytes(report: Callable[..., Report], printed: Any) -> None:
    """Printed twice, a report gives the same file."""
    assert printed(report()).data == printed(report()).data


def test_members_in_order_without_time(report: Callable[..., Report], printed: Any) -> None:
    """The content types come first, then the parts by name; no member has a time or a name of a machine."""
    with zipfile.ZipFile(io.BytesIO(printed(report()).data)) as archive:
        first, *others = archive.infolist()
        assert first.filename == "[Content_Types].xml"
        assert [member.filename for member in others] == sorted(member.filename for member in others)
        assert {(m.date_time, m.create_system, m.external_attr) for m in (first, *others)} == {
            ((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)
        }
        assert archive.testzip() is None


_PRINT = """
import hashlib, io
from danvan.documents import Annex, Letterhead, Listing, Paragraph, Report, TableBlock
from danvan.documents import Cell, Column, Row, Table
from danvan_docx import DocxExporter
rows = [Row([Cell(text=f"a{n}", note=f"n{n % 7}"), Cell(text="b")]) for n in range(50)]
table = Table(name="t", vi="t", en="t", columns=[Column("a", "A", "A"), Column("b", "TT", "B")], rows=rows)
blocks = [Paragraph("x"), Listing("abc", numbered=True), TableBlock(table), Annex(label="P", title="T", blocks=[])]
out = io.BytesIO()
letterhead = Letterhead(side="party", issuer="Ban")
DocxExporter().write(Report(kind="r", type_name="B", title="t", letterhead=letterhead, blocks=blocks), out)
print(hashlib.sha256(out.getvalue()).hexdigest())
"""


def test_same_bytes_in_every_process() -> None:
    """The bytes do not depend on the order Python hashes in, nor on where it runs."""
    environments = [
        {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone} for seed, zone in (("1", "UTC"), ("2", "Asia/Ho_Chi_Minh"))
    ]
    digests = {
        subprocess.run(
            [sys.executable, "-c", _PRINT], env=env, capture_output=True, check=True, text=True
        ).stdout.strip()
        for env in environments
    }
    assert len(digests) == 1
    assert len(digests.pop()) == hashlib.sha256().digest_size * 2


def test_relations_lead_somewhere(report: Callable[..., Report], printed: Any) -> None:
    """Every relation has its part, every part its kind, and the sections name relations that are there."""
    result = printed(report())
    relations = result.xml("word/_rels/document.xml.rels")
    assert all(f"word/{relation.get('Target')}" in result.parts for relation in relations)
    ids = {relation.get("Id") for relation in relations}
    assert {reference.get(qn("r:id")) for reference in result.document.element.iter(qn("w:headerReference"))} <= ids
    kinds = {
        override.get("PartName").lstrip("/")
        for override in result.xml("[Content_Types].xml")
        if override.get("PartName")
    }
    assert kinds == {name for name in result.parts if name.endswith(".xml")} - {"[Content_Types].xml"}
