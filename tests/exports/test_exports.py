"""The exporters, and the call that writes a file with one."""

import csv
import io
import json
import os
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from danvan.book.book import Book
from danvan.documents.blocks import Annex, Heading, Letterhead, Listing, Paragraph, Report, Signature, TableBlock
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.errors import BadValue, DanvanError, DecodeError
from danvan.exports import BUILTIN, CannotWrite, Exporter, as_report, export, read_report
from danvan.exports.csv import CsvExporter, guarded, unguarded
from danvan.exports.json import JsonExporter
from danvan.exports.markdown import MarkdownExporter, literal
from danvan.exports.marks import MARK, marked
from danvan.values.quantities import Quantity
from strategies_core import hostile, reports, tables, texts

FUNNEL = Table(
    name="funnel",
    vi="Mô hình theo lĩnh vực",
    en="Models by field",
    columns=[
        Column("field", "Lĩnh vực", "Field"),
        Column("count", "Số mô hình", "Models", kind="number"),
        Column("share", "Tỷ lệ", "Share", kind="share"),
    ],
    rows=[
        Row([Cell(text="Kinh tế", code="economy"), Cell(quantity=Quantity(4400, "over", "model")), Cell()]),
        Row(
            [
                Cell(text="Cộng"),
                Cell(quantity=Quantity(-12, unit="model", printed="12"), note="âm, xem lại"),
                Cell(text="94,3%"),
            ],
            kind="total",
        ),
    ],
    notes=["Nguồn: báo cáo"],
)
REPORT = Report(
    kind="report",
    type_name="Báo cáo",
    title="Kết quả quý I",
    blocks=[
        Heading("I- KẾT QUẢ"),
        Paragraph("Trong quý I."),
        Listing(["một", "hai"], numbered=True),
        TableBlock(FUNNEL, caption="Bảng 1"),
        Annex(label="Phụ lục 1", title="Danh sách", blocks=[Heading("Mục", 2), TableBlock(FUNNEL)]),
    ],
    letterhead=Letterhead(
        side="party",
        parent="Tỉnh ủy",
        issuer="Ban Dân vận",
        symbol="12-BC/BDV",
        place="Lạng Sơn",
        date=date(2019, 3, 28),
    ),
    signature=Signature(authority=["T/M BAN"], office="Trưởng ban", name="(họ và tên)"),
    recipients=["Như trên", "Lưu"],
)


def written(exporter: Exporter, content: object) -> bytes:
    """The bytes an exporter writes."""
    out = io.BytesIO()
    exporter.write(content, out)
    assert not out.closed
    return out.getvalue()


def csv_rows(content: Report) -> list[list[str]]:
    """The rows of the csv file, as the csv module reads them."""
    text = written(CsvExporter(), content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def csv_sections(content: Report) -> list[list[list[str]]]:
    """The sections of the csv file, as its description says they are parted."""
    sections: list[list[list[str]]] = [[]]
    for row in csv_rows(content):
        if row:
            sections[-1].append(row)
        else:
            sections.append([])
    return sections


def as_read(text: str) -> str:
    """A text as an exporter may change it: only what cannot be seen is marked."""
    return marked(text)


class TestAll:
    """What every exporter keeps to."""

    @pytest.mark.parametrize("exporter", BUILTIN, ids=lambda exporter: str(exporter.name))
    @given(report=reports)
    def test_same_bytes(self, exporter: Exporter, report: Report) -> None:
        """The same report gives the same bytes, whatever its texts hold, and the stream is left open."""
        assert written(exporter, report) == written(exporter, report)

    @pytest.mark.parametrize("exporter", BUILTIN, ids=lambda exporter: str(exporter.name))
    def test_utf_8(self, exporter: Exporter) -> None:
        """Half a character becomes a visible mark in a file that is UTF-8."""
        report = Report(kind="report", type_name="B", title="C", blocks=[Paragraph("Tổ\ud800 dân vận")])
        assert f"Tổ{MARK} dân vận" in written(exporter, report).decode()

    @pytest.mark.parametrize("exporter", BUILTIN[:1] + BUILTIN[2:], ids=lambda exporter: str(exporter.name))
    def test_rubbish_among_blocks(self, exporter: Exporter) -> None:
        """What is no block is refused by name."""
        report = Report(kind="report", type_name="B", title="C", blocks=["text"])  # type: ignore[list-item] # what a plugin may give
        with pytest.raises(BadValue, match="str"):
            written(exporter, report)

    def test_names(self) -> None:
        """The built-in exporters are named, and each writes files of its own suffix."""
        assert {(exporter.name, exporter.suffix) for exporter in BUILTIN} == {
            ("csv", ".csv"),
            ("json", ".json"),
            ("markdown", ".md"),
        }
        assert {exporter.takes for exporter in BUILTIN} == {Report}

    @given(st.text())
    def test_marked(self, text: str) -> None:
        """Marking twice is marking once, changes no length, and leaves only what UTF-8 can hold."""
        assert marked(marked(text)) == marked(text)
        assert len(marked(text)) == len(text)
        marked(text).encode()


class TestCsv:
    """Codes and labels, nothing dropped, and nothing that a spreadsheet would run."""

    def test_the_file(self) -> None:
        """A report is written in sections as the description of the exporter says."""
        assert csv_sections(REPORT) == [
            [
                ["block", "text"],
                ["kind", "report"],
                ["type_name", "Báo cáo"],
                ["title", "Kết quả quý I"],
                ["letterhead.side", "party"],
                ["letterhead.parent", "Tỉnh ủy"],
                ["letterhead.issuer", "Ban Dân vận"],
                ["letterhead.symbol", "12-BC/BDV"],
                ["letterhead.place", "Lạng Sơn"],
                ["letterhead.date", "2019-03-28"],
                ["signature.authority", "T/M BAN"],
                ["signature.office", "Trưởng ban"],
                ["signature.name", "(họ và tên)"],
                ["recipient", "Như trên"],
                ["recipient", "Lưu"],
                ["heading.1", "I- KẾT QUẢ"],
                ["paragraph", "Trong quý I."],
                ["numbered-list", "một"],
                ["numbered-list", "hai"],
                ["caption", "Bảng 1"],
            ],
            table := [
                ["table", "funnel", "Mô hình theo lĩnh vực", "Models by field"],
                ["", "Lĩnh vực", "", "Số mô hình", "", "", "", "", "Tỷ lệ"],
                ["", "Field", "", "Models", "", "", "", "", "Share"],
                [
                    "row",
                    "field",
                    "field_code",
                    "count",
                    "count_exact",
                    "count_unit",
                    "count_printed",
                    "count_note",
                    "share",
                ],
                ["data", "Kinh tế", "economy", "4400", "over", "model", "", "", ""],
                ["total", "Cộng", "", "-12", "exact", "model", "12", "âm, xem lại", "94,3%"],
            ],
            [
                ["block", "text"],
                ["note", "Nguồn: báo cáo"],
                ["annex.label", "Phụ lục 1"],
                ["annex.title", "Danh sách"],
                ["heading.2", "Mục"],
            ],
            table,
            [["block", "text"], ["note", "Nguồn: báo cáo"], ["annex.end", "Phụ lục 1"]],
        ]

    def test_bytes(self) -> None:
        """The file has a byte order mark and lines that end in CR LF."""
        data = written(CsvExporter(), as_report(FUNNEL))
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\n") == data.count(b"\r\n") > 0

    @given(tables())
    def test_every_cell_comes_back(self, table: Table) -> None:
        """The csv module reads back each label, code, number, qualifier, unit and note of a table."""
        if not table.columns:
            return
        section = csv_sections(as_report(table))[1]
        keys = section[3]
        assert len(set(keys)) == len(keys)
        own = {column.key for column in table.columns}
        for row, cells in zip(section[4:], table.rows, strict=True):
            found = dict(zip(keys, row, strict=True))
            for column, cell in zip(table.columns, cells.cells, strict=True):
                beside = {name: found.get(self.beside(column.key, name, own), "") for name in ("code", "note", "exact")}
                if cell.text is not None:
                    assert unguarded(found[column.key]) == as_read(cell.text)
                elif cell.quantity is not None:
                    assert found[column.key] == str(cell.quantity.value)
                assert unguarded(beside["code"]) == (cell.code or "")
                assert unguarded(beside["note"]) == as_read(cell.note or "")
                assert beside["exact"] == (cell.quantity.exact if cell.quantity else "")

    @staticmethod
    def beside(key: str, name: str, own: set[str]) -> str:
        """The name of a column beside another: one underscore more where a column has it already."""
        made = f"{key}_{name}"
        return f"{made}_" if made in own else made

    @given(reports)
    def test_no_formula(self, report: Report) -> None:
        """No cell that is not a number begins with what a spreadsheet takes for a formula."""
        for row in csv_rows(report):
            for cell in row:
                assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell) or not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))

    @pytest.mark.parametrize(
        "text",
        [
            "=1+1",
            "+84",
            "-1+1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "＝1",
            "＋1",
            "－1",
            "＠a",
            "−1",
            "\ufeff=1",
        ],
    )
    def test_guard(self, text: str) -> None:
        """Whatever may begin a formula gets an apostrophe before it."""
        assert guarded(text) == f"'{text}"

    @given(texts | st.text())
    def test_guard_is_reversible(self, text: str) -> None:
        """A guarded text gives the text back, and two texts are never guarded alike."""
        assert unguarded(guarded(text)) == text

    def test_numbers_stay_numbers(self) -> None:
        """A negative number is no formula, and is written with a dot and without grouping."""
        table = Table(
            name="t", vi="", en="", columns=[Column("n", "", "")], rows=[Row([Cell(quantity=Quantity(-1234567))])]
        )
        assert csv_sections(as_report(table))[1][-1] == ["-1234567", "exact"]

    def test_number_beside_text(self) -> None:
        """A cell with both a text and a number keeps both."""
        cell = Cell(text="khoảng hai", quantity=Quantity(2, "about"))
        table = Table(name="t", vi="", en="", columns=[Column("n", "", "")], rows=[Row([cell])])
        section = csv_sections(as_report(table))[1]
        assert dict(zip(section[3], section[4], strict=True)) == {
            "n": "khoảng hai",
            "n_value": "2",
            "n_exact": "about",
        }


def shown(text: str) -> str:
    """A text as a page shows it: blanks and line ends are one blank each."""
    return " ".join(as_read(text).split())


def inline_text(token: Token) -> str:
    """The letters of a rendered piece of text; only breaks and small numbers may be HTML."""
    found = ""
    for child in token.children or ():
        assert child.type in {
            "text",
            "text_special",
            "html_inline",
            "strong_open",
            "strong_close",
            "em_open",
            "em_close",
        }
        if child.type == "html_inline":
            assert child.content in {"<br>", "<sup>", "</sup>"}
        found += " " if child.content == "<br>" else "" if child.type == "html_inline" else child.content
    return found


MARKS = [
    *("# a", "a #", "_a_", "__a__", "~~a~~", "*a*", "**a**", "***", "---", "___", "1) a", "1. a", "+ a", "- a", "> a"),
    *("[a](b)", "![a](b)", "[a]: b", "`a`", "```", "<b>a</b>", "<!-- a -->", "&amp;", "&#65;", "\\*", "| a |", "    a"),
    *("a\n===", "a\n---", "a\n# b", "a\n- b", "a\n\n    b", "\ta", "a  \nb", "a\\\nb"),
]
"""What Markdown would make something of."""


class TestMarkdown:
    """Every text letter for letter, as GitHub prints it."""

    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    def read(self, report: Report) -> list[Token]:
        """The tokens of the written report."""
        return self.reader.parse(written(MarkdownExporter(), report).decode())

    @pytest.mark.parametrize("text", MARKS)
    @pytest.mark.parametrize("block", [Paragraph, Heading])
    def test_marks_are_literal(self, text: str, block: Callable[[str], Paragraph | Heading]) -> None:
        """Each mark that Markdown knows is printed as a letter."""
        tokens = self.read(Report(kind="r", type_name="B", title="C", blocks=[block(text)]))[3:]
        assert len(tokens) == 3
        assert shown(inline_text(tokens[1])) == shown(text)
        assert "strong_open" not in [child.type for child in tokens[1].children or ()]
        assert "em_open" not in [child.type for child in tokens[1].children or ()]

    @given(hostile | texts)
    def test_paragraphs_are_literal(self, text: str) -> None:
        """A paragraph is read as one paragraph with its own letters."""
        report = Report(kind="r", type_name="B", title="C", blocks=[Paragraph(text)])
        tokens = self.read(report)[3:]
        if shown(text):
            assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
            assert shown(inline_text(tokens[1])) == shown(text)
        else:
            assert tokens == []

    @given(st.lists(texts, min_size=1, max_size=3), st.booleans())
    def test_lists_are_literal(self, items: list[str], numbered: bool) -> None:
        """A list is read as one list with the letters of its items."""
        report = Report(kind="r", type_name="B", title="C", blocks=[Listing(items, numbered=numbered)])
        tokens = self.read(report)[3:]
        assert tokens[0].type == ("ordered_list_open" if numbered else "bullet_list_open")
        assert [token.type for token in tokens].count("list_item_open") == len(items)
        read = [shown(inline_text(token)) for token in tokens if token.type == "inline"]
        assert read == [shown(item) for item in items if shown(item)]

    @given(tables())
    def test_tables_are_literal(self, table: Table) -> None:
        """A table is read as a table of the same shape, with the letters of its cells."""
        cells = [[attrs.evolve(cell, note=None) for cell in row.cells] for row in table.rows]
        plain = attrs.evolve(table, vi="C", notes=(), rows=[Row(row) for row in cells])
        tokens = self.read(Report(kind="r", type_name="B", title="C", blocks=[TableBlock(plain)]))[3:]
        if not table.columns:
            assert tokens == []
            return
        read = [shown(inline_text(token)) for token in tokens if token.type == "inline"]
        headings = [shown(column.vi) for column in table.columns]
        assert read == [*headings, *(shown(cell.write()) for row in cells for cell in row)]
        assert [token.type for token in tokens].count("tr_open") == 1 + len(cells)

    @given(hostile)
    def test_headings_are_literal(self, text: str) -> None:
        """A heading is one heading of its level, with its own letters."""
        tokens = self.read(Report(kind="r", type_name="B", title="C", blocks=[Heading(text, 2)]))[3:]
        assert [(token.type, token.tag) for token in tokens if token.nesting == 1] == [("heading_open", "h3")]
        assert shown(inline_text(tokens[1])) == shown(text)

    def test_the_page(self) -> None:
        """A whole report has its head, its title, its parts, its tables and its signature."""
        text = written(MarkdownExporter(), REPORT).decode()
        for part in (
            "**ĐẢNG CỘNG SẢN VIỆT NAM**",
            r"TỈNH ỦY<br>**BAN DÂN VẬN**<br>\*<br>Số 12-BC/BDV",
            "*Lạng Sơn, ngày 28 tháng 3 năm 2019*",
            "# BÁO CÁO<br>Kết quả quý I",
            "## I- KẾT QUẢ",
            "1. một\n2. hai",
            "**Bảng 1**",
            "# Phụ lục 1<br>Danh sách",
            "**T/M BAN**<br>**Trưởng ban**<br>**(họ và tên)**",
            "***Nơi nhận:***\n\n- Như trên\n- Lưu",
        ):
            assert f"\n{part}\n" in f"\n{text}\n"
        assert re.search(r"\| Kinh tế +\| +trên 4\.400 \| +\|", text)
        assert re.search(r"\| \*\*Cộng\*\* +\| +\*\*\\-12\*\*<sup>1</sup> +\| +\*\*94,3%\*\* \|", text)
        assert "<sup>1</sup> âm, xem lại" in text
        assert "Nguồn: báo cáo" in text

    def test_draft(self) -> None:
        """A draft has blanks for its number and its day."""
        draft = attrs.evolve(REPORT, letterhead=Letterhead(side="state", issuer="UBND"))
        text = written(MarkdownExporter(), draft).decode()
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
        assert "Số: ……" in text
        assert "ngày …… tháng …… năm ……" in text

    def test_one_line(self) -> None:
        """A text of many lines stays in its cell."""
        assert literal("một\r\nhai\u2028ba") == "một<br>hai<br>ba"


class TestJson:
    """Everything a report holds, and back."""

    @given(reports)
    def test_reads_back_equal(self, report: Report) -> None:
        """The report that is read is the report that was written, but for halves of characters."""
        data = written(JsonExporter(), report)
        read = read_report(data)
        assert written(JsonExporter(), read) == data
        if MARK not in data.decode():
            assert read == report

    def test_reads_back_equal_on_a_real_report(self) -> None:
        """A report with every part comes back equal."""
        assert read_report(written(JsonExporter(), REPORT)) == REPORT

    def test_is_json(self) -> None:
        """The file is JSON that names its format and version."""
        plain: dict[str, Any] = json.loads(written(JsonExporter(), REPORT))
        assert (plain["format"], plain["version"]) == ("danvan-report", 1)

    @pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format": "danvan-report", "version": 2}', b"\xff\xfe"])
    def test_other_files(self, data: bytes) -> None:
        """What is no report is refused with danvan's own error."""
        with pytest.raises(DecodeError):
            read_report(data)


@attrs.frozen
class Scripted:
    """An exporter that does what a test says."""

    does: Callable[[BinaryIO], object]
    name: str = "scripted"
    suffix: str = ".txt"
    takes: type = Report

    def write(self, content: Report, out: BinaryIO, /) -> None:  # noqa: ARG002 # only the stream matters here
        """Do it."""
        self.does(out)


GOOD = Scripted(lambda out: out.write(b"new"))


def half_way(out: BinaryIO) -> None:
    """Write something, then fail."""
    out.write(b"half")
    raise RuntimeError("half-way")


def interrupted(out: BinaryIO) -> None:
    """Write something, then be interrupted from the keyboard."""
    out.write(b"half")
    raise KeyboardInterrupt


class TestExport:
    """A file is there whole, or as it was."""

    def test_new_file(self, tmp_path: Path) -> None:
        """The file is written, nothing else is left, and its path is given back."""
        path = tmp_path / "báo cáo.txt"
        assert export(REPORT, path, GOOD) == path
        assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("báo cáo.txt", b"new")]

    @pytest.mark.parametrize(("fails", "error"), [(half_way, RuntimeError), (interrupted, KeyboardInterrupt)])
    @pytest.mark.parametrize("old", [b"old", None])
    def test_half_way(
        self, tmp_path: Path, fails: Callable[[BinaryIO], object], error: type[BaseException], old: bytes | None
    ) -> None:
        """An exporter that fails half-way leaves the old file and nothing beside it."""
        path = tmp_path / "a.txt"
        if old is not None:
            path.write_bytes(old)
        with pytest.raises(error):
            export(REPORT, path, Scripted(fails))
        assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == ({"a.txt": old} if old else {})

    def test_closed_stream(self, tmp_path: Path) -> None:
        """An exporter that closes the stream broke its contract, and nothing is written."""
        with pytest.raises(BadValue, match="scripted"):
            export(REPORT, tmp_path / "a.txt", Scripted(lambda out: out.close()))
        assert list(tmp_path.iterdir()) == []

    def test_other_content(self, tmp_path: Path) -> None:
        """Content the exporter does not take is refused before anything is written."""
        with pytest.raises(BadValue, match="Report"):
            export(Book(), tmp_path / "a.txt", GOOD)
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("name", ["missing/a.txt", "file/a.txt", ".", "a\x00b.txt", "a" * 300])
    def test_no_place(self, tmp_path: Path, name: str) -> None:
        """A path that cannot be a file's is refused with an error that is danvan's and the system's."""
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(CannotWrite) as caught:
            export(REPORT, tmp_path / name, GOOD)
        assert isinstance(caught.value, DanvanError)
        assert isinstance(caught.value, OSError)
        assert [file.name for file in tmp_path.iterdir()] == ["file"]

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
    def test_old_permissions_stay(self, tmp_path: Path, mode: int) -> None:
        """A file that was there keeps its permissions."""
        path = tmp_path / "a.txt"
        path.write_bytes(b"old")
        path.chmod(mode)
        export(REPORT, path, GOOD)
        assert path.stat().st_mode & 0o777 == mode

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
    @pytest.mark.parametrize("mask", [0o022, 0o027, 0o077])
    def test_new_permissions_are_the_systems(self, tmp_path: Path, mask: int) -> None:
        """A new file has the permissions that any new file has."""
        before = os.umask(mask)
        try:
            path = export(REPORT, tmp_path / "a.txt", GOOD)
        finally:
            os.umask(before)
        assert path.stat().st_mode & 0o777 == 0o666 & ~mask

    @pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
    def test_link_stays_a_link(self, tmp_path: Path) -> None:
        """A link to a file stays one, and the file it leads to is written."""
        (tmp_path / "real.txt").write_bytes(b"old")
        link = tmp_path / "link.txt"
        link.symlink_to("real.txt")
        export(REPORT, link, GOOD)
        assert link.is_symlink()
        assert (tmp_path / "real.txt").read_bytes() == b"new"

    def test_parts_of_others_stay(self, tmp_path: Path) -> None:
        """A part that another process is writing beside the file is neither used nor removed."""
        other = tmp_path / ".danvan-0.part"
        other.write_bytes(b"other")
        export(REPORT, tmp_path / "a.txt", GOOD)
        assert other.read_bytes() == b"other"
        assert len(list(tmp_path.iterdir())) == 2

    def test_long_names(self, tmp_path: Path) -> None:
        """A name as long as the system allows can be written."""
        assert export(REPORT, tmp_path / ("a" * 255), GOOD).read_bytes() == b"new"

    def test_table_as_report(self) -> None:
        """A table alone becomes a report that holds just it."""
        assert as_report(FUNNEL).tables == (FUNNEL,)
