"""Finds the parts of a document in what was read: head, title, body, foot."""

import datetime
import re
from collections.abc import Iterator, Sequence

import attrs

from danvan_docx.checks.written import Line, Piece, Written
from danvan_docx.layouts.profiles import Profile, Side

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"

_HEAD_LINES = 40
_DAY = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
DATE = re.compile(r"ngày[\s.…_\d]*tháng[\s.…_\d]*năm", re.IGNORECASE)
_DATE_LINE = re.compile(r"^.{0,90}ngày[\s.…_\d]*tháng[\s.…_\d]*năm[\s.…_\d]*$", re.IGNORECASE)
BASIS = re.compile(r"^[-–+]?\s*(căn cứ|theo đề nghị|xét đề nghị)\b", re.IGNORECASE)
NUMBER = re.compile(r"^số\s*:?\s*(?=$|[\d/.…_-])", re.IGNORECASE)
SUBJECT = re.compile(r"^(v/v|về việc)\b", re.IGNORECASE)
RECIPIENTS = re.compile(r"^(kính gửi và )?nơi nhận\b", re.IGNORECASE)
AUTHORITY = re.compile(r"^(TM|KT|TL|TUQ|Q|T/M|K/T|T/L)(\.|/|\s)", re.IGNORECASE)
ANNEX = re.compile(r"^(phụ lục|biểu số|danh sách kèm)\b", re.IGNORECASE)
MARK = re.compile(r"^[-–—_*]{3,}$")


def fold(text: str) -> str:
    """A text for comparing: small letters, single blanks, one kind of dash, `hoà` as `hòa`."""
    small = " ".join(text.replace("–", "-").replace("—", "-").split()).casefold()
    return small.replace("hoà", "hòa")


@attrs.frozen(kw_only=True)
class Parts:
    """The parts of a document; those that were not found are empty."""

    written: Written
    profile: Profile
    side: Side
    head: tuple[Line, ...]
    number: Line | None
    date: Line | None
    subject: tuple[Line, ...]
    type_name: Line | None
    abstract: tuple[Line, ...]
    after_title: tuple[Line, ...]
    body: tuple[Line, ...]
    foot: tuple[Line, ...]


def side_of(written: Written) -> Side | None:
    """Whose document it is, by its title; the Front's by its issuer."""
    head = [fold(line.text) for line in written.lines[:_HEAD_LINES]]
    if any(fold(PARTY) in text for text in head):
        return "party"
    if any(fold(NATION) in text or fold(MOTTO) in text for text in head):
        front = any("mặt trận tổ quốc" in text or text.startswith("ủy ban mttq") for text in head[:6])
        return "front" if front else "state"
    return None


def day_of(written: Written) -> datetime.date | None:
    """The date in its head."""
    for line in written.lines[:_HEAD_LINES]:
        match = _DAY.search(line.text)
        if match:
            try:
                return datetime.date(int(match[3]), int(match[2]), int(match[1]))
            except ValueError:
                return None
    return None


def parts(written: Written, profile: Profile, side: Side) -> Parts:
    """The parts of a document."""
    lines = tuple(one for line in written.lines for one in _split(line))
    opening = _opening(lines)
    head = lines[:opening]
    number = next((line for line in head if NUMBER.match(line.said)), None)
    subject = tuple(_subject(head))
    date = next((line for line in head if DATE.search(line.text)), None)
    rest: Sequence[Line] = lines[opening:]
    type_name: Line | None = None
    abstract: tuple[Line, ...] = ()
    after: tuple[Line, ...] = ()
    if not subject:
        type_name, abstract, after, rest = _title(rest)
    foot = _foot(rest)
    annex = next((at for at, line in enumerate(rest) if at > 0 and _annex(line)), len(rest))
    start = min(foot[0] if foot else len(rest), annex)
    body = tuple(line for line in rest[:start] if line.place is None and line.said)
    return Parts(
        written=written,
        profile=profile,
        side=side,
        head=tuple(head),
        number=number,
        date=date,
        subject=subject,
        type_name=type_name,
        abstract=abstract,
        after_title=after,
        body=body,
        foot=tuple(rest[foot[0] : foot[1]]) if foot else (),
    )


def _split(line: Line) -> tuple[Line, ...]:
    """A paragraph whose lines are ended by hand as so many lines; running text stays whole."""
    if not any("\n" in piece.text for piece in line.pieces):
        return (line,)
    pieces: list[list[Piece]] = [[]]
    for piece in line.pieces:
        for at, text in enumerate(piece.text.split("\n")):
            if at:
                pieces.append([])
            if text:
                pieces[-1].append(attrs.evolve(piece, text=text))
    if any(sum(len(piece.text) for piece in one) > _SHORT for one in pieces):
        return (line,)
    return tuple(attrs.evolve(line, pieces=tuple(one)) for one in pieces)


_SHORT = 100  # letters of a line of a head, a title or a foot


def is_administrative(parts: Parts) -> bool:
    """Whether anything in a file says that it is a document of an office."""
    titled = side_of(parts.written) is not None
    return titled or bool(parts.number or parts.date or parts.foot) or all(s.bordered for s in parts.written.sections)


def _annex(line: Line) -> bool:
    return line.place is None and bool(ANNEX.match(line.said)) and len(line.said) < 60 and line.align == "center"


def _opening(lines: Sequence[Line]) -> int:
    """Where the head ends: after its table, or after its last line that only a head has."""
    last = -1
    for at, line in enumerate(lines[:_HEAD_LINES]):
        folded = fold(line.text)
        if BASIS.match(line.said):
            break
        if _of_head(line) or any(fold(title) in folded for title in (NATION, MOTTO, PARTY)):
            last = at
        if line.place is None and line.align in ("both", "justify") and len(line.said) > 120:
            break
    if last < 0:
        return 0
    place = lines[last].place
    while last + 1 < len(lines) and place is not None:
        other = lines[last + 1].place
        if other is None or other.table != place.table:
            break
        last += 1
    return last + 1


def _of_head(line: Line) -> bool:
    """Whether a line is the number, or the place and date: nothing stands after the year."""
    return bool(NUMBER.match(line.said) or _DATE_LINE.search(line.said))


def _subject(head: Sequence[Line]) -> Iterator[Line]:
    """The lines about a letter's subject: they open with V/v and run to the end of their cell."""
    started: Line | None = None
    for line in head:
        if started is None and SUBJECT.match(line.said):
            started = line
        if started is not None and line.place == started.place and line.said:
            if line is not started and (line.place is None or DATE.search(line.text)):
                break
            yield line


def _title(rest: Sequence[Line]) -> tuple[Line | None, tuple[Line, ...], tuple[Line, ...], Sequence[Line]]:
    """The name of the type, the abstract, the lines of their mark, and what comes after."""
    at = next((at for at, line in enumerate(rest[:12]) if line.said and line.place is None), None)
    if at is None or not _is_type(rest[at]):
        return None, (), (), rest
    end = at + 1
    abstract: list[Line] = []
    while end < len(rest) and _is_abstract(rest[end], abstract):
        abstract.append(rest[end])
        end += 1
    after: list[Line] = []
    while end < len(rest) and len(after) < 4 and (not rest[end].said or MARK.match(rest[end].said)):
        after.append(rest[end])
        end += 1
    return rest[at], tuple(abstract), tuple(after), rest[end:]


def _is_type(line: Line) -> bool:
    return line.said == line.said.upper() and len(line.said) < 60 and (line.align == "center" or line.bold)


def _is_abstract(line: Line, before: Sequence[Line]) -> bool:
    if not line.said or line.place is not None or MARK.match(line.said) or line.align != "center":
        return False
    # Who decides is named in capitals under the abstract; the abstract itself is a phrase.
    return not (before and line.said == line.said.upper())


def _foot(rest: Sequence[Line]) -> tuple[int, int] | None:
    """Where recipients and signature stand: the table of theirs, or from their first line to the end of the section."""
    first = None
    for at, line in enumerate(rest):
        authority = AUTHORITY.match(line.said) and line.said == line.said.upper() and len(line.said) < 80
        if RECIPIENTS.match(line.said) or authority:
            first = at
            break
    if first is None:
        first = _plain_foot(rest)
        if first is None:
            return None
    place = rest[first].place
    start = first
    if place is not None:
        while start > 0 and _same_table(rest[start - 1], rest[first]):
            start -= 1
    elif (signed := _plain_foot(rest[:first])) is not None and _is_next(rest, signed, first):
        start = signed  # two who sign stand side by side, and the recipients below them
    section = rest[first].section
    end = first
    while end < len(rest) and rest[end].section == section and not _annex(rest[end]) and not _in_grid(rest[end]):
        end += 1
    return start, end


def _in_grid(line: Line) -> bool:
    """Whether a line stands in a table with lines: what comes after the signature is no part of it."""
    return line.place is not None and line.place.bordered


def _is_next(rest: Sequence[Line], table: int, line: int) -> bool:
    """Whether nothing is said between a table and a line."""
    return not any(one.said and not _same_table(one, rest[table]) for one in rest[table:line])


def _same_table(line: Line, other: Line) -> bool:
    if line.place is None or other.place is None:
        return False
    return (line.place.table, line.place.bordered) == (other.place.table, other.place.bordered)


def _plain_foot(rest: Sequence[Line]) -> int | None:
    """A signature without recipients or prefix: the last table of two plain columns and short lines."""
    tables: dict[int, list[int]] = {}
    for at, line in enumerate(rest):
        if line.place is not None and line.place.columns == 2 and not line.place.bordered:
            tables.setdefault(line.place.table, []).append(at)
    for places in reversed(list(tables.values())):
        said = [rest[at].said for at in places if rest[at].said]
        if said and all(len(text) < 80 for text in said) and any(text == text.upper() for text in said):
            return places[0]
    return None
