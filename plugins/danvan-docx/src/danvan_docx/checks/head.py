"""The head: title, issuer, number and symbol, place and date, type and abstract."""

import re
from collections.abc import Iterator, Sequence

from danvan import Finding
from danvan_docx.checks.page import ranged
from danvan_docx.checks.parts import DATE, MARK, MOTTO, NATION, PARTY, Parts, day_of, fold
from danvan_docx.checks.written import Line
from danvan_docx.layouts.limits import Range
from danvan_docx.remarks import finding

_DIGITS = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_NUMBER = re.compile(r"^(?P<label>số\s*:?)\s*(?P<symbol>.*)$", re.IGNORECASE | re.DOTALL)


def head(parts: Parts) -> Iterator[Finding]:
    """What is wrong with the head."""
    yield from _titles(parts)
    yield from _issuer(parts)
    yield from _number(parts)
    yield from _date(parts)


def described(line: Line) -> str:
    """How a line looks, in words.

    Sizes in points, then what its letters are.
    """
    looks = [word for word, on in (("đậm", line.bold), ("nghiêng", line.italic), ("gạch chân", line.underlined)) if on]
    return ", ".join([f"{line.size:g}", *(looks or ["đứng"])])


def _within(size: float, allowed: Range) -> bool:
    return allowed[0] <= size <= allowed[1]


def _titles(parts: Parts) -> Iterator[Finding]:
    profile = parts.profile
    for title, allowed in zip(profile.head.titles, profile.limits.title_sizes, strict=False):
        at = next((at for at, line in enumerate(parts.head) if fold(title.text) in fold(line.text)), None)
        if at is None:
            yield finding("WD121", profile=profile, field="head", expected=title.text)
            continue
        line = parts.head[at]
        if "\t" not in line.text and not _spelt(line.said, title.text):
            yield finding("WD122", profile=profile, field=line.where, got=line.said, expected=title.text)
        if not line.bold or not _within(line.size, allowed):
            yield finding(
                "WD123",
                profile=profile,
                field=line.where,
                words=line.said,
                got=described(line),
                expected=ranged(allowed),
            )
        if title.line and not _ruled(parts.head, at):
            yield finding("WD124", profile=profile, field=line.where, words=line.said)
    others = (PARTY,) if parts.side != "party" else (NATION, MOTTO)
    for line in parts.head:
        for other in others:
            if fold(line.said) == fold(other):
                yield finding("WD128", profile=profile, field=line.where, got=line.said)


def _spelt(said: str, expected: str) -> bool:
    """Capitals and hyphens as they should be; the place of the tone mark is the office's choice."""
    return said.replace("HOÀ", "HÒA").replace("–", "-") == expected


def _ruled(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is drawn under a paragraph: a border, underlined letters, or a drawing anywhere in the head.

    A drawing hangs on some paragraph near by, often on the next but one, and nothing says where it comes out.
    """
    line = lines[at]
    if line.lined or line.underlined or any(other.drawn for other in lines):
        return True
    after = [other for other in lines[at + 1 : at + 5] if _below(other, line)]
    near = next((other for other in after if other.said), None)
    if any(other.lined for other in after):
        return True
    return near is not None and bool(MARK.match(near.said))


def _below(other: Line, line: Line) -> bool:
    """Whether a paragraph stands in the same column, in this row or the next."""
    if other.place is None or line.place is None:
        return other.place is line.place
    return (other.place.table, other.place.column) == (line.place.table, line.place.column)


def issuing(parts: Parts) -> tuple[Line, ...]:
    """The lines above the number at the left: parent bodies, the issuer, its mark."""
    titles = [fold(title) for title in (NATION, MOTTO, PARTY)]
    found: list[Line] = []
    for line in parts.head:
        if line is parts.number:
            break
        at_right = line.place is not None and line.place.columns > 1 and line.place.column > 0
        if at_right or any(title in fold(line.text) for title in titles) or DATE.search(line.text):
            continue
        found.append(line)
    return tuple(found)


def _issuer(parts: Parts) -> Iterator[Finding]:
    profile = parts.profile
    lines = issuing(parts)
    names = [
        line for line in lines if line.said and line.said.upper() == line.said and any(map(str.isalpha, line.said))
    ]
    if not names:
        # Where names and title share their lines, parted by tabs, the issuer cannot be told from the title.
        if not any("\t" in line.text for line in parts.head):
            yield finding("WD125", profile=profile, field="head")
        return
    issuer = next((line for line in reversed(names) if line.bold), names[-1])
    allowed = profile.limits.issuer_sizes
    if not issuer.bold or not _within(issuer.size, allowed):
        yield finding(
            "WD126",
            profile=profile,
            field=issuer.where,
            words=issuer.said,
            got=described(issuer),
            expected=ranged(allowed),
        )
    after = lines[lines.index(issuer) + 1 :]
    if profile.head.issuer_mark == "line":
        if not _ruled((*lines, *(line for line in parts.head if line.drawn)), lines.index(issuer)):
            yield finding("WD127", profile=profile, field=issuer.where, expected="đường kẻ")
    elif not any(line.said == profile.head.issuer_mark for line in after):
        yield finding("WD127", profile=profile, field=issuer.where, expected=f"dấu {profile.head.issuer_mark}")


def _number(parts: Parts) -> Iterator[Finding]:
    profile, line, limits = parts.profile, parts.number, parts.profile.limits
    if line is None:
        yield finding("WD131", profile=profile, field="head")
        return
    said = line.text.split("\t")[0].strip().split("\n")[0]
    match = _NUMBER.match(said)
    label, symbol = (match["label"], match["symbol"].strip()) if match else ("", said)
    colon = label.rstrip().endswith(":")
    if colon != limits.number_colon:
        expected = f"{profile.head.number_label} {symbol}"
        yield finding("WD132", profile=profile, field=line.where, got=said, expected=expected)
    numbered = re.match(r"\d+", symbol)
    if numbered and not re.fullmatch(limits.symbol, symbol):
        form = "12-QĐ/TU" if parts.side == "party" else "12/QĐ-UBND"
        yield finding("WD133", profile=profile, field=line.where, got=symbol, expected=form)
    if numbered and len(numbered[0]) == 1:
        yield finding("WD134", profile=profile, field=line.where, got=numbered[0])
    if line.italic or line.bold or not _within(line.size, limits.number_sizes):
        yield finding(
            "WD135",
            profile=profile,
            field=line.where,
            got=described(line),
            expected=ranged(limits.number_sizes),
        )
    yield from _subject(parts)


def _subject(parts: Parts) -> Iterator[Finding]:
    letter, allowed = parts.profile.letter, parts.profile.limits.subject_sizes
    for line in parts.subject[:1]:
        if line.bold or line.italic != letter.subject_italic or not _within(line.size, allowed):
            expected = f"cỡ {ranged(allowed)}, {'nghiêng' if letter.subject_italic else 'đứng'}"
            yield finding(
                "WD155",
                profile=parts.profile,
                field=line.where,
                words=line.said,
                got=described(line),
                expected=expected,
            )


def _date(parts: Parts) -> Iterator[Finding]:
    profile, line = parts.profile, parts.date
    if line is None:
        yield finding("WD141", profile=profile, field="head")
        return
    said = line.text.split("\t")[-1]
    match = _DIGITS.search(said)
    if match:
        day, month = int(match[1]), int(match[2])
        expected = f"ngày {day:02} tháng {month:02}" if month < 3 else f"ngày {day:02} tháng {month}"
        if (match[1], match[2]) != (f"{day:02}", f"{month:02}" if month < 3 else f"{month}"):
            got = f"ngày {match[1]} tháng {match[2]}"
            yield finding("WD142", profile=profile, field=line.where, got=got, expected=expected)
    if day_of(parts.written) is not None and said.strip().lower().startswith("ngày"):
        yield finding("WD144", profile=profile, field=line.where)
    allowed = profile.limits.place_sizes
    looks = [piece for piece in line.pieces if piece.text.strip()] if "\t" not in line.text else []
    if looks and (not line.italic or not _within(line.size, allowed)):
        yield finding("WD143", profile=profile, field=line.where, got=described(line), expected=ranged(allowed))


def title(parts: Parts) -> Iterator[Finding]:
    """What is wrong with the name of the type and the abstract."""
    profile, limits, line = parts.profile, parts.profile.limits, parts.type_name
    if parts.subject:
        return
    if line is None:
        yield finding("WD151", profile=profile, field="title")
        return
    if not line.bold or line.align != "center" or not _within(line.size, limits.type_sizes):
        yield finding(
            "WD152",
            profile=profile,
            field=line.where,
            words=line.said,
            got=f"{described(line)}, {line.align}",
            expected=ranged(limits.type_sizes),
        )
    for abstract in parts.abstract:
        if not abstract.bold or not _within(abstract.size, limits.abstract_sizes):
            yield finding(
                "WD153",
                profile=profile,
                field=abstract.where,
                words=abstract.said,
                got=described(abstract),
                expected=ranged(limits.abstract_sizes),
            )
    yield from _mark(parts, line)


def _mark(parts: Parts, line: Line) -> Iterator[Finding]:
    last = parts.abstract[-1] if parts.abstract else line
    if parts.profile.title.mark == "line":
        below = [other for other in parts.body[:1] if other.drawn]  # it hangs on the paragraph below as well
        drawn = [other for other in (last, *parts.after_title) if other.lined or other.drawn] + below
        if not drawn and not last.underlined and not any(MARK.match(other.said) for other in parts.after_title):
            yield finding("WD154", profile=parts.profile, field=last.where, expected="đường kẻ")
    elif not any(re.fullmatch(r"[-–—]{3,}", other.said) for other in parts.after_title):
        yield finding("WD154", profile=parts.profile, field=last.where, expected=parts.profile.title.mark)
