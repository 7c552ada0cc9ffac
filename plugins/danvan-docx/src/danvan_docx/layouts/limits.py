"""What the layouts leave open: the ranges a document may choose from, for those who check one."""

from collections.abc import Iterable
from typing import Literal

import attrs

Confidence = Literal["sourced", "secondary", "practice"]
"""Compared with the text itself, restated by practitioners, or the usual way where no text was found."""

Range = tuple[float, float]
"""The least and the most, both allowed."""


def _range(pair: Iterable[float]) -> Range:
    least, most = pair
    return least, most


def _ranges(pairs: Iterable[Iterable[float]]) -> tuple[Range, ...]:
    return tuple(_range(pair) for pair in pairs)


def _sets(sets: Iterable[Iterable[float]]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(sizes) for sizes in sets)


@attrs.frozen(kw_only=True)
class Ground:
    """What a group of values rests on, and how sure that is."""

    ground: str
    confidence: Confidence


@attrs.frozen(kw_only=True)
class Limits(Ground):
    """Margins and indents in millimetres, sizes and spaces in points, each from the least to the most.

    `size_sets` are the sizes that go together: title, motto, body; none where any do. `line_auto` counts lines,
    `line_exact` points; a range that ends at nought allows no such spacing. `symbol` is the pattern of a number
    and symbol; `prefixes` are the openings of a signature, `other_prefixes` those of the other side;
    `file_line` opens the last line of the recipients; `endings` close the text.
    """

    top: Range = attrs.field(converter=_range)
    bottom: Range = attrs.field(converter=_range)
    left: Range = attrs.field(converter=_range)
    right: Range = attrs.field(converter=_range)
    title_sizes: tuple[Range, ...] = attrs.field(converter=_ranges)
    parent_sizes: Range = attrs.field(converter=_range)
    issuer_sizes: Range = attrs.field(converter=_range)
    number_sizes: Range = attrs.field(converter=_range)
    place_sizes: Range = attrs.field(converter=_range)
    type_sizes: Range = attrs.field(converter=_range)
    abstract_sizes: Range = attrs.field(converter=_range)
    subject_sizes: Range = attrs.field(converter=_range)
    body_sizes: Range = attrs.field(converter=_range)
    size_sets: tuple[tuple[float, ...], ...] = attrs.field(converter=_sets)
    first_lines: tuple[float, ...] = attrs.field(converter=tuple[float, ...])
    least_between: float
    line_auto: Range = attrs.field(converter=_range)
    line_exact: Range = attrs.field(converter=_range)
    signature_sizes: Range = attrs.field(converter=_range)
    recipients_label_sizes: Range = attrs.field(converter=_range)
    recipients_sizes: Range = attrs.field(converter=_range)
    page_number_sizes: Range = attrs.field(converter=_range)
    number_colon: bool
    symbol: str
    prefixes: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    other_prefixes: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    file_line: str
    endings: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
