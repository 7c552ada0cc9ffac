"""The one form in which names of bodies and places are compared: abbreviations written out, tones in one place."""

import re
from collections.abc import Mapping
from functools import lru_cache

from danvan.values.number_words import fold, prepared
from danvan.values.patterns import pattern

LONGEST = 200
"""Letters of a name that are read; no body has a longer one, and a page is not a name."""

# What offices and newspapers shorten. Longer ones first where one begins another; matched as whole words on the
# folded text, with or without the dot behind.
_SHORT: Mapping[str, str] = {
    r"ubmt\s*tq\s*vn|ubmttqvn|ubmttq\s*vn|ubmt\s+tqvn": "ủy ban mặt trận tổ quốc",
    r"ubmt\s*tq|ubmttq|ubmt": "ủy ban mặt trận tổ quốc",
    r"ubtw\s*mttq": "ủy ban trung ương mặt trận tổ quốc",
    r"mttq\s*vn|mttqvn|mttq|mặt trận tq": "mặt trận tổ quốc",
    r"btvtu": "ban thường vụ tỉnh ủy",
    r"btvhu": "ban thường vụ huyện ủy",
    r"btv": "ban thường vụ",
    r"bdvtw": "ban dân vận trung ương",
    r"bdvtu": "ban dân vận tỉnh ủy",
    r"bdvhu": "ban dân vận huyện ủy",
    r"bdvqu": "ban dân vận quận ủy",
    r"bdv|ban dv": "ban dân vận",
    r"btgdv|ban tgdv|ban tg-dv|ban tuyên giáo - dân vận": "ban tuyên giáo và dân vận",
    r"btgtw": "ban tuyên giáo trung ương",
    r"btgtu": "ban tuyên giáo tỉnh ủy",
    r"btghu": "ban tuyên giáo huyện ủy",
    r"btg": "ban tuyên giáo",
    r"btctw": "ban tổ chức trung ương",
    r"btctu": "ban tổ chức tỉnh ủy",
    r"btc": "ban tổ chức",
    r"bxdđ": "ban xây dựng đảng",
    r"bch\s+tw|bchtw": "ban chấp hành trung ương",
    r"bcđ": "ban chỉ đạo",
    r"btt": "ban thường trực",
    r"btđkt": "ban thi đua - khen thưởng",
    r"hđtđkt|hđ tđkt": "hội đồng thi đua - khen thưởng",
    r"tđkt|tđ-kt": "thi đua - khen thưởng",
    r"ubkt": "ủy ban kiểm tra",
    r"ubnd": "ủy ban nhân dân",
    r"hđnd": "hội đồng nhân dân",
    r"vptu": "văn phòng tỉnh ủy",
    r"qcdc": "quy chế dân chủ",
    r"hội\s+lhpn|hlhpn": "hội liên hiệp phụ nữ",
    r"lhpn": "liên hiệp phụ nữ",
    r"lhtn": "liên hiệp thanh niên",
    r"ccb": "cựu chiến binh",
    r"tnxp": "thanh niên xung phong",
    r"hnd": "hội nông dân",
    r"hội\s+nd": "hội nông dân",
    r"nct": "người cao tuổi",
    r"ctđ": "chữ thập đỏ",
    r"tncs\s*hcm|tncs\s+hồ chí minh|tncs": "thanh niên",
    r"đtn": "đoàn thanh niên",
    r"lđlđ": "liên đoàn lao động",
    r"chqs": "chỉ huy quân sự",
    r"bch(?=\s+(?:đảng bộ|đoàn|hội|công đoàn|chi bộ))": "ban chấp hành",
    r"bch(?=\s+(?:quân sự|qs)\s+tỉnh)": "bộ chỉ huy",
    r"bch(?=\s+(?:quân sự|qs)(?!\w))": "ban chỉ huy",
    r"tand": "toà án nhân dân",
    r"vksnd": "viện kiểm sát nhân dân",
    r"bhxh": "bảo hiểm xã hội",
    r"nhcsxh": "ngân hàng chính sách xã hội",
    r"gd\s*(?:&|và|-)\s*đt|gdđt": "giáo dục và đào tạo",
    r"nn\s*(?:&|và|-)\s*ptnt|nnptnt": "nông nghiệp và phát triển nông thôn",
    r"nn\s*(?:&|và|-)\s*mt|nnmt": "nông nghiệp và môi trường",
    r"tn\s*(?:&|và|-)\s*mt|tnmt": "tài nguyên và môi trường",
    r"lđ\s*-?\s*tb\s*(?:&|và|-)\s*xh|lđtbxh": "lao động - thương binh và xã hội",
    r"tt\s*(?:&|và|-)\s*tt": "thông tin và truyền thông",
    r"kh\s*(?:&|và|-)\s*kt": "khoa học và kỹ thuật",
    r"trường th(?!\w)": "trường tiểu học",
    r"trường mn": "trường mầm non",
    r"ctmt": "công tác mặt trận",
    r"đồn bp": "đồn biên phòng",
    r"bđbp": "bộ đội biên phòng",
    r"ca(?=\s+(?:tỉnh|huyện|xã|phường|quận|thị|thành|tp))": "công an",
    r"htx": "hợp tác xã",
    r"tht": "tổ hợp tác",
    r"clb": "câu lạc bộ",
    r"kdc": "khu dân cư",
    r"tdp": "tổ dân phố",
    r"t\.\s*ư|t\.\s*w|tư|tw": "trung ương",
    r"tphcm|tp\.?\s*hcm|t\.p\.?\s*hcm": "thành phố hồ chí minh",
    r"tp\.|tp|t\.p": "thành phố",
    r"tx\.|tx": "thị xã",
    r"tt\.": "thị trấn",
    r"kp\.|kp": "khu phố",
    r"q\.": "quận",
    r"p\.": "phường",
    r"h\.": "huyện",
    r"x\.(?=\s*\w)": "xã",
    r"đ/c": "đồng chí",
}
_WRITTEN_OUT = tuple(
    (pattern(fold(rf"(?<![\w])(?:{short})(?!\w|\.\w\.)\.?")), fold(long)) for short, long in _SHORT.items()
)
_SHORTENED = pattern(fold(rf"(?<![\w])(?:{'|'.join(_SHORT)})(?!\w|\.\w\.)"))
# The dot of “TP.Hội An” stands for a blank.
_DOTTED = pattern(r"(?<![\w.])(t\.p|tp|tx|tt|kp|tdp|q|p|h)(?:\.(?=[^\W_])|(?=\d{1,3}(?!\w)))")

# What says the same in more words or fewer, whoever prints it.
_FORMS = (
    (r"(?:mặt trận tổ quốc)\s+việt nam", "mặt trận tổ quốc"),
    (r"đoàn thanh niên cộng sản(?:\s+hồ chí minh)?", "đoàn thanh niên"),
    (r"đoàn thanh niên hồ chí minh", "đoàn thanh niên"),
    (r"đoàn thanh niên (huyện|quận|tỉnh)", r"\1 đoàn"),
    (r"đoàn thanh niên thị xã", "thị đoàn"),
    (r"đoàn thanh niên thành phố", "thành đoàn"),
    (r"đoàn thanh niên (xã|phường|thị trấn|đặc khu)", r"đoàn \1"),
    (r"hội phụ nữ", "hội liên hiệp phụ nữ"),
    (r"chi hội liên hiệp phụ nữ", "chi hội phụ nữ"),
    (r"chi hội hội", "chi hội"),
    (
        r"(hội (?:nông dân|cựu chiến binh|chữ thập đỏ|người cao tuổi|liên hiệp phụ nữ|liên hiệp thanh niên))"
        r"\s+việt nam",
        r"\1",
    ),
    (r"khối vận", "khối dân vận"),
    (r"ban chấp hành đảng bộ tỉnh", "tỉnh uỷ"),
    (r"ban chấp hành đảng bộ thành phố", "thành uỷ"),
    (r"ban chấp hành đảng bộ huyện", "huyện uỷ"),
    (r"ban chấp hành đảng bộ quận", "quận uỷ"),
    (r"ban chấp hành đảng bộ thị xã", "thị uỷ"),
    (r"ban chấp hành đảng bộ (xã|phường|thị trấn|đặc khu)", r"đảng uỷ \1"),
    (r"ban tuyên giáo (?:-|,|&) dân vận", "ban tuyên giáo và dân vận"),
    (r"thi đua (?:và )?khen thưởng", "thi đua - khen thưởng"),
    (r"quy chế dân chủ (?:ở )?(?:cơ sở)?", "quy chế dân chủ "),
)
_SAME = tuple((pattern(fold(rf"(?<!\w)(?:{long})(?!\w)")), fold(short)) for long, short in _FORMS)
_SAID_OTHERWISE = pattern(fold(rf"(?<!\w)(?:{'|'.join(long for long, _ in _FORMS)})(?!\w)"))
_QUI = pattern(r"(?<!\w)qui(?= chế| định| hoạch| trình)")
_MARKS = pattern(r"[\"'“”]")


@lru_cache(maxsize=2**16)  # a memo of a pure function: the names of a book are asked for again and again
def name_key(name: str) -> str:
    """What two names of one body have in common: small letters, abbreviations written out, no quotes.

    Tones stay, for *Bàn Cờ* and *Bản Cỏ* are two places; only their place on the letters does not matter.

    >>> name_key("UBND TP.Hội An") == name_key("Uỷ ban nhân dân thành phố Hội An")
    True
    >>> name_key("UBMT TQVN phường Cẩm Châu") == name_key("Ủy ban MTTQ Việt Nam phường Cẩm Châu")
    True
    """
    key = _DOTTED.sub(r"\1. ", " ".join(_MARKS.sub("", fold(prepared(name))).split()))
    # One look at all forms together rules them out for most names.
    for form, long in _WRITTEN_OUT if _SHORTENED.search(key) else ():
        key = form.sub(f"{long} ", key)
    key = _QUI.sub("quy", key)
    key = " ".join(re.sub(r"\s*-\s*", " - ", key).split())
    for form, short in _SAME if _SAID_OTHERWISE.search(key) else ():
        key = " ".join(form.sub(short, key).split())
    return re.sub(r"\s+([,.;:)])", r"\1", key).strip(" .,;:-")
