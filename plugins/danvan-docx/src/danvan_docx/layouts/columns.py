"""How wide the columns of a table are: as asked, as their words need, and never wider than the page in all."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, permutations
from math import ceil

import attrs

from danvan.documents import Table
from danvan_docx.layouts.metrics import LINE, line_count, longest_word, text_width
from danvan_docx.writing.styles import CELL_SIDE

_MEASURED = 1000
"""Rows measured from the top; a table is as wide as its page anyhow, and longer words lower down are broken."""

_SAMPLE = 24  # rows whose height is tried out
_WRAPPED = 1.08  # of a text: what is lost at the ends of its lines
_EACH = 0.02
_MARK = 1.2  # the raised mark of a note, at a font size of one point
_SPARE = 1.04  # other readers' fonts are not quite so wide
_HEADING_LINES = 2.5  # headings are set in about so many lines, so that short numbers do not make them towers
_NUMBERS_SHARE = 0.3  # of what is left over, beside a column of text as wide
_WIDEST_WORD = 0.4  # of the page; a word that takes more is broken
_WIDEST_TEXT = 0.5  # of the page; longer texts are set in several lines


@attrs.frozen
class Need:
    """What a column asks for, in twentieths of a point: its widest word, and its widest text in one line."""

    word: float
    text: float


def fitted(table: Table, sizes: Sequence[float], room: int) -> tuple[tuple[int, ...], float]:
    """The widths of the columns, which add up to the room, and the font size: the largest that breaks no word.

    Where even the smallest breaks words, the columns share the room as their words ask for it.

    >>> from danvan.documents import Column
    >>> table = Table(name="t", vi="t", en="t", columns=[Column("a", "Đơn vị", "a"), Column("b", "Số", "b")])
    >>> widths, size = fitted(table, (12, 11), 9354)
    >>> sum(widths), size
    (9354, 12)
    """
    needs = [_need(table, place) for place in range(len(table.columns))]
    size = next((size for size in sizes if sum(_word(need, size, room) for need in needs) <= room), sizes[-1])
    least = [_word(need, size, room) for need in needs]
    if sum(least) >= room:
        return _whole([room * word / sum(least) for word in least], room), size
    asked = [max(column.width, 0) for column in table.columns]
    texts = [_text(need, size, room) for need in needs]
    if len(set(asked)) > 1:
        wanted = [room * width / sum(asked) for width in asked]
    else:
        wanted = _by_content(table, [max(pair) for pair in zip(texts, least, strict=True)], room)
    widths = _raised(wanted, least, room)
    if len(set(asked)) == 1 and sum(texts) > room:
        widths = low_rows(_sampled(table, size), widths, least)
    return _whole(widths, room), size


def is_crowded(table: Table, sizes: Sequence[float], room: int) -> bool:
    """Whether even the smallest size breaks words of a table in such a room.

    >>> from danvan.documents import Column
    >>> table = Table(name="t", vi="t", en="t", columns=[Column(f"c{n}", "Nghiêng", "c") for n in range(15)])
    >>> is_crowded(table, (12, 8), 9354), is_crowded(table, (12, 8), 14000)
    (True, False)
    """
    needs = [_need(table, place) for place in range(len(table.columns))]
    return sum(_word(need, sizes[-1], room) for need in needs) > room


def row_height(texts: Iterable[str], rooms: Iterable[float], size: float) -> float:
    """How high a row is, in points, over columns as wide as these."""
    lines = (line_count(text, size, max(room, 1), bold=True) for text, room in zip(texts, rooms, strict=True))
    return max(lines, default=1) * size * LINE + 2


def _sampled(table: Table, size: float) -> list[list[float]]:
    """The widths of the texts of some rows from all over the table, in twentieths of a point."""
    rows = [row for row in table.rows[:_MEASURED] if row.kind != "heading"]
    step = max(1, len(rows) // _SAMPLE)
    return [
        [text_width(cell.write()[:1000], size) * 20 * _WRAPPED for cell in row.cells] for row in rows[::step][:_SAMPLE]
    ]


def low_rows(texts: Sequence[Sequence[float]], widths: Sequence[float], least: Sequence[float]) -> list[float]:
    """The widths changed step by step for as long as the rows get lower in all: a list is as long as its rows are high.

    >>> low_rows([[4000, 400, 16000]] * 3, [3000, 3000, 3000], [500, 500, 500])[2] > 5000
    True
    """
    best, lines = list(widths), _lines(texts, widths)
    for step in (sum(widths) / 12, sum(widths) / 40):
        moved = True
        while moved:
            moved = False
            for taker, giver in permutations(range(len(best)), 2):
                if best[giver] - step < least[giver]:
                    continue
                tried = list(best)
                tried[taker], tried[giver] = tried[taker] + step, tried[giver] - step
                now = _lines(texts, tried)
                if now < lines:
                    best, lines, moved = tried, now, True
    return best


def _lines(texts: Sequence[Sequence[float]], widths: Sequence[float]) -> float:
    """How many lines all rows take; a little more where a text takes more, so that no column is starved for nothing."""
    rooms = [max(1.0, width - 2 * CELL_SIDE) for width in widths]
    total = 0.0
    for row in texts:
        lines = [text / room for text, room in zip(row, rooms, strict=True)]
        total += ceil(max(lines, default=0)) + sum(lines) * _EACH
    return total


def _need(table: Table, place: int) -> Need:
    """Measured at one point, so that any font size is a multiple of it."""
    column = table.columns[place]
    word, heading = longest_word(column.vi, 1, bold=True), text_width(column.vi, 1, bold=True)
    text = heading / _HEADING_LINES
    for row in table.rows[:_MEASURED]:
        if row.kind == "heading":
            continue  # it runs across the columns
        written = row.cells[place].write()[:500]
        bold = row.kind == "total"
        mark = _MARK if row.cells[place].note else 0.0
        word = max(word, longest_word(written, 1, bold=bold) + mark)
        text = max(text, text_width(written, 1, bold=bold) + mark)
    return Need(word, max(text, word))


def _word(need: Need, size: float, room: int) -> float:
    return min(need.word * size * 20 * _SPARE + 2 * CELL_SIDE, room * _WIDEST_WORD)


def _text(need: Need, size: float, room: int) -> float:
    return min(need.text * size * 20 * _SPARE + 2 * CELL_SIDE, room * _WIDEST_TEXT)


def _by_content(table: Table, texts: Sequence[float], room: int) -> list[float]:
    """What is left over goes to the columns as they are wide, to numbers less: they need but their digits."""
    left_over = room - sum(texts)
    if left_over < 0:
        return list(texts)
    shares = [
        width if column.kind == "text" else width * _NUMBERS_SHARE
        for width, column in zip(texts, table.columns, strict=True)
    ]
    return [width + left_over * share / sum(shares) for width, share in zip(texts, shares, strict=True)]


def _raised(wanted: Sequence[float], least: Sequence[float], room: int) -> list[float]:
    """Every column at least as wide as its widest word, at the cost of those that have more."""
    spare = [max(0.0, want - need) for want, need in zip(wanted, least, strict=True)]
    to_share = room - sum(least)
    if not sum(spare):
        return [need + to_share / len(least) for need in least]
    return [need + to_share * more / sum(spare) for need, more in zip(least, spare, strict=True)]


def _whole(widths: Sequence[float], room: int) -> tuple[int, ...]:
    edges = [0]
    running = 0.0
    for width in widths:
        running += width
        edges.append(round(running))
    edges[-1] = room
    return tuple(right - left for left, right in pairwise(edges))
