"""The catalog: the pieces on offer, by name, and the plugins that failed."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import attrs

from danvan.aggregates.aggregator import Aggregator
from danvan.errors import BadValue, Unknown
from danvan.exports.exporter import Exporter
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
from danvan.reading.importer import Importer
from danvan.reports.composer import Composer
from danvan.rules import Rule
from danvan.vocabulary import Vocabulary

T = TypeVar("T")
MAY_BE_OF_A_PLUGIN = "a plugin may bring it; `danvan plugins` shows those that are installed"


@attrs.frozen(kw_only=True)
class Catalog:
    """The rules, aggregators, reports, exporters and importers on offer, the vocabulary, and what failed.

    Pieces stand in the order they were offered: danvan's own first, then those of the entry points by name.
    What a piece raises carries a note naming the piece and its plugin.

    Parameters: `vocabulary` is the shipped one with the plugins' rows; `plugins` are those that were registered, with
    what was taken of each; `failures` say what went wrong; `blocked` names the plugins left out on purpose.

    >>> Catalog.of().plugins[0].name
    'danvan'
    """

    rules: tuple[Rule, ...] = ()
    aggregators: tuple[Aggregator[Any], ...] = ()
    reports: tuple[Composer, ...] = ()
    exporters: tuple[Exporter, ...] = ()
    importers: tuple[Importer, ...] = ()
    vocabulary: Vocabulary = attrs.field(factory=Vocabulary)
    plugins: tuple[Plugin, ...] = ()
    failures: tuple[PluginFailure, ...] = ()
    blocked: tuple[str, ...] = ()

    @classmethod
    def of(cls, *plugins: object, strict: bool = False) -> "Catalog":
        """A catalog of danvan's own pieces and of those of plain objects: modules or instances with marked hooks.

        Nothing is discovered, and nothing is kept outside the catalog, so several live side by side.

        Raises: with `strict`, one ExceptionGroup of every failure.
        """
        distinct = {id(plugin): plugin for plugin in plugins}.values()
        return _catalog([built_in(), *(given(plugin) for plugin in distinct)], strict=strict)

    def rule(self, code: str) -> Rule:
        """The rule of a code.

        Raises: Unknown, naming the rules there are.
        """
        return self._find("rule", code, {rule.code: rule for rule in self.rules})

    def aggregator(self, name: str) -> Aggregator[Any]:
        """The aggregator of a name.

        Raises: Unknown, naming the aggregators there are.
        """
        return self._find("aggregator", name, {piece.name: piece for piece in self.aggregators})

    def report(self, name: str) -> Composer:
        """The report composer of a name.

        Raises: Unknown, naming the reports there are.
        """
        return self._find("report", name, {piece.name: piece for piece in self.reports})

    def exporter(self, name: str) -> Exporter:
        """The exporter of a name.

        Raises: Unknown, naming the exporters there are.
        """
        return self._find("exporter", name, {piece.name: piece for piece in self.exporters})

    def importer(self, name: str) -> Importer:
        """The importer of a name.

        Raises: Unknown, naming the importers there are.
        """
        return self._find("importer", name, {piece.name: piece for piece in self.importers})

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
    found = [*failures, *(failure for one in asked for failure in one.failures)]
    shelves = {hook.name: _shelf(hook, asked, found) for hook in HOOKS if hook.noun != "vocabulary"}
    vocabulary, spoken = _spoken(asked, found)
    if strict and found:
        raise ExceptionGroup(f"failures of plugins: {len(found)}", [failure.as_error() for failure in found])
    pieces = {name: tuple(piece for _, piece in shelf.values()) for name, shelf in shelves.items()}
    return Catalog(
        rules=pieces["danvan_rules"],
        aggregators=pieces["danvan_aggregators"],
        reports=pieces["danvan_reports"],
        exporters=pieces["danvan_exporters"],
        importers=pieces["danvan_importers"],
        vocabulary=vocabulary,
        plugins=tuple(_plugin(one, shelves, spoken) for one in asked if one.registered),
        failures=tuple(found),
        blocked=tuple(blocked),
    )


Shelf = dict[str, tuple[Opened, Any]]
"""The pieces of one hook under their names, each with the plugin it came from."""


def _shelf(hook: Hook, asked: Iterable[Opened], failures: list[PluginFailure]) -> Shelf:
    shelf: Shelf = {}
    for one in asked:
        for name, piece in one.offered.get(hook.name, ()):
            if name in shelf:
                first, kept = shelf[name]
                places = (place_of(piece), place_of(kept))
                failures.append(clash(one.candidate, first.candidate, hook, name, places))
            else:
                shelf[name] = (one, piece)
    return shelf


def _spoken(asked: Iterable[Opened], failures: list[PluginFailure]) -> tuple[Vocabulary, dict[int, list[str]]]:
    # A plugin may rename codes of danvan, that is what it is for; of two plugins that differ the first is heard.
    hook = next(hook for hook in HOOKS if hook.noun == "vocabulary")
    whole = Vocabulary()
    heard: list[tuple[Opened, Vocabulary]] = []
    labels: dict[int, list[str]] = {}
    for one in asked:
        for name, vocabulary in one.offered.get(hook.name, ()):

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
    return whole, labels


def _clashes(vocabulary: Vocabulary, heard: Iterable[tuple[Opened, Vocabulary]]) -> dict[Any, Opened]:
    found: dict[Any, Opened] = {}
    for first, other in heard:
        for row in conflicts(vocabulary, other):
            found.setdefault(row, first)
    return found


def _rows_but(vocabulary: Vocabulary, gone: Mapping[Any, Opened]) -> Vocabulary:
    return Vocabulary(
        **{
            field.name: [row for row in getattr(vocabulary, field.name) if row not in gone]
            for field in attrs.fields(Vocabulary)
        }
    )


def _plugin(one: Opened, shelves: Mapping[str, Shelf], spoken: Mapping[int, list[str]]) -> Plugin:
    taken = {
        hook.name: tuple(name for name, (whose, _) in shelves.get(hook.name, {}).items() if whose is one)
        or tuple(spoken.get(id(one), ()) if hook.noun == "vocabulary" else ())
        for hook in HOOKS
    }
    return Plugin(
        name=one.candidate.name,
        distribution=one.candidate.distribution,
        version=one.candidate.version,
        offers=tuple(Offer(hook, pieces) for hook, pieces in taken.items() if pieces),
    )
