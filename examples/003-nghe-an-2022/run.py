"""Nghệ An 2022: one approximate number for four fields, the limitations, the tasks of the next year."""

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

models = book.figures[1].quantity
for other in (4000, 4419):
    print(f"{models.printed} = {other}?", models.equals(danvan.Quantity(other, unit="model")))

report = catalog.report("summary").compose(book, kind="tổng kết", period="nam-2022")
for exporter in ("docx", "markdown", "csv"):
    piece = catalog.exporter(exporter)
    print("written:", danvan.export(report, out / f"tong-ket-2022{piece.suffix}", piece).name)
