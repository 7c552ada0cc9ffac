"""The rules that danvan itself offers, by subject."""

from danvan.rules.awards import awards, bonuses, eligibility, powers
from danvan.rules.citations import citations
from danvan.rules.engine.rule import Rule
from danvan.rules.figures import balances, comparisons, figures, funnel, sums
from danvan.rules.models import fields, models, names, rewards, steps
from danvan.rules.periods import periods
from danvan.rules.units import presence, records, successions, units

SUBJECTS = (
    *(records, units, presence, successions),
    *(periods,),
    *(models, steps, names, fields, rewards),
    *(powers, awards, eligibility, bonuses),
    *(figures, funnel, sums, balances, comparisons),
    *(citations,),
)

BUILTIN: tuple[Rule, ...] = tuple(
    sorted((rule for subject in SUBJECTS for rule in subject.RULES), key=lambda rule: rule.code)
)
