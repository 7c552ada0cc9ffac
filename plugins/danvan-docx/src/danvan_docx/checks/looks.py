"""How a paragraph of a Word file comes out: defaults, the chain of its styles, and what it says itself."""

from collections.abc import Iterator, Mapping

import attrs

from danvan_docx.checks.tree import Element
from danvan_docx.checks.written import SLOTS

Look = Mapping[str, str | None]
"""Properties by name, the last word of all that speak of them."""

_MOST_STYLES = 50  # styles can be based on each other in a ring
_OFF = {"0", "false", "off", "none"}


def _run_look(properties: Element | None, theme: Mapping[str, str]) -> dict[str, str | None]:
    look: dict[str, str | None] = {}
    for element in () if properties is None else properties.elements():
        if element.tag == "w:rFonts":
            for slot in SLOTS:
                named, themed = element.get(f"w:{slot}"), element.get(f"w:{slot}Theme")
                if slot == "cs":
                    themed = element.get("w:cstheme")
                if themed is not None:
                    look[slot] = theme.get(themed[:5])
                elif named is not None:
                    look[slot] = named
        elif element.tag in ("w:sz", "w:u", "w:vertAlign"):
            look[element.tag[2:]] = element.get("w:val")
        elif element.tag in ("w:b", "w:i", "w:caps"):
            look[element.tag[2:]] = "0" if (element.get("w:val") or "1") in _OFF else "1"
    return look


def _paragraph_look(properties: Element | None) -> dict[str, str | None]:
    look: dict[str, str | None] = {}
    for element in () if properties is None else properties.elements():
        if element.tag == "w:jc":
            look["jc"] = element.get("w:val")
        elif element.tag in ("w:spacing", "w:ind"):
            for name in element.attributes:
                look[name.rpartition(":")[2]] = element.attributes[name]
            if element.get("w:firstLine") is not None:
                look["hanging"] = None
            if element.get("w:hanging") is not None:
                look["firstLine"] = None
        elif element.tag == "w:pBdr":
            borders = {border.tag: border.get("w:val") for border in element.elements()}
            drawn = any(borders.get(edge) not in (None, "nil", "none") for edge in ("w:top", "w:bottom"))
            look["lined"] = "1" if drawn else None
        elif element.tag in ("w:keepNext", "w:pageBreakBefore"):
            look[element.tag[2:]] = None if (element.get("w:val") or "1") in _OFF else "1"
        elif element.tag == "w:numPr":
            number = element.find("w:numId")
            look["listed"] = None if number is None or number.get("w:val") == "0" else "1"
        elif element.tag == "w:outlineLvl":
            look["outlined"] = element.get("w:val")
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
        for element in () if styles is None else styles.elements():
            if element.tag == "w:docDefaults":
                run = _run_look(element.find("w:rPrDefault", "w:rPr"), fonts)
                paragraph = _paragraph_look(element.find("w:pPrDefault", "w:pPr"))
            elif element.tag == "w:style":
                name = element.get("w:styleId") or ""
                known[name] = element
                if element.get("w:type") == "paragraph" and (element.get("w:default") or "0") not in _OFF:
                    default = name
        return cls(fonts, run, paragraph, known, default)

    def paragraph(self, properties: Element | None) -> Look:
        """The look of a paragraph with these properties."""
        look = dict(self.paragraph_defaults)
        for style in self._chain(_named(properties, "w:pStyle") or self._default):
            look.update(_paragraph_look(style.find("w:pPr")))
        look.update(_paragraph_look(properties))
        return look

    def run(self, paragraph: Element | None, properties: Element | None) -> Look:
        """The look of a run with these properties in a paragraph with those."""
        look = dict(self.run_defaults)
        for style in self._chain(_named(paragraph, "w:pStyle") or self._default):
            look.update(_run_look(style.find("w:rPr"), self.theme))
        for style in self._chain(_named(properties, "w:rStyle")):
            look.update(_run_look(style.find("w:rPr"), self.theme))
        look.update(_run_look(properties, self.theme))
        return look

    def borders(self, style: str | None) -> bool:
        """Whether a table style, or one it is based on, draws lines; a style that is missing is taken to."""
        if style not in self._styles:
            return True
        drawn = [one.find("w:tblPr", "w:tblBorders") for one in self._chain(style)]
        return any(
            edge.get("w:val") not in ("nil", "none") for one in drawn if one is not None for edge in one.elements()
        )

    def _chain(self, name: str | None) -> Iterator[Element]:
        """A style after those it is based on."""
        chain: list[Element] = []
        while name is not None and name in self._styles and len(chain) < _MOST_STYLES:
            chain.append(self._styles[name])
            name = _named(self._styles[name], "w:basedOn")
        return reversed(chain)


def _named(element: Element | None, tag: str) -> str | None:
    named = None if element is None else element.find(tag)
    return None if named is None else named.get("w:val")


def _theme_fonts(theme: Element | None) -> Mapping[str, str]:
    """The fonts called major and minor, by the first five letters of what runs call them."""
    found: dict[str, str] = {}
    for element in () if theme is None else theme.iter("a:majorFont", "a:minorFont"):
        latin = element.find("a:latin")
        name = None if latin is None else latin.get("typeface")
        if name:
            found[element.tag[2:7]] = name
    return found
