"""A certificate as a whole page: its texts in order, as large as the page lets them be, within a border."""

from collections.abc import Iterator, Sequence

import attrs

from danvan.documents import Certificate, Letterhead, Signature
from danvan_docx.head import place_line
from danvan_docx.markup import centred, frame, look, paragraph, rule, run, space_before
from danvan_docx.metrics import LINE, balanced, line_count, longest_word
from danvan_docx.profiles import Profile, profile_for
from danvan_docx.styles import twips

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

    def height(self, room: float) -> float:
        """How high it is, in points, over a width in points."""
        return line_count(self.words, self.size, room, bold=True) * self.size * LINE + (6 if self.ruled else 0)


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
        Text(words=certificate.grantor.upper(), size=look.grantor_size * scale, bold=True, leaves=1.6),
        Text(words=certificate.form.upper(), size=look.form_size * scale, bold=True, color=look.form_color, leaves=0.6),
        Text(words=certificate.recipient, size=look.recipient_size * scale, bold=True),
        Text(words=certificate.details or "", size=look.text_size * scale, leaves=0.4),
        Text(words=certificate.reason or "", size=look.text_size * scale, italic=True),
    ]
    return tuple(text for text in (*titles, *lines) if text.words)


def laid_out(certificate: Certificate, profile: Profile) -> Page:
    """The first scale at which all texts and the signature fit one page; the last one where none does."""
    width, height = room(profile)
    for scale in profile.certificate.scales:
        lines = texts(certificate, profile, scale)
        rest = height - sum(line.height(width) for line in lines) - _foot_height(certificate, profile, scale)
        gaps = sum(line.leaves for line in lines) + 1
        if rest >= gaps * 4:
            return Page(lines, scale, min(rest / gaps, _MOST_GAP), True)
    return Page(lines, scale, 4, False)


def room(profile: Profile) -> tuple[float, float]:
    """The width and the height between the margins, in points."""
    look = profile.certificate
    wide = (look.width - look.left - look.right) / 25.4 * 72
    high = (look.height - look.top - look.bottom) / 25.4 * 72
    return wide, high * _SPARE


def pages(certificates: Sequence[Certificate], profile: Profile) -> Iterator[str]:
    """The certificates, each on a page of its own."""
    for number, certificate in enumerate(certificates):
        page = laid_out(certificate, profile)
        width = room(profile)[0]
        for place, text in enumerate(page.texts):
            yield _line(text, page, width, new_page=number > 0 and place == 0)
        yield paragraph("", "Spacer", spacing=space_before(page.gap - 6))
        yield _foot(certificate, profile, page.scale)


def _line(text: Text, page: Page, width: float, *, new_page: bool) -> str:
    runs = run(text.words, look(bold=text.bold, italic=text.italic, color=text.color, size=_half(text.size)))
    set_in, longest = balanced(text.words, text.size, width)
    made = paragraph(
        runs,
        "CertificateLine",
        new_page=new_page,
        spacing=space_before(text.leaves * page.gap),
        indent=centred(set_in, round(width * 20)),
    )
    return made + (rule(longest, round(width * 20), keep_next=True) if text.ruled else "")


def _half(size: float) -> float:
    return int(size * 2) / 2


def _foot(certificate: Certificate, profile: Profile, scale: float) -> str:
    """The decision at the left, place, date and signature at the right."""
    width = round(room(profile)[0] * 20)
    left = round(width * _LEFT_SHARE)
    small = look(size=_half(profile.certificate.small_size * scale))
    at_left = "".join(paragraph(run(line, small), "CertificateText") for line in _left(certificate))
    at_right = "".join(
        paragraph(
            run(line.words, look(bold=line.bold, italic=line.italic, size=_half(line.size))),
            "CertificateLine",
            spacing=space_before(line.leaves),
        )
        for line in _right(certificate, profile, scale)
    )
    empty = paragraph("", "CertificateText")
    return frame(((at_left or empty, at_right or empty),), (left, width - left))


def _left(certificate: Certificate) -> list[str]:
    register = f"Vào sổ số: {certificate.number}" if certificate.number else ""
    return [line for line in (certificate.decision or "", register) if line]


def _right(certificate: Certificate, profile: Profile, scale: float) -> list[Text]:
    """Place and date, on whose behalf, the office, and the name below room for the signature."""
    size = profile.certificate.small_size * scale
    signature = certificate.signature or Signature()
    lines = [Text(words=date_line(certificate), size=size, italic=True, leaves=0)]
    lines += [Text(words=line.upper(), size=size, bold=True, leaves=0) for line in signature.authority]
    if signature.office:
        lines.append(Text(words=signature.office.upper(), size=size, bold=profile.signature.office_bold, leaves=0))
    name = Text(words=signature.name or "", size=size, bold=True, leaves=profile.certificate.room * scale)
    return [*lines, name]


def date_line(certificate: Certificate) -> str:
    """Place and date as printed, with blanks where there is none."""
    return place_line(
        Letterhead(side=certificate.side, issuer=certificate.grantor, place=certificate.place, date=certificate.date)
    )


def _foot_height(certificate: Certificate, profile: Profile, scale: float) -> float:
    half = room(profile)[0] * _LEFT_SHARE
    size = profile.certificate.small_size * scale
    left = sum(line_count(line, size, half) * size * LINE for line in _left(certificate))
    right = sum(text.height(half) + text.leaves for text in _right(certificate, profile, scale))
    return max(left, right)


def broken_words(certificate: Certificate, profile: Profile) -> Iterator[str]:
    """The texts with a word wider than the page at the scale they are printed at."""
    page = laid_out(certificate, profile)
    width = room(profile)[0]
    for text in page.texts:
        if longest_word(text.words, text.size, bold=True) > width:
            yield text.words


def section(profile: Profile) -> str:
    """The `w:sectPr` of certificates: their own sheet, a border around each page, and no page number."""
    look = profile.certificate
    edges = "".join(
        f'<w:{edge} w:val="{look.border}" w:sz="12" w:space="24" w:color="{look.form_color}"/>'
        for edge in ("top", "left", "bottom", "right")
    )
    turned = ' w:orient="landscape"' if look.width > look.height else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdFirstHeader"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(look.width)}" w:h="{twips(look.height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(look.top)}" w:right="{twips(look.right)}" w:bottom="{twips(look.bottom)}" '
        f'w:left="{twips(look.left)}" w:header="0" w:footer="0" w:gutter="0"/>'
        f'<w:pgBorders w:offsetFrom="page">{edges}</w:pgBorders></w:sectPr>'
    )
