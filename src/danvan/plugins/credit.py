"""Pieces that name their plugin when they raise, or give what their hook does not promise."""

import functools
import importlib
import inspect
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from danvan.errors import DanvanError, PluginError
from danvan.interrupts import is_interrupt, one_line
from danvan.plugins.results import flaw

OWN = "danvan"
REMEDY = "report it to the plugin's authors, or leave the plugin out (block)"


@attrs.frozen
class Credit:
    """Whose piece it is: its noun and name, and the plugin it came from."""

    noun: str
    name: str
    plugin: str

    def note(self, error: BaseException) -> None:
        """Say on an exception which plugin's piece raised it, once; danvan's own refusals say enough."""
        if self.plugin == OWN:
            return
        said = f"raised by {self.noun} {self.name} of plugin {self.plugin}"
        if said not in getattr(error, "__notes__", ()):
            error.add_note(said)

    def error(self, message: str, remedy: str = REMEDY) -> PluginError:
        """The error of a piece that broke its contract."""
        return PluginError(self.plugin, f"{self.noun} {self.name}", message, remedy)


@attrs.frozen
class Guarded:
    """A call of a piece: whatever it raises, and whatever it gives that its hook does not promise, is a PluginError.

    Errors of danvan go out as they are, with a note: that is how a composer refuses an option. So does a call with
    arguments that the piece does not take (TypeError), and an interrupt of the host, such as Ctrl-C.

    Parameters: `gives` names what is promised, as `module:class`, None for anything; `passes` are the errors that go
    out as they are.
    """

    call: Callable[..., Any]
    credit: Credit
    gives: str | None = None
    passes: tuple[type[Exception], ...] = (DanvanError,)

    def __call__(self, *given: Any, **options: Any) -> Any:
        """Call the piece.

        Raises: PluginError, naming the plugin and the piece; an error of danvan, with a note; interrupts of the host.
        """
        try:
            result = self.call(*given, **options)
        except self.passes as error:
            self.credit.note(error)
            raise
        except BaseException as error:
            if is_interrupt(error) or (isinstance(error, TypeError) and not _takes(self.call, given, options)):
                raise
            raise self.credit.error(f"{_name(self.call)} raised {one_line(error)}") from error
        self._check(result)
        return result

    def _check(self, result: object) -> None:
        if self.gives is None:
            return
        module, _, kind = self.gives.partition(":")
        expected = getattr(importlib.import_module(module), kind)
        if isinstance(result, expected) and self.credit.plugin != OWN and attrs.has(type(result)):
            found = flaw(result, expected)
            if found is not None:
                message = f"{_name(self.call)} gave a {kind} in which {found}"
                raise self.credit.error(message, "give each part as its class declares it")
        if not isinstance(result, expected):
            message = f"{_name(self.call)} gave {type(result).__name__}"
            raise self.credit.error(message, f"it must give a {module}.{kind}")


def _name(call: Callable[..., Any]) -> str:
    return str(getattr(call, "__name__", "call"))


def _takes(call: Callable[..., Any], given: tuple[Any, ...], options: Mapping[str, Any]) -> bool:
    try:
        inspect.signature(call).bind(*given, **options)
    except (TypeError, ValueError):
        return False
    return True


class Credited:
    """A piece as it came, except that its calls are guarded.

    Everything else passes through, `isinstance` too. The name, the suffix and what it takes were read once, when
    it was offered, and stay as they were.
    """

    __slots__ = ("_calls", "_credit", "_piece", "_pinned")

    def __init__(
        self,
        piece: object,
        credit: Credit,
        calls: Mapping[str, str | None],
        pinned: tuple[tuple[str, object], ...],
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
        except BaseException as error:
            if is_interrupt(error):
                raise
            raise self._credit.error(f"{name} raised {one_line(error)}") from error
        if name not in self._calls:
            return value
        guarded = Guarded(value, self._credit, self._calls[name])

        @functools.wraps(value)
        def run(*given: object, **options: object) -> object:
            return guarded(*given, **options)

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
