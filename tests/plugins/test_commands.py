"""Commands of plugins, on real distribution folders: offered, listed, run, and what a broken one costs."""

import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from danvan import Catalog, PluginError, hookimpl
from danvan.cli import main
from danvan.errors import BadValue
from danvan.plugins import Command
from danvan.plugins.catalog import discover
from danvan.testing.contracts import check_command

HEAD = """
import danvan
from danvan.plugins import Command

def configure(parser):
    parser.add_argument("word")

def run(call):
    call.line(call.options.word)
"""
OFFER = """
@danvan.hookimpl
def danvan_commands():
    return [Command(name="{name}", help="says a word", configure=configure, run=run)]
"""
Lay = Callable[..., Path]


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lay]:
    """Lay a distribution into a folder of the path: its metadata, its entry points and one module."""

    def laid(name: str, code: str, *, points: bytes | None = None) -> Path:
        module = f"{name}_commands_of_a_test"
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_bytes(points or f"[danvan]\n{name} = {module}\n".encode())
        (tmp_path / f"{module}.py").write_text(HEAD + textwrap.dedent(code), encoding="utf-8")
        if str(tmp_path) not in sys.path:
            monkeypatch.syspath_prepend(str(tmp_path))
        return tmp_path

    yield laid
    for module in [name for name in sys.modules if name.endswith("_commands_of_a_test")]:
        del sys.modules[module]


Captured = pytest.CaptureFixture[str]


def test_a_command_is_listed_and_runs(lay: Lay, capsys: Captured) -> None:
    """`--help` and `plugins` name it, its own help has its options, and its answer is standard output."""
    lay("stranger", OFFER.format(name="say-it"))
    for words in (["--help"], ["plugins"]):
        assert main.main(words) == 0
        assert "say-it" in capsys.readouterr().out
    assert main.main(["say-it", "--help"]) == 0
    assert "word" in capsys.readouterr().out
    assert main.main(["say-it", "xin chào"]) == 0
    assert capsys.readouterr() == ("xin chào\n", "")
    assert main.main(["say-it"]) == 2


@pytest.mark.parametrize(
    "body",
    [
        "raise ValueError('no map')",
        "raise SystemExit(0)",
        "raise SystemExit",
        "raise GeneratorExit",
        "raise ExceptionGroup('several', [ValueError('one')])",
        "raise BaseExceptionGroup('several', [SystemExit(0)])",
        "import asyncio; raise asyncio.CancelledError",
        "return run_again(call)",
        "return 'fine'",
        "return 256",
        "return -1",
        "exit()",
    ],
)
def test_a_command_that_misbehaves_ends_with_four(lay: Lay, body: str, capsys: Captured) -> None:
    """Whatever it raises or gives that is no exit code: a line that names it, and exit code 4, never 0."""
    code = f"def run(call):\n    {body}\ndef run_again(call): return run_again(call)\n" + OFFER.format(name="bad")
    lay("stranger", code)
    assert main.main(["bad", "a"]) == 4
    answer = capsys.readouterr()
    assert answer.out == ""
    assert "command bad" in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("body", ["1 / 0", "raise SystemExit(0)", "parser.add_argument('--debug')"])
def test_a_command_whose_options_cannot_be_read_ends_with_four(lay: Lay, body: str, capsys: Captured) -> None:
    """What `configure` raises costs that command only; `--help` still lists it."""
    lay("stranger", f"def configure(parser):\n    {body}\n" + OFFER.format(name="bad"))
    assert main.main(["bad", "a"]) == 4
    assert "stranger" in capsys.readouterr().err
    assert main.main(["--help"]) == 0


@pytest.mark.parametrize(
    ("raised", "code"),
    [("danvan.BadValue('word', 'a', 'give b')", 2), ("danvan.Unknown('word', 'a', ['b'])", 2), ("OSError('gone')", 3)],
)
def test_a_command_may_refuse(lay: Lay, raised: str, code: int) -> None:
    """Errors of danvan and of files have the exit codes that they have everywhere."""
    lay("stranger", f"def run(call):\n    raise {raised}\n" + OFFER.format(name="refusing"))
    assert main.main(["refusing", "a"]) == code


def test_what_a_command_prints_is_no_answer(lay: Lay, capsys: Captured) -> None:
    """Only `line` and `raw` write to standard output; control characters are shown as escapes."""
    code = "def run(call):\n    print('working')\n    call.line('a\\x1b[31mb\\x9bc')\n" + OFFER.format(name="loud")
    lay("stranger", code)
    assert main.main(["loud", "a"]) == 0
    answer = capsys.readouterr()
    assert answer.out == "a\\x1b[31mb\\x9bc\n"
    assert answer.err == "working\n"


@pytest.mark.parametrize("name", ["check", "import", "Say It", "say_it", ""])
def test_a_name_that_is_taken_or_unlawful_is_recorded(lay: Lay, name: str) -> None:
    """danvan's commands and those of earlier plugins keep their names; the failure names both owners."""
    lay("zz_stranger", OFFER.format(name=name))
    (failure,) = [one for one in discover().failures if one.plugin == "zz_stranger"]
    assert failure.hook == "danvan_commands"
    keeper = {"check": "danvan", "import": "lists (danvan-lists)"}.get(name)
    assert (failure.stage, failure.kept_by) == (("clash", keeper) if keeper else ("offer", None))


def test_of_two_commands_with_one_name_the_second_is_recorded(lay: Lay, capsys: Captured) -> None:
    """The first runs, and a warning tells of the other."""
    lay("aa", OFFER.format(name="say"))
    lay("bb", OFFER.format(name="say").replace("says", "shouts"))
    assert main.main(["say", "hello"]) == 0
    answer = capsys.readouterr()
    assert answer.out == "hello\n"
    assert "aa" in answer.err
    assert "bb" in answer.err


STRANGE = [
    b"this line has no equals sign\n",
    b"[danvan]\nthis line has no equals sign\n",
    b"[danvan]\nlost = no_module_of_this_name\n",
    b"[danvan]\nlost = not a path at all!\n",
    "[danvan]\nlost = chào\n".encode("utf-16"),
    b"[danvan]\nlost = ch\xe0o\n",
    b"[console_scripts]\nch\xe0o = a:b\n",
    b"\x00\xff\xfe",
]


@pytest.mark.parametrize("points", STRANGE)
@pytest.mark.parametrize("words", [["--help"], ["plugins"], ["no-such-command"], ["units", "--help"]])
def test_entry_points_of_strangers_cost_no_command(lay: Lay, points: bytes, words: list[str], capsys: Captured) -> None:
    """However broken the metadata of somebody else's distribution are, every command does what it always does."""
    lay("stranger", "", points=points)
    assert main.main(words) == (2 if words == ["no-such-command"] else 0)
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("points", [STRANGE[4], STRANGE[5]])
def test_entry_points_that_are_not_utf_8_are_a_failure(lay: Lay, points: bytes) -> None:
    """A plugin whose entry points cannot be decoded does not vanish in silence."""
    lay("stranger", "", points=points)
    (failure,) = [one for one in discover().failures if one.plugin == "stranger"]
    assert failure.stage == "load"


class Offers:
    """A plugin of plain objects."""

    def __init__(self, *commands: object) -> None:
        self.commands = commands

    @hookimpl
    def danvan_commands(self) -> tuple[object, ...]:
        """What it was made with."""
        return self.commands


@pytest.mark.parametrize(
    "piece",
    [
        "check",
        Command(name="good", help="", run=print),
        Command(name="good", help="two\nlines", run=print),
        Command(name="good", help="one", run=7),  # type: ignore[arg-type] # what an untyped plugin may give
    ],
)
def test_what_is_no_command_is_refused(piece: object) -> None:
    """A piece of another sort, without a line of help or without a function, is a failure at offer."""
    (failure,) = [one for one in Catalog.of(Offers(piece)).failures if one.plugin == "Offers"]
    assert (failure.stage, failure.hook) == ("offer", "danvan_commands")


def test_a_function_may_be_named() -> None:
    """It is imported when the command runs; a name that leads nowhere is a PluginError then, a bad one a BadValue."""
    catalog = Catalog.of(Offers(Command(name="join", help="joins", run="os.path:basename")))
    with pytest.raises(PluginError):
        catalog.command("join").run("a/b")
    lost = Catalog.of(Offers(Command(name="lost", help="is lost", run="no_module_of_this_name:run")))
    with pytest.raises(PluginError):
        lost.command("lost").run("a")
    for name in ("os.path", "os path:join", "os:path.join"):
        with pytest.raises(BadValue):
            Command(name="bad", help="bad", run=name)


def test_own_commands_hold_the_contract() -> None:
    """Every command of danvan and of its own plugins."""
    for command in discover().commands:
        check_command(command)


@pytest.mark.parametrize(
    "configure",
    [
        lambda _: 1 / 0,
        lambda parser: parser.add_argument("--debug"),
        lambda parser: parser.add_argument("--share", help="100 %"),
        lambda parser: parser.exit(0),
    ],
)
def test_the_contract_finds_what_is_broken(configure: Callable[..., None]) -> None:
    """Options that raise, clash, or whose help cannot be printed."""
    with pytest.raises(AssertionError):
        check_command(Command(name="bad", help="bad", run=print, configure=configure))


def test_ctrl_c_in_a_command_is_130(lay: Lay) -> None:
    """The user's interrupt goes out."""
    lay("stranger", "def run(call):\n    raise KeyboardInterrupt\n" + OFFER.format(name="slow"))
    assert main.main(["slow", "a"]) == 130


def test_loading_a_plugin_prints_nothing_into_the_answer(lay: Lay) -> None:
    """What a plugin prints while it is loaded goes to standard error."""
    site = lay("stranger", "print('loaded')\n" + OFFER.format(name="say"))
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r}); from danvan.cli.main import main; sys.exit(main(['say', 'x']))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("x\n", "loaded\n")
