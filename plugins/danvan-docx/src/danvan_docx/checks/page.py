"""Paper, margins, and page numbers."""

from collections.abc import Iterator

from danvan import Finding
from danvan_docx.checks.parts import Parts
from danvan_docx.checks.written import PageNumber, Section
from danvan_docx.layouts.limits import Range
from danvan_docx.remarks import finding

_NEAR = 1.0  # millimetres; rulers are set by hand
_MARGIN_NEAR = 0.6
_WIDE = 5  # columns
_MORE_THAN_A_PAGE = 2600  # letters of text that surely do not fit one page

_EDGES = {"top": "trên (top)", "bottom": "dưới (bottom)", "left": "trái (left)", "right": "phải (right)"}


def page(parts: Parts) -> Iterator[Finding]:
    """What is wrong with the sheets."""
    sections = [section for section in parts.written.sections if not section.bordered]
    for number, section in enumerate(sections, 1):
        yield from _paper(section, f"section {number}", parts)
        yield from _margins(section, f"section {number}", parts)
    if sections and sections[0].width > sections[0].height and not _has_wide_table(parts):
        yield finding("WD103", profile=parts.profile, field="section 1")


def _has_wide_table(parts: Parts) -> bool:
    # Head and foot are tables of two columns, and a table of three or four fits an upright sheet.
    places = (line.place for line in parts.written.lines)
    return any(place is not None and place.bordered and place.columns >= _WIDE for place in places)


def _paper(section: Section, where: str, parts: Parts) -> Iterator[Finding]:
    paper = parts.profile.paper
    sides, expected = sorted((section.width, section.height)), sorted((paper.width, paper.height))
    if section.width > section.height and abs(section.width - 2 * paper.width) < _NEAR and _has_wide_table(parts):
        return  # a list too wide for any sheet stands on one of twice the size
    if any(abs(one - other) > _NEAR for one, other in zip(sides, expected, strict=True)):
        got, asked = (f"{one:g} × {other:g}" for one, other in (sides, expected))
        yield finding("WD101", profile=parts.profile, field=where, got=got, expected=asked)


def _margins(section: Section, where: str, parts: Parts) -> Iterator[Finding]:
    limits = parts.profile.limits
    for edge, name in _EDGES.items():
        got: float = getattr(section, edge)
        allowed: Range = getattr(limits, edge)
        if not allowed[0] - _MARGIN_NEAR <= got <= allowed[1] + _MARGIN_NEAR:
            yield finding(
                "WD102", profile=parts.profile, field=f"{where}, {edge}", edge=name, got=got, expected=ranged(allowed)
            )


def ranged(allowed: Range) -> str:
    """A range as it is said.

    >>> ranged((20, 25)), ranged((14, 14))
    ('20-25', '14')
    """
    return f"{allowed[0]:g}" if allowed[0] == allowed[1] else f"{allowed[0]:g}-{allowed[1]:g}"


def page_numbers(parts: Parts) -> Iterator[Finding]:
    """What is wrong with the page numbers."""
    sections = [section for section in parts.written.sections if not section.bordered]
    if not sections:
        return
    shown = [number for section in sections for number in (section.others, section.even) if number is not None]
    if not shown:
        letters = sum(len(line.text) for line in parts.written.lines)
        if letters > _MORE_THAN_A_PAGE or len(sections) > 1:
            yield finding("WD161", profile=parts.profile, field="page number")
        return
    if sections[0].first is not None:
        yield finding("WD162", profile=parts.profile, field="page number")
    yield from _number(shown[0], parts)


_ACROSS = {"center": "giữa", "right": "bên phải"}


def _number(number: PageNumber, parts: Parts) -> Iterator[Finding]:
    asked = parts.profile.page_number
    if (number.part, number.align) != (asked.place, asked.align):
        got = f"{'lề trên' if number.part == 'header' else 'lề dưới'}, {number.align}"
        expected = f"{_ACROSS[asked.align]} lề {'trên' if asked.place == 'header' else 'dưới'}"
        yield finding("WD163", profile=parts.profile, field="page number", got=got, expected=expected)
    allowed = parts.profile.limits.page_number_sizes
    if number.italic or not allowed[0] <= number.size <= allowed[1]:
        got = f"{number.size:g}{', nghiêng' if number.italic else ''}"
        yield finding("WD164", profile=parts.profile, field="page number", got=got, expected=ranged(allowed))
