"""Regular expressions of modules, compiled when they are first used."""

import re
from typing import Any, cast


class _Later:
    """A pattern that compiles itself at its first use, and then answers as the compiled one."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # What is found is kept on the object, so that it is looked up directly from then on.
        value = getattr(re.compile(self._source, self._flags), name)
        self.__dict__[name] = value
        return value

    def __repr__(self) -> str:
        return f"pattern({self._source!r})"


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression that is compiled when it is first used: importing a module compiles nothing.

    >>> pattern("[0-9]+").findall("12 hộ, 3 xã")
    ['12', '3']
    """
    return cast("re.Pattern[str]", _Later(source, flags))
