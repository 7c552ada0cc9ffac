"""The template language: Jinja's, in its sandbox, and of that only what prints data: no call, no arithmetic, no code.

docxtpl puts it into Word files; what it would do with data besides printing them is undone here.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from docxtpl import DocxTemplate  # type: ignore[import-untyped] # it ships no types
from jinja2 import Undefined, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from danvan_docx.writing.xml import printable

BLANK = "…………"
"""Printed for a field that has no value, to be filled in by hand."""

FILTERS = ("upper", "lower", "title", "capitalize", "trim", "join", "length", "first", "last", "default")
TESTS = ("defined", "undefined", "none", "odd", "even")

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Filter,
    nodes.Test,
    nodes.Tuple,
)
# docxtpl reads "{_{" in the finished document as "{{"; the mark stands for the line until it has done so. No text of a
# document holds it: Unicode has no letter there.
_MARK = "\ufdd0"
_READ_AGAIN = (("{_{", f"{{{_MARK}{{"), ("}_}", f"}}{_MARK}}}"), ("{_%", f"{{{_MARK}%"), ("%_}", f"%{_MARK}}}"))


class Language(ImmutableSandboxedEnvironment):
    """The sandbox, in which the parts of an item are its own before they are anything of Python's."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, finalize=_said)
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests = {name: self.tests[name] for name in TESTS}
        self.globals.clear()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A part of an item by its name."""
        if isinstance(obj, Mapping):
            return obj.get(attribute, self.undefined(name=attribute))
        if isinstance(obj, LoopContext):
            return super().getattr(obj, attribute)
        return self.undefined(name=attribute)  # of Python's own objects nothing is a template's business


def _said(value: object) -> object:
    return BLANK if value is None or value == "" or isinstance(value, Undefined) else value


def refused(node: nodes.Node) -> Iterator[nodes.Node]:
    """What a template asks for that is more than printing data."""
    for child in (node, *node.find_all(nodes.Node)):
        hidden = isinstance(child, nodes.Getattr) and child.attr.startswith("_")
        unknown = (isinstance(child, nodes.Filter) and child.name not in FILTERS) or (
            isinstance(child, nodes.Test) and child.name not in TESTS
        )
        if hidden or unknown or not isinstance(child, _ALLOWED):
            yield child


def plain(text: str) -> str:
    """A text of the data that docxtpl prints as it is.

    >>> unmarked(plain("{{ x }} {_{ y }_}"))
    '{{ x }} {_{ y }_}'
    """
    safe = printable(text).replace(_MARK, "\ufffd")
    for before, after in _READ_AGAIN:
        safe = safe.replace(before, after)
    return safe


def unmarked(text: str) -> str:
    """A text of the finished document without the marks in it."""
    return text.replace(_MARK, "_")


class Filled(DocxTemplate):  # type: ignore[misc] # docxtpl has no types
    """docxtpl's template; the properties of the file are filled only where they hold fields."""

    def render_properties(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        """Fills title, author and the like; Word cuts them at 255 letters."""
        properties = self.docx.core_properties
        for name in ("author", "comments", "subject", "title"):
            template = getattr(properties, name)
            if "{{" in template or "{%" in template:
                said = unmarked(jinja_env.from_string(template).render(context))
                setattr(properties, name, said[:255])
