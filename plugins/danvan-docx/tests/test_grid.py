"""Tables: their rows, their columns, and that many rows cost no more than many rows."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import attrs
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from danvan import BadValue
from danvan.documents import Cell, Column, Paragraph, Report, Row, Table, TableBlock
from danvan_docx import profile_for
from danvan_docx.layouts.columns import fitted
from danvan_docx.layouts.line_ends import set_in_lines
from danvan_docx.layouts.metrics import balanced, longest_word, text_width
from danvan_docx.writing.sheet import Sheet
from danvan_docx.writing.tables import MOST_COLUMNS, Grid

PROFILE = profile_for("state", None)
SHEET = Sheet(PROFILE)
ROOM = SHEET.room
MARKS = {"chưa đủ các xã": 1}


def _grid(table: Table, printed: Any) -> Any:
    result = printed(Report(kind="r", type_name="", title="", blocks=[TableBlock(table, caption="Biểu 1")]))
    return result.document.tables[0]


def _flag(row: Any, tag: str) -> bool:
    return row._tr.find(f"{qn('w:trPr')}/{qn(tag)}") is not None


def _text(element: Any) -> str:
    return "".join(piece.text for piece in element.iter(qn("w:t")))


def test_header_row_repeats(table: Callable[..., Table], printed: Any) -> None:
    """Only the first row is a header that repeats on each page; no row breaks over two pages."""
    rows = _grid(table(), printed).rows
    assert [_flag(row, "w:tblHeader") for row in rows] == [True] + [False] * (len(rows) - 1)
    assert all(_flag(row, "w:cantSplit") for row in rows)


def test_every_row_fills_the_grid(table: Callable[..., Table], printed: Any) -> None:
    """Cells and merged cells of each row add up to the columns and to the width of the page."""
    made = _grid(table(), printed)._tbl
    columns = [int(column.get(qn("w:w"))) for column in made.tblGrid]
    assert sum(columns) == ROOM
    for row in made.tr_lst:
        spans = [tc.grid_span for tc in row.tc_lst]
        assert sum(spans) == len(columns)
        assert sum(int(tc.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for tc in row.tc_lst) == ROOM


def test_heading_row_merged(table: Callable[..., Table], printed: Any) -> None:
    """A heading with one text runs across all columns, in bold."""
    (cell,) = _grid(table(), printed)._tbl.tr_lst[1].tc_lst
    assert cell.grid_span == 3
    assert _text(cell) == "Khối xã"
    assert cell.find(f".//{qn('w:b')}") is not None


def test_heading_row_keeps_its_figures(printed: Any) -> None:
    """A heading that says more runs only up to its next text: nothing is dropped."""
    texts = [None, "I", "Kinh tế", None, "12"]
    table = Table(
        name="t",
        vi="t",
        en="t",
        columns=[Column(f"c{n}", "C", "C") for n in range(5)],
        rows=[Row([Cell(text=text) for text in texts], kind="heading")],
    )
    row = _grid(table, printed)._tbl.tr_lst[1]
    assert [(_text(tc), tc.grid_span) for tc in row.tc_lst] == [("I", 2), ("Kinh tế", 2), ("12", 1)]


def test_numbers_right_totals_bold(table: Callable[..., Table], printed: Any) -> None:
    """Numbers stand at the right, ordinals in the middle, text at the left; totals are bold."""
    made = _grid(table(), printed)
    styles = [cell.paragraphs[0].style.name for cell in made.rows[2].cells]
    assert styles == ["Table Ordinal", "Table Text", "Table Number"]
    total = made.rows[-1].cells
    assert all(run.bold for cell in total for run in cell.paragraphs[0].runs if run.text != "(1)")
    assert not any(run.bold for cell in made.rows[2].cells for run in cell.paragraphs[0].runs)


def test_caption_and_notes(table: Callable[..., Table], printed: Any) -> None:
    """The caption stands above and stays with the table; notes of cells and of the table stand below."""
    result = printed(Report(kind="r", type_name="", title="", blocks=[TableBlock(table(), caption="Biểu 1")]))
    texts = [paragraph.text for paragraph in result.document.paragraphs if paragraph.text]
    assert texts == ["Biểu 1", "(1) chưa đủ các xã", "Nguồn: báo cáo của các xã."]
    assert result.document.tables[0].rows[-1].cells[2].text == "trên 4.400(1)"


def test_same_note_same_mark(printed: Any) -> None:
    """Cells with the same note share its mark."""
    rows = [Row([Cell(text=text, note=note)]) for text, note in (("a", "x"), ("b", "y"), ("c", "x"))]
    table = Table(name="t", vi="t", en="t", columns=[Column("c", "C", "C")], rows=rows)
    made = _grid(table, printed)
    assert [row.cells[0].text for row in made.rows] == ["C", "a(1)", "b(2)", "c(1)"]


def test_two_tables_stay_two(table: Callable[..., Table], printed: Any) -> None:
    """A paragraph stands between tables that follow each other, else they become one."""
    blocks = [TableBlock(attrs.evolve(table(), notes=())), TableBlock(table())]
    body = printed(Report(kind="r", type_name="", title="", blocks=blocks)).xml("word/document.xml")[0]
    tags = [element.tag for element in body]
    assert (qn("w:tbl"), qn("w:tbl")) not in pairwise(tags)


def test_small_tables_stay_on_a_page(table: Callable[..., Table]) -> None:
    """The rows of a small table are tied together; those of a large one are not."""
    most = PROFILE.tables.rows_together

    def tied(rows: int) -> int:
        pieces = list(Grid(table(rows), SHEET, MARKS).rows())
        return sum("keepNext" in piece for piece in pieces)

    small = most - 2  # with the heading and the total
    assert tied(small) == most - 1  # all rows but the last; the header row is tied by its style
    assert tied(small + 1) == 1  # the heading


def test_a_tall_table_of_few_rows_runs_on(table: Callable[..., Table]) -> None:
    """Few rows that take more than half a page are not tied together: the page before would stay bare."""
    whole = table(3)
    long = Row([Cell(text="Vận động nhân dân hiến đất làm đường. " * 60), *whole.rows[0].cells[1:]])
    pieces = list(Grid(attrs.evolve(whole, rows=[long, long, long]), SHEET, MARKS).rows())
    assert not any("keepNext" in piece for piece in pieces)


def test_many_rows_are_streamed(table: Callable[..., Table]) -> None:
    """Twenty thousand rows are twenty thousand short pieces, each row written once."""
    few = [len(piece) for piece in Grid(table(200), SHEET, MARKS).rows()]
    many = [len(piece) for piece in Grid(table(20_000), SHEET, MARKS).rows()]
    assert len(many) - len(few) == 20_000 - 200
    assert max(many) < 2 * max(few)


def test_many_rows_arrive(table: Callable[..., Table], printed: Any) -> None:
    """All twenty thousand rows are in the file."""
    result = printed(Report(kind="r", type_name="", title="", blocks=[TableBlock(table(20_000))]))
    assert result.parts["word/document.xml"].count(b"</w:tr>") == 20_003


def test_no_rows_no_columns(printed: Any) -> None:
    """A table without rows has its header; one without columns has its caption and notes only."""
    columns = [Column("c", "Cột", "C")]
    assert len(_grid(Table(name="t", vi="t", en="t", columns=columns), printed).rows) == 1
    bare = Table(name="t", vi="t", en="t", columns=[], notes=["chú thích"])
    result = printed(Report(kind="r", type_name="", title="", blocks=[TableBlock(bare)]))
    assert "chú thích" in [paragraph.text for paragraph in result.document.paragraphs]


def test_too_many_columns(printed: Any) -> None:
    """More columns than Word opens are refused."""
    wide = Table(name="t", vi="t", en="t", columns=[Column(f"c{n}", "C", "C") for n in range(MOST_COLUMNS + 1)])
    with pytest.raises(BadValue, match="63"):
        printed(Report(kind="r", type_name="", title="", blocks=[TableBlock(wide)]))


def _one_row(texts: list[str], shares: list[float] | None = None) -> Table:
    widths = [1.0] * len(texts) if shares is None else shares
    columns = [Column(f"c{number}", "C", "C", width=width) for number, width in enumerate(widths)]
    return Table(name="t", vi="t", en="t", columns=columns, rows=[Row([Cell(text=text) for text in texts])])


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "Xã", "nghiêng " * 5, "W" * 40]), st.sampled_from([1.0, 2.0, 0.5])),
        min_size=1,
        max_size=20,
    )
)
def test_columns_fill_the_page(cells: list[tuple[str, float]]) -> None:
    """Whatever the cells and the shares, columns are positive and add up to the room exactly."""
    texts, shares = [text for text, _ in cells], [share for _, share in cells]
    widths, size = fitted(_one_row(texts, shares), PROFILE.tables.sizes, ROOM)
    assert sum(widths) == ROOM
    assert min(widths) > 0
    assert size in PROFILE.tables.sizes


def test_no_word_broken_while_it_fits() -> None:
    """A column is as wide as its widest word, however small its share."""
    widths, size = fitted(_one_row(["Thượng", "b"], [0.01, 10.0]), PROFILE.tables.sizes, ROOM)
    assert widths[0] / 20 > longest_word("Thượng", size)


def test_shares_are_kept() -> None:
    """Columns with room enough stand to each other as their widths."""
    widths, _ = fitted(_one_row(["a", "b"], [1.0, 3.0]), (12,), ROOM)
    assert widths[1] / widths[0] == pytest.approx(3, rel=0.15)


def test_letters_shrink_before_words_break() -> None:
    """Many columns are set in smaller letters."""
    _, size = fitted(_one_row(["Nghiêng"] * 14), PROFILE.tables.sizes, ROOM)
    assert PROFILE.tables.sizes[-1] <= size < PROFILE.tables.sizes[0]


@given(st.lists(st.sampled_from(["ỦY", "BAN", "NHÂN", "DÂN", "THƯỢNG", "-"]), min_size=1, max_size=12))
def test_balanced_lines_fit(words: list[str]) -> None:
    """Balanced lines are never wider than the room, nor longer in all than the text."""
    text = " ".join(words)
    width, longest = balanced(text, 13, 187)
    assert longest <= width <= 187
    assert longest <= text_width(text, 13, bold=True) + 1e-6


def test_headings_in_two_rows(printed: Any) -> None:
    """Columns that share a heading stand under it; the others' headings run over both rows, and both rows repeat."""
    columns = [
        Column("unit", "Đơn vị", "Unit"),
        Column("groups", "Tập thể", "Groups", kind="number", over="Khen thưởng"),
        Column("homes", "Hộ", "Homes", kind="number", over="Khen thưởng"),
        Column("other", "Hộ", "Homes", kind="number", over="Công nhận"),
    ]
    table = Table(name="t", vi="T", en="T", columns=columns, rows=[Row([Cell(text="x")] * 4)])
    made = _grid(table, printed)
    assert [[cell.text for cell in row.cells] for row in made.rows] == [
        ["Đơn vị", "Khen thưởng", "Khen thưởng", "Công nhận"],
        ["Đơn vị", "Tập thể", "Hộ", "Hộ"],
        ["x"] * 4,
    ]
    assert [_flag(row, "w:tblHeader") for row in made.rows] == [True, True, False]


def test_a_long_list_has_low_rows() -> None:
    """Room goes to the columns whose texts make the rows high, and words are still not broken."""
    texts = ["1", "Mô hình nuôi tôm " * 2, "Ấp A", "Vận động nhân dân hiến đất làm đường giao thông nông thôn. " * 6]
    plain = fitted(_one_row(texts), (12,), ROOM)[0]
    assert plain[3] > 2 * plain[1]
    assert plain[2] / 20 > longest_word("Ấp", 12)


def test_a_list_of_many_columns_gets_a_larger_sheet(printed: Any) -> None:
    """Records with more columns than a turned sheet holds are printed on one twice as large, no word broken."""
    columns = [Column(f"c{number}", "Nghiêng", "c") for number in range(30)]
    table = Table(name="t", vi="t", en="t", columns=columns, rows=[Row([Cell(text="Nghiêng")] * 30)])
    section = printed(Report(kind="r", type_name="", title="", blocks=[TableBlock(table)])).document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (420, 297)


@pytest.mark.parametrize(
    ("text", "held"),
    [("theo 02-QĐ/BCĐ và", 1), ("giai đoạn 2016-2020", 1), ("Bà Rịa - Vũng Tàu", 0), ("x" * 30 + "1-2", 0)],
)
def test_symbols_and_years_stay_on_a_line(text: str, held: int, printed: Any) -> None:
    """Their hyphens end no line, in the text and in tables; the text is read back as it was."""
    table = Table(name="t", vi="t", en="t", columns=[Column("a", "A", "A")], rows=[Row([Cell(text=text)])])
    document = printed(Report(kind="r", type_name="", title="", blocks=[Paragraph(text), TableBlock(table)])).document
    assert len(list(document.element.iter(qn("w:noBreakHyphen")))) == 2 * held
    assert text in [paragraph.text for paragraph in document.paragraphs]
    assert document.tables[0].rows[1].cells[0].text == text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ĐẢNG ỦY XÃ U MINH THƯỢNG", ["ĐẢNG ỦY", "XÃ U MINH THƯỢNG"]),
        ("BAN CHỈ ĐẠO HUYỆN AN BIÊN", ["BAN CHỈ ĐẠO", "HUYỆN AN BIÊN"]),
        ("HUYỆN ỦY U MINH THƯỢNG", ["HUYỆN ỦY", "U MINH THƯỢNG"]),
        ("HỘI NÔNG DÂN “ĐOÀN KẾT MỚI”", ["HỘI NÔNG DÂN", "“ĐOÀN KẾT MỚI”"]),
        ("Tặng ngày 05 tháng 3 năm 2026", ["Tặng", "ngày 05 tháng 3 năm 2026"]),
    ],
)
def test_lines_end_between_phrases(text: str, lines: list[str]) -> None:
    """Never inside the name of a place or an office, a quotation or a date."""
    room = max(text_width(line, 14, bold=True) for line in lines) * 1.02
    assert " ".join(set_in_lines(text, 14, room).text.split()) == text
    made = set_in_lines(text, 14, room).text.split("\n")
    assert made in ([text], lines)
    if made == [text]:
        assert balanced(text, 14, room)[0] < text_width(text, 14, bold=True)


@given(st.text("aăW mơ,-“”\n5", max_size=80), st.sampled_from([30.0, 90.0, 300.0]))
def test_line_ends_lose_nothing(text: str, room: float) -> None:
    """Line ends stand for blanks; everything else of a text is kept."""
    assert set_in_lines(text, 13, room).text.split() == text.split()
