"""The examples: what they print, what they write, and that it is what the sources print."""

import json
import runpy
import sys
from pathlib import Path

import jsonschema
import pytest
from docx import Document
from docx.text.paragraph import Paragraph

import danvan
from danvan.codec import schema

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDERS = sorted(folder.name for folder in EXAMPLES.iterdir() if (folder / "run.py").exists())
BOOKS = [folder for folder in FOLDERS if (EXAMPLES / folder / "book.json").exists()]
every_book = pytest.mark.parametrize("folder", BOOKS)
every_example = pytest.mark.parametrize("folder", FOLDERS)

MUST_SAY = {
    "000-ba-ria-vung-tau-2017": [
        "Sơ kết phong trào thi đua “Dân vận khéo” năm 2017",
        "ngày 10 tháng 10 năm 2017",
        "1.520 mô hình, điển hình “Dân vận khéo”",
        "1.433 mô hình",
        "94,3%",
        "kỷ niệm chương “Vì sự nghiệp Dân vận” cho 20 cá nhân",
        "bằng khen cho 39 tập thể, cá nhân",
    ],
    "001-u-minh-thuong-2016-2020": [
        "Tổng kết phong trào thi đua “Dân vận khéo” giai đoạn 2016-2020",
        "ngày 04 tháng 8 năm 2020",
        "635 mô hình",
        "266 mô hình “Dân vận khéo” được công nhận cấp cơ sở",
        "Ban Chỉ đạo phong trào thi đua “Dân vận khéo” huyện U Minh Thượng công nhận 61 mô hình, điển hình",
        "Ban Thường vụ Huyện ủy U Minh Thượng tặng giấy khen cho 04 tập thể, 06 cá nhân",
        "Ủy ban nhân dân huyện U Minh Thượng tặng giấy khen cho 20 tập thể",
        "“Tổ dần đổi công” của Chi hội Phụ nữ ấp Đặng Văn Do, xã Thạnh Yên",
        "“Quỹ xoay vòng sửa chữa nhà đồng đội” của Chi hội Cựu chiến binh ấp Minh Dũng, xã Minh Thuận",
        "“Tổ sửa chữa cầu lộ, GTNT” của Chi hội Nông dân ấp Xẻo Kè, xã Thạnh Yên",
        "“Câu lạc bộ ngân hàng máu sống” của Hội Chữ thập đỏ xã Minh Thuận",
        "1029-CV/TU",
        "25-NQ/TW",
        "không tính tỷ lệ giữa các kỳ",
        "không nêu 61 mô hình, điển hình cấp huyện có nằm trong 266 mô hình cấp cơ sở hay không",
    ],
    "002-lang-son-quy-1-2019": [
        "công tác dân vận quý I/2019",
        "ngày 28 tháng 3 năm 2019",
        "12 đoàn",
        "8 đoàn kiểm tra",
        "trên 62 nghìn lượt quà tặng",
        "trên 26 tỷ đồng",
        "Lạng Sơn",
    ],
    "003-nghe-an-2022": [
        "ngày 16 tháng 12 năm 2022",
        "hơn 4.400 mô hình “Dân vận khéo” trên 4 lĩnh vực",
        "không tách số mô hình theo từng lĩnh vực",
        "11 nhóm nhiệm vụ trọng tâm",
        "chưa kịp thời, chưa thường xuyên",
    ],
    "004-hai-duong-2022": [
        "ngày 02 tháng 02 năm 2023",
        "hiện có 1.229 mô hình “Dân vận khéo”",
        "235 khối dân vận",
        "1347 tổ dân vận",
        "291 hội nghị",
        "13.360 người tham gia",
        "919 văn bản",
        "179 cuộc kiểm tra, giám sát đối với 545 tổ chức đảng, đảng viên",
        "222 hội nghị",
        "hơn 6.800 người",
        "hơn 500 văn bản",
        "giấy khen cho 11 tập thể",
        "8 nhiệm vụ trọng tâm, trong đó có hai nhiệm vụ đột phá",
    ],
    "documents-u-minh-thuong": [
        "06 tập thể, 02 hộ gia đình, 05 cá nhân",
        "Mười bốn triệu một trăm ba mươi nghìn đồng",
        "mức lương cơ sở 2.340.000 đồng",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ U MINH THƯỢNG",
        "BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH",
        "T/M BAN CHỈ ĐẠO",
        "04 mô hình tập thể, 02 mô hình cá nhân",
        "Hộ bà Nguyễn Thị Ánh",
        "152/2025/NĐ-CP",
        "294-QĐ/TW",
    ],
    "record-level-u-minh-thuong": ["635 mô hình", "266 mô hình", "công nhận 61 mô hình", "Phụ lục 2"],
}
"""What the issue of each report must show, in the words it is said in."""

CODES = {
    "000-ba-ria-vung-tau-2017": 2,
    "001-u-minh-thuong-2016-2020": 2,
    "002-lang-son-quy-1-2019": 0,
    "003-nghe-an-2022": 0,
    "004-hai-duong-2022": 1,
    "documents-u-minh-thuong": 0,
}
"""How many findings a careful clerk raises; which, stands in the expected output of each example."""


@every_example
def test_the_example_prints_and_writes_what_is_expected(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the script prints, and its reports as Markdown, are those kept beside it."""
    monkeypatch.setattr(sys, "argv", ["run.py", str(tmp_path)])
    runpy.run_path(str(EXAMPLES / folder / "run.py"), run_name="__main__")
    expected = EXAMPLES / folder / "expected"
    assert capsys.readouterr().out == (expected / "output.txt").read_text(encoding="utf-8")
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.md")}
    kept = {path.name: path.read_text(encoding="utf-8") for path in expected.glob("*.md")}
    # One report is kept under one name everywhere; several are kept under their own.
    names = ["report.md"] if len(written) == 1 else list(written)
    assert dict(zip(names, written.values(), strict=True)) == kept


@every_example
def test_the_word_file_says_what_the_source_says(folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each number, with its qualifier and its unit, stands in the Word file's own text."""
    monkeypatch.setattr(sys, "argv", ["run.py", str(tmp_path)])
    runpy.run_path(str(EXAMPLES / folder / "run.py"), run_name="__main__")
    text = "\n".join(words_of(path) for path in sorted(tmp_path.glob("*.docx")))
    assert [phrase for phrase in MUST_SAY[folder] if phrase not in text] == []


def words_of(path: Path) -> str:
    """Every paragraph of a Word file, those in tables too, a line each."""
    document = Document(str(path))
    paragraphs = (Paragraph(p, document._body) for p in document.element.body.iter(f"{W}p"))
    return "\n".join(" ".join(paragraph.text.split()) for paragraph in paragraphs)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@every_book
def test_the_findings_are_those_of_a_careful_clerk(folder: str) -> None:
    """No finding is an error, and there are no more than a clerk would raise."""
    book = danvan.read(EXAMPLES / folder / "book.json")
    findings = danvan.check(book, danvan.discover().rules)
    assert [finding.severity for finding in findings] == ["warning"] * CODES[folder]


@every_book
def test_the_book_is_written_back_as_it_was_read(folder: str) -> None:
    """The file is in the codec's own form, so that a change shows as a small difference."""
    raw = (EXAMPLES / folder / "book.json").read_bytes()
    assert danvan.encode(danvan.decode(raw)) == raw


@every_book
def test_the_book_keeps_the_schema(folder: str) -> None:
    """The published schema accepts the file."""
    jsonschema.validate(json.loads((EXAMPLES / folder / "book.json").read_text(encoding="utf-8")), schema())


def test_no_ratio_is_printed_across_periods() -> None:
    """U Minh Thượng's report prints no percentage at all."""
    assert "%" not in (EXAMPLES / "001-u-minh-thuong-2016-2020/expected/report.md").read_text(encoding="utf-8")


def test_every_example_is_described() -> None:
    """The list of examples names each folder, and each folder has its page."""
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [folder for folder in FOLDERS if f"({folder}/README.md)" not in page] == []
    assert [folder for folder in FOLDERS if not (EXAMPLES / folder / "README.md").exists()] == []
