"""Reports to print, and readers of what was printed."""

import base64
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

from danvan import Quantity
from danvan.documents import (
    Annex,
    Article,
    Basis,
    Cell,
    Certificate,
    Column,
    Formula,
    Heading,
    Letterhead,
    Listing,
    Paragraph,
    Report,
    Row,
    Signature,
    Table,
    TableBlock,
)
from danvan_docx import DocxExporter
from danvan_docx.layouts.profiles import Side

TEXT = "Số mô hình “Dân vận khéo” được đăng ký (có phụ lục kèm theo)."


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


def _decision(side: Side = "state", date: datetime.date | None = datetime.date(2026, 3, 5)) -> Report:
    of_party = side == "party"
    older = date is not None and date < datetime.date(2024, 1, 1)
    law = "26 tháng 11 năm 2003" if older else "15 tháng 6 năm 2022"
    return Report(
        kind="decision",
        type_name="Quyết định",
        title="Về việc khen thưởng tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo”",
        letterhead=Letterhead(
            side=side,
            parent="Đảng bộ tỉnh An Giang" if of_party else "Ủy ban nhân dân tỉnh An Giang",
            issuer={"party": "Đảng ủy xã U Minh Thượng", "front": "Ủy ban Mặt trận Tổ quốc Việt Nam xã"}.get(
                side, "Ủy ban nhân dân xã U Minh Thượng"
            ),
            symbol="5-QĐ/ĐU" if of_party else "5/QĐ-UBND",
            place="U Minh Thượng",
            date=date,
        ),
        blocks=[
            Paragraph(
                "BAN THƯỜNG VỤ ĐẢNG ỦY" if of_party else "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", align="center", bold=True
            ),
            Basis(
                [
                    f"Căn cứ Luật Thi đua, khen thưởng ngày {law}",
                    "Căn cứ quy chế làm việc",
                    "Xét đề nghị của Ban Xây dựng Đảng",
                ]
            ),
            Formula("QUYẾT ĐỊNH:"),
            Article(
                1,
                "Tặng Giấy khen cho 02 tập thể, 01 cá nhân đã có thành tích xuất sắc trong phong trào thi đua, gồm:",
                clauses=[
                    "Tập thể:\nẤp Minh Thuận;\nẤp Vĩnh Hòa;\nẤp An Minh;\nẤp Kinh Năm;\nẤp Sáu Đình.",
                    "Cá nhân: một.",
                ],
            ),
            Article(
                2,
                "Tiền thưởng kèm theo Giấy khen thực hiện theo quy định, tổng cộng 2.530.000 đồng (hai triệu năm trăm "
                "ba mươi nghìn đồng), chi từ quỹ thi đua, khen thưởng của cơ quan quyết định.",
            ),
            Article(
                3, "Quyết định này có hiệu lực kể từ ngày ký. Văn phòng và các tập thể, cá nhân nói ở Điều 1 thi hành."
            ),
            Annex(label="Phụ lục", title="Danh sách khen thưởng", wide=True, blocks=[TableBlock(_table())]),
        ],
        signature=Signature(
            authority=["T/M Ban Thường vụ"] if of_party else ["KT. Chủ tịch"],
            office="Phó Bí thư" if of_party else "Phó Chủ tịch",
            name="Trần Văn An",
        ),
        recipients=["Như Điều 3", "Lưu Đảng ủy" if of_party else "Lưu: VT"],
    )


def _certificate(recipient: str = "Ấp Minh Thuận", side: Side = "state") -> Certificate:
    return Certificate(
        side=side,
        grantor="Chủ tịch Ủy ban nhân dân xã U Minh Thượng",
        form="Giấy khen",
        recipient=recipient,
        details="xã U Minh Thượng, tỉnh An Giang",
        reason="Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2025",
        decision="Quyết định số 05/QĐ-UBND ngày 05 tháng 3 năm 2026",
        place="U Minh Thượng",
        date=datetime.date(2026, 3, 5),
        signature=Signature(office="Chủ tịch", name="Trần Văn An"),
        number="12",
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
def png() -> bytes:
    """The smallest of pictures: one white pixel."""
    return base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg=="
    )


@pytest.fixture
def report() -> Callable[..., Report]:
    """Makes a report with every kind of block."""
    return _report


@pytest.fixture
def decision() -> Callable[..., Report]:
    """Makes a decision with its legal basis, articles, clauses, points and an annex."""
    return _decision


@pytest.fixture
def certificate() -> Callable[..., Certificate]:
    """Makes a certificate."""
    return _certificate


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
