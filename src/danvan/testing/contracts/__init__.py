"""What each kind of piece must keep to, as one call in a test of its author.

    from danvan.testing.contracts import check_aggregator

    def test_the_law():
        check_aggregator(MyAggregator())

A piece that breaks a law raises AssertionError, with the law in words and the smallest example that shows it. The
examples are the same in every run.
"""

from danvan.testing.contracts.aggregators import check_aggregator
from danvan.testing.contracts.commands import check_command
from danvan.testing.contracts.composers import check_composer
from danvan.testing.contracts.exporters import check_exporter
from danvan.testing.contracts.importers import Sample, check_importer
from danvan.testing.contracts.rules import check_rule

__all__ = [
    "Sample",
    "check_aggregator",
    "check_command",
    "check_composer",
    "check_exporter",
    "check_importer",
    "check_rule",
]
