"""The file itself: what python-docx saves, packed so that the same document gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from docx.document import Document
from docx.oxml.parser import parse_xml
from lxml import etree

from danvan_docx.writing.xml import declared
from danvan_docx.zips import repacked

_ROWS = "danvan-rows"
_PLACE = re.compile(rb"<\?danvan-rows (\d+)\?>")

Rows = Sequence[Iterable[str]]
"""The rows of each table of a document, as XML, in the order of the marks left in the tables."""


def leave_mark(table: etree._Element, number: int, before: etree._Element | None = None) -> None:
    """Leaves the mark in a table where its rows are put when the document is saved: at its end, or before a row."""
    mark = etree.ProcessingInstruction(_ROWS, str(number))
    if before is None:
        table.append(mark)
    else:
        before.addprevious(mark)


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


def _order(name: str) -> tuple[bool, str]:
    return name != "[Content_Types].xml", name


def _with_rows(part: bytes, rows: Rows) -> Iterator[bytes]:
    for at, piece in enumerate(_PLACE.split(part)):
        if at % 2 == 0:
            yield piece
        else:
            yield from (row.encode() for row in rows[int(piece)])
