"""Pre-printed blanks as data: the size of the sheet, and a box for each text that is printed on it."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, BinaryIO, Literal

import attrs

from danvan import BadValue
from danvan.documents import Certificate
from danvan_docx.layouts.metrics import LINE, line_count, longest_word
from danvan_docx.writing.lines import date_line

BoxAlign = Literal["left", "center", "right"]

FIELDS = (
    "grantor",
    "form",
    "recipient",
    "details",
    "reason",
    "decision",
    "number",
    "place_date",
    "day",
    "month",
    "year",
    "authority",
    "office",
    "name",
)
"""What a box can hold: the texts of a certificate, and the parts of its date."""


def _positive(_: object, attribute: "attrs.Attribute[float]", value: float) -> None:
    if not value > 0:
        raise BadValue(f"{attribute.name} of a box", value, "give more than nought")


@attrs.frozen(kw_only=True)
class Box:
    """Where a text goes: the corner of the box from the edges of the sheet and its size, in millimetres.

    Parameters: `field` is one of `FIELDS`; `size` the font size in points, `least` the smallest to shrink to before
    the text is said not to fit; `leading` the distance of lines in font sizes.
    """

    field: str = attrs.field()
    left: float
    top: float
    width: float = attrs.field(validator=_positive)
    height: float = attrs.field(validator=_positive)
    size: float = attrs.field(validator=_positive)
    least: float = attrs.field(default=8.0, validator=_positive)
    align: BoxAlign = attrs.field(default="center", validator=attrs.validators.in_(("left", "center", "right")))
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    leading: float = attrs.field(default=LINE, validator=_positive)

    @field.validator
    def _known(self, _: object, value: str) -> None:
        if value not in FIELDS:
            raise BadValue("field of a box", value, f"give one of: {', '.join(FIELDS)}")

    def text(self, certificate: Certificate) -> str:
        """What of a certificate goes into the box."""
        words = _texts(certificate)[self.field]
        return words.upper() if self.capitals else words

    def fitted(self, text: str) -> tuple[float, bool]:
        """The largest font size at which the text fits, in half points down to `least`, and whether it does.

        >>> box = Box(field="recipient", left=0, top=0, width=40, height=8, size=14)
        >>> box.fitted("Ban"), box.fitted("Ban Dân vận " * 40)
        ((14, True), (8.0, False))
        """
        wide, high = self.width / 25.4 * 72, self.height / 25.4 * 72
        size = self.size
        while True:
            lines = line_count(text, size, wide, bold=True)
            if lines * size * self.leading <= high and longest_word(text, size, bold=True) <= wide:
                return size, True
            if size <= self.least:
                return size, False
            size = max(self.least, size - 0.5)


def _texts(certificate: Certificate) -> Mapping[str, str]:
    signature, day = certificate.signature, certificate.date
    return {
        "grantor": certificate.grantor,
        "form": certificate.form,
        "recipient": certificate.recipient,
        "details": certificate.details or "",
        "reason": certificate.reason or "",
        "decision": certificate.decision or "",
        "number": certificate.number or "",
        "place_date": date_line(certificate),
        "day": f"{day.day:02}" if day else "",
        "month": (f"{day.month:02}" if day.month < 3 else str(day.month)) if day else "",
        "year": str(day.year) if day else "",
        "authority": "\n".join(signature.authority) if signature else "",
        "office": (signature.office or "") if signature else "",
        "name": (signature.name or "") if signature else "",
    }


def _boxes(boxes: Iterable[Box]) -> tuple[Box, ...]:
    return tuple(boxes)


@attrs.frozen(kw_only=True)
class Blank:
    """A pre-printed sheet, in millimetres, and its boxes; `right` and `down` move them all, for a printer's feed.

    >>> blanks()[0].name, len(blanks()[0].boxes) > 3
    ('giay-khen-a4', True)
    """

    name: str
    width: float = attrs.field(validator=_positive)
    height: float = attrs.field(validator=_positive)
    boxes: tuple[Box, ...] = attrs.field(converter=_boxes)
    right: float = 0
    down: float = 0

    @classmethod
    def read(cls, stream: BinaryIO) -> "Blank":
        """A blank from TOML: name, width, height, and a `[[box]]` for each box.

        Raises: BadValue for what is no TOML, an entry that is missing or unknown, and a box off the sheet.
        """
        try:
            return _blank(tomllib.load(stream))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, KeyError) as error:
            raise BadValue("blank", str(error), "give TOML with name, width, height and [[box]] entries") from error

    def __attrs_post_init__(self) -> None:
        for box in self.boxes:
            left, top = box.left + self.right, box.top + self.down
            if left < 0 or top < 0 or left + box.width > self.width or top + box.height > self.height:
                raise BadValue(f"box {box.field} of blank {self.name}", (left, top), "keep it on the sheet")


def _blank(entry: Mapping[str, Any]) -> Blank:
    rest = {key: value for key, value in entry.items() if key != "box"}
    return Blank(**rest, boxes=[Box(**box) for box in entry["box"]])


@cache
def blanks() -> tuple[Blank, ...]:
    """The shipped blanks, which are examples: measure the sheets of your own office."""
    folder = files("danvan_docx.overprint").joinpath("blank_sheets")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(_blank(tomllib.loads(folder.joinpath(name).read_text("utf-8"))) for name in names)
