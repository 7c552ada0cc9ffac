"""danvan keeps the record book of Vietnam's emulation movements.

Who existed when and under whom, which models were registered, carried out and recognised, who was rewarded
by whom, and what each unit reported: checked against dated rules, added up lawfully, handed to exporters.

    book = danvan.read("book.json")
    catalog = danvan.discover()
    findings = danvan.check(book, catalog.rules)
    table = danvan.aggregate(catalog.aggregator("models-by-field"), book, during=danvan.Span.year(2017))
    danvan.export(catalog.report("summary").compose(book), "tong-ket.docx", catalog.exporter("docx"))
"""

from danvan.aggregates import (
    Aggregator,
    Balance,
    Dimension,
    Explanation,
    Growth,
    Tally,
    aggregate,
    balance_table,
    explain,
    growth,
    reconcile,
    rolled_up,
)
from danvan.book.book import Book
from danvan.book.snapshot import Snapshot
from danvan.codec import decode, encode, read, survey, write
from danvan.documents.blocks import (
    Annex,
    Article,
    Basis,
    Certificate,
    Formula,
    Heading,
    Letterhead,
    Listing,
    Paragraph,
    Picture,
    Report,
    Signature,
    TableBlock,
)
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.errors import BadValue, DanvanError, DecodeError, PluginError, Problem, Unknown
from danvan.exports import Exporter, export
from danvan.facts import (
    Act,
    Award,
    Breakdown,
    Code,
    Comparison,
    Description,
    Fact,
    Figure,
    Milestone,
    Model,
    Period,
    Person,
    Recipient,
    Remark,
    Share,
    Succession,
    Unit,
    Variant,
)
from danvan.plugins.catalog import Catalog, discover
from danvan.plugins.hooks import hookimpl
from danvan.reading.importer import Imported, Importer
from danvan.reports import Composer
from danvan.rules import Breach, Finding, Grade, Rule, check, chosen, findings_table, rule, rules_in
from danvan.values.citations import Citation, Source, Symbol
from danvan.values.numerals import write_day
from danvan.values.quantities import Quantity, Reading, total
from danvan.values.spans import Span
from danvan.vocabulary import AwardForm, Instrument, Measure, Term, UnitKind, Vocabulary

__all__ = [
    "Act",
    "Aggregator",
    "Annex",
    "Article",
    "Award",
    "AwardForm",
    "BadValue",
    "Balance",
    "Basis",
    "Book",
    "Breach",
    "Breakdown",
    "Catalog",
    "Cell",
    "Certificate",
    "Citation",
    "Code",
    "Column",
    "Comparison",
    "Composer",
    "DanvanError",
    "DecodeError",
    "Description",
    "Dimension",
    "Explanation",
    "Exporter",
    "Fact",
    "Figure",
    "Finding",
    "Formula",
    "Grade",
    "Growth",
    "Heading",
    "Imported",
    "Importer",
    "Instrument",
    "Letterhead",
    "Listing",
    "Measure",
    "Milestone",
    "Model",
    "Paragraph",
    "Period",
    "Person",
    "Picture",
    "PluginError",
    "Problem",
    "Quantity",
    "Reading",
    "Recipient",
    "Remark",
    "Report",
    "Row",
    "Rule",
    "Share",
    "Signature",
    "Snapshot",
    "Source",
    "Span",
    "Succession",
    "Symbol",
    "Table",
    "TableBlock",
    "Tally",
    "Term",
    "Unit",
    "UnitKind",
    "Unknown",
    "Variant",
    "Vocabulary",
    "aggregate",
    "balance_table",
    "check",
    "chosen",
    "decode",
    "discover",
    "encode",
    "explain",
    "export",
    "findings_table",
    "growth",
    "hookimpl",
    "read",
    "reconcile",
    "rolled_up",
    "rule",
    "rules_in",
    "survey",
    "total",
    "write",
    "write_day",
]
