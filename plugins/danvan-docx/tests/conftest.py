"""Reports to print, and readers of what was printed."""

import datetime
import io
import zipfile
from collections.abc import Callable
from typing import Any

import attrs
import docx
import pytest
from docx.document import Document
from lxml import etree

from danvan import (
    Annex,
    Cell,
    Column,
    Heading,
    Letterhead,
    Listing,
    Paragraph,
    Quantity,
    Report,
    Row,
    Signature,
    Table,
    TableBlock,
)
from danvan_docx import DocxExporter
from danvan_docx.profiles import Side

TEXT = "Số mô hình “Dân vận khéo” được đăng ký."


def _table(rows: int = 3) -> Table:
    data = [
        Row(
            [
                Cell(quantity=Quantity(number)),
                Cell(text=f"Xã Minh Thuận {number}"),
                Cell(quantity=Quantity(number * 1000)),
            ]
        )
        for number in range(1, rows + 1)
    ]
    return Table(
        name="models",
        vi="Mô hình",
        en="Models",
        columns=[
            Column("tt", "TT", "No", kind="number"),
            Column("unit", "Đơn vị", "Unit"),
            Column("count", "Số mô hình", "Models", kind="number"),
        ],
        rows=[
            Row([Cell(text="Khối xã"), Cell(), Cell()], kind="heading"),
            *data,
            Row(
                [
                    Cell(),
                    Cell(text="Tổng cộng"),
                    Cell(quantity=Quantity(4400, "over"), note="chưa đủ các xã"),
                ],
                kind="total",
            ),
        ],
        notes=["Nguồn: báo cáo của các xã."],
    )


def _report(side: Side = "party", date: datetime.date | None = datetime.date(2020, 8, 4)) -> Report:
    table = _table()
    return Report(
        kind="report",
        type_name="Báo cáo",
        title="Tổng kết phong trào thi đua “Dân vận khéo”",
        letterhead=Letterhead(
            side=side,
            parent="Huyện ủy U Minh Thượng",
            issuer="Ban Chỉ đạo",
            symbol="5-BC/BCĐ",
            place="U Minh Thượng",
            date=date,
        ),
        blocks=[
            Heading("I- KẾT QUẢ"),
            Paragraph(TEXT),
            Listing(["một", "hai"], numbered=True),
            Listing(["gạch"]),
            Listing(["lại một"], numbered=True),
            TableBlock(table, caption="Biểu 1"),
            Heading("II- NHIỆM VỤ"),
            Paragraph(TEXT, bold=True, italic=True, align="center"),
            Annex(label="Phụ lục 1", title="Danh sách", wide=True, blocks=[TableBlock(table)]),
            Annex(label="Phụ lục 2", title="Danh sách", blocks=[Listing(["ba"], numbered=True)]),
        ],
        signature=Signature(
            authority=["T/M Ban Chỉ đạo", "K/T Trưởng ban"], office="Phó Trưởng ban", name="Trần Văn An"
        ),
        recipients=["Thường trực Huyện ủy", "Lưu Văn phòng"],
    )


@attrs.frozen
class Printed:
    """A file that was printed."""

    data: bytes

    @property
    def document(self) -> Document:
        return docx.Document(io.BytesIO(self.data))

    @property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])


@pytest.fixture
def report() -> Callable[..., Report]:
    """Makes a report with every kind of block."""
    return _report


@pytest.fixture
def table() -> Callable[..., Table]:
    """Makes a table with a heading row, rows of data and a total."""
    return _table


@pytest.fixture
def printed() -> Callable[..., Printed]:
    """Prints a report."""

    def print_(report: Report, **options: Any) -> Printed:
        out = io.BytesIO()
        DocxExporter(**options).write(report, out)
        return Printed(out.getvalue())

    return print_
