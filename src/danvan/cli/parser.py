"""The parsers: of the command line as a whole, and of one command."""

import argparse
from collections.abc import Iterable, Sequence

from danvan.cli.codes import EXIT_CODES
from danvan.plugins.commands import Command


def parser(commands: Iterable[Command], version: str) -> argparse.ArgumentParser:
    """The parser of the command line as a whole: it lists the commands, each with its line of help."""
    top = argparse.ArgumentParser(
        prog="danvan",
        description="Keep the record book of an emulation movement: check it, add it up, report it, write it.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"danvan {version}")
    listed = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in commands:
        listed.add_parser(command.name, help=command.help.replace("%", "%%"))
    return top


def parser_of(command: Command) -> argparse.ArgumentParser:
    """The parser of one command: the options that every command has, and its own.

    Raises: PluginError when the command's own `configure` raises.
    """
    made = argparse.ArgumentParser(
        prog=f"danvan {command.name}",
        description=f"{command.help[0].upper()}{command.help[1:]}.".replace("%", "%%"),
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _common(made)
    command.configure(made)
    return made


def blocked(words: Sequence[str]) -> list[str]:
    """The plugins that the words leave out, read before any plugin is loaded."""
    common = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    _common(common)
    try:
        known, _ = common.parse_known_args(list(words))
    except (argparse.ArgumentError, SystemExit):
        return []  # the command's own parser reports it
    return list(known.block)


def _common(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--block", metavar="NAME", action="append", default=[], help="leave a plugin out; may be given again"
    )
    made.add_argument("--debug", action="store_true", help="print the traceback of an error too")
