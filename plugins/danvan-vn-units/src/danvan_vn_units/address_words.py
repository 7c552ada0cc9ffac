"""The words of addresses: how kinds of unit are shortened, and what begins a street, a house or a hamlet."""

import re

from danvan.reading import search_key

SHORTENED = (
    (r"t\.?\s?p\.?", "thành phố"),
    (r"t\.?\s?x\.?", "thị xã"),
    (r"t\.?\s?t\.?", "thị trấn"),
    (r"[pf]\.?", "phường"),
    (r"q\.?", "quận"),
    (r"h\.?", "huyện"),
    (r"x\.?", "xã"),
    (r"t\.", "tỉnh"),
    (r"đ\.?\s?k\.?", "đặc khu"),
)
"""Short words before a name, the longer first. Before a number or after a dot no blank is needed."""

_SHORT = tuple(
    (re.compile(rf"{short}(?:(?<=\.)\s*|\s+|(?=\d)|(?<=tp)(?=[A-ZĐ])|(?<=TP)(?=[A-ZĐ]))(?=\S)", re.IGNORECASE), word)
    for short, word in SHORTENED
)
_NUMBERED = re.compile(r"^(phường|quận) 0*(\d+)$", re.IGNORECASE)
_KINDS = "thành phố|thị xã|thị trấn|phường|quận|huyện|tỉnh|xã|đặc khu"
_BARE_KINDS = "thanh pho|thi xa|thi tran|phuong|quan|huyen|tinh|xa|dac khu"
# Where a part holds several units without a comma: before the word of a kind and a name, a short word with a dot, or
# one with a number. The blank within "thị xã" parts nothing.
_BETWEEN = re.compile(
    r"(?<!\b[Tt]hị)(?:\s+|\s*-\s*)(?="
    rf"(?i:{_KINDS})\s+(?:[^\W\d_a-zà-ỹ]|\d)"
    r"|(?:TP|Tp|tp|TX|Tx|TT|Tt|[PQHXFpqhxf])\.\s?\S|[PQFpqf]\s?\d|(?i:tp)\s?\w)"
)
# Who writes without capitals writes kinds and names alike.
_SMALL_BETWEEN = re.compile(rf"(?<!\bthị)(?<!\bthi)\s+(?=(?:{_KINDS}|{_BARE_KINDS})\s)")
_DASH = re.compile(r"\s+[-–—]\s+|\s*[–—]\s*")

_COUNTRY = frozenset({"viet nam", "vietnam", "vn"})
_BELOW = frozenset(
    search_key(word)
    for word in (
        *(
            "số",
            "số nhà",
            "sn",
            "nhà",
            "căn",
            "căn hộ",
            "phòng",
            "tầng",
            "tòa",
            "tòa nhà",
            "lô",
            "block",
            "chung cư",
            "cc",
        ),
        *(
            "đường",
            "đ",
            "phố",
            "ngõ",
            "ngách",
            "hẻm",
            "kiệt",
            "quốc lộ",
            "ql",
            "tỉnh lộ",
            "tl",
            "đại lộ",
            "km",
            "cầu",
            "chợ",
        ),
        *(
            "ấp",
            "thôn",
            "xóm",
            "bản",
            "buôn",
            "làng",
            "khóm",
            "khối",
            "khối phố",
            "tổ",
            "tổ dân phố",
            "tdp",
            "khu",
            "khu phố",
        ),
        *("kp", "khu vực", "kv", "tiểu khu", "tk", "đội", "cụm", "sóc", "phum", "plei", "khu dân cư", "kdc", "kđt"),
        *("khu đô thị", "kcn", "khu công nghiệp", "trường", "chùa", "bệnh viện", "công ty"),
    )
)
_WITH_NUMBER = re.compile(r"([a-z]+)\d")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_LONGEST = max(len(word.split()) for word in _BELOW)


def parts_of(address: str) -> list[str]:
    """The parts of an address, from the smallest to the largest: at commas, else at dashes, else before words of kinds.

    >>> parts_of("Số 1 đường 25 P4 Q4 TP.HCM")
    ['Số 1 đường 25', 'P4', 'Q4', 'TP.HCM']
    >>> parts_of("Hoà Chánh - U Minh Thượng - Kiên Giang")
    ['Hoà Chánh', 'U Minh Thượng', 'Kiên Giang']
    """
    # One blank between words: a long run of them would be tried from each of its places.
    plain = "\n".join(" ".join(line.split()) for line in address.splitlines())
    parts = re.split(r"[,;\n]", plain)
    if len(parts) == 1:
        parts = _DASH.split(plain)
    between = _BETWEEN if plain != plain.lower() else _SMALL_BETWEEN
    pieces = [piece.strip(" .") for part in parts for one in _BETWEEN.split(part) for piece in between.split(one)]
    found = [piece for piece in pieces if piece]
    return found[:-1] if len(found) > 1 and search_key(found[-1]) in _COUNTRY else found


def spelled_out(part: str) -> str:
    """A part with the word of its kind in full, and numbers without a leading zero.

    >>> [spelled_out(part) for part in ("P4", "q. 04", "TP.HCM", "TX. Ngã Bảy", "h Gò Quao", "Phường 05")]
    ['phường 4', 'quận 4', 'thành phố HCM', 'thị xã Ngã Bảy', 'huyện Gò Quao', 'Phường 5']
    """
    for pattern, word in _SHORT:
        found = pattern.match(part)
        if found is not None:
            part = f"{word} {part[found.end() :]}"
            break
    return _NUMBERED.sub(r"\1 \2", part)


def is_below(part: str) -> bool:
    """Whether a part begins as a house, street or hamlet does, and so names no commune.

    >>> is_below("123 Nguyễn Trãi"), is_below("ấp Xẻo Kè"), is_below("Xẻo Kè")
    (True, True, False)
    """
    words = search_key(part).split()
    if not words:
        return False
    begins = {" ".join(words[:many]) for many in range(1, _LONGEST + 1)}
    numbered = _WITH_NUMBER.match(words[0])
    return words[0][0].isdigit() or bool(begins & _BELOW) or (numbered is not None and numbered[1] in _BELOW | _LETTERS)
