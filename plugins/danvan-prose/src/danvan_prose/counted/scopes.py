"""How far a count reaches, as printed: “toàn tỉnh”, or the one place whose count it is: “huyện X 81 mô hình”."""

import re

from danvan_prose.text.clauses import Count

_ALL = re.compile(
    r"(?<!thi đua )toàn\s+(?:tỉnh|huyện|thành\s+phố|quận|thị\s+xã|xã|phường|thị\s+trấn|quốc|ngành)"
    r"|trên\s+địa\s+bàn\s+(?:tỉnh|"
    r"huyện|thành\s+phố|quận|xã|phường|thị\s+xã)"
    r"|(?<!của )cả\s+nước"
)
_CAPITALS = "".join(chr(one) for one in range(ord("A"), ord("Ỹ")) if chr(one).isupper())
_NAME = rf"[{_CAPITALS}]\w*"
_PLACE = re.compile(
    r"(?:^|[,;:.(–-]|(?<!\w)(?:[Vv]à|[Rr]iêng|[Tt]ại|[Ởở]|[Ll]à|[Nn]hư|[Cc]òn|[Tt]rong\s+đó))\s*"
    r"(?P<place>(?:[Hh]uyện|[Xx]ã|[Pp]hường|[Tt]hị\s+trấn|[Tt]hị\s+xã|[Tt]hành\s+phố|TP\.?|TX\.?|[Qq]uận|[Tt]ỉnh|[Đđ]ặc\s+khu|"
    rf"[Tt]hôn|[Ấấ]p|[Xx]óm|[Kk]hu\s+phố)\s+{_NAME}(?:[\s-]+{_NAME}){{0,4}})"
)
_LEADS_UP = re.compile(r"\s*(?:\(|:|[-–])?\s*(?:(?:có|đạt|được|là|với)\s*:?\s*)?")
_OTHER = re.compile(
    r"[\s,;.]*(?:riêng\s+)?(?:nhóm|tổ|đội|câu\s+lạc\s+bộ|clb|chi\s+hội|chi\s+đoàn|chi\s+bộ|mô\s+hình|hợp\s+tác\s+xã)(?!\w)"
)


def scope(text: str, low: str, count: Count) -> str | None:
    """The words for how far a count reaches: the last before it in its clause, else the last, else the first behind.

    Parameters: `text` is the sentence as printed, `low` the same folded.
    """
    start = count.amount.start
    clause = start - len(count.clause)
    own = _places(text, clause, start)
    found = list(_ALL.finditer(low))
    before = [one for one in found if one.start() < start]
    if own and (not before or before[-1].start() < own[-1][0]):
        return text[slice(*own[-1])]
    if before and before[-1].start() < clause and _OTHER.match(count.clause):
        return None  # “toàn tỉnh có 5 tổ; nhóm “Sẻ chia” có 12 thành viên”
    chosen = before[-1] if before else found[0] if found else None
    return None if chosen is None else text[chosen.start() : chosen.end()]


def is_led_by_a_place(text: str, count: Count) -> bool:
    """Whether nothing but the name of a place leads up to a number: “huyện X 81 mô hình, huyện Y 45”."""
    start = count.amount.start
    own = _places(text, start - len(count.gap), start)
    return bool(own) and _LEADS_UP.fullmatch(text.lower(), own[-1][1], start) is not None


def _places(text: str, since: int, start: int) -> list[tuple[int, int]]:
    since = max(0, since)
    return [
        (since + one.start("place"), since + one.end("place")) for one in _PLACE.finditer(text[since:start])
    ]  # a slice: the beginning of the clause is where a name may stand
