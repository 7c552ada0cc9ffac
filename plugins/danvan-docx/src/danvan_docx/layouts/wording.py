"""What the rules of a side fix in the words of a document: numerals, dates, ends, the last recipient."""

import datetime
import re
from collections.abc import Mapping, Sequence

import attrs

from danvan import write_day
from danvan.documents import Annex, Article, Basis, Heading, Letterhead, Listing, Paragraph, Report, TableBlock
from danvan_docx.contents import Block, annexes
from danvan_docx.layouts.names import in_a_sentence
from danvan_docx.layouts.profiles import Profile

_NUMERAL = re.compile(r"^(?P<numeral>[IVXLC]+)\s*[-–.]\s*(?=\S)")
_DATE = re.compile(r"(?P<before>ngày\s+)?(?<![\d/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?![\d/-])")
_LABEL = re.compile(r"^phụ lục(?:\s+(?:số\s+)?(?P<number>\d+|[IVXLC]+))?$", re.IGNORECASE)
_OTHERS = "(?:của|ban hành|kèm theo|Nghị|Thông|Luật|Quyết|Hướng)"  # such an annex is another text's
_MENTION = re.compile(rf"\b(?P<word>[Pp]hụ lục)\s+(?:số\s+)?(?P<number>\d+|[IVXLC]+)\b(?!\s+{_OTHERS})")
_FILED = re.compile(r"^[-–+]?\s*lưu\s*[.:;]?\s*$", re.IGNORECASE)


def worded(report: Report, profile: Profile) -> Report:
    """The report in the words of its side, where its rules leave no choice; the rest stays as it is."""
    if report.letterhead is None:
        return report
    wording = profile.wording
    labels = _labels(report, profile)
    blocks = tuple(_block(block, profile, labels) for block in report.blocks)
    return attrs.evolve(
        report,
        letterhead=_head(report.letterhead, report.kind, profile),
        blocks=_closed(blocks, wording.text_end) if report.signature is not None else blocks,
        recipients=_recipients(report, profile),
    )


def _head(letterhead: Letterhead, kind: str, profile: Profile) -> Letterhead:
    """With the symbol of its type and issuer, where both are known and it has none."""
    wording = profile.wording
    name = in_a_sentence(letterhead.issuer)
    short = next((wording.issuers[said] for said in wording.issuers if name.startswith(said)), None)
    if letterhead.symbol or short is None or kind not in wording.types or not wording.symbol:
        return letterhead
    return attrs.evolve(letterhead, symbol=wording.symbol.format(type=wording.types[kind], issuer=short))


def _recipients(report: Report, profile: Profile) -> tuple[str, ...]:
    wording = profile.wording
    lines = [wording.file_line if _FILED.match(line) and wording.file_line else line for line in report.recipients]
    if report.addressees and lines and wording.copied and not any("như trên" in line.casefold() for line in lines):
        lines.insert(0, wording.copied)
    return tuple(lines)


def _labels(report: Report, profile: Profile) -> Mapping[str, str]:
    """The number of each annex as it is to be, by the one it has; nothing where some label is not plain."""
    matches = [_LABEL.match(annex.label.strip()) for annex in annexes(report.blocks)]
    if profile.annex.numerals == "as-written" or not matches or None in matches:
        return {}
    numbers = [match["number"] or "" for match in matches if match is not None]
    if len(set(numbers)) < len(numbers):
        return {}
    return {old: "" if len(numbers) == 1 else roman(place) for place, old in enumerate(numbers, 1)}


def roman(number: int) -> str:
    """A number below 400 in Roman numerals.

    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    written = ""
    for value, letters in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV")):
        while number >= value:
            written, number = written + letters, number - value
    return written + "I" * number


def _block(block: Block, profile: Profile, labels: Mapping[str, str]) -> Block:
    """One block, with what it says of annexes, its numeral, and the dates of a legal basis as they are to be."""

    def said(text: str) -> str:
        return _MENTION.sub(lambda match: _mention(match, labels), text) if labels else text

    made: Block = block
    match block:
        case Heading():
            made = attrs.evolve(block, text=_heading(said(block.text), profile))
        case Paragraph():
            made = attrs.evolve(block, text=said(block.text))
        case Listing():
            made = attrs.evolve(block, items=tuple(map(said, block.items)))
        case Article():
            made = attrs.evolve(block, text=said(block.text), clauses=tuple(map(said, block.clauses)))
        case TableBlock() if labels:
            notes = tuple(map(said, block.table.notes))
            made = attrs.evolve(block, table=attrs.evolve(block.table, notes=notes))
        case Basis() if profile.wording.full_dates:
            made = attrs.evolve(block, items=tuple(_DATE.sub(_full_date, item) for item in block.items))
        case Annex():
            made = _annex(block, profile, labels)
    return made


def _annex(annex: Annex, profile: Profile, labels: Mapping[str, str]) -> Annex:
    label = annex.label
    if labels:
        match = _LABEL.match(label.strip())
        number = labels[(match["number"] or "") if match else ""]
        label = " ".join([*label.split()[:2], number]).strip()
    blocks = tuple(_block(block, profile, labels) for block in annex.blocks)
    return attrs.evolve(annex, label=label, blocks=_closed(blocks, profile.wording.text_end))


def _mention(match: re.Match[str], labels: Mapping[str, str]) -> str:
    number = labels.get(match["number"])
    return match[0] if number is None else f"{match['word']} {number}".strip()


def _heading(text: str, profile: Profile) -> str:
    mark = profile.wording.heading_mark
    return _NUMERAL.sub(lambda match: f"{match['numeral']}{mark} ", text) if mark else text


def _full_date(match: re.Match[str]) -> str:
    try:
        day = datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return match[0]
    return write_day(day)


def _closed(blocks: Sequence[Block], end: str) -> tuple[Block, ...]:
    """The blocks with the end of their text as the side closes it; a table or a picture closes a text by itself."""
    last = next((at for at in range(len(blocks) - 1, -1, -1) if not isinstance(blocks[at], Annex)), None)
    if last is None or not end:
        return tuple(blocks)
    return (*blocks[:last], _ended(blocks[last], end), *blocks[last + 1 :])


def _ended(block: Block, end: str) -> Block:
    match block:
        case Paragraph():
            return attrs.evolve(block, text=_end(block.text, end))
        case Listing() if block.items:
            return attrs.evolve(block, items=(*block.items[:-1], _end(block.items[-1], end)))
        case Article() if block.clauses:
            return attrs.evolve(block, clauses=(*block.clauses[:-1], _end(block.clauses[-1], end)))
        case Article():
            return attrs.evolve(block, text=_end(block.text, end))
    return block


def _end(text: str, end: str) -> str:
    """A text that ends with a full stop, closed as its side does.

    >>> _end("Báo cáo.", "./."), _end("Báo cáo./.", "."), _end("Gồm:", "./.")
    ('Báo cáo./.', 'Báo cáo.', 'Gồm:')
    """
    bare = text.rstrip()
    for known in ("./.", "."):
        if bare.endswith(known) and not bare.endswith(".." + known[:1]):
            return bare.removesuffix(known) + end
    return text
