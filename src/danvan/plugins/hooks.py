"""The seven hooks by which other tools add to danvan.

Each takes no arguments and returns an iterable of the pieces on offer. Mark an implementation with
`danvan.hookimpl`, and name its module under the entry-point group `danvan`.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:  # a plugin marks its hooks without loading the rooms of danvan
    from danvan.aggregates.aggregator import Aggregator
    from danvan.exports.exporter import Exporter
    from danvan.plugins.commands import Command
    from danvan.reading.importer import Importer
    from danvan.reports.composer import Composer
    from danvan.rules import Rule
    from danvan.vocabulary import Vocabulary

GROUP = "danvan"
hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


@hookspec
def danvan_rules() -> Iterable["Rule"]:  # type: ignore[empty-body] # a specification has no body
    """The rules on offer, each with a code of the plugin's own letters."""


@hookspec
def danvan_aggregators() -> Iterable["Aggregator[Any]"]:  # type: ignore[empty-body] # a specification has no body
    """The aggregators on offer, each with a name."""


@hookspec
def danvan_reports() -> Iterable["Composer"]:  # type: ignore[empty-body] # a specification has no body
    """The report composers on offer, each with a name."""


@hookspec
def danvan_exporters() -> Iterable["Exporter"]:  # type: ignore[empty-body] # a specification has no body
    """The exporters on offer, each with a name, a suffix and what it takes."""


@hookspec
def danvan_importers() -> Iterable["Importer"]:  # type: ignore[empty-body] # a specification has no body
    """The importers on offer, each with a name and a suffix."""


@hookspec
def danvan_vocabularies() -> Iterable["Vocabulary"]:  # type: ignore[empty-body] # a specification has no body
    """Vocabularies to combine with the shipped one."""


@hookspec
def danvan_commands() -> Iterable["Command"]:  # type: ignore[empty-body] # a specification has no body
    """The commands on offer, each with a name and a line of help."""
