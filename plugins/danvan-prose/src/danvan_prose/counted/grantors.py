"""Who granted or recognised what is counted: bodies before the verb, behind “được” or “của”; never presenters."""

import re

from danvan.reading import BodyReading, fold, read_bodies
from danvan.vocabulary import Vocabulary
from danvan_prose.patterns import pattern
from danvan_prose.text.clauses import Count

_VERB = (
    r"(?:đã\s+|vừa\s+|cũng\s+|tiếp\s+tục\s+|được\s+)*(?:(?:quyết\s+định|tổ\s+chức|bình\s+xét|xét|bình\s+chọn)"
    r"(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s+))*"
    r"(?P<verb>tặng|trao|trao\s+tặng|khen|khen\s+thưởng|tuyên\s+dương|biểu\s+dương|công\s+nhận|cấp\s+giấy|"
    r"thưởng|vinh\s+danh|tôn\s+vinh|chọn|đề\s+nghị|thống\s+nhất)(?!\w)"
)
# Behind these a verb is a noun: “giấy khen”, “lễ tuyên dương”.
_NO_VERB = r"(?<!bằng)(?<!giấy)(?<!thư)(?<!-)(?<!lễ)(?<!nghị)(?<!buổi)(?<!mặt)(?<!khen)"
_GRANTS = re.compile(rf"{_NO_VERB}\s+{_VERB}")
_AT_ONCE = re.compile(rf"[\s,;:]*(?:và\s+|đồng\s+thời\s+)?{_VERB}")
_ACTS = re.compile(rf"{_NO_VERB}\s+(?:(?:đã\s+)?(?:trình|đề\s+xuất)(?!\w)|{_VERB})")
_BY = re.compile(
    r"(?<!\w)được\s+(?P<by>(?!đề|tổ\s+chức|các\s+cấp)[^;]{3,100}?)\s+(?:tặng|trao|khen|tuyên\s+dương|biểu\s+dương|"
    r"công\s+nhận|vinh\s+danh|tôn\s+vinh)(?!\w)"
)
_OF = re.compile(
    r"(?:bằng\s+khen|giấy\s+khen|cờ(?:\s+thi\s+đua)?|kỷ\s+niệm\s+chương(?:\s+\"[^\"]*\")?|giấy\s+chứng\s+nhận|"
    r"thư\s+khen|huân\s+chương[^;,.]{0,30}?)\s+của\s+"
    r"(?P<of>[^;,.:(]{3,80}?)(?=\s+(?:cho|với|đối\s+với|tặng|trao|tuyên|biểu|khen|vì|về|do|đến|nhân(?!\s+dân)|được|và\s+\d|\d)(?!\w)|"
    r"[;,.:(]|\s*$)"
)
_PRESENTER = re.compile(r"(?:[^,]*\s)?(?:đồng\s+chí|đ/c|ông|bà|anh|chị|các\s+đồng\s+chí)\s")
_ANYONE = re.compile(
    r"(?:các|nhiều|những|toàn|mỗi)\s|(?:đơn\s+vị|địa\s+phương|cơ\s+quan|tổ\s+chức|đoàn\s+thể|hội\s+nghị)(?:$|"
    r"\s+(?:đã|cũng))"
)
_ANY_OF = re.compile(  # “giám đốc các sở” names none
    r"\s(?:các|nhiều|từng|mỗi)\s+(?:sở|ban|ngành|xã|huyện|phường|tỉnh|đơn\s+vị|địa\s+phương|cơ\s+quan|cấp|đoàn\s+thể)(?!\w)"
)
_TELLS = re.compile(  # what has a verb or counts something is no name
    r"(?<!\w)(?:có|gồm|cho|xây\s+dựng|đăng\s+ký|trong\s+đó)(?!\w)|\d\s+(?:tập\s+thể|cá\s+nhân|mô\s+hình|điển\s+hình|hộ|đơn\s+vị)(?!\w)"
)
_SHORTEST_NAME, _LONGEST_NAME = 3, 12  # words of the name of a body whose kind is not known
_GOES_ON = re.compile(r"[\s,;]*(?:đồng\s+thời|và|cũng)?\s*")
_OCCASION = re.compile(
    r"^.*?(?:(?:nhân\s+)?dịp\s+này|tại\s+(?:hội\s+nghị|buổi\s+lễ|lễ|đây|đại\s+hội)(?:\s+này)?|"
    r"kết\s+thúc\s+\w+\s+\w+|năm\s+\d{4}|vừa\s+qua|hằng\s+năm|hàng\s+năm|qua\s+đó)\s*[,:]?\s*"
)


def granted_by(
    sentence: str, count: Count, vocabulary: Vocabulary, *, behind: bool, before: tuple[BodyReading, ...] = ()
) -> tuple[BodyReading, ...]:
    """The bodies that granted what is counted, as far as the sentence says.

    Parameters: `behind` tells whether the award is told of behind the count; `before` are the bodies that granted what
    was counted before it, meant still where a verb goes on without naming who.
    """
    opening = count.amount.start - len(count.clause)
    by = _BY.search(count.said)
    named = [] if by is None else [(by.start("by") + count.said_at, by.end("by") + count.said_at)]
    if not behind:
        named.extend((one.start("by") + opening, one.end("by") + opening) for one in _lasting(_BY, count.clause))
        named.extend((of.start("of") + opening, of.end("of") + opening) for of in _lasting(_OF, count.clause))
    named.extend(
        (of.start("of") + count.said_at, of.end("of") + count.said_at) for of in _lasting(_OF, count.said[:200])
    )
    found = next((read for start, end in named if (read := _read(sentence[start:end], vocabulary))), ())
    return found if found or behind else _before(sentence, count, vocabulary, before)


def _lasting(pattern: re.Pattern[str], words: str) -> list[re.Match[str]]:
    return list(pattern.finditer(words))[-1:]


def _before(
    sentence: str, count: Count, vocabulary: Vocabulary, before: tuple[BodyReading, ...]
) -> tuple[BodyReading, ...]:
    """The bodies before the verb; those of the count before where the verb names none."""
    if _AT_ONCE.match(count.clause):  # “UBND huyện trình tỉnh 7 mô hình; đã công nhận 31 mô hình”
        first = _ACTS.search(fold(sentence[: count.amount.start - len(count.clause)]))
        return before or (() if first is None else _subject_bodies(sentence[: first.start()], vocabulary))
    label = count.clause.rfind(":") + 1  # “Về khen thưởng: UBND tỉnh tặng …”: the label grants nothing
    clause = count.clause[label:] if _GRANTS.search(count.clause, label) else count.clause
    opening = count.amount.start - len(clause)
    verbs = list(_GRANTS.finditer(clause))
    if not verbs:
        return before if count.first != count.place else ()
    subject = sentence[opening : opening + verbs[-1].start()] if len(verbs) == 1 else _subject(sentence, opening, verbs)
    found = _subject_bodies(subject, vocabulary)
    return found or (before if _GOES_ON.fullmatch(subject.lower()) else ())


def _subject(sentence: str, opening: int, verbs: list[re.Match[str]]) -> str:
    """The words before the first verb of granting: later ones go on with the same subject, or name another."""
    last = sentence[opening + verbs[-2].end() : opening + verbs[-1].start()]
    own = re.split(r"[,;:]\s*|\s(?:đồng thời|và)\s", last)[-1]
    return (
        own
        if re.search(r"[A-ZĐƯ]\w*\s+\S", own) and len(own.split()) > 1
        else sentence[opening : opening + verbs[0].start()]
    )


def _subject_bodies(words: str, vocabulary: Vocabulary) -> tuple[BodyReading, ...]:
    words = re.split(r"\stham\s+mưu\s+(?:cho\s+|để\s+|với\s+)?", words)[-1]  # who is advised grants, not who advises
    first, *together = re.split(r"\sphối\s+hợp(?:\s+(?:với|cùng))?\s", words, maxsplit=1)
    joined = _read(together[0].strip(), vocabulary) if together else ()
    if joined and (leading := _subject_bodies(first, vocabulary)):
        return (*leading, *joined)
    words = re.split(
        r"\s(?:đã|vừa|cũng|phối hợp|tổ chức|tiến hành|quyết định|xét|tiếp tục|ban hành|ký)(?:\s|$)", words
    )[0]
    pieces = [one.strip() for one in re.split(r"[,;:]\s*", words) if one.strip()]
    if not pieces or (len(pieces) > 1 and _PRESENTER.match(fold(pieces[-2]))):
        return ()  # “Ông Nguyễn Văn A, Chủ tịch UBND huyện, trao giấy khen” presents it
    last = re.sub(r"^(?:và|đồng thời|cũng|thì)\s+", "", pieces[-1])
    found = _read(_without_occasion(last), vocabulary)
    if _is_place(found, vocabulary) and any(_ANYONE.match(fold(piece)) for piece in pieces[:-1]):
        return ()  # “các xã, thị trấn khen thưởng …” names none
    for piece in reversed(pieces[:-1]):  # “Đảng ủy, UBND xã tặng …” are two
        more = _read(_without_occasion(piece), vocabulary)
        if not (more and more[0].kinds):
            break
        found = more if _is_place(found, vocabulary) and not _is_place(more, vocabulary) else (*more, *found)
    return found


def _is_place(bodies: tuple[BodyReading, ...], vocabulary: Vocabulary) -> bool:
    kinds = [vocabulary.unit_kind(kind) for body in bodies for kind in body.kinds]
    return all(kind is not None and kind.territorial for kind in kinds)


def _without_occasion(words: str) -> str:
    found = _OCCASION.match(fold(words))
    return words[found.end() :] if found is not None else words


def _read(words: str, vocabulary: Vocabulary) -> tuple[BodyReading, ...]:
    words = words.strip(" ,.;:-–")
    low = fold(words)
    if len(words.split()) < 2 or _ANYONE.match(low) or _ANY_OF.search(low) or _TELLS.search(low):
        return ()
    if (
        not words
        or len(words) > 160
        or (pattern("person").search(low) and not re.match(r"(?:chủ\s+tịch|thủ\s+tướng)", low))
    ):
        return ()
    bodies = read_bodies(words, vocabulary)
    known = bool(bodies) and all(body.kinds or body.of for body in bodies)
    named = len(bodies) == 1 and words[0].isupper() and _SHORTEST_NAME <= len(words.split()) <= _LONGEST_NAME
    return bodies if known or (named and pattern("body").match(low)) else ()
