"""`danvan import`, at the command line."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from danvan import Book, Unit, discover, read, write
from danvan.cli import main as command_line
from danvan.vocabulary import Term, Vocabulary, shipped


class TestImport:
    """Lists read into a book."""

    @pytest.fixture
    def book(self, tmp_path: Path) -> Path:
        """A book of two communes."""
        units = (Unit(id=f"x{n}", name=f"xã {name}", kind="commune") for n, name in enumerate(("Hòa An", "Tân Lập")))
        return write(Book(units), tmp_path / "so.json")

    @pytest.fixture
    def listed(self, tmp_path: Path) -> Path:
        """A list of two models, one of a commune that is not named in full."""
        path = tmp_path / "ds.csv"
        rows = ("TT;Tên mô hình;Đơn vị;Lĩnh vực;Năm", "1;Tổ tự quản;xã Hoà An;Kinh tế;2024", "2;Hũ gạo;An;Kinh tế;2024")
        path.write_text("\n".join(rows), encoding="utf-8")
        return path

    def test_without_a_target_nothing_is_written(self, book: Path, listed: Path, capsys: Any) -> None:
        """What would come in is told, with every doubt, and the book stays as it was."""
        before = book.read_bytes()
        assert command_line.main(["import", str(book), str(listed)]) == 0
        finding, table, *facts, summed, dry = capsys.readouterr().out.splitlines()
        assert finding.startswith("IM302 warning")
        assert "dòng 3, cột C" in finding
        assert (
            table
            == "ds.csv, dòng 1: models (TT: number; Tên mô hình: name; Đơn vị: unit; Lĩnh vực: field; Năm: period)"
        )
        assert facts == [
            "  + kỳ: năm 2024",
            "  + mô hình: Tổ tự quản | x0 | economy | nam-2024",
            "  + mô hình: Hũ gạo | economy | nam-2024",
        ]
        assert summed == "ds.csv: thêm 2 mô hình, 1 kỳ; bổ sung 0; đã có 0; phát hiện 1"
        assert "--to" in dry
        assert book.read_bytes() == before

    def test_a_book_may_begin_empty(self, listed: Path, tmp_path: Path, capsys: Any) -> None:
        """A list of units makes a book, and the list after it finds them."""
        units = tmp_path / "don-vi.csv"
        units.write_text("TT;Tên đơn vị;Loại;Cấp\n1;xã Hoà An;xã;Cấp xã\n2;xã An;xã;Cấp xã", encoding="utf-8")
        made = tmp_path / "so.json"
        assert command_line.main(["import", "-", str(units), str(listed), "--to", str(made)]) == 0
        book = read(made)
        assert [unit.name for unit in book.units] == ["xã An", "xã Hoà An"]
        assert next(len(model.holders) for model in book.models if model.name == "Tổ tự quản") == 1
        assert "IM208" not in capsys.readouterr().out

    def test_a_list_is_taken_in_once(self, book: Path, listed: Path, capsys: Any) -> None:
        """A name is what it is said to stand for; the same list again, from another file, adds nothing."""
        words = ["import", str(book), str(listed), "--name", "An=x1", "--to", str(book)]
        assert command_line.main(words) == 0
        assert {model.name: model.holders for model in read(book).models} == {"Tổ tự quản": ("x0",), "Hũ gạo": ("x1",)}
        again = book.read_bytes()
        assert command_line.main([*words, "--lang", "en"]) == 0
        assert capsys.readouterr().out.splitlines()[-1] == "ds.csv: new 0; carried on 0; known 2; findings 0"
        assert book.read_bytes() == again

    def test_the_answer_as_json(self, book: Path, listed: Path, capsys: Any) -> None:
        """How each table was understood is in it, and every finding."""
        assert command_line.main(["import", str(book), str(listed), "--format", "json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert answer["written"] is None
        (one,) = answer["lists"]
        assert (one["new"], one["known"]) == ({"model": 2, "period": 1}, 0)
        assert one["tables"][0]["columns"]["Đơn vị"] == "unit"
        assert [finding["code"] for finding in one["findings"]] == ["IM302"]

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["--strict"], (1, "")),
            (["--name", "An=nowhere"], (2, "nowhere")),
            (["--unit", "nowhere"], (2, "nowhere")),
            (["--fill", "Đơn vị"], (2, "meaning of a column")),
            (["--column", "Đơn vị=bogus"], (2, "bogus")),
            (["--importer", "bogus"], (2, "bogus")),
            (["--on", "31/3/2024"], (2, "2024-03-31")),
            (["--name", "An"], (2, "name=value")),
            (["--to", "so.doc"], (2, ".json")),
        ],
    )
    def test_what_does_not_fit_is_told(
        self, book: Path, listed: Path, capsys: Any, words: list[str], told: tuple[int, str]
    ) -> None:
        """An option that makes no sense ends the run before anything is written."""
        code, said = told
        assert command_line.main(["import", str(book), str(listed), *words]) == code
        assert said in capsys.readouterr().err

    def test_a_file_that_nothing_reads_or_that_is_not_there(self, book: Path, tmp_path: Path) -> None:
        """The one is wrong usage, the other a file that cannot be read."""
        (tmp_path / "ds.odt").write_bytes(b"")
        assert command_line.main(["import", str(book), str(tmp_path / "ds.odt")]) == 2
        assert command_line.main(["import", str(book), str(tmp_path / "gone.csv")]) == 3

    def test_the_codes_of_plugins_stay_out_of_the_book(
        self, book: Path, listed: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A list is read by the codes of plugins, and the book written holds its own only."""
        catalog = discover()
        spoken = catalog.vocabulary.combine(Vocabulary(terms=[Term(scheme="field", code="x", vi="lĩnh x", en="x")]))
        monkeypatch.setattr(command_line, "discover", lambda **_: attrs.evolve(catalog, vocabulary=spoken))
        assert command_line.main(["import", str(book), str(listed), "--to", str(book)]) == 0
        assert read(book).vocabulary == shipped()
