"""Every finding of the importers: a smallest file that is told of so, and its page."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from importing import COMMUNES, codes, grids, read, told, values

from danvan import Book, Finding, Unit
from danvan.plugins import Imported
from danvan_lists import JsonImporter, Merge, opened
from danvan_lists import limits as bounds
from danvan_lists.findings import Findings, Place, notices
from danvan_lists.intake import Intake

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "import-findings.md"
LIST = "TT;Tên mô hình;Đơn vị\n1;Nuôi tôm;Xã Minh Thuận\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def json(text: str, **asked: Any) -> Imported:
    """A list as JSON."""
    return JsonImporter().read(io.BytesIO(text.encode()), file="ds.json", **asked)


def package(parts: dict[str, bytes], *, wanted: str = ".xlsx", main: str = "xl/workbook.xml") -> Imported:
    """What is told of an Office package with some parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    intake = Intake("ds.xlsx", {})
    opened(out.getvalue(), wanted, main, intake)
    return intake.imported()


BOOK = {"xl/workbook.xml": b"<workbook/>"}
ZEROS = b"<sst>" + b"\x20" * (bounds.MOST_SHARED + 1)
NAMESAKES = COMMUNES.adding(
    Unit(id="a1", name="Ấp 3", kind="hamlet", parent="mt"), Unit(id="a2", name="Ấp 3", kind="hamlet", parent="ty")
)
HEAD = "TT;Tên mô hình;Đơn vị\n"


def _packaged(data: bytes) -> Imported:
    intake = Intake("ds.xlsx", {})
    opened(data, ".xlsx", "xl/workbook.xml", intake)
    return intake.imported()


def _told_again(first: str, second: str) -> Imported:
    text = "TT;Đơn vị;Số mô hình;Năm\n1;Xã Minh Thuận;{};2020\n"
    return read(text.format(second), book=read(text.format(first), book=COMMUNES).into(COMMUNES))


def _merged() -> Imported:
    return grids(
        ["TT", "Đơn vị", "Số mô hình"],
        ["1", "Xã Minh Thuận", "12"],
        ["2", "Xã Thạnh Yên", ""],
        merges=(Merge(2, 3, 3, 3),),
    )


PROOFS: dict[str, Callable[[], Imported]] = {
    "IM101": lambda: read(b""),
    "IM102": lambda: read(b"a" * (bounds.MOST_BYTES + 1)),
    "IM103": lambda: read(b"%PDF-1.7 ..."),
    "IM104": lambda: read(OLE + "Workbook".encode("utf-16-le")),
    "IM105": lambda: read(OLE + "EncryptedPackage".encode("utf-16-le")),
    "IM106": lambda: _packaged(b"PK\x03\x04 and no more"),
    "IM107": lambda: package({**BOOK, "xl/sharedStrings.xml": ZEROS}),
    "IM108": lambda: package(
        {"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>'}
    ),
    "IM109": lambda: package({**BOOK, "xl/vbaProject.bin": b"macro"}),
    "IM110": lambda: read("TT;Tªn m« h×nh;§¬n vÞ\n1;Nu«i t«m s¹ch;X· Minh ThuËn\n".encode("cp1252"), book=COMMUNES),
    "IM111": lambda: read(b"TT;T\xff\xfe\x81n\n1;\x8d\x90\n"),
    "IM112": lambda: read(HEAD + "1;Nuôi\x00 tôm;Xã Minh Thuận\n", book=COMMUNES),
    "IM113": lambda: json("{" + ", ".join(f'"t{at}": [1]' for at in range(bounds.MOST_TABLES + 1)) + "}"),
    "IM114": lambda: read(HEAD + "1;Nuôi tôm;Xã Minh Thuận" + ";" * bounds.MOST_COLUMNS + "ẩn\n", book=COMMUNES),
    "IM115": lambda: read(HEAD + f"1;{'a' * (bounds.MOST_CELL + 1)};Xã Minh Thuận\n", book=COMMUNES),
    "IM116": lambda: read(HEAD + '1;"Nuôi tôm;Xã Minh Thuận\n2;Đường hoa;Xã Minh Thuận\n', book=COMMUNES),
    "IM117": lambda: package({**BOOK, "xl/_rels/workbook.xml.rels": b'<R Target="http://a/" TargetMode="External"/>'}),
    "IM118": lambda: read(LIST + ";;\n" * (bounds.MOST_EMPTY + 1) + "2;Đường hoa;Xã Minh Thuận\n", book=COMMUNES),
    "IM119": lambda: json('[{"Tên mô hình": '),
    "IM120": lambda: json('{"format": "danvan-book", "version": 1, "units": [{"id": "a"}]}'),
    "IM121": lambda: json(
        '{"format": "danvan-book", "version": 1, '
        '"vocabulary": {"terms": [{"scheme": "field", "code": "x", "vi": "x", "en": "x"}]}}'
    ),
    "IM201": lambda: read("một;hai\nba;bốn\n"),
    "IM202": lambda: read("TT;Tên mô hình;Chiều cao\n1;Nuôi tôm;5\n"),
    "IM203": lambda: read("TT;Tên mô hình;Lĩnh vực;Thuộc lĩnh vực\n1;Nuôi tôm;Kinh tế;Kinh tế\n"),
    "IM205": lambda: read("TT;Tên mô hình;Đơn vị\nI;Chuyện bên lề;\n1;Nuôi tôm;Xã Minh Thuận\n", book=COMMUNES),
    "IM206": lambda: read("TT;Tên mô hình;Đơn vị\n1;Nuôi tôm;Xã Minh Thuận\nI;Chuyện bên lề;\n", book=COMMUNES),
    "IM207": lambda: read("TT;Đơn vị;Chức vụ;Họ và tên\n1;Xã Minh Thuận;Chủ tịch;Trần Văn B\n", book=COMMUNES),
    "IM208": lambda: read("TT;Tên mô hình;Số hộ tham gia\n1;Nuôi tôm;25\n"),
    "IM209": lambda: read(HEAD),
    "IM301": lambda: read(HEAD + "1;;Xã Minh Thuận\n", book=COMMUNES),
    "IM302": lambda: read(HEAD + "1;Nuôi tôm;Xã Xa Lạ\n", book=COMMUNES),
    "IM303": lambda: read(HEAD + "1;Nuôi tôm;Ấp 3\n", book=NAMESAKES),
    "IM304": lambda: read("TT;Đơn vị;Số mô hình\n1;Xã Minh Thuận;nhiều\n", book=COMMUNES),
    "IM305": lambda: read("Tên mô hình;Ngày đăng ký\nNuôi tôm;31/02/2020\n"),
    "IM306": lambda: read("Tên mô hình;Năm\nNuôi tôm;sắp tới\n"),
    "IM307": lambda: read("Tên mô hình;Lĩnh vực\nNuôi tôm;kinh doanh vui vẻ\n"),
    "IM308": lambda: read("Tên mô hình;Cấp đăng ký\nNuôi tôm;cấp mười\n"),
    "IM309": lambda: read(LIST + "2;Nuôi tôm;Xã Minh Thuận\n", book=COMMUNES),
    "IM310": lambda: read("TT;Đơn vị;Số mô hình\n1;Xã Minh Thuận;12\n2;Xã Minh Thuận;13\n", book=COMMUNES),
    "IM311": lambda: read("Tên mô hình;Quyết định\nNuôi tôm;chưa có gì\n"),
    "IM312": lambda: read("Tên mô hình;Loại\nNuôi tôm;hỗn hợp lạ\n"),
    "IM313": lambda: read("TT;Đơn vị;Từ ngày;Đến ngày;Mã\n1;Xã Mới;01/7/2025;01/7/2020;1\n"),
    "IM314": lambda: read("TT;Đơn vị;Số mô hình\n1;Xã Minh Thuận;1,433\n", book=COMMUNES),
    "IM315": lambda: _told_again("12", "13"),
    "IM316": lambda: read("Tên mô hình;Lĩnh vực;\n;Kinh tế;VH-XH\nNuôi tôm;có thể;\n"),
    "IM317": lambda: read("Tên mô hình;Trạng thái\nNuôi tôm;lửng lơ\n"),
    "IM318": lambda: read("Tên tập thể;Hình thức khen thưởng\nXã Minh Thuận;Cái vỗ vai\n", book=COMMUNES),
    "IM319": lambda: read("TT;Đơn vị;Số mô hình\n1;Xã Xa Lạ;12\n", book=COMMUNES),
    "IM320": lambda: read("TT;Chỉ tiêu;Số lượng\n1;Chiều cao trung bình;5\n", unit="mt", book=COMMUNES),
    "IM321": lambda: read("TT;Đơn vị;Số mô hình\n1;Xã Minh Thuận;\n", book=COMMUNES),
    "IM322": _merged,
    "IM323": lambda: read("TT;Tên đơn vị;Mã\n1;Bốn phương;7\n"),
    "IM324": lambda: read("Tên mô hình;Ngày đăng ký\nNuôi tôm;45000\n"),
    "IM325": lambda: read("Tên mô hình;Ghi chú\nNuôi tôm;#REF!\n"),
    "IM401": lambda: read("TT;Đơn vị;Số mô hình\n1;Xã Minh Thuận;12\n;Tổng cộng;13\n", book=COMMUNES),
    "IM403": lambda: read("TT;Đơn vị;Số mô hình\n1;Xã Minh Thuận;hàng chục\n;Tổng cộng;13\n", book=COMMUNES),
    "IM210": lambda: read("CỦA XÃ MINH THUẬN\nTT;Tên mô hình\n1;Nuôi tôm\n", book=COMMUNES),
    "IM404": lambda: read("TT;Tên mô hình;Loại\n1;Nuôi tôm;TT\n;Tổng cộng: 01 mô hình (01 cá nhân);\n"),
    "IM405": lambda: read(
        "Đơn vị;Số mô hình\nHuyện U Minh Thượng;3\nXã Minh Thuận;1\nXã Thạnh Yên;2\nTổng cộng;6\n", book=COMMUNES
    ),
    "IM406": lambda: read(LIST + ";Tổng đội thanh niên;Xã Minh Thuận\n", book=COMMUNES),
    "IM211": lambda: read("TT;Tên mô hình;\n1;Nuôi tôm;mới\n"),
    "IM402": lambda: read(LIST + ";Tổng cộng: 2 mô hình;\n", book=COMMUNES),
}


class TestEachCode:
    """Every code is proved, documented, and tells its place."""

    def test_every_code_has_its_proof(self) -> None:
        """No code without a file that shows it, no proof of a code that is gone."""
        here = Path(__file__).parent
        elsewhere = {
            code
            for name in ("test_xlsx.py", "test_docx.py")
            for code in re.findall(r"(?:XL|WT)\d+", (here / name).read_text("utf-8"))
        }
        assert {*PROOFS, *elsewhere} == set(notices())

    @pytest.mark.parametrize("code", sorted(PROOFS))
    def test_it_is_told(self, code: str) -> None:
        """The file is told of so, in whole sentences."""
        found = PROOFS[code]()
        tellings: list[Finding] = [one for one in found.findings if one.code == code]
        assert tellings, codes(found)
        assert all(not re.search(r"[{}]", one.vi + one.en) for one in tellings)

    def test_every_code_stands_on_the_page(self) -> None:
        """The page has a heading for each."""
        assert re.findall(r"^### ([A-Z]+\d+)$", PAGE.read_text("utf-8"), re.MULTILINE) == list(notices())

    def test_a_row_is_told_with_its_place(self) -> None:
        """File, row, column, heading and the cell as printed are values of the finding."""
        finding = told(PROOFS["IM305"](), "IM305")
        assert values(finding) == {
            "file": "ds.csv",
            "row": "2",
            "column": "B",
            "heading": "Ngày đăng ký",
            "printed": "31/02/2020",
        }
        assert finding.source is not None
        assert (finding.source.file, finding.source.quote) == ("ds.csv", "31/02/2020")

    def test_hostile_text_is_made_harmless(self) -> None:
        """A finding holds no control characters and no megabytes."""
        findings = Findings("a")
        findings.report("IM305", Place(file="a\x1b[31m.csv", row=1, column=1), "\x00" + "a" * 10**6)
        (finding,) = findings.found
        assert all(len(value) < 400 and (value.isprintable()) for _, value in finding.values)

    def test_a_clean_list_tells_nothing(self) -> None:
        """The list all proofs were made from has no finding."""
        assert codes(read(LIST, book=COMMUNES)) == []
        assert codes(read(LIST, book=Book())) == ["IM302"]
