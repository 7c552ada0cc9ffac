"""What an exporter is, and the call that writes a file with one."""

import os
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from danvan.documents.blocks import Report, TableBlock
from danvan.documents.tables import Table
from danvan.errors import BadValue, DanvanError


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


def export(content: object, path: str | os.PathLike[str], exporter: Exporter) -> Path:
    """Write a Report or a Book to a file, beside it first and then renamed: no half file is ever seen.

    An old file keeps its permissions, and a link to it stays a link; a new file has those of any new file.

    Parameters: `path` is the file; `exporter` comes from a catalog (`catalog.exporter("docx")`).

    Raises: BadValue when the exporter does not take such content or closes the stream; CannotWrite (an OSError)
    when the place cannot be written to; whatever the exporter raises. The old file is then untouched.
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
    part, out = _beside(target)
    try:
        with out:
            exporter.write(content, out)
            if out.closed:
                raise BadValue(f"stream of exporter {exporter.name}", "closed", "leave it open, the caller closes it")
            out.flush()
            os.fsync(out.fileno())
        _take_the_place_of(target, part)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return Path(path)


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


def _beside(target: Path) -> tuple[Path, BinaryIO]:
    # Opened as any new file is, so that the system gives it the permissions of one; never over another's part.
    for number in count():
        part = target.with_name(f".danvan-{number}.part")
        try:
            return part, part.open("xb")
        except FileExistsError:
            continue
        except OSError as error:
            raise CannotWrite(target, str(error), "check that the folder may be written to") from error
    raise AssertionError  # the numbers do not end


def _take_the_place_of(target: Path, part: Path) -> None:
    try:
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except OSError as error:
        raise CannotWrite(target, str(error), "check that the file may be replaced") from error
