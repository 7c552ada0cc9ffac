"""What danvan itself offers, by the same door as every plugin."""

from collections.abc import Iterable
from typing import Any

from danvan import aggregates, exports, reports, rules
from danvan.aggregates import Aggregator
from danvan.exports import Exporter
from danvan.plugins.hooks import hookimpl
from danvan.reports import Composer
from danvan.rules import Rule
from danvan.vocabulary import Vocabulary, shipped


@hookimpl
def danvan_rules() -> Iterable[Rule]:
    """The rules on units, periods, models, awards, figures, citations and personal data."""
    return rules.BUILTIN


@hookimpl
def danvan_aggregators() -> Iterable[Aggregator[Any]]:
    """The families of aggregators: models, figures, awards, units."""
    return aggregates.BUILTIN


@hookimpl
def danvan_reports() -> Iterable[Composer]:
    """The summary report."""
    return reports.BUILTIN


@hookimpl
def danvan_exporters() -> Iterable[Exporter]:
    """csv, markdown and json."""
    return exports.BUILTIN


@hookimpl
def danvan_vocabularies() -> Iterable[Vocabulary]:
    """The shipped codes."""
    return (shipped(),)
