"""What a Word file says and how it looks: paragraphs with the look they come out with, sections, page numbers."""

from collections.abc import Mapping
from typing import Literal

import attrs

SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
"""Where a run names its font: two for letters as ours, one for East Asian ones, one for complex scripts."""


@attrs.frozen(kw_only=True)
class Piece:
    """A stretch of text of one look; the font of each slot, None where nothing names one."""

    text: str
    fonts: Mapping[str, str | None]
    size: float
    bold: bool
    italic: bool
    underlined: bool
    capitals: bool
    raised: bool


@attrs.frozen(kw_only=True)
class Place:
    """Where a paragraph stands in a table: which table, its row, its column and how many columns the row has."""

    table: int
    row: int
    column: int
    columns: int
    bordered: bool


@attrs.frozen(kw_only=True)
class Line:
    """A paragraph as it comes out: lengths in millimetres, spaces in points.

    `line` is a number of lines where the rule is `auto`, of points otherwise; `lined` says that a line is drawn above
    or below it, `drawn` that it holds a drawing; `new_page` that it opens a page or ends one.
    """

    number: int
    pieces: tuple[Piece, ...]
    align: str
    first_line: float
    before: float
    after: float
    line_rule: str
    line: float
    lined: bool
    drawn: bool
    new_page: bool
    keep_next: bool
    listed: bool
    outlined: bool
    section: int
    place: Place | None

    @property
    def text(self) -> str:
        """Its text, with capitals where the look makes them."""
        return "".join(piece.text.upper() if piece.capitals else piece.text for piece in self.pieces)

    @property
    def said(self) -> str:
        """Its text in one line without blanks at the ends."""
        return " ".join(self.text.split())

    @property
    def where(self) -> str:
        """Its place, for a finding."""
        return f"paragraph {self.number}"

    @property
    def sizes(self) -> tuple[float, ...]:
        """The font sizes of its letters, most used first."""
        counts: dict[float, int] = {}
        for piece in self.pieces:
            letters = len(piece.text.strip())
            if letters and not piece.raised:
                counts[piece.size] = counts.get(piece.size, 0) + letters
        return tuple(sorted(counts, key=lambda size: (-counts[size], size)))

    @property
    def size(self) -> float:
        """The font size of most of its letters; nought where it has none."""
        return self.sizes[0] if self.sizes else 0.0

    @property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        return self._all("bold")

    @property
    def italic(self) -> bool:
        """Whether all its letters are italic."""
        return self._all("italic")

    @property
    def underlined(self) -> bool:
        """Whether all its letters are underlined."""
        return self._all("underlined")

    def _all(self, look: Literal["bold", "italic", "underlined"]) -> bool:
        inked = [piece for piece in self.pieces if piece.text.strip()]
        return bool(inked) and all(getattr(piece, look) for piece in inked)


@attrs.frozen(kw_only=True)
class PageNumber:
    """Where a page number stands: in the header or the footer, how aligned, how large."""

    part: Literal["header", "footer"]
    align: str
    size: float
    italic: bool


@attrs.frozen(kw_only=True)
class Section:
    """The paper of a section in millimetres, and its page numbers: on its first page, and on the others."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    first: PageNumber | None
    others: PageNumber | None
    even: PageNumber | None
    bordered: bool = False


@attrs.frozen(kw_only=True)
class Written:
    """A document as read: its paragraphs, its sections, and the fonts that are set for all of it."""

    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    default_fonts: Mapping[str, str | None]
