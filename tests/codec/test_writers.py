"""Several processes at one file: each reader finds a whole book, and no writer loses what another wrote."""

import multiprocessing
import os
import stat
import sys
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from danvan import Book, Model, Unit, read, write
from danvan.codec import digest, survey
from danvan.errors import BookChanged
from danvan.files import beside

ROUNDS = int(os.environ.get("DANVAN_ROUNDS", "12"))
"""How often each writer writes; `make crash` asks for more."""

SPAWN = multiprocessing.get_context("spawn")


def book(name: str, models: int = 40) -> Book:
    """A book of a unit and some models."""
    facts = [Model(id=f"{name}-{n}", name=f"Mô hình {name} {n}", holders=["xa"]) for n in range(models)]
    return Book([Unit(id="xa", name="xã A", kind="commune"), *facts])


def write_often(path: Path, name: str, rounds: int) -> None:
    """Write one book again and again."""
    for number in range(rounds):
        write(book(name, 30 + number % 7), path)


def read_often(path: Path, done: Event) -> None:
    """Read until the writers are done; every read must find one of the books that were written."""
    while not done.is_set():
        found = read(path)
        names = {model.id.split("-")[0] for model in found.models}
        if len(names) != 1 or len(found.models) < 30:
            sys.exit(f"half of a book: {names}, {len(found.models)}")


def add_one(path: Path, name: str, rounds: int) -> None:
    """Add models one by one, reading again whenever somebody else was quicker."""
    for number in range(rounds):
        while True:
            before = survey(path)
            try:
                write(before.book.adding(Model(id=f"{name}-{number}", name="Mô hình")), path, replacing=before.digest)
                break
            except BookChanged:
                continue


def together(*works: tuple[Callable[..., None], tuple[object, ...]]) -> list[int | None]:
    """Run functions in processes of their own at one time; their exit codes."""
    processes = [SPAWN.Process(target=work, args=arguments) for work, arguments in works]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]


@pytest.mark.parametrize("suffix", [".danvan", ".json"])
def test_two_writers_and_a_reader(tmp_path: Path, suffix: str) -> None:
    """The reader always finds the old or the new book, and the last one stands whole at the end."""
    path = write(book("a"), tmp_path / f"so{suffix}")
    done = SPAWN.Event()
    reader = SPAWN.Process(target=read_often, args=(path, done))
    reader.start()
    codes = together((write_often, (path, "a", ROUNDS)), (write_often, (path, "b", ROUNDS)))
    done.set()
    reader.join()
    assert (codes, reader.exitcode) == ([0, 0], 0)
    assert read(path) in [book(name, 30 + number % 7) for name in "ab" for number in range(ROUNDS)]


@pytest.mark.parametrize("suffix", [".danvan", ".json"])
def test_nothing_is_lost_between_writers_who_look_before_they_write(tmp_path: Path, suffix: str) -> None:
    """Two processes add to one book, and repeat what they did when it has changed: both keep their rows."""
    path = write(book("x"), tmp_path / f"so{suffix}")
    assert together((add_one, (path, "a", ROUNDS)), (add_one, (path, "b", ROUNDS))) == [0, 0]
    expected = {f"{name}-{number}" for name in "ab" for number in range(ROUNDS)}
    assert expected <= {model.id for model in read(path).models}


@pytest.mark.parametrize("suffix", [".danvan", ".json"])
def test_a_book_that_changed_is_not_written_over(tmp_path: Path, suffix: str) -> None:
    """The second of two who read the same book is refused, told what to do, and the first one's book stays."""
    path = write(book("a"), tmp_path / f"so{suffix}")
    seen = survey(path).digest
    assert seen == digest(path)
    write(book("b"), path, replacing=seen)
    with pytest.raises(BookChanged) as caught:
        write(book("c"), path, replacing=seen)
    assert (caught.value.read, caught.value.found) == (seen, digest(path))
    assert read(path) == book("b")
    with pytest.raises(BookChanged) as gone:
        write(book("c"), tmp_path / f"khac{suffix}", replacing=seen)
    assert gone.value.found is None


def test_without_filelock_the_digest_is_still_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock is an extra; the comparison is not."""
    monkeypatch.setitem(sys.modules, "filelock", None)
    path = write(book("a"), tmp_path / "so.json")
    write(book("b"), path, replacing=digest(path))
    with pytest.raises(BookChanged):
        write(book("c"), path, replacing="0")
    assert [one.name for one in tmp_path.iterdir()] == ["so.json"]


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
@pytest.mark.parametrize("suffix", [".danvan", ".json"])
def test_a_private_book_is_private_while_it_is_written(tmp_path: Path, suffix: str) -> None:
    """The part beside a private file is readable by its owner alone from the first byte, and the file stays so."""
    path = write(book("a"), tmp_path / f"so{suffix}")
    whole = path / "bundle.json" if path.is_dir() else path
    whole.chmod(0o600)
    part, out = beside(whole)
    out.close()
    assert stat.S_IMODE(part.stat().st_mode) == 0o600
    part.unlink()
    write(book("b"), path)
    assert stat.S_IMODE(whole.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only the superuser gives files away")
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    """Who writes for somebody else leaves the file to them."""
    path = write(book("a"), tmp_path / "so.json")
    os.chown(path, 12345, 23456)
    write(book("b"), path)
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


def test_what_a_killed_writer_left_is_removed_once_it_is_old(tmp_path: Path) -> None:
    """A part nobody wrote to for an hour goes with the next write; a younger one may be another writer's."""
    left = {age: tmp_path / f".danvan-{age}.part" for age in (1, 7200)}
    for age, part in left.items():
        part.write_bytes(b"half of a bo")
        os.utime(part, times=(part.stat().st_mtime - age, part.stat().st_mtime - age))
    write(book("a"), tmp_path / "so.json")
    assert [part.exists() for part in left.values()] == [True, False]
