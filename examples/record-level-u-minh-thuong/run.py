"""A district, record by record: the totals it printed come out again, and each number can be asked where it is from."""

import runpy
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import attrs

import danvan
from danvan import Book, Dimension, Milestone, Model, Span, Tally
from danvan.documents import Annex, Row

here = Path(__file__).parent
out = Path(sys.argv[1]) if len(sys.argv) > 1 else here / "out"
out.mkdir(parents=True, exist_ok=True)

book: Book = runpy.run_path(str(here / "generate.py"))["generate"]()
catalog = danvan.discover()
stage, late = book.period("gd-2016-2020").during, book.period("gd-2019-2020").during
district, committee = "u-minh-thuong", "btv-hu-u-minh-thuong"  # the place, and who reported for it


def show(title: str, rows: Iterable[Row]) -> None:
    """A title, then a line for each row."""
    print(f"\n== {title}")
    for row in rows:
        print("  " + " | ".join(cell.write() for cell in row.cells))


def recognised(model: Model) -> dict[str, Milestone]:
    """The steps by which a model was recognised, by level."""
    return {step.level or "": step for step in model.milestones if step.kind == "recognised"}


print(book)
print("\n== Kiểm tra")
for finding in danvan.check(book, catalog.rules):
    print(" ", finding)

# Rolled up: what the district printed stands beside what its records add up to.
ours = book.without(*(figure for figure in book.figures if figure.unit != committee))
funnel = danvan.aggregate(catalog.aggregator("funnel"), ours, during=stage)
show("Bước | cấp | số báo cáo | tính từ hồ sơ", funnel.without("unit").without("period").rows)
show("Giấy khen | nơi tặng | tập thể | cá nhân | tổng", danvan.aggregate(catalog.aggregator("awards"), book).rows)
both = [model for model in book.models if recognised(model).keys() == {"base", "district"}]
print(f"  Trong sổ tự tạo này, {len(both)} mô hình cấp huyện đều nằm trong số cấp cơ sở; báo cáo đã in không nêu.")

# Reconciled: the district's numbers against the communes' reports, then the registrations against the records.
registered = {"standing": "registered"}
asked = [(stage, registered), *((late, {"standing": "recognised", "level": one}) for one in ("base", "district"))]
tops = [danvan.reconcile(book, "models", during=span, of=of, root=district, basis="reports")[0] for span, of in asked]
show(
    "Đăng ký, công nhận cấp cơ sở, cấp huyện: báo cáo | các xã cộng lại | chênh | kết luận | xã chưa gửi",
    danvan.balance_table(book, tops).rows,
)
balances = danvan.reconcile(book, "models", during=stage, of=registered, root=district, basis="records")
show(
    "Đăng ký 2016-2020: báo cáo | hồ sơ | chênh | kết luận",
    danvan.balance_table(book, (one for one in balances if one.depth <= 1)).without("missing").rows,
)
recent, *_ = danvan.reconcile(book, "models", during=late, of=registered, root=district, basis="records")
print(f"  Riêng 2019-2020, hồ sơ có {len(recent.behind)} mô hình đăng ký.")

# Explained: from the cell with the 61 to the models, and from each to its decision and its registration.
cell = next(
    number
    for number, row in enumerate(funnel.rows)
    if [one.code for one in row.cells[:2]] == ["recognised", "district"] and row.cells[-1].quantity
)
explanation = danvan.explain(catalog.aggregator("funnel"), ours, row=cell, column="computed", during=stage)
print(f"\n== Số {explanation.cell.write()} cấp huyện tính từ hồ sơ: {len(explanation.lines)} mô hình, ba dòng đầu")
for line in explanation.lines[:3]:
    if isinstance(line.fact, Model) and line.source is not None:
        print(f"  {line.fact.name}: {line.decisions[0].symbol}; {line.source.citation}, {line.source.place}")
decisions = Counter(decision for line in explanation.lines for decision in line.decisions)
for decision, count in sorted(decisions.items(), key=str):
    if decision.date is not None:
        print(f"  {decision.symbol}, {danvan.write_day(decision.date)}, {decision.issuer}: {count} mô hình")

# Restated: the same models on the map of the district's last day, and on that of the day after.
place = Dimension(
    key="place", vi="Địa bàn", en="Place", scheme="unit", codes=lambda model: [model.place], tree="territory"
)
level = Dimension(key="level", vi="Cấp", en="Level", scheme="level", codes=recognised)
then = book.restate(on=date(2025, 7, 1))
for day, facts, depth in ((date(2025, 6, 30), book, 3), (then.on, then.book, 2)):
    by_place = Tally(
        name="by-place", vi="Theo địa bàn", en="By place", of_kind=Model, by=[attrs.evolve(place, depth=depth), level]
    )
    table = danvan.aggregate(by_place, facts, during=Span.through(date(2016, 1, 1), day))
    show(f"Địa giới ngày {day:%d/%m/%Y}: cấp huyện | cấp cơ sở | chưa công nhận | tổng", table.rows)
moves = Counter(f"{move.kind} {move.outcome}" for move in then.moves)
print("  " + ", ".join(f"{kind}: {count}" for kind, count in sorted(moves.items())))
for move in then.unresolved:
    print(f"  không chuyển được {move.fact} của {move.before}: {move.why}")

# Written: the list of all 635 models stands in the Word and CSV files; the Markdown page leaves it out.
report = catalog.report("summary").compose(book, kind="tổng kết", unit=committee, period="gd-2016-2020")
page = attrs.evolve(report, blocks=[one for one in report.blocks if not (isinstance(one, Annex) and one.wide)])
print()
for exporter, content in (("docx", report), ("csv", report), ("markdown", page)):
    piece = catalog.exporter(exporter)
    print("written:", danvan.export(content, out / f"tong-ket-2016-2020{piece.suffix}", piece).name)
