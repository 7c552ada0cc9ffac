"""Writing files so that a reader sees the old one or the new one, never half of either."""

import contextlib
import os
from itertools import count
from pathlib import Path
from typing import BinaryIO


def put(path: Path, data: bytes) -> None:
    """Write a file beside its place, have the disk take it, then rename it into its place.

    An old file keeps its permissions, and a link to it stays a link.

    Raises: OSError, with the old file untouched and nothing left beside it.
    """
    target = path.resolve()
    part, out = _beside(target)
    try:
        with out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        os.replace(part, target)  # noqa: PTH105 # the one step that tests make fail
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    settle(target.parent)


def _beside(target: Path) -> tuple[Path, BinaryIO]:
    # Opened as any new file is, so that it has the permissions of one; never over what another writer is at.
    for number in count():
        part = target.with_name(f".danvan-{number}.part")
        with contextlib.suppress(FileExistsError):
            return part, part.open("xb")
    raise AssertionError("the numbers do not end")


def settle(folder: Path) -> None:
    """Have the disk take the names in a directory, where the system knows how."""
    with contextlib.suppress(OSError):  # a directory cannot be opened on Windows, and need not be
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
