"""The top of a document: who issues it, the title of the Party or the State, number, date, type and abstract."""

import re

from danvan import write_day
from danvan.documents import Annex, Letterhead, Paragraph, Report
from danvan_docx.markup import centred, frame, paragraph, rule, run
from danvan_docx.metrics import balanced, text_width
from danvan_docx.profiles import Profile

BLANK = " " * 6
"""Left free on a draft, to be filled in by hand."""

_ONE_DIGIT = re.compile(r"\d(?![\d.])")


def symbol_line(letterhead: Letterhead, profile: Profile) -> str:
    """The number and symbol as printed: numbers under ten with a zero, a blank where there is no number yet.

    >>> from danvan_docx.profiles import profile_for
    >>> office = Letterhead(side="state", issuer="UBND xã", symbol="5/BC-UBND")
    >>> symbol_line(office, profile_for("state", None))
    'Số: 05/BC-UBND'
    """
    symbol = (letterhead.symbol or "").strip()
    label = profile.head.number_label
    if not symbol or symbol[0] in "/-":
        return f"{label}{BLANK}{symbol}"
    return f"{label} {'0' if _ONE_DIGIT.match(symbol) else ''}{symbol}"


def day_line(letterhead: Letterhead) -> str:
    """The day as printed, with blanks on a draft.

    >>> day_line(Letterhead(side="state", issuer="UBND xã"))
    'ngày      tháng      năm …'
    """
    return f"ngày{BLANK}tháng{BLANK}năm …" if letterhead.date is None else write_day(letterhead.date)


def head(letterhead: Letterhead, profile: Profile, room: int, subject: str | None = None) -> str:
    """The head as a frame of two rows: names above, number and date below; a letter's subject under its number."""
    place = place_line(letterhead)
    left, _ = head_widths(letterhead, profile, room)
    names = (_issuer(letterhead, profile, left), titles(profile, room - left))
    below = (
        paragraph(run(symbol_line(letterhead, profile)), "Symbol") + _subject(subject, profile, left),
        paragraph(run(place), "PlaceAndDate"),
    )
    return frame((names, below), (left, room - left))


def subject_line(subject: str, profile: Profile) -> str:
    """What a letter is about, opened as the office opens it.

    >>> from danvan_docx.profiles import profile_for
    >>> subject_line("V/v khen thưởng", profile_for("state", None))
    'V/v khen thưởng'
    """
    opening = profile.letter.subject_opening
    return f"{opening} {_OPENING.sub('', subject)}" if opening else subject


_OPENING = re.compile(r"^\s*(?:v/v|về việc)\s*:?\s*", re.IGNORECASE)


def _subject(subject: str | None, profile: Profile, room: int) -> str:
    if not subject:
        return ""
    line = subject_line(subject, profile)
    width, _ = balanced(line, profile.letter.subject_size, room / 20 * _AIR)
    return paragraph(run(line), "Subject", indent=centred(width, room))


_AIR = 0.93  # of the left side; a little is left blank before what stands at the right


def head_widths(letterhead: Letterhead, profile: Profile, room: int) -> tuple[int, int]:
    """The widths of the two sides of the head, in twentieths of a point."""
    left = _left(place_line(letterhead), profile, room)
    return left, room - left


def place_line(letterhead: Letterhead) -> str:
    """Place and date as printed."""
    return (f"{letterhead.place}, " if letterhead.place else "") + day_line(letterhead)


def _left(place: str, profile: Profile, room: int) -> int:
    """The width of the left side: its share, or less where place and date need more for their one line."""
    needed = text_width(place, profile.head.place_size) * 20 * _SPARE
    share = room * profile.head.left_share
    return round(min(share, max(room - needed, room * _LEAST_LEFT)))


_SPARE = 1.05  # the line is italic, and measured upright
_LEAST_LEFT = 0.36


def _issuer(letterhead: Letterhead, profile: Profile, room: int) -> str:
    head, name = profile.head, letterhead.issuer.upper()
    parent = "" if letterhead.parent is None else _parent(letterhead.parent.upper(), profile, room)
    width, longest = balanced(name, head.issuer_size, room / 20 * _AIR)
    if head.issuer_mark == "line":
        mark = rule(longest * head.line_share, room)
    else:
        mark = paragraph(run(head.issuer_mark), "ParentBody")
    return parent + paragraph(run(name), "Issuer", indent=centred(width, room)) + mark


def _parent(name: str, profile: Profile, room: int) -> str:
    # Measured as if bold, which is a little wider: room to spare.
    width, _ = balanced(name, profile.head.parent_size, room / 20 * _AIR)
    return paragraph(run(name), "ParentBody", indent=centred(width, room))


def titles(profile: Profile, room: int) -> str:
    """The title of the Party, or the national name and motto, with their line."""
    lines = []
    for number, title in enumerate(profile.head.titles, 1):
        lines.append(paragraph(run(title.text), f"HeadTitle{number}"))
        if title.line:
            lines.append(rule(min(text_width(title.text, title.size, bold=True), room / 20), room))
    return "".join(lines)


def title(report: Report, profile: Profile, room: int, *, keep_next: bool = False) -> str:
    """The name of the type and the abstract, with their mark."""
    look = profile.title
    lines = []
    if report.type_name:
        lines.append(paragraph(run(report.type_name.upper()), "TypeName"))
    width, longest = balanced(report.title or report.type_name.upper(), look.abstract_size, room / 20)
    if report.title:
        lines.append(paragraph(run(report.title), "Abstract", indent=centred(width, room)))
    if look.mark == "line":
        lines.append(rule(longest * look.line_share, room, keep_next=True))
        lines.append(paragraph("", "AfterTitle", keep_next=keep_next))
    else:
        lines.append(paragraph(run(look.mark), "TitleMark", keep_next=keep_next))
    return "".join(lines)


def annex_title(annex: Annex, report: Report, profile: Profile, room: int) -> str:
    """The label of an annex, its title, and the document it comes with."""
    width, _ = balanced(annex.title.upper(), profile.annex.title_size, room / 20)
    lines = paragraph(run(annex.label), "AnnexLabel")
    lines += paragraph(run(annex.title.upper()), "AnnexTitle", indent=centred(width, room))
    reference = _reference(annex, report, profile)
    if reference:
        width, _ = balanced(reference, profile.annex.reference_size, room / 20)
        lines += paragraph(run(reference), "AnnexReference", indent=centred(width, room))
    return lines + paragraph("", "Spacer", keep_next=True)


def _reference(annex: Annex, report: Report, profile: Profile) -> str:
    # As the annex says it itself; else made of the letterhead, unless its first words say it already.
    if annex.reference is not None:
        return f"({annex.reference})" if annex.reference else ""
    letterhead = report.letterhead
    if letterhead is None or not profile.annex.reference or _refers(annex):
        return ""
    return profile.annex.reference.format(
        kind=report.type_name.capitalize(),
        number=_in_a_sentence(symbol_line(letterhead, profile)),
        day=day_line(letterhead),
        issuer=" ".join(letterhead.issuer.split()),  # a line ended by hand in the head goes on here
    )


def _refers(annex: Annex) -> bool:
    """Whether the annex opens by naming the document it comes with, so that it need not be named twice."""
    first = annex.blocks[0] if annex.blocks else None
    return isinstance(first, Paragraph) and first.text.casefold().lstrip("( ").startswith("kèm theo")


def _in_a_sentence(line: str) -> str:
    return line[:1].lower() + line[1:].replace(":", "", 1)
