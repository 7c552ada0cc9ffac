"""XML as a small tree: names as they are written, so that it can be written back, and known names in short.

No document type is let in, so there are no entities of a file's own, inside or outside; depth is bounded.
"""

from collections.abc import Iterator
from typing import Union
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from danvan_docx.checks.archive import Unreadable

MOST_DEPTH = 256

_SHORT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://www.w3.org/XML/1998/namespace": "xml",
}

Child = Union["Element", str]


class Element:
    """An element: `tag` is its name in short (`w:p`), `written` its name in the file, `attributes` likewise."""

    __slots__ = ("_scope", "attributes", "children", "tag", "written")

    def __init__(self, written: str, attributes: dict[str, str], scope: dict[str, str]) -> None:
        self.written = written
        self.attributes = attributes
        self.children: list[Child] = []
        self._scope = scope
        self.tag = _short(written, scope, "")

    def get(self, name: str) -> str | None:
        """The value of an attribute by its name in short."""
        if name in self.attributes and _short(name, self._scope, None) == name:
            return self.attributes[name]
        return next((value for key, value in self.attributes.items() if _short(key, self._scope, None) == name), None)

    def put(self, name: str, value: str) -> None:
        """Sets an attribute by its name as written."""
        self.attributes[name] = value

    def elements(self) -> Iterator["Element"]:
        """The child elements, in order."""
        return (child for child in self.children if isinstance(child, Element))

    def find(self, *path: str) -> "Element | None":
        """The first element down a path of short names."""
        here: Element | None = self
        for tag in path:
            here = None if here is None else next((child for child in here.elements() if child.tag == tag), None)
        return here

    def iter(self, *tags: str) -> Iterator["Element"]:
        """This element and all below it, in order, of these names or of any."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            if not tags or element.tag in tags:
                yield element
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def text(self) -> str:
        """The text directly within."""
        return "".join(child for child in self.children if isinstance(child, str))

    def pieces(self) -> Iterator[str]:
        """The element as XML."""
        attributes = "".join(f" {name}={quoteattr(value, _ENTITIES)}" for name, value in self.attributes.items())
        if not self.children:
            yield f"<{self.written}{attributes}/>"
            return
        yield f"<{self.written}{attributes}>"
        for child in self.children:
            if isinstance(child, str):
                yield escape(child, {"\r": "&#13;"})
            else:
                yield from child.pieces()
        yield f"</{self.written}>"

    def copy(self) -> "Element":
        """The same tree anew."""
        made = Element(self.written, dict(self.attributes), self._scope)
        made.children = [child if isinstance(child, str) else child.copy() for child in self.children]
        return made

    def like(self, name: str, text: str = "") -> "Element":
        """A new element in the same namespace as this one, with a text."""
        prefix, colon, _ = self.written.rpartition(":")
        made = Element(f"{prefix}{colon}{name}", {}, self._scope)
        made.children = [text] if text else []
        return made


_ENTITIES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def _short(name: str, scope: dict[str, str], default: str | None) -> str:
    prefix, colon, local = name.rpartition(":")
    uri = scope.get(prefix if colon else "", "") if colon or default is not None else ""
    short = _SHORT.get(uri)
    return f"{short}:{local}" if short else name


def parsed(data: bytes, *, most_rows: int | None = None) -> Element:
    """The tree of one part.

    Parameters: `most_rows` are the rows of a table that are kept, for those who only look at the layout.

    Raises: Unreadable for what is no XML, has a document type, or is nested too deeply.
    """
    builder = _Builder(most_rows)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError) as error:  # an encoding nobody knows is the latter
        raise Unreadable("WD004", str(error)) from error
    if builder.root is None:
        raise Unreadable("WD004", "no element")
    return builder.root


def _refuse(name: str, *_: object) -> None:
    raise Unreadable("WD004", f"document type {name}")


class _Builder:
    def __init__(self, most_rows: int | None) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._scopes: list[dict[str, str]] = [{"xml": "http://www.w3.org/XML/1998/namespace"}]
        self._most_rows = most_rows

    def start(self, name: str, attributes: dict[str, str]) -> None:
        declared = {key[6:]: uri for key, uri in attributes.items() if key.startswith("xmlns")}
        scope = {**self._scopes[-1], **declared} if declared else self._scopes[-1]
        self._scopes.append(scope)
        element = Element(name, attributes, scope)
        if self.root is None:
            self.root = element
        elif self._open:
            self._open[-1].children.append(element)
        self._open.append(element)
        if len(self._open) > MOST_DEPTH:
            raise Unreadable("WD004", f"nested more than {MOST_DEPTH} deep")

    def end(self, _: str) -> None:
        self._scopes.pop()
        element = self._open.pop()
        if self._most_rows is not None and element.tag == "w:tr" and self._open:
            table = self._open[-1].children
            if len(table) > self._most_rows:
                table.pop()

    def text(self, text: str) -> None:
        if self._open:
            self._open[-1].children.append(text)
