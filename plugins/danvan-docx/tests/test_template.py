"""An office's own documents as templates."""

import base64
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as etree  # noqa: N813 # its usual name, for canonical XML

import attrs
import docx
import docxtpl  # type: ignore[import-untyped] # it ships no types
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan import BadValue
from danvan.documents import Paragraph, Picture, Report
from danvan_docx import Template, TemplateExporter, report_values
from danvan_docx.writing.xml import printable
from danvan_docx.zips import repacked

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==")
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
    data = _template("{{ unknown }} {{ empty }} {{ open", "{% for x in y %}", "{{ people.name }}")
    found = _found(data, {"empty": None, "spare": 1, "people": [{"name": "a"}]})
    assert found == [
        ("WD304", "{{ open"),
        ("WD301", "unknown"),
        ("WD302", "empty"),
        ("WD305", "people.name"),
        ("WD303", "spare"),
    ]
    places = [one.field for one in Template.read(io.BytesIO(data)).check({})]
    assert places[:2] == ["document, paragraph 1"] * 2


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
        "x.y.z()",
        "x | attr('__class__')",
        "x ~ x",
        "[1] * 10000000000",
        "range(9999999999)",
        "cycler.__init__",
        "",
    ],
)
def test_no_code(words: str) -> None:
    """What is between the braces is a name and nothing else: code is refused, never run."""
    data = _template("{{ " + words + " }}")
    codes = [code for code, _ in _found(data, {"x": "1"})]
    assert codes[0] in ("WD301", "WD304")


@settings(max_examples=25, deadline=None)
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
    """Parts without fields say the same as before; in the others only the fields change."""
    data = _template("không có trường nào", rows=[["a", "b"]])
    out = io.BytesIO()
    Template.read(io.BytesIO(data)).fill({}, out)
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(out.getvalue())) as after:
        assert sorted(before.namelist()) == sorted(after.namelist())
        styles = [etree.canonicalize(archive.read("word/styles.xml")) for archive in (before, after)]
        assert styles[0] == styles[1]
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


def test_loops_and_conditions() -> None:
    """docxtpl's loops over rows, several rows an item, and its conditions work, in headers too."""
    document = docx.Document()
    table = document.add_table(4, 2)
    for row, texts in zip(
        table.rows,
        [
            ["{%tr for one in people if one.form == 'Giấy khen' %}", ""],
            ["{{ loop.index }}. {{ one.name }}", "{{ one.form | upper }}"],
            ["{% if one.reason %}Lý do: {{ one.reason }}{% endif %}", ""],
            ["{%tr endfor %}", ""],
        ],
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.sections[0].header.paragraphs[0].text = "{% if issuer %}{{ issuer }}{% else %}chưa rõ{% endif %}"
    people = [
        {"name": "Ấp A", "form": "Giấy khen", "reason": "hiến đất"},
        {"name": "Ấp B", "form": "Bằng khen", "reason": None},
        {"name": "Ấp C", "form": "Giấy khen", "reason": None},
    ]
    data = _saved(document)
    assert _found(data, {"people": people, "issuer": None}) == []
    made = _filled(data, {"people": people, "issuer": None})
    texts = [cell.text for cell in made.tables[0]._cells]
    assert texts == ["1. Ấp A", "GIẤY KHEN", "Lý do: hiến đất", "", "2. Ấp C", "GIẤY KHEN", "", ""]
    assert made.sections[0].header.paragraphs[0].text == "chưa rõ"


def test_the_signature_beside_the_recipients_is_printed_once() -> None:
    """The usual foot: the recipients' line is repeated within its cell, and the signature beside it is not."""
    for right in ("{{ office }}\n\n{{ name }}", "CHỦ TỊCH"):
        data = _template(rows=[["Nơi nhận:\n- {{ recipients.line }}", right]])
        document = docx.Document(io.BytesIO(data))
        cell = document.tables[0].rows[0].cells[0]
        cell.text = "Nơi nhận:"
        cell.add_paragraph("- {{ recipients.line }}")
        values = {"recipients": [{"line": "Như Điều 3;"}, {"line": "Lưu: VT."}], "office": "CHỦ TỊCH", "name": "A"}
        made = _filled(_saved(document), values).tables[0]
        assert len(made.rows) == 1
        assert made.rows[0].cells[0].text == "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT."
        assert made.rows[0].cells[1].text.count("CHỦ TỊCH") == 1


@pytest.mark.parametrize(
    "name",
    ["{{ title }}", "{% raw %}", "{_{ title }_}", "{_% if x %_}", "}_} {_{", "<w:p/>", "a & b", "${x}", "{# x #}"],
)
def test_data_are_never_read_as_template(name: str, decision: Callable[..., Report]) -> None:
    """A recipient named as a field is printed as it is, in a loop, by itself, and in the text of the report."""
    data = _template("{{ name }}", "{{p body }}", rows=[["{{ recipients.line }}"]])
    report = attrs.evolve(decision(), blocks=[Paragraph(name)], recipients=[name])
    out = io.BytesIO()
    TemplateExporter(template=Template.read(io.BytesIO(data)), values={"name": name}).write(report, out)
    document = docx.Document(io.BytesIO(out.getvalue()))
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == [name, name]
    assert document.tables[0].rows[0].cells[0].text == name


def test_the_text_of_a_report_is_put_in(report: Callable[..., Report]) -> None:
    """{{p body }} is the report's whole text, with its lists, tables and annexes; twice made, it is the same file."""
    data = _template("{{ issuer }}", "{{p body }}", "{{ name }}")
    outs = []
    for _ in range(2):
        out = io.BytesIO()
        TemplateExporter(template=Template.read(io.BytesIO(data))).write(report(), out)
        outs.append(out.getvalue())
    assert outs[0] == outs[1]
    document = docx.Document(io.BytesIO(outs[0]))
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert texts[0] == "Ban Chỉ đạo"
    assert texts[-1] == "Trần Văn An"
    assert {"I- KẾT QUẢ", "một", "gạch", "Biểu 1", "Phụ lục 1", "DANH SÁCH"} <= set(texts)
    assert [len(table.rows) for table in document.tables] == [6, 6]


def test_pictures_and_rich_texts() -> None:
    """A picture is put in at its width; docxtpl's own rich text keeps its looks."""
    rich = docxtpl.RichText()
    rich.add("đậm", bold=True)
    values = {"seal": Picture.of(PIXEL, alt="Dấu", width=20), "rich": rich}
    document = _filled(_template("{{ seal }}", "{{r rich }}"), values)
    assert [shape.width for shape in document.inline_shapes] == [Mm(20)]
    assert [run.text for p in document.paragraphs for run in p.runs if run.bold] == ["đậm"]


def test_fields_of_a_decision(decision: Callable[..., Report], certificate: Callable[..., Any]) -> None:
    """Its legal basis, articles with clauses, certificates and those rewarded have names of their own."""
    values = report_values(attrs.evolve(decision(), blocks=[*decision().blocks, certificate("Ông A"), certificate()]))
    assert [one["line"] for one in values["bases"]][1] == "Căn cứ quy chế làm việc"
    assert [one["number"] for one in values["articles"]] == [1, 2, 3]
    assert values["articles"][0]["clauses"][1]["text"] == "Cá nhân: một."
    assert [one["name"] for one in values["rewarded"]] == ["Ông A", "Ấp Minh Thuận"]
    assert values["certificates"][0]["office"] == "Chủ tịch"
    data = _template("{%p for basis in bases %}", "{{ basis.line }};", "{%p endfor %}")
    made = _filled(data, values)
    assert [paragraph.text[-1] for paragraph in made.paragraphs] == [";", ";", ";"]


def test_a_loop_that_is_not_closed_is_malformed() -> None:
    """What Jinja cannot read is a finding, with no exception; a loop over what is no list is one too."""
    assert _found(_template("{% for x in y %}"), {"y": []})[0][0] == "WD304"
    assert _found(_template("{%p for x in y %}", "{{ x.z }}", "{%p endfor %}"), {})[0] == ("WD301", "y")


def test_a_template_that_is_too_large_is_refused() -> None:
    """A file whose parts unpack to more than any template is refused before it is read."""
    with zipfile.ZipFile(io.BytesIO(_template("x"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    end = parts["word/document.xml"].index(b"<w:sectPr")
    body = parts["word/document.xml"]
    typed = b'<!DOCTYPE a [<!ENTITY b "bb">]>' + body
    for flood in (
        body[:end] + b"<w:p/>" * 5_000_000 + body[end:],
        body[:end] + b"<w:p/>" * 1_100_000 + body[end:],
        typed,
    ):
        parts["word/document.xml"] = flood
        with pytest.raises(BadValue):
            Template.read(io.BytesIO(repacked({name: (part,) for name, part in parts.items()})))
