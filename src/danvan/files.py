"""Files replaced as a whole: written beside their place, taken by the disk, then renamed into it.

A reader sees the old file or the new one, never half of either. What is promised, and on which file systems, is told in
`docs/explanation/reliability.md`.
"""

import contextlib
import os
from collections.abc import Iterator
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

STALE = 3600.0
"""Seconds after which what a writer left behind counts as abandoned, by the dates of the files themselves."""

LONGEST_WAIT = 60.0
"""Seconds that a writer waits for another one's lock."""


def put(target: Path, data: bytes, *, sweeping: bool = True) -> None:
    """Replace a file, or make it. An old file keeps its permissions and its owner, and a link to it stays a link.

    Parameters: `sweeping` removes the parts that writers who were killed left in the folder.

    Raises: OSError, with the old file untouched and nothing left beside it.
    """
    target = target.resolve()
    part, out = beside(target)
    try:
        with out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
            if sweeping:
                sweep(target.parent, os.fstat(out.fileno()).st_mtime)
        take_the_place_of(target, part)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    settle(target.parent)


def beside(target: Path) -> tuple[Path, BinaryIO]:
    """A new part beside a file, open for writing: private where it is to replace a file, else as any new file.

    Raises: OSError.
    """
    mode = 0o600 if target.exists() else 0o666
    for number in count():
        part = target.with_name(f".danvan-{number}.part")
        with contextlib.suppress(FileExistsError):  # never over what another writer is at
            handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), mode)
            return part, os.fdopen(handle, "wb")
    raise AssertionError("the numbers do not end")


def take_the_place_of(target: Path, part: Path) -> None:
    """Rename a part to the file that it replaces, with the owner and permissions of that.

    Raises: OSError.
    """
    if target.exists():
        old, new = target.stat(), part.stat()
        if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            with contextlib.suppress(OSError):  # only the superuser may give a file away
                os.chown(part, old.st_uid, old.st_gid)
        part.chmod(old.st_mode & 0o777)
    os.replace(part, target)  # noqa: PTH105 # the one step that tests make fail


def sweep(folder: Path, newest: float) -> None:
    """Remove the parts in a folder that nobody wrote to in the hour before `newest`, the date of a new file there."""
    for part in folder.glob(".danvan-*.part"):
        with contextlib.suppress(OSError):  # another writer may remove it too
            if part.stat().st_mtime < newest - STALE:
                part.unlink()


def settle(folder: Path) -> None:
    """Have the disk take the names in a directory, where the system knows how."""
    with contextlib.suppress(OSError):  # a directory cannot be opened on Windows, and need not be
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def locked(target: Path) -> Iterator[None]:
    """Keep other writers from a file between looking at it and replacing it, if `filelock` is installed.

    Raises: TimeoutError when another writer keeps the lock for a minute.
    """
    lock = _lock(target.resolve())
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


def _lock(target: Path) -> Any:
    try:
        filelock: Any = import_module("filelock")
    except ImportError:
        return None
    lock = filelock.FileLock(target.with_name(f".{target.name}.lock"), timeout=LONGEST_WAIT)
    try:
        lock.acquire()
    except TimeoutError:
        raise TimeoutError(f"{target.name}: another process is writing it; try again") from None
    except (OSError, NotImplementedError):
        return None  # a file system without locks: the file is still replaced as a whole
    return lock
