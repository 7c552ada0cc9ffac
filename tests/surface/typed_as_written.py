"""What README and tutorials write, for type checkers: nothing here is run."""

import io
from datetime import date
from typing import Any

import danvan
from danvan import (
    Act,
    Award,
    Book,
    Code,
    Figure,
    Milestone,
    Model,
    Period,
    Person,
    Quantity,
    Recipient,
    Span,
    Succession,
    Tally,
    Unit,
)
from danvan.documents import Cell, Column, Listing, Paragraph, Report, Row, Table
from danvan.plugins import Aggregator, Command, Exporter, Importer, Invocation
from danvan.vocabulary import Term, Vocabulary

model = Model(
    id="m",
    name="Tổ tự quản",
    holders=["xa-a"],
    fields=["economy"],
    period="nam-2017",
    milestones=[Milestone(kind="recognised", on=date(2020, 1, 1), level="district", by="ubnd")],
)
unit = Unit(id="a", name="xã A", kind="commune", parent="b", codes=[Code("gso", "1")], aliases=["A"], groups=["g"])
award = Award(
    id="w",
    form="certificate-of-merit",
    recipients=[Recipient(kind="individual", person=Person(name="Nguyễn Văn An", unit="a"))],
    grantors=["ubnd"],
    acts=[Act(state="decided", on=date(2020, 1, 1), by="ubnd")],
)
figure = Figure(id="f", measure="models", unit="a", quantity=Quantity(12), breakdown={"level": "commune"})
succession = Succession(id="s", kind="merge", before=["a"], after=["b"], on=date(2025, 7, 1))
period = Period(id="y", kind="year", label="năm 2017", during=Span.year(2017))
book = Book([unit, model, award, figure, succession, period])
book2 = Book(unit for unit in [unit])
catalog = danvan.discover()
imported = catalog.importer("xlsx").read(io.BytesIO(), file="ds.xlsx", book=book, unit="a")
imported.into(book)
report: Report = catalog.report("summary").compose(book, unit="a", period="y")
danvan.export(report, "x.docx", catalog.exporter("docx"))
table = danvan.aggregate(catalog.aggregator("models-by-field"), book, during=Span.year(2017))
danvan.check(book, catalog.rules)
Table(name="t", vi="Bảng", en="Table", columns=[Column("a", "A", "A")], rows=[Row([Cell(text="x")])], notes=["n"])
Report(kind="report", type_name="Báo cáo", title="Quý I", blocks=[Paragraph("x"), Listing(["a"])])
vocabulary = Vocabulary(terms=[Term(scheme="field", code="border", vi="biên giới", en="border")])


def run(call: Invocation) -> int:
    """A command."""
    call.line(f"{len(danvan.read(call.options.file))}")
    return 0


Command(name="count", help="count", run=run)
Command(name="count", help="count", run="a.b:run")


def named(aggregator: Aggregator[Any], exporter: Exporter, importer: Importer, tally: Tally) -> tuple[str, ...]:
    """Pieces satisfy the protocols, and a Tally is an aggregator."""
    own: Aggregator[Any] = tally
    return aggregator.name, exporter.suffix, importer.name, own.name
