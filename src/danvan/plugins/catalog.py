"""The catalog: the pieces on offer, by name, and the plugins that failed."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from danvan.errors import BadValue, Unknown
from danvan.plugins.commands import Command
from danvan.plugins.later import Later, ready
from danvan.plugins.loading import (
    Candidate,
    Offer,
    Opened,
    Plugin,
    PluginFailure,
    built_in,
    clash,
    conflicts,
    given,
    installed,
    opened,
    whatever_is_raised,
)
from danvan.plugins.validation import HOOKS, Hook, place_of, row_label, rows_of

if TYPE_CHECKING:
    from danvan.aggregates.aggregator import Aggregator
    from danvan.exports.exporter import Exporter
    from danvan.reading.importer import ListImporter
    from danvan.reports.composer import Composer
    from danvan.rules import Rule
    from danvan.vocabulary import Vocabulary

T = TypeVar("T")
MAY_BE_OF_A_PLUGIN = "a plugin may bring it; `danvan plugins` shows those that are installed"


def _several(pieces: Any) -> Later[Any]:
    return pieces if isinstance(pieces, Later) else ready(tuple(pieces))


def _one(value: Any) -> Later[Any]:
    return value if isinstance(value, Later) else ready(value)


def _no_codes() -> "Vocabulary":
    from danvan.vocabulary import Vocabulary  # noqa: PLC0415 # loaded when the codes are first asked for

    return Vocabulary()


@attrs.frozen(kw_only=True, repr=False)
class Catalog:
    """The rules, aggregators, reports, exporters, importers and commands on offer, the vocabulary, and what failed.

    Pieces are in the order they were offered: danvan's own first, then those of the entry points by name. A plugin is
    asked for the pieces of a hook when they are first used. What a piece raises is a PluginError that names it.

    Parameters: `vocabulary` is the shipped one with the plugins' rows; `plugins` are those that were registered, with
    what was taken of each; `failures` say what went wrong; `blocked` names the plugins left out on purpose.

    >>> Catalog.of().plugins[0].name
    'danvan'
    """

    _rules: "Later[tuple[Rule, ...]]" = attrs.field(default=(), converter=_several)
    _aggregators: "Later[tuple[Aggregator[Any], ...]]" = attrs.field(default=(), converter=_several)
    _reports: "Later[tuple[Composer, ...]]" = attrs.field(default=(), converter=_several)
    _exporters: "Later[tuple[Exporter, ...]]" = attrs.field(default=(), converter=_several)
    _importers: "Later[tuple[ListImporter, ...]]" = attrs.field(default=(), converter=_several)
    _commands: Later[tuple[Command, ...]] = attrs.field(default=(), converter=_several)
    _vocabulary: "Later[Vocabulary]" = attrs.field(factory=lambda: Later(_no_codes), converter=_one)
    _plugins: Later[tuple[Plugin, ...]] = attrs.field(default=(), converter=_several)
    _failures: Later[tuple[PluginFailure, ...]] = attrs.field(default=(), converter=_several)
    blocked: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    _known_failures: Callable[[], Iterable[PluginFailure]] = attrs.field(default=tuple, eq=False)

    @property
    def rules(self) -> "tuple[Rule, ...]":
        """The rules on offer."""
        return self._rules()

    @property
    def aggregators(self) -> "tuple[Aggregator[Any], ...]":
        """The aggregators on offer."""
        return self._aggregators()

    @property
    def reports(self) -> "tuple[Composer, ...]":
        """The report composers on offer."""
        return self._reports()

    @property
    def exporters(self) -> "tuple[Exporter, ...]":
        """The exporters on offer."""
        return self._exporters()

    @property
    def importers(self) -> "tuple[ListImporter, ...]":
        """The importers on offer."""
        return self._importers()

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands of the command line."""
        return self._commands()

    @property
    def vocabulary(self) -> "Vocabulary":
        """The shipped vocabulary with the rows of plugins."""
        return self._vocabulary()

    @property
    def plugins(self) -> tuple[Plugin, ...]:
        """The plugins that were registered, with what was taken of each: every hook is asked."""
        return self._plugins()

    @property
    def failures(self) -> tuple[PluginFailure, ...]:
        """What went wrong: every hook is asked."""
        return self._failures()

    @property
    def known_failures(self) -> tuple[PluginFailure, ...]:
        """What has gone wrong so far; no hook is asked for it."""
        return self._failures() if self._failures.made else tuple(self._known_failures())

    def __repr__(self) -> str:
        return f"<Catalog of {', '.join(map(str, self.plugins)) or 'no plugins'}>"

    @classmethod
    def of(cls, *plugins: object, strict: bool = False) -> "Catalog":
        """A catalog of danvan's own pieces and of those of plain objects: modules or instances with marked hooks.

        Nothing is discovered, and nothing is kept outside the catalog, so several live side by side.

        Raises: with `strict`, one ExceptionGroup of every failure.
        """
        distinct = {id(plugin): plugin for plugin in plugins}.values()
        return _catalog([built_in(), *(given(plugin) for plugin in distinct)], strict=strict)

    def rule(self, code: str) -> "Rule":
        """The rule of a code.

        Raises: Unknown, naming the rules there are.
        """
        return self._find("rule", code, {rule.code: rule for rule in self.rules})

    def aggregator(self, name: str) -> "Aggregator[Any]":
        """The aggregator of a name.

        Raises: Unknown, naming the aggregators there are.
        """
        return self._find("aggregator", name, {piece.name: piece for piece in self.aggregators})

    def report(self, name: str) -> "Composer":
        """The report composer of a name.

        Raises: Unknown, naming the reports there are.
        """
        return self._find("report", name, {piece.name: piece for piece in self.reports})

    def exporter(self, name: str) -> "Exporter":
        """The exporter of a name.

        Raises: Unknown, naming the exporters there are.
        """
        return self._find("exporter", name, {piece.name: piece for piece in self.exporters})

    def importer(self, name: str) -> "ListImporter":
        """The importer of a name.

        Raises: Unknown, naming the importers there are.
        """
        return self._find("importer", name, {piece.name: piece for piece in self.importers})

    def command(self, name: str) -> Command:
        """The command of a name.

        Raises: Unknown, naming the commands there are.
        """
        return self._find("command", name, {piece.name: piece for piece in self.commands})

    def _find(self, noun: str, name: str, pieces: Mapping[str, T]) -> T:
        if name in pieces:
            return pieces[name]
        unknown = Unknown(noun, name, pieces)
        for note in self.hints(name) or (() if unknown.meant else (MAY_BE_OF_A_PLUGIN,)):
            unknown.add_note(note)
        raise unknown

    def hints(self, name: str) -> tuple[str, ...]:
        """Why a name may be missing: the failures and blocked plugins it belongs to, or that there were some at all."""
        told = [str(failure) for failure in self.failures if _concerns(failure, name)]
        told.extend(f"plugin {blocked} is blocked" for blocked in self.blocked if name in _names(blocked))
        lost = [failure for failure in self.failures if failure.stage != "clash"]
        if not told and lost:
            told.append(f"it may be of a plugin that failed: {', '.join(sorted({failure.plugin for failure in lost}))}")
        return tuple(told)


def discover(*, block: Iterable[str] = (), strict: bool = False) -> Catalog:
    """The pieces of danvan and of every installed plugin: the entry points of group `danvan`.

    Each plugin is loaded, registered and blamed by itself; what fails is in `Catalog.failures`. Nothing is printed.

    Parameters: `block` are names of plugins, or of their distributions, to leave out unloaded; `strict` raises what
    failed.

    Raises: with `strict`, one ExceptionGroup of every failure; BadValue when `block` is one text.

    >>> "summary" in [report.name for report in discover(block=["docx"]).reports]
    True
    """
    if isinstance(block, str):
        raise BadValue("block", block, f'give a list of names, ["{block}"]')
    left_out = frozenset(block)
    found, broken = installed()
    chosen = [built_in(), *(one for one in found if not left_out.intersection((one.name, one.distribution)))]
    blocked = sorted({one.name for one in found} - {one.name for one in chosen})
    return _catalog(chosen, failures=broken, blocked=blocked, strict=strict)


def _names(plugin: str) -> tuple[str, str]:
    return (plugin, f"danvan-{plugin}")


def _concerns(failure: PluginFailure, name: str) -> bool:
    return name in (failure.piece, *_names(failure.plugin)) or failure.distribution in _names(name)


def _catalog(
    candidates: Iterable[Candidate],
    *,
    failures: Iterable[PluginFailure] = (),
    blocked: Iterable[str] = (),
    strict: bool,
) -> Catalog:
    asked = [opened(candidate) for candidate in candidates]
    broken = tuple(failures)
    shelves = {hook.name: _shelf(hook, asked) for hook in HOOKS if hook.noun != "vocabulary"}
    spoken = Later(lambda: _spoken(asked))

    def known() -> Iterable[PluginFailure]:
        found = [*broken, *(failure for one in asked for failure in one.known_failures())]
        for shelf in shelves.values():
            found.extend(shelf().failures if shelf.made else ())
        return [*found, *(spoken().failures if spoken.made else ())]

    def every() -> tuple[PluginFailure, ...]:
        for shelf in shelves.values():
            shelf()
        spoken()
        return tuple(known())

    pieces: dict[str, Any] = {name.removeprefix("danvan_"): _pieces(shelf) for name, shelf in shelves.items()}
    catalog = Catalog(
        **pieces,
        vocabulary=Later(lambda: spoken().whole),
        plugins=Later(lambda: tuple(_plugin(one, shelves, spoken()) for one in asked if one.registered)),
        failures=Later(every),
        known_failures=known,
        blocked=blocked,
    )
    if strict and catalog.failures:
        errors = [failure.as_error() for failure in catalog.failures]
        raise ExceptionGroup(f"failures of plugins: {len(errors)}", errors)
    return catalog


def _pieces(shelf: "Later[Shelf]") -> Later[tuple[Any, ...]]:
    return Later(lambda: tuple(piece for _, piece in shelf().pieces.values()))


@attrs.frozen
class Shelf:
    """The pieces of one hook under their names, each with the plugin it came from; and the names that were taken."""

    pieces: Mapping[str, tuple[Opened, Any]]
    failures: tuple[PluginFailure, ...]


def _shelf(hook: Hook, asked: Iterable[Opened]) -> Later[Shelf]:
    return Later(lambda: _shelved(hook, asked))


def _shelved(hook: Hook, asked: Iterable[Opened]) -> Shelf:
    pieces: dict[str, tuple[Opened, Any]] = {}
    failures = []
    for one in asked:
        for name, piece in one.offered(hook).pieces:
            if name in pieces:
                first, kept = pieces[name]
                places = (place_of(hook, piece), place_of(hook, kept))
                failures.append(clash(one.candidate, first.candidate, hook, name, places))
            else:
                pieces[name] = (one, piece)
    return Shelf(pieces, tuple(failures))


@attrs.frozen
class Spoken:
    """The vocabulary of all plugins, what was taken of each, and the rows that were refused."""

    whole: "Vocabulary"
    labels: Mapping[int, list[str]]
    failures: tuple[PluginFailure, ...]


def _spoken(asked: Iterable[Opened]) -> Spoken:
    # A plugin may rename codes of danvan, that is what it is for; of two plugins that differ the first is heard.
    hook = next(hook for hook in HOOKS if hook.noun == "vocabulary")
    whole = _no_codes()
    failures: list[PluginFailure] = []
    heard: list[tuple[Opened, Vocabulary]] = []
    labels: dict[int, list[str]] = {}
    for one in asked:
        for name, vocabulary in one.offered(hook).pieces:

            def blame(error: BaseException, one: Opened = one, name: str = name) -> None:
                failures.append(one.candidate.failed("offer", error, hook, name))

            with whatever_is_raised(blame):
                clashes = _clashes(vocabulary, [(first, other) for first, other in heard if first is not one])
                kept = _rows_but(vocabulary, clashes)
                whole = whole.combine(kept)
                failures.extend(
                    clash(one.candidate, first.candidate, hook, row_label(row)) for row, first in clashes.items()
                )
                labels.setdefault(id(one), []).extend(row_label(row) for row in rows_of(kept))
                if not one.candidate.own:
                    heard.append((one, kept))
    return Spoken(whole, labels, tuple(failures))


def _clashes(vocabulary: "Vocabulary", heard: "Iterable[tuple[Opened, Vocabulary]]") -> dict[Any, Opened]:
    found: dict[Any, Opened] = {}
    for first, other in heard:
        for row in conflicts(vocabulary, other):
            found.setdefault(row, first)
    return found


def _rows_but(vocabulary: "Vocabulary", gone: Mapping[Any, Opened]) -> "Vocabulary":
    return attrs.evolve(
        vocabulary,
        **{
            field.name: [row for row in getattr(vocabulary, field.name) if row not in gone]
            for field in attrs.fields(type(vocabulary))
        },
    )


def _plugin(one: Opened, shelves: Mapping[str, Later[Shelf]], spoken: Spoken) -> Plugin:
    taken = {
        name: tuple(piece for piece, (whose, _) in shelf().pieces.items() if whose is one)
        for name, shelf in shelves.items()
    }
    taken["danvan_vocabularies"] = tuple(spoken.labels.get(id(one), ()))
    return Plugin(
        name=one.candidate.name,
        distribution=one.candidate.distribution,
        version=one.candidate.version,
        offers=tuple(Offer(hook.name, taken[hook.name]) for hook in HOOKS if taken[hook.name]),
    )
