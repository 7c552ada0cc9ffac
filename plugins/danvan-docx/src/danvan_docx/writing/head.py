"""The top of a document: who issues it, the title of the Party or the State, number, date, type and abstract."""

from collections.abc import Sequence

from docx.document import Document

from danvan.documents import Annex, Letterhead, Paragraph, Report
from danvan_docx.layouts.line_ends import set_in_lines
from danvan_docx.layouts.metrics import text_width
from danvan_docx.layouts.names import in_a_sentence
from danvan_docx.layouts.profiles import Profile
from danvan_docx.writing.decision import ended
from danvan_docx.writing.lines import day_line, place_line, subject_line, symbol_line
from danvan_docx.writing.paragraphs import Holder, add, rule, side, side_by_side


def add_head(document: Document, letterhead: Letterhead, profile: Profile, room: int, subject: str | None) -> None:
    """The head as two rows: names above, number and date below; a letter's subject under its number."""
    left, right = head_widths(letterhead, profile, room)
    names, below = side_by_side(document, 2, (left, right), "Cơ quan ban hành, số, ký hiệu, ngày tháng").rows
    _add_issuer(names.cells[0], letterhead, profile, left / 20)
    add_titles(names.cells[1], profile, right / 20)
    add(below.cells[0], symbol_line(letterhead, profile), "Symbol", held=False)
    if subject:
        line = subject_line(subject, profile)
        _add_set(below.cells[0], line, "Subject", profile.letter.subject_size, left / 20, share=_AIR)
    add(below.cells[1], place_line(letterhead), "Place And Date")


_AIR = 0.93  # of the left side; a little is left blank before what stands at the right


def head_widths(letterhead: Letterhead, profile: Profile, room: int) -> tuple[int, int]:
    """The widths of the two sides of the head, in twentieths of a point."""
    left = _left(place_line(letterhead), profile, room)
    return left, room - left


def _left(place: str, profile: Profile, room: int) -> int:
    """The width of the left side: its share, or less where place and date need more for their one line."""
    needed = text_width(place, profile.head.place_size) * 20 * _SPARE
    share = room * profile.head.left_share
    return round(min(share, max(room - needed, room * _LEAST_LEFT)))


_SPARE = 1.05  # the line is italic, and measured upright
_LEAST_LEFT = 0.36


def _add_set(holder: Holder, text: str, style: str, size: float, room: float, *, share: float = 1.0) -> float:
    """A text in lines of like length, in the middle of a share of the room; returns the width of its longest line."""
    made = set_in_lines(text, size, room * share)
    # Its lines are chosen, so no hyphen needs to be held.
    add(holder, made.text, style, sides=side(made.width, room), held=False)
    return made.longest


def _add_issuer(holder: Holder, letterhead: Letterhead, profile: Profile, room: float) -> None:
    head, name = profile.head, letterhead.issuer.upper()
    if letterhead.parent is not None:
        # Measured as if bold, which is a little wider: room to spare.
        _add_set(holder, letterhead.parent.upper(), "Parent Body", head.parent_size, room, share=_AIR)
    longest = _add_set(holder, name, "Issuer", head.issuer_size, room, share=_AIR)
    if head.issuer_mark == "line":
        rule(holder, longest * head.line_share, room)
    else:
        add(holder, head.issuer_mark, "Parent Body")


def add_titles(holder: Holder, profile: Profile, room: float) -> None:
    """The title of the Party, or the national name and motto, with their line."""
    for number, title in enumerate(profile.head.titles, 1):
        add(holder, title.text, f"Head Title {number}")
        if title.line:
            rule(holder, min(text_width(title.text, title.size, bold=True), room), room)


def add_title(document: Document, report: Report, profile: Profile, room: float, *, keep_next: bool = False) -> None:
    """The name of the type and the abstract, with their mark."""
    look = profile.title
    if report.type_name:
        add(document, report.type_name.upper(), "Title")
    longest = text_width(report.type_name.upper(), look.type_size, bold=True)
    if report.title:
        longest = _add_set(document, report.title, "Subtitle", look.abstract_size, room)
    if look.mark == "line":
        rule(document, longest * look.line_share, room, keep_next=True)
        add(document, "", "After Title", keep_next=keep_next)
    else:
        add(document, look.mark, "Title Mark", keep_next=keep_next)


def add_addressees(document: Document, addressees: Sequence[str], profile: Profile) -> None:
    """To whom the document is addressed: one in the line itself, several in lines below it."""
    label = profile.wording.addressed or "Kính gửi:"
    if len(addressees) == 1:
        add(document, f"{label} {addressees[0]}", "Addressee")
        return
    add(document, label, "Addressee", keep_next=True)
    for number, name in enumerate(addressees, 1):
        end = "." if number == len(addressees) else ";"
        add(document, ended(f"- {name}", end), "Addressee", keep_next=number < len(addressees))


def add_annex_title(document: Document, annex: Annex, report: Report, profile: Profile, room: float) -> None:
    """The label of an annex, its title, and the document it comes with."""
    add(document, annex.label, "Annex Label")
    _add_set(document, annex.title.upper(), "Annex Title", profile.annex.title_size, room)
    reference = _reference(annex, report, profile)
    if reference:
        longest = _add_set(document, reference, "Annex Reference", profile.annex.reference_size, room)
        if profile.annex.mark == "line":
            rule(document, longest * profile.annex.line_share, room, keep_next=True)
    add(document, "", "Spacer", keep_next=True)


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
        issuer=in_a_sentence(letterhead.issuer),
    )


def _refers(annex: Annex) -> bool:
    """Whether the annex opens by naming the document it comes with, so that it need not be named twice."""
    first = annex.blocks[0] if annex.blocks else None
    return isinstance(first, Paragraph) and first.text.casefold().lstrip("( ").startswith("kèm theo")


def _in_a_sentence(line: str) -> str:
    return line[:1].lower() + line[1:].replace(":", "", 1)
