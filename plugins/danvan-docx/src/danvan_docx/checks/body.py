"""Fonts, and the running text: sizes, alignment, indents, spaces, legal basis, articles, points, the end."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from danvan import Finding
from danvan_docx.checks.head import described
from danvan_docx.checks.page import ranged
from danvan_docx.checks.parts import BASIS, NATION, Parts, fold
from danvan_docx.checks.written import Line
from danvan_docx.remarks import finding

_RUNNING = 60  # letters; shorter paragraphs may be anything
_JUSTIFIED = 100  # letters; a shorter one fits a line, where alignment does not show
_NEAR_INDENT = 1.5  # millimetres
_NEAR = 0.06
_FEW = 3  # of one kind that are told; the rest are of the same kind
_MIXED = 0.1  # of the letters; less is a word here and there

_ARTICLE = re.compile(r"^điều\s+(\d+)\s*[.:]", re.IGNORECASE)
_POINT = re.compile(r"^([a-zđăâêôơư])\)\s")


def fonts(parts: Parts) -> Iterator[Finding]:
    """What is not set in the font of the layout."""
    profile, expected = parts.profile, parts.profile.font.name
    told: set[str] = set()
    for line in parts.written.lines:
        for piece in line.pieces:
            if not piece.text.strip():
                continue
            for slot in _slots(piece.text):
                got = piece.fonts[slot]
                name = got or "(không nêu)"
                if not _same_font(got, expected) and name not in told:
                    told.add(name)
                    yield finding(
                        "WD111", profile=profile, field=line.where, words=piece.text, got=name, expected=expected
                    )


def _slots(text: str) -> tuple[str, ...]:
    """The slots whose font the letters of a text are set in: no Vietnamese letter takes that of East Asia."""
    letters = [letter for letter in text if not letter.isspace()]
    return tuple(
        slot
        for slot, used in (("ascii", any(map(str.isascii, letters))), ("hAnsi", not all(map(str.isascii, letters))))
        if used
    )


_FACE = re.compile(r"(?:bold|italic|mt|ps|[-,_])+$")


def _same_font(got: str | None, expected: str) -> bool:
    """Whether a name is that of the font, or of one of its faces: "Times New Roman Bold" is one."""
    if got is None:
        return False
    name, wanted = got.casefold().replace(" ", ""), expected.casefold().replace(" ", "")
    return name.startswith(wanted) and not _FACE.sub("", name.removeprefix(wanted))


def body(parts: Parts) -> Iterator[Finding]:
    """What is wrong with the running text."""
    running = [
        line
        for line in parts.body
        if len(line.said) >= _RUNNING and line.align != "center" and not _is_note(line, parts)
    ]
    yield from _sizes(parts, running)
    yield from _alignment(parts, running)
    yield from _indents(parts, running)
    yield from _spaces(parts, running)
    yield from _bases(parts)
    yield from _articles(parts)
    yield from _points(parts)
    yield from _ending(parts)


def _is_note(line: Line, parts: Parts) -> bool:
    """Notes under tables are set smaller, in italics, and closer."""
    return line.italic and not BASIS.match(line.said) and line.size < parts.profile.limits.body_sizes[0]


def _sizes(parts: Parts, running: list[Line]) -> Iterator[Finding]:
    counts: Counter[float] = Counter()
    for line in running:
        for piece in line.pieces:
            if not piece.raised:
                counts[piece.size] += len(piece.text)
    if not counts:
        return
    profile, limits = parts.profile, parts.profile.limits
    usual = counts.most_common(1)[0][0]
    if not limits.body_sizes[0] <= usual <= limits.body_sizes[1]:
        yield finding("WD113", profile=profile, field="body", got=usual, expected=ranged(limits.body_sizes))
    much = sorted(size for size, letters in counts.items() if letters > _MIXED * counts.total())
    if len(much) > 1:
        yield finding("WD114", profile=profile, field="body", got="; ".join(f"{size:g}" for size in much))
    yield from _size_set(parts, usual)


def _size_set(parts: Parts, usual: float) -> Iterator[Finding]:
    """Title, motto and body go together, where the layout knows such sets."""
    sets = parts.profile.limits.size_sets
    titles = [fold(title.text) for title in parts.profile.head.titles]
    sizes = [next((line.size for line in parts.head if title in fold(line.text)), None) for title in titles]
    if not sets or None in sizes or fold(NATION) not in titles:
        return
    got = (*(size for size in sizes if size is not None), usual)
    if got not in sets:
        expected = ", ".join("/".join(f"{size:g}" for size in one) for one in sets)
        yield finding(
            "WD115", profile=parts.profile, field="body", got="/".join(f"{size:g}" for size in got), expected=expected
        )


def _alignment(parts: Parts, running: list[Line]) -> Iterator[Finding]:
    ragged = [line for line in running if len(line.said) >= _JUSTIFIED and line.align not in ("both", "distribute")]
    for line in ragged[:_FEW]:
        yield finding("WD116", profile=parts.profile, field=line.where, words=line.said)


def _indents(parts: Parts, running: list[Line]) -> Iterator[Finding]:
    allowed = parts.profile.limits.first_lines
    expected = " hoặc ".join(f"{one:g}" for one in allowed)
    wrong = [
        line
        for line in running
        if not line.listed
        and len(line.said) >= _JUSTIFIED
        and not line.text.startswith("\t")
        and not any(abs(line.first_line - one) <= _NEAR_INDENT for one in allowed)
    ]
    for line in wrong[:_FEW]:
        yield finding(
            "WD117", profile=parts.profile, field=line.where, words=line.said, got=line.first_line, expected=expected
        )


def _spaces(parts: Parts, running: list[Line]) -> Iterator[Finding]:
    least = parts.profile.limits.least_between
    tight = [
        (line, max(line.after, after.before))
        for line, after in pairwise(running)
        if after.number == line.number + 1 and max(line.after, after.before) < least - _NEAR
    ]
    for line, below in tight[:_FEW]:
        yield finding("WD118", profile=parts.profile, field=line.where, words=line.said, got=below, expected=least)
    exact, auto = parts.profile.limits.line_exact, parts.profile.limits.line_auto
    expected = f"đúng {ranged(exact)} pt" if exact[1] else f"{ranged(auto)} dòng"
    for line in [line for line in running if not _spaced(line, parts)][:_FEW]:
        got = f"{line.line:g} {'dòng' if line.line_rule == 'auto' else 'pt'}"
        yield finding("WD119", profile=parts.profile, field=line.where, words=line.said, got=got, expected=expected)


def _spaced(line: Line, parts: Parts) -> bool:
    auto, exact = parts.profile.limits.line_auto, parts.profile.limits.line_exact
    if line.line_rule == "auto":
        return auto[0] - _NEAR <= line.line <= auto[1] + _NEAR if auto[1] else False
    if exact[1]:
        return exact[0] - _NEAR <= line.line <= exact[1] + _NEAR
    # Single to one and a half lines, said in points.
    return auto[0] * line.size * 1.1 <= line.line <= auto[1] * line.size * 1.2


def _bases(parts: Parts) -> Iterator[Finding]:
    profile, decision = parts.profile, parts.profile.decision
    opening = []
    for line in parts.body:
        if _ARTICLE.match(line.said):
            break
        if BASIS.match(line.said):
            opening.append(line)
    else:
        # Without articles only lines that close as those of a basis do are one; others are running text.
        opening = [line for line in opening if line.said.endswith(decision.basis_end)]
        yield from _upright(parts, opening)
        return
    for number, line in enumerate(opening, 1):
        ends = (decision.basis_last, ",", ";", ":") if number == len(opening) else (decision.basis_end,)
        if not line.said.endswith(ends):
            expected = f"kết thúc bằng “{ends[0]}”"
            yield finding(
                "WD192",
                profile=profile,
                field=line.where,
                words=line.said,
                got=f"“{line.said[-1]}”",
                expected=expected,
            )
    yield from _upright(parts, opening)


def _upright(parts: Parts, bases: Sequence[Line]) -> Iterator[Finding]:
    """The lines of a basis that are not in italics, or are where the side has them upright."""
    italic = parts.profile.decision.basis_italic
    for line in bases:
        if parts.side != "party" and line.italic != italic:
            expected, got = "nghiêng" if italic else "đứng", described(line)
            yield finding("WD192", profile=parts.profile, field=line.where, words=line.said, got=got, expected=expected)


def _articles(parts: Parts) -> Iterator[Finding]:
    before = None
    for line in parts.body:
        match = _ARTICLE.match(line.said)
        if not match:
            continue
        lead = next((piece for piece in line.pieces if piece.text.strip()), None)
        if lead is not None and not lead.bold:
            yield finding("WD193", profile=parts.profile, field=line.where, words=match[0])
        number = int(match[1])
        if before is not None and number != before + 1:
            yield finding("WD194", profile=parts.profile, field=line.where, before=before, got=number)
        before = number


def _points(parts: Parts) -> Iterator[Finding]:
    letters = parts.profile.decision.point_letters
    place = -1
    for line in parts.body:
        match = _POINT.match(line.text.strip())
        if not match:
            if not _is_within(line):
                place = -1
            continue
        place = 0 if match[1] == "a" else place + 1
        if place < 0 or place >= len(letters):
            continue
        if match[1] != letters[place]:
            yield finding(
                "WD195", profile=parts.profile, field=line.where, got=f"{match[1]})", expected=f"{letters[place]})"
            )
            place = letters.find(match[1])  # told once; what follows is counted on from here


def _is_within(line: Line) -> bool:
    """Whether a paragraph may stand between two points: a dash, or text that goes on."""
    return line.said[:1] in "-+–" or not re.match(r"^(\d+[.)]|[IVX]+[.-]|điều\b)", line.said, re.IGNORECASE)


def _ending(parts: Parts) -> Iterator[Finding]:
    if not parts.body or not parts.foot or parts.body[-1].number > parts.foot[0].number:
        return
    last = parts.body[-1]
    between = parts.foot[0].number - last.number
    if between > _FEW:
        return  # a table stands between, and closes the text
    endings = parts.profile.limits.endings
    said = last.said.rstrip('”" ')
    slashed = said.endswith("./.")
    fine = said.endswith(endings) and (not slashed or "./." in endings)
    if not fine:
        expected = " hoặc ".join(f"“{ending}”" for ending in endings)
        yield finding(
            "WD191", profile=parts.profile, field=last.where, got=said[-3:] if slashed else said[-1:], expected=expected
        )
