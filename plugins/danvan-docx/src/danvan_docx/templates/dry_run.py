"""The dry run of a template: unknown fields, fields without a value, data that no field uses, with their places."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

import attrs
from docx.document import Document
from docx.oxml.ns import qn
from jinja2 import TemplateError, nodes

from danvan import Finding
from danvan_docx.remarks import finding
from danvan_docx.templates.engine import Filled, Language, refused
from danvan_docx.templates.loops import parts, said, tag_of
from danvan_docx.templates.values import Values

_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}")
_WHOLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def checked(document: Document, template: Filled, values: Values) -> tuple[Finding, ...]:
    """Everything that is wrong with a template for these data, in order of its parts."""
    run = _DryRun(values)
    for name, root in parts(document):
        run.check(name, root, template)
    unused = [finding("WD303", field=name, name=name) for name in sorted(set(values) - run.used)]
    return (*run.found, *unused)


@attrs.frozen
class _DryRun:
    values: Values
    used: set[str] = attrs.field(factory=set)
    found: list[Finding] = attrs.field(factory=list)

    def check(self, part: str, root: Any, template: Filled) -> None:
        places = list(_places(part, root))
        broken = [
            finding("WD304", field=place, words=text[mark.start() : mark.start() + 30], place=place)
            for place, text in places
            for mark in _LEFT_OVER.finditer(_WHOLE.sub(lambda whole: " " * len(whole[0]), text))
        ]
        self.found.extend(broken)
        xml = template.patch_xml(template.xml_to_string(root))
        walk = _Walk(self, places)
        if broken:  # the rest is read field by field: what is open would swallow it
            for place, text in places:
                for whole in _WHOLE.findall(text):
                    if whole.startswith("{{"):
                        walk.read(whole, place)
            return
        walk.read(xml, part)


def _places(part: str, root: Any) -> Iterator[tuple[str, str]]:
    """The paragraphs with fields, each with its place."""
    for number, paragraph in enumerate(root.iter(qn("w:p")), 1):
        text = said(paragraph)
        if _LEFT_OVER.search(text):
            control = next((tag for one in paragraph.iterancestors(qn("w:sdt")) if (tag := tag_of(one))), None)
            control = control or next((tag for one in paragraph.iter(qn("w:sdt")) if (tag := tag_of(one))), None)
            yield f"{part}, content control {control}" if control else f"{part}, paragraph {number}", text


Scope = Mapping[str, Sequence[Any] | None]
"""The names of items within the loops so far, each with the items it stands for, where they are known."""


@attrs.frozen
class _Walk:
    """Reads a template and looks each name up."""

    run: _DryRun
    places: Sequence[tuple[str, str]]
    told: set[tuple[str, str]] = attrs.field(factory=set)
    asked: frozenset[str] = frozenset()
    """Names whose value a condition around asks for: where they have none, nothing is printed."""

    def read(self, source: str, place: str) -> None:
        try:
            tree = Language().parse(source)
        except TemplateError as error:
            words = str(error.message or "")
            self._tell("WD304", self.place(words, place), words=words)
            return
        self._body(tree.body, {}, place)
        for bad in list(refused(tree))[:1]:
            words = source.strip("{} ") if source.startswith("{{") else _words(bad)
            self._tell("WD304", self.place(_words(bad), place), words=words)

    def place(self, name: str, otherwise: str) -> str:
        """Where a name is first said."""
        word = re.compile(rf"(?<![\w.]){re.escape(name)}(?!\w)")
        return next(
            (place for place, text in self.places if any(word.search(one) for one in _WHOLE.findall(text))), otherwise
        )

    def _tell(self, code: str, place: str, **values: str) -> None:
        key = (code, str(sorted(values.items())))
        if key not in self.told:
            self.told.add(key)
            self.run.found.append(finding(code, profile=None, fact=None, field=place, place=place, **values))

    def _body(self, body: Sequence[nodes.Node], scope: Scope, place: str) -> None:
        for node in body:
            if isinstance(node, nodes.For):
                self._loop(node, scope, place)
            elif isinstance(node, nodes.If):
                self._names(node.test, scope, place, printed=False)
                inner = attrs.evolve(self, asked=self.asked | _asked(node.test))
                inner._body([*node.body, *node.elif_, *node.else_], scope, place)
            elif isinstance(node, nodes.Output):
                for one in node.nodes:
                    self._names(one, scope, place, printed=True)

    def _loop(self, node: nodes.For, scope: Scope, place: str) -> None:
        items = self._items(node.iter, scope)
        self._names(node.iter, scope, place, printed=False)
        inner = {name.name: items for name in (node.target, *node.target.find_all(nodes.Name))
                 if isinstance(name, nodes.Name)}  # fmt: skip
        self._body([*node.body, *node.else_], {**scope, **inner, "loop": None}, place)

    def _items(self, node: nodes.Node, scope: Scope) -> Sequence[Any] | None:
        """The items a loop goes over, where they are data as they are."""
        found: Any = None
        if isinstance(node, nodes.Name) and node.name not in scope:
            found = self.run.values.get(node.name)
        elif isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
            owners = scope.get(node.node.name) or ()
            lists = [owner.get(node.attr) for owner in owners if isinstance(owner, Mapping)]
            found = [item for one in lists if _is_list(one) for item in one]
        return found if _is_list(found) else None

    def _names(self, node: nodes.Node, scope: Scope, place: str, *, printed: bool) -> None:
        if isinstance(node, nodes.Getattr):
            self._part(node, scope, place, printed=printed)
        elif isinstance(node, nodes.Name):
            self._name(node.name, scope, place, printed=printed)
        else:
            for child in node.iter_child_nodes():
                self._names(child, scope, place, printed=printed and isinstance(node, nodes.Filter))

    def _name(self, name: str, scope: Scope, place: str, *, printed: bool) -> None:
        if name in scope:
            return
        self.run.used.add(name)
        where = self.place(name, place)
        values = self.run.values
        if name not in values or (printed and _is_list(values[name])):
            self._tell("WD301", where, name=name)
        elif printed and values[name] in (None, "") and name not in self.asked:
            self._tell("WD302", where, name=name)

    def _part(self, node: nodes.Getattr, scope: Scope, place: str, *, printed: bool) -> None:
        if not isinstance(node.node, nodes.Name):
            self._names(node.node, scope, place, printed=False)
            return
        owner, key = node.node.name, node.attr
        full = f"{owner}.{key}"
        where = self.place(full, place)
        if owner not in scope:
            self.run.used.add(owner)
            self._outside(owner, full, where)
            return
        known: Sequence[Any] = scope.get(owner) or ()
        items = [item for item in known if isinstance(item, Mapping)]
        if items and not any(key in item for item in items):
            self._tell("WD301", where, name=full)
        elif printed and full not in self.asked and any(item.get(key) in (None, "") for item in items):
            self._tell("WD302", where, name=full)

    def _outside(self, owner: str, full: str, where: str) -> None:
        value = self.run.values.get(owner)
        if _is_list(value):
            self._tell("WD305", where, name=full)
        elif not isinstance(value, Mapping) or full.partition(".")[2] not in value:
            self._tell("WD301", where, name=full)


def _asked(test: nodes.Node) -> frozenset[str]:
    """The names in a condition."""
    parts = [one for one in (test, *test.find_all(nodes.Getattr)) if isinstance(one, nodes.Getattr)]
    names = [one for one in (test, *test.find_all(nodes.Name)) if isinstance(one, nodes.Name)]
    return frozenset(
        [f"{one.node.name}.{one.attr}" for one in parts if isinstance(one.node, nodes.Name)]
        + [one.name for one in names]
    )


def _words(node: nodes.Node) -> str:
    """A part of a template in words, for a message."""
    named = next((one.name for one in node.find_all(nodes.Name)), None)
    name = getattr(node, "name", None) or getattr(node, "attr", None) or named
    return str(name) if name else type(node).__name__.lower()


def _is_list(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, Sequence) and not isinstance(value, str)
