"""What plugins are made of: what each kind of piece must be, what became of a plugin, and facts merged and renamed."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan.aggregates.aggregator import (
        Aggregator,
    )
    from danvan.book.merge import (
        Difference,
        Merged,
        say_the_same,
    )
    from danvan.exports.exporter import (
        Exporter,
    )
    from danvan.facts.references import (
        with_references,
    )
    from danvan.lazy import (
        resolver,
    )
    from danvan.plugins.commands import (
        Command,
    )
    from danvan.plugins.invocation import (
        Invocation,
    )
    from danvan.plugins.loading import (
        Offer,
        Plugin,
        PluginFailure,
    )
    from danvan.reading.importer import (
        Asked,
        Imported,
        Importer,
        ListImporter,
        ListKind,
        TableRead,
    )
    from danvan.reports.composer import (
        Composer,
    )
else:
    from danvan.lazy import resolver

    __getattr__, __dir__ = resolver(
        __name__,
        {
            "Aggregator": "danvan.aggregates.aggregator",
            "Asked": "danvan.reading.importer",
            "Command": "danvan.plugins.commands",
            "Composer": "danvan.reports.composer",
            "Difference": "danvan.book.merge",
            "Exporter": "danvan.exports.exporter",
            "Imported": "danvan.reading.importer",
            "Importer": "danvan.reading.importer",
            "Invocation": "danvan.plugins.invocation",
            "ListImporter": "danvan.reading.importer",
            "ListKind": "danvan.reading.importer",
            "Merged": "danvan.book.merge",
            "Offer": "danvan.plugins.loading",
            "Plugin": "danvan.plugins.loading",
            "PluginFailure": "danvan.plugins.loading",
            "TableRead": "danvan.reading.importer",
            "resolver": "danvan.lazy",
            "say_the_same": "danvan.book.merge",
            "with_references": "danvan.facts.references",
        },
    )

__all__ = [
    "Aggregator",
    "Asked",
    "Command",
    "Composer",
    "Difference",
    "Exporter",
    "Imported",
    "Importer",
    "Invocation",
    "ListImporter",
    "ListKind",
    "Merged",
    "Offer",
    "Plugin",
    "PluginFailure",
    "TableRead",
    "resolver",
    "say_the_same",
    "with_references",
]
