"""Numbers of a sentence that count nothing: days, symbols, ordinals, names, slogans, ages, the furniture of a page."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import attrs

from danvan.reading import CitationReading, PeriodReading, UnitWords, find_citations, labels_of
from danvan.vocabulary import Vocabulary
from danvan_prose.labels import Cues

Why = Literal[
    "date", "period", "duration", "symbol", "ordinal", "time", "telephone", "name", "year", "age", "address", "page"
]
"""What a number is that counts nothing; `page` is the furniture of a web page: views, comments, sizes of letters."""


@attrs.frozen(kw_only=True)
class Mask:
    """A stretch of a sentence whose numbers count nothing, and why."""

    start: int
    end: int
    why: Why


_ROMAN = r"[ivxlc]+"
_NUMBERED_NAMES = (
    r"phường|quận|khu\s+phố|tổ\s+dân\s+phố|chi\s+bộ|tổ|đội|cụm|khối|khối\s+phố|đường|quốc\s+lộ|tỉnh\s+lộ|hương\s+lộ|"
    r"ql|tl|đt|ấp|khóm|thôn|bản|xóm|buôn|làng|khu|khu\s+dân\s+cư|khu\s+vực|vùng|quân\s+khu|quân\s+đoàn|sư\s+đoàn|"
    r"lữ\s+đoàn|"
    r"trung\s+đoàn|tiểu\s+đoàn|đại\s+đội|binh\s+đoàn|lâm\s+trường|nông\s+trường|đoàn\s+kinh\s+tế\s*-?\s*quốc\s+phòng|"
    r"đoàn\s+kt\s*-?\s*qp|đoàn|đồn|trạm|trường|nhà\s+máy|công\s+ty|kênh|cầu|tuyến|lô|hẻm|ngõ|ngách|tầng|phòng|"
    r"mốc(?:\s+quốc\s+giới)?|cột\s+mốc|covid|nghị\s+quyết(?:\s+(?:trung\s+ương|tw|t\.ư|đại\s+hội))?|"
    r"hội\s+nghị\s+trung\s+ương|"
    r"chỉ\s+thị|kết\s+luận|quy\s+định|đề\s+án|vụ\s+địa\s+phương|chương\s+trình\s+(?=135|30a|167)"
)
_SLOGAN = (
    r"không|sạch|bám|cùng|có|biết|tốt|nhất|đúng|xung\s+kích|tại\s+chỗ|xoá|giảm|an|hơn|xin|luôn|chủ\s+động|rõ|"
    r"nêu\s+gương|"
    r"trách\s+nhiệm|dám|phải|ba|tiên\s+phong|tự|đủ|tiết\s+kiệm|trong\s+1|cửa"
)
_LED = (
    r"chương\s+trình|phương\s+châm|phong\s+trào|cuộc\s+vận\s+động|mô\s+hình|gia\s+đình|tiêu\s+chí|nội\s+dung|"
    r"tiêu\s+chuẩn|"
    r"phong\s+cách|câu\s+lạc\s+bộ|nguyên\s+tắc|thực\s+hiện|cơ\s+chế|tinh\s+thần"
)
_FORMS: tuple[tuple[Why, re.Pattern[str]], ...] = tuple(
    (why, re.compile(form))  # type: ignore[misc] # the names below are of the literal
    for why, form in (
        ("address", r"(?<!\S)(?:https?://|www\.)\S+|(?<![^\s(<,;:])[^\s@]{1,64}@[^\s@]{1,200}"),
        (
            "date",
            r"(?<!\d)\d{1,2}\s*([-/.])\s*\d{1,2}\s*\1\s*\d{4}\s*-\s*\d{1,2}\s*\1\s*\d{1,2}\s*\1\s*\d{4}(?!\d)"
            r"|(?<![\d.,/-])(?:0?[1-9]|[12]\d|3[01])\s*-\s*(?:0?[1-9]|[12]\d|3[01])\s*[/.]\s*(?:0?[1-9]|"
            r"1[0-2])(?![\d/]|[.,]\d|\s*%)"
            r"|(?:trường|công\s+ty|chào\s+mừng|kỷ\s+niệm|ngày|lễ|dịp)[^.;,\d]{0,40}(?<!\d)(?:0?[1-9]|[12]\d|"
            r"3[01])/(?:0?[1-9]|1[0-2])(?![\d/])",
        ),
        (
            "time",
            r"(?<![\d.,])\d{1,2}(?:[:h]|\s*giờ\s*)\d{2}(?::\d{2})?(?:\s*phút)?(?!\d)|(?<!\d)\d{1,2}\s*(?:giờ|"
            r"h)(?!\w)|gmt\s*\+\s*\d+",
        ),
        (
            "telephone",
            r"(?:(?:điện\s+thoại|đt|sđt|hotline|fax|tel)\s*[:.]?\s*)?"
            r"(?<![\d.,])(?:\+84|0\d{1,3})[ .-]?\d{3,4}[ .-]?\d{3,4}(?!\d)",
        ),
        (
            "page",
            r"(?:©|\(c\)|copyright)\s*\d{4}|"
            r"(?:lượt\s+(?:xem|truy\s+cập|đọc|thích|chia\s+sẻ)|đang\s+online|bình\s+luận|cỡ\s+chữ|"
            r"xem\s+thêm)\s*[:(]?\s*\d[\d.,]*"
            r"|\d[\d.,]*\s+(?:lượt\s+(?:xem|truy\s+cập|đọc)|bình\s+luận)(?!\w)|(?:ảnh|"
            r"(?<!mô )(?<!điển )(?<!truyền )(?<!loại )hình|video|clip)\s+\d{1,2}(?!\d|\s+(?:mô|tập|cá|giây|phút))",
        ),
        (
            "ordinal",
            rf"(?:lần\s+thứ|thứ|khoá|đại\s+hội|hạng|lớp|kỳ|lần|"
            rf"(?<!nâng\s)(?<!cung\s)(?<!trợ\s)(?<!phân\s)cấp|loại|bậc|vòng|chặng|tuần|bước)\s+"
            rf"(?:{_ROMAN}|\d{{1,2}}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w|[.,]\d)"
            rf"(?!\s+(?:mô|điển|tập|cá|hội\s+nghị|văn|cuộc|tháng|năm|đơn|người|hộ|suất|phần))",
        ),
        ("ordinal", r"^\s*(?:[-–•+*]\s*)?(?:\d{1,2}(?:\.\d{1,2})*\s*[.)](?!\d)|\(\d{1,2}\)|\d{1,2}\s*-\s+(?=[^\W\d]))"),
        ("ordinal", r"(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+là(?!\w)"),
        (
            "ordinal",
            r"(?<!\w)(?:điều|khoản|điểm|mục|chương|phần|phụ\s+lục|biểu|bảng|(?<!vũ )trang|tiêu\s+chí\s+số|(?<!con )số|"
            r"quyển|tập|câu|"
            r"bài|top)\s+"
            r"(?:số\s+)?\d{1,3}(?:\.\d+)?(?![\d.,]*\d)(?!\s*(?:mô|điển|tập|cá|lượt|người|hộ|%|tỷ|triệu|nghìn|đơn|"
            r"xã|hội|cuộc|/))",
        ),
        ("name", rf"(?<!\w)(?:{_NUMBERED_NAMES})[\s-]+(?:số\s+)?\d{{1,4}}[a-zđ]?(?![\w]|[.,]\d|\s*[/%])"),
        (
            "name",
            rf"(?<!\w)(?:{_LED})\s+\"?\d{{1,2}}\s+(?:{_SLOGAN})(?!\w)(?:[\s,]+(?:và\s+)?\d{{1,2}}\s+(?:{_SLOGAN})(?!\w))*"
            rf"|(?<!\w)\d{{1,2}}\s+(?:{_SLOGAN})\s*,?\s+(?:và\s+)?\d{{1,2}}\s+(?:{_SLOGAN})(?!\w)",
        ),
        (
            "name",
            r"(?<![\w.,])24/(?:24|7)(?!\d)|(?<![\w.,])0\s*đồng|(?<!\w)mô\s+hình\s+\d{1,2}\s+(?=cửa|tốt|trong|tiết)",
        ),
        ("name", r"(?<!\w)\d\.0(?!\d)(?!\s*(?:tỷ|triệu|%))|(?<!\w)(?!k?m[23](?!\w))[a-z]{1,4}\d{1,4}(?!\w)"),
        (
            "name",
            r"(?:chính\s+quyền|hệ\s+thống|hai|bộ\s+máy|mô\s+hình|đảng|tổ\s+chức)(?:\s+[^\W\d]+){0,6}\s+0?[23]\s+cấp(?!\w)",
        ),
        ("age", r"(?<!\w)\d{1,3}\s+(?:năm\s+)?tuổi(?!\w)"),
        (
            "duration",
            r"(?<![\w.,/])(?<!ngày công )\d{1,3}\s+(?:phút|giây|giờ|tuần|ngày(?!\s+công)|đêm)(?!\w)",
        ),
    )
)
_ROW = re.compile(r"\s*\d{1,4}(?=\t\s*[^\W\d])")  # the number of a row of a pasted table
_QUOTED = re.compile(r"[\"][^\"]{1,80}[\"]")
_WORDS_OF_SPEECH = 8
_SPEAKER = re.compile(r"\s*[,-]?\s*(?:ông|bà|anh|chị|đồng\s+chí|đ/c|theo)\s")
_LETTERED = re.compile(r"(?<=\s)[A-ZĐ][^\W\d_]*(?:[^\S\t][A-ZĐ][^\W\d_]*)*[^\S\t]\d{1,3}[A-Za-z]?(?!\w|[.,/%-]\d|\s*%)")
_ABBREVIATED = re.compile(r"(?:^|\s)[A-ZĐƯ]{3,}\s\d+$")  # “Hội CCB 45” counts; “Nhị Hà 1” is a name
_LABEL = 60  # letters before a number in which a field is looked for
_UNNUMBERED = re.compile(
    r"(?<!\w)(?:xã|huyện|tỉnh|quận|thị\s+trấn|thành\s+phố)\s$"
)  # such places have no number to their name
_MORE_LETTERED = re.compile(r"\s*(?:và|,|\+|&)\s*\d{1,3}[A-Za-z]?(?!\w|[.,/%-]\d|\s*[%/])")
_MORE_OF = re.compile(r"(?:\s*(?:và|,)\s*\d{1,4}(?!\w|[.,/%-]\d|\s*[%/]))+")
_DOES = re.compile(  # what a body with a number does is no unit of count: “Quân khu 9 khen thưởng”
    r"\s*(?:tổ\s+chức(?!\s+(?:đảng|hội(?!\s+(?:nghị|thi|thảo))|đoàn|cơ\s+sở|chính\s+trị))|khen\s+thưởng)"
)
_COUNTED = re.compile(r"\s*(?:năm|tháng|ngày|nghìn|ngàn|triệu|tỷ|tỉ|trăm|chục|vạn|lượt)(?!\w)")
_ISSUED_BY = re.compile(r"\s*,?\s+của\s")


def masks(sentence: str, low: str, periods: Iterable[PeriodReading], vocabulary: Vocabulary) -> tuple[Mask, ...]:
    """The stretches of a prepared sentence whose numbers count nothing.

    Parameters: `low` is the sentence folded; `periods` those named in it.
    """
    units, cues = labels_of(vocabulary), Cues.of(vocabulary)
    cited = [mask for one in find_citations(sentence, vocabulary) for mask in _of_citation(one, low, units)]
    found = [attrs.evolve(one, end=_beyond(low, one.end, _MORE_OF, units)) for one in cited]
    found.extend(mask for period in periods for mask in _of_period(period))
    for why, form in _FORMS:
        for one in form.finditer(low):
            end = _beyond(low, one.end(), _MORE_OF, units) if why == "name" else one.end()
            if (why != "name" or not _counts(low, one.end(), units)) and not _labels(low, one, cues):
                found.append(Mask(start=one.start(), end=end, why=why))
    row = _ROW.match(sentence)
    if row is not None:
        found.append(Mask(start=row.start(), end=row.end(), why="ordinal"))
    found.extend(
        Mask(start=one.start(), end=one.end(), why="name")
        for one in _QUOTED.finditer(low)
        if not _is_speech(low, one)
        and (any(letter.isdigit() for letter in one[0]) or not units.at(low, one.start()))  # 605 “Nhà tình nghĩa”
    )
    found.extend(
        Mask(start=one.start(), end=_beyond(low, one.end(), _MORE_LETTERED, units), why="name")
        for one in _LETTERED.finditer(sentence)
        if not _UNNUMBERED.search(low, max(0, one.start() - 12), one.start())
        and not _counts(low, one.end(), units)
        and not _ABBREVIATED.search(one[0])
        and not _labels(low, one, cues)
    )
    return tuple(found)


def _labels(low: str, found: re.Match[str], cues: Cues) -> bool:
    """Whether the words before a number are a field, whose count it is: “chuyển đổi số 6”, “xây dựng Đảng 9”."""
    number = re.search(r"\s*\d+$", found[0])
    if number is None:
        return False
    before = low[max(0, found.start() - _LABEL) : found.start() + number.start()]
    return any(cue.end == len(before) and " " in cue.words for cue in cues.fields.find(before))


def _is_speech(low: str, quoted: re.Match[str]) -> bool:
    """Whether quotes hold what somebody said, not a name: many words behind a colon, at first, or before who."""
    told = low[: quoted.start()].rstrip()
    return len(quoted[0].split()) >= _WORDS_OF_SPEECH and (
        not told or told.endswith(":") or _SPEAKER.match(low, quoted.end()) is not None
    )


def _counts(low: str, end: int, units: UnitWords) -> bool:
    """Whether a number that ends here counts what is named behind it: “chi bộ 5 năm liền”, “phường 12 hộ”."""
    return bool(_COUNTED.match(low, end) or (units.at(low, end) and not _DOES.match(low, end)))


def _beyond(low: str, end: int, more: re.Pattern[str], units: UnitWords) -> int:
    """Where further numbers of the same name end: “thôn Nhị Hà 1 và 2”; not where they count something."""
    found = more.match(low, end)
    return found.end() if found is not None and not _counts(low, found.end(), units) else end


def _of_citation(cited: CitationReading, low: str, units: UnitWords) -> Iterator[Mask]:
    bare = cited.symbol is not None and cited.symbol.printed.strip().isdigit()
    if bare and _counts(low, cited.end, units):
        return  # “quyết định 45 tập thể” counts
    by = _ISSUED_BY.search(low, cited.start, cited.end)
    yield Mask(start=cited.start, end=by.start() if by is not None else cited.end, why="symbol")


def _of_period(period: PeriodReading) -> Iterator[Mask]:
    if period.kind == "day":
        yield Mask(start=period.start, end=period.end, why="date")
    elif period.span is None and period.length is not None:
        yield Mask(start=period.start, end=period.end, why="duration")
    elif period.kind is not None:
        yield Mask(start=period.start, end=period.end, why="period")
