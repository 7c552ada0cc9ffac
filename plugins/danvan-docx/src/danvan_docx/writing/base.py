"""What a document begins as: our own small file, or an office's, with the styles of a profile."""

import io
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from danvan import BadValue
from danvan_docx.checks.archive import Unreadable, opened
from danvan_docx.checks.opening import document as sound_document
from danvan_docx.layouts.profiles import Profile
from danvan_docx.writing.styles import SLOTS, styles, twips
from danvan_docx.writing.xml import element

Base = str | Path | bytes | None
"""An office's own Word file, by its path or its bytes; None for ours."""


def begun(profile: Profile, base: Base = None) -> Document:
    """An empty document with the styles and lists of a profile.

    An office's own file keeps its sheet, headers, footers and every style it has; its text is left out.

    Raises: BadValue for a base that is no Word document, is encrypted or damaged; OSError when it cannot be opened.
    """
    return docx.Document(io.BytesIO(_styled(profile))) if base is None else _of_office(profile, base)


@lru_cache(maxsize=16)  # a memo of a pure function: an office prints in one or two layouts
def _styled(profile: Profile) -> bytes:
    document = docx.Document(io.BytesIO(_ours()))
    _set_defaults(document, profile)
    for style in styles(profile):
        style.put_in(document, profile.font.name)
    _set_lists(document, profile)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _ours() -> bytes:
    return files("danvan_docx.writing").joinpath("base.docx").read_bytes()


def _of_office(profile: Profile, base: str | Path | bytes) -> Document:
    try:
        document = sound_document(opened(io.BytesIO(base) if isinstance(base, bytes) else base))
    except Unreadable as error:
        raise BadValue("base of a docx file", error.reason, "give a .docx as Word saves it") from error
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    if body.find(qn("w:sectPr")) is None:
        body.append(element("w:sectPr"))
    known = {style.name for style in document.styles}
    for style in styles(profile):
        if style.name not in known:
            style.put_in(document, profile.font.name)
    for name in ("TableGrid", "SideBySide"):
        if not document.styles.element.xpath(f'w:style[@w:styleId="{name}"]'):
            ours = docx.Document(io.BytesIO(_ours())).styles.element.xpath(f'w:style[@w:styleId="{name}"]')[0]
            document.styles.element.append(ours)
    _add_lists(document, profile)
    return document


def call_styles_as_base(document: Document, profile: Profile) -> None:
    """Names the styles of an office's file as it does: a Word of another language gives "Title" another id."""
    ids = {style.name: style.style_id for style in document.styles}
    ours = {style.id: ids[style.name] for style in styles(profile) if ids.get(style.name) not in (None, style.id)}
    for named in document.element.body.iter(qn("w:pStyle")):
        named.set(qn("w:val"), ours.get(named.get(qn("w:val")), named.get(qn("w:val"))))


def _set_defaults(document: Document, profile: Profile) -> None:
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for slot in SLOTS:
        defaults.find(qn("w:rFonts")).set(qn(f"w:{slot}"), profile.font.name)
    for tag in ("w:sz", "w:szCs"):
        defaults.find(qn(tag)).set(qn("w:val"), str(round(profile.body.size * 2)))
    for slot in ("val", "eastAsia", "bidi"):
        defaults.find(qn("w:lang")).set(qn(f"w:{slot}"), profile.font.language)
    language = document.settings.element.find(qn("w:themeFontLang"))
    for slot in ("val", "eastAsia"):
        language.set(qn(f"w:{slot}"), profile.font.language)


def _set_lists(document: Document, profile: Profile) -> None:
    """The dash of the profile, its first-line indent, its font."""
    for kind in document.part.numbering_part.element.findall(qn("w:abstractNum")):
        level = kind.find(qn("w:lvl"))
        if level.find(qn("w:numFmt")).get(qn("w:val")) == "bullet":
            level.find(qn("w:lvlText")).set(qn("w:val"), profile.body.dash)
        level.find(f"{qn('w:pPr')}/{qn('w:ind')}").set(qn("w:firstLine"), str(twips(profile.body.first_line)))
        look = element("w:rPr")
        look.append(element("w:rFonts", **dict.fromkeys(SLOTS, profile.font.name)))
        level.append(look)


def _add_lists(document: Document, profile: Profile) -> None:
    """Our two kinds of list beside those of an office's file, which may have none."""
    ours = docx.Document(io.BytesIO(_styled(profile)))
    part = document.part
    if not any(relation.reltype == RELATIONSHIP_TYPE.NUMBERING for relation in part.rels.values()):
        blob = ours.part.numbering_part.blob
        made = NumberingPart.load(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, blob, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        return
    numbering = part.numbering_part.element
    taken = [int(kind.get(qn("w:abstractNumId"))) for kind in numbering.findall(qn("w:abstractNum"))]
    first = max(taken, default=-1) + 1
    for at, kind in enumerate(ours.part.numbering_part.element.findall(qn("w:abstractNum"))):
        kind.set(qn("w:abstractNumId"), str(first + at))
        numbering.insert_element_before(kind, "w:num", "w:numIdMacAtCleanup")
