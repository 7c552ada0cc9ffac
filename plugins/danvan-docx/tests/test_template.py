"""An office's own documents as templates."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan import BadValue
from danvan.documents import Report
from danvan_docx import Template, TemplateExporter, report_values
from danvan_docx.templates.fields import name_of
from danvan_docx.writing.saving import repacked
from danvan_docx.writing.xml import printable

_CONTROL = (
    f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Tên"/><w:tag w:val="TAG"/><w:showingPlcHdr/></w:sdtPr>'
    '<w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
    "<w:t>bấm vào đây</w:t></w:r></w:sdtContent></w:sdt>"
)


def _template(*paragraphs: str, rows: list[list[str]] | None = None, control: str | None = None) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        first = table.rows[0]._tr
        first.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    if control:
        document.add_paragraph()._p.append(parse_xml(_CONTROL.replace("TAG", control)))
    return _saved(document)


def _saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _filled(data: bytes, values: Any) -> Document:
    out = io.BytesIO()
    Template.read(io.BytesIO(data)).fill(values, out)
    return docx.Document(io.BytesIO(out.getvalue()))


def _found(data: bytes, values: Any) -> list[tuple[str, str]]:
    found = Template.read(io.BytesIO(data)).check(values)
    return [(one.code, dict(one.values).get("name") or dict(one.values).get("words", "")) for one in found]


def test_fields_are_filled() -> None:
    """A field is replaced by its value, what stands around it is kept."""
    document = _filled(_template("Gửi {{ name }}, ngày {{day}}."), {"name": "Ấp A & B <c>", "day": 5})
    assert document.paragraphs[0].text == "Gửi Ấp A & B <c>, ngày 5."


def test_a_field_over_several_runs() -> None:
    """Word often cuts a field into runs: it is found all the same, and takes the look of its first."""
    document = docx.Document()
    paragraph = document.add_paragraph("Gửi ")
    for text, bold in (("{", True), ("{ na", False), ("me }", None), ("} xong", None)):
        paragraph.add_run(text).bold = bold
    made = _filled(_saved(document), {"name": "Ấp"}).paragraphs[0]
    assert made.text == "Gửi Ấp xong"
    assert [run.text for run in made.runs if run.bold] == ["Ấp"]


def test_rows_of_a_list() -> None:
    """A row of a list is repeated for each item; header rows and rows below stay as they are."""
    data = _template(rows=[["TT", "Tên"], ["{{ people.tt }}", "{{ people.name }} ({{ unit }})"], ["", "Cộng"]])
    people = [{"tt": number, "name": f"Ấp {number}"} for number in range(1, 301)]
    table = _filled(data, {"people": people, "unit": "xã"}).tables[0]
    texts = [cell.text for cell in table._cells]
    assert len(table._tbl.tr_lst) == 302
    assert texts[:4] == ["TT", "Tên", "1", "Ấp 1 (xã)"]
    assert texts[-4:] == ["300", "Ấp 300 (xã)", "", "Cộng"]
    assert [row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is not None for row in table._tbl.tr_lst[:2]] == [
        True,
        False,
    ]


@pytest.mark.parametrize(("people", "rows"), [([], 1), ([{"name": "một"}], 2)])
def test_none_and_one(people: list[dict[str, str]], rows: int) -> None:
    """A list of none leaves no row, a list of one leaves one."""
    data = _template(rows=[["Tên"], ["{{ people.name }}"]])
    assert len(_filled(data, {"people": people}).tables[0]._tbl.tr_lst) == rows


def test_content_controls() -> None:
    """A content control is filled by its tag, loses its hint, and stays a control."""
    document = _filled(_template(control="name"), {"name": "Ấp\nMinh Thuận"})
    (control,) = document.element.iter(qn("w:sdt"))
    content = control.find(qn("w:sdtContent"))
    assert [piece.text for piece in content.iter(qn("w:t"))] == ["Ấp", "Minh Thuận"]
    assert len(list(content.iter(qn("w:br")))) == 1
    assert not list(control.iter(qn("w:showingPlcHdr"), qn("w:rStyle")))


def test_headers_are_filled() -> None:
    """Fields in headers and footers are filled too."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ issuer }}"
    made = _filled(_saved(document), {"issuer": "UBND xã"})
    assert made.sections[0].header.paragraphs[0].text == "UBND xã"


def test_dry_run() -> None:
    """The dry run tells unknown, missing, unused and malformed fields, each with its place, and writes nothing."""
    data = _template("{{ unknown }} {{ empty }} {{ x|upper }} {{ open", "{% for x in y %}", "{{ people.name }}")
    found = _found(data, {"empty": None, "spare": 1, "people": [{"name": "a"}]})
    assert found == [
        ("WD301", "unknown"),
        ("WD302", "empty"),
        ("WD304", "x|upper"),
        ("WD304", "{{ open"),
        ("WD304", "{% for x in y %}"),
        ("WD304", "%}"),
        ("WD305", "people.name"),
        ("WD303", "spare"),
    ]
    places = [one.field for one in Template.read(io.BytesIO(data)).check({})]
    assert places[0] == "document, paragraph 1"


def test_dry_run_of_lists() -> None:
    """A list must be one, its items must have what a row asks for, and a row has one list."""
    row = [["{{ a.x }}", "{{ b.y }}"]]
    assert _found(_template(rows=row), {"a": [{"x": 1}], "b": [{"y": 1}]})[-1][0] == "WD305"
    one = _template(rows=[["{{ a.x }}"]])
    assert _found(one, {"a": [{"x": 1}, {"x": None}]}) == [("WD302", "a.x")]
    assert _found(one, {"a": [{"z": 1}]}) == [("WD301", "a.x")]
    assert _found(one, {"a": "text"}) == [("WD301", "a.x")]
    assert _found(one, {"a": []}) == []


def test_nothing_is_filled_by_halves() -> None:
    """A template with fields the data do not have is refused and not written; a missing value leaves a blank."""
    out = io.BytesIO()
    with pytest.raises(BadValue, match="name"):
        Template.read(io.BytesIO(_template("{{ name }}"))).fill({}, out)
    assert out.getvalue() == b""
    assert "…" in _filled(_template("{{ name }}"), {"name": None}).paragraphs[0].text


@pytest.mark.parametrize(
    "words",
    [
        "x.__class__",
        "x.y.z",
        "x[0]",
        "x()",
        "7*7",
        "self",
        "config.items()",
        "''.__class__.__mro__",
        "x | safe",
        "a-b",
        "",
    ],
)
def test_no_code(words: str) -> None:
    """What is between the braces is a name and nothing else: code is refused, never run."""
    data = _template("{{ " + words + " }}")
    codes = [code for code, _ in _found(data, {"x": "1"})]
    assert codes[0] in ("WD301", "WD304")
    assert name_of(words) in (None, "x.__class__", "self")


@settings(max_examples=25)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
def test_values_are_text(value: str) -> None:
    """Whatever a value holds, fields and markup too, it is printed as it is and never read again."""
    text = printable(value)
    if not text.strip("\n") or "\r" in value:
        return
    paragraph = _filled(_BOTH, {"a": value, "b": "{{ a }}"}).paragraphs[0]
    assert paragraph.text == f"{text}|{{{{ a }}}}"


_BOTH = _template("{{ a }}|{{ b }}")


def test_same_template_same_bytes() -> None:
    """The same template and data give the same file, whatever times the template's zip has."""
    data = _template("{{ name }}")
    outs = []
    for _ in range(2):
        out = io.BytesIO()
        Template.read(io.BytesIO(data)).fill({"name": "x"}, out)
        outs.append(out.getvalue())
    assert outs[0] == outs[1]
    with zipfile.ZipFile(io.BytesIO(outs[0])) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_everything_else_is_kept() -> None:
    """Parts without fields are kept byte for byte; in the others only the fields change."""
    data = _template("không có trường nào", rows=[["a", "b"]])
    out = io.BytesIO()
    Template.read(io.BytesIO(data)).fill({}, out)
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(out.getvalue())) as after:
        assert before.namelist() == after.namelist()
        assert before.read("word/styles.xml") == after.read("word/styles.xml")
        one, other = (parse_xml(archive.read("word/document.xml")) for archive in (before, after))
    assert [element.tag for element in one.iter()] == [element.tag for element in other.iter()]
    assert one.nsmap == other.nsmap


def test_a_dotx_becomes_a_docx() -> None:
    """A Word template is written as a document."""
    data = _template("{{ name }}")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    assert _filled(repacked({name: (part,) for name, part in parts.items()}), {"name": "x"}).paragraphs[0].text == "x"


def test_macros_and_other_files_are_refused(tmp_path: Path) -> None:
    """A file with macros, or no Word file, is no template."""
    data = _template("x")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        main, b"application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    path = tmp_path / "x.docm"
    path.write_bytes(repacked({name: (part,) for name, part in parts.items()}))
    with pytest.raises(BadValue, match="macros"):
        Template.read(path)
    with pytest.raises(BadValue):
        Template.read(io.BytesIO(b"text"))


def test_a_report_through_a_template(decision: Callable[..., Report]) -> None:
    """An exporter prints reports through the office's own file, with values besides."""
    data = _template(
        "{{ issuer }} {{ symbol }} {{ date }} {{ extra }}", rows=[["Nơi nhận"], ["- {{ recipients.line }}"]]
    )
    exporter = TemplateExporter(template=Template.read(io.BytesIO(data)), values={"extra": "thêm"})
    out = io.BytesIO()
    exporter.write(decision(), out)
    document = docx.Document(io.BytesIO(out.getvalue()))
    assert document.paragraphs[0].text == "Ủy ban nhân dân xã U Minh Thượng 5/QĐ-UBND ngày 05 tháng 3 năm 2026 thêm"
    assert [cell.text for cell in document.tables[0]._cells] == ["Nơi nhận", "- Như Điều 3", "- Lưu: VT"]
    with pytest.raises(BadValue):
        exporter.write("text", out)  # type: ignore[arg-type] # a wrong content is the point


def test_tables_of_a_report_are_lists(decision: Callable[..., Report]) -> None:
    """The rows of data of a table are items with the keys of its columns."""
    models = report_values(decision())["models"]
    assert isinstance(models, list)
    assert models[0] == {"tt": "1", "unit": "Xã Minh Thuận 1", "count": "1.000"}
    assert len(models) == 3
