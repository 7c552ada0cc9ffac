"""The bundle: written whole or not at all, read line by line, every damage found where it is."""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given

import strategies_book
from danvan.book.book import Book
from danvan.codec import read, survey, write
from danvan.codec.bundle import MANIFEST, records, survey_bundle, write_bundle
from danvan.codec.versions import History
from danvan.errors import BadValue, DecodeError
from danvan.facts import Model, Unit

OLD = Book([Unit(id="a", name="A", kind="commune"), *(Model(id=f"m{n}", name="M") for n in range(5))])
NEW = Book([Unit(id="a", name="A", kind="commune"), *(Model(id=f"n{n}", name="N") for n in range(4))])


@pytest.fixture(params=["quickly", "carefully"], autouse=True, scope="module")
def way(request: pytest.FixtureRequest) -> Iterator[str]:
    """Lines are read with the extra `fast` and without it: nobody may see which."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "carefully":
            patch.setitem(sys.modules, "msgspec", None)
        yield request.param


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A bundle of a unit and five models, two models a part."""
    path = tmp_path / "book.danvan"
    write_bundle(OLD, path, records_a_part=2)
    return path


def manifest(folder: Path) -> dict[str, Any]:
    """The manifest as plain data."""
    plain: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
    return plain


def rewrite(folder: Path, **parts: Any) -> None:
    """Change fields of the manifest."""
    (folder / MANIFEST).write_text(json.dumps({**manifest(folder), **parts}), encoding="utf-8")


def part_of(folder: Path, number: int) -> Path:
    """The file of a part by its place in the manifest."""
    return folder / str(manifest(folder)["parts"][number]["file"])


def places(folder: Path) -> list[str]:
    """The places of all problems; reading must refuse the bundle for the same."""
    found = [problem.place for problem in survey(folder).problems]
    if found:
        with pytest.raises(DecodeError) as caught:
            read(folder)
        assert [problem.place for problem in caught.value.problems] == found
    return found


@given(strategies_book.books())
def test_a_bundle_written_is_read_back_equal(book: Book) -> None:
    """Whatever a book holds, its bundle holds, in as many parts as it takes, and every fact has its place."""
    with TemporaryDirectory() as parent:
        folder = Path(parent, "book.danvan")
        write_bundle(book, folder, records_a_part=2)
        assert read(folder) == book
        assert set(survey(folder).places) == {(type(fact).__name__.lower(), fact.id) for fact in book.facts}


def test_what_a_bundle_is_made_of(folder: Path) -> None:
    """Parts hold one record a line and are named by kind and content; the manifest says how many and of what digest."""
    parts = manifest(folder)["parts"]
    assert [(part["kind"], part["count"]) for part in parts] == [
        ("units", 1),
        ("models", 2),
        ("models", 2),
        ("models", 1),
    ]
    for part in parts:
        data = (folder / part["file"]).read_bytes()
        assert part["sha256"] == hashlib.sha256(data).hexdigest()
        assert part["file"] == f"{part['kind']}-{part['sha256'][:16]}.ndjson"
        assert data.count(b"\n") == part["count"]
    assert {path.name for path in folder.iterdir()} == {MANIFEST, *(part["file"] for part in parts)}


def test_the_same_book_is_the_same_bundle(folder: Path, tmp_path: Path) -> None:
    """Order leaves no trace, and writing what is there already changes nothing."""
    again = tmp_path / "again.danvan"
    write_bundle(Book(reversed(OLD.facts)), again, records_a_part=2)
    assert {path.name: path.read_bytes() for path in again.iterdir()} == {
        path.name: path.read_bytes() for path in folder.iterdir()
    }


def test_places_name_file_and_line(folder: Path) -> None:
    """A fact's place is its part and line."""
    assert survey(folder).places["model", "m3"] == f"{part_of(folder, 2).name}:2"


def test_a_bundle_goes_into_an_empty_or_a_bundle_directory(tmp_path: Path, folder: Path) -> None:
    """An empty directory of any name will do; one with other things in it is left alone."""
    (tmp_path / "empty").mkdir()
    assert read(write(OLD, tmp_path / "empty")) == OLD
    assert read(write(NEW, folder)) == NEW
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "diary.txt").touch()
    with pytest.raises(BadValue):
        write(OLD, tmp_path / "home")
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["diary.txt"]


def aged(folder: Path) -> None:
    """Let two hours pass since everything in a folder was written."""
    for path in folder.iterdir():
        os.utime(path, times=(path.stat().st_atime - 7200, path.stat().st_mtime - 7200))


def test_what_is_not_ours_stays(folder: Path) -> None:
    """Writing anew takes away the parts that have been stale for an hour and nothing else."""
    (folder / "README.txt").touch()
    aged(folder)
    old = {path.name for path in folder.iterdir()}
    write(NEW, folder)
    now = {path.name for path in folder.iterdir()}
    assert now == {MANIFEST, "README.txt", *(part["file"] for part in manifest(folder)["parts"])}
    assert old - now


def test_young_parts_stay_for_those_who_read_them(folder: Path) -> None:
    """A part that the new manifest does not name is there for readers of the old one, and goes with a later write."""
    old = {part["file"] for part in manifest(folder)["parts"]}
    write(NEW, folder)
    assert old <= {path.name for path in folder.iterdir()}
    aged(folder)
    write(OLD, folder)
    assert {path.name for path in folder.iterdir()} == {MANIFEST, *(part["file"] for part in manifest(folder)["parts"])}


def test_a_stale_part_that_is_named_again_stays(folder: Path) -> None:
    """What is there already is not written twice, and is not taken for stale by the write that names it."""
    write(NEW, folder)
    aged(folder)
    write(OLD, folder)
    assert read(folder) == OLD


# --- damage --------------------------------------------------------------------------------------------------


def _without_part(folder: Path) -> str:
    part = part_of(folder, 1)
    part.unlink()
    return part.name


def _part_is_a_directory(folder: Path) -> str:
    part = part_of(folder, 1)
    part.unlink()
    part.mkdir()
    return part.name


def _changed(folder: Path) -> str:
    part = part_of(folder, 1)
    part.write_bytes(part.read_bytes().replace(b'"M"', b'"W"'))
    return part.name


def _line_lost(folder: Path) -> str:
    part = part_of(folder, 1)
    part.write_bytes(part.read_bytes().split(b"\n", 1)[1])
    return part.name


def _misfit(folder: Path) -> str:
    part = part_of(folder, 1)
    part.write_bytes(part.read_bytes().replace(b'"M"', b"3", 1))
    return f"{part.name}:1 .name"


def _latin(folder: Path) -> str:
    part = part_of(folder, 1)
    part.write_bytes(part.read_bytes().replace(b'"M"', b'"\xe0"', 1))
    return f"{part.name}:1 byte 20"


def _not_json(folder: Path) -> str:
    part = part_of(folder, 1)
    part.write_bytes(part.read_bytes().splitlines(keepends=True)[0] + b"{]\n")
    return f"{part.name}:2 column 2"


def _deep(folder: Path) -> str:
    part = part_of(folder, 1)
    part.write_bytes(part.read_bytes().splitlines(keepends=True)[0] + b"[" * 100_000 + b"\n")
    return f"{part.name}:2"


def _no_manifest(folder: Path) -> str:
    (folder / MANIFEST).unlink()
    return MANIFEST


def _cut_manifest(folder: Path) -> str:
    path = folder / MANIFEST
    path.write_bytes(path.read_bytes()[:40])
    return f"{MANIFEST} line 3, column 3"


def _document(folder: Path) -> str:
    rewrite(folder, format="danvan-book")
    return f"{MANIFEST} format"


def _newer(folder: Path) -> str:
    rewrite(folder, version=2)
    return f"{MANIFEST} version"


def _elsewhere(folder: Path) -> str:
    parts = manifest(folder)["parts"]
    rewrite(folder, parts=[{**parts[0], "file": "../" + parts[0]["file"]}, *parts[1:]])
    return f"{MANIFEST} parts[0]"


def _other_kind(folder: Path) -> str:
    parts = manifest(folder)["parts"]
    rewrite(folder, parts=[{**parts[0], "kind": "things"}, *parts[1:]])
    return f"{MANIFEST} parts[0]"


def _no_parts(folder: Path) -> str:
    rewrite(folder, parts=None)
    return f"{MANIFEST} parts"


def _unknown_field(folder: Path) -> str:
    rewrite(folder, colour="red")
    return f"{MANIFEST} colour"


def _bad_words(folder: Path) -> str:
    rewrite(folder, vocabulary={"terms": [3]})
    return f"{MANIFEST} vocabulary.terms[0]"


@pytest.mark.parametrize(
    "damage",
    [
        _without_part,
        _part_is_a_directory,
        _changed,
        _line_lost,
        _misfit,
        _latin,
        _not_json,
        _deep,
        _no_manifest,
        _cut_manifest,
        _document,
        _newer,
        _elsewhere,
        _other_kind,
        _no_parts,
        _unknown_field,
        _bad_words,
    ],
)
def test_damage_is_found_where_it_is(folder: Path, damage: Callable[[Path], str]) -> None:
    """Each damage is one problem in its place, and everything else of the bundle is still there."""
    place = damage(folder)
    assert places(folder) == [place]
    if not place.startswith(MANIFEST):
        assert len(survey(folder).book) >= len(OLD) - 2


def test_a_last_line_that_is_cut_short_is_found(folder: Path) -> None:
    """A part whose end is missing is told of, and the lines before it are kept."""
    part = part_of(folder, 1)
    part.write_bytes(part.read_bytes()[:-5])
    assert places(folder) == [f"{part.name}:2 column 19"]
    assert ("model", "m0") in survey(folder).places


def test_a_last_line_without_its_end_is_found(folder: Path) -> None:
    """Even where only the last line's end is missing, the part is not what was written."""
    part = part_of(folder, 1)
    part.write_bytes(part.read_bytes()[:-1])
    assert places(folder) == [f"{part.name}:2"]
    assert survey(folder).book == OLD


def test_a_manifest_alone_says_to_read_its_directory(folder: Path) -> None:
    """The manifest is no book by itself."""
    with pytest.raises(DecodeError) as caught:
        read(folder / MANIFEST)
    assert [problem.place for problem in caught.value.problems] == ["format"]


# --- interruption --------------------------------------------------------------------------------------------


def _failing_at(step: str, number: int, patch: pytest.MonkeyPatch) -> Iterator[int]:
    """Let a call of the system fail the n-th time; says how often it was called."""
    calls = 0
    real = getattr(os, step)

    def call(*args: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            raise KeyboardInterrupt
        return real(*args, **named)

    patch.setattr(os, step, call)
    while True:
        yield calls


@pytest.mark.parametrize("step", ["replace", "fsync", "unlink"])
def test_an_interrupted_write_leaves_a_whole_book(folder: Path, tmp_path: Path, step: str) -> None:
    """Whichever step fails, the bundle reads as the old book or, once the manifest stands, as the new one."""
    seen: list[Book] = []
    for number in range(1, 50):
        target = tmp_path / f"{step}-{number}.danvan"
        shutil.copytree(folder, target)
        aged(target)
        with pytest.MonkeyPatch.context() as patch:
            calls = _failing_at(step, number, patch)
            next(calls)
            try:
                write_bundle(NEW, target, records_a_part=2)
            except KeyboardInterrupt:
                seen.append(read(target))
                assert not list(target.glob("*.part"))
            else:
                break
            finally:
                assert next(calls) > 0
        aged(target)
        write_bundle(NEW, target, records_a_part=2)
        assert read(target) == NEW
        assert len(list(target.iterdir())) == 4
    assert len(seen) >= 3
    assert all(book in (OLD, NEW) for book in seen)
    assert seen[0] == (NEW if step == "unlink" else OLD)


def test_an_interrupted_first_write_leaves_nothing(tmp_path: Path) -> None:
    """Where there was no bundle there is none after."""
    with pytest.MonkeyPatch.context() as patch:
        next(_failing_at("replace", 2, patch))
        with pytest.raises(KeyboardInterrupt):
            write_bundle(OLD, tmp_path / "book.danvan", records_a_part=2)
    assert not list(tmp_path.iterdir())


def test_a_book_that_cannot_be_written_leaves_the_old_bundle(folder: Path) -> None:
    """A value that no file can hold is refused before the manifest changes."""
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(BadValue):
        write(NEW.adding(Unit(id="z", name="Z", kind="\ud800")), folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


# --- records and versions ------------------------------------------------------------------------------------


def test_records_are_read_as_they_are_asked_for() -> None:
    """Lines are taken one by one, so that a part need not fit into memory."""
    taken: list[int] = []

    def lines() -> Iterator[bytes]:
        for number in range(3):
            taken.append(number)
            yield b'{"id": "m%d", "name": "M"}\n' % number

    reading = records(lines(), Model)
    assert next(iter(reading)) == (1, Model(id="m0", name="M"))
    assert taken == [0]


def test_an_older_bundle_is_brought_up_line_by_line(folder: Path) -> None:
    """The steps of a document bring up a bundle too, and a line they cannot make sense of costs only itself."""

    def named(plain: dict[str, Any]) -> dict[str, Any]:
        return {**plain, "models": [{**row, "name": row["name"] + "!"} for row in plain.get("models", [])]}

    later = survey_bundle(folder, history=History(2, {1: named}))
    assert [model.name for model in later.book.models] == ["M!"] * 5
    assert later.book.units == OLD.units
    part = part_of(folder, 1)
    part.write_bytes(part.read_bytes().replace(b'"name":"M"', b'"title":"M"', 1))
    later = survey_bundle(folder, history=History(2, {1: named}))
    assert [problem.place for problem in later.problems] == [f"{part.name}:1"]
    assert len(later.book.models) == 4
