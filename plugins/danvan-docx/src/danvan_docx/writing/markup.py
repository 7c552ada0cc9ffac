"""WordprocessingML as text: paragraphs, runs and frames, their properties in the order the schema asks for."""

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# What XML 1.0 cannot hold, with the second row of controls, which Word takes for other things.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_BREAKS = re.compile("([\n\t])")
_BREAK = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_MOST = 30_000  # XML readers commonly refuse a single text of more than ten million letters


def printable(text: str) -> str:
    """The text with what no Word file can hold replaced by the mark U+FFFD, and line ends as newlines.

    >>> printable("một\\x00 hai\\ud800\\r\\nba")
    'một� hai�\\nba'
    """
    return _UNPRINTABLE.sub("\ufffd", _LINE_END.sub("\n", text))


def run(text: str, properties: str = "") -> str:
    """A run of text with its properties (the inside of `w:rPr`); nothing for no text.

    >>> run("a < b\\tc")
    '<w:r><w:t xml:space="preserve">a &lt; b</w:t><w:tab/><w:t xml:space="preserve">c</w:t></w:r>'
    """
    if not text:
        return ""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    if text.isprintable() and len(text) <= _MOST:  # nearly every text: no controls, no line ends, no halves
        return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:r>{look}{''.join(_pieces(printable(text)))}</w:r>"


def _pieces(text: str) -> Iterable[str]:
    for piece in _BREAKS.split(text):
        if piece in _BREAK:
            yield _BREAK[piece]
            continue
        for start in range(0, len(piece), _MOST):
            yield f'<w:t xml:space="preserve">{escape(piece[start : start + _MOST])}</w:t>'


def look(
    *, bold: bool = False, italic: bool = False, color: str = "", size: float | None = None, raised: bool = False
) -> str:
    """The properties of a run that differs from its paragraph's style.

    >>> look(bold=True, size=11)
    '<w:b/><w:bCs/><w:sz w:val="22"/><w:szCs w:val="22"/>'
    """
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + (f"<w:color w:val={quoteattr(color)}/>" if color else "")
        + ("" if size is None else font_size(size))
        + ('<w:vertAlign w:val="superscript"/>' if raised else "")
    )


def font_size(points: float) -> str:
    """Word counts sizes in half points, once for Latin and once for complex scripts."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def paragraph(
    runs: str,
    style: str,
    *,
    keep_next: bool = False,
    new_page: bool = False,
    box: str = "",
    list_id: int | None = None,
    line_above: bool = False,
    spacing: str = "",
    indent: str = "",
    align: str | None = None,
    section: str = "",
) -> str:
    """A paragraph of ready runs in a style.

    Parameters: `box` is the `w:framePr` that puts it in a place of the page, `spacing` the `w:spacing` and `indent`
    the `w:ind` that differ from the style's; `section` is the `w:sectPr` of a section that ends here.

    >>> paragraph("", "Issuer", keep_next=True)
    '<w:p><w:pPr><w:pStyle w:val="Issuer"/><w:keepNext/></w:pPr></w:p>'
    """
    properties = (
        f'<w:pStyle w:val="{style}"/>',
        "<w:keepNext/>" if keep_next else "",
        "<w:pageBreakBefore/>" if new_page else "",
        box,
        "" if list_id is None else f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>',
        _LINE_ABOVE if line_above else "",
        spacing,
        indent,
        "" if align is None else f'<w:jc w:val="{align}"/>',
        section,
    )
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{runs}</w:p>"


_LINE_ABOVE = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'


def space_before(points: float) -> str:
    """The spacing of a paragraph that stands so far below the one above it.

    >>> space_before(6)
    '<w:spacing w:before="120"/>'
    """
    return f'<w:spacing w:before="{max(0, round(points * 20))}"/>'


def rule(length: float, room: int, *, keep_next: bool = False) -> str:
    """A centred line, as the upper border of an almost empty paragraph.

    Parameters: `length` in points, cut where there is less room; `room` in twentieths of a point.
    """
    return paragraph("", "Rule", keep_next=keep_next, line_above=True, indent=centred(length, room))


def centred(width: float, room: int) -> str:
    """The indents that leave a width, in points, in the middle of the room, in twentieths of a point.

    >>> centred(100, 3000)
    '<w:ind w:left="500" w:right="500" w:firstLine="0"/>'
    """
    side = max(0, int((room - width * 20) / 2))
    return f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>'


def frame(rows: Sequence[Sequence[str]], widths: Sequence[int], *, whole: bool = True) -> str:
    """A table without borders that only holds text side by side; every cell is ready paragraphs.

    Parameters: `whole` keeps each row on one page.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        f'<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        + "".join(_frame_row(cells, widths, whole=whole) for cells in rows)
        + "</w:tbl>"
    )


def _frame_row(cells: Sequence[str], widths: Sequence[int], *, whole: bool) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if whole else ''}{inside}</w:tr>"
