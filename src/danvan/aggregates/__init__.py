"""Aggregators: what adds a book up."""

from typing import Any

from danvan.aggregates.aggregator import Aggregator, aggregate
from danvan.aggregates.awards import AWARDS
from danvan.aggregates.figures import FIGURES
from danvan.aggregates.models import MODELS
from danvan.aggregates.tally import Dimension, Tally
from danvan.aggregates.units import UNITS

BUILTIN: tuple[Aggregator[Any], ...] = (*MODELS, *FIGURES, *AWARDS, *UNITS)

__all__ = ["BUILTIN", "Aggregator", "Dimension", "Tally", "aggregate"]
