"""The exporter keeps its contract, and writes what is expected."""

import io

from danvan import discover
from danvan.documents import Heading, Listing, Report
from danvan.testing.contracts import check_exporter
from danvan_text_outline import TextOutline


def test_the_contract() -> None:
    """Any report is written, the same bytes each time, to a stream that stays open."""
    check_exporter(TextOutline())


def test_it_is_found() -> None:
    """Once installed it is on offer."""
    assert discover().exporter("text-outline").suffix == ".txt"


def test_what_lies_inside_is_indented() -> None:
    """A report of a heading and a list."""
    report = Report(
        kind="report",
        type_name="Báo cáo",
        title="Quý I",
        blocks=[Heading("I- KẾT QUẢ"), Listing(["12 mô hình", "3 hội nghị"])],
    )
    out = io.BytesIO()
    TextOutline().write(report, out)
    assert out.getvalue().decode().splitlines() == [
        "Báo cáo: Quý I",
        "  I- KẾT QUẢ",
        "    - 12 mô hình",
        "    - 3 hội nghị",
    ]
