"""The pages that show the command line: each command printed in them prints what stands below it."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from danvan.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
FENCED = re.compile(r"^```(python|console)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PAGES = sorted(
    path
    for path in (ROOT / "README.md", *ROOT.glob("docs/**/*.md"))
    if "```console\n" in path.read_text(encoding="utf-8")
)


def told(block: str) -> list[tuple[str, list[str]]]:
    """The commands of a block, each with the lines that stand below it."""
    commands: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            commands.append((line.removeprefix("$ "), []))
        else:
            commands[-1][1].append(line)
    return commands


def fits(shown: str, printed: str) -> bool:
    """Whether a line is as shown; `…` in a page stands for words left out."""
    return re.fullmatch(".*".join(map(re.escape, shown.split("…"))), printed) is not None


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder to work in, with the examples where a reader of a clone has them."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("out", "__pycache__"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_commands_print_what_is_shown(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Python and commands of a page run in order; what a command prints is what the page shows."""
    names: dict[str, object] = {"__name__": "__document__"}
    code = 0
    for language, block in FENCED.findall(page.read_text(encoding="utf-8")):
        if language == "python":
            exec(compile(block, str(page), "exec"), names)  # noqa: S102 - our own documents
            continue
        for command, shown in told(block):
            capsys.readouterr()
            if command == "echo $?":
                assert shown == [str(code)], command
                continue
            program, *words = shlex.split(command)
            assert program == "danvan", command
            code = main(words)
            assert code in (0, 1), (command, capsys.readouterr().err)
            printed = capsys.readouterr().out.splitlines()
            assert len(shown) == len(printed), (command, printed)
            assert [line for line, real in zip(shown, printed, strict=True) if not fits(line, real)] == [], printed


def test_there_are_pages_to_try() -> None:
    """The pages that show commands are found."""
    assert {"check", "bundle"} <= {page.stem for page in PAGES}


def test_words_may_be_left_out_but_not_changed() -> None:
    """The mark for words left out fits any words, and nothing else does."""
    assert fits("DV101 error …: The …", "DV101 error model m: The book")
    assert not fits("DV101 error …", "DV102 error model")
    assert not fits("0 findings", "10 findings")


def test_a_block_is_read_command_by_command() -> None:
    """What stands below a command belongs to it."""
    assert told("$ danvan a\nx\ny\n$ echo $?\n1\n") == [("danvan a", ["x", "y"]), ("echo $?", ["1"])]
