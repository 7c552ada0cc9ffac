"""The rules that danvan itself offers, by subject."""

from danvan.rules import (
    awards,
    balances,
    bonuses,
    citations,
    comparisons,
    eligibility,
    fields,
    figures,
    funnel,
    models,
    names,
    periods,
    powers,
    presence,
    records,
    rewards,
    steps,
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
                presence,
                successions,
                periods,
                models,
                steps,
                names,
                fields,
                rewards,
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
