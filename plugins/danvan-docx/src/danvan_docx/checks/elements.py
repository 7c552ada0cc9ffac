"""Elements of a Word file by their short names, as python-docx and lxml read them."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

Element = Any
"""An element of lxml, of python-docx's classes where it has one."""


def children(parent: Element | None) -> Iterator[Element]:
    """The child elements, in order, without comments."""
    return iter(()) if parent is None else (child for child in parent if isinstance(child.tag, str))


def first(parent: Element | None, *path: str) -> Element | None:
    """The first element down a path of short names."""
    return None if parent is None else parent.find("/".join(map(qn, path)))


def value(element: Element | None, name: str = "w:val") -> str | None:
    """The value of an attribute by its short name."""
    return None if element is None else element.get(qn(name))


def named(*tags: str) -> frozenset[str]:
    """The full names of short ones.

    >>> [name[-2:] for name in named("w:p")]
    ['}p']
    """
    return frozenset(tag if tag.startswith("{") else qn(tag) for tag in tags)
