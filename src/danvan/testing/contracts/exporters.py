"""What an exporter must keep to: anything is written, alike each time, to a stream that stays open."""

import copy
import io
from functools import partial
from typing import Any

import attrs
from hypothesis import strategies as st

from danvan.book.book import Book
from danvan.documents.blocks import Report
from danvan.exports.exporter import Exporter
from danvan.testing import strategies
from danvan.testing.printed import HARM, PLAIN, soaked
from danvan.testing.spelled import spelled
from danvan.testing.trials import EXAMPLES, Law, Several, differ, drawn, held, offered, told, tried


def check_exporter(exporter: Exporter, *, contents: Several[Any] | None = None, examples: int = EXAMPLES) -> None:
    """An exporter writes any report (or book, where it takes books), the same bytes each time, to a stream left open.

    The texts it is given are those that do harm: formulas, markup, line ends, control characters, half a character.

    Parameters: `contents` a strategy or some reports (books) to try it on in place of danvan's.

    Raises: AssertionError with the law that is broken and the smallest example.

    >>> from danvan.exports import BUILTIN
    >>> check_exporter(BUILTIN[0], examples=5)
    """
    who = offered("exporter", exporter)
    own: st.SearchStrategy[Any] = strategies.reports() if exporter.takes is Report else strategies.books()
    laws = (
        Law("it writes whatever it is given", partial(_writes, exporter)),
        Law("it leaves the stream open", partial(_leaves_open, exporter)),
        Law("the same content gives the same bytes", partial(_writes_alike, exporter)),
    )
    tried(who, laws, drawn(contents, own), _content, examples=examples, words=True)
    if exporter.takes is Report and contents is None:
        for word in (*PLAIN, *HARM):
            held(who, laws, soaked(word), f"content: a report with {word!r} in every place")


def _content(content: object) -> str:
    return told(content) if isinstance(content, Book) else f"content: {spelled(content)}"


class _Kept(io.BytesIO):
    """A stream that remembers what was written when it is closed."""

    written = b""

    def close(self) -> None:
        if not self.closed:
            self.written = self.getvalue()
        super().close()


def written(exporter: Exporter, content: object) -> bytes:
    """What an exporter writes, also where it closes the stream."""
    with _Kept() as out:
        exporter.write(content, out)
    return out.written


def _writes(exporter: Exporter, content: object) -> str | None:
    return None if written(exporter, content) else "it wrote nothing"


def _leaves_open(exporter: Exporter, content: object) -> str | None:
    with _Kept() as out:
        exporter.write(content, out)
        closed = out.closed
    return "it closed the stream; the caller does that" if closed else None


def _again(content: object) -> object:
    # Equal and yet another; the vocabulary of a book stays, it is large and nobody's to change.
    return (
        attrs.evolve(content, facts=copy.deepcopy(content.facts))
        if isinstance(content, Book)
        else copy.deepcopy(content)
    )


def _writes_alike(exporter: Exporter, content: object) -> str | None:
    first, again = written(exporter, content), written(exporter, _again(content))
    return differ("the bytes of one content, twice", first, again)
