"""What an exporter is, and the call that writes a file with one."""

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from danvan.errors import BadValue


class Exporter(Protocol):
    """Writes a Report or a Book to a stream: the same content gives the same bytes; the stream is left open."""

    @property
    def name(self) -> str:
        """The stable name it is asked for by."""
        ...

    @property
    def suffix(self) -> str:
        """The suffix of the files it writes, with its dot."""
        ...

    @property
    def takes(self) -> type:
        """What it writes: the class Report or the class Book."""
        ...

    def write(self, content: Any, out: BinaryIO, /) -> None:
        """Write the content to the stream."""
        ...


def export(content: object, path: str | os.PathLike[str], exporter: Exporter) -> Path:
    """Write a Report or a Book to a file, beside it first and then renamed: no half file is ever seen.

    Parameters: `path` is the file; `exporter` comes from a catalog (`catalog.exporter("docx")`).

    Raises: BadValue when the exporter does not take such content; whatever the exporter raises, with the old
    file untouched.
    """
    if not isinstance(content, exporter.takes):
        raise BadValue(
            f"content for exporter {exporter.name}",
            type(content).__name__,
            f"give a {exporter.takes.__name__}",
        )
    target = Path(path)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            exporter.write(content, out)
            out.flush()
            os.fsync(out.fileno())
        part.chmod(0o644 if not target.exists() else target.stat().st_mode & 0o777)
        part.replace(target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            part.unlink()
    return target
