"""What costs much to read is refused before it does: small Office files that unpack to millions of elements."""

import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from danvan_lists import DocxImporter, XlsxImporter

RELATIONS = (
    '<Relationships><Relationship Id="r" Type="/worksheet" Target="s.xml"/>'
    '<Relationship Id="t" Type="/styles" Target="styles.xml"/>'
    '<Relationship Id="u" Type="/sharedStrings" Target="strings.xml"/></Relationships>'
)
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(parts: dict[str, str]) -> bytes:
    """An Office package."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def workbook(sheet: str = "<worksheet/>", styles: str = "<styleSheet/>", strings: str = "<sst/>") -> bytes:
    """A workbook of one sheet."""
    return packed(
        {
            "xl/workbook.xml": '<workbook><sheets><sheet name="DS" id="r"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": RELATIONS,
            "xl/s.xml": sheet,
            "xl/styles.xml": styles,
            "xl/strings.xml": strings,
        }
    )


def document(body: str) -> bytes:
    """A Word document."""
    return packed({"word/document.xml": f'<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>'})


def rows(cells: str) -> str:
    """A sheet of one row."""
    return f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>"


HOSTILE: dict[str, tuple[Any, Callable[[], bytes], str]] = {
    "a row of empty cells": (XlsxImporter(), lambda: workbook(rows("<c/>" * 3_000_000)), "XL108"),
    "a row of cells": (XlsxImporter(), lambda: workbook(rows("<c><v>1</v></c>" * 3_000_000)), "XL108"),
    "styles": (
        XlsxImporter(),
        lambda: workbook(styles=f"<styleSheet><cellXfs>{'<xf/>' * 399_000}</cellXfs></styleSheet>"),
        "XL108",
    ),
    "shared texts": (XlsxImporter(), lambda: workbook(strings=f"<sst>{'<si/>' * 3_000_000}</sst>"), "XL108"),
    "empty rows": (
        XlsxImporter(),
        lambda: workbook(f"<worksheet><sheetData>{'<row/>' * 3_000_000}</sheetData></worksheet>"),
        "IM118",
    ),
    "a cell far out": (
        XlsxImporter(),
        lambda: workbook(rows('<c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c>')),
        "IM114",
    ),
    "elements within elements": (XlsxImporter(), lambda: workbook("<worksheet>" + "<a>" * 3_000_000), "XL108"),
    "attributes": (
        XlsxImporter(),
        lambda: workbook(rows("<c " + " ".join(f'a{at}=""' for at in range(500_000)) + "/>")),
        "XL104",
    ),
    "paragraphs": (DocxImporter(), lambda: document("<w:p/>" * 10_000_000), "WT102"),
    "rows of a table": (DocxImporter(), lambda: document(f"<w:tbl>{'<w:tr/>' * 10_000_000}</w:tbl>"), "WT102"),
    "pieces of a paragraph": (DocxImporter(), lambda: document(f"<w:p>{'<w:r/>' * 10_000_000}</w:p>"), "WT102"),
    "attributes of a paragraph": (
        DocxImporter(),
        lambda: document("<w:p " + " ".join(f'a{at}=""' for at in range(500_000)) + "/>"),
        "WT102",
    ),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_it_is_refused(name: str) -> None:
    """Within some twenty times what 15.000 empty rows cost; the finding says of what there is too much."""
    importer, made, code = HOSTILE[name]
    data = made()
    honest = document("<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>" * 15_000 + "</w:tbl>")
    start = time.process_time()
    DocxImporter().read(io.BytesIO(honest), file="ds")
    usual = time.process_time() - start
    start = time.process_time()
    found = importer.read(io.BytesIO(data), file="ds")
    took = time.process_time() - start
    assert code in [finding.code for finding in found.findings]
    assert took < 20 * usual


@pytest.mark.parametrize("name", ["a row of cells", "styles", "elements within elements", "a cell far out"])
def test_it_fills_no_memory(name: str) -> None:
    """What is refused is not kept."""
    importer, made, _ = HOSTILE[name]
    data = made()
    tracemalloc.start()
    importer.read(io.BytesIO(data), file="ds")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100 * 2**20
