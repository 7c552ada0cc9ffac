"""Reports that nobody collected yet: the published ones with other words and numbers, parts missing or several."""

import copy
from collections.abc import Callable
from typing import Any

from cases import CASES
from hypothesis import strategies as st

STATUSES = (
    ("đăng ký và thực hiện", "registered+implemented"),
    ("đăng ký mới và duy trì", "registered+maintained"),
    ("đã xây dựng và nhân rộng", "built+replicated"),
    ("đang duy trì", "maintained"),
    ("mới được xây dựng", "newly_built"),
    ("đề xuất … khen thưởng", "proposed_for_award"),
    ("được tuyên dương", "praised"),
    ("không được công nhận", "not_recognised"),
    ("hiện có", None),
    ("tạm dừng", "suspended"),
)
UNITS = (
    *("mô hình", "điển hình", "mô hình, điển hình", "lượt mô hình", "tập thể, cá nhân", "hộ", "gương sáng"),
    *("đơn vị, tổ chức, cá nhân", "tập thể điển hình tiêu biểu", "mô hình, công trình, phần việc"),
)
FIELDS: tuple[Any, ...] = (
    *("kinh tế - xã hội", "an ninh - quốc phòng", "giáo dục", "văn minh - đô thị", "an toàn giao thông", None),
    ["kinh tế", "bảo vệ môi trường"],
    [],
)
COUNTS = (
    (45, "45", None),
    (1250, "hơn 1.250", "hơn"),
    (300, "300", "gần"),
    (12, "12", "từ … trở lên"),
    (None, "hàng trăm", None),
    (2, "hai", None),
    (1347, "1347", None),
    (7, "07", "không dưới"),
)
FORMS = (
    *("Huân chương Lao động hạng Ba", "Cờ thi đua của Chính phủ", "giải nhất", "đề nghị tặng Bằng khen", "suất quà"),
    *("tặng thưởng (hình thức không nêu)", "Chiến sĩ thi đua cấp tỉnh", "tuyên dương, khen thưởng", "Bảng vàng", None),
)
GRANTORS: tuple[Any, ...] = (
    *(
        "TP. Thủ Đức",
        "cấp tỉnh",
        "huyện Bắc Trà My",
        "Thủ tướng Chính phủ",
        "Hội Cựu chiến binh tỉnh",
        "Hội nghị",
        None,
    ),
    *("Đảng ủy xã và UBND xã", "Ban Thường vụ Đảng ủy phường An Đông", "Chủ tịch nước", "Cụm thi đua số 3"),
    ["UBND thành phố", "Ban Dân vận Thành ủy"],
    ["Hội nghị", "UBND tỉnh"],
    [],
)
BODIES = (
    *(
        "Ban Tuyên giáo và Dân vận Tỉnh ủy Lâm Đồng",
        "Bộ CHQS tỉnh",
        "Khối Dân vận xã Hòa An",
        "nhóm thiện nguyện",
        None,
    ),
    *("Ban Xây dựng Đảng Đảng ủy xã Tân Lập", "tổ dân vận thôn 3", "UBMTTQ tỉnh", "Cụm thi đua các huyện phía Nam"),
)
PERIODS = (
    {"as_written": "quý I/2019", "start": "2019-01-01", "end": "2019-03-31"},
    {"as_written": "10 năm (2009-2019)", "start": "2009-01-01", "end": "2019-12-31"},
    {"as_written": "từ năm 2016 đến nay", "start": "2016-01-01", "end": None},
    {"as_written": "đợt 1 năm 2020", "start": "2020-01-01", "end": "2020-06-30"},
    {"as_written": "tính đến tháng 12/2014", "start": None, "end": "2014-12-31"},
    {"as_written": "thời gian qua", "start": None, "end": None},
    {"as_written": None, "start": "2020-01-01", "end": "2020-12-31"},
    None,
)
PLACES = (
    {"level": "province", "name": "TP Cần Thơ", "province": "TP Cần Thơ"},
    {"level": "district", "name": "TP. Thủ Đức", "province": "TP Hồ Chí Minh"},
    {"level": "commune", "name": "phường 12", "province": "TP Hồ Chí Minh", "note": "quận 3"},
    {"level": "hamlet", "name": "khóm 4", "province": None},
    {"level": "commune", "name": "đặc khu Phú Quốc", "province": "An Giang"},
    {"level": "district", "name": "Châu Thành", "province": "Tiền Giang"},
    {"level": None, "name": None, "province": None},
    None,
)
MORE: dict[str, tuple[Any, ...]] = {
    "comparisons": ("tăng gấp 2 lần so với năm 2010", "giảm 15% so với cùng kỳ", "chỉ có 9 mô hình, nay gần 3.000"),
    "documents": (
        {"kind": "Kế hoạch", "symbol": "04-KH/BCĐ", "date": None, "issuer": None},
        {"kind": None, "symbol": "số 12", "date": "2019-05", "issuer": "BCĐ"},
        {"kind": "Quyết định", "symbol": None, "date": "12/5/2020", "issuer": "UBND tỉnh"},
    ),
    "named_models": (
        {
            "name": "Dòng họ không rác",
            "owner": ["Hội Nông dân xã Hòa An", "Hội Phụ nữ xã Hòa An"],
            "field": ["kinh tế"],
        },
        {"name": None, "owner": "Nhân dân và cán bộ xã", "place": None, "size": {"vốn": 120, "đạt": True}},
    ),
    "indicators": (
        {
            "name_vi": "ngày công đóng góp",
            "value": 3400,
            "unit": "ngày công",
            "qualifier": "gần",
            "printed": "gần 3.400",
        },
        {"name_vi": "bụi cây", "value": 7, "unit": "bụi", "qualifier": None, "printed": "7"},
        {"name_vi": None, "value": None, "unit": None, "qualifier": None, "printed": "hàng chục tỷ đồng"},
    ),
}
EXTRA = (("movement", "QCDC"), ("ghi chú", ["a", "b"]), ("số hiệu", 3), ("đúng", True), ("khác", {"k": "v"}))


@st.composite
def changed_cases(draw: st.DrawFn) -> dict[str, Any]:
    """A published report with some of its fields said in other ways, left out, added or told several times."""
    case: dict[str, Any] = copy.deepcopy(draw(st.sampled_from(CASES)))
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=6)):
        change(case, draw)
    return case


def _other_figure(case: dict[str, Any], draw: st.DrawFn) -> None:
    for figure in draw(st.lists(st.sampled_from(case["models"]), max_size=3)) if case.get("models") else ():
        vi, code = draw(st.sampled_from(STATUSES))
        figure["status"] = draw(st.sampled_from(({"vi": vi, "code": code}, figure.get("status"), None)))
        figure["unit_vi"] = draw(st.sampled_from((*UNITS, figure.get("unit_vi"))))
        figure["field"] = draw(st.sampled_from(FIELDS))
        figure["count"], figure["printed"], figure["qualifier"] = draw(st.sampled_from(COUNTS))


def _other_award(case: dict[str, Any], draw: st.DrawFn) -> None:
    for award in case.get("awards") or ():
        award["form"], award["granted_by"] = draw(st.sampled_from(FORMS)), draw(st.sampled_from(GRANTORS))
        award["period"] = copy.deepcopy(draw(st.sampled_from(("đợt 1 năm 2020", "10 năm", None, *PERIODS[:2]))))


def _other_head(case: dict[str, Any], draw: st.DrawFn) -> None:
    case["body"] = draw(st.sampled_from(BODIES))
    case["place"] = copy.deepcopy(draw(st.sampled_from(PLACES)))
    case["period"] = copy.deepcopy(draw(st.sampled_from(PERIODS)))


def _more(case: dict[str, Any], draw: st.DrawFn) -> None:
    name = draw(st.sampled_from(sorted(MORE)))
    case[name] = [*(case.get(name) or ()), copy.deepcopy(draw(st.sampled_from(MORE[name])))]


def _less(case: dict[str, Any], draw: st.DrawFn) -> None:
    key = draw(st.sampled_from(sorted(set(case) - {"id"})))
    if draw(st.booleans()):
        case[key] = None
    else:
        del case[key]


def _a_row(case: dict[str, Any], draw: st.DrawFn) -> None:
    rows = [row for name in ("models", "awards", "named_models", "indicators") for row in case.get(name) or ()]
    if rows:
        row = draw(st.sampled_from(rows))
        row.pop(draw(st.sampled_from([key for key in (*row, "-") if key != "id"])), None)
        name, value = draw(st.sampled_from(EXTRA))
        row[name] = copy.deepcopy(value)


CHANGES: tuple[Callable[[dict[str, Any], st.DrawFn], None], ...] = (
    *(_other_figure, _other_award, _other_head),
    *(_more, _less, _a_row),
)
