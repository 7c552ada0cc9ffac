"""The styles of a document, made from its profile: one for each thing a document has."""

from collections.abc import Iterable
from typing import Literal

import attrs
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from docx.styles.style import ParagraphStyle

from danvan_docx.layouts.profiles import Profile
from danvan_docx.writing.xml import element

Align = Literal["left", "center", "right", "both"]

ALIGNED = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}

CELL_SIDE = 85
"""The blank at each side of a cell, in twentieths of a point; the base file's table style has it."""

SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
"""Where a style names its font: a letter falls out of the document's font if one slot is left to a default."""


def twips(millimetres: float) -> int:
    """Word counts lengths in twentieths of a point.

    >>> twips(210), twips(297)
    (11906, 16838)
    """
    return round(millimetres * 1440 / 25.4)


@attrs.frozen
class Style:
    """A paragraph style by the name Word shows; sizes and spaces in points, `first_line` in twentieths of a point."""

    name: str
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
    based_on: str = attrs.field(default="Normal", kw_only=True)
    ruled: bool = attrs.field(default=False, kw_only=True)

    @property
    def id(self) -> str:
        """What paragraphs name it by.

        >>> Style("List Bullet", 14).id
        'ListBullet'
        """
        return self.name.replace(" ", "")

    def put_in(self, document: Document, font: str) -> None:
        """Gives the style to a document, or sets the one of that name anew."""
        styles = document.styles
        made = styles["Normal"] if self.name == "Normal" else self._added(document)
        assert isinstance(made, ParagraphStyle)  # noqa: S101 # what python-docx adds for this type
        made.quick_style = True
        self._set_font(made, font)
        self._set_paragraph(made)

    def _added(self, document: Document) -> ParagraphStyle:
        made = document.styles.add_style(self.name, WD_STYLE_TYPE.PARAGRAPH, builtin=self.name in BUILT_IN)
        assert isinstance(made, ParagraphStyle)  # noqa: S101 # what python-docx adds for this type
        made.element.styleId = self.id  # python-docx makes "heading1" of "Heading 1", which no reader knows
        made.base_style = document.styles[self.based_on]
        return made

    def _set_font(self, made: ParagraphStyle, font: str) -> None:
        made.font.name = font
        names = made.element.rPr.rFonts
        for slot in SLOTS:
            names.set(qn(f"w:{slot}"), font)
        # Off is said too: LibreOffice and Word differ in what a style without the element inherits.
        made.font.bold = made.font.cs_bold = self.bold
        made.font.italic = made.font.cs_italic = self.italic
        set_size(made, self.size)
        if self.underlined:
            made.font.underline = True

    def _set_paragraph(self, made: ParagraphStyle) -> None:
        paragraph = made.paragraph_format
        if self.keep_next:
            paragraph.keep_with_next = True
        paragraph.widow_control = True
        paragraph.space_before, paragraph.space_after = Pt(self.before), Pt(self.after)
        if self.line_rule == "auto":
            paragraph.line_spacing = float(self.line)
        else:
            paragraph.line_spacing_rule, paragraph.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(self.line)
        paragraph.left_indent = paragraph.right_indent = Twips(0)
        paragraph.first_line_indent = Twips(self.first_line)
        paragraph.alignment = ALIGNED[self.align]
        properties = made.element.get_or_add_pPr()
        if self.outline is not None:
            properties.append(element("w:outlineLvl", val=self.outline))
        if self.ruled:
            border = element("w:pBdr")
            border.append(element("w:top", val="single", sz=6, space=0, color="000000"))
            properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def set_size(of: object, points: float) -> None:
    """The font size of a style or a run, once for Latin and once for complex scripts."""
    font = of.font  # type: ignore[attr-defined] # a style or a run of python-docx
    font.size = Pt(points)
    properties = of._element.get_or_add_rPr()  # type: ignore[attr-defined]
    twin = properties.find(qn("w:szCs"))
    if twin is None:
        twin = element("w:szCs")
        properties.find(qn("w:sz")).addnext(twin)
    twin.set(qn("w:val"), str(round(points * 2)))


BUILT_IN = frozenset(
    {
        "Title",
        "Subtitle",
        "Body Text",
        "Caption",
        "Header",
        "Footer",
        "List Bullet",
        "List Number",
        *(f"Heading {level}" for level in range(1, 10)),
    }
)
"""The styles that Word knows itself, by whatever language it shows them in."""


def styles(profile: Profile) -> Iterable[Style]:
    """Every style of the documents of a profile, each after the one it is based on."""
    yield Style("Normal", profile.body.size)
    yield from _head(profile)
    yield from _text(profile)
    yield from _tables(profile)
    yield from _foot(profile)


def _head(profile: Profile) -> Iterable[Style]:
    head, title = profile.head, profile.title
    yield Style("Parent Body", head.parent_size, align="center")
    yield Style("Issuer", head.issuer_size, bold=True, align="center")
    for number, line in enumerate(head.titles, 1):
        yield Style(f"Head Title {number}", line.size, bold=True, align="center")
    yield Style("Symbol", head.number_size, align="center", before=6)
    subject = profile.letter
    yield Style("Subject", subject.subject_size, italic=subject.subject_italic, align="center", before=3)
    yield Style("Place And Date", head.place_size, italic=True, align="center", before=6)
    yield Style("Rule", 1, align="center", before=2, line_rule="exact", line=2, ruled=True)
    yield Style("Title", title.type_size, bold=True, align="center", before=18, keep_next=True)
    yield Style("Subtitle", title.abstract_size, bold=True, align="center", keep_next=True)
    yield Style("Title Mark", title.abstract_size, align="center", after=12)
    yield Style("After Title", 6, line_rule="exact", line=12)
    yield Style("Spacer", 6, line_rule="exact", line=6)
    # A paragraph must stand after a table; at the end of a full page it must not open another.
    yield Style("End", 1, line_rule="exact", line=1)


def _text(profile: Profile) -> Iterable[Style]:
    body = profile.body
    running = Style(
        "Body Text",
        body.size,
        align="both",
        before=body.before,
        after=body.after,
        line_rule=body.line_rule,
        line=body.line,
        first_line=twips(body.first_line),
    )
    yield running
    yield attrs.evolve(running, name="List Bullet")
    yield attrs.evolve(running, name="List Number")
    decision = profile.decision
    yield attrs.evolve(running, name="Basis", size=decision.basis_size, italic=decision.basis_italic)
    for number, level in enumerate(profile.headings.levels, 1):
        yield attrs.evolve(
            running,
            name=f"Heading {number}",
            bold=level.bold,
            italic=level.italic,
            before=max(6, body.before),
            keep_next=True,
            outline=number - 1,
        )
    formula = Style("Formula", decision.formula_size, bold=True, align="center", before=6, after=12, keep_next=True)
    yield attrs.evolve(formula, based_on="Heading 1", outline=0)
    yield attrs.evolve(running, name="Article", outline=1)
    yield Style("Addressee", body.size, align="center", before=6, after=6)
    yield Style("Picture", body.size, align="center", before=6, after=6)
    yield attrs.evolve(running, name="Clause")
    yield attrs.evolve(running, name="Point")


def _tables(profile: Profile) -> Iterable[Style]:
    tables = profile.tables
    cell = Style("Table Text", tables.sizes[0], before=1, after=1)
    yield Style("Caption", tables.caption_size, bold=True, align="center", before=8, after=4, keep_next=True)
    yield cell
    yield attrs.evolve(cell, name="Table Head", bold=True, align="center", keep_next=True)
    yield attrs.evolve(cell, name="Table Number", align="right")
    yield attrs.evolve(cell, name="Table Ordinal", align="center")
    yield Style("Table Note", tables.note_size, italic=True, align="both", before=2)


def _foot(profile: Profile) -> Iterable[Style]:
    signature, recipients, annex = profile.signature, profile.recipients, profile.annex
    yield Style("Signature Authority", signature.authority_size, bold=True, align="center", keep_next=True)
    yield Style("Signature Office", signature.office_size, bold=signature.office_bold, align="center", keep_next=True)
    yield Style("Signature Name", signature.name_size, bold=True, align="center", before=signature.room)
    yield Style(
        "Recipients Label",
        recipients.label_size,
        bold=recipients.label_bold,
        italic=recipients.label_italic,
        underlined=recipients.label_underlined,
        keep_next=True,
    )
    yield Style("Recipient", recipients.size)
    label = Style("Annex Label", annex.label_size, bold=True, align="center", keep_next=True)
    yield attrs.evolve(label, based_on="Heading 1", outline=0)
    yield Style("Annex Title", annex.title_size, bold=True, align="center", keep_next=True)
    yield Style("Annex Reference", annex.reference_size, italic=True, align="center", keep_next=True)
    yield Style("Certificate Line", profile.certificate.text_size, align="center", keep_next=True)
    yield Style("Certificate Text", profile.certificate.small_size, keep_next=True)
    yield Style("Box", profile.certificate.text_size)
    number = profile.page_number
    yield Style("Header", number.size, align=number.align if number.place == "header" else "center")
    yield Style("Footer", number.size, align=number.align if number.place == "footer" else "center")
