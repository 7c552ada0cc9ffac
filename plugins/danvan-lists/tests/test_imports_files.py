"""Files as they come: encodings, separators, broken quotes, what danvan exported itself, and what is meant to hurt."""

import io
import time
import tracemalloc
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importing import COMMUNES, codes, models, read

from danvan import Book, Model, Quantity, encode
from danvan.documents import Cell, Column, Report, Row, Table, TableBlock
from danvan.exports import CsvExporter, JsonExporter
from danvan.reading import to_legacy
from danvan_lists import JsonImporter
from danvan_lists import limits as bounds
from danvan_lists.files.encodings import decoded
from danvan_lists.files.exported import tables_in

LIST = "TT;Tên mô hình;Đơn vị;Lĩnh vực\n1;Nuôi tôm sạch ở ruộng lúa;Xã Minh Thuận;Kinh tế\n"


def json(text: str | bytes, **asked: Any) -> Any:
    """A list as JSON."""
    data = text if isinstance(text, bytes) else text.encode()
    return JsonImporter().read(io.BytesIO(data), file="ds.json", **asked)


class TestEncodings:
    """Text comes in the encodings of thirty years."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
    def test_unicode(self, encoding: str) -> None:
        """With a mark or without, the same list."""
        found = read(LIST.encode(encoding), book=COMMUNES)
        assert ([model.holders for model in models(found)], codes(found)) == ([("mt",)], [])

    def test_windows_1258(self) -> None:
        """Vowel and tone apart are put together, and said."""
        data = _as_1258(LIST)
        found = read(data, book=COMMUNES)
        assert ([model.name for model in models(found)], codes(found)) == (["Nuôi tôm sạch ở ruộng lúa"], ["IM110"])

    @pytest.mark.parametrize("font", ["tcvn3", "vni"])
    def test_old_fonts(self, font: Any) -> None:
        """Lists typed in the fonts of the nineties are recognised as bytes, and as Latin letters in Unicode."""
        shown = to_legacy(LIST, font, strict=False)
        for data in (shown.encode("cp1252", "replace"), shown.encode()):
            found = read(data, book=COMMUNES)
            assert [model.holders for model in models(found)] == [("mt",)]
            assert codes(found) == ["IM110"]

    @given(st.binary(max_size=200))
    def test_any_bytes(self, data: bytes) -> None:
        """Bytes are a text or have the place of the first that fits none."""
        found = decoded(data)
        assert (found.offset is None) or (found.text == "" and 0 <= found.offset < len(data) + 4)


def _as_1258(text: str) -> bytes:
    pieces = []
    for letter in text:
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            whole = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in whole if mark in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", whole.replace(tone, ""))
            pieces.append((base + tone).encode("cp1258"))
    return b"".join(pieces)


class TestText:
    """What people make of comma-separated values."""

    @pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
    def test_separators(self, separator: str) -> None:
        """The separator is found out."""
        assert [model.fields for model in models(read(LIST.replace(";", separator)))] == [("economy",)]

    def test_a_quote_never_closed_costs_one_row(self) -> None:
        """The rows behind are read all the same."""
        rows = "".join(f"{at};Mô hình {at};Xã Minh Thuận\n" for at in range(3, 900))
        found = read('TT;Tên mô hình;Đơn vị\n1;Một;Xã Minh Thuận\n2;"Hai;Xã Minh Thuận\n' + rows, book=COMMUNES)
        assert len(models(found)) == 898
        assert codes(found) == ["IM116"]

    def test_lines_within_quotes(self) -> None:
        """A quoted cell may hold lines and separators."""
        (model,) = models(read('Tên mô hình;Nội dung\n"Nuôi tôm; cua";"Một\nHai"\n'))
        assert model.name == "Nuôi tôm; cua"
        assert model.description is not None
        assert model.description.content == "Một\nHai"


class TestJson:
    """Records as other systems write them, and danvan's own documents."""

    def test_records(self) -> None:
        """Keys are headings, in Vietnamese or as danvan names its columns."""
        for text in (
            '[{"Tên mô hình": "Nuôi tôm", "Năm": 2020}]',
            '{"rows": [{"name": "Nuôi tôm", "period": "2020"}]}',
        ):
            (model,) = models(json(text))
            assert (model.name, model.period) == ("Nuôi tôm", "nam-2020")

    def test_columns_and_rows(self) -> None:
        """A list of headings and lists of cells."""
        assert len(models(json('{"columns": ["TT", "Tên mô hình"], "rows": [[1, "Nuôi tôm"], [2, "Đường hoa"]]}'))) == 2

    def test_a_book_comes_in_whole(self) -> None:
        """A book document gives its facts, each as it is; those the book asked with holds are known."""
        found = json(encode(COMMUNES))
        assert Book(found.facts) == COMMUNES
        again = json(encode(COMMUNES), book=COMMUNES)
        assert (again.facts, again.known) == ((), len(COMMUNES))

    def test_a_missing_number_stays_missing(self) -> None:
        """null is no number; false is no tick."""
        found = json('[{"Đơn vị": "Xã Minh Thuận", "Số mô hình": null, "Tổ dân vận": 4}]', book=COMMUNES)
        assert len(found.facts) == 1


def listed(*rows: tuple[str, str, str, str]) -> Table:
    """A list of models as a table of danvan."""
    return Table(
        name="models",
        vi="Danh sách mô hình đăng ký",
        en="Models registered",
        columns=[
            Column("number", "TT", "No", kind="number"),
            Column("name", "Tên mô hình", "Model"),
            Column("holder", "Đơn vị thực hiện", "Holder"),
            Column("field", "Lĩnh vực", "Field"),
            Column("period", "Năm", "Year"),
        ],
        rows=[
            Row(
                [
                    Cell(quantity=Quantity(at)),
                    Cell(text=name),
                    Cell(text="tên không có trong sổ", code=holder),
                    Cell(text="tên gọi riêng", code=field),
                    Cell(text=period),
                ]
            )
            for at, (name, holder, field, period) in enumerate(rows, 1)
        ],
    )


class TestExported:
    """What danvan's own exporters write reads back equal."""

    @pytest.mark.parametrize("exporter", [CsvExporter(), JsonExporter()], ids=["csv", "json"])
    def test_a_list_comes_back(self, exporter: Any) -> None:
        """Codes written beside the words are taken, whatever the words are."""
        table = listed(("=Nuôi tôm", "mt", "economy", "2020"), ("Đường hoa", "ty", "culture-society", "2020"))
        out = io.BytesIO()
        exporter.write(Report(kind="list", type_name="Danh sách", title="T", blocks=[TableBlock(table)]), out)
        found = read(out.getvalue(), book=COMMUNES) if exporter.name == "csv" else json(out.getvalue(), book=COMMUNES)
        assert codes(found) == []
        assert [(one.name, one.holders, one.fields, one.period) for one in models(found)] == [
            ("=Nuôi tôm", ("mt",), ("economy",), "nam-2020"),
            ("Đường hoa", ("ty",), ("culture-society",), "nam-2020"),
        ]

    @given(
        st.lists(
            st.builds(
                Cell,
                text=st.sampled_from([None, "Kinh tế", "=1+1", "'", "- 12", "a;b", "hai\ndòng"]),
                code=st.sampled_from([None, "economy"]),
                quantity=st.sampled_from([None, Quantity(12), Quantity(4400, "over", "model", printed="hơn 4.400")]),
                note=st.sampled_from([None, "chưa đủ"]),
            ),
            min_size=2,
            max_size=6,
        )
    )
    def test_tables_of_the_csv_exporter_are_equal(self, cells: list[Cell]) -> None:
        """Texts, codes, quantities, notes and kinds of rows: all but the layout, and texts of nothing but digits."""
        half = len(cells) // 2
        table = Table(
            name="t",
            vi="Bảng",
            en="Table",
            columns=[Column("a", "A", "A"), Column("b", "B", "B")],
            rows=[Row([one, other], kind="total") for one, other in zip(cells[:half], cells[half:], strict=False)],
        )
        out = io.BytesIO()
        CsvExporter().write(Report(kind="list", type_name="B", title="T", blocks=[TableBlock(table)]), out)
        (back,) = tables_in(out.getvalue().decode("utf-8-sig"))
        assert (back.name, back.vi, back.en) == (table.name, table.vi, table.en)
        assert [(column.key, column.vi, column.en) for column in back.columns] == [("a", "A", "A"), ("b", "B", "B")]
        assert back.rows == table.rows


class TestHostile:
    """Files that are meant to cost time or memory cost little of either."""

    @pytest.mark.parametrize(
        "data",
        [
            b'"' * 3_000_000,
            b'a"\n' * 1_000_000,
            (b'"' + b"x" * 60 + b"\n") * 50_000,
            b"\x00" * 5_000_000,
            b";" * 5_000_000,
            b"TT;T\xc3\xaan m\xc3\xb4 h\xc3\xacnh\n" + b"1;" + b"x" * 10_000_000,
            b"[" * 1_000_000,
            b'{"a": ' * 200_000,
            b"TT;T\xc3\xaan m\xc3\xb4 h\xc3\xacnh\n" + b";\n" * 3_000_000,
        ],
        ids=[
            "quotes",
            "stray quotes",
            "open quotes",
            "zeros",
            "columns",
            "cell",
            "nested",
            "nested objects",
            "empty rows",
        ],
    )
    def test_bounded(self, data: bytes) -> None:
        """Each is read within seconds, and told of."""
        start = time.process_time()
        for importer in (read, json):
            found = importer(data)
            assert found.findings
            assert not models(found) or len(models(found)) < bounds.MOST_ROWS
        assert time.process_time() - start < 30

    def test_memory_of_a_long_cell(self) -> None:
        """Findings do not keep what is too long."""
        data = ("Tên mô hình;Đơn vị\n" + f"{'x' * 200_000};a\n" * 20).encode()
        tracemalloc.start()
        found = read(data)
        kept, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert codes(found) == ["IM115"] * 20
        assert kept < 5_000_000

    def test_formulas_are_text(self) -> None:
        """What a spreadsheet would run is a name here."""
        (model,) = models(read("Tên mô hình\n=cmd|'/c calc'!A1\n"))
        assert isinstance(model, Model)
        assert model.name == "=cmd|'/c calc'!A1"


class TestJsonLosesNothing:
    """What stands beside records, twice in one, or deep within one, is read or reported."""

    @pytest.mark.parametrize(
        ("text", "names", "expected"),
        [
            ('[{"Tên mô hình": "Nuôi tôm", "Tên mô hình": "Nuôi cua"}]', ["Nuôi cua"], ["IM120"]),
            ('{"a": [{"Tên mô hình": "Nuôi tôm"}], "b": {"Tên mô hình": "Nuôi cua"}}', ["Nuôi tôm", "Nuôi cua"], []),
            ('[{"Tên mô hình": "Nuôi tôm"}, 5, ["Nuôi cua"]]', [], ["IM201"]),
        ],
    )
    def test_records(self, text: str, names: list[str], expected: list[str]) -> None:
        """Each record ends as a fact or as a finding."""
        found = JsonImporter().read(io.BytesIO(text.encode()), file="ds.json")
        assert [fact.name for fact in found.facts if isinstance(fact, Model)] == names
        assert [finding.code for finding in found.findings] == expected

    def test_words_beside_lists_are_their_title(self) -> None:
        """The period that they name is that of the records."""
        text = '{"Kỳ": "năm 2024", "ds": [{"Tên mô hình": "Nuôi tôm"}]}'
        found = JsonImporter().read(io.BytesIO(text.encode()), file="ds.json")
        assert [fact.period for fact in found.facts if isinstance(fact, Model)] == ["nam-2024"]
