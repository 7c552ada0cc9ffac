"""The end of a document: who signs, and who gets it."""

import re
from collections.abc import Iterator, Sequence

import attrs

from danvan import Finding
from danvan_docx.checks.head import described
from danvan_docx.checks.page import ranged
from danvan_docx.checks.parts import AUTHORITY, RECIPIENTS, Parts
from danvan_docx.checks.written import Line, Piece
from danvan_docx.remarks import finding

_TITLED = re.compile(r"^((GS|PGS|TS|ThS|CN|KS|BS|Ths|Ts)\.?\s*)+(?=\w)")
_PREFIX = re.compile(r"^(T/M|K/T|T/L|TUQ|TM|KT|TL|Q)\.?(?=\s|$)", re.IGNORECASE)


def foot(parts: Parts) -> Iterator[Finding]:
    """What is wrong with signature and recipients."""
    lines = [one for line in parts.foot for one in _at_tabs(line)]
    label = next((line for line in lines if RECIPIENTS.match(line.said)), None)
    listed = _listed(lines, label)
    known = {id(line) for line in (label, *listed)}
    signed = [line for line in lines if line.said and id(line) not in known]
    yield from _signature(parts, signed)
    yield from _recipients(parts, label, listed)
    yield from _alone(parts)


def _at_tabs(line: Line) -> tuple[Line, ...]:
    """What stands side by side in one line, parted by tabs, as lines of their own; looks are those of each part."""
    if line.place is not None or "\t" not in line.text.strip():
        return (line,)
    parts: list[list[Piece]] = [[]]
    for piece in line.pieces:
        for at, text in enumerate(piece.text.split("\t")):
            if at and any(one.text.strip() for one in parts[-1]):
                parts.append([])
            if text:
                parts[-1].append(attrs.evolve(piece, text=text))
    return tuple(attrs.evolve(line, pieces=tuple(one), align="left") for one in parts)


def _listed(foot: Sequence[Line], label: Line | None) -> list[Line]:
    """The lines under the label, in its cell or, without a table, those that open with a dash."""
    if label is None:
        return []
    at = next(at for at, line in enumerate(foot) if line is label)
    after = foot[at + 1 :]
    if label.place is not None:
        return [line for line in after if line.place == label.place and line.said]
    return [line for line in after if line.said[:1] in ("-", "–", "+", "•") or line.said.startswith("Lưu")]


def _signature(parts: Parts, signed: list[Line]) -> Iterator[Finding]:
    profile = parts.profile
    capitals = [line for line in signed if line.said == line.said.upper() and any(map(str.isalpha, line.said))]
    if not capitals:
        yield finding("WD171", profile=profile, field="signature")
        return
    for line in capitals:
        yield from _prefix(parts, line)
        authority = bool(AUTHORITY.match(line.said))
        bold = True if authority else profile.signature.office_bold
        allowed = profile.limits.signature_sizes
        looks_right = not line.italic and allowed[0] <= line.size <= allowed[1]
        if not looks_right or (bold and not line.bold) or (not bold and line.bold and not _continues(line, capitals)):
            expected = f"{'đậm' if bold else 'không đậm'}, cỡ {ranged(allowed)}"
            yield finding(
                "WD173", profile=profile, field=line.where, words=line.said, got=described(line), expected=expected
            )
    names = [line for line in signed if line not in capitals and line.number > capitals[-1].number]
    for line in names:
        if _TITLED.match(line.said):
            yield finding("WD174", profile=profile, field=line.where, got=line.said)
        elif not line.bold and line.align == "center" and not line.said.startswith("("):
            allowed = profile.limits.signature_sizes
            yield finding(
                "WD173",
                profile=profile,
                field=line.where,
                words=line.said,
                got=described(line),
                expected=f"đậm, cỡ {ranged(allowed)}",
            )


def _continues(line: Line, capitals: list[Line]) -> bool:
    """Whether a bold line only goes on from an authority above it: a Party office is not bold, its body is."""
    at = capitals.index(line)
    return at > 0 and at < len(capitals) - 1


def _prefix(parts: Parts, line: Line) -> Iterator[Finding]:
    match = _PREFIX.match(line.said)
    if match is None:
        return
    limits = parts.profile.limits
    if match[0] not in limits.prefixes:
        yield finding(
            "WD172",
            profile=parts.profile,
            field=line.where,
            got=match[0],
            expected=", ".join(limits.prefixes),
        )


def _recipients(parts: Parts, label: Line | None, listed: list[Line]) -> Iterator[Finding]:
    profile, limits, look = parts.profile, parts.profile.limits, parts.profile.recipients
    if label is None:
        yield finding("WD181", profile=profile, field="recipients")
        return
    allowed = limits.recipients_label_sizes
    right = (
        allowed[0] <= label.size <= allowed[1]
        and label.bold == look.label_bold
        and label.italic == look.label_italic
        and label.underlined == look.label_underlined
        and label.said.endswith(":") == look.label.endswith(":")
    )
    if not right:
        words = [
            word
            for word, on in (
                ("đậm", look.label_bold),
                ("nghiêng", look.label_italic),
                ("gạch chân", look.label_underlined),
            )
            if on
        ]
        expected = f"“{look.label}”, cỡ {ranged(allowed)}, {', '.join(words)}"
        yield finding(
            "WD182", profile=profile, field=label.where, words=label.said, got=described(label), expected=expected
        )
    allowed = limits.recipients_sizes
    wrong = next((line for line in listed if line.italic or not allowed[0] <= line.size <= allowed[1]), None)
    if wrong is not None:
        yield finding("WD183", profile=profile, field=wrong.where, got=described(wrong), expected=ranged(allowed))
    last = listed[-1].said.lstrip("-–+• ") if listed else ""
    if not last.startswith(limits.file_line) or (parts.side == "party" and re.match(r"Lưu\s*:|.*\bVT\b", last)):
        yield finding(
            "WD184",
            profile=profile,
            field=label.where,
            got=last,
            expected=limits.file_line,
        )


def _alone(parts: Parts) -> Iterator[Finding]:
    """A page break right before the signature, with no text after the break."""
    if not parts.foot or not parts.body:
        return
    first, last = parts.foot[0], parts.body[-1]
    between = [line for line in parts.written.lines if last.number < line.number < first.number]
    ends = any(piece.text.endswith("\n") for piece in last.pieces[-1:]) and last.new_page
    if ends or first.section != last.section or any(line.new_page for line in (*between, first)):
        yield finding("WD175", profile=parts.profile, field=first.where)
