"""What will not fit, measured before anything is printed: words that must be broken, rows higher than a page."""

import re
from collections.abc import Iterable, Iterator

from danvan import Finding
from danvan.documents import Annex, Certificate, Report, Table, TableBlock
from danvan_docx.contents import annexes, awarded
from danvan_docx.exporter import DocxExporter
from danvan_docx.layouts.columns import fitted, row_height
from danvan_docx.layouts.metrics import longest_word, text_width
from danvan_docx.layouts.profiles import Profile
from danvan_docx.overprint.blanks import Blank
from danvan_docx.remarks import finding
from danvan_docx.strings import strings, texts_of
from danvan_docx.writing import certificate as certificates
from danvan_docx.writing.foot import LEFT_SHARE, recipients_fit
from danvan_docx.writing.head import head_widths
from danvan_docx.writing.lines import place_line, subject_line, symbol_line
from danvan_docx.writing.sheet import Sheet, sheet_for
from danvan_docx.writing.styles import CELL_SIDE

_ITALIC = 1.05  # italics are measured upright, and the head is made so wide
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MOST_OF_A_KIND = 20  # findings of one code for one table; the rest are of the same kind


def overflow(report: Report, profile: Profile | None = None, *, blank: Blank | None = None) -> tuple[Finding, ...]:
    """Every text that will not fit its column, line or box, and every character that cannot be printed.

    Texts wrap; columns shrink their letters, certificates their whole page, boxes their text, each down to the least
    of its sizes; nothing is cut off. What is found here is what is left after that.

    Parameters: `profile` is the layout, the one of the report's side and date where none is given; `blank` the
    pre-printed sheet when certificates are to be printed on one.

    >>> from danvan.documents import Paragraph
    >>> overflow(Report(kind="report", type_name="Báo cáo", title="Quý I", blocks=[Paragraph("Tốt.")]))
    ()
    """
    layout = profile if profile is not None else DocxExporter().layout(report)
    found = [*_replaced(report), *_certificates(report, layout, blank)]
    if blank is None:
        found += [*_head(report, layout), *_titles(report, layout), *_foot(report, layout), *_annexes(report, layout)]
        found += _tables(report.blocks, sheet_for(report.blocks, layout), layout)
    return tuple(found)


def _replaced(report: Report) -> Iterator[Finding]:
    for place, text in strings(report):
        if text.isprintable():
            continue
        bad = sorted({f"U+{ord(letter):04X}" for letter in _UNPRINTABLE.findall(text)})
        if bad:
            yield finding("WD205", field=place, place=place, got=", ".join(bad[:5]))


def _too_wide(place: str, text: str, size: float, room: float, profile: Profile) -> Iterator[Finding]:
    """A bold word wider than its room, in points."""
    if longest_word(text, size, bold=True) > room:
        word = max(text.split(), key=lambda word: text_width(word, size, bold=True))
        yield finding("WD201", profile=profile, field=place, place=place, words=word)


def _head(report: Report, profile: Profile) -> Iterator[Finding]:
    letterhead = report.letterhead
    if letterhead is None:
        return
    left, right = (width / 20 for width in head_widths(letterhead, profile, Sheet(profile).room))
    head = profile.head
    yield from _too_wide("issuer", letterhead.issuer.upper(), head.issuer_size, left, profile)
    yield from _too_wide("parent", (letterhead.parent or "").upper(), head.parent_size, left, profile)
    yield from _too_wide("symbol", symbol_line(letterhead, profile), head.number_size, left, profile)
    if report.subject:
        subject = subject_line(report.subject, profile)
        yield from _too_wide("subject", subject, profile.letter.subject_size, left, profile)
    place = place_line(letterhead)
    if text_width(place, head.place_size) * _ITALIC > right + 1:
        yield finding("WD206", profile=profile, field="place", words=place)


def _titles(report: Report, profile: Profile) -> Iterator[Finding]:
    room = Sheet(profile).room / 20
    yield from _too_wide("type_name", report.type_name.upper(), profile.title.type_size, room, profile)
    yield from _too_wide("title", report.title, profile.title.abstract_size, room, profile)


def _annexes(report: Report, profile: Profile) -> Iterator[Finding]:
    """Annexes that no text refers to, where the layout asks for it."""
    given = list(annexes(report.blocks))
    if report.letterhead is None or profile.annex.numerals == "as-written" or not given:
        return
    said = " ".join(text for block in report.blocks if not isinstance(block, Annex) for _, text in texts_of(block))
    if not _MENTION.search(said):
        yield finding("WD208", profile=profile, field="annexes", count=len(given))


_MENTION = re.compile(r"phụ lục|kèm theo|danh sách", re.IGNORECASE)


def _foot(report: Report, profile: Profile) -> Iterator[Finding]:
    room = Sheet(profile).room
    if not recipients_fit(report, profile, room):
        yield finding("WD204", profile=profile, field="recipients", count=len(report.recipients))
    elif report.recipients:
        for line in report.recipients:
            yield from _too_wide("recipients", line, profile.recipients.size, room * LEFT_SHARE / 20, profile)
    signature, right = report.signature, room * (1 - LEFT_SHARE) / 20
    if signature is not None:
        for line in signature.authority:
            yield from _too_wide("signature", line.upper(), profile.signature.authority_size, right, profile)
        yield from _too_wide(
            "signature", (signature.office or "").upper(), profile.signature.office_size, right, profile
        )
        yield from _too_wide("signature", signature.name or "", profile.signature.name_size, right, profile)


def _tables(blocks: Iterable[object], sheet: Sheet, profile: Profile) -> Iterator[Finding]:
    for block in blocks:
        if isinstance(block, Annex):
            yield from _tables(block.blocks, sheet_for(block.blocks, profile, wide=block.wide), profile)
        elif isinstance(block, TableBlock) and block.table.columns:
            yield from _table(block.table, sheet, profile)


def _table(table: Table, sheet: Sheet, profile: Profile) -> Iterator[Finding]:
    widths, size = fitted(table, sheet.sizes, sheet.room)
    rooms = [(width - 2 * CELL_SIDE) / 20 for width in widths]
    page = sheet.height
    broken = high = 0
    headings = [column.vi for column in table.columns]
    for place, (heading, room) in enumerate(zip(headings, rooms, strict=True), 1):
        yield from _too_wide(f"table {table.name}, header {place}", heading, size, room, profile)
    if row_height(headings, rooms, size) > page / 2:
        yield finding("WD207", profile=profile, field=f"table {table.name}", place=f"table {table.name}")
    for number, row in enumerate(table.rows, 1):
        if row.kind == "heading":
            continue
        bold = row.kind == "total"
        texts = [cell.write() for cell in row.cells]
        for place, (text, room) in enumerate(zip(texts, rooms, strict=True), 1):
            # Most cells are so short that no word of theirs can be too wide: half an em for each letter.
            if len(text) * size > room and longest_word(text, size, bold=bold) > room and broken < _MOST_OF_A_KIND:
                broken += 1
                where = f"table {table.name}, row {number}, column {place}"
                yield from _too_wide(where, text, size, room, profile)
        if high < _MOST_OF_A_KIND and max(map(len, texts)) > 200 and row_height(texts, rooms, size) > page:
            high += 1
            where = f"table {table.name}, row {number}"
            yield finding("WD202", profile=profile, field=where, place=where)


def _certificates(report: Report, profile: Profile, blank: Blank | None) -> Iterator[Finding]:
    for number, certificate in enumerate(awarded(report.blocks), 1):
        place = f"certificate {number}"
        if blank is not None:
            yield from _in_boxes(certificate, blank, place, profile)
            continue
        page = certificates.laid_out(certificate, profile)
        if not page.fits:
            size = profile.certificate.text_size * page.scale
            yield finding("WD203", profile=profile, field=place, place=place, words=certificate.recipient, size=size)
        for words in certificates.broken_words(certificate, profile):
            yield finding("WD201", profile=profile, field=place, place=place, words=words)


def _in_boxes(certificate: Certificate, blank: Blank, place: str, profile: Profile) -> Iterator[Finding]:
    for box in blank.boxes:
        text = box.text(certificate)
        size, fits = box.fitted(text)
        if text and not fits:
            where = f"{place}, box {box.field}"
            yield finding("WD203", profile=profile, field=where, place=where, words=text, size=size)
