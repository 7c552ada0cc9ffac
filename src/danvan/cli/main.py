"""The command line: `danvan`, or `python -m danvan`. Thin over the library; here alone the terminal is known."""

import argparse
import contextlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import metadata
from typing import TextIO

from danvan.cli.codes import FILE, FINE, INTERRUPTED, LARGEST, PIECE, USAGE, code_of
from danvan.cli.parser import blocked, parser, parser_of
from danvan.errors import DanvanError
from danvan.interrupts import one_line
from danvan.plugins.catalog import Catalog, discover
from danvan.plugins.commands import Command
from danvan.plugins.invocation import Invocation
from danvan.plugins.loading import PluginFailure
from danvan.values.printable import printable


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code.

    Parameters: `argv` are the words after `danvan`; those of the process where none are given.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    out, err = sys.stdout, sys.stderr or io.StringIO()
    with contextlib.redirect_stderr(err):
        if out is None:
            _tell("standard output is closed, so there is nowhere to answer to")
            return FILE
        for stream in (out, err):
            # The answer is UTF-8 whatever the locale says, and a letter that cannot be written never stops it.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        code = _guarded(words, out)
        _drop_what_cannot_be_written(err)
        return code


def _guarded(words: list[str], out: TextIO) -> int:
    try:
        # What a plugin prints must not end up in the answer.
        with contextlib.redirect_stdout(sys.stderr):
            code = _dispatched(words, out)
        out.flush()
    except BrokenPipeError:
        # The reader has seen enough (`danvan check … | head`).
        _drop(out)
        return FINE
    except KeyboardInterrupt:
        _tell("interrupted")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 # the edge: every error ends as a line and an exit code
        _drop_what_cannot_be_written(out)
        if "--debug" in words:
            traceback.print_exc()
        _tell(of_error(error))
        for note in getattr(error, "__notes__", ()):
            _tell(f"  {note}")
        return code_of(error)
    return code


def _dispatched(words: list[str], out: TextIO) -> int:
    if not words or words[0].startswith("-"):
        commands = () if words[:1] == ["--version"] else discover(block=blocked(words)).commands
        return _parsed(parser(commands, _version()), words, out)[1]
    catalog = discover(block=blocked(words[1:]))
    command = catalog.command(words[0])
    asked, code = _parsed(parser_of(command), words[1:], out)
    if asked is None:
        return code
    told = _tell_failures(command, catalog, ())
    try:
        return _checked(command, command.run(Invocation(options=asked, catalog=catalog, out=out, err=sys.stderr)))
    finally:
        _tell_failures(command, catalog, told)


def _version() -> str:
    try:
        return metadata.version("danvan")
    except metadata.PackageNotFoundError:
        return "(not installed)"


def _parsed(made: argparse.ArgumentParser, words: list[str], out: TextIO) -> tuple[argparse.Namespace | None, int]:
    # argparse prints its help to standard output and its refusals to standard error, and both end in SystemExit.
    answer, refusal = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(answer), contextlib.redirect_stderr(refusal):
            return made.parse_args(words), FINE
    except SystemExit as stop:
        out.write(answer.getvalue())
        _tell(refusal.getvalue(), start="")
        return None, stop.code if isinstance(stop.code, int) else USAGE


def _checked(command: Command, code: int | None) -> int:
    if code is None:
        return FINE
    if 0 <= code <= LARGEST:
        return int(code)
    _tell(f"command {command.name} gave {code} for an exit code; it must give 0 to {LARGEST}")
    return PIECE


def _drop_what_cannot_be_written(out: TextIO | io.StringIO) -> None:
    try:
        out.flush()
    except (OSError, ValueError):
        _drop(out)


def _drop(out: TextIO | io.StringIO) -> None:
    # Python would complain again while closing the stream, and change the exit code.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


def _tell_failures(command: Command, catalog: Catalog, told: tuple[PluginFailure, ...]) -> tuple[PluginFailure, ...]:
    found = catalog.known_failures
    if command.name != "plugins":  # it lists them itself
        for failure in found:
            if failure not in told:
                _tell(f"warning: {failure}")
    return found


def of_error(error: BaseException) -> str:
    """An error in words: what danvan says on purpose as it stands, a file with what the system says of it.

    >>> of_error(FileNotFoundError(2, "No such file or directory", "so.json"))
    'so.json: no such file or directory'
    """
    if isinstance(error, OSError) and error.strerror and error.filename is not None:
        return f"{error.filename}: {error.strerror.lower()}"
    return str(error) if isinstance(error, DanvanError | OSError) else one_line(error)


def _tell(text: str, *, start: str = "danvan: ") -> None:
    with contextlib.suppress(
        OSError, ValueError
    ):  # a closed or full stream takes no message, and the code still says it
        print(f"{start}{printable(text)}", end="\n" if start else "", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
