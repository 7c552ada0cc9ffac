"""Lạng Sơn, quý I/2019: no figure of models at all, a place the source does not name, numbers that are only "over"."""

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

board = book.unit("bdv-tu")
print(f"{board.name}: {book.unit(board.place).name} ({board.place_source.note})")

indicators = danvan.aggregate(catalog.aggregator("indicators"), book)
for measure, number in zip(indicators.column("measure"), indicators.column("quantity"), strict=True):
    print(f"{measure.write()}: {number.write()} ({number.quantity.exact})")

report = catalog.report("summary").compose(book)
for exporter in ("docx", "markdown", "csv"):
    piece = catalog.exporter(exporter)
    print("written:", danvan.export(report, out / f"giao-ban-quy-1-2019{piece.suffix}", piece).name)
