"""Bà Rịa-Vũng Tàu 2017: read a book, check it, add it up, write the report of a year half-way reviewed."""

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

funnel = danvan.aggregate(catalog.aggregator("funnel"), book, during=danvan.Span.year(2017))
for step, reported in zip(funnel.column("standing"), funnel.column("reported"), strict=True):
    print(f"{step.write()}: {reported.write()}")

report = catalog.report("summary").compose(book, kind="sơ kết")
for exporter in ("docx", "markdown", "csv"):
    piece = catalog.exporter(exporter)
    print("written:", danvan.export(report, out / f"so-ket-2017{piece.suffix}", piece).name)
