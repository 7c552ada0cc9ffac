"""Tables pasted as text: which heading stands over a number, and which row it is of."""

import re

import attrs

from danvan.reading import fold
from danvan_prose.labels import Cues
from danvan_prose.text.clauses import Count

_CELL = re.compile(r"(?:^|(?<=[\t|]))[^\t|]*")
_NUMBERS = frozenset({"tt", "stt", "số tt", "số thứ tự"})
_LEAST = 3  # cells of a line that is a row: the name of the row and two numbers, or a number of its own before it
_PLAIN = re.compile(r"(?<!\w)(?:tổng|số|lượng|cộng|được|đã|các|kết\s+quả)(?!\w)")
_REWARDED = re.compile(r"(?<!\w)(?:khen|thưởng|tặng|kinh\s+phí|tỷ\s+lệ)(?!\w)")


@attrs.frozen
class Table:
    """The table that a text is in while it is read line by line.

    Parameters: `title` is the folded line before it, `heads` are the folded headings of its columns; none outside one.
    """

    title: str = ""
    heads: tuple[str, ...] = ()

    def at(self, text: str) -> "Table":
        """At the next line: a row, the headings of a new table, or neither."""
        cells = [text[start:end] for start, end in _cells(text)]
        if len(cells) < _LEAST:
            return Table(title=fold(text))
        if self.heads or any(re.search(r"\d", cell) for cell in cells):
            return self
        return attrs.evolve(self, heads=tuple(" ".join(fold(cell).split()) for cell in cells))

    def read(self, text: str, count: Count, cues: Cues) -> Count:
        """A number of models in a cell, as what its heading says of it; any other count as it is.

        Headings of which a word is not understood say nothing: a share or a sum of money is no number of models.
        """
        head = self._head(text, count)
        counted = "mô hình" in f"{self.title} {head or ''}" and not _REWARDED.search(self.title)
        if head is None or not counted or not _is_understood(head, cues):
            return count
        words = f"{head} "
        return attrs.evolve(
            count, unit="model", lead=words, opening=words, gap=words, clause=words,
            noun="", said="", beyond="", first=count.place, explains=None, of_which=False,
        )  # fmt: skip

    def row(self, text: str, count: Count) -> str | None:
        """The name of the row that a number stands in, as printed; None outside a table."""
        if self._head(text, count) is None:
            return None
        named = (text[start:end] for start, end in _cells(text))
        return next((cell for cell in named if not re.search(r"\d", cell)), None)

    def _head(self, text: str, count: Count) -> str | None:
        """The heading over a count that is all of its cell; the last row may lack its running number."""
        cells = _cells(text)
        missing = len(self.heads) - len(cells)
        if (
            not self.heads
            or missing not in {0, 1}
            or (missing and (self.heads[0] not in _NUMBERS or text[:1].isdigit()))
        ):
            return None
        own = (count.amount.start, count.amount.end)
        return next((self.heads[at + missing] for at, cell in enumerate(cells) if cell == own), None)


def _cells(text: str) -> list[tuple[int, int]]:
    """Where the cells of a line begin and end, without the blanks around them; an empty one within it is one too."""
    found = [
        (one.start() + len(one[0]) - len(one[0].lstrip()), one.start() + len(one[0].rstrip()))
        for one in _CELL.finditer(text)
    ]
    full = [at for at, (start, end) in enumerate(found) if start < end]
    return found[full[0] : full[-1] + 1] if full else []


def _is_understood(head: str, cues: Cues) -> bool:
    rest = cues.steps.pattern.sub(" ", cues.bare(head))
    return head != "" and not _PLAIN.sub(" ", rest).strip(" ,()")
