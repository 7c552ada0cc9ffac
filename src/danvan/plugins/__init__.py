"""What plugins are made of: what each kind of piece must be, and what became of a plugin."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan.aggregates.aggregator import (
        Aggregator,
    )
    from danvan.exports.exporter import (
        Exporter,
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
            "Exporter": "danvan.exports.exporter",
            "Imported": "danvan.reading.importer",
            "Importer": "danvan.reading.importer",
            "Invocation": "danvan.plugins.invocation",
            "ListKind": "danvan.reading.importer",
            "Offer": "danvan.plugins.loading",
            "Plugin": "danvan.plugins.loading",
            "PluginFailure": "danvan.plugins.loading",
            "TableRead": "danvan.reading.importer",
        },
    )

__all__ = [
    "Aggregator",
    "Asked",
    "Command",
    "Composer",
    "Exporter",
    "Imported",
    "Importer",
    "Invocation",
    "ListKind",
    "Offer",
    "Plugin",
    "PluginFailure",
    "TableRead",
]
