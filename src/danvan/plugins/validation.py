"""The pieces that plugins offer: what each must be to be taken, and a piece that names its plugin when it raises."""

import functools
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from danvan.book.book import Book
from danvan.documents.blocks import Report
from danvan.documents.tables import Table
from danvan.errors import BadValue, PluginError, shortened
from danvan.reading.importer import Imported
from danvan.rules import Rule
from danvan.values.text import clean
from danvan.vocabulary import Vocabulary
from danvan.vocabulary.shipped import KINDS

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SUFFIX = re.compile(r"(\.[a-z0-9]+)+")
OWN_LETTERS = "DV"
CONTENTS = (Report, Book)
PINNED = ("name", "suffix", "takes")


@attrs.frozen
class Hook:
    """One of the six hooks: its name, what it offers, and the calls a piece must answer, each with what it gives."""

    name: str
    noun: str
    calls: Mapping[str, type] = attrs.field(factory=dict, kw_only=True, eq=False)


HOOKS: tuple[Hook, ...] = (
    Hook("danvan_rules", "rule"),
    Hook("danvan_aggregators", "aggregator", calls=MappingProxyType({"of": object, "merge": object, "table": Table})),
    Hook("danvan_reports", "report", calls=MappingProxyType({"compose": Report})),
    Hook("danvan_exporters", "exporter", calls=MappingProxyType({"write": object})),
    Hook("danvan_importers", "importer", calls=MappingProxyType({"read": Imported})),
    Hook("danvan_vocabularies", "vocabulary"),
)


@attrs.frozen
class Credit:
    """Whose piece it is: its noun and name, and the plugin it came from."""

    noun: str
    name: str
    plugin: str

    def note(self, error: BaseException) -> None:
        """Say on an exception who raised it, once."""
        said = f"raised by {self.noun} {self.name} of plugin {self.plugin}"
        if said not in getattr(error, "__notes__", ()):
            error.add_note(said)


class Credited:
    """A piece as it came, except that what it raises carries a note naming plugin and piece.

    Everything else passes through, `isinstance` too. The name, the suffix and what it takes were read once, when
    it was offered, and stay as they were. A call that gives something else than its hook promises
    raises PluginError.
    """

    __slots__ = ("_calls", "_credit", "_piece", "_pinned")

    def __init__(
        self, piece: object, credit: Credit, calls: Mapping[str, type], pinned: tuple[tuple[str, object], ...]
    ) -> None:
        self._piece = piece
        self._credit = credit
        self._calls = calls
        self._pinned = pinned

    # A piece is asked for by protocol, but a Tally, say, is also known by its class.
    @property  # type: ignore[misc] # the class that is claimed is the piece's, as wrapping proxies do
    def __class__(self) -> type:
        return type(self._piece)

    def __getattr__(self, name: str) -> Any:
        for pinned, value in self._pinned:
            if name == pinned:
                return value
        try:
            value = getattr(self._piece, name)
        except AttributeError:
            raise
        except Exception as error:
            self._credit.note(error)
            raise
        return self._credited(value, self._calls[name]) if name in self._calls else value

    def _credited(self, call: Callable[..., object], gives: type) -> Callable[..., object]:
        @functools.wraps(call)
        def run(*given: object, **options: object) -> object:
            try:
                result = call(*given, **options)
            except Exception as error:
                self._credit.note(error)
                raise
            if not isinstance(result, gives):
                credit = self._credit
                said = f"{call.__name__} gave {type(result).__name__}; give {gives.__name__}"
                raise PluginError(credit.plugin, f"{credit.noun} {credit.name}", said)
            return result

        run.__dict__.pop("__signature__", None)  # that of a method names its self; `inspect` asks the call itself
        return run

    def __eq__(self, other: object) -> bool:
        return self._piece == (other._piece if type(other) is Credited else other)

    def __hash__(self) -> int:
        return hash(self._piece)

    def __repr__(self) -> str:
        return f"<{self._credit.noun} {self._credit.name} of plugin {self._credit.plugin}>"

    def __reduce__(self) -> tuple[object, ...]:
        # Made anew from its parts: pools send aggregators to other processes, and the claimed class would mislead them.
        return (Credited, (self._piece, self._credit, dict(self._calls), self._pinned))


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
        case _:
            name, pinned = _named(hook, piece)
            return name, Credited(piece, Credit(hook.noun, name, plugin), hook.calls, pinned)


def _rule(piece: object, *, plugin: str, own: bool) -> tuple[str, Rule]:
    if not isinstance(piece, Rule):
        raise BadValue("rule", type(piece).__name__, "give a danvan.Rule")
    if not callable(piece.check):
        raise BadValue(f"check of rule {piece.code}", type(piece.check).__name__, "give a function of a Book")
    if piece.code.startswith(OWN_LETTERS) and not own:
        raise BadValue("code of rule", piece.code, f"take letters of your own; {OWN_LETTERS} is danvan's")
    return piece.code, attrs.evolve(piece, plugin=plugin)


def _vocabulary(piece: object) -> tuple[str, Vocabulary]:
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


def _named(hook: Hook, piece: object) -> tuple[str, tuple[tuple[str, object], ...]]:
    pinned = tuple((part, getattr(piece, part)) for part in PINNED if _has(hook, part))
    parts = dict(pinned)
    name = parts["name"]
    if not (isinstance(name, str) and NAME.fullmatch(name)):
        raise BadValue(
            f"name of {hook.noun}", name, "give small letters and digits joined by hyphens, such as by-field"
        )
    if "suffix" in parts and not (isinstance(parts["suffix"], str) and SUFFIX.fullmatch(parts["suffix"])):
        raise BadValue(f"suffix of {hook.noun} {name}", parts["suffix"], "give a dot and small letters, such as .docx")
    if "takes" in parts and parts["takes"] not in CONTENTS:
        raise BadValue(f"takes of {hook.noun} {name}", parts["takes"], "give the class Report or the class Book")
    for call in hook.calls:
        if not callable(getattr(piece, call, None)):
            raise BadValue(f"{hook.noun} {name}", f"no {call}", f"give it a method {call}")
    return name, pinned


def _has(hook: Hook, part: str) -> bool:
    suffixed = hook.noun in ("exporter", "importer")
    return part == "name" or (part == "suffix" and suffixed) or (part == "takes" and hook.noun == "exporter")


def label(piece: object, number: int) -> str:
    """What to call a piece that was refused: its code or name where it has one, else its place in the list."""
    for part in ("code", "name"):
        try:
            said = getattr(piece, part, None)
        except KeyboardInterrupt:
            raise
        except BaseException:  # noqa: BLE001, S112 # the piece is being refused for this very reason
            continue
        if isinstance(said, str):
            return shortened(said)
    return f"number {number}"


def place_of(piece: object) -> str:
    """Where a piece is made: the function of a rule with its line, the class of anything else."""
    if isinstance(piece, Rule):
        return piece.place
    kind = piece.__class__
    return f"{kind.__module__}.{kind.__qualname__}"


def rows_of(vocabulary: Vocabulary) -> tuple[Any, ...]:
    """Every row of a vocabulary."""
    return tuple(row for field in KINDS for row in getattr(vocabulary, field))


def row_label(row: object) -> str:
    """What to call a row of a vocabulary: its scheme and code, or what it is about."""
    scheme = getattr(row, "scheme", None) or type(row).__name__
    return f"{scheme}/{getattr(row, 'code', None) or getattr(row, 'form', None) or 'amount'}"
