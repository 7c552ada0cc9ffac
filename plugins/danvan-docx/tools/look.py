"""Prints every kind of document of every layout, renders it with LibreOffice, and makes a sheet of pictures to look at.

    python tools/look.py OUT              the documents, their PDFs, and a sheet of pages for each: OUT/sheet-*.png
    python tools/look.py OUT --gallery    the pictures of the docs too: docs/pictures/word-*.png
    python tools/look.py OUT --alone      whether a signature stands alone on a page, over many lengths of text

Needs LibreOffice (`soffice`), poppler (`pdftoppm`, `pdftotext`, `pdfinfo`) and Pillow. No test runs it.
"""

import argparse
import datetime
import io
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs
from PIL import Image

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
from danvan_docx import DocxExporter, OverprintExporter, check_layout, overflow
from danvan_docx.layouts.profiles import Side

DAYS: Mapping[str, tuple[Side, datetime.date]] = {
    "state": ("state", datetime.date(2026, 3, 5)),
    "party-2018": ("party", datetime.date(2020, 8, 4)),
    "party-2026": ("party", datetime.date(2026, 7, 1)),
}
PICTURES = Path(__file__).parents[3] / "docs" / "pictures"
GALLERY = {
    "word-decision-state": ("decision-state-usual", 1, 62),
    "word-decision-party": ("decision-party-2026-usual", 1, 62),
    "word-report-party": ("report-party-2018-usual", 1, 62),
    "word-annex": ("decision-state-many", 2, 62),
    "word-certificate": ("certificates-state", 1, 62),
    "word-overprint": ("overprint", 1, 62),
}
LONG = "Ban Chỉ đạo phong trào thi đua “Dân vận khéo” các cơ quan, đơn vị sự nghiệp và doanh nghiệp trực thuộc"


def letterhead(side: Side, day: datetime.date, kind: str, *, long: bool) -> Letterhead:
    """A head of a side, with usual names or long ones."""
    if side == "party":
        issuer, parent, symbol = "Đảng ủy xã U Minh Thượng", "Đảng bộ tỉnh An Giang", f"5-{kind}/ĐU"
    else:
        issuer, parent, symbol = "Ủy ban nhân dân xã U Minh Thượng", None, f"5/{kind}-UBND"
    return Letterhead(
        side=side,
        issuer=f"{LONG} {issuer}" if long else issuer,
        parent=parent,
        symbol=symbol,
        place="U Minh Thượng",
        date=day,
    )


def signature(side: Side) -> Signature:
    """Who signs for a side."""
    if side == "party":
        return Signature(authority=["T/M Ban Thường vụ"], office="Phó Bí thư", name="Trần Văn An")
    return Signature(authority=["KT. Chủ tịch"], office="Phó Chủ tịch", name="Trần Văn An")


def recipients(side: Side, count: int = 2) -> list[str]:
    """To whom it goes, and the file."""
    return [*["Như Điều 3"][:count], *[f"Chi bộ ấp {n}" for n in range(count - 2)], LAST[side]][-max(count, 1) :]


LAST = {"party": "Lưu Đảng ủy", "state": "Lưu: VT", "front": "Lưu: VT"}


def people(count: int, *, long: bool) -> Table:
    """A list of so many who are rewarded."""
    name = f"{LONG}, ấp {{}}" if long else "Chi hội Nông dân ấp {}"
    rows = [
        Row([Cell(text=str(n)), Cell(text=name.format(n)), Cell(text="xã U Minh Thượng"), Cell(text="1.410.000")])
        for n in range(1, count + 1)
    ]
    columns = [
        Column("tt", "TT", "No", kind="number"),
        Column("name", "Tên tập thể, cá nhân", "Name"),
        Column("unit", "Chức vụ, đơn vị, địa chỉ", "Unit"),
        Column("money", "Tiền thưởng (đồng)", "Money", kind="number"),
    ]
    return Table(name="people", vi="Danh sách", en="List", columns=columns, rows=rows)


def decision(side: Side, day: datetime.date, count: int, *, long: bool) -> Report:
    """A decision with a list of so many."""
    said = f"{count:02}" if count else "không"
    return Report(
        kind="decision",
        type_name="Quyết định",
        title="Về việc tặng Giấy khen cho tập thể, cá nhân có thành tích xuất sắc trong phong trào “Dân vận khéo”",
        letterhead=letterhead(side, day, "QĐ", long=long),
        blocks=[
            Basis(
                [
                    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
                    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ",
                    "Xét đề nghị của Ban Xây dựng Đảng tại Tờ trình số 05-TTr/BXDĐ ngày 10 tháng 01 năm 2026",
                ]
            ),
            Formula("BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH" if side == "party" else "QUYẾT ĐỊNH:"),
            Article(
                1,
                f"Tặng Giấy khen cho {said} tập thể, cá nhân đã có thành tích xuất sắc trong phong trào thi đua “Dân "
                "vận khéo” năm 2025 (có danh sách kèm theo).",
            ),
            Article(
                2,
                "Tiền thưởng kèm theo Giấy khen:",
                clauses=[
                    "Mức tiền thưởng theo quy định hiện hành, gồm:\ntập thể 1.410.000 đồng;\ncá nhân 710.000 đồng.",
                    "Nguồn chi: quỹ thi đua, khen thưởng của xã.",
                ],
            ),
            Article(
                3,
                "Văn phòng, các đơn vị có liên quan và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi "
                "hành Quyết định này. Quyết định này có hiệu lực kể từ ngày ký.",
            ),
            *([Annex(label="Phụ lục", title="Danh sách tập thể, cá nhân được tặng Giấy khen", wide=long,
                     blocks=[TableBlock(people(count, long=long))])] if count else []),
        ],
        signature=signature(side),
        recipients=recipients(side),
    )  # fmt: skip


def report(side: Side, day: datetime.date, *, long: bool) -> Report:
    """A report with headings, lists and a table."""
    text = "Ban Chỉ đạo đã phối hợp với Mặt trận Tổ quốc và các đoàn thể đăng ký, xây dựng mô hình “Dân vận khéo”. "
    return Report(
        kind="report",
        type_name="Báo cáo",
        title="Tổng kết phong trào thi đua “Dân vận khéo” giai đoạn 2016 - 2020",
        letterhead=letterhead(side, day, "BC", long=long),
        blocks=[
            Heading("I- KẾT QUẢ THỰC HIỆN"),
            Heading("1. Công tác chỉ đạo", 2),
            Paragraph(text * 4),
            Listing(["Lĩnh vực kinh tế: 12 mô hình.", "Lĩnh vực văn hóa - xã hội: 8 mô hình."]),
            TableBlock(people(6, long=long), caption="Biểu 1. Mô hình theo lĩnh vực"),
            Heading("II- PHƯƠNG HƯỚNG, NHIỆM VỤ"),
            *[Paragraph(text * 3)] * 8,
            Paragraph("Trên đây là báo cáo tổng kết phong trào thi đua “Dân vận khéo” của Ban Chỉ đạo."),
        ],
        signature=signature(side),
        recipients=["Thường trực cấp trên (để báo cáo)", LAST[side]],
    )


def certificate(side: Side, recipient: str) -> Certificate:
    """A certificate for somebody."""
    return Certificate(
        side=side,
        grantor="Ban Thường vụ Đảng ủy xã U Minh Thượng" if side == "party" else "Chủ tịch UBND xã U Minh Thượng",
        form="Giấy khen",
        recipient=recipient,
        details="xã U Minh Thượng, tỉnh An Giang",
        reason="Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2025",
        decision="Quyết định số 05/QĐ-UBND ngày 05 tháng 3 năm 2026",
        place="U Minh Thượng",
        date=datetime.date(2026, 3, 5),
        signature=Signature(office="Chủ tịch", name="Trần Văn An"),
        number="36",
    )


def documents() -> Iterator[tuple[str, Report]]:
    """Every kind, in every layout, with usual and long names, and lists of none, one and many."""
    for name, (side, day) in DAYS.items():
        for kind, count, long in (
            ("usual", 5, False),
            ("long", 12, True),
            ("one", 1, False),
            ("many", 300, False),
            ("none", 0, False),
        ):
            yield f"decision-{name}-{kind}", decision(side, day, count, long=long)
        yield f"report-{name}-usual", report(side, day, long=False)
        yield f"report-{name}-long", report(side, day, long=True)
        yield (
            f"letter-{name}",
            attrs.evolve(report(side, day, long=False), subject="V/v tổng kết phong trào “Dân vận khéo”"),
        )
        crowd = attrs.evolve(decision(side, day, 1, long=False), recipients=recipients(side, 300))
        yield f"recipients-{name}", crowd
    for side in ("state", "party"):
        names = ("Chi hội Phụ nữ ấp Minh Thuận", f"{LONG} huyện, thị xã, thành phố", "Ông Nguyễn Văn A")
        given = [certificate(side, name) for name in names]
        yield f"certificates-{side}", Report(kind="certificate", type_name="Giấy khen", title="", blocks=given)


def render(folder: Path, paths: list[Path]) -> None:
    """PDFs beside the documents."""
    for start in range(0, len(paths), 40):
        some = [str(path) for path in paths[start : start + 40]]
        _said("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), *some)


def _said(*command: str) -> str:
    """Runs a program and gives what it said."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 # named below


def pages(pdf: Path, last: int, resolution: int, first: int = 1) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    stem = pdf.with_suffix("")
    for old in pdf.parent.glob(f"{stem.name}-p-*.png"):
        old.unlink()
    _said("pdftoppm", "-r", str(resolution), "-f", str(first), "-l", str(last), "-png", str(pdf), f"{stem}-p")
    return [Image.open(path) for path in sorted(pdf.parent.glob(f"{stem.name}-p-*.png"))]


def sheet(pictures: list[Image.Image], path: Path) -> None:
    """The pictures side by side."""
    wide, high = sum(one.width + 6 for one in pictures), max(one.height for one in pictures)
    made = Image.new("RGB", (wide, high), "gray")
    at = 0
    for one in pictures:
        made.paste(one, (at, 0))
        at += one.width + 6
    made.save(path)


def written(folder: Path) -> list[Path]:
    """Prints all documents; says what the checker and the look ahead find."""
    paths = []
    for name, document in documents():
        paths.append(folder / f"{name}.docx")
        with paths[-1].open("wb") as out:
            DocxExporter().write(document, out)
        for found in (*overflow(document), *check_layout(paths[-1])):
            print(name, found.code, found.field, found.vi)
    paths.append(folder / "overprint.docx")
    given = [certificate("state", name) for name in ("Chi hội Phụ nữ ấp Minh Thuận", LONG)]
    with paths[-1].open("wb") as out:
        OverprintExporter().write(Report(kind="certificate", type_name="", title="", blocks=given), out)
    return paths


def alone(folder: Path) -> None:
    """Signs documents of many lengths, and says which signature stands on a page without text."""
    side, day = DAYS["state"]
    base = decision(side, day, 0, long=False)
    short = people(4, long=False)
    ends: dict[str, Paragraph | TableBlock | Listing | Article] = {
        "paragraph": Paragraph("Trên đây là báo cáo của Ban Chỉ đạo xã về phong trào thi đua, kính gửi cấp trên. " * 2),
        "table": TableBlock(short),
        "notes": TableBlock(attrs.evolve(short, notes=["Nguồn: các ấp."])),
        "list": Listing(["một", "hai"], numbered=True),
        "article": Article(1, "Giao Văn phòng theo dõi, đôn đốc. " * 5, clauses=["một", "hai\nx\ny"]),
    }
    filler = Paragraph("Đoạn văn thử dài hơn một dòng để trang đầy dần lên, cho tới khi chữ ký sang trang sau. " * 2)
    paths = []
    for name, end in ends.items():
        for count in range(4, 22):
            paths.append(folder / f"alone-{name}-{count:02}.docx")
            buffer = io.BytesIO()
            DocxExporter().write(attrs.evolve(base, blocks=[*[filler] * count, end]), buffer)
            paths[-1].write_bytes(buffer.getvalue())
    render(folder, paths)
    bad = [path.stem for path in paths if _alone(path.with_suffix(".pdf"))]
    print(f"{len(paths)} documents, signature alone in {len(bad)}: {bad}")


def _alone(pdf: Path) -> bool:
    info = _said("pdfinfo", str(pdf))
    last = next(line.split()[1] for line in info.splitlines() if line.startswith("Pages"))
    text = _said("pdftotext", "-f", last, "-l", last, "-layout", str(pdf), "-")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.strip().isdigit()]
    return not lines or lines[0].startswith("Nơi nhận")


def gallery(folder: Path) -> None:
    """The pictures of the docs: small, with few colours."""
    for name, (document, page, resolution) in GALLERY.items():
        (picture,) = pages(folder / f"{document}.pdf", page, resolution, page)
        path = PICTURES / f"{name}.png"
        picture.quantize(24).save(path, optimize=True)
        print(path.name, path.stat().st_size)


def main() -> None:
    """What was asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gallery", action="store_true")
    parser.add_argument("--alone", action="store_true")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.alone:
        alone(asked.out)
        return
    paths = written(asked.out)
    render(asked.out, paths)
    for path in paths:
        sheet(pages(path.with_suffix(".pdf"), 3, 45), asked.out / f"sheet-{path.stem}.png")
    if asked.gallery:
        gallery(asked.out)


if __name__ == "__main__":
    main()
