"""Plugins: each found, loaded, registered and asked by itself, so that a broken one costs only itself.

pluggy alone would stop at the first bad import, at the first hook that raises, and let a misspelt hook name
pass. Here each plugin has a manager of its own, and what goes wrong is kept as a value.
"""

import contextlib
import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import metadata
from itertools import islice
from types import ModuleType
from typing import Any, Literal

import attrs
import pluggy

from danvan.errors import BadValue, PluginError
from danvan.interrupts import is_interrupt, one_line
from danvan.plugins import builtin, hooks
from danvan.plugins.hooks import GROUP
from danvan.plugins.later import Later, ready
from danvan.plugins.validation import HOOKS, Hook, label, place_of, row_label, rows_of, taken

MOST_PIECES = 10_000
Stage = Literal["load", "register", "offer", "clash"]


@attrs.frozen
class Offer:
    """What the catalog took of one hook of a plugin: the codes or names."""

    hook: str
    pieces: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Plugin:
    """A plugin that was found and registered: who it is and what was taken of it.

    Parameters: `name` is that of the entry point, or of the object given to `Catalog.of`; `distribution` and
    `version` are None where it was not installed.
    """

    name: str
    distribution: str | None = None
    version: str | None = None
    offers: tuple[Offer, ...] = ()

    def __str__(self) -> str:
        return owner(self.name, self.distribution, self.version)


@attrs.frozen(kw_only=True)
class PluginFailure:
    """What went wrong with a plugin, and at which stage.

    Parameters: `stage` is `load`, `register`, `offer` or `clash`; `hook` and `piece` are None where the plugin
    failed before it came to them; `kept_by` names the plugin that has the name or code, at a clash; `error` is
    the exception.
    """

    plugin: str
    distribution: str | None = None
    stage: Stage
    hook: str | None = None
    piece: str | None = None
    kept_by: str | None = None
    message: str
    error: BaseException | None = attrs.field(default=None, eq=False, repr=False)

    def __str__(self) -> str:
        where = " ".join(part for part in (self.hook, self.piece) if part)
        return f"plugin {owner(self.plugin, self.distribution)}, {self.stage}{where and f' of {where}'}: {self.message}"

    def as_error(self) -> PluginError:
        """The failure as an exception, with the original as its cause."""
        error = PluginError(
            owner(self.plugin, self.distribution),
            self.piece or self.hook or self.stage,
            f"{self.stage}: {self.message}",
        )
        error.__cause__ = self.error
        return error


@attrs.frozen(kw_only=True)
class Candidate:
    """A plugin before it is loaded."""

    name: str
    distribution: str | None = None
    version: str | None = None
    load: Callable[[], object] = attrs.field(eq=False)
    own: bool = False

    def failed(
        self, stage: Stage, error: BaseException, hook: Hook | None = None, piece: str | None = None
    ) -> PluginFailure:
        """Its failure at a stage."""
        return PluginFailure(
            plugin=self.name,
            distribution=self.distribution,
            stage=stage,
            hook=None if hook is None else hook.name,
            piece=piece,
            message=one_line(error),
            error=error,
        )


@attrs.frozen(kw_only=True)
class Offered:
    """What a plugin offers by one hook: each piece under its name or code, and what went wrong."""

    pieces: tuple[tuple[str, Any], ...] = ()
    failures: tuple[PluginFailure, ...] = ()


@attrs.frozen(kw_only=True)
class Opened:
    """A plugin that was loaded and registered, or could not be; a hook is asked when its pieces are first wanted."""

    candidate: Candidate
    registered: bool = False
    failures: tuple[PluginFailure, ...] = ()
    _offered: Mapping[str, Later[Offered]] = attrs.field(factory=dict)

    def offered(self, hook: Hook) -> Offered:
        """What it offers by a hook."""
        return self._offered.get(hook.name, NOTHING)()

    def known_failures(self) -> Iterator[PluginFailure]:
        """What has gone wrong so far, without asking a hook."""
        yield from self.failures
        for offered in self._offered.values():
            if offered.made:
                yield from offered().failures


NOTHING = ready(Offered())


def owner(name: str, distribution: str | None, version: str | None = None) -> str:
    """A plugin as people name it: `docx (danvan-docx 0.1.0)`."""
    found = " ".join(part for part in (distribution, version) if part)
    return f"{name} ({found})" if found not in ("", name) else name


@contextlib.contextmanager
def whatever_is_raised(blame: Callable[[BaseException], None]) -> Iterator[None]:
    """Give whatever is raised inside to `blame` and go on, SystemExit too; only interrupts of the host go out."""
    try:
        yield
    except BaseException as error:  # a plugin costs itself, whatever it raises
        if is_interrupt(error):
            raise
        blame(error)


def built_in() -> Candidate:
    """danvan's own pieces."""
    return Candidate(name=GROUP, distribution=GROUP, version=_own_version(), load=lambda: builtin, own=True)


def given(plugin: object) -> Candidate:
    """A plain object as a plugin, under the name of its module or class."""
    name = plugin.__name__ if isinstance(plugin, ModuleType | type) else type(plugin).__name__
    return Candidate(name=name, load=lambda: plugin)


def _own_version() -> str | None:
    with contextlib.suppress(metadata.PackageNotFoundError):
        return metadata.version(GROUP)
    return None


def installed() -> tuple[tuple[Candidate, ...], tuple[PluginFailure, ...]]:
    """The entry points of group `danvan` of every installed distribution, by name and then by distribution.

    Nothing is imported. A distribution whose list of entry points cannot be read is a failure of its own;
    `importlib.metadata.entry_points` would stop there for everybody.
    """
    found: list[Candidate] = []
    failures: list[PluginFailure] = []
    for distribution in _distributions():
        name, version = _said_of(distribution, "Name"), _said_of(distribution, "Version")

        def blame(error: BaseException, name: str | None = name) -> None:
            failures.append(
                PluginFailure(
                    plugin=name or "unnamed", distribution=name, stage="load", message=one_line(error), error=error
                )
            )

        with whatever_is_raised(blame):
            found.extend(
                Candidate(name=entry.name, distribution=name, version=version, load=entry.load)
                for entry in distribution.entry_points.select(group=GROUP)
            )
    return tuple(sorted(found, key=lambda one: (one.name, one.distribution or ""))), tuple(failures)


def _distributions() -> Iterable[metadata.Distribution]:
    # The first distribution of a name on the path is the one that is imported; a later one is a leftover.
    found: dict[str, metadata.Distribution] = {}
    for distribution in metadata.distributions():
        with whatever_is_raised(lambda _: None):  # a broken folder of somebody else's is no concern of ours
            if _names_danvan(distribution):
                name = _said_of(distribution, "Name")
                same = re.sub(r"[-_.]+", "-", name).lower() if name else f"unnamed {len(found)}"
                found.setdefault(same, _first(name, distribution))
    return [found[name] for name in sorted(found)]


def _names_danvan(distribution: metadata.Distribution) -> bool:
    group = f"[{GROUP}]"
    try:
        return group in (distribution.read_text("entry_points.txt") or "")
    except UnicodeDecodeError as error:
        # Not UTF-8, perhaps UTF-16: reading its entry points will fail again, and say so, if danvan is in them.
        return group.encode() in error.object.replace(b"\0", b"")


def _said_of(distribution: metadata.Distribution, part: str) -> str | None:
    # A folder whose METADATA is gone or garbled still offers its entry points.
    with contextlib.suppress(Exception):
        return str(distribution.metadata[part] or "") or None
    return None


def _first(name: str | None, distribution: metadata.Distribution) -> metadata.Distribution:
    with contextlib.suppress(metadata.PackageNotFoundError):
        return metadata.distribution(name) if name else distribution
    return distribution


def opened(candidate: Candidate) -> Opened:
    """Load a plugin and register it; whatever goes wrong is recorded, never raised."""
    failures: list[PluginFailure] = []
    with whatever_is_raised(lambda error: failures.append(candidate.failed("load", error))):
        plugin = candidate.load()
    if failures:
        return Opened(candidate=candidate, failures=tuple(failures))
    with whatever_is_raised(lambda error: failures.append(candidate.failed("register", error))):
        implementations = _registered(candidate.name, plugin)
    if failures:
        return Opened(candidate=candidate, failures=tuple(failures))
    offered = {hook.name: _asked(candidate, hook, calls) for hook, calls in implementations.items()}
    return Opened(candidate=candidate, registered=True, offered=offered)


def _asked(candidate: Candidate, hook: Hook, calls: Iterable[Callable[[], object]]) -> Later[Offered]:
    return Later(lambda: _offered(candidate, hook, calls))


def _registered(name: str, plugin: object) -> dict[Hook, list[Callable[[], object]]]:
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hooks)
    manager.register(plugin, name)
    known = {hook.name: hook for hook in HOOKS}
    found: dict[Hook, list[Callable[[], object]]] = {}
    for caller in manager.get_hookcallers(plugin) or ():
        for implementation in caller.get_hookimpls():
            if implementation.hookwrapper or implementation.wrapper:
                raise BadValue("hook", caller.name, "take `wrapper` off; hooks of danvan are not wrapped")
            if caller.name in known:
                found.setdefault(known[caller.name], []).append(implementation.function)
            elif not implementation.optionalhook:
                raise BadValue("hook", caller.name, f"give one of: {', '.join(known)}")
    _refuse_unmarked(plugin)
    if not found:
        raise BadValue("plugin", type(plugin).__name__, "mark a function named after a hook with danvan.hookimpl")
    return {hook: found[hook] for hook in HOOKS if hook in found}


def _refuse_unmarked(plugin: object) -> None:
    # A hook without its mark would be passed over in silence; names that start so are kept for hooks.
    for name in dir(plugin):
        if name.startswith(f"{GROUP}_"):
            value = inspect.getattr_static(plugin, name, None)
            function = getattr(value, "__func__", value)
            if inspect.isroutine(function) and not hasattr(function, f"{GROUP}_impl"):
                raise BadValue("function", name, "mark it with danvan.hookimpl, or name it otherwise")


def _offered(candidate: Candidate, hook: Hook, calls: Iterable[Callable[[], object]]) -> Offered:
    failures: list[PluginFailure] = []
    raw: list[object] = []
    with whatever_is_raised(lambda error: failures.append(candidate.failed("offer", error, hook))):
        for call in calls:
            raw.extend(_listed(call()))
    pieces: dict[str, Any] = {}
    repeated: list[PluginFailure] = []
    for number, piece in enumerate(raw if not failures else (), 1):

        def blame(error: BaseException, piece: object = piece, number: int = number) -> None:
            failures.append(candidate.failed("offer", error, hook, label(piece, number)))

        with whatever_is_raised(blame):
            name, fit = taken(hook, piece, plugin=owner(candidate.name, candidate.distribution), own=candidate.own)
            if hook.noun == "vocabulary":
                name = f"vocabulary {number}"
                _refuse_conflict(fit, pieces.values())
            if name in pieces:
                places = (place_of(hook, fit), place_of(hook, pieces[name]))
                repeated.append(clash(candidate, candidate, hook, name, places))
            else:
                pieces[name] = fit
    return Offered(pieces=() if failures else tuple(pieces.items()), failures=(*failures, *repeated))


def clash(
    late: Candidate, first: Candidate, hook: Hook, name: str, places: tuple[str, str] | None = None
) -> PluginFailure:
    """The failure of a piece whose name or code is taken.

    Parameters: `places` say where the refused piece and the one that keeps the name are made.
    """
    keeper = owner(first.name, first.distribution)
    advice = f"take another name; plugin {keeper} has it"
    if places is not None:
        advice = f"take another name for {places[0]}; plugin {keeper} has it at {places[1]}"
    error = BadValue(f"{hook.noun} of plugin {owner(late.name, late.distribution)}", name, advice)
    return attrs.evolve(late.failed("clash", error, hook, name), kept_by=keeper)


def _listed(result: object) -> list[object]:
    if inspect.iscoroutine(result):
        result.close()
    if isinstance(result, str | bytes | Mapping) or not isinstance(result, Iterable):
        raise BadValue("what the hook gave", type(result).__name__, "give an iterable of pieces, such as a tuple")
    pieces = list(islice(result, MOST_PIECES + 1))
    if len(pieces) > MOST_PIECES:
        if inspect.isgenerator(result):
            result.close()
        raise BadValue("what the hook gave", f"more than {MOST_PIECES} pieces", "offer fewer")
    return pieces


def _refuse_conflict(vocabulary: Any, others: Iterable[Any]) -> None:
    for other in others:
        for row in conflicts(vocabulary, other):
            raise BadValue("code of vocabulary", row_label(row), "offer it once, or with a start of its own")


def conflicts(vocabulary: Any, earlier: Any) -> tuple[Any, ...]:
    """The rows of a vocabulary that an earlier one has otherwise, under the same code and start."""
    kept = set(rows_of(vocabulary.combine(earlier)))
    return tuple(row for row in rows_of(vocabulary) if row not in kept)
