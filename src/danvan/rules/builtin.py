"""The rules that danvan itself offers, by subject."""

from danvan.rules import (
    awards,
    balances,
    bonuses,
    citations,
    comparisons,
    eligibility,
    figures,
    funnel,
    models,
    names,
    periods,
    powers,
    records,
    successions,
    sums,
    units,
)
from danvan.rules.rule import Rule

BUILTIN: tuple[Rule, ...] = tuple(
    sorted(
        (
            rule
            for subject in (
                records,
                units,
                successions,
                periods,
                models,
                names,
                powers,
                awards,
                eligibility,
                bonuses,
                figures,
                funnel,
                sums,
                balances,
                comparisons,
                citations,
            )
            for rule in subject.RULES
        ),
        key=lambda rule: rule.code,
    )
)
