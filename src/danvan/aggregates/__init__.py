"""Aggregators: what adds a book up."""

from typing import Any

from danvan.aggregates.accounts.balance import Balance, balance_table
from danvan.aggregates.accounts.growth import Growth, growth
from danvan.aggregates.accounts.reconcile import reconcile
from danvan.aggregates.aggregator import Aggregator, aggregate
from danvan.aggregates.explain import Explanation, explain
from danvan.aggregates.families.awards import AWARDS
from danvan.aggregates.families.coverage import COVERAGE
from danvan.aggregates.families.distinct import DistinctHolders
from danvan.aggregates.families.figures import FIGURES
from danvan.aggregates.families.models import MODELS
from danvan.aggregates.families.units import UNITS
from danvan.aggregates.tally.rollup import rolled_up
from danvan.aggregates.tally.tally import Dimension, Tally

BUILTIN: tuple[Aggregator[Any], ...] = (*MODELS, DistinctHolders(), *FIGURES, *AWARDS, *COVERAGE, *UNITS)

__all__ = [
    "BUILTIN",
    "Aggregator",
    "Balance",
    "Dimension",
    "Explanation",
    "Growth",
    "Tally",
    "aggregate",
    "balance_table",
    "explain",
    "growth",
    "reconcile",
    "rolled_up",
]
