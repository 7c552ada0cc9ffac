"""How quantities, models and activities are said in the sentences of a report.

These are danvan's own ways of saying things; what a province says otherwise is a composer of its own.
"""

from collections.abc import Mapping

import attrs

from danvan.facts import Figure
from danvan.values.quantities import Quantity
from danvan.values.text import and_list
from danvan.vocabulary import Vocabulary

PASSIVE: Mapping[str, str] = {
    "registered": "được đăng ký thực hiện",
    "newly-built": "được xây dựng mới",
    "built": "được xây dựng",
    "implemented": "đang được triển khai thực hiện",
    "existing": "đang hoạt động",
    "effective": "được triển khai thực hiện có hiệu quả",
    "maintained": "được duy trì",
    "appraised": "được thẩm định",
    "voted": "được bình xét",
    "recognised": "được công nhận",
    "exemplary": "được đánh giá là tiêu biểu, điển hình",
    "praised": "được biểu dương",
    "proposed-for-award": "được đề nghị khen thưởng",
    "awarded": "được khen thưởng",
    "replicated": "được nhân rộng",
    "not-recognised": "không được công nhận",
    "withdrawn": "thôi thực hiện",
    "merged": "được sáp nhập",
}
"""What is said of models at a step when nobody is named who took it."""

ACTIVE: Mapping[str, str] = {
    "registered": "đăng ký thực hiện",
    "newly-built": "xây dựng được",
    "built": "xây dựng được",
    "implemented": "triển khai thực hiện",
    "effective": "thực hiện có hiệu quả",
    "maintained": "duy trì",
    "recognised": "công nhận",
    "exemplary": "lựa chọn",
    "praised": "biểu dương",
    "proposed-for-award": "đề nghị khen thưởng",
    "replicated": "nhân rộng",
}
"""The same, of who took the step."""

CLAUSES: Mapping[str, str] = {
    "conferences": "tổ chức {n}",
    "documents-issued": "ban hành {n}",
    "documents-advised": "tham mưu ban hành {n}",
    "inspections": "tiến hành {n}",
    "visiting-delegations": "tổ chức {n} thăm, chúc Tết",
    "tet-inspection-teams": "tổ chức {n} kiểm tra việc trực, phục vụ Tết",
    "gifts": "trao {n}",
    "campaigns": "mở {n}",
    "dialogues": "tổ chức {n} đối thoại với nhân dân",
    "meetings": "tổ chức {n}",
}
"""What units did, as the start of a clause; `{n}` is the number with its unit of count."""

COMPANIONS: Mapping[str, tuple[str, str]] = {
    "conference-participants": ("conferences", "cho {n} tham gia"),
    "inspected-organisations": ("inspections", "đối với {n}"),
    "gifts-value": ("gifts", "với kinh phí {n}"),
}
"""Measures that are said in one breath with another: which, and how."""


def said(quantity: Quantity, vocabulary: Vocabulary) -> str:
    """A quantity with its unit of count, in the one style of a document: "trên 4.400 mô hình".

    As printed is a matter of the source; `printed` never stands in place of the number and its qualifier.
    """
    return quantity.format(vocabulary)


def number_of(figure: Figure, vocabulary: Vocabulary) -> str:
    """The number of a figure with its unit of count; the words that stand for it; "chưa có số liệu" of none."""
    if figure.quantity is None:
        return figure.printed or "chưa có số liệu"
    if figure.quantity.unit:
        return said(figure.quantity, vocabulary)
    measure = vocabulary.measure(figure.measure)
    return said(attrs.evolve(figure.quantity, unit=measure.unit if measure and measure.unit else ""), vocabulary)


def fields_said(figure: Figure, vocabulary: Vocabulary, count: str | None) -> str:
    """The fields a figure spans, as the end of a clause; with their number where the source counts them."""
    codes = figure.fields or ((figure.breakdown["field"],) if "field" in figure.breakdown else ())
    if not codes:
        return ""
    labels = [
        vocabulary.label("field", code) for code in sorted(codes, key=lambda code: vocabulary.rank("field", code))
    ]
    if len(labels) == 1:
        return f" trong lĩnh vực {labels[0]}"
    return f" trên {count}: {'; '.join(labels)}" if count else f" trên các lĩnh vực {and_list(labels)}"


def level_said(figure: Figure, vocabulary: Vocabulary, *, in_a_city: bool = False) -> str:
    """The level of a figure, as the end of a clause: " cấp huyện".

    Parameters: `in_a_city` says that the place is a centrally run city, whose own level is the city's.
    """
    level = figure.breakdown.get("level")
    if level is None:
        return ""
    label = "cấp thành phố" if in_a_city and level == "province" else vocabulary.label("level", level)
    return f" {label}" if label.startswith("cấp ") else f" cấp {label}"


def in_quotes(label: str) -> str:
    """The name of a movement without its kind: “Dân vận khéo” of "phong trào thi đua “Dân vận khéo”"."""
    start, stop = label.find("“"), label.rfind("”")
    return label[start : stop + 1] if 0 <= start < stop else label
