"""danvan keeps the record book of Vietnam's emulation movements.

Who existed when and under whom, which models were registered, carried out and recognised, who was rewarded
by whom, and what each unit reported: checked against dated rules, added up lawfully, handed to exporters.

    book = danvan.read("book.json")
    catalog = danvan.discover()
    findings = danvan.check(book, catalog.rules)
    table = danvan.aggregate(catalog.aggregator("models-by-field"), book, during=danvan.Span.year(2017))
    danvan.export(catalog.report("summary").compose(book), "tong-ket.docx", catalog.exporter("docx"))
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan import codec as codec
    from danvan import documents as documents
    from danvan import plugins as plugins
    from danvan import reading as reading
    from danvan import testing as testing
    from danvan import vocabulary as vocabulary
    from danvan.aggregates.accounts.balance import (
        Balance,
        balance_table,
    )
    from danvan.aggregates.accounts.growth import (
        Growth,
        growth,
    )
    from danvan.aggregates.accounts.reconcile import (
        reconcile,
    )
    from danvan.aggregates.aggregator import (
        aggregate,
    )
    from danvan.aggregates.explain import (
        Explanation,
        explain,
    )
    from danvan.aggregates.tally.rollup import (
        rolled_up,
    )
    from danvan.aggregates.tally.tally import (
        Dimension,
        Tally,
    )
    from danvan.book.book import (
        Book,
    )
    from danvan.book.merge import (
        merge_records,
    )
    from danvan.book.snapshot import (
        Snapshot,
    )
    from danvan.codec import (
        read,
        survey,
        write,
    )
    from danvan.codec.document import (
        decode,
        encode,
    )
    from danvan.errors import (
        BadValue,
        BookChanged,
        DanvanError,
        DecodeError,
        PluginError,
        Unknown,
    )
    from danvan.exports.exporter import (
        export,
    )
    from danvan.facts.award import (
        Act,
        Award,
        Recipient,
    )
    from danvan.facts.figure import (
        Breakdown,
        Figure,
    )
    from danvan.facts.kinds import (
        Fact,
    )
    from danvan.facts.model import (
        Description,
        Milestone,
        Model,
    )
    from danvan.facts.period import (
        Period,
    )
    from danvan.facts.person import (
        Person,
    )
    from danvan.facts.remark import (
        Comparison,
        Remark,
    )
    from danvan.facts.succession import (
        Share,
        Succession,
    )
    from danvan.facts.unit import (
        Code,
        Unit,
    )
    from danvan.facts.variant import (
        Variant,
    )
    from danvan.plugins.catalog import (
        Catalog,
        discover,
    )
    from danvan.plugins.hooks import (
        hookimpl,
    )
    from danvan.rules.engine.check import (
        check,
    )
    from danvan.rules.engine.chosen import (
        chosen,
    )
    from danvan.rules.engine.finding import (
        Finding,
    )
    from danvan.rules.engine.findings_table import (
        findings_table,
    )
    from danvan.rules.engine.rule import (
        Breach,
        Grade,
        Rule,
        rule,
        rules_in,
    )
    from danvan.values.citations import (
        Citation,
        Source,
        Symbol,
    )
    from danvan.values.numerals import (
        write_day,
    )
    from danvan.values.quantities import (
        Quantity,
        total,
    )
    from danvan.values.spans import (
        Span,
    )

    __version__: str
else:
    from danvan.lazy import resolver

    _named, __dir__ = resolver(
        __name__,
        {
            "Act": "danvan.facts.award",
            "Award": "danvan.facts.award",
            "BadValue": "danvan.errors",
            "Balance": "danvan.aggregates.accounts.balance",
            "Book": "danvan.book.book",
            "BookChanged": "danvan.errors",
            "Breach": "danvan.rules.engine.rule",
            "Breakdown": "danvan.facts.figure",
            "Catalog": "danvan.plugins.catalog",
            "Citation": "danvan.values.citations",
            "Code": "danvan.facts.unit",
            "Comparison": "danvan.facts.remark",
            "DanvanError": "danvan.errors",
            "DecodeError": "danvan.errors",
            "Description": "danvan.facts.model",
            "Dimension": "danvan.aggregates.tally.tally",
            "Explanation": "danvan.aggregates.explain",
            "Fact": "danvan.facts.kinds",
            "Figure": "danvan.facts.figure",
            "Finding": "danvan.rules.engine.finding",
            "Grade": "danvan.rules.engine.rule",
            "Growth": "danvan.aggregates.accounts.growth",
            "Milestone": "danvan.facts.model",
            "Model": "danvan.facts.model",
            "Period": "danvan.facts.period",
            "Person": "danvan.facts.person",
            "PluginError": "danvan.errors",
            "Quantity": "danvan.values.quantities",
            "Recipient": "danvan.facts.award",
            "Remark": "danvan.facts.remark",
            "Rule": "danvan.rules.engine.rule",
            "Share": "danvan.facts.succession",
            "Snapshot": "danvan.book.snapshot",
            "Source": "danvan.values.citations",
            "Span": "danvan.values.spans",
            "Succession": "danvan.facts.succession",
            "Symbol": "danvan.values.citations",
            "Tally": "danvan.aggregates.tally.tally",
            "Unit": "danvan.facts.unit",
            "Unknown": "danvan.errors",
            "Variant": "danvan.facts.variant",
            "aggregate": "danvan.aggregates.aggregator",
            "balance_table": "danvan.aggregates.accounts.balance",
            "check": "danvan.rules.engine.check",
            "chosen": "danvan.rules.engine.chosen",
            "decode": "danvan.codec.document",
            "discover": "danvan.plugins.catalog",
            "encode": "danvan.codec.document",
            "explain": "danvan.aggregates.explain",
            "export": "danvan.exports.exporter",
            "findings_table": "danvan.rules.engine.findings_table",
            "growth": "danvan.aggregates.accounts.growth",
            "hookimpl": "danvan.plugins.hooks",
            "merge_records": "danvan.book.merge",
            "read": "danvan.codec",
            "reconcile": "danvan.aggregates.accounts.reconcile",
            "rolled_up": "danvan.aggregates.tally.rollup",
            "rule": "danvan.rules.engine.rule",
            "rules_in": "danvan.rules.engine.rule",
            "survey": "danvan.codec",
            "total": "danvan.values.quantities",
            "write": "danvan.codec",
            "write_day": "danvan.values.numerals",
        },
        packages=("codec", "documents", "plugins", "reading", "testing", "vocabulary"),
    )

    def __getattr__(name):
        if name == "__version__":
            from importlib.metadata import version  # noqa: PLC0415 # costs more than all of danvan's names

            return version(__name__)
        return _named(name)


__all__ = [
    "Act",
    "Award",
    "BadValue",
    "Balance",
    "Book",
    "BookChanged",
    "Breach",
    "Breakdown",
    "Catalog",
    "Citation",
    "Code",
    "Comparison",
    "DanvanError",
    "DecodeError",
    "Description",
    "Dimension",
    "Explanation",
    "Fact",
    "Figure",
    "Finding",
    "Grade",
    "Growth",
    "Milestone",
    "Model",
    "Period",
    "Person",
    "PluginError",
    "Quantity",
    "Recipient",
    "Remark",
    "Rule",
    "Share",
    "Snapshot",
    "Source",
    "Span",
    "Succession",
    "Symbol",
    "Tally",
    "Unit",
    "Unknown",
    "Variant",
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
    "merge_records",
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
