"""The rules that danvan itself offers, by code."""

from collections.abc import Mapping

from danvan.rules.awards import awards, bonuses, eligibility, persons, powers, twice
from danvan.rules.citations import citations
from danvan.rules.engine.rule import Rule, rules_in
from danvan.rules.figures import balances, comparisons, figures, funnel, sums
from danvan.rules.models import fields, models, names, rewards, steps
from danvan.rules.periods import periods
from danvan.rules.units import lives, presence, records, successions, units

BUILTIN: tuple[Rule, ...] = rules_in(
    *(records, units, lives, presence, successions),
    *(periods,),
    *(models, steps, names, fields, rewards),
    *(powers, awards, twice, persons, eligibility, bonuses),
    *(figures, funnel, sums, balances, comparisons),
    *(citations,),
)

RETIRED: Mapping[str, str] = {}
"""Codes of rules that are gone, with the version that dropped them and why; a code is never used again."""
