"""A commune after July 2025 and its awards, for the tests of documents."""

import re
from datetime import date
from typing import Any

from danvan import Act, Award, Book, Period, Person, Recipient, Span, Unit
from danvan.documents import Report, Table
from danvan.documents.blocks import Annex, Article, Basis
from danvan.reports import AwardDecision
from danvan.vocabulary import Vocabulary, shipped

DAY, OTHER = date(2026, 1, 15), date(2026, 2, 15)
SINCE = Span(start=date(2025, 7, 1))
GIAY_KHEN = "certificate-of-commendation"


def unit(unit_id: str, name: str, kind: str, **more: Any) -> Unit:
    """A unit of the commune."""
    return Unit(id=unit_id, name=name, kind=kind, during=SINCE, **{"level": "commune", **more})


FRAME: tuple[Unit | Period, ...] = (
    unit("tinh", "tỉnh An Giang", "province", level="province"),
    unit("xa", "xã U Minh Thượng", "commune", parent="tinh"),
    unit("ap", "ấp Minh Thành", "hamlet", level="hamlet", parent="xa"),
    unit("tu", "Tỉnh ủy An Giang", "provincial-party-committee", level="province", place="tinh"),
    unit("du", "Đảng ủy xã U Minh Thượng", "commune-party-committee", parent="tu", place="xa"),
    unit("btv", "Ban Thường vụ Đảng ủy xã U Minh Thượng", "commune-party-standing-committee", parent="du", place="xa"),
    unit("bxdd", "Ban Xây dựng Đảng Đảng ủy xã U Minh Thượng", "commune-party-building-board", parent="du", place="xa"),
    unit("bcd", "Ban Chỉ đạo xã U Minh Thượng", "commune-steering-committee", parent="du", place="xa"),
    unit("ubnd", "Ủy ban nhân dân xã U Minh Thượng", "commune-peoples-committee", place="xa"),
    *(
        unit(f"tt-{number}", name, "working-team", level="hamlet", place="ap")
        for number, name in enumerate(("Tổ Ánh Dương", "Tổ An Bình", "Tổ 10", "Tổ 2", "Đội Sáng", "Chi hội Áo Bà Ba"))
    ),
    Period(id="nam", kind="year", label="năm 2025", during=Span.year(2025)),
)
NAMES = ["Nguyễn Văn An", "Lê Thị Ân", "Trần Ất", "Đỗ Văn An", "Võ Thị Én", "Lý Đào"]


def decided(on: date | None = DAY, by: str = "ubnd") -> Act:
    """The act of decision."""
    return Act(state="decided", on=on, by=by)


def award(award_id: str, *recipients: Recipient, **more: Any) -> Award:
    """A *giấy khen* of the commune's chair, decided on the day."""
    given = {
        "form": GIAY_KHEN,
        "grantors": ["ubnd"],
        "acts": [decided()],
        "period": "nam",
        "movement": "dan-van-kheo",
        **more,
    }
    return Award(id=award_id, recipients=recipients, **given)


def team(number: int) -> Recipient:
    """One of the teams."""
    return Recipient(kind="collective", unit=f"tt-{number}")


def person(name: str) -> Recipient:
    """A person of the hamlet."""
    return Recipient(kind="individual", person=Person(name=name, office="tổ viên", unit="ap"))


def household(name: str) -> Recipient:
    """A household of the hamlet."""
    return Recipient(kind="household", name=name, unit="ap")


def book_of(*facts: Any, vocabulary: Vocabulary | None = None) -> Book:
    """A book of the commune."""
    return Book((*FRAME, *facts), vocabulary or shipped())


def decision(*facts: Any, **options: Any) -> Report:
    """The decision on awards from a book of the commune."""
    return AwardDecision().compose(book_of(*facts), **options)


def annexes(report: Report) -> list[Annex]:
    """The annexes of a report."""
    return [block for block in report.blocks if isinstance(block, Annex)]


def listed(table: Table, column: str = "name") -> list[str]:
    """The cells of a column in the rows of data."""
    return [cell.write() for row, cell in zip(table.rows, table.column(column), strict=True) if row.kind == "data"]


def article(report: Report, number: int) -> Article:
    """An article of a report."""
    return next(block for block in report.blocks if isinstance(block, Article) and block.number == number)


def basis(report: Report) -> tuple[str, ...]:
    """The lines of the legal basis."""
    return next(block for block in report.blocks if isinstance(block, Basis)).items


def counts_in(text: str) -> dict[str, int]:
    """What a sentence counts: "06 tập thể, 02 hộ gia đình"."""
    kinds = {"tập thể": "collective", "hộ gia đình": "household", "cá nhân": "individual"}
    found = re.findall(rf"(\d[\d.]*) ({'|'.join(kinds)})", text)
    return {kinds[kind]: int(number.replace(".", "")) for number, kind in found}
