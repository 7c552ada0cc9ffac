"""How a paragraph of a Word file comes out: defaults, the chain of its styles, and what it says itself."""

from collections.abc import Iterator, Mapping

import attrs
from docx.oxml.ns import qn
from lxml import etree

from danvan_docx.checks.elements import Element, children, first, named, value
from danvan_docx.checks.written import SLOTS

Look = Mapping[str, str | None]
"""Properties by name, the last word of all that speak of them."""

_MOST_STYLES = 50  # styles can be based on each other in a ring
_OFF = {"0", "false", "off", "none"}
_VALUES = named("w:sz", "w:u", "w:vertAlign")
_SWITCHES = named("w:b", "w:i", "w:caps")


def _run_look(properties: Element | None, theme: Mapping[str, str]) -> dict[str, str | None]:
    look: dict[str, str | None] = {}
    for element in children(properties):
        if element.tag == qn("w:rFonts"):
            for slot in SLOTS:
                named, themed = value(element, f"w:{slot}"), value(element, f"w:{slot}Theme")
                if slot == "cs":
                    themed = value(element, "w:cstheme")
                if themed is not None:
                    look[slot] = theme.get(themed[:5])
                elif named is not None:
                    look[slot] = named
        elif element.tag in _VALUES:
            look[etree.QName(element).localname] = value(element)
        elif element.tag in _SWITCHES:
            look[etree.QName(element).localname] = "0" if (value(element) or "1") in _OFF else "1"
    return look


def _paragraph_look(properties: Element | None) -> dict[str, str | None]:
    look: dict[str, str | None] = {}
    for element in children(properties):
        if element.tag == qn("w:jc"):
            look["jc"] = value(element)
        elif element.tag in (qn("w:spacing"), qn("w:ind")):
            for name, said in element.attrib.items():
                look[etree.QName(name).localname] = said
            if value(element, "w:firstLine") is not None:
                look["hanging"] = None
            if value(element, "w:hanging") is not None:
                look["firstLine"] = None
        elif element.tag == qn("w:pBdr"):
            borders = {border.tag: value(border) for border in children(element)}
            drawn = any(borders.get(qn(edge)) not in (None, "nil", "none") for edge in ("w:top", "w:bottom"))
            look["lined"] = "1" if drawn else None
        elif element.tag in (qn("w:keepNext"), qn("w:pageBreakBefore")):
            look[etree.QName(element).localname] = None if (value(element) or "1") in _OFF else "1"
        elif element.tag == qn("w:numPr"):
            look["listed"] = None if value(first(element, "w:numId")) in (None, "0") else "1"
        elif element.tag == qn("w:outlineLvl"):
            look["outlined"] = value(element)
    return look


@attrs.frozen
class Looks:
    """The looks of a document's styles."""

    theme: Mapping[str, str]
    run_defaults: Look
    paragraph_defaults: Look
    _styles: Mapping[str, Element]
    _default: str | None

    @classmethod
    def of(cls, styles: Element | None, theme: Element | None) -> "Looks":
        """The looks of the parts `styles` and `theme`, either of which may be missing."""
        fonts = _theme_fonts(theme)
        known: dict[str, Element] = {}
        default = None
        run: Look = {}
        paragraph: Look = {}
        for element in children(styles):
            if element.tag == qn("w:docDefaults"):
                run = _run_look(first(element, "w:rPrDefault", "w:rPr"), fonts)
                paragraph = _paragraph_look(first(element, "w:pPrDefault", "w:pPr"))
            elif element.tag == qn("w:style"):
                name = value(element, "w:styleId") or ""
                known[name] = element
                if value(element, "w:type") == "paragraph" and (value(element, "w:default") or "0") not in _OFF:
                    default = name
        return cls(fonts, run, paragraph, known, default)

    def paragraph(self, properties: Element | None) -> Look:
        """The look of a paragraph with these properties."""
        look = dict(self.paragraph_defaults)
        for style in self._chain(_named(properties, "w:pStyle") or self._default):
            look.update(_paragraph_look(first(style, "w:pPr")))
        look.update(_paragraph_look(properties))
        return look

    def run(self, paragraph: Element | None, properties: Element | None) -> Look:
        """The look of a run with these properties in a paragraph with those."""
        look = dict(self.run_defaults)
        for style in self._chain(_named(paragraph, "w:pStyle") or self._default):
            look.update(_run_look(first(style, "w:rPr"), self.theme))
        for style in self._chain(_named(properties, "w:rStyle")):
            look.update(_run_look(first(style, "w:rPr"), self.theme))
        look.update(_run_look(properties, self.theme))
        return look

    def borders(self, style: str | None) -> bool:
        """Whether a table style, or one it is based on, draws lines; a style that is missing is taken to."""
        if style not in self._styles:
            return True
        edges = (edge for one in self._chain(style) for edge in children(first(one, "w:tblPr", "w:tblBorders")))
        return any(value(edge) not in ("nil", "none") for edge in edges)

    def _chain(self, name: str | None) -> Iterator[Element]:
        """A style after those it is based on."""
        chain: list[Element] = []
        while name is not None and name in self._styles and len(chain) < _MOST_STYLES:
            chain.append(self._styles[name])
            name = _named(self._styles[name], "w:basedOn")
        return reversed(chain)


def _named(element: Element | None, tag: str) -> str | None:
    return value(first(element, tag))


def _theme_fonts(theme: Element | None) -> Mapping[str, str]:
    """The fonts called major and minor, by the first five letters of what runs call them."""
    found: dict[str, str] = {}
    for element in () if theme is None else theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        latin = first(element, "a:latin")
        name = None if latin is None else latin.get("typeface")
        if name:
            found[etree.QName(element).localname[:5]] = name
    return found
