"""Hải Dương 2022: what stands on a day beside what was done in a year, by two actors that may overlap."""

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

indicators = danvan.aggregate(catalog.aggregator("indicators"), book)
for actor, measure, number in zip(*(indicators.column(key) for key in ("by", "measure", "quantity")), strict=True):
    print(" | ".join(cell.write() for cell in (actor, measure, number)))

report = catalog.report("summary").compose(book, kind="tổng kết", period="nam-2022", subject="công tác dân vận")
for exporter in ("docx", "markdown", "csv"):
    piece = catalog.exporter(exporter)
    print("written:", danvan.export(report, out / f"tong-ket-2022{piece.suffix}", piece).name)
