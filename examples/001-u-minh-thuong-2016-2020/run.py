"""U Minh Thượng 2016-2020: two periods in one report, models held in hamlets, a district that is no more."""

import sys
from datetime import date
from pathlib import Path

import danvan

here = Path(__file__).parent
out = Path(sys.argv[1]) if len(sys.argv) > 1 else here / "out"
out.mkdir(parents=True, exist_ok=True)

book = danvan.read(here / "book.json")
catalog = danvan.discover()

for finding in danvan.check(book, catalog.rules):
    print(finding)

for day in (date(2025, 6, 30), date(2025, 7, 1)):
    hamlet = book.on(day).ancestors("ap-xeo-ke", tree="territory")
    print(f"{day}: ấp Xẻo Kè thuộc {', '.join(unit.name for unit in hamlet)}")

report = catalog.report("summary").compose(book, kind="tổng kết", unit="btv-hu-u-minh-thuong", period="gd-2016-2020")
for exporter in ("docx", "markdown", "csv"):
    piece = catalog.exporter(exporter)
    print("written:", danvan.export(report, out / f"tong-ket-2016-2020{piece.suffix}", piece).name)
