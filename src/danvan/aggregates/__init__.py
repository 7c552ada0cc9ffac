"""Aggregators: what adds a book up."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan.aggregates.accounts.balance import (
        Balance,
        balance_table,
    )
    from danvan.aggregates.accounts.growth import (
        Growth,
        growth,
    )
    from danvan.aggregates.accounts.reconcile import (
        reconcile,
    )
    from danvan.aggregates.aggregator import (
        Aggregator,
        aggregate,
    )
    from danvan.aggregates.builtin import (
        BUILTIN,
    )
    from danvan.aggregates.explain import (
        Explanation,
    )
    from danvan.aggregates.tally.rollup import (
        rolled_up,
    )
    from danvan.aggregates.tally.tally import (
        Dimension,
        Tally,
    )
else:
    from danvan.lazy import resolver

    __getattr__, __dir__ = resolver(
        __name__,
        {
            "Aggregator": "danvan.aggregates.aggregator",
            "BUILTIN": "danvan.aggregates.builtin",
            "Balance": "danvan.aggregates.accounts.balance",
            "Dimension": "danvan.aggregates.tally.tally",
            "Explanation": "danvan.aggregates.explain",
            "Growth": "danvan.aggregates.accounts.growth",
            "Tally": "danvan.aggregates.tally.tally",
            "aggregate": "danvan.aggregates.aggregator",
            "balance_table": "danvan.aggregates.accounts.balance",
            "growth": "danvan.aggregates.accounts.growth",
            "reconcile": "danvan.aggregates.accounts.reconcile",
            "rolled_up": "danvan.aggregates.tally.rollup",
        },
    )

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
    "growth",
    "reconcile",
    "rolled_up",
]
