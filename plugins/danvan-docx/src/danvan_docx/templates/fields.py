"""The fields of an office's own document: `{{ name }}` in its text, and content controls with a tag."""

import re
from collections.abc import Iterator

import attrs

from danvan_docx.checks.tree import Element

_FIELD = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)?")
_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}")
_TEXT = ("w:t", "w:br", "w:tab", "w:cr")


@attrs.frozen
class Field:
    """A field and its place: `name` is None where it is malformed; a dot parts a list from what its items have."""

    name: str | None
    words: str
    place: str

    @property
    def listed(self) -> str | None:
        """The list it belongs to, if it does."""
        return self.name.partition(".")[0] if self.name and "." in self.name else None


@attrs.frozen
class Spot:
    """Where a field stands in the tree: a stretch of a paragraph's text, or a content control."""

    field: Field
    element: Element
    start: int = 0
    end: int = 0

    @property
    def is_control(self) -> bool:
        """Whether it is a content control."""
        return self.element.tag == "w:sdt"


def name_of(words: str) -> str | None:
    """The name between the braces; None for what is none: filters, calls and other code are not run, but refused.

    >>> name_of(" recipients.name "), name_of("x|upper"), name_of("a b"), name_of("số_hiệu")
    ('recipients.name', None, None, 'số_hiệu')
    """
    bare = words.replace("\u00a0", " ").strip()
    return bare if _NAME.fullmatch(bare) else None


def spots(root: Element, part: str) -> Iterator[Spot]:
    """Every field of a part, in order, the malformed ones too."""
    number = 0
    for element in root.iter("w:p", "w:sdt"):
        if element.tag == "w:sdt":
            tag = tag_of(element)
            if tag is not None:
                yield Spot(Field(name_of(tag), tag, f"{part}, content control {tag}"), element)
            continue
        number += 1
        yield from _of_paragraph(element, f"{part}, paragraph {number}")


def tag_of(control: Element) -> str | None:
    """The tag of a content control; those of Word's own (page numbers, tables of contents) have none we know."""
    tag = control.find("w:sdtPr", "w:tag")
    value = None if tag is None else tag.get("w:val")
    if not value or control.find("w:sdtPr", "w:docPartObj") is not None:
        return None
    return value


def _of_paragraph(paragraph: Element, place: str) -> Iterator[Spot]:
    text = "".join(piece for _, piece in letters(paragraph))
    end = 0
    for match in _FIELD.finditer(text):
        yield from _broken(text, end, match.start(), paragraph, place)
        words = match[1]
        yield Spot(Field(name_of(words), words, place), paragraph, match.start(), match.end())
        end = match.end()
    yield from _broken(text, end, len(text), paragraph, place)


def _broken(text: str, start: int, end: int, paragraph: Element, place: str) -> Iterator[Spot]:
    """Braces that are opened and not closed, or the other way round, and the marks of template languages."""
    for match in _LEFT_OVER.finditer(text, start, end):
        yield Spot(
            Field(None, text[match.start() : match.start() + 30], place), paragraph, match.start(), match.start()
        )


def letters(paragraph: Element) -> list[tuple[Element, str]]:
    """The pieces of text of a paragraph, without those of boxes anchored in it."""
    found: list[tuple[Element, str]] = []
    _collect(paragraph, found)
    return found


def _collect(parent: Element, found: list[tuple[Element, str]]) -> None:
    for child in parent.elements():
        if child.tag in _TEXT:
            found.append((child, child.text() if child.tag == "w:t" else "\n"))
        elif child.tag == "w:sdt" and tag_of(child) is not None:
            found.append((child, "\n"))  # a control within is a field of its own
        elif child.tag not in ("w:p", "w:drawing", "w:pict", "mc:AlternateContent", "w:del", "w:pPr", "w:rPr"):
            _collect(child, found)
