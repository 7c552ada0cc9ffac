"""A certificate as a whole page: its texts in order, as large as the page lets them be, within a border."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import attrs
from docx.document import Document
from docx.section import Section
from docx.shared import Twips

from danvan.documents import Certificate, Signature
from danvan_docx.layouts.line_ends import set_in_lines
from danvan_docx.layouts.metrics import LINE, line_count, longest_word
from danvan_docx.layouts.profiles import Profile, profile_for
from danvan_docx.writing.lines import date_line
from danvan_docx.writing.paragraphs import Look, add, rule, side, side_by_side
from danvan_docx.writing.pictures import add_picture
from danvan_docx.writing.sheet import lay
from danvan_docx.writing.styles import twips
from danvan_docx.writing.xml import element

_LEFT_SHARE = 0.5
_SPARE = 0.97  # of the page: other readers' lines are not quite so low
_MOST_GAP = 26.0  # points between two texts; a short certificate stays together in the middle


@attrs.frozen(kw_only=True)
class Text:
    """One text of a certificate, centred; `leaves` is the room it asks for above it, as a share of the others'."""

    words: str
    size: float
    bold: bool = False
    italic: bool = False
    color: str = ""
    ruled: bool = False
    leaves: float = 1.0

    @property
    def look(self) -> Look:
        """How it differs from the style of a certificate's lines."""
        return Look(bold=self.bold, italic=self.italic, color=self.color, size=_half(self.size))

    def height(self, room: float) -> float:
        """How high it is, in points, over a width in points."""
        lines = line_count(set_in_lines(self.words, self.size, room).text, self.size, room, bold=True)
        return lines * self.size * LINE + (6 if self.ruled else 0)


@attrs.frozen
class Page:
    """A certificate laid out: at which scale, with what gap between its texts, and whether they fit the page."""

    texts: tuple[Text, ...]
    scale: float
    gap: float
    fits: bool


def texts(certificate: Certificate, profile: Profile, scale: float) -> tuple[Text, ...]:
    """What stands above the signature, in order, at a scale."""
    look = profile.certificate
    own = profile if certificate.side in profile.sides else profile_for(certificate.side, certificate.date)
    titles = [
        Text(words=title.text, size=title.size * scale, bold=True, ruled=title.line, leaves=0)
        for title in own.head.titles
    ]
    lines = [
        Text(
            words=certificate.grantor.upper(),
            size=look.grantor_size * scale,
            bold=True,
            color=look.grantor_color,
            leaves=1.6,
        ),
        Text(words=_verb(certificate, profile), size=look.verb_size * scale, bold=True, leaves=0.5),
        Text(words=certificate.form.upper(), size=look.form_size * scale, bold=True, color=look.form_color, leaves=0.6),
        Text(words=certificate.recipient, size=look.recipient_size * scale, bold=True),
        Text(words=certificate.details or "", size=look.text_size * scale, leaves=0.4),
        Text(words=certificate.reason or "", size=look.text_size * scale, italic=True),
    ]
    return tuple(text for text in (*titles, *lines) if text.words)


def _verb(certificate: Certificate, profile: Profile) -> str:
    """What is done with the form of award: a title is conferred, a certificate of merit given."""
    look, form = profile.certificate, certificate.form.casefold()
    if form.startswith(look.title_forms):
        return look.verb_title
    return look.verb if form.startswith(look.given_forms) else ""


def laid_out(certificate: Certificate, profile: Profile) -> Page:
    """The first scale at which all texts and the signature fit one page; the last one where none does."""
    width, height = room(profile)
    for scale in profile.certificate.scales:
        lines = texts(certificate, profile, scale)
        rest = (
            height
            - _emblem_height(certificate, profile)
            - sum(line.height(width) for line in lines)
            - _foot_height(certificate, profile, scale)
        )
        gaps = sum(line.leaves for line in lines) + 1
        if rest >= gaps * 4:
            return Page(lines, scale, min(rest / gaps, _MOST_GAP), True)
    return Page(lines, scale, 4, False)


def _emblem_height(certificate: Certificate, profile: Profile) -> float:
    return 0 if certificate.emblem is None else profile.certificate.emblem / 25.4 * 72 * 1.1


def room(profile: Profile) -> tuple[float, float]:
    """The width and the height between the margins, in points."""
    look = profile.certificate
    wide = (look.width - look.left - look.right) / 25.4 * 72
    high = (look.height - look.top - look.bottom) / 25.4 * 72
    return wide, high * _SPARE


def add_pages(document: Document, certificates: Sequence[Certificate], profile: Profile) -> None:
    """The certificates, each on a page of its own."""
    for number, certificate in enumerate(certificates):
        page = laid_out(certificate, profile)
        width = room(profile)[0]
        if certificate.emblem is not None:
            emblem = add(document, "", "Certificate Line", new_page=number > 0)
            add_picture(emblem, certificate.emblem, height=profile.certificate.emblem)
        for place, text in enumerate(page.texts):
            begins = number > 0 and place == 0 and certificate.emblem is None
            _add_line(document, text, page, width, new_page=begins)
        add(document, "", "Spacer", before=page.gap - 6)
        _add_foot(document, certificate, profile, page.scale)


def _add_line(document: Document, text: Text, page: Page, width: float, *, new_page: bool) -> None:
    made = set_in_lines(text.words, text.size, width)
    add(
        document,
        made.text,
        "Certificate Line",
        text.look,
        new_page=new_page,
        before=text.leaves * page.gap,
        sides=side(made.width, width),
    )
    if text.ruled:
        rule(document, made.longest, width, keep_next=True)


def _add_foot(document: Document, certificate: Certificate, profile: Profile, scale: float) -> None:
    """The decision at the left, place, date and signature at the right."""
    width = round(room(profile)[0] * 20)
    left = round(width * _LEFT_SHARE)
    at_left, at_right = side_by_side(document, 1, (left, width - left), "Quyết định và chữ ký").rows[0].cells
    small = Look(bold=True, italic=True, size=_half(profile.certificate.small_size * scale))
    for line in _left(certificate, profile) or [""]:
        add(at_left, line, "Certificate Text", small)
    for text in _right(certificate, profile, scale):
        add(at_right, text.words, "Certificate Line", text.look, before=text.leaves)


def _half(size: float) -> float:
    return int(size * 2) / 2


def _left(certificate: Certificate, profile: Profile) -> list[str]:
    """The decision, by its number and day, and the place in the golden book."""
    look = profile.certificate
    decision = certificate.decision or ""
    match = _DECISION.match(decision)
    if match and (not match["by"] or match["by"].strip().casefold() == certificate.grantor.strip().casefold()):
        decision = f"{look.decision_label} {match['number']}, {match['day']}"
    register = f"{look.register_label} {certificate.number}" if certificate.number else ""
    return [line for line in (decision, register) if line]


_DECISION = re.compile(
    r"^(?:theo\s+)?quyết định số\s*:?\s*(?P<number>\S+?),?\s+"
    r"(?P<day>ngày \d{1,2} tháng \d{1,2} năm \d{4})\s*(?:của\s+(?P<by>.+?))?[.;]?\s*$",
    re.IGNORECASE | re.DOTALL,
)


def _right(certificate: Certificate, profile: Profile, scale: float) -> list[Text]:
    """Place and date, on whose behalf, the office, and the name below room for the signature."""
    size = profile.certificate.small_size * scale
    signature = certificate.signature or Signature()
    lines = [Text(words=date_line(certificate), size=size, bold=True, italic=True, leaves=0)]
    lines += [Text(words=line.upper(), size=size, bold=True, leaves=0) for line in signature.authority]
    if signature.office:
        lines.append(Text(words=signature.office.upper(), size=size, bold=True, leaves=0))
    name = Text(words=signature.name or "", size=size, bold=True, leaves=profile.certificate.room * scale)
    return [*lines, name]


def _foot_height(certificate: Certificate, profile: Profile, scale: float) -> float:
    half = room(profile)[0] * _LEFT_SHARE
    size = profile.certificate.small_size * scale
    left = sum(line_count(line, size, half) * size * LINE for line in _left(certificate, profile))
    right = sum(text.height(half) + text.leaves for text in _right(certificate, profile, scale))
    return max(left, right)


def broken_words(certificate: Certificate, profile: Profile) -> Iterator[str]:
    """The texts with a word wider than the page at the scale they are printed at."""
    page = laid_out(certificate, profile)
    width = room(profile)[0]
    for text in page.texts:
        if longest_word(text.words, text.size, bold=True) > width:
            yield text.words


def set_section(section: Section, profile: Profile) -> None:
    """The sheet of certificates: their own size and margins, and a border around each page."""
    look = profile.certificate
    lay(section, twips(look.width), twips(look.height))
    section.top_margin, section.bottom_margin = Twips(twips(look.top)), Twips(twips(look.bottom))
    section.left_margin, section.right_margin = Twips(twips(look.left)), Twips(twips(look.right))
    section.header_distance = section.footer_distance = Twips(0)
    borders = element("w:pgBorders", offsetFrom="page")
    for edge in ("top", "left", "bottom", "right"):
        borders.append(element(f"w:{edge}", val=look.border, sz=12, space=24, color=look.form_color))
    margins: Any = section._sectPr.pgMar
    margins.addnext(borders)
