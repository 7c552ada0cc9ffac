"""A Word file somebody else made, opened by python-docx once nothing in it can harm or stop it.

Long tables are cut short: twenty thousand rows of an annex say no more about its layout than sixty. What python-docx
does not take though Word does is put right: relations that lead nowhere, the strict namespaces, templates and macros.
"""

import io
import posixpath

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from danvan_docx.checks.archive import Archive, Unreadable
from danvan_docx.zips import repacked

MOST_ROWS = 60
"""Rows of one table that are looked at."""

_LARGE = 1 << 20  # bytes of a part that is first read piece by piece
_MOST_MARKS = 12_000_000  # opening and closing marks of one part
_MOST_HELD = 600_000  # elements of one part, without those of the rows that are cut off
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAINS = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def document(archive: Archive) -> Document:
    """The document of an archive.

    Raises: Unreadable when it holds no Word document, when a part of it is damaged, and when it is too large.
    """
    if not any(name.casefold() == "_rels/.rels" for name in archive.names):
        raise Unreadable("WD001", "no relations")
    parts = {name: _sound(name, archive) for name in archive.names}
    try:
        made = docx.Document(io.BytesIO(repacked({name: (part,) for name, part in parts.items()}, compressed=False)))
    except (ValueError, AttributeError) as error:  # no main part, or one of another kind
        raise Unreadable("WD001", "no Word document in it") from error
    except Exception as error:  # python-docx raises whatever a damaged file makes it
        raise Unreadable("WD001" if isinstance(error, KeyError) else "WD004", str(error)) from error
    for part in made.part.package.iter_parts():
        element = getattr(part, "element", None)
        if isinstance(element, etree._Element) and _has_type(element):
            raise Unreadable("WD004", "a document type")
    if made.element.tag != qn("w:document") or made.element.find(qn("w:body")) is None:
        raise Unreadable("WD001", f"its main part is {made.element.tag}")
    return made


def _has_type(element: etree._Element) -> bool:
    """Whether a part declares a document type, which may define entities."""
    return element.getroottree().docinfo.internalDTD is not None


def _sound(name: str, archive: Archive) -> bytes:
    part = archive.read(name)
    lower = name.casefold()
    if lower == "[content_types].xml":
        for other in _OTHER_MAINS:
            part = part.replace(other, _MAIN)
    if lower.endswith((".xml", ".rels")):
        for strict, usual in _STRICT:
            part = part.replace(strict, usual)
        if part.count(b"<") > _MOST_MARKS:
            raise Unreadable("WD003", f"part {name}")
        if len(part) > _LARGE:
            part = _short(name, part)
    return _leading_somewhere(name, part, archive) if lower.endswith(".rels") else part


def _short(name: str, part: bytes) -> bytes:
    """A part with its long tables cut, read piece by piece so that no more is held than is kept."""
    row, held, before = qn("w:tr"), 0, 0
    reading = etree.iterparse(io.BytesIO(part), resolve_entities=False, no_network=True, load_dtd=False)
    try:
        for _, element in reading:
            held += 1
            if held > _MOST_HELD:
                raise Unreadable("WD003", f"part {name}")
            if element.tag == row:
                table = element.getparent()
                if table is not None and len(table) > MOST_ROWS + 2:
                    table.remove(element)
                    held = before
                before = held
        if _has_type(reading.root):
            raise Unreadable("WD004", "a document type")
    except etree.XMLSyntaxError as error:
        raise Unreadable("WD004", str(error)) from error
    return etree.tostring(reading.root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _leading_somewhere(name: str, part: bytes, archive: Archive) -> bytes:
    """The relations of a part without those that lead nowhere; names differ by capitals at times."""
    folder = posixpath.dirname(posixpath.dirname(name))
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Unreadable("WD004", str(error)) from error
    for relation in list(root):
        target = relation.get("Target") if isinstance(relation.tag, str) else None
        if target is None or relation.get("TargetMode") == "External":
            continue
        path = target if target.startswith("/") else posixpath.normpath(posixpath.join("/", folder, target))
        found = archive.find(path)
        if found is None:
            root.remove(relation)
        elif found != path.lstrip("/"):
            relation.set("Target", f"/{found}")
    return etree.tostring(root)
