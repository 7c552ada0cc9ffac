"""Which step a count of models has reached: by the verb before it, by what is said behind it, or neither."""

import re

from danvan_prose.labels import Cue, Cues
from danvan_prose.patterns import within
from danvan_prose.text.clauses import Count

# Words that are a step only right before a count: elsewhere they are any verb, or part of a field's name.
_WEAK = frozenset(
    {
        "có",
        "đạt",
        "xây dựng",
        "tiêu biểu",
        "rút",
        "thẩm tra",
        "phát động",
        "triển khai",
        "khảo sát",
        "duy trì",
        "khen thưởng",
    }
    | {"điển hình tiêu biểu", "nhân rộng", "củng cố", "biểu dương", "tuyên dương"}
)
ON_THE_WAY = frozenset({"voted", "appraised", "surveyed"})
"""Steps that tell how another was found out: “bình xét, công nhận” is recognised."""
_ADJACENT = 18  # letters between a verb and the number it governs
FORWARD = re.compile(
    r"(?<!theo )(?<!xét )(?<!được sự )(?:đề\s+nghị|đề\s+xuất|đề\s+cử|giới\s+thiệu|"
    r"trình)(?!\s+của)(?:\s+[^;.]{0,80}?)?\s+"
    r"(?:khen\s+thưởng|công\s+nhận|tuyên\s+dương|biểu\s+dương|tặng|xét|khen|vinh\s+danh|tôn\s+vinh)(?!\w)"
    r"|được\s+(?:[^;.,]{0,40}\s)?đề\s+(?:xuất|nghị|cử)(?!\w)"
)
"""Words by which something is put forward for recognition or reward, which is not yet granted."""
_PASSIVE = re.compile(
    r"(?:được|đã|đang|vừa|còn(?!\s+lại))\s+(?:[^;.,]{0,60}?\s)?(?P<step>biểu\s+dương|tuyên\s+dương|khen\s+thưởng|vinh\s+danh|"
    r"nhân\s+rộng|triển\s+khai|"
    r"xây\s+dựng|duy\s+trì|khảo\s+sát|phát\s+động|công\s+nhận|củng\s+cố|tặng|trao)(?!\w)"
    r"|(?<!\w)(?P<met>đạt)\s+(?=cấp|danh\s+hiệu|chuẩn|tiêu\s+chuẩn)"
)
_OWN_PASSIVE = re.compile(r"\s*(?:mô|điển)\s+hình\s+(?:đã\s+|vừa\s+)?được(?!\w)")
_PASSIVE_CODES = {
    "biểu dương": "praised", "tuyên dương": "praised", "vinh danh": "praised", "khen thưởng": "awarded",
    "nhân rộng": "replicated", "triển khai": "implemented", "xây dựng": "built", "duy trì": "maintained",
    "khảo sát": "surveyed", "phát động": "launched", "công nhận": "recognised", "củng cố": "strengthened",
    "tặng": "awarded", "trao": "awarded", "đạt": "recognised",
}  # fmt: skip
_MADE_EXEMPLARY = re.compile(
    r"(?:công\s+nhận|bình\s+chọn|chọn)[^;]{0,200}?\slà\s+(?:những\s+|"
    r"các\s+)?(?:mô\s+hình\s+)?(?:[^;,]{0,30}\s)?(?:điển\s+hình|tiêu\s+biểu)"
)
_IS_EXEMPLARY = re.compile(
    r"\s*[^;,.]{0,60}?\slà\s+(?:những\s+|các\s+)?(?:mô\s+hình\s+)?[^;,.]{0,30}?(?:điển\s+hình|tiêu\s+biểu)"
)
_EXEMPLARY = re.compile(
    r"\s*(?:\w+\s+){0,4}?(?:\"[^\"]*\"\s*)?(?:\w+\s+){0,3}?(?:tiêu\s+biểu|điển\s+hình\s+tiên\s+tiến)(?!\w)"
)
_CARRIED_OUT = re.compile(r"(?:thực\s+hiện|tổ\s+chức\s+thực\s+hiện)\s+(?:được\s+)?$")
_GOVERNS = re.compile(
    r"\s*(?:(?:cho|được|các|thêm|mới|tổng\s+số|tổng\s+cộng|thực\s+hiện|với|và|hiệu\s+quả|hoạt\s+động|:|là|"
    r"từ)\s*)*$"
)
_SET_UP = re.compile(
    r"(?:(?P<launched>ra\s+mắt|phát\s+động)|(?P<new>thành\s+lập|xây\s+dựng)\s+mới|"
    r"(?P<more>(?:hình\s+thành|xuất\s+hiện|phát\s+triển|có)\s+thêm)|(?P<existing>hình\s+thành|"
    r"xuất\s+hiện|phát\s+triển(?:\s+lên)?|"
    r"(?:nâng|đưa)\s+(?:tổng\s+)?số[^,;]{0,60}lên(?:\s+thành)?|tăng\s+lên(?:\s+thành)?))\s+(?:được\s+|thêm\s+|mới\s+)*$"
)
_RISEN_TO = re.compile(r"(?:^|\s)lên(?:\s+(?:thành|tới))?\s+$")
_SET_UP_CODES = {"launched": "launched", "new": "newly-built", "existing": "existing", "more": ""}
_WORKS = re.compile(
    r"(?<!\w)(?<!chưa )(?<!không )(?:hoạt\s+động|phát\s+huy|đạt|duy\s+trì|đánh\s+giá|triển\s+khai|"
    r"thực\s+hiện)\s+(?:tốt|có\s+|đạt\s+)*(?:hiệu\s+quả|kết\s+quả|chất\s+lượng)"
    r"|(?<!chưa )(?<!không )hoạt\s+động\s+(?:rất\s+|khá\s+)?tốt(?!\w)"
)
_SUFFERS = re.compile(
    r"\s*(?:(?:mô|điển)\s+hình)?[^,;.()]{0,40}?(?<!\w)(?:(?:được|bị|phải|cần|đạt)\s+(?!l[ĩã]nh)\w|đạt\s*(?:[,;.]|$))"
)
_DEALT_WITH = r"{dealt-with}\s+(?:được\s+|các\s+|về\s+)*$"
_MERGED = re.compile(r"\s*(?:mô\s+hình\s+)?(?:còn|thành)\s+")  # “hợp nhất 10 mô hình thành 4 mô hình”
_KEPT_UP = re.compile(
    r"\s*(?:mô|điển)\s+hình\s*(?:\"[^\"]*\"\s*)?(?:cũ\s+)?(?:tiếp\s+tục\s+|đang\s+)?(?:được\s+)?duy\s+trì(?!\w)"
)
_NEW = re.compile(r"\s*(?:mô|điển)\s+hình\s*(?:\"[^\"]*\"\s*)?mới(?!\w)(?!\s+(?:được|đăng))")
_AS_REGISTERED = re.compile(r"(?<!\w)(?:nội\s+dung|kế\s+hoạch|chỉ\s+tiêu|theo|bản)\s+(?:đã\s+)?$")
_PENDING = r"{pending}\s+(?:để\s+|được\s+|bình\s+xét,?\s+)*$"
_FIRST_CLAUSE = re.compile(r"[,;.(]")
_NOT = re.compile(r"(?<!\w)(?:không|chưa)\s+(?:được\s+|có\s+|đủ\s+điều\s+kiện\s+)*$")
_IN_ALL = re.compile(r"(?<!\w)(?:với\s+)?tổng\s+(?:số|cộng)\s*(?:là\s*)?$")


def step_of(count: Count, cues: Cues) -> Cue | None:
    """The step that a count has reached: by the verb right before it, or by what is said of it behind."""
    for words in (count.lead, count.opening, count.said):
        forward = put_forward(words)
        if forward:
            return forward[0]
    if _MADE_EXEMPLARY.search(f"{count.opening[-60:]} … {count.said[:200]}") or (
        re.search(r"công\s+nhận", count.opening[-40:]) and _IS_EXEMPLARY.match(count.said)
    ):
        return Cue("là … tiêu biểu, điển hình", "exemplary", 0, 0)
    own = (
        _behind(count.noun, cues, last=False) if count.place != count.first and _OWN_PASSIVE.match(count.noun) else None
    )
    near = _governing(count.lead, cues) or own or _governing(count.opening, cues)
    behind = _behind(count.said, cues, last=count.amount.kind == "part")
    if near is not None and near.code in ON_THE_WAY and behind is not None:
        near = None  # “qua bình xét có 202 mô hình đạt hiệu quả” tells how it was found out
    return near or behind or _farther(count.opening, cues)


def says_another_step(count: Count, cues: Cues) -> bool:
    """Whether what stands behind a count tells of another step: “đăng ký 56, có 50 được công nhận cấp huyện”."""
    near = _governing(count.lead, cues) or _governing(count.opening, cues)
    behind = _behind(count.said, cues, last=False)
    return near is not None and behind is not None and near.code not in {behind.code, *ON_THE_WAY}


def put_forward(words: str) -> list[Cue]:
    """The words by which something is put forward, as a step of their own; none where there are none."""
    found = FORWARD.search(words)
    return [] if found is None else [Cue(found[0], "proposed-for-award", found.start(), found.end())]


def turned(cue: Cue, words: str) -> Cue:
    """A step that is denied, or still waited for: what is not recognised, what is being considered."""
    if within(_PENDING).search(words[: cue.start]) or (
        cue.code == "registered" and _AS_REGISTERED.search(words[: cue.start])
    ):
        return Cue(f"xét {cue.words}", "", cue.start, cue.end)
    if not _NOT.search(words[: cue.start]) or cue.code == "not-recognised":
        return cue
    return Cue(f"không {cue.words}", "not-recognised" if cue.code == "recognised" else "", cue.start, cue.end)


def _governing(lead: str, cues: Cues) -> Cue | None:
    """The verb that governs a number: right before it, with nothing between but words that carry on."""
    found = before = None
    for cue in cues.steps.find(lead):
        rest = lead[cue.end :]
        if cue.words in {"có", "đạt"}:
            continue
        if len(rest.strip()) <= _ADJACENT and _GOVERNS.fullmatch(rest):
            of_one = before is not None and cue.words in _WEAK and not lead[before.end : cue.start].strip()
            found = turned(before if of_one and before is not None else cue, lead)  # “đã đăng ký xây dựng”
        before = cue
    if found is None or found.words not in _WEAK:
        return found
    return None if found.words in {"tiêu biểu", "điển hình tiêu biểu", "đạt", "rút"} else found


def _behind(said: str, cues: Cues, *, last: bool) -> Cue | None:
    """What is said of a count behind it: “được công nhận”, “đạt hiệu quả”.

    Parameters: `last` tells that the last thing said is meant: “3/15 mô hình đăng ký được công nhận” are recognised.
    """
    said = cues.unnamed(_FIRST_CLAUSE.split(said)[0] if last else said)
    found = [cue for cue in cues.steps.find(said) if cue.words not in _WEAK]
    passive = _PASSIVE.search(said)
    if passive is not None:
        words = " ".join((passive["step"] or passive["met"]).split())
        found.append(Cue(passive[0], _PASSIVE_CODES[words], passive.end() - len(words), passive.end()))
    works = _WORKS.search(said)
    if works is not None:
        found.append(Cue(works[0], "effective", works.start(), works.end()))
    found = sorted((turned(cue, said) for cue in found), key=lambda cue: cue.start)
    reached = [cue for cue in found if cue.code not in ON_THE_WAY]
    several = reached or found
    return None if not several else several[-1 if last else 0]


def _farther(lead: str, cues: Cues) -> Cue | None:
    before = [cue for cue in cues.steps.find(lead) if cue.words not in _WEAK]
    return turned(before[-1], lead) if before else None


def weak_step(count: Count, cues: Cues) -> Cue | None:
    """A step told by a plain verb right before the count: “có 128 mô hình”, “thực hiện được 30 mô hình”."""
    risen = _RISEN_TO.search(count.gap)
    if risen is not None:
        return Cue("lên", "existing", risen.start(), risen.end())
    for lead in (count.lead, count.opening):
        carried = _CARRIED_OUT.search(lead)
        if carried is not None:
            return Cue(carried[0].strip(), "implemented", carried.start(), carried.end())
        plain = _SET_UP.search(lead)
        if plain is not None:
            return Cue(plain[0].strip(), _SET_UP_CODES[plain.lastgroup or ""], plain.start(), plain.end())
        bare = _IN_ALL.sub("", lead)
        weak = [cue for cue in cues.steps.find(bare) if len(bare.rstrip()) - cue.end <= 6]
        if weak:
            return weak[-1]
    return None


def told_right_behind(count: Count) -> Cue | None:
    """What the words right behind a count make of it: “mô hình duy trì”, “mô hình mới”, “mô hình tiêu biểu”."""
    kept = _KEPT_UP.match(count.noun)
    if kept is not None:
        return Cue("duy trì", "maintained", kept.start(), kept.end())
    new = _NEW.match(count.noun)
    return Cue("mới", "newly-built", new.start(), new.end()) if new is not None else _exemplary(count)


def _exemplary(count: Count) -> Cue | None:
    found = _EXEMPLARY.match(count.noun)
    return None if found is None else Cue("tiêu biểu", "exemplary", found.start(), found.end())


def introduced_step(words: str, cues: Cues) -> Cue | None:
    """The step that the words before a list tell of: “Các cấp đã công nhận:”."""
    return next(iter(put_forward(words)), None) or _farther(words, cues)


def is_something_else(count: Count, step: Cue | None) -> bool:
    """Whether something is said of a count that is no step: “có 2 mô hình được chọn báo cáo”, “tham quan 3 mô hình”."""
    if step is not None:
        return False
    if _MERGED.fullmatch(count.gap):
        return True
    return _SUFFERS.match(count.noun) is not None or within(_DEALT_WITH).search(count.lead) is not None
