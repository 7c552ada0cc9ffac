"""Office packages opened with care: bounded, nothing run, nothing fetched. For the plugins that read them."""

import io
import re
import zipfile
import zlib
from typing import IO

import attrs

from danvan_lists.files.file_types import refused, what_is
from danvan_lists.findings import Place
from danvan_lists.intake import Intake
from danvan_lists.limits import MOST_PART, MOST_PARTS, MOST_PROLOGUE, MOST_SHARED, MOST_TAG, MOST_UNPACKED

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)
"""What zipfile raises for archives that are damaged, encrypted or packed in unusual ways."""

_OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']")


@attrs.frozen(eq=False)
class Package:
    """An Office package: its bytes and its parts. Made by `opened`, which has looked at every part."""

    data: bytes
    archive: zipfile.ZipFile
    names: tuple[str, ...]

    def part(self, name: str) -> "Part":
        """A part as a stream, by its name without the leading stroke.

        Raises: KeyError if there is no such part.
        """
        return Part(self.archive.open(name.lstrip("/")))


@attrs.define(eq=False)
class Part:
    """The stream of an XML part, which ends in an error at a tag or a text longer than any office writes."""

    stream: IO[bytes]
    since: int = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes.

        Raises: ValueError if none of the last MOST_TAG bytes begins a tag: a parser would keep them all.
        """
        data = self.stream.read(size)
        at = data.rfind(b"<")
        self.since = len(data) - at if at >= 0 else self.since + len(data)
        if self.since > MOST_TAG or (len(data) > MOST_TAG and _longest_gap(data) > MOST_TAG):
            raise ValueError(f"a tag or a text has more than {MOST_TAG} bytes")
        return data

    def __enter__(self) -> "Part":
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()


def _longest_gap(data: bytes) -> int:
    return max(map(len, data.split(b"<")))


def opened(data: bytes, wanted: str, main: str, intake: Intake) -> Package | None:
    """The package in some bytes; None, and a finding that says why, where it is not to be read.

    Parameters: `wanted` is the suffix expected (`.xlsx`); `main` a part that such a package has (`xl/workbook.xml`).
    """
    at = Place(file=intake.file)
    what = what_is(data)
    if what != "zip":
        refused(what, wanted, data, intake)
        return None
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except BROKEN as error:
        intake.findings.report("IM106", at, why=_why(error))
        return None
    names = tuple(info.filename for info in infos)
    if main not in names:
        got = next((name for start, name in _FAMILIES if any(one.startswith(start) for one in names)), "tệp nén (.zip)")
        if "mimetype" in names:
            got = "OpenDocument (.ods, .odt)"
        intake.findings.report(
            "IM103",
            at,
            got=got,
            wanted=wanted,
            remedy="dùng bộ đọc đúng loại, hoặc lưu lại thành " + wanted,
            remedy_en="use the importer for it, or save it as " + wanted,
        )
        return None
    if not _bounded(infos, intake) or not _plain(archive, infos, intake):
        return None
    if any(name.lower().endswith("vbaproject.bin") or "/macrosheets/" in name.lower() for name in names):
        intake.findings.report("IM109", at)
    return Package(data, archive, names)


_FAMILIES = (
    ("xl/", "sổ tính Excel (.xlsx)"),
    ("word/", "văn bản Word (.docx)"),
    ("ppt/", "trình chiếu PowerPoint (.pptx)"),
)


def _bounded(infos: list[zipfile.ZipInfo], intake: Intake) -> bool:
    # zipfile reads no more of a part than its directory says, so what is said there can be relied on as a bound.
    at = Place(file=intake.file)
    if len(infos) > MOST_PARTS:
        intake.findings.report("IM107", at, part="*", size=len(infos), most=MOST_PARTS)
        return False
    for info in infos:
        # Only sheets and the text itself are streamed; of any other part the intake library may make objects.
        most = MOST_PART if info.filename.startswith(("xl/worksheets/", "word/document")) else MOST_SHARED
        if info.file_size > most:
            intake.findings.report("IM107", at, part=info.filename, size=info.file_size, most=most)
            return False
        if info.flag_bits & 0x1:
            intake.findings.report("IM105", at)
            return False
    whole = sum(info.file_size for info in infos)
    if whole > MOST_UNPACKED:
        intake.findings.report("IM107", at, part="*", size=whole, most=MOST_UNPACKED)
        return False
    return True


def _plain(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], intake: Intake) -> bool:
    """Whether no XML part declares a document type: without one there are no entities, inner or outer."""
    at = Place(file=intake.file)
    outside = 0
    for info in infos:
        if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        try:
            with archive.open(info) as part:
                head = part.read(MOST_PROLOGUE)
                whole = head + part.read() if info.filename.endswith(".rels") else b""
        except BROKEN as error:
            intake.findings.report("IM106", at, why=f"{info.filename}: {_why(error)}")
            return False
        if not _begins_plainly(head):
            intake.findings.report("IM108", at, part=info.filename)
            return False
        outside += len(_OUTSIDE.findall(whole))
    if outside:
        intake.findings.report("IM117", at, count=outside)
    return True


_PROLOGUE = re.compile(rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*(?=<[A-Za-z_])", re.DOTALL)


def _begins_plainly(head: bytes) -> bool:
    # A declaration can stand only before the first element; a part in UTF-16 would hide it, and Office writes none.
    text = head.removeprefix(b"\xef\xbb\xbf")
    return not text.strip() or (b"\x00" not in text[:200] and _PROLOGUE.match(text) is not None)


def _why(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
