"""The parts of facts in Vietnamese, as a list for an office names them."""

import re
from collections.abc import Mapping

PARTS: Mapping[str, str] = {
    "about": "nội dung đếm",
    "achievement": "thành tích",
    "acts": "các bước khen thưởng",
    "after": "đơn vị sau sắp xếp",
    "aliases": "tên khác",
    "apart_from": "số liệu không trùng",
    "barred": "thời gian chưa được xét khen",
    "based_on": "căn cứ khen thưởng",
    "before": "đơn vị trước sắp xếp",
    "bonus": "tiền thưởng",
    "breakdown": "phân tổ",
    "by": "cơ quan thực hiện",
    "change": "mức tăng, giảm",
    "codes": "mã số",
    "comparison": "so sánh",
    "confidence": "độ tin cậy",
    "count": "số lượng",
    "decided": "văn bản quyết định",
    "decision": "quyết định",
    "description": "mô tả",
    "document": "văn bản",
    "during": "thời gian",
    "exact": "mức chính xác",
    "field": "mục",
    "fields": "lĩnh vực",
    "form": "hình thức",
    "grantors": "cơ quan tặng",
    "groups": "cụm, khối thi đua",
    "holders": "chủ thể",
    "id": "mã",
    "kind": "loại",
    "label": "tên kỳ",
    "level": "cấp",
    "measure": "chỉ tiêu",
    "milestones": "các bước của mô hình",
    "model": "mô hình",
    "movement": "phong trào",
    "name": "tên",
    "note": "ghi chú",
    "occasion": "dịp khen",
    "of": "số được so sánh",
    "office": "chức vụ",
    "on": "ngày",
    "parent": "cấp trên",
    "part_of": "thuộc về",
    "period": "kỳ",
    "person": "cá nhân",
    "place": "địa bàn",
    "place_source": "nguồn của địa bàn",
    "printed": "nguyên văn",
    "quantity": "số lượng",
    "rank": "thứ tự",
    "reason": "lý do",
    "recipients": "đối tượng",
    "reported_on": "ngày tổng kết",
    "scheme": "danh mục mã",
    "share": "tỷ lệ",
    "shares": "tỷ lệ chia",
    "signatory": "người ký",
    "since": "kỳ so sánh",
    "source": "nguồn",
    "state": "trạng thái",
    "text": "lời văn",
    "times": "số lần",
    "title": "tên gọi",
    "type": "tập thể, cá nhân",
    "unit": "đơn vị",
    "value": "giá trị",
    "variants": "dị bản",
    "within": "thuộc kỳ",
}
STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")


def part_said(path: str) -> str:
    """A part of a fact in words; a name that nobody knows stays as it is, and places are counted from one.

    >>> part_said("recipients[0].count"), part_said("breakdown.level"), part_said("kho")
    ('đối tượng 1, số lượng', 'phân tổ, cấp', 'kho')
    """
    steps = (STEP.fullmatch(step) for step in path.split("."))
    told = [
        (PARTS.get(step[1], step[1]) + (f" {int(step[2]) + 1}" if step[2] else ""))
        for step in steps
        if step is not None
    ]
    return ", ".join(told) or path
