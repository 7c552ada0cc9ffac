"""What an amount is: numbers as stated, of what, and where they stand in a text."""

from decimal import Decimal
from typing import Literal

import attrs

from danvan.values.number_words.notes import Note
from danvan.values.number_words.qualifiers import Exactness

Kind = Literal["number", "range", "part", "share", "vague"]
"""One number; a number from one to another; so many of so many; a fraction; a magnitude without a number."""

PART = "share-part"
"""The unit of count of the two numbers of a fraction."""


@attrs.frozen(kw_only=True)
class Number:
    """A number as stated: value, how exact, the code of what is counted and the words for it."""

    value: Decimal
    exact: Exactness = "exact"
    unit: str = ""
    of: str = ""


@attrs.frozen(kw_only=True)
class Amount:
    """An amount and where it stands in a text.

    Parameters: `numbers` are one, two of a range (least and most) or of a part and its whole, none where only a
    magnitude is named; `per` the words behind strokes (`sào`, `năm`); `spelt` whether it is in words; `plain`
    whether it is bare digits; `scale` is that of its last scale word; `notes` what was decided.
    """

    kind: Kind
    start: int
    end: int
    numbers: tuple[Number, ...] = ()
    per: tuple[str, ...] = ()
    of: str = ""
    unit: str = ""
    spelt: bool = False
    plain: bool = False
    scale: int = 1
    notes: tuple[Note, ...] = ()

    def as_share(self) -> "Amount":
        """The numbers of a part and its whole read as those of a fraction: “khoảng 2/3 mô hình”."""
        return attrs.evolve(self, kind="share", numbers=tuple(attrs.evolve(one, unit=PART) for one in self.numbers))
