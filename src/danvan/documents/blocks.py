"""A report as titled blocks, with letterhead and signature: what composers write and exporters print.

It knows no units and no awards, only text, tables and the parts a Vietnamese document has.
"""

import base64
import binascii
import datetime
from collections.abc import Iterable
from typing import Literal

import attrs

from danvan.documents.tables import Table
from danvan.errors import BadValue

LetterheadSide = Literal["party", "state", "front"]
Align = Literal["justify", "left", "center", "right"]


@attrs.frozen(kw_only=True)
class Letterhead:
    """The head of a document: which side it is of, who issues it under whom, its symbol, place and date.

    Parameters: `side` decides the title (the Party's name, or the national name and motto); `parent` and
    `issuer` are printed in capitals; `symbol` is None on a draft, which prints a blank for the number;
    `date` None prints blanks for the day and month.
    """

    side: LetterheadSide
    issuer: str
    parent: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: datetime.date | None = None


@attrs.frozen
class Heading:
    """A heading with its number as printed in the text ("I- KẾT QUẢ", "1. Về mô hình"); level 1 is the highest."""

    text: str
    level: int = 1


@attrs.frozen
class Paragraph:
    """A paragraph of running text."""

    text: str
    align: Align = attrs.field(default="justify", kw_only=True)
    bold: bool = attrs.field(default=False, kw_only=True)
    italic: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class Listing:
    """A list of items, with dashes or numbered from 1."""

    items: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    numbered: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class TableBlock:
    """A table in the text, with a caption above it and its notes below."""

    table: Table
    caption: str | None = attrs.field(default=None, kw_only=True)


@attrs.frozen(kw_only=True)
class Picture:
    """A picture in the text: a seal, a signature, an emblem, a chart.

    Parameters: `content` is the file (PNG or JPEG) as base64, as JSON holds it; `alt` says what it shows to those who
    do not see it; `width` in millimetres, its own size where not given.

    Raises: BadValue when the content is no base64, or the picture has no words.

    >>> Picture.of(b"data", alt="Dấu của cơ quan").data
    b'data'
    """

    content: str = attrs.field(repr=False)
    alt: str
    width: float | None = None
    align: Align = "center"

    @classmethod
    def of(cls, data: bytes, *, alt: str, width: float | None = None, align: Align = "center") -> "Picture":
        """The picture of a file's bytes."""
        return cls(content=base64.b64encode(data).decode("ascii"), alt=alt, width=width, align=align)

    def __attrs_post_init__(self) -> None:
        if not self.alt.strip():
            raise BadValue("alt of a picture", self.alt, "say in a few words what it shows")
        try:
            base64.b64decode(self.content, validate=True)
        except (binascii.Error, ValueError) as error:
            raise BadValue("content of a picture", self.content[:20], "give the file as base64 (Picture.of)") from error

    @property
    def data(self) -> bytes:
        """The file."""
        return base64.b64decode(self.content)


@attrs.frozen(kw_only=True)
class Annex:
    """An annex on a page of its own: its number as printed ("Phụ lục 1"), title and blocks; `wide` turns the page.

    Parameters: `reference` is the line under the title that names what it belongs to ("Kèm theo Quyết định số …").
    """

    label: str
    title: str
    blocks: tuple["Block", ...] = attrs.field(converter=tuple["Block", ...])
    wide: bool = False
    reference: str | None = None


@attrs.frozen
class Basis:
    """The legal basis of a decision, a line for each text: "Căn cứ Luật …"; printers punctuate the lines."""

    items: tuple[str, ...] = attrs.field(converter=tuple[str, ...])


@attrs.frozen
class Formula:
    """The word by which a document decides, on a line of its own: "QUYẾT ĐỊNH:"."""

    text: str


@attrs.frozen
class Article:
    """An article of a decision: its number, its text, and its clauses, numbered from 1."""

    number: int
    text: str
    clauses: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...], kw_only=True)


@attrs.frozen(kw_only=True)
class Certificate:
    """What is printed on one award certificate; the whole page, or the texts to put on a pre-printed blank.

    Parameters: `side` decides the title; `grantor` who gives it ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …"); `form` its name
    ("GIẤY KHEN"); `recipient` and `details` (address, unit) to whom; `reason` for what; `decision` the line that
    names the decision; `place` and `date` of signing; `signature` the foot; `number` the entry in the register;
    `emblem` stands at the top.
    """

    side: LetterheadSide
    grantor: str
    form: str
    recipient: str
    details: str | None = None
    reason: str | None = None
    decision: str | None = None
    place: str | None = None
    date: datetime.date | None = None
    signature: "Signature | None" = None
    number: str | None = None
    emblem: Picture | None = None


Block = Heading | Paragraph | Listing | TableBlock | Picture | Annex | Basis | Formula | Article | Certificate


@attrs.frozen(kw_only=True)
class Signature:
    """Who signs: on whose behalf ("T/M BAN CHỈ ĐẠO"), in which office, the name where it is known, and the signature
    itself as a picture."""

    authority: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    office: str | None = None
    name: str | None = None
    image: Picture | None = None


@attrs.frozen(kw_only=True)
class ReportNote:
    """What stands beside a document, for the person who works on it, and is never printed into it.

    Parameters: `vi` and `en` are sentences; `facts` the ids of the facts it is about; `left_out` says that the
    document does not tell of them, for the reason given.

    >>> ReportNote(vi="Số liệu chưa phân tách.", en="The figures are not split.", facts=["f-1"]).facts
    ('f-1',)
    """

    vi: str
    en: str
    facts: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    left_out: bool = False


@attrs.frozen(kw_only=True)
class Report:
    """A document ready to be printed by any exporter.

    Parameters: `kind` is a code of the vocabulary's document types; `type_name` its name as printed
    ("BÁO CÁO"); `title` the abstract under it, `subject` that of a letter, under its number ("V/v …");
    `addressees` those under "Kính gửi", as of a report to a superior; `recipients` the lines under "Nơi nhận";
    `countersignature` stands at the left of the signature where two sign,
    as the secretary of a meeting beside its chair; `notes` stand beside the document and are not printed.

    >>> report = Report(kind="report", type_name="Báo cáo", title="Kết quả quý I", blocks=[Paragraph("Nội dung.")])
    >>> report.tables
    ()
    """

    kind: str
    type_name: str
    title: str
    blocks: tuple[Block, ...] = attrs.field(converter=tuple[Block, ...])
    subject: str | None = None
    letterhead: Letterhead | None = None
    signature: Signature | None = None
    countersignature: Signature | None = None
    recipients: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    addressees: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    notes: tuple[ReportNote, ...] = attrs.field(default=(), converter=tuple[ReportNote, ...])

    @property
    def left_out(self) -> tuple[ReportNote, ...]:
        """The notes on what the document does not tell of."""
        return tuple(note for note in self.notes if note.left_out)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table of the report, those of its annexes too, in the order they are printed."""
        return tuple(_tables(self.blocks))


def _tables(blocks: Iterable[Block]) -> Iterable[Table]:
    for block in blocks:
        if isinstance(block, TableBlock):
            yield block.table
        elif isinstance(block, Annex):
            yield from _tables(block.blocks)
