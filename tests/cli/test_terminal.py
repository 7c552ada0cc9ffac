"""What the command line does with a terminal and with files that are hard on it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from danvan import Book, Unit, write
from danvan.cli.main import main

Captured = pytest.CaptureFixture[str]


def sh(words: str, folder: Path, *given: str) -> subprocess.CompletedProcess[bytes]:
    """`danvan` in a shell, with its redirections; `given` are $1, $2 and so on."""
    command = ["sh", "-c", f'"$0" -m danvan {words}', sys.executable, *given]
    return subprocess.run(command, capture_output=True, check=False, cwd=folder)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A book of one unit."""
    return write(Book([Unit(id="xa-a", name="xã Ấp Bắc", kind="commune")]), tmp_path / "book.json")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("check book.json >&-", 3),
        ("--help >&-", 3),
        ("check book.json 2>&-", 0),
        ("check gone.json 2>&-", 3),
        ("check book.json >&- 2>&-", 3),
        ("check 2>&-", 2),
        ("check book.json >/dev/full", 3),
        ("check book.json --format json >/dev/full", 3),
        ("--help >/dev/full", 3),
        ("check gone.json 2>/dev/full", 3),
        ("report book.json record-list --exporter csv --to /dev/full", 3),
        ("report book.json record-list --exporter csv --to /dev/null", 3),
    ],
)
def test_streams_that_are_closed_or_full(file: Path, words: str, code: int) -> None:
    """One line where a line can be written, the documented code, and no traceback."""
    done = sh(words, file.parent)
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr
    assert done.stderr.count(b"\n") <= 1
    assert sorted(path.name for path in file.parent.iterdir()) == ["book.json"]


@pytest.mark.parametrize("name", ["loop", "loop/book.json", "a\0b", "n" * 300, "", ".", "folder", "pipe"])
def test_paths_that_lead_nowhere(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """A loop of links, a NUL, a name too long, none, a folder that is no bundle, a pipe: a line and exit code 3."""
    monkeypatch.chdir(tmp_path)
    Path("loop").symlink_to("loop")
    Path("folder").mkdir()
    os.mkfifo("pipe")
    reading = (["check"], ["aggregate", "units"], ["report", "record-list"], ["export", "--to", "x.json"])
    for command, *rest in reading:
        assert main([command, name, *rest]) == 3
        assert capsys.readouterr().err.count("\n") <= 2  # a folder has a line of what is wrong in it
    good = str(write(Book([Unit(id="xa-a", name="xã A", kind="commune")]), tmp_path / "book.json"))
    for words in (["report", good, "record-list"], ["aggregate", good, "units"]):
        assert main([*words, "--exporter", "markdown", "--to", name]) == 3
        assert capsys.readouterr().err.count("\n") == 1


HOSTILE = "a\x1b]0;owned\x07\x1b[31m\u202eb\x9bc"


def hostile(folder: Path) -> str:
    """A file whose name and texts hold what a terminal would obey."""
    path = folder / f"book{HOSTILE.replace('/', '')}.json"
    units = [{"id": HOSTILE, "name": f"xã {HOSTILE}", "kind": HOSTILE, HOSTILE: 1}, {"id": "b", "kind": HOSTILE}]
    path.write_text(json.dumps({"format": "danvan-book", "version": 1, "units": units}), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "words",
    [
        ["check", "FILE"],
        ["check", "FILE", "--format", "json"],
        ["check", "FILE", "--format", "csv"],
        ["check", HOSTILE],
        [HOSTILE],
        ["aggregate", "FILE", "units"],
        ["aggregate", "BOOK", HOSTILE],
        ["report", "BOOK", "record-list", "--option", HOSTILE],
        ["report", "BOOK", HOSTILE],
        ["report", "BOOK", "record-list", "--to", HOSTILE],
        ["check", "BOOK", "--off", HOSTILE],
        ["check", "BOOK", HOSTILE],
        ["check", "BOOK", "--min", HOSTILE],
    ],
)
def test_a_terminal_receives_no_control_characters(file: Path, words: list[str], capsys: Captured) -> None:
    """Ids, names, the name of the file and messages are shown with escapes, in every form of answer."""
    places = {"FILE": hostile(file.parent), "BOOK": str(file)}
    assert main([places.get(word, word) for word in words]) in (2, 3)
    answer = capsys.readouterr()
    assert not {character for character in answer.out + answer.err if character in "\x1b\x07\x9b\u202e"}


def test_the_json_answer_stays_json(file: Path, capsys: Captured) -> None:
    """Programs read back what was in the file, control characters and all."""
    assert main(["check", hostile(file.parent), "--format", "json"]) == 3
    found: Any = json.loads(capsys.readouterr().out)
    assert "\x9b" in found["file"]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("book.json", ["report", "book.json", "record-list", "--to", "book.json"]),
        ("book.json", ["aggregate", "book.json", "units", "--to", "book.json"]),
        ("other.json", ["report", "book.json", "record-list", "--to", "other.json"]),
        ("notes.md", ["report", "book.json", "record-list", "--to", "notes.md", "--exporter", "json"]),
        ("notes.json", ["export", "book.json", "--to", "notes.json"]),
        ("letter.docx", ["report", "book.json", "record-list", "--to", "letter.docx", "--exporter", "markdown"]),
    ],
)
def test_a_file_of_another_kind_is_replaced_only_by_force(
    file: Path, target: str, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """A report is not written over a book, its own least of all, nor a book over a report, nor text over Word."""
    monkeypatch.chdir(file.parent)
    assert main(["export", "book.json", "--to", "other.json"]) == 0
    assert main(["report", "book.json", "record-list", "--to", "notes.json"]) == 0
    assert main(["report", "book.json", "record-list", "--to", "notes.md"]) == 0
    assert main(["report", "book.json", "record-list", "--to", "letter.docx"]) == 0
    before = Path(target).read_bytes()
    capsys.readouterr()
    assert main(words) == 3
    assert Path(target).read_bytes() == before
    assert target in capsys.readouterr().err
    assert main([*words, "--force"]) == 0
    assert Path(target).read_bytes() != before


def test_a_file_of_the_same_kind_is_replaced(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run of a command replaces what the first one wrote; an empty file is nobody's."""
    monkeypatch.chdir(file.parent)
    Path("empty.docx").touch()
    for target in ("t.md", "t.csv", "t.json", "t.docx", "empty.docx"):
        for _ in range(2):
            assert main(["report", "book.json", "record-list", "--to", target]) == 0
    for target in ("b.json", "b.danvan", "book.json"):
        for _ in range(2):
            assert main(["export", "book.json", "--to", target]) == 0
