"""Sentences of a text, and the numbers in them that count nothing: days, symbols, ordinals, names, telephones."""

import re
from collections.abc import Iterator
from typing import Literal

import attrs

from danvan.reading.periods import PeriodReading, find_periods
from danvan.reading.symbols import find_citations
from danvan.spoken import fold
from danvan.vocabulary import Vocabulary

Why = Literal["date", "period", "duration", "symbol", "ordinal", "time", "telephone", "name", "year", "age", "address"]
"""What a number is that counts nothing."""


@attrs.frozen(kw_only=True)
class Sentence:
    """A sentence as printed and where it stands in the text."""

    text: str
    start: int


@attrs.frozen(kw_only=True)
class Mask:
    """A stretch of a sentence whose numbers count nothing, and why."""

    start: int
    end: int
    why: Why


_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:tp|tx|tt|kp|q|p|h|x|ts|ths|đ/c|t\.ư|ub|st|v\.v|tr|gs|pgs|bs|ks|no|[A-ZĐ])$", re.IGNORECASE
)
_BREAK = re.compile(r"\n+|(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]?(?P<next>[\w\-–•+*]))")


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a prepared text; a line end parts them, the dot of an abbreviation does not.

    >>> [one.text for one in sentences("Toàn tỉnh có 5 mô hình. TP. Hội An có 2.\\nHết")]
    ['Toàn tỉnh có 5 mô hình.', 'TP. Hội An có 2.', 'Hết']
    """
    start = 0
    for found in _BREAK.finditer(text):
        before = text[start : found.start()].rstrip(".")
        if found["next"] and found["next"].islower():
            continue
        if "\n" not in found[0] and (_SHORTENED.search(before) or re.search(r"(?:^|\n)\s*\d{1,2}$", before)):
            continue
        yield from _one(text, start, found.start())
        start = found.end()
    yield from _one(text, start, len(text))


def _one(text: str, start: int, end: int) -> Iterator[Sentence]:
    while end - start > _LONGEST:  # no sentence is so long: a text without stops is read in pieces
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield from _one(text, start, cut)
        start = cut
    piece = text[start:end]
    if piece.strip():
        shift = len(piece) - len(piece.lstrip())
        yield Sentence(text=piece.strip(), start=start + shift)


_LONGEST = 3000
_ROMAN = r"[ivxlc]+"
_MASKS: tuple[tuple[Why, re.Pattern[str]], ...] = (
    ("address", re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+")),
    ("time", re.compile(r"(?<!\d)\d{1,2}\s*(?:[:h]|giờ)\s*\d{2}(?:\s*phút)?(?!\d)|(?<!\d)\d{1,2}\s*(?:giờ|h)(?!\w)")),
    (
        "telephone",
        re.compile(
            r"(?:(?:điện thoại|đt|sđt|hotline|fax|tel)\s*[:.]?\s*)?"
            r"(?<!\d)(?:\+?84|0\d{1,3})[ .-]?\d{3}[ .-]?\d{3,4}(?!\d)"
        ),
    ),
    (
        "ordinal",
        re.compile(
            rf"(?:lần\s+thứ|thứ|khoá|khóa|đại\s+hội|hạng|lớp|kỳ|lần)\s+(?:{_ROMAN}|\d{{1,2}}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)(?!\s+(?:mô|điển|tập|cá|hội|văn|cuộc))"
        ),
    ),
    ("ordinal", re.compile(r"^\s*(?:[-–•+*]\s*)?(?:\d{1,2}(?:\.\d{1,2})*\s*[.)](?!\d)|\(\d{1,2}\))")),
    ("ordinal", re.compile(r"(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+là(?!\w)")),
    (
        "ordinal",
        re.compile(
            r"(?<!\w)(?:điều|khoản|điểm|mục|chương|phần|phụ\s+lục|biểu|bảng|trang|tiêu\s+chí\s+số|số|quyển|tập)\s+(?:số\s+)?\d{1,3}(?:\.\d+)?(?![\d.]*\s*(?:mô|điển|tập|cá|lượt|người|hộ|%))"
        ),
    ),
    (
        "name",
        re.compile(
            r"(?<!\w)(?:phường|quận|khu\s+phố|tổ\s+dân\s+phố|chi\s+bộ|tổ|đội|cụm|khối|khối\s+phố|đường|quốc\s+lộ|tỉnh\s+lộ|ql|ấp|khóm|thôn|bản|"
            r"xóm|khu|khu\s+vực|vùng|quân\s+khu|quân\s+đoàn|sư\s+đoàn|lữ\s+đoàn|trung\s+đoàn|tiểu\s+đoàn|đại\s+đội|nhà\s+máy|công\s+ty|kênh|cầu|tuyến|covid)"
            r"[\s-]+(?:số\s+)?\d{1,4}(?!\d|[.,]\d)(?!\s+(?:mô\s+hình|điển\s+hình|tập\s+thể|cá\s+nhân|hộ|người|lượt|hội\s+viên|đảng\s+viên|cuộc|triệu|tỷ|%))"
        ),
    ),
    ("age", re.compile(r"(?<!\w)\d{1,3}\s+(?:năm\s+)?tuổi(?!\w)")),
)
_QUOTED = re.compile(r"[\"][^\"]{1,80}[\"]")
_LETTERED = re.compile(
    r"(?<=\s)[A-ZĐ][^\W\d_]+(?:\s[A-ZĐ][^\W\d_]+)*\s\d{1,2}(?!\d|[.,/%-]\d|\s*(?:tập|cá|mô|điển|lượt|người|hộ|xã|huyện|phường|đơn|công|căn|triệu|tỷ|nghìn))"
)


def masks(sentence: str, vocabulary: Vocabulary) -> tuple[Mask, ...]:
    """The stretches of a prepared sentence whose numbers count nothing."""
    low = fold(sentence)
    found = [Mask(start=one.start, end=one.end, why="symbol") for one in find_citations(sentence, vocabulary)]
    for period in find_periods(sentence):
        found.extend(_of_period(period))
    for why, form in _MASKS:
        found.extend(Mask(start=one.start(), end=one.end(), why=why) for one in form.finditer(low))
    found.extend(Mask(start=one.start(), end=one.end(), why="name") for one in _QUOTED.finditer(low))
    found.extend(Mask(start=one.start(), end=one.end(), why="name") for one in _LETTERED.finditer(sentence))
    return tuple(found)


def _of_period(period: PeriodReading) -> Iterator[Mask]:
    if period.kind == "day":
        yield Mask(start=period.start, end=period.end, why="date")
    elif period.span is None and period.length is not None:
        yield Mask(start=period.start, end=period.end, why="duration")
    elif period.kind is not None:
        yield Mask(start=period.start, end=period.end, why="period")
