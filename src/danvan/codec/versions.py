"""The versions of the file format: what opens a file of this one, brings up an older one and refuses a newer."""

from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from typing import Any

import attrs

from danvan.codec.json_text import WHOLE_FILE
from danvan.codec.scalars import TWICE, Repeated, shown
from danvan.errors import DecodeError, Problem

Migration = Callable[[dict[str, Any]], dict[str, Any]]
"""Brings a document one version up: a pure function of plain data.

It is given the whole document, or, for a bundle, a document that holds one record: so what it does to a
record may not depend on the others.
"""


@attrs.frozen
class History:
    """The version that is written, and what brings each older version one up.

    Parameters: `migrations` by the version they start from.
    """

    version: int
    migrations: Mapping[int, Migration] = attrs.field(factory=dict)

    def opened(self, plain: Any, form: str, *, file: str) -> tuple[dict[str, Any], int]:
        """The document in the present version, and the version it was written in.

        Parameters: `form` is the name that stands under `format`.

        Raises: DecodeError when it is no such document, or of a version that cannot be read.
        """
        problem = next(self._refusals(plain, form), None)
        if problem is not None:
            raise DecodeError(file, [problem])
        written: int = plain["version"]
        return self.raised(plain, written, file=file), written

    def raised(self, plain: dict[str, Any], version: int, *, file: str) -> dict[str, Any]:
        """A document of an older version, brought up to the present one, step by step.

        Raises: DecodeError when a step cannot make sense of the document.
        """
        for step in range(version, self.version):
            try:
                plain = {**self.migrations[step](plain), "version": step + 1}
            except Exception as error:  # an old document may be wrong in any way
                said = f"cannot be brought from version {step} to {step + 1}: {type(error).__name__}: {error}"
                raise DecodeError(file, [Problem(WHOLE_FILE, said)]) from error
        return plain

    @property
    def oldest(self) -> int:
        """The oldest version that can be read."""
        unbroken = takewhile(self.migrations.__contains__, range(self.version - 1, -1, -1))
        return self.version - len(list(unbroken))

    def _refusals(self, plain: Any, form: str) -> Iterator[Problem]:
        if not isinstance(plain, dict):
            yield Problem(WHOLE_FILE, f'expected an object with "format": "{form}", got {shown(plain)}')
            return
        for name in ("format", "version"):
            if isinstance(plain, Repeated) and name in plain.twice:
                yield Problem(name, TWICE)
        if "format" not in plain:
            yield Problem("format", f'missing; a file of this kind starts with "format": "{form}"')
        elif plain["format"] != form:
            other = _REMEDIES.get(str(plain["format"]), "danvan does not read it here")
            yield Problem("format", f'expected "{form}", got {shown(plain["format"])}; {other}')
        if "version" not in plain:
            yield Problem("version", f"missing; the present version is {self.version}")
        elif type(plain["version"]) is not int:
            yield Problem("version", f"expected a whole number, got {shown(plain['version'])}")
        elif plain["version"] > self.version:
            yield Problem("version", f"{plain['version']} was made by a newer danvan; update danvan to read it")
        elif plain["version"] < self.oldest:
            yield Problem("version", f"{plain['version']} is not read; the oldest version that is: {self.oldest}")


BOOK = "danvan-book"
BUNDLE = "danvan-bundle"
HISTORY = History(1)
"""The history of both forms, which share their records and so their version."""

_REMEDIES = {
    BUNDLE: "read the directory that this manifest lies in",
    BOOK: "a book in one document is read by its own path, not as a bundle",
}
