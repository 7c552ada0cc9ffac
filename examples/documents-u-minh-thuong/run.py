"""A commune in January 2026: from the list of registrations to decisions and certificates, out of one book."""

import sys
from pathlib import Path

import danvan

here = Path(__file__).parent
out = Path(sys.argv[1]) if len(sys.argv) > 1 else here / "out"
out.mkdir(parents=True, exist_ok=True)

book = danvan.read(here / "book.json")
catalog = danvan.discover()

for finding in danvan.check(book, catalog.rules):
    print(finding)

texts = "Kế hoạch số 05-KH/ĐU, ngày 01/8/2025 của Đảng ủy xã về phong trào thi đua “Dân vận khéo” năm 2025"
documents = {
    "danh-sach-dang-ky": ("registration-list", {"unit": "bcd", "period": "nam-2025", "on": "2025-08-29"}),
    "bien-ban-binh-xet": (
        "review-minutes",
        {"unit": "bxdd", "what": "models", "on": "2025-12-26", "time": "08 giờ 00", "members": 9, "present": 9},
    ),
    "quyet-dinh-cong-nhan": ("recognition-decision", {"unit": "bcd", "on": "2026-01-08", "basis": texts}),
    "giay-chung-nhan": ("certificates", {"unit": "bcd", "what": "models", "on": "2026-01-08"}),
    "to-trinh": ("submission", {"unit": "bxdd", "grantor": "ubnd", "on": "2026-01-10"}),
    "quyet-dinh-khen-thuong": ("award-decision", {"unit": "ubnd", "on": "2026-01-15"}),
    "giay-khen": ("certificates", {"unit": "ubnd", "on": "2026-01-15", "first": 36}),
    "quyet-dinh-khen-thuong-dang": ("award-decision", {"unit": "btv", "on": "2026-01-15"}),
}
for name, (composer, options) in documents.items():
    report = catalog.report(composer).compose(book, **options)
    for exporter in ("docx", "markdown"):
        piece = catalog.exporter(exporter)
        print("written:", danvan.export(report, out / f"{name}{piece.suffix}", piece).name)
