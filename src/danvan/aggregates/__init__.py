"""Aggregators: what adds a book up."""

from typing import Any

from danvan.aggregates.aggregator import Aggregator, aggregate
from danvan.aggregates.awards import AWARDS
from danvan.aggregates.balance import Balance, balance_table
from danvan.aggregates.coverage import COVERAGE
from danvan.aggregates.distinct import DistinctHolders
from danvan.aggregates.explain import Explanation, explain
from danvan.aggregates.figures import FIGURES
from danvan.aggregates.growth import Growth, growth
from danvan.aggregates.models import MODELS
from danvan.aggregates.reconciling import reconcile
from danvan.aggregates.rolling import rolled_up
from danvan.aggregates.tally import Dimension, Tally
from danvan.aggregates.units import UNITS

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
