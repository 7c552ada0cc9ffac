"""The checker of layouts: our own documents pass, and each departure is found."""

import io
import re
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import docx
import pytest
from docx.shared import Mm, Pt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from danvan.documents import Annex, Listing, Paragraph, Report, Signature, TableBlock
from danvan_docx import DocxExporter, check_layout, profile_for
from danvan_docx.__main__ import main
from danvan_docx.layouts.profiles import Profile
from danvan_docx.remarks import remarks
from danvan_docx.zips import repacked

Block = Paragraph | Listing
Report_ = Callable[..., Report]
Parts = dict[str, str]
Change = Callable[[Parts], Parts]

DAYS = [
    ("state", date(2026, 3, 5)),
    ("front", date(2026, 3, 5)),
    ("party", date(2020, 8, 4)),
    ("party", date(2026, 7, 1)),
]


def _zip(parts: dict[str, bytes]) -> bytes:
    return repacked({name: (part,) for name, part in parts.items()})


def _codes(data: bytes, **asked: Any) -> set[str]:
    return {found.code for found in check_layout(io.BytesIO(data), **asked)}


def _print(report: Report, profile: Profile | None = None, **options: Any) -> bytes:
    out = io.BytesIO()
    DocxExporter(profile=profile, **options).write(report, out)
    return out.getvalue()


def _changed(data: bytes, change: Change) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    return _zip({name: text.encode("utf-8") for name, text in change(parts).items()})


def _replacing(old: str, new: str, part: str = "word/document.xml", times: int = -1) -> Change:
    def change(parts: Parts) -> Parts:
        assert old in parts[part], old
        return {**parts, part: parts[part].replace(old, new, times)}

    return change


def _restyled(style: str, old: str, new: str) -> Change:
    """A style changed, and with it every paragraph of that style."""

    def change(parts: Parts) -> Parts:
        styles = parts["word/styles.xml"]
        start = styles.index(f'w:styleId="{style}"')
        end = styles.index("</w:style>", start)
        assert re.search(old, styles[start:end]), styles[start:end]
        changed = re.sub(old, new, styles[start:end])
        return {**parts, "word/styles.xml": styles[:start] + changed + styles[end:]}

    return change


@pytest.mark.parametrize("duplex", [False, True])
@pytest.mark.parametrize(("side", "on"), DAYS)
def test_our_own_documents_pass(side: str, on: date, duplex: bool, report: Report_, decision: Report_) -> None:
    """Reports, decisions, letters and what two sign, of both sides and every layout, are as they should be."""
    base: Any = report(side, on)
    ours = attrs.evolve(
        base,
        letterhead=attrs.evolve(base.letterhead, symbol="5-BC/BCĐ" if side == "party" else "5/BC-BCĐ"),
        signature=attrs.evolve(base.signature, authority=["T/M Ban Chỉ đạo" if side == "party" else "TM. Ban Chỉ đạo"]),
        recipients=["Như trên", "Lưu" if side == "party" else "Lưu: VT"],
        blocks=[*report(side, on).blocks, Paragraph("Trên đây là báo cáo của Ban Chỉ đạo.")],
    )
    two = attrs.evolve(ours, signature=Signature(office="CHỦ TRÌ"), countersignature=Signature(office="THƯ KÝ"))
    for document in (ours, decision(side, on), attrs.evolve(ours, subject="V/v khen thưởng"), two):
        found = check_layout(io.BytesIO(_print(document, duplex=duplex)))
        assert [str(one) for one in found] == []


def test_certificates_pass(certificate: Callable[..., Any]) -> None:
    """Certificates are held to no layout of documents."""
    report = Report(kind="c", type_name="", title="", blocks=[certificate(), certificate()])
    assert _codes(_print(report)) == set()


_NOT_BOLD = '<w:b w:val="0"/>'
_RULE = "<w:pBdr>.*</w:pBdr>"
_LABEL = '<w:pStyle w:val="RecipientsLabel"/>'
_SHEET = '<w:pgSz w:w="11906" w:h="16838"/>'
_TURNED = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
_LATIN = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman"'
_VNI = '<w:r><w:rPr><w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/><w:b/>'
_SECOND = "<w:t>Điều 2."
_MONEY = '<w:t xml:space="preserve"> Tiền'


def _in_size(half_points: int) -> Change:
    """The whole text in another size."""

    def change(parts: Parts) -> Parts:
        for style in ("Article", "Basis", "Clause", "Point"):
            parts = _restyled(style, 'w:val="28"', f'w:val="{half_points}"')(parts)
        return parts

    return change


def _unsigned(parts: Parts) -> Parts:
    return _replacing("PHÓ CHỦ TỊCH", "")(_replacing("KT. CHỦ TỊCH", "")(parts))


DEPARTURES: list[tuple[str, str, Change]] = [
    ("WD101", "state", _replacing('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    ("WD102", "state", _replacing('w:left="1701"', 'w:left="1134"')),
    ("WD102", "party", _replacing('w:right="850"', 'w:right="1134"')),
    ("WD103", "state", _replacing(_SHEET, _TURNED)),
    ("WD111", "state", _restyled("Article", _LATIN, 'w:ascii="Arial" w:hAnsi="Arial"')),
    ("WD111", "party", _replacing("<w:r><w:rPr><w:b/>", _VNI)),
    ("WD113", "state", _in_size(24)),
    ("WD113", "party", _in_size(26)),
    ("WD114", "state", _replacing(f"<w:r>{_MONEY}", f'<w:r><w:rPr><w:sz w:val="26"/></w:rPr>{_MONEY}')),
    ("WD115", "state", _restyled("HeadTitle1", 'w:val="26"', 'w:val="24"')),
    ("WD116", "state", _restyled("Article", '<w:jc w:val="both"/>', '<w:jc w:val="left"/>')),
    ("WD117", "state", _restyled("Article", 'w:firstLine="720"', 'w:firstLine="0"')),
    ("WD117", "party", _restyled("Article", 'w:firstLine="567"', 'w:firstLine="720"')),
    ("WD118", "state", _restyled("Article", 'w:after="120"', 'w:after="40"')),
    ("WD119", "state", _restyled("Article", 'w:line="276"', 'w:line="480"')),
    ("WD119", "party", _restyled("Article", 'w:lineRule="exact" w:line="360"', 'w:line="276" w:lineRule="auto"')),
    ("WD121", "state", _replacing("Độc lập - Tự do - Hạnh phúc", "Độc lập")),
    ("WD121", "party", _replacing("ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG BỘ")),
    ("WD122", "state", _replacing("Độc lập - Tự do - Hạnh phúc", "Độc Lập - Tự Do - Hạnh Phúc")),
    ("WD123", "state", _restyled("HeadTitle2", "<w:b/>", _NOT_BOLD)),
    ("WD123", "party", _restyled("HeadTitle1", 'w:val="30"', 'w:val="28"')),
    ("WD124", "party", _restyled("Rule", _RULE, "")),
    ("WD125", "state", _replacing("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân")),
    ("WD126", "state", _restyled("Issuer", "<w:b/>", _NOT_BOLD)),
    ("WD127", "party", _replacing(">*<", "><")),
    ("WD128", "party", _replacing(">*<", ">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<")),
    ("WD131", "state", _replacing("Số: 05/QĐ-UBND", "")),
    ("WD132", "state", _replacing("Số: 05/QĐ-UBND", "Số 05/QĐ-UBND")),
    ("WD132", "party", _replacing("Số 05-QĐ/ĐU", "Số: 05-QĐ/ĐU")),
    ("WD133", "state", _replacing("Số: 05/QĐ-UBND", "Số: 05-QĐ/TU")),
    ("WD133", "party", _replacing("Số 05-QĐ/ĐU", "Số 05/QĐ-UBND")),
    ("WD134", "state", _replacing("Số: 05/", "Số: 5/")),
    ("WD135", "state", _restyled("Symbol", 'w:val="26"', 'w:val="22"')),
    ("WD141", "state", _replacing("U Minh Thượng, ngày 05 tháng 3 năm 2026", "U Minh Thượng", times=1)),
    ("WD142", "state", _replacing(">U Minh Thượng, ngày 05 tháng 3", ">U Minh Thượng, ngày 5 tháng 3")),
    ("WD142", "party", _replacing(">U Minh Thượng, ngày 05 tháng 3", ">U Minh Thượng, ngày 05 tháng 03")),
    ("WD143", "state", _restyled("PlaceAndDate", "<w:i/>", '<w:i w:val="0"/>')),
    ("WD144", "state", _replacing(">U Minh Thượng, ngày 05 tháng 3", ">ngày 05 tháng 3")),
    ("WD151", "state", _replacing("QUYẾT ĐỊNH</w:t>", "Quyết định</w:t>")),
    ("WD152", "party", _restyled("Title", 'w:val="32"', 'w:val="28"')),
    ("WD153", "state", _restyled("Subtitle", "<w:b/>", _NOT_BOLD)),
    ("WD154", "party", _replacing(">-----<", "><")),
    ("WD161", "state", _replacing(" PAGE ", " DATE ", part="word/header2.xml")),
    ("WD162", "state", _replacing("<w:titlePg/>", "")),
    ("WD163", "state", _restyled("Header", '<w:jc w:val="center"/>', '<w:jc w:val="right"/>')),
    ("WD164", "party", _restyled("Header", 'w:val="28"', 'w:val="22"')),
    ("WD171", "state", _unsigned),
    ("WD172", "state", _replacing("KT. CHỦ TỊCH", "K/T CHỦ TỊCH")),
    ("WD172", "party", _replacing("T/M BAN", "TM. BAN")),
    ("WD173", "party", _restyled("SignatureOffice", '<w:b w:val="0"/>', "<w:b/>")),
    ("WD173", "state", _restyled("SignatureAuthority", "<w:b/>", _NOT_BOLD)),
    ("WD173", "state", _restyled("SignatureName", "<w:b/>", _NOT_BOLD)),
    ("WD174", "state", _replacing("Trần Văn An", "ThS. Trần Văn An")),
    ("WD175", "state", _replacing(_LABEL, f"{_LABEL}<w:pageBreakBefore/>")),
    ("WD181", "state", _replacing("Nơi nhận:", "Gửi:")),
    ("WD182", "party", _restyled("RecipientsLabel", '<w:u w:val="single"/>', "")),
    ("WD182", "party", _replacing(">Nơi nhận<", ">Nơi nhận:<")),
    ("WD183", "state", _restyled("Recipient", 'w:val="22"', 'w:val="28"')),
    ("WD184", "party", _replacing("Lưu Đảng ủy", "Lưu: VT")),
    ("WD184", "state", _replacing("- Lưu: VT.", "- Văn phòng.")),
    ("WD191", "party", _replacing("nói ở Điều 1 thi hành.", "nói ở Điều 1 thi hành./.")),
    ("WD191", "state", _replacing("nói ở Điều 1 thi hành./.", "nói ở Điều 1 thi hành")),
    ("WD192", "state", _replacing("quy chế làm việc;", "quy chế làm việc,")),
    ("WD192", "state", _restyled("Basis", "<w:i/>", '<w:i w:val="0"/>')),
    ("WD196", "state", _replacing("quy chế làm việc;", "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023;")),
    ("WD196", "party", _replacing("ngày 15 tháng 6 năm 2022", "ngày 26 tháng 11 năm 2003")),
    ("WD193", "state", _replacing(f"<w:rPr><w:b/></w:rPr>{_SECOND}", _SECOND)),
    ("WD194", "state", _replacing("Điều 3.", "Điều 4.")),
    ("WD195", "state", _replacing("đ) Ấp", "e) Ấp")),
    ("WD197", "state", _replacing(">Phụ lục<", ">Phụ lục 1<")),
]


@pytest.mark.parametrize(
    ("code", "side", "change"), DEPARTURES, ids=[f"{code}-{side}-{n}" for n, (code, side, _) in enumerate(DEPARTURES)]
)
def test_each_departure_is_found(code: str, side: str, change: Change, decision: Report_) -> None:
    """A sound decision with one thing changed is found to depart in that thing."""
    sound = _print(decision(side))
    asked = {"side": side} if code in ("WD121", "WD128") else {}
    assert _codes(sound) == set()
    assert code in _codes(_changed(sound, change), **asked)


def test_departure_of_a_letter(decision: Report_) -> None:
    """The look of what a letter is about differs by side."""
    letter = attrs.evolve(decision(), subject="V/v khen thưởng")
    assert _codes(_print(letter)) == set()
    assert "WD155" in _codes(_changed(_print(letter), _restyled("Subject", '<w:i w:val="0"/>', "<w:i/>")))


def test_every_code_of_the_checker_has_a_departure() -> None:
    """No code of the checker is without a test."""
    tried = {code for code, _, _ in DEPARTURES} | {"WD155"}
    assert {code for code in remarks() if code.startswith("WD1")} == tried


def test_findings_have_their_ground(decision: Report_) -> None:
    """What is found is a warning, with the provision, both sentences and the name of the file."""
    (found,) = check_layout(io.BytesIO(_changed(_print(decision()), _replacing("Số: 05/", "Số: 5/"))))
    assert (found.code, found.severity, found.kind, found.confidence) == ("WD134", "warning", "document", "sourced")
    assert "30/2020/NĐ-CP" in found.ground
    assert found.vi != found.en


def test_every_remark_can_be_said() -> None:
    """The two sentences of a remark ask for the same values."""
    for remark in remarks().values():
        asked = [set(re.findall(r"(?<!\{)\{(\w+)\}(?!\})", sentence)) for sentence in (remark.vi, remark.en)]
        assert asked[0] == asked[1], remark.code


def test_side_and_date_choose_the_layout(decision: Report_) -> None:
    """A Party document is not measured by the State's rules unless asked to be; nor by another day's."""
    party = _print(decision("party"))
    assert _codes(party) == set()
    assert {"WD121", "WD132", "WD133"} <= _codes(party, side="state")
    newest = check_layout(io.BytesIO(_changed(party, _replacing("Số 05", "Số 5"))), on=date(2026, 6, 1))
    assert "05-HD/VPTW" in newest[0].ground
    state = profile_for("state", None)
    own = attrs.evolve(state, limits=attrs.evolve(state.limits, left=(20, 20)))
    assert {found.code for found in check_layout(io.BytesIO(_print(decision())), profile=own)} == {"WD102"}


def test_a_document_of_somebody_else() -> None:
    """A letter to friends is no administrative document; held to a side, it departs in what it was made from."""
    document = docx.Document()
    document.add_paragraph("Xin chào các đồng chí. " * 300)
    out = io.BytesIO()
    document.save(out)
    assert _codes(out.getvalue()) == {"WD005"}
    assert {"WD101", "WD102", "WD111", "WD121", "WD131", "WD141", "WD151", "WD161", "WD171", "WD181"} <= _codes(
        out.getvalue(), side="state"
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "WD001"),
        (b"plain text", "WD001"),
        (b"PK\x03\x04broken", "WD001"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "WD002"),
        (_zip({"a.txt": b"x"}), "WD001"),
    ],
)
def test_what_is_no_word_file(data: bytes, code: str) -> None:
    """A file that cannot be read is one finding, and no exception."""
    assert _codes(data) == {code}


def _with_document(decision: Report_, text: str) -> bytes:
    return _changed(_print(decision()), lambda parts: {**parts, "word/document.xml": text})


def test_hostile_xml(decision: Report_) -> None:
    """Entities, deep nesting and broken XML are refused; nothing outside the file is read."""
    bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;</a>'
    assert _codes(_with_document(decision, bomb)) == {"WD004"}
    assert _codes(_with_document(decision, "<a>" * 5000 + "</a>" * 5000)) == {"WD004"}
    assert _codes(_with_document(decision, "<a><b></a>")) == {"WD004"}
    assert _codes(_with_document(decision, "<a/>")) == {"WD001"}


@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_damaged_documents_are_findings(data: st.DataObject, decision: Report_) -> None:
    """Whatever is cut out of a document, the checker says something and raises nothing."""
    with zipfile.ZipFile(io.BytesIO(_print(decision()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    start = data.draw(st.integers(0, len(parts[name])))
    length = data.draw(st.sampled_from([1, 7, 60, 600]))
    parts[name] = parts[name][:start] + parts[name][start + length :]
    assert all(found.code.startswith("WD") for found in check_layout(io.BytesIO(_zip(parts))))
    data_ = _zip(parts)
    assert all(found.code in remarks() for found in check_layout(io.BytesIO(data_[:start] + data_[start + length :])))


@given(places=st.lists(st.integers(0, 200), max_size=60))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_documents_with_parts_left_out(places: list[int], decision: Report_) -> None:
    """With any paragraphs or properties left out, the checker still goes through."""

    def change(parts: Parts) -> Parts:
        root = etree.fromstring(parts["word/document.xml"].encode())
        elements = list(root.iter())[3:]
        for place in places:
            element = elements[place * 7 % len(elements)]
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
        return {**parts, "word/document.xml": etree.tostring(root, encoding="unicode")}

    assert _codes(_changed(_print(decision()), change)) <= set(remarks())


def test_encrypted_member(decision: Report_) -> None:
    """A zip with encrypted members is said to be encrypted."""
    data = bytearray(_print(decision()))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    assert _codes(bytes(data)) == {"WD002"}


def test_too_large(decision: Report_, monkeypatch: pytest.MonkeyPatch) -> None:
    """More bytes than are allowed are not unpacked."""
    data = _print(decision())
    monkeypatch.setattr("danvan_docx.checks.archive.MOST_BYTES", len(data) + 10)
    assert _codes(data) == {"WD003"}


def test_long_tables_are_not_kept(decision: Report_, table: Callable[..., Any]) -> None:
    """An annex of thousands of rows is checked like a short one."""
    long = attrs.evolve(
        decision(), blocks=[*decision().blocks, Annex(label="Phụ lục", title="Dài", blocks=[TableBlock(table(3000))])]
    )
    assert _codes(_print(long)) == set()


def test_points_with_text_between(decision: Report_) -> None:
    """Letters start again in each clause, whatever stands between the points."""
    blocks: list[Block] = [
        Paragraph("1. Một:"),
        Paragraph("a) x;"),
        Listing(["y"]),
        Paragraph("b) z;"),
        Paragraph("2. Hai:"),
        Paragraph("a) x."),
    ]
    assert "WD195" not in _codes(_print(attrs.evolve(decision(), blocks=blocks)))
    wrong = [*blocks, Paragraph("c) w.")]
    assert "WD195" in _codes(_print(attrs.evolve(decision(), blocks=wrong)))


def test_console(decision: Report_, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command line tells what was found, and by its status whether anything was."""
    sound, broken = tmp_path / "a.docx", tmp_path / "b.docx"
    sound.write_bytes(_print(decision()))
    broken.write_bytes(_changed(sound.read_bytes(), _replacing("Số: 05/", "Số: 5/")))
    assert main(["check", str(sound)]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", str(sound), str(broken), "--en"]) == 1
    assert "WD134" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "none.docx")]) == 2


def test_console_is_a_module(decision: Report_, tmp_path: Path) -> None:
    """`python -m danvan_docx` is that command line."""
    path = tmp_path / "a.docx"
    path.write_bytes(_print(decision()))
    command = [sys.executable, "-m", "danvan_docx", "check", str(path), "--side", "party"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_the_table_of_codes_is_fresh() -> None:
    """CHECKS.md is what its generator would write."""
    root = Path(__file__).parents[1]
    names = runpy.run_path(str(root / "tools" / "write_checks.py"))
    assert (root / "CHECKS.md").read_text("utf-8") == names["page"]()


def _office(*, break_: bool = False, tabs: bool = False, font: str = "Times New Roman") -> Any:
    """A State decision as somebody types it, without tables at its foot."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(14)
    head = document.add_table(2, 2)
    left, right = head.rows[0].cells
    _add(left, "ỦY BAN NHÂN DÂN\nXÃ U MINH" if break_ else "ỦY BAN NHÂN DÂN XÃ", 13, bold=True)
    if break_:
        _add(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", 13, bold=True)
    else:
        _add(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)
        _add(right, "Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    _add(head.rows[1].cells[0], "Số: 05/QĐ-UBND", 13)
    _add(head.rows[1].cells[1], "U Minh, ngày 05 tháng 3 năm 2026", 14, italic=True)
    _add(document, "QUYẾT ĐỊNH", 14, bold=True)
    _add(document, "Về việc khen thưởng", 14, bold=True)
    for text in ("Điều 1. Tặng Giấy khen.", "Điều 2. Quyết định này có hiệu lực kể từ ngày ký./."):
        made = document.add_paragraph()
        made.add_run(text[:7]).bold = True
        made.add_run(text[7:])
        made.paragraph_format.space_after = Pt(6)
    if tabs:
        for texts in (("Nơi nhận:", "CHỦ TỊCH"), ("- Như Điều 2;", ""), ("- Lưu: VT.", "Trần Văn An")):
            line = document.add_paragraph()
            first = line.add_run(texts[0])
            first.font.size = Pt(12 if texts[1] == "CHỦ TỊCH" else 11)
            first.bold = first.italic = texts[1] == "CHỦ TỊCH" or None
            second = line.add_run(f"\t\t{texts[1]}")
            second.bold = True
    return document


def _add(holder: Any, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    paragraph = holder.add_paragraph()
    paragraph.alignment = 1
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _of(document: Any) -> set[str]:
    out = io.BytesIO()
    document.save(out)
    return _codes(out.getvalue())


def test_lines_ended_by_hand_are_lines() -> None:
    """Title and motto, and the lines of a name, may share a paragraph."""
    assert not _of(_office(break_=True)) & {"WD121", "WD122", "WD125", "WD126"}


def test_a_signature_set_with_tabs() -> None:
    """Recipients and signature side by side in lines with tabs are both found, each with its own look."""
    assert not _of(_office(tabs=True)) & {"WD171", "WD173", "WD174", "WD181", "WD182", "WD183", "WD184"}


@pytest.mark.parametrize("font", ["Times New Roman Bold", "TimesNewRomanPSMT", "Times New Roman"])
def test_faces_of_the_font(font: str) -> None:
    """A face of the font is the font; slots that no Vietnamese letter is set in say nothing."""
    assert not _of(_office(font=font)) & {"WD111", "WD112"}
    assert "WD111" in _of(_office(font="Times New Romance"))


def test_a_table_after_the_signature() -> None:
    """What a table with lines says after the signature is no part of the signature."""
    document = _office(tabs=True)
    table = document.add_table(2, 2, style="Table Grid")
    for cell in table._cells:
        cell.text = "TM. DANH SÁCH KÈM THEO"
    assert not _of(document) & {"WD172", "WD173", "WD184"}


def test_an_upright_basis_in_a_plan(decision: Report_) -> None:
    """A plan, which has no articles, has its legal basis in italics too."""
    lines = [Paragraph("Căn cứ Luật Thi đua, khen thưởng;"), Paragraph("Ủy ban nhân dân xã xây dựng kế hoạch như sau.")]
    plan = attrs.evolve(decision(), type_name="Kế hoạch", blocks=lines)
    assert "WD192" in _codes(_print(plan))
    italic = [attrs.evolve(lines[0], italic=True), lines[1]]
    assert "WD192" not in _codes(_print(attrs.evolve(plan, blocks=italic)))


@pytest.mark.parametrize("piece", [b"<w:p/>", b"<w:p><w:r/></w:p>", b"<w:proofErr/>"])
def test_a_flood_of_elements_is_refused(piece: bytes, decision: Report_) -> None:
    """A small file that unpacks to millions of elements is too large to be checked."""
    flood = piece.decode() * 1_000_000
    assert _codes(_changed(_print(decision()), _replacing("<w:sectPr", f"{flood}<w:sectPr", times=1))) == {"WD003"}


def test_what_python_docx_would_not_open(decision: Report_) -> None:
    """A relation that leads nowhere, the strict namespaces, and a file for macros are read all the same."""
    sound = _print(decision())
    broken = '<Relationship Id="rId99" Type="http://x/image" Target="../NULL"/></Relationships>'
    part = "word/_rels/document.xml.rels"
    assert _codes(_changed(sound, _replacing("</Relationships>", broken, part=part))) == set()
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    def strict(parts: Parts) -> Parts:
        return {
            name: text.replace(usual, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            for name, text in parts.items()
        }

    assert _codes(_changed(sound, strict)) == set()
    kind = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = _replacing(kind, "vnd.ms-word.document.macroEnabled.main+xml", part="[Content_Types].xml")
    assert _codes(_changed(sound, macro)) == set()
