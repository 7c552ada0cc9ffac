"""What a piece must be for a catalog to take it, hook by hook."""

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from danvan.errors import BadValue, DanvanError, shortened
from danvan.interrupts import is_interrupt
from danvan.plugins.commands import Command
from danvan.plugins.credit import Credit, Credited, Guarded

if TYPE_CHECKING:
    from danvan.vocabulary import Vocabulary

NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
SUFFIX = r"(\.[a-z0-9]+)+"
OWN_LETTERS = "DV"
PINNED = ("name", "suffix", "takes")


@attrs.frozen
class Hook:
    """One of the seven hooks: its name, what it offers, and the calls a piece must answer.

    Parameters: `calls` maps each call to the class it must give, as `module:class`, None for anything.
    """

    name: str
    noun: str
    calls: Mapping[str, str | None] = attrs.field(factory=dict, kw_only=True, eq=False)


HOOKS: tuple[Hook, ...] = (
    Hook("danvan_rules", "rule"),
    Hook(
        "danvan_aggregators",
        "aggregator",
        calls=MappingProxyType({"of": None, "merge": None, "table": "danvan.documents:Table"}),
    ),
    Hook("danvan_reports", "report", calls=MappingProxyType({"compose": "danvan.documents:Report"})),
    Hook("danvan_exporters", "exporter", calls=MappingProxyType({"write": None})),
    Hook("danvan_importers", "importer", calls=MappingProxyType({"read": "danvan.plugins:Imported"})),
    Hook("danvan_vocabularies", "vocabulary"),
    Hook("danvan_commands", "command"),
)


def taken(hook: Hook, piece: object, *, plugin: str, own: bool) -> tuple[str, Any]:
    """A piece under the name or code it is asked for by, fit for a catalog.

    Parameters: `plugin` is named on what the piece raises; `own` whether it is danvan's own.

    Raises: BadValue when it is not what its hook offers, or bears no lawful name; whatever reading it raises.
    """
    if isinstance(piece, type):
        raise BadValue(hook.noun, piece.__name__, f"give an instance of the class, {piece.__name__}(...)")
    match hook.noun:
        case "rule":
            return _rule(piece, plugin=plugin, own=own)
        case "vocabulary":
            return _vocabulary(piece)
        case "command":
            return _command(piece, plugin=plugin)
        case _:
            name, pinned = _named(hook, piece)
            return name, Credited(piece, Credit(hook.noun, name, plugin), hook.calls, pinned)


def _rule(piece: object, *, plugin: str, own: bool) -> tuple[str, Any]:
    from danvan.rules import Rule  # noqa: PLC0415 # only who asks for rules loads them

    if not isinstance(piece, Rule):
        raise BadValue("rule", type(piece).__name__, "give a danvan.Rule")
    if not callable(piece.check):
        raise BadValue(f"check of rule {piece.code}", type(piece.check).__name__, "give a function of a Book")
    if piece.code.startswith(OWN_LETTERS) and not own:
        raise BadValue("code of rule", piece.code, f"take letters of your own; {OWN_LETTERS} is danvan's")
    return piece.code, attrs.evolve(piece, plugin=plugin)


def _vocabulary(piece: object) -> tuple[str, "Vocabulary"]:
    from danvan.values.text import clean  # noqa: PLC0415 # only who asks for vocabularies loads them
    from danvan.vocabulary import Vocabulary  # noqa: PLC0415 # the same
    from danvan.vocabulary.shipped import KINDS  # noqa: PLC0415 # the same

    if not isinstance(piece, Vocabulary):
        raise BadValue("vocabulary", type(piece).__name__, "give a danvan.vocabulary.Vocabulary")
    hash(piece)  # rows are compared and counted later: one that holds a list is refused here
    for field, kind in KINDS.items():
        for row in getattr(piece, field):
            if not isinstance(row, kind):
                raise BadValue(
                    f"{field} of vocabulary", type(row).__name__, f"give a danvan.vocabulary.{kind.__name__}"
                )
    for row in rows_of(piece):
        code = getattr(row, "code", "none")
        if not (isinstance(code, str) and code and clean(code) == code):
            raise BadValue("code of vocabulary", code, "give a text in normal form (NFC), without blanks at its ends")
    return "vocabulary", piece


def _command(piece: object, *, plugin: str) -> tuple[str, Command]:
    if not isinstance(piece, Command):
        raise BadValue("command", type(piece).__name__, "give a danvan.plugins.Command")
    name = _lawful("command", piece.name)
    if not isinstance(piece.help, str) or not piece.help.strip() or "\n" in piece.help:  # type: ignore[redundant-expr] # a plugin may be untyped
        raise BadValue(f"help of command {name}", piece.help, "give one line of text")
    for part in ("configure", "run"):
        if not callable(getattr(piece, part)):
            raise BadValue(f"{part} of command {name}", type(getattr(piece, part)).__name__, "give a function")
    credit = Credit("command", name, plugin)
    return name, attrs.evolve(
        piece,
        configure=Guarded(piece.configure, credit),
        # A command opens files: what the system says of them is no fault of the plugin.
        run=Guarded(piece.run, credit, "danvan.plugins.commands:EXIT_CODE", (DanvanError, OSError)),
    )


def _lawful(noun: str, name: object) -> str:
    if not (isinstance(name, str) and re.fullmatch(NAME, name)):
        raise BadValue(f"name of {noun}", name, "give small letters and digits joined by hyphens, such as by-field")
    return name


def _named(hook: Hook, piece: object) -> tuple[str, tuple[tuple[str, object], ...]]:
    pinned = tuple((part, getattr(piece, part)) for part in PINNED if _has(hook, part))
    parts = dict(pinned)
    name = _lawful(hook.noun, parts["name"])
    if "suffix" in parts and not (isinstance(parts["suffix"], str) and re.fullmatch(SUFFIX, parts["suffix"])):
        raise BadValue(f"suffix of {hook.noun} {name}", parts["suffix"], "give a dot and small letters, such as .docx")
    if "takes" in parts and parts["takes"] not in _contents():
        raise BadValue(f"takes of {hook.noun} {name}", parts["takes"], "give the class Report or the class Book")
    for call in hook.calls:
        if not callable(getattr(piece, call, None)):
            raise BadValue(f"{hook.noun} {name}", f"no {call}", f"give it a method {call}")
    return name, pinned


@functools.cache
def _contents() -> tuple[type, ...]:
    from danvan.book.book import Book  # noqa: PLC0415 # only who asks for exporters loads them
    from danvan.documents import Report  # noqa: PLC0415 # the same

    return (Report, Book)


def _has(hook: Hook, part: str) -> bool:
    suffixed = hook.noun in ("exporter", "importer")
    return part == "name" or (part == "suffix" and suffixed) or (part == "takes" and hook.noun == "exporter")


def label(piece: object, number: int) -> str:
    """What to call a piece that was refused: its code or name where it has one, else its place in the list."""
    for part in ("code", "name"):
        try:
            said = getattr(piece, part, None)
        except BaseException as error:  # the piece is being refused for this very reason
            if is_interrupt(error):
                raise
            continue
        if isinstance(said, str):
            return shortened(said)
    return f"number {number}"


def place_of(hook: Hook, piece: Any) -> str:
    """Where a piece is made: the function of a rule with its line, the class of anything else."""
    if hook.noun == "rule":
        return str(piece.place)
    kind = piece.run.call if hook.noun == "command" else piece.__class__
    return f"{kind.__module__}.{getattr(kind, '__qualname__', type(kind).__name__)}"


def rows_of(vocabulary: "Vocabulary") -> tuple[Any, ...]:
    """Every row of a vocabulary."""
    from danvan.vocabulary.shipped import KINDS  # noqa: PLC0415 # only who asks for vocabularies loads them

    return tuple(row for field in KINDS for row in getattr(vocabulary, field))


def row_label(row: object) -> str:
    """What to call a row of a vocabulary: its scheme and code, or what it is about."""
    scheme = getattr(row, "scheme", None) or type(row).__name__
    return f"{scheme}/{getattr(row, 'code', None) or getattr(row, 'form', None) or 'amount'}"
