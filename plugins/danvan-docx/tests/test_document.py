"""The document as python-docx objects, an office's own file as its base, places, and other readers."""

import io
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from danvan import BadValue
from danvan.documents import Report, Table, TableBlock
from danvan_docx import DocxExporter, add_at, check_layout, document, places

Report_ = Callable[..., Report]


def _saved(made: Any) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _main(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")


def test_the_document_is_the_exported_file(report: Report_, printed: Callable[..., Any]) -> None:
    """What python-docx saves of the document says what the exporter streams, rows of tables too."""
    made = docx.Document(io.BytesIO(_saved(document(report()))))
    exported = printed(report()).document
    assert [p.text for p in made.paragraphs] == [p.text for p in exported.paragraphs]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]
    assert tables == [[[cell.text for cell in row.cells] for row in table.rows] for table in exported.tables]
    assert len(tables) == 4
    assert b"danvan-rows" not in _main(printed(report()).data) + _main(_saved(made))


def test_a_text_that_looks_like_a_mark_stays(printed: Callable[..., Any]) -> None:
    """Rows go to their mark, and to nothing that a report says."""
    said = "<?danvan-rows 0?>"
    made = printed(Report(kind="r", type_name="", title=said, blocks=[])).document
    assert said in [paragraph.text for paragraph in made.paragraphs]


def test_what_is_put_in_is_kept(report: Report_) -> None:
    """A place takes paragraphs, in order, where its name says; an unknown place is refused."""
    made = document(report())
    assert places(made) == ("after-head", "before-signature", "after-signature", "after-annex-1", "after-annex-2")
    add_at(made, "after-annex-1").add_run("sau phụ lục 1")
    add_at(made, "before-signature").add_run("một")
    add_at(made, "before-signature").add_run("hai")
    reread = docx.Document(io.BytesIO(_saved(made)))
    texts = [paragraph.text for paragraph in reread.paragraphs]
    assert texts.index("hai") - texts.index("một") == 1
    assert texts.index("hai") < texts.index("sau phụ lục 1") < texts.index("Phụ lục 2")
    with pytest.raises(BadValue, match="before-signature"):
        add_at(made, "after-annex-3")


def _office() -> docx.document.Document:
    """A file of an office: its own sheet, header and look of the title."""
    office = docx.Document()
    section = office.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(210), Mm(297), Mm(35)
    section.right_margin = Mm(20)
    section.header.paragraphs[0].text = "UBND XÃ"
    office.styles["Title"].font.name = "Arial"
    office.styles["Title"].element.styleId = "Tiu"  # as a Word that speaks Vietnamese names it
    office.add_paragraph("không in")
    return office


def test_an_office_s_own_file_is_the_base(report: Report_, printed: Callable[..., Any], tmp_path: Path) -> None:
    """The base's sheet, header and styles are kept, its text is not; what it has no style for comes from ours."""
    path = tmp_path / "mau.docx"
    _office().save(str(path))
    made: Any = document(report("state"), DocxExporter(base=path))
    assert (round(made.sections[0].left_margin.mm), round(made.sections[0].right_margin.mm)) == (35, 20)
    assert made.sections[0].header.paragraphs[0].text == "UBND XÃ"
    assert "không in" not in [paragraph.text for paragraph in made.paragraphs]
    title = next(paragraph for paragraph in made.paragraphs if paragraph.text == "BÁO CÁO")
    assert (title.style.name, title.style.font.name) == ("Title", "Arial")
    assert made.styles["Issuer"].font.bold
    listed = [paragraph for paragraph in made.paragraphs if paragraph.text in ("một", "lại một")]
    numbers = [paragraph._p.pPr.numPr.numId.val for paragraph in listed]
    assert len(set(numbers)) == 2
    known = {int(num.numId) for num in made.part.numbering_part.element.num_lst}
    assert set(numbers) <= known
    widths = [column.width for column in made.tables[1].columns]
    assert sum(widths) == pytest.approx(Mm(155), abs=2000)
    assert printed(report(), base=path).data == printed(report(), base=path.read_bytes()).data


def test_a_base_that_is_none_is_refused(report: Report_) -> None:
    """A base that is no Word document is refused and nothing is written."""
    out = io.BytesIO()
    with pytest.raises(BadValue, match="base"):
        DocxExporter(base=b"text").write(report(), out)
    assert out.getvalue() == b""


def test_our_own_export_is_a_base(report: Report_, printed: Callable[..., Any]) -> None:
    """A file of ours can be the base of the next."""
    again = printed(report("state"), base=printed(report("state")).data)
    assert [p.text for p in again.document.paragraphs] == [p.text for p in printed(report("state")).document.paragraphs]


def test_names_of_styles_are_word_s_own(report: Report_, printed: Callable[..., Any]) -> None:
    """Title, headings, lists, caption, header and footer have the names and ids that Word and its readers know."""
    made = printed(report()).document
    for name in ("Title", "Subtitle", "Heading 1", "List Bullet", "List Number", "Caption", "Header", "Footer"):
        assert made.styles[name].builtin, name
        assert made.styles[name].style_id == name.replace(" ", "")
    assert {"Title", "Subtitle", "List Bullet", "List Number", "Caption"} <= {p.style.name for p in made.paragraphs}


def test_no_theme_fonts(report: Report_, printed: Callable[..., Any]) -> None:
    """No part names a font by a theme, and there is none."""
    parts = printed(report()).parts
    assert not [name for name in parts if "theme" in name]
    assert not any(b"Theme=" in part for part in parts.values())


def test_tables_say_what_they_are(report: Report_, printed: Callable[..., Any]) -> None:
    """Those who hear a document are told what each table is."""
    tables = printed(report()).document.tables
    titles = [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in tables]
    assert titles[1] == "Biểu 1"
    assert all(titles)


def test_the_base_is_what_its_tool_builds() -> None:
    """The file in the package is the one that `tools/build_base.py` makes."""
    root = Path(__file__).parents[1]
    built = runpy.run_path(str(root / "tools" / "build_base.py"))["built"]()
    shipped = (root / "src" / "danvan_docx" / "writing" / "base.docx").read_bytes()
    parts = []
    for data in (built, shipped):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts.append({name: archive.read(name) for name in archive.namelist()})
    assert parts[0] == parts[1]


def test_header_parts_declare_relations(report: Report_, printed: Callable[..., Any]) -> None:
    """Readers look for the namespace of relations in header parts too."""
    result = printed(report())
    headers = [name for name in result.parts if "/header" in name]
    assert len(headers) == 2
    assert all("r" in result.xml(name).nsmap for name in headers)


@pytest.mark.parametrize("kind", ["report", "decision"])
def test_docx2python_opens_it(kind: str, request: pytest.FixtureRequest, printed: Callable[..., Any]) -> None:
    """docx2python reads every text."""
    docx2python = pytest.importorskip("docx2python")
    data = printed(request.getfixturevalue(kind)("state")).data
    with docx2python.docx2python(io.BytesIO(data)) as read:
        assert "Nơi nhận" in read.text


def test_docxcompose_puts_files_together(report: Report_, decision: Report_, printed: Callable[..., Any]) -> None:
    """docxcompose appends one export to another."""
    composer = pytest.importorskip("docxcompose.composer")
    made = composer.Composer(docx.Document(io.BytesIO(printed(report("state")).data)))
    made.append(docx.Document(io.BytesIO(printed(decision()).data)))
    out = io.BytesIO()
    made.save(out)
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(out.getvalue())).paragraphs]
    assert "BÁO CÁO" in texts
    assert "QUYẾT ĐỊNH" in texts


def test_an_outline_in_decisions_too(decision: Report_, printed: Callable[..., Any]) -> None:
    """What decides and each annex are headings, articles a level below."""
    levels: dict[str, int] = {}
    for paragraph in printed(decision()).document.paragraphs:
        mark = paragraph.style.element.pPr.find(qn("w:outlineLvl"))
        if mark is not None:
            levels.setdefault(paragraph.style.name, int(mark.get(qn("w:val"))))
    assert levels == {"Formula": 0, "Article": 1, "Annex Label": 0}


def test_checked_when_saved_by_python_docx(decision: Report_) -> None:
    """What python-docx saves is held to the same layout."""
    assert check_layout(io.BytesIO(_saved(document(attrs.evolve(decision(), blocks=decision().blocks))))) == ()


def test_offering_the_exporters_is_light() -> None:
    """danvan offers the exporters long before anybody prints: neither python-docx nor lxml is loaded for it."""
    code = (
        "import sys, danvan_docx.plugin as offered; list(offered.danvan_exporters());"
        "print(*({'docx', 'lxml', 'jinja2'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_a_table_of_its_own_can_follow(report: Report_, table: Callable[..., Table]) -> None:
    """Two documents are made apart: none holds what was put into the other."""
    one, other = document(report()), document(attrs.evolve(report(), blocks=[TableBlock(table())]))
    add_at(one, "after-head").add_run("riêng")
    assert "riêng" not in [paragraph.text for paragraph in other.paragraphs]
