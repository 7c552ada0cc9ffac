"""What an exporter is, and the call that writes a file with one."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from danvan.documents.blocks import Report, TableBlock
from danvan.documents.tables import Table
from danvan.errors import BadValue, CannotWrite, PluginError
from danvan.files import beside, settle, sweep, take_the_place_of
from danvan.formats import format_of, refuse_other


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


def export(content: object, path: str | os.PathLike[str], exporter: Exporter, *, force: bool = False) -> Path:
    """Write a Report or a Book to a file, beside it first and then renamed: no half file is ever seen.

    An old file keeps its permissions, and a link to it stays a link; a new file has those of any new file.

    Parameters: `path` is the file; `exporter` comes from a catalog (`catalog.exporter("docx")`); `force` replaces a
    file of another kind too, such as a book by a report.

    Raises: BadValue when the exporter does not take such content or closes the stream; CannotWrite (an OSError)
    when the place cannot be written to, or holds a file of another kind; whatever the exporter raises. The old file is
    then untouched.
    """
    if isinstance(exporter, str):
        raise BadValue("exporter", exporter, "give the piece of that name, discover().exporter(name)")
    if not isinstance(content, exporter.takes):
        raise BadValue(
            f"content for exporter {exporter.name}",
            type(content).__name__,
            f"give a {exporter.takes.__name__}",
        )
    target = _file(path)
    with _told(target, "check that the folder may be written to"):
        part, out = beside(target)
    try:
        with out:
            try:
                exporter.write(content, out)
            except PluginError:
                with _told(target, "make room for it"):
                    out.flush()  # a full disk is no fault of the exporter
                raise
            if out.closed:
                raise BadValue(f"stream of exporter {exporter.name}", "closed", "leave it open, the caller closes it")
            out.flush()
            os.fsync(out.fileno())
            sweep(target.parent, os.fstat(out.fileno()).st_mtime)
        if not force:
            refuse_other(target, format_of(part))
        with _told(target, "check that the file may be replaced"):
            take_the_place_of(target, part)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    settle(target.parent)
    return Path(path)


@contextlib.contextmanager
def _told(target: Path, remedy: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotWrite(target, str(error), remedy) from error


def as_report(table: Table) -> Report:
    """A report that holds one table, for exporters to write.

    >>> as_report(Table(name="empty", vi="Bảng trống", en="Empty", columns=[])).title
    'Bảng trống'
    """
    return Report(kind="table", type_name="Bảng", title=table.vi, blocks=(TableBlock(table),))


def _file(path: str | os.PathLike[str]) -> Path:
    try:
        target = Path(os.path.realpath(path))
        is_folder, has_folder = target.is_dir(), target.parent.is_dir()
    except (OSError, ValueError) as error:  # a name too long, or with a character no name can have
        raise CannotWrite(path, str(error), "give another name") from error
    if is_folder:
        raise CannotWrite(path, "it is a folder", "name a file in it")
    if not has_folder:
        raise CannotWrite(path, f"there is no folder {target.parent}", "make it first")
    return target
