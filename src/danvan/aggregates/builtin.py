"""The aggregators that danvan itself offers."""

from typing import Any

from danvan.aggregates.aggregator import Aggregator
from danvan.aggregates.families.awards import AWARDS
from danvan.aggregates.families.coverage import COVERAGE
from danvan.aggregates.families.distinct import DistinctHolders
from danvan.aggregates.families.figures import FIGURES
from danvan.aggregates.families.models import MODELS
from danvan.aggregates.families.units import UNITS

BUILTIN: tuple[Aggregator[Any], ...] = (*MODELS, DistinctHolders(), *FIGURES, *AWARDS, *COVERAGE, *UNITS)
