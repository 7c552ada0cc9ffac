"""The file itself: what python-docx saves, packed so that the same document gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence

from docx.document import Document
from docx.oxml.parser import parse_xml
from lxml import etree

from danvan_docx.writing.xml import declared

_ROWS = "danvan-rows"
_PLACE = re.compile(rb"<\?danvan-rows (\d+)\?>")
_CHUNK = 1 << 16

Rows = Sequence[Iterable[str]]
"""The rows of each table of a document, as XML, in the order of the marks left in the tables."""


def leave_mark(table: etree._Element, number: int) -> None:
    """Leaves the mark in a table where its rows are put when the document is saved."""
    table.append(etree.ProcessingInstruction(_ROWS, str(number)))


def put_in(document: Document, rows: Rows) -> None:
    """Puts the rows of all tables into the document itself."""
    for mark in list(document.element.body.iter(etree.ProcessingInstruction)):
        if mark.target == _ROWS:
            table = mark.getparent()
            made = parse_xml(declared(f"<w:tbl>{''.join(rows[int(mark.text)])}</w:tbl>"))
            at = table.index(mark)
            table.remove(mark)
            table[at:at] = list(made)


def packed(document: Document, rows: Rows = ()) -> bytes:
    """The file of a document: parts in a fixed order, without times; rows go from their iterators into the zip.

    The same document gives the same bytes with the same build of zlib; the parts are the same with any.
    """
    saved = io.BytesIO()
    document.save(saved)
    main = document.part.partname.membername
    with zipfile.ZipFile(saved) as archive:
        return repacked(
            {
                name: _with_rows(archive.read(name), rows) if name == main else (archive.read(name),)
                for name in sorted(archive.namelist(), key=_order)
            }
        )


def repacked(members: Mapping[str, Iterable[bytes]]) -> bytes:
    """A zip of parts, given in pieces, as bytes that depend on nothing else."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, pieces in members.items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o644 << 16
            with archive.open(member, "w") as stream:
                for chunk in _chunks(pieces):
                    stream.write(chunk)
    return out.getvalue()


def _order(name: str) -> tuple[bool, str]:
    return name != "[Content_Types].xml", name


def _with_rows(part: bytes, rows: Rows) -> Iterator[bytes]:
    for at, piece in enumerate(_PLACE.split(part)):
        if at % 2 == 0:
            yield piece
        else:
            yield from (row.encode() for row in rows[int(piece)])


def _chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Larger pieces, so that a table of many rows is not compressed row by row."""
    held: list[bytes] = []
    length = 0
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length > _CHUNK:
            yield b"".join(held)
            held, length = [], 0
    yield b"".join(held)
