"""What a file holds, as far as its first bytes say, so that nothing is written over a file of another kind."""

import re
import stat
import zipfile
from pathlib import Path

from danvan.errors import CannotWrite

HEAD = 65_536
BOOK = "danvan-book"
OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}


def format_of(path: Path) -> str | None:
    """What a file holds; None where there is no file or an empty one.

    That is `danvan-book`, `danvan-report` or another JSON form of danvan, `json`, `docx`, `xlsx`, `zip`, `pdf`, `text`,
    `data`, `folder` or `device`.

    Raises: OSError when it cannot be read.

    >>> format_of(Path(__file__))
    'text'
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        return "folder"
    if not stat.S_ISREG(found.st_mode):
        return "device"
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    return _of(head, path)


def _of(head: bytes, path: Path) -> str | None:
    if head.startswith(b"PK\x03\x04"):
        return _of_zip(path)
    if head.startswith(b"%PDF"):
        return "pdf"
    if b"\0" in head:
        return "data"
    text = head.removeprefix(b"\xef\xbb\xbf").strip()
    if text[:1] in (b"{", b"["):
        named = re.search(rb'"format"\s*:\s*"(danvan-[a-z]+)"', text)
        return "json" if named is None else named[1].decode()
    return "text" if text else None


def _of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return "zip"
    return next((kind for name, kind in OFFICE.items() if name in names), "zip")


def refuse_other(target: Path, new: str | None) -> None:
    """Refuse to replace a file by one of another kind.

    Parameters: `new` is what would be written, as `format_of` names it.

    Raises: CannotWrite when the target is there and holds something else, or is no file.
    """
    old = format_of(target)
    if old is not None and (old != new or old == "device"):
        said = "a book" if old == BOOK else old
        raise CannotWrite(target, f"it holds {said}, not what would replace it", "name another file, or force it")
