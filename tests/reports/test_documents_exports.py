"""The blocks of decisions and certificates in the csv, Markdown and JSON files."""

import csv
import io
from datetime import date

import pytest

from danvan.documents.blocks import Annex, Article, Basis, Certificate, Formula, Report, Signature
from danvan.exports import BUILTIN, CsvExporter, Exporter, JsonExporter, MarkdownExporter, read_report

REPORT = Report(
    kind="decision",
    type_name="Quyết định",
    title="Về việc khen thưởng",
    subject="V/v khen thưởng",
    blocks=[
        Basis(["Căn cứ Luật một", "Căn cứ Nghị định hai", "Xét đề nghị của ba,"]),
        Formula("QUYẾT ĐỊNH:"),
        Article(1, "Tặng Giấy khen:", clauses=["Tập thể A", "=B"]),
        Article(2, "Có hiệu lực."),
        Annex(label="Phụ lục", title="Danh sách", reference="Kèm theo Quyết định số 12/QĐ-UBND", blocks=[]),
        Certificate(
            side="state",
            grantor="CHỦ TỊCH",
            form="GIẤY KHEN",
            recipient="Tổ *dân vận*",
            details="ấp A",
            reason="Đã có thành tích",
            decision="Theo Quyết định",
            place="Xã A",
            date=date(2026, 1, 15),
            signature=Signature(office="CHỦ TỊCH", name="(họ và tên)"),
            number="36",
        ),
    ],
    signature=Signature(office="CHỦ TRÌ"),
    countersignature=Signature(office="THƯ KÝ", name="(họ và tên)"),
)


def written(exporter: Exporter, report: Report = REPORT) -> str:
    """What an exporter writes, as text."""
    out = io.BytesIO()
    exporter.write(report, out)
    return out.getvalue().decode("utf-8-sig")


def test_csv_names_each_part() -> None:
    """Each text of each block stands in a row of its own name, guarded where a spreadsheet would compute it."""
    rows = list(csv.reader(io.StringIO(written(CsvExporter()), newline=""), strict=True))
    assert rows == [
        ["block", "text"],
        ["kind", "decision"],
        ["type_name", "Quyết định"],
        ["title", "Về việc khen thưởng"],
        ["subject", "V/v khen thưởng"],
        ["signature.office", "CHỦ TRÌ"],
        ["countersignature.office", "THƯ KÝ"],
        ["countersignature.name", "(họ và tên)"],
        ["basis", "Căn cứ Luật một"],
        ["basis", "Căn cứ Nghị định hai"],
        ["basis", "Xét đề nghị của ba,"],
        ["formula", "QUYẾT ĐỊNH:"],
        ["article.1", "Tặng Giấy khen:"],
        ["clause", "Tập thể A"],
        ["clause", "'=B"],
        ["article.2", "Có hiệu lực."],
        ["annex.label", "Phụ lục"],
        ["annex.title", "Danh sách"],
        ["annex.reference", "Kèm theo Quyết định số 12/QĐ-UBND"],
        ["annex.end", "Phụ lục"],
        ["certificate.side", "state"],
        ["certificate.grantor", "CHỦ TỊCH"],
        ["certificate.form", "GIẤY KHEN"],
        ["certificate.recipient", "Tổ *dân vận*"],
        ["certificate.details", "ấp A"],
        ["certificate.reason", "Đã có thành tích"],
        ["certificate.decision", "Theo Quyết định"],
        ["certificate.place", "Xã A"],
        ["certificate.date", "2026-01-15"],
        ["certificate.number", "36"],
        ["certificate.signature.office", "CHỦ TỊCH"],
        ["certificate.signature.name", "(họ và tên)"],
    ]


def test_markdown_prints_each_part_in_order() -> None:
    """The basis is punctuated as a list, clauses are numbered, marks of Markdown in a name are escaped."""
    text = written(MarkdownExporter())
    order = [
        "*V/v khen thưởng*",
        "# QUYẾT ĐỊNH<br>Về việc khen thưởng",
        "*Căn cứ Luật một;*<br>*Căn cứ Nghị định hai;*<br>*Xét đề nghị của ba,*",
        "**QUYẾT ĐỊNH:**",
        "**Điều 1.** Tặng Giấy khen:",
        "1. Tập thể A\n2. =B",
        "**Điều 2.** Có hiệu lực.",
        "# Phụ lục<br>Danh sách",
        "*(Kèm theo Quyết định số 12/QĐ-UBND)*",
        "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**",
        "## GIẤY KHEN",
        "**Tổ \\*dân vận\\***<br>ấp A",
        "Đã có thành tích",
        "*Theo Quyết định*",
        "Vào sổ số: 36",
        "*Xã A, ngày 15 tháng 01 năm 2026*",
        "**CHỦ TỊCH**<br>**(họ và tên)**",
        "**THƯ KÝ**",
        "**CHỦ TRÌ**",
    ]
    places = [text.find(part) for part in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_markdown_of_bare_blocks_has_no_empty_marks() -> None:
    """A certificate of which only the needed parts are known, an article without text, an empty basis."""
    bare = Certificate(side="party", grantor="ĐẢNG ỦY", form="GIẤY KHEN", recipient="Chi bộ A")
    text = written(
        MarkdownExporter(),
        Report(kind="decision", type_name="Q", title="T", blocks=[Basis([]), Article(1, ""), Formula(""), bare]),
    )
    assert "None" not in text
    assert "****" not in text
    assert "\n\n\n" not in text
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text


def test_json_reads_back_equal() -> None:
    """Every block keeps its class and every part its value."""
    assert read_report(written(JsonExporter())) == REPORT


@pytest.mark.parametrize("exporter", BUILTIN, ids=lambda exporter: str(exporter.name))
def test_every_exporter_keeps_every_word(exporter: Exporter) -> None:
    """No text of the report is lost on the way."""
    text = written(exporter).replace("\\", "")
    said = ["Nghị định hai", "QUYẾT ĐỊNH:", "Tập thể A", "Có hiệu lực.", "Tổ *dân vận*", "THƯ KÝ", "V/v khen thưởng"]
    assert [word for word in said if word not in text] == []
