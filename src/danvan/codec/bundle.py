"""A book as a directory: a manifest, and records one a line in parts, for books too large for one document.

Every part is named by its content, so writing a book anew never touches what the old manifest names, and the manifest
is replaced last, in one step. A write that is interrupted leaves the old book. No writer removes a part that another
manifest may name, or that a reader may be at: parts go once nobody has named or written them for an hour.
"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, count
from pathlib import Path

import attrs

from danvan.book.book import Book
from danvan.codec.converter import to_plain
from danvan.codec.document import (
    LISTS,
    Misfits,
    Survey,
    foreign,
    own_words,
    plain_record,
    read_list,
    read_record,
    read_words,
)
from danvan.codec.fast import Interned, fast_reader
from danvan.codec.json_text import laid_out, one_line, parsed
from danvan.codec.versions import BOOK, BUNDLE, HISTORY, History
from danvan.errors import BadValue, DecodeError, Problem
from danvan.facts import EVENTS, Fact
from danvan.files import STALE, put, settle
from danvan.values.patterns import pattern

MANIFEST = "bundle.json"
RECORDS_A_PART = 50_000
STRETCH = 1 << 18
"""So many bytes of lines, about, are read at once."""
FIELDS = ("format", "version", "vocabulary", "parts")

_PART = pattern(rf"(?:{'|'.join(LISTS)})-[0-9a-f]{{16}}\.ndjson")


def _file(_: object, __: object, name: str) -> None:
    # The name comes from a file that anyone may have made, and is opened: it may lead nowhere else.
    if not _PART.fullmatch(name):
        raise BadValue("file of part", name, "give a name such as models-0123456789abcdef.ndjson")


def _kind(_: object, __: object, kind: str) -> None:
    if kind not in LISTS:
        raise BadValue("kind of part", kind, "give one of " + ", ".join(LISTS))


@attrs.frozen(kw_only=True)
class Part:
    """A file of a bundle: its name, which list its records belong to, how many there are, and their digest."""

    file: str = attrs.field(validator=_file)
    kind: str = attrs.field(validator=_kind)
    count: int
    sha256: str


def write_bundle(book: Book, folder: Path, *, records_a_part: int = RECORDS_A_PART) -> None:
    """Write a book into a directory, which is made where it is not there yet.

    Raises: BadValue for a directory that holds other things and no bundle; OSError, with the old bundle whole.
    """
    _refuse_foreign(folder)
    if folder.exists():
        _fill(folder, book, records_a_part)
    else:
        _make(folder, book, records_a_part)
    settle(folder)


def _make(folder: Path, book: Book, records_a_part: int) -> None:
    """Make a bundle beside its place and rename it into it; fill the one of another writer that came first."""
    for number in count():
        draft = folder.with_name(f".danvan-{number}.bundle.part")
        with contextlib.suppress(FileExistsError):
            draft.mkdir()
            break
    try:
        _fill(draft, book, records_a_part)
        try:
            draft.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
            _fill(folder, book, records_a_part)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    settle(folder.parent)


def _fill(folder: Path, book: Book, records_a_part: int) -> None:
    """Put the parts of a book and then their manifest into a directory, and remove what is stale."""
    parts = [_put(folder, name, records) for name, records in _batches(book, records_a_part)]
    put(folder / MANIFEST, _manifest(book, parts))
    if not all((folder / part.file).exists() for part in parts):
        # Another writer took one for stale in the moment before it was named; now it is named.
        parts = [_put(folder, name, records) for name, records in _batches(book, records_a_part)]
    named = {folder / part.file for part in parts}
    newest = (folder / MANIFEST).stat().st_mtime
    for path in _parts_in(folder) - named:
        with contextlib.suppress(OSError):  # another writer may remove it too
            if path.stat().st_mtime < newest - STALE:
                path.unlink()


def _manifest(book: Book, parts: list[Part]) -> bytes:
    words = own_words(book)
    head = {"format": BUNDLE, "version": HISTORY.version, **({"vocabulary": words} if words else {})}
    return laid_out({**head, "parts": to_plain(parts, list[Part])})


def _refuse_foreign(folder: Path) -> None:
    if not folder.is_dir() or (folder / MANIFEST).exists():
        return
    ours = _parts_in(folder)
    other = sorted(path.name for path in folder.iterdir() if path not in ours and not path.name.endswith(".part"))
    if other:
        raise BadValue("directory of bundle", folder, f"it holds other things ({other[0]}); give an empty or a new one")


def _parts_in(folder: Path) -> set[Path]:
    return {path for path in folder.iterdir() if _PART.fullmatch(path.name)}


def _batches(book: Book, size: int) -> Iterator[tuple[str, list[bytes]]]:
    for name, kind in LISTS.items():
        facts = book.of(kind)  # type: ignore[type-var] # each kind is one of the seven
        for start in range(0, len(facts), size):
            yield name, [one_line(plain_record(fact)) for fact in facts[start : start + size]]


def _put(folder: Path, name: str, lines: list[bytes]) -> Part:
    data = b"".join(lines)
    digest = hashlib.sha256(data).hexdigest()
    part = Part(file=f"{name}-{digest[:16]}.ndjson", kind=name, count=len(lines), sha256=digest)
    path = folder / part.file
    try:
        os.utime(path)  # one that is there already is named anew, so it is not stale
        there = hashlib.sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        there = False
    if not there:
        put(path, data, sweeping=False)
    return part


def survey_bundle(folder: Path, *, history: History = HISTORY, placed: bool = True, only: str | None = None) -> Survey:
    """All that can be read of a bundle, part by part and line by line, and a problem for everything that cannot.

    Parameters: `placed` says whether the place of every fact is wanted too; it costs more than the fact; `only`
    names the one part of the events to read, the frame apart.
    """
    try:
        manifest = (folder / MANIFEST).read_bytes()
    except FileNotFoundError:
        return Survey(Book(), (Problem(MANIFEST, "not there; a bundle is a directory with this file"),))
    found = _surveyed(manifest, folder, history, placed, only)
    return attrs.evolve(found, digest=hashlib.sha256(manifest).hexdigest())


def _surveyed(manifest: bytes, folder: Path, history: History, placed: bool, only: str | None) -> Survey:
    try:
        plain, version = history.opened(parsed(manifest, file=MANIFEST), BUNDLE, file=MANIFEST)
    except DecodeError as error:
        return Survey(Book(), tuple(_in_manifest(error.problems)))
    # A step that brings up a document may add a list, and a manifest is brought up by the same steps.
    added = [name for name in LISTS if version < history.version and plain.get(name) == []]
    problems = [*foreign(plain, (*FIELDS, *added))]
    words = read_words(plain.get("vocabulary", {}), problems)
    parts = [part for _, part in read_list(plain.get("parts"), Part, "parts", problems)]
    problems = [*_in_manifest(problems)]
    if only is not None:
        parts = [part for part in parts if part.file == only or LISTS[part.kind] not in EVENTS]
    reading = Reading(folder, history, version, problems)
    if placed:
        return Survey.of(chain.from_iterable(map(reading.rows, parts)), words, problems)
    runs = chain.from_iterable(map(reading.runs, parts))
    return Survey(Book(chain.from_iterable(facts for _, facts in runs), words), tuple(problems))


@attrs.frozen
class PartOf:
    """A part of the events of a bundle: called, it reads them with the whole frame, as a book of their own.

    Raises: DecodeError when called, with every problem of the manifest, the frame and the part.
    """

    folder: Path
    file: str

    def __call__(self) -> Book:
        """The shard."""
        found = survey_bundle(self.folder, placed=False, only=self.file)
        if found.problems:
            raise DecodeError(self.folder.name, found.problems)
        return found.book


def parts_of(folder: Path) -> tuple[PartOf, ...]:
    """The parts of a bundle that hold events."""
    plain = parsed((folder / MANIFEST).read_bytes(), file=MANIFEST)
    problems: list[Problem] = []
    named = (
        [part for _, part in read_list(plain.get("parts"), Part, "parts", problems)] if isinstance(plain, dict) else []
    )
    if problems or not isinstance(plain, dict):
        raise DecodeError(MANIFEST, problems or [Problem(MANIFEST, "not the manifest of a bundle")])
    return tuple(PartOf(folder, part.file) for part in named if LISTS[part.kind] in EVENTS)


def _in_manifest(problems: Iterable[Problem]) -> Iterator[Problem]:
    for problem in problems:
        yield Problem(f"{MANIFEST} {problem.place}", problem.message)


@attrs.frozen
class Reading:
    """The reading of the parts of one bundle: where, from which version, the problems so far, and what facts share."""

    folder: Path
    history: History
    version: int
    problems: list[Problem]
    interned: Interned = attrs.field(factory=Interned)

    def rows(self, part: Part) -> Iterator[tuple[str, Fact]]:
        """The good records of a part, each with its place; a problem is added for every other."""
        for number, facts in self.runs(part):
            yield from ((f"{part.file}:{at}", fact) for at, fact in enumerate(facts, number))

    def runs(self, part: Part) -> Iterator[tuple[int, Sequence[Fact]]]:
        """The good records of a part, in runs with the number of the first line; a problem for every other."""
        heard = len(self.problems)
        try:
            data = (self.folder / part.file).read_bytes()
        except OSError as error:
            self.problems.append(Problem(part.file, f"cannot be read: {error.strerror}; the bundle names this part"))
            return
        yield from self._good(part, data)
        cut_short = data[-1:] not in {b"", b"\n"}
        count = data.count(b"\n") + cut_short
        told = len(self.problems) > heard and self.problems[-1].place.startswith(f"{part.file}:{count}")
        if cut_short and not told:
            self.problems.append(Problem(f"{part.file}:{count}", "the last line is cut short"))
        if count != part.count:
            self.problems.append(Problem(part.file, f"holds {count} records; the manifest says {part.count}"))
        if heard == len(self.problems) and hashlib.sha256(data).hexdigest() != part.sha256:
            self.problems.append(Problem(part.file, "was changed after the bundle was written; its sha256 differs"))

    def _good(self, part: Part, data: bytes) -> Iterator[tuple[int, Sequence[Fact]]]:
        kind, number = LISTS[part.kind], 1
        quickly = fast_reader(kind, self.interned) if self.version == self.history.version else None
        for stretch in _stretches(data):
            facts = None if quickly is None else quickly(stretch)
            if facts is None:
                lines = stretch.removesuffix(b"\n").split(b"\n")
                found = records(
                    lines, kind, history=self.history, version=self.version, interned=self.interned, first=number
                )
                for at, record in found:
                    if isinstance(record, tuple):
                        place = f"{part.file}:{at}"
                        self.problems.extend(Problem(f"{place} {path}".rstrip(), said) for path, said in record)
                    else:
                        yield at, (record,)
                number += len(lines)
            else:
                yield number, facts
                number += len(facts)


def _stretches(data: bytes) -> Iterator[bytes]:
    """The lines of a file, many at a time; the last may lack its end."""
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + STRETCH) + 1 or len(data)
        yield data[start:end]
        start = end


def records(
    lines: Iterable[bytes],
    kind: type[Fact],
    *,
    history: History = HISTORY,
    version: int = HISTORY.version,
    interned: Interned | None = None,
    first: int = 1,
) -> Iterator[tuple[int, Fact | Misfits]]:
    """The records of lines of JSON: the number of each line, and the fact or all that does not fit.

    Where msgspec is installed it reads what it can; a line that it cannot read takes the careful path, so that
    errors stay as good, and so does every line of an older version.

    Parameters: `interned` holds the values that lines read before have in common with these; `first` is the number of
    the first line.
    """
    careful = partial(_record, kind=kind, history=history, version=version)
    quickly = fast_reader(kind, Interned() if interned is None else interned) if version == history.version else None
    for number, line in enumerate(lines, first):
        facts: Iterable[Fact | Misfits] | None = None if quickly is None else quickly(line + b"\n")
        for record in careful(line) if facts is None else facts:
            yield number, record


def _record(line: bytes, *, kind: type[Fact], history: History, version: int) -> Iterable[Fact | Misfits]:
    try:
        plain = parsed(line, file="", line=1)
        if version != history.version:
            name = next(name for name, held in LISTS.items() if held is kind)
            raised = history.raised({"format": BOOK, "version": version, name: [plain]}, version, file="")
            return [read_record(row, kind) for row in raised[name]]
    except DecodeError as error:
        return [tuple((_column(problem.place), problem.message) for problem in error.problems)]
    return [read_record(plain, kind)]


def _column(place: str) -> str:
    # The line is named already.
    return place.removeprefix("line 1").removeprefix(", ").replace("file", "")
