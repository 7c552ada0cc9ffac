"""Opening a Word file somebody else made: what it may hold, how large it may be, and nothing it can do."""

import io
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

import attrs

from danvan import DanvanError
from danvan_docx.zips import repacked

MOST_MEMBERS = 5_000
MOST_BYTES = 200 * 1024 * 1024
"""Of all parts together when unpacked; a file of some kilobytes can claim to hold far more."""

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # also what Word wraps an encrypted document in


class Unreadable(DanvanError, ValueError):
    """A file that is no Word document we can read: `code` is that of the finding, `reason` says why."""

    def __init__(self, code: str, reason: str) -> None:
        self.code, self.reason = code, reason
        super().__init__(f"{code}: {reason}; give a .docx as Word saves it")


@attrs.frozen
class Archive:
    """The parts of a Word file by name, unpacked when they are asked for."""

    data: bytes = attrs.field(repr=False)
    names: tuple[str, ...]

    def read(self, name: str) -> bytes:
        """One part, unpacked.

        Raises: Unreadable when it is damaged, or larger than it says.
        """
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as file, file.open(name) as stream:
                content = stream.read(MOST_BYTES + 1)
        except KeyError as error:
            raise Unreadable("WD004", f"no part {name}") from error
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            RuntimeError,
            EOFError,
            OSError,
            ValueError,
            zlib.error,
        ) as error:
            raise Unreadable("WD004", f"part {name}: {error}") from error
        if len(content) > MOST_BYTES:
            raise Unreadable("WD003", f"part {name}")
        return content

    def replaced(self, name: str, content: bytes) -> bytes:
        """The file anew, with another content of one part."""
        return repacked({one: (content if one == name else self.read(one),) for one in self.names})

    def find(self, name: str) -> str | None:
        """The name of a part as the archive writes it: names differ by capitals at times."""
        wanted = name.lstrip("/").casefold()
        return next((one for one in self.names if one.casefold() == wanted), None)


def opened(source: str | Path | BinaryIO, *, most_bytes: int | None = None) -> Archive:
    """The archive of a path or of a stream, which is left open.

    Parameters: `most_bytes` are those of all its parts together, where fewer than of any file.

    Raises: Unreadable when it is no zip, encrypted, an old .doc, or too large.
    """
    if isinstance(source, str | Path):
        with Path(source).open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    else:
        data = source.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Unreadable("WD003", f"more than {MOST_BYTES // 1024 // 1024} MB")
    if data.startswith(_OLD_WORD):
        raise Unreadable("WD002", "compound file")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            members = file.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("WD001", "not a zip" if not data.startswith(b"PK") else str(error)) from error
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("WD002", "encrypted zip")
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > (
        MOST_BYTES if most_bytes is None else most_bytes
    ):
        raise Unreadable("WD003", f"{len(members)} parts")
    return Archive(data, tuple(member.filename for member in members if not member.is_dir()))
