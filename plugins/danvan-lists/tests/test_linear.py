"""The time of reading grows no faster than the list, whatever its cells hold."""

import io
import time

import pytest
from importing import COMMUNES

from danvan_lists import CsvImporter

HEADS = {
    "models": "TT;Tên mô hình;Đơn vị thực hiện;Họ và tên;Lĩnh vực;Loại;Năm;Số, ngày QĐ;Ngày đăng ký;Địa chỉ;Trạng thái",
    "awards": "TT;Tập thể, cá nhân được khen thưởng;Hình thức khen thưởng;Cơ quan khen thưởng;Tiền thưởng;Số, ngày QĐ",
    "figures": "TT;Đơn vị;Số mô hình;Số hộ",
    "measures": "TT;Chỉ tiêu;ĐVT;Số lượng",
    "units": "TT;Tên đơn vị;Mã đơn vị;Loại đơn vị;Trực thuộc;Tên khác",
    "a title": "",
    "a heading": "",
    "a sub-heading": "",
}
# What patterns repeat, and what stands between: each makes a text of thousands of letters.
PIECES = [
    " ", "a", "a ", "1", "1.", "1/2/", "(", "()", "A-", "x@y", "; ", "\n ", "\t \n", " + ", ",", "ông ", "đ/c ",
    "số ", "ngày ", "của ", "tháng ", "2024 ", "năm 2024 ", "quý I/2024 ", "UBND ", "xã ", "và ", "12/QĐ-UBND ",
    "- ", "một ", "1 triệu ", "hơn ", "01/01/2024 ", "Ấp 1, ", "5 mô hình ", "(5 ", "trong đó ", "kèm theo ",
    "quyết định số ", "'", "\u0300", "×", "«", "Tæng ", "16-", "đơn vị: ", "Bí thư ", "Giấy khen ", "KT. ", "N-",
]  # fmt: skip
SMALL, LARGE = 1_500, 6_000


def filled(place: str, text: str) -> str:
    """A list with a text in the cells of every column, or at another place."""
    quoted = '"' + text.replace('"', '""') + '"'
    around = {
        "a title": f"{quoted}\nTT;Tên mô hình\n1;Nuôi tôm\n",
        "a heading": f"TT;Tên mô hình;{quoted}\n1;Nuôi tôm;x\n",
        "a sub-heading": f"TT;Tên mô hình;Đơn vị\n;{quoted};\n1;Nuôi tôm;x\n",
    }
    head = HEADS[place]
    return around.get(place) or f"{head}\n1{f';{quoted}' * head.count(';')}\n"


def took(text: str, *, times_read: int = 2) -> float:
    """The CPU time of reading a list, the best of some."""
    times = []
    for _ in range(times_read):
        start = time.process_time()
        CsvImporter().read(io.BytesIO(text.encode()), file="ds.csv", book=COMMUNES, unit="mt")
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("place", sorted(HEADS))
def test_time_grows_with_the_length_of_cells(place: str) -> None:
    """Four times as long a text takes four times as long, and no pattern is tried at every letter again."""
    slow = {}
    for piece in PIECES:
        for tail in ("", "!"):
            small, large = (filled(place, (piece * size)[:size] + tail) for size in (SMALL, LARGE))
            longer = took(large)
            if longer > 0.1 and longer > 8 * took(small):
                slow[piece + tail] = longer
    assert slow == {}


@pytest.mark.parametrize(
    "row",
    [
        "{0};Nuôi tôm {0};Xã {0}",
        ";Tổng cộng {0};{0}",
        "{0};;",
        "I;Khối {0};",
        ";Lĩnh vực kinh tế;",
        "{0};Nuôi tôm;Xã Minh Thuận",
    ],
)
def test_time_grows_with_the_number_of_rows(row: str) -> None:
    """Names that nobody knows, sums and sub-headings on every row cost each the same, however many there are."""
    small, large = (
        "TT;Tên mô hình;Đơn vị;Số mô hình\n" + "".join(row.format(at) + ";1\n" for at in range(size))
        for size in (400, 1600)
    )
    assert took(large) < 8 * max(took(small), 0.02)
