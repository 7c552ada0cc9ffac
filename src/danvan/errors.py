"""What danvan raises: one family, each member also the built-in error a caller would expect.

An exception means that a thing cannot exist at all. A thing that exists but is wrong is a
:class:`danvan.Finding`, never an exception.
"""

import difflib
import os
from collections.abc import Iterable, Sequence

import attrs

MOST_COMPARED = 2_000
"""Names that a misspelt one is compared with: of a nation's units the list says enough."""


class DanvanError(Exception):
    """Every exception danvan raises on purpose descends from this one."""


class BadValue(DanvanError, ValueError):
    """A value that cannot exist: says what it is for, what was got and what to do.

    Parameters: ``what`` names the thing, ``got`` is the value (shortened in the message),
    ``remedy`` is what was expected and what to do.

    >>> str(BadValue("end of span", "2016-01-01", "put it after the start, 2017-01-01"))
    'end of span: got "2016-01-01"; put it after the start, 2017-01-01'
    """

    def __init__(self, what: str, got: object, remedy: str) -> None:
        self.what = what
        self.got = got
        self.remedy = remedy
        super().__init__(f'{what}: got "{shortened(str(got))}"; {remedy}')


class Unknown(DanvanError, LookupError):
    """A name that is not on offer: says which names are, and which one may have been meant.

    >>> str(Unknown("exporter", "pdf", ["csv", "docx"]))
    'no exporter "pdf"; there are: csv, docx'
    >>> str(Unknown("exporter", "DOC", ["csv", "docx"]))
    'no exporter "DOC"; did you mean "docx"? there are: csv, docx'
    """

    def __init__(self, what: str, got: str, known: Iterable[str]) -> None:
        self.what = what
        self.got = got
        self.known = tuple(known)
        there_are = ", ".join(self.known[:20]) or "none"
        more = f" and {len(self.known) - 20} more" if len(self.known) > 20 else ""
        self.meant = nearest(got, self.known)
        asked = f'did you mean "{self.meant}"? ' if self.meant is not None else ""
        super().__init__(f'no {what} "{shortened(got)}"; {asked}there are: {there_are}{more}')


@attrs.frozen
class Problem:
    """One thing wrong in a file: where (``figures[3].quantity.value``), and what to do about it."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class DecodeError(DanvanError, ValueError):
    """A file that does not hold a book: every problem found in it, each with its place."""

    def __init__(self, file: str, problems: Iterable[Problem]) -> None:
        self.file = file
        self.problems = tuple(problems)
        shown = "\n".join(f"  {problem}" for problem in self.problems[:50])
        more = f"\n  and {len(self.problems) - 50} more" if len(self.problems) > 50 else ""
        count = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        super().__init__(f"{file}: {count}\n{shown}{more}")


class BookChanged(DanvanError, RuntimeError):
    """A book that was to be written back is no longer what was read: somebody else wrote it meanwhile.

    Parameters: ``path`` is the file or directory; ``read`` the digest of what was read; ``found`` that of what is there
    now, None where nothing is.
    """

    def __init__(self, path: str, read: str, found: str | None) -> None:
        self.path = path
        self.read = read
        self.found = found
        state = "is gone" if found is None else "was changed by somebody else"
        super().__init__(f"{path} {state} since it was read; read it again and repeat what you did")


class CannotWrite(DanvanError, OSError):
    """A file that cannot be written: its path, why, and what to do.

    >>> str(CannotWrite("nowhere/a.csv", "there is no folder nowhere", "make it first"))
    'cannot write nowhere/a.csv: there is no folder nowhere; make it first'
    """

    def __init__(self, path: str | os.PathLike[str], reason: str, remedy: str) -> None:
        self.path = path
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"cannot write {os.fspath(path)}: {reason}; {remedy}")


class PluginError(DanvanError, RuntimeError):
    """A piece that came from a plugin did not keep its contract: names the plugin, the piece and what to do.

    >>> str(PluginError("odt (danvan-odt)", "exporter odt", "write raised KeyError", "report it to its authors"))
    'exporter odt of plugin odt (danvan-odt): write raised KeyError; report it to its authors'
    """

    def __init__(self, plugin: str, piece: str, message: str, remedy: str = "") -> None:
        self.plugin = plugin
        self.piece = piece
        self.remedy = remedy
        super().__init__(f"{piece} of plugin {plugin}: {message}{remedy and f'; {remedy}'}")

    def __reduce__(self) -> tuple[object, ...]:
        # Made anew from what it says, so that a worker process can hand it on.
        return (_plugin_error, (self.plugin, self.piece, self.args, self.remedy))


def _plugin_error(plugin: str, piece: str, args: tuple[object, ...], remedy: str) -> PluginError:
    error = PluginError(plugin, piece, "", remedy)
    error.args = args
    return error


def nearest(name: str, known: Sequence[str]) -> str | None:
    """The known name that a misspelt one most likely stands for; None where none is near.

    >>> nearest("funel", ["awards", "funnel"]), nearest("dv403", ["DV402", "DV403"]), nearest("x", ["awards"])
    ('funnel', 'DV403', None)
    """
    if len(known) > MOST_COMPARED:
        return None
    folded = {one.casefold(): one for one in reversed(known)}
    close = difflib.get_close_matches(name[:40].casefold(), folded, n=1)
    return folded[close[0]] if close else None


def shortened(text: str, *, most: int = 80) -> str:
    """A value short enough to stand in a message; what cannot be printed is escaped.

    >>> shortened("a" * 100, most=5)
    'aaaaa… (100 characters)'
    """
    head = text[:most].encode("utf-8", "backslashreplace").decode("utf-8")
    return head if len(text) <= most else f"{head}… ({len(text)} characters)"
