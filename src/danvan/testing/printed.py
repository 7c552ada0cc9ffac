"""Tables and reports made from shapes, with texts that do harm: formulas, markup, broken lines, half a character."""

from danvan.documents.blocks import Annex, Block, Heading, Letterhead, Listing, Paragraph, Report, Signature, TableBlock
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.testing.shapes import DAYS, Choices, quantity

# Formulas in a spreadsheet, marks of Markdown and HTML, blanks that are none, controls, half a character, a pictograph.
HARM = "a=+-@＝＋－＠'\"\t\r\n ,;|\\*_<>&#`~[]!1.\x00\x07\u200b\ufeff\ud800\U0001f469ắ"
PLAIN = (
    "Kinh tế",
    "quý I/2019",
    "=HYPERLINK(1)",
    "1. Một",
    "'đã'",
    "- 12 đoàn",
    "<b>&amp;</b>",
    "Hoa\u0300 Bi\u0300nh",
    "chữ Hán 漢",
    "một\nhai\u2028ba",
    "",
    "\ud800 nửa chữ",
    "tab\tvà \x00",
    "| ô | ô |",
)


def text(choices: Choices) -> str:
    """One of some texts, or up to five letters that do harm."""
    number = choices.number(len(PLAIN) + 5)
    return PLAIN[number] if number < len(PLAIN) else "".join(choices.one(HARM) for _ in range(1 + number - len(PLAIN)))


def cell(choices: Choices) -> Cell:
    """A number, a text with or without a code, both, or nothing."""
    return Cell(
        text=choices.maybe(text),
        code=choices.one((None, "economy", "=x")),
        quantity=quantity(choices) if choices.number(2) else None,
        note=choices.maybe(text),
    )


def table(choices: Choices) -> Table:
    """A table of up to three columns and three rows."""
    keys = ("count", "count_code", "row", "field")[: choices.number(5)]
    columns = [Column(key, text(choices), key, kind=choices.one(("text", "number", "share"))) for key in keys]
    rows = [
        Row([cell(choices) for _ in keys], kind=choices.one(("data", "heading", "total")))
        for _ in range(choices.number(4))
    ]
    return Table(
        name="table", vi=text(choices), en=text(choices), columns=columns, rows=rows, notes=choices.many(text, 1)
    )


def block(choices: Choices) -> Block:
    """A block of any kind; an annex holds up to two others."""
    if choices.number(5) == 4:
        label, title = text(choices), text(choices)
        return Annex(label=label, title=title, blocks=choices.many(flat, 2), wide=choices.one((False, True)))
    return flat(choices)


def flat(choices: Choices) -> Block:
    """A block that holds no others."""
    match choices.number(4):
        case 0:
            return Paragraph(
                text(choices),
                align=choices.one(("justify", "left", "center", "right")),
                bold=choices.one((False, True)),
                italic=choices.one((False, True)),
            )
        case 1:
            return Heading(text(choices), choices.number(4) + 1)
        case 2:
            return Listing(choices.many(text, 2), numbered=choices.one((False, True)))
        case _:
            return TableBlock(table(choices), caption=choices.maybe(text))


def letterhead(choices: Choices) -> Letterhead:
    """The head of a document of any side."""
    return Letterhead(
        side=choices.one(("party", "state", "front")),
        issuer=text(choices),
        parent=choices.maybe(text),
        symbol=choices.one((None, "12-BC/BDV")),
        place=choices.maybe(text),
        date=choices.one((None, *DAYS)),
    )


def signature(choices: Choices) -> Signature:
    """Who signs."""
    return Signature(authority=choices.many(text, 2), office=choices.maybe(text), name=choices.maybe(text))


def soaked(word: str) -> Report:
    """A report that has one text in every place there is for one."""
    table = Table(
        name="table",
        vi=word,
        en=word,
        columns=[Column("a", word, word), Column("b", word, word, kind="number")],
        rows=[Row([Cell(text=word, note=word), Cell(text=word)]), Row([Cell(text=word), Cell()], kind="heading")],
        notes=[word],
    )
    flat: list[Block] = [Heading(word), Paragraph(word), Listing([word, word]), TableBlock(table, caption=word)]
    return Report(
        kind="report",
        type_name=word,
        title=word,
        blocks=[*flat, Annex(label=word, title=word, blocks=flat)],
        letterhead=Letterhead(side="state", issuer=word, parent=word, symbol=word, place=word, date=DAYS[0]),
        signature=Signature(authority=[word], office=word, name=word),
        recipients=[word],
    )


def report(head: Choices, blocks: list[Choices]) -> Report:
    """A report of a block for each of the shapes."""
    return Report(
        kind="report",
        type_name=text(head),
        title=text(head),
        blocks=[block(choices) for choices in blocks],
        letterhead=head.maybe(letterhead),
        signature=head.maybe(signature),
        recipients=head.many(text, 2),
    )
