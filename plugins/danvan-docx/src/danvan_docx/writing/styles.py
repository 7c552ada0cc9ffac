"""The styles of a document, made from its profile: one for each thing a document has."""

from collections.abc import Iterable
from typing import Literal
from xml.sax.saxutils import quoteattr

import attrs

from danvan_docx.writing.markup import DECLARATION, W, font_size
from danvan_docx.layouts.profiles import Font, Profile

Align = Literal["left", "center", "right", "both"]


def twips(millimetres: float) -> int:
    """Word counts lengths in twentieths of a point.

    >>> twips(210), twips(297)
    (11906, 16838)
    """
    return round(millimetres * 1440 / 25.4)


@attrs.frozen
class Style:
    """A paragraph style; sizes and spaces in points, `first_line` in twentieths of a point."""

    id: str
    size: float
    bold: bool = attrs.field(default=False, kw_only=True)
    italic: bool = attrs.field(default=False, kw_only=True)
    underlined: bool = attrs.field(default=False, kw_only=True)
    align: Align = attrs.field(default="left", kw_only=True)
    before: float = attrs.field(default=0, kw_only=True)
    after: float = attrs.field(default=0, kw_only=True)
    line_rule: Literal["auto", "exact"] = attrs.field(default="auto", kw_only=True)
    line: float = attrs.field(default=1, kw_only=True)
    first_line: int = attrs.field(default=0, kw_only=True)
    keep_next: bool = attrs.field(default=False, kw_only=True)
    outline: int | None = attrs.field(default=None, kw_only=True)

    @property
    def name(self) -> str:
        """The name people see; Word knows its own styles by names in small letters."""
        return _BUILT_IN.get(self.id, "".join(f" {c.lower()}" if c.isupper() else c for c in self.id).strip())

    def xml(self, font: Font) -> str:
        """The `w:style` element."""
        based_on = "" if self.id == "Normal" else '<w:basedOn w:val="Normal"/>'
        default = ' w:default="1"' if self.id == "Normal" else ""
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f"{based_on}<w:qFormat/><w:pPr>{self._paragraph()}</w:pPr>"
            f"<w:rPr>{self._run(font)}</w:rPr></w:style>"
        )

    def _paragraph(self) -> str:
        line = round(self.line * (240 if self.line_rule == "auto" else 20))
        return (
            ("<w:keepNext/>" if self.keep_next else "")
            + "<w:widowControl/>"
            + f'<w:spacing w:before="{round(self.before * 20)}" w:after="{round(self.after * 20)}" '
            + f'w:line="{line}" w:lineRule="{self.line_rule}"/>'
            + f'<w:ind w:left="0" w:right="0" w:firstLine="{self.first_line}"/>'
            + f'<w:jc w:val="{self.align}"/>'
            + ("" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>')
        )

    def _run(self, font: Font) -> str:
        # Off is said too: LibreOffice and Word differ in what a style without the element inherits.
        return (
            fonts(font)
            + _switch("b", self.bold)
            + _switch("i", self.italic)
            + font_size(self.size)
            + ('<w:u w:val="single"/>' if self.underlined else "")
        )


_BUILT_IN = {
    "Normal": "Normal",
    "BodyText": "Body Text",
    "Caption": "caption",
    "Header": "header",
    **{f"Heading{level}": f"heading {level}" for level in range(1, 10)},
}


def _switch(tag: str, on: bool) -> str:
    value = "" if on else ' w:val="0"'
    return f"<w:{tag}{value}/><w:{tag}Cs{value}/>"


def fonts(font: Font) -> str:
    """The font in all four slots: a letter falls out of the document's font where one is left to a default."""
    name = quoteattr(font.name)
    return f"<w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>"


def styles(profile: Profile) -> Iterable[Style]:
    """Every style of the documents of a profile."""
    yield Style("Normal", profile.body.size)
    yield from _head(profile)
    yield from _text(profile)
    yield from _tables(profile)
    yield from _foot(profile)


def _head(profile: Profile) -> Iterable[Style]:
    head, title = profile.head, profile.title
    yield Style("ParentBody", head.parent_size, align="center")
    yield Style("Issuer", head.issuer_size, bold=True, align="center")
    for number, line in enumerate(head.titles, 1):
        yield Style(f"HeadTitle{number}", line.size, bold=True, align="center")
    yield Style("Symbol", head.number_size, align="center", before=6)
    subject = profile.letter
    yield Style("Subject", subject.subject_size, italic=subject.subject_italic, align="center", before=3)
    yield Style("PlaceAndDate", head.place_size, italic=True, align="center", before=6)
    yield Style("Rule", 1, align="center", before=2, line_rule="exact", line=2)
    yield Style("TypeName", title.type_size, bold=True, align="center", before=18, keep_next=True)
    yield Style("Abstract", title.abstract_size, bold=True, align="center", keep_next=True)
    yield Style("TitleMark", title.abstract_size, align="center", after=12)
    yield Style("AfterTitle", 6, line_rule="exact", line=12)
    yield Style("Spacer", 6, line_rule="exact", line=6)
    # A paragraph must stand after a table; at the end of a full page it must not open another.
    yield Style("End", 1, line_rule="exact", line=1)


def _text(profile: Profile) -> Iterable[Style]:
    body = profile.body
    running = Style(
        "BodyText",
        body.size,
        align="both",
        before=body.before,
        after=body.after,
        line_rule=body.line_rule,
        line=body.line,
        first_line=twips(body.first_line),
    )
    yield running
    yield attrs.evolve(running, id="ListItem")
    decision = profile.decision
    yield attrs.evolve(running, id="Basis", size=decision.basis_size, italic=decision.basis_italic)
    yield Style("Formula", decision.formula_size, bold=True, align="center", before=6, after=12, keep_next=True)
    yield attrs.evolve(running, id="Article")
    yield attrs.evolve(running, id="Clause")
    yield attrs.evolve(running, id="Point")
    for number, level in enumerate(profile.headings.levels, 1):
        yield attrs.evolve(
            running,
            id=f"Heading{number}",
            bold=level.bold,
            italic=level.italic,
            before=max(6, body.before),
            keep_next=True,
            outline=number - 1,
        )


def _tables(profile: Profile) -> Iterable[Style]:
    tables = profile.tables
    cell = Style("TableText", tables.sizes[0], before=1, after=1)
    yield Style("Caption", tables.caption_size, bold=True, align="center", before=8, after=4, keep_next=True)
    yield cell
    yield attrs.evolve(cell, id="TableHead", bold=True, align="center", keep_next=True)
    yield attrs.evolve(cell, id="TableNumber", align="right")
    yield attrs.evolve(cell, id="TableOrdinal", align="center")
    yield Style("TableNote", tables.note_size, italic=True, align="both", before=2)


def _foot(profile: Profile) -> Iterable[Style]:
    signature, recipients, annex = profile.signature, profile.recipients, profile.annex
    yield Style("SignatureAuthority", signature.authority_size, bold=True, align="center", keep_next=True)
    yield Style("SignatureOffice", signature.office_size, bold=signature.office_bold, align="center", keep_next=True)
    yield Style("SignatureName", signature.name_size, bold=True, align="center", before=signature.room)
    yield Style(
        "RecipientsLabel",
        recipients.label_size,
        bold=recipients.label_bold,
        italic=recipients.label_italic,
        underlined=recipients.label_underlined,
        keep_next=True,
    )
    yield Style("Recipient", recipients.size)
    yield Style("AnnexLabel", annex.label_size, bold=True, align="center", keep_next=True, outline=0)
    yield Style("AnnexTitle", annex.title_size, bold=True, align="center", keep_next=True)
    yield Style("AnnexReference", annex.reference_size, italic=True, align="center", keep_next=True)
    yield Style("CertificateLine", profile.certificate.text_size, align="center", keep_next=True)
    yield Style("CertificateText", profile.certificate.small_size, keep_next=True)
    yield Style("Box", profile.certificate.text_size)
    yield Style("Header", profile.page_number.size, align="center")


def styles_part(profile: Profile) -> str:
    """The part `word/styles.xml`."""
    language = quoteattr(profile.font.language)
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(profile.font)}{font_size(profile.body.size)}"
        f"<w:lang w:val={language} w:eastAsia={language} w:bidi={language}/></w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
    )
    paragraphs = "".join(style.xml(profile.font) for style in styles(profile))
    return f'{DECLARATION}<w:styles xmlns:w="{W}">{defaults}{paragraphs}{_TABLE_STYLES}</w:styles>'


_CELL_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
)

CELL_SIDE = 85
"""The blank at each side of a cell, in twentieths of a point."""

_LINES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)

_TABLE_STYLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_CELL_MARGINS.format(side=108)}</w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_LINES}</w:tblBorders>{_CELL_MARGINS.format(side=CELL_SIDE)}</w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)
