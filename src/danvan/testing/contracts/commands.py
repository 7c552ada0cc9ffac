"""What a command must keep to: its options can be read, its help printed, and wrong words are refused."""

import argparse
import contextlib
import io

from danvan.plugins.commands import Command
from danvan.testing.trials import offered

WRONG = "--no-such-option-of-any-command"


def check_command(command: Command) -> None:
    """A command adds its options to a parser, twice the same, prints its help, and refuses an option it does not know.

    The command itself is not run: only its author knows what it may do.

    Raises: AssertionError with the law that is broken.

    >>> check_command(Command(name="count", help="count the facts of a book", run=print))
    """
    who = offered("command", command)
    helps = {_help(who, command) for _ in range(2)}
    if len(helps) != 1:
        raise AssertionError(f"{who}: its help is another each time")
    with contextlib.redirect_stderr(io.StringIO()):
        try:
            _parser(who, command).parse_known_args([WRONG])
        except SystemExit as stop:
            if stop.code != 2:
                raise AssertionError(
                    f"{who}: wrong words end in {stop.code}; leave that to argparse, which ends in 2"
                ) from None


def _help(who: str, command: Command) -> str:
    try:
        return _parser(who, command).format_help()
    except (ValueError, TypeError, KeyError) as error:
        raise AssertionError(f"{who}: its help cannot be printed ({error}); write %% for a percent sign") from error


def _parser(who: str, command: Command) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog=f"danvan {command.name}")
    made.add_argument("--block", action="append")
    made.add_argument("--debug", action="store_true")
    try:
        command.configure(made)
    except BaseException as error:
        raise AssertionError(f"{who}: configure raised {error!r}") from error
    return made
