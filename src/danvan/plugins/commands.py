"""A command that a plugin adds to the command line."""

import importlib
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

import attrs

from danvan.errors import BadValue

EXIT_CODE = int | None
"""What a command gives: an exit code, None for 0."""


@attrs.frozen
class Reference:
    """A function by its name, `package.module:function`, imported when it is first called."""

    target: str

    def __attrs_post_init__(self) -> None:
        module, colon, function = self.target.partition(":")
        if not (colon and function.isidentifier() and all(part.isidentifier() for part in module.split("."))):
            raise BadValue("function of a command", self.target, 'give a function, or "package.module:function"')

    def __call__(self, *given: Any) -> Any:
        module, _, function = self.target.partition(":")
        return getattr(importlib.import_module(module), function)(*given)


def _called(function: "Callable[..., Any] | str") -> Callable[..., Any]:
    return Reference(function) if isinstance(function, str) else function


def _nothing(_: ArgumentParser) -> None:
    """A command without options of its own."""


@attrs.frozen(kw_only=True)
class Command:
    """A command of the command line: its name, one line of help, its options, and the function that runs it.

    Parameters: `name` is the word after `danvan`; `help` is the line beside it in `danvan --help`; `configure` adds the
    options to an `argparse.ArgumentParser`; `run` takes an `Invocation` and returns the exit code, None for 0. Each
    function may be given by its name, `"package.module:function"`: it is then imported when the command is run.

    >>> from danvan.plugins import Command
    >>> Command(name="count", help="count the facts of a book", run="my_plugin.count:run").name
    'count'
    """

    name: str
    help: str
    run: Callable[..., int | None] = attrs.field(converter=_called)
    configure: Callable[[ArgumentParser], None] = attrs.field(default=_nothing, converter=_called)
