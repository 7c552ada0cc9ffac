"""What an office may leave out: the loop around a row of a list, and the braces in a content control."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from danvan_docx.writing.xml import declared, element

FIELD = re.compile(r"\{\{(?![prc]\s)(?:r\s|p\s)?\s*(.*?)\s*\}\}", re.DOTALL)
_OF_LIST = re.compile(r"\{\{[^}]*?([^\W\d]\w*)\.[^\W\d]\w*[^}]*?\}\}")
_LOOP = re.compile(r"\{%(?:tr|tc|p|r)?-?\s*for\s+(\w+)\s+in\b")


def parts(document: Document) -> Iterator[tuple[str, Any]]:
    """The body, the headers and the footers, each with its name."""
    yield "document", document.element.body
    for relation in document.part.rels.values():
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER) and not relation.is_external:
            part = relation.target_part
            if isinstance(part, XmlPart):
                yield part.partname.membername.removeprefix("word/").removesuffix(".xml"), part.element


def said(node: Any) -> str:
    """The text of a paragraph or of what holds some."""
    return "".join(piece.text or "" for piece in node.iter(qn("w:t")))


def complete(document: Document, lists: Collection[str]) -> None:
    """Writes out what an office left out, so that docxtpl reads it."""
    for _, root in parts(document):
        for control in list(root.iter(qn("w:sdt"))):
            _open_control(control)
        for paragraph in root.iter(qn("w:p")):
            _join(paragraph)
        looped = set(_LOOP.findall(said(root)))
        for row in list(root.iter(qn("w:tr"))):
            for name in sorted(set(_OF_LIST.findall(_own(row))) & set(lists) - looped):
                _repeat(row, name)
                break


def _join(paragraph: Any) -> None:
    """Puts each field into the run it begins in: Word often cuts one into several, of several looks."""
    texts = [piece for piece in paragraph.iter(qn("w:t")) if next(piece.iterancestors(qn("w:p"))) is paragraph]
    whole = "".join(piece.text or "" for piece in texts)
    for match in reversed(list(_WHOLE.finditer(whole))):
        at = 0
        first = None
        for piece in texts:
            text = piece.text or ""
            start, end = max(match.start() - at, 0), min(match.end() - at, len(text))
            at += len(text)
            if start >= end:
                continue
            piece.text = text[:start] + (match[0] if first is None else "") + text[end:]
            piece.set(_SPACE, "preserve")
            first = piece if first is None else first


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WHOLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def tag_of(control: Any) -> str | None:
    """The tag of a content control; those of Word's own (page numbers, tables of contents) have none we know."""
    properties = control.find(qn("w:sdtPr"))
    if properties is None or properties.find(qn("w:docPartObj")) is not None:
        return None
    tag = properties.find(qn("w:tag"))
    return None if tag is None else tag.get(qn("w:val"))


def _open_control(control: Any) -> None:
    """A control with a tag holds the field of that name, with the look of its first run; its hint goes."""
    tag, content = tag_of(control), control.find(qn("w:sdtContent"))
    if not tag or content is None:
        return
    for gone in ("w:showingPlcHdr", "w:temporary", "w:dataBinding"):
        for mark in control.find(qn("w:sdtPr")).findall(qn(gone)):
            mark.getparent().remove(mark)
    runs = list(content.iter(qn("w:r")))
    if not runs:
        holder = next(content.iter(qn("w:p")), content)
        runs = [element("w:r")]
        holder.append(runs[0])
    for run in runs:
        look = run.find(qn("w:rPr"))
        hint = None if look is None else look.find(qn("w:rStyle"))
        for child in list(run):
            if child is not look or (hint is not None and "placeholder" in (hint.get(qn("w:val")) or "").lower()):
                run.remove(child)
    runs[0].append(_text(f"{{{{ {tag} }}}}"))


def _text(words: str) -> Any:
    made = element("w:t")
    made.text = words
    return made


def _own(row: Any) -> str:
    """What a row says, without the tables in it."""
    return "".join(said(cell) for cell in row.iterchildren(qn("w:tc")) if cell.find(qn("w:tbl")) is None)


def _repeat(row: Any, name: str) -> None:
    """A loop around the row, or around the paragraph if the list shares its row with something else.

    At the foot of a document the recipients stand beside the signature, which is there once.
    """
    of_list = re.compile(rf"\{{\{{[^}}]*?(?<![\w.]){re.escape(name)}\.")
    cells = row.findall(qn("w:tc"))
    ours = [cell for cell in cells if of_list.search(said(cell))]
    others = [said(cell) for cell in cells if cell not in ours]
    shared = any(FIELD.search(words) for words in others) or (name == "recipients" and any(map(str.strip, others)))
    if len(ours) > 1 or not shared:
        _put_around(row, name, "tr", "<w:tr><w:tc><w:p><w:r>{}</w:r></w:p></w:tc></w:tr>")
        return
    for paragraph in list(ours[0].iter(qn("w:p"))):
        if of_list.search(said(paragraph)):
            _put_around(paragraph, name, "p", "<w:p><w:r>{}</w:r></w:p>")


def _put_around(node: Any, name: str, kind: str, xml: str) -> None:
    # The name of the list is the name of its item within: the fields stay as the office wrote them.
    opens, ends = (f"<w:t>{{%{kind} {words} %}}</w:t>" for words in (f"for {name} in {name}", "endfor"))
    node.addprevious(parse_xml(declared(xml.format(opens))))
    node.addnext(parse_xml(declared(xml.format(ends))))
