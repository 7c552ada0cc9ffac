"""One run of a command: what was typed, the pieces on offer, and where the answer goes."""

import argparse
import json
import sys
from typing import TextIO

import attrs

from danvan.plugins.catalog import Catalog
from danvan.values.printable import json_printable, printable


@attrs.frozen(kw_only=True)
class Invocation:
    """One run of a command.

    Parameters: `options` are the words typed, as the parser of the command has read them; `catalog` has the pieces of
    danvan and of every plugin; `out` and `err` are the streams of the answer and of everything else.

    A command writes its answer with `line` or `raw`: what it prints otherwise goes to standard error.

    >>> import argparse, sys
    >>> from danvan import Catalog
    >>> from danvan.plugins import Invocation
    >>> Invocation(options=argparse.Namespace(), catalog=Catalog.of(), out=sys.stdout).line("2 facts")
    2 facts
    """

    options: argparse.Namespace
    catalog: Catalog
    out: TextIO = attrs.field(factory=lambda: sys.stdout, repr=False)
    err: TextIO | None = attrs.field(default=None, repr=False)

    def line(self, text: str) -> None:
        """Write one line of the answer; control characters in it are shown as escapes."""
        self._write(f"{printable(text)}\n".encode())

    def json(self, value: object) -> None:
        """Write a value as one JSON document, laid out; control characters stay readable escapes of JSON."""
        text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
        self._write(f"{json_printable(text)}\n".encode())

    def raw(self, data: bytes) -> None:
        """Write bytes of the answer, as an exporter wrote them; a terminal gets their control characters as escapes."""
        if self.out.isatty():
            data = printable(data.decode("utf-8", "backslashreplace")).encode()
        self._write(data)

    def progress(self, text: str) -> None:
        """Report what is being done; only a terminal is told."""
        if self.err is not None and self.err.isatty():
            print(f"{printable(text)} …", file=self.err, flush=True)

    def warn(self, text: str) -> None:
        """Write a line to standard error."""
        if self.err is not None:
            print(f"danvan: {printable(text)}", file=self.err)

    def _write(self, data: bytes) -> None:
        buffer = getattr(self.out, "buffer", None)
        if buffer is None:
            self.out.write(data.decode("utf-8", "backslashreplace"))
            return
        rest = memoryview(data)
        while rest:
            # An unbuffered stream (`python -u`) may take a part only.
            rest = rest[buffer.write(rest) :]
