"""Where the lines of names and titles end: between phrases, never inside a place name, a quotation or a date."""

import re
from functools import lru_cache

import attrs

from danvan_docx.layouts.metrics import balanced, line_widths, text_width
from danvan_docx.layouts.names import phrases

_LONGEST = 400  # letters; a longer text is running text, not a title
_INSIDE = 1000.0  # what it costs to end a line inside something that holds together
_AFTER_SMALL = 40.0  # to end it after a word such as "và", which opens what comes next
_MORE_LINES = 300.0  # to take a line more than is needed
_NAME = 4  # words of a place name in capitals, where the letters do not tell where it ends
_BARE = ".,;:!?()“”\"'"
_NUMBER = re.compile(r"\d[\d./-]*")


@attrs.frozen
class Set:
    """A text as it is set: with line ends put in only where it would be broken badly without, and how wide it is."""

    text: str
    width: float
    longest: float


@lru_cache(maxsize=512)  # a memo of a pure function: an office's name heads every document of a run
def set_in_lines(text: str, size: float, room: float) -> Set:
    """A bold text set in lines of like length that end between phrases; lengths in points.

    >>> set_in_lines("ĐẢNG ỦY XÃ U MINH THƯỢNG", 14, 150).text
    'ĐẢNG ỦY\\nXÃ U MINH THƯỢNG'
    >>> set_in_lines("ỦY BAN NHÂN DÂN XÃ U MINH THƯỢNG", 13, 180).text
    'ỦY BAN NHÂN DÂN XÃ U MINH THƯỢNG'
    """
    width, longest = balanced(text, size, room)
    usual = Set(text, width, longest)
    words = text.split()
    if not text.isprintable() or len(text) > _LONGEST or len(words) < 2:
        return usual  # a line ended by hand stays ended there
    if len(line_widths(text, size, room, bold=True)) < 2:
        return usual
    ends = _ends(words, size, room)
    if ends is None or ends == _greedy(words, size, width):
        return usual
    lines = [" ".join(words[start:end]) for start, end in zip((0, *ends), (*ends, len(words)), strict=True)]
    longest = max(text_width(line, size, bold=True) for line in lines)
    return Set("\n".join(lines), room, min(longest, room))


def _greedy(words: list[str], size: float, room: float) -> tuple[int, ...]:
    """Where a word processor ends the lines by itself: the number of words before each end."""
    ends, running = list[int](), 0.0
    blank = text_width(" ", size, bold=True)
    for at, word in enumerate(words):
        width = text_width(word, size, bold=True)
        if running and running + blank + width > room:
            ends.append(at)
            running = width
        else:
            running += (blank if running else 0.0) + width
    return tuple(ends)


def _ends(words: list[str], size: float, room: float) -> tuple[int, ...] | None:
    """The line ends that cost least; None where a word is wider than the room."""
    widths = [text_width(word, size, bold=True) for word in words]
    blank = text_width(" ", size, bold=True)
    if max(widths) > room:
        return None
    costs = _costs(words)
    least = len(_greedy(words, size, room)) + 1
    usual = (sum(widths) + blank * (len(words) - 1)) / least
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    done: list[tuple[float, tuple[int, ...]]] = []
    for lines in range(1, least + 2):
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            running = -blank
            for end in range(start + 1, len(words) + 1):
                running += blank + widths[end - 1]
                if running > room:
                    break
                uneven = ((usual - running) / usual) ** 2 * 100
                total = cost + uneven + (costs[end] if end < len(words) else 0.0)
                if end == len(words):
                    done.append((total + _MORE_LINES * max(0, lines - least), ends))
                elif end not in reached or total < reached[end][0]:
                    reached[end] = (total, (*ends, end))
        best = reached
    return min(done)[1] if done else None


def _costs(words: list[str]) -> list[float]:
    """What it costs to end a line before each word."""
    costs = [0.0] * (len(words) + 1)
    small = set(phrases()["small"])
    bare = [word.strip(_BARE).casefold() for word in words]
    for at in range(1, len(words)):
        if bare[at - 1] in small:
            costs[at] = _AFTER_SMALL
        if _NUMBER.fullmatch(bare[at - 1]) or _NUMBER.fullmatch(bare[at]) or words[at] in "–-" or words[at - 1] in "–-":
            costs[at] = _INSIDE
    for start, end in _held(words, bare):
        for at in range(start + 1, end):
            costs[at] = _INSIDE
    return costs


def _held(words: list[str], bare: list[str]) -> list[tuple[int, int]]:
    """The stretches that hold together: quotations, known phrases, places with their names, names."""
    held, at = _quotations(words), 0
    capitals, name = all(word == word.upper() for word in words), 0
    while at < len(words):
        length = _phrase(words, bare, at)
        if length:
            held.append((at, at + length))
        # In capitals a word that opens no phrase is part of a name: "HUYỆN ỦY | U MINH THƯỢNG".
        name = name + 1 if capitals and not length and bare[at] not in _openings() else 0
        if name > 1:
            held.append((at - 1, at + 1))
        at += max(1, length)
    held += [(at, at + 2) for at in range(len(words) - 1) if _is_name(words, at) and _is_name(words, at + 1)]
    return held


def _quotations(words: list[str]) -> list[tuple[int, int]]:
    held, opened = list[tuple[int, int]](), None
    for at, word in enumerate(words):
        if "“" in word:
            opened = at
        if "”" in word and opened is not None:
            held.append((opened, at + 1))
            opened = None
    return held


def _phrase(words: list[str], bare: list[str], at: int) -> int:
    """How many words from a place hold together; nought or one where none do."""
    for length in range(min(9, len(words) - at), 1, -1):
        if " ".join(bare[at : at + length]) in _phrases() and not _stops(words, at, at + length - 1):
            return length
    places = set(phrases()["places"])
    for length in range(min(3, len(words) - at), 0, -1):
        if " ".join(bare[at : at + length]) in places and not _stops(words, at, at + length - 1):
            return length + _name_after(words, bare, at + length)
    return 0


def _stops(words: list[str], start: int, end: int) -> bool:
    """Whether a mark stands between the words of a stretch, which then is none."""
    return any(word[-1:] in ",;:.)”" for word in words[start:end])


def _name_after(words: list[str], bare: list[str], at: int) -> int:
    """How many words the name after the word of a place has."""
    if at > 0 and words[at - 1][-1:] in ",;:.)":
        return 0
    capitals = all(word == word.upper() for word in words)
    count = 0
    while at + count < len(words) and count < _NAME:
        here = at + count
        opens = bare[here] in _openings() if capitals else not words[here][:1].isupper()
        if opens:
            break
        count += 1
        if words[here][-1:] in ",;:.)”":
            break
    return count


def _is_name(words: list[str], at: int) -> bool:
    """Whether a word of a text that is not in capitals has a capital, and no mark after it."""
    word = words[at]
    return word[:1].isupper() and word != word.upper() and word[-1:] not in ",;:."


@lru_cache(maxsize=1)  # read once from the package
def _phrases() -> frozenset[str]:
    return frozenset(phrase.casefold() for phrase in phrases()["phrases"])


@lru_cache(maxsize=1)  # read once from the package
def _openings() -> frozenset[str]:
    return frozenset(
        phrase.split()[0].casefold() for kind in ("phrases", "places", "small") for phrase in phrases()[kind]
    )
