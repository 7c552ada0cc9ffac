"""What the rows of each kind of list make."""

from collections.abc import Callable, Mapping

from danvan_lists.columns.headings import Meaning
from danvan_lists.columns.rows import Row
from danvan_lists.intake import Intake
from danvan_lists.kinds.awards import award_row
from danvan_lists.kinds.figures import figure_row
from danvan_lists.kinds.made import Made
from danvan_lists.kinds.models import DESCRIBED, HOLDING, STEPPING, model_row
from danvan_lists.kinds.units import unit_row

Maker = Callable[[Row, Intake], list[Made] | None]
"""Makes the facts of a row; None if the row heads those below. What it could not read it has reported."""

MAKERS: Mapping[str, Maker] = {
    "registrations": model_row,
    "recognitions": model_row,
    "models": model_row,
    "awards": award_row,
    "figures": figure_row,
    "units": unit_row,
}

_TITLED = frozenset({"number", "ignore", "note", "id", "period"})
USED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("registrations", "recognitions", "models"),
        frozenset({"name", "place", "field", "type", *HOLDING, *STEPPING, *DESCRIBED}),
    ),
    "awards": frozenset(
        {"recipient", "holder", "person", "name", "unit", "office", "form", "grantor", "reason", "bonus", "state"}
        | {"decision", "decision_date", "by", "recipient_kind", "type", "value", "count_unit"}
    ),
    "figures": frozenset({"unit", "holder", "measure", "figure", "value", "outputs", "count_unit"}),
    "units": frozenset({"unit", "name", "holder", "kind", "level", "parent", "code", "alias", "start", "end"}),
}
"""The roles of columns that each kind of list takes something from."""

_STEPS = frozenset({"field", "type", "level", "registered_level", "recognised_level", "standing"})
_TICKED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("registrations", "recognitions", "models"), _STEPS),
    "awards": frozenset({"recipient", "recipient_kind", "type"}),
    "units": frozenset(),
}
"""What columns to be ticked, or to be counted in, may stand for in each kind of list."""


def unused(kind: str, meaning: Meaning) -> bool:
    """Whether a kind of list takes nothing from a column that is understood.

    >>> unused("models", Meaning("bonus")), unused("models", Meaning("name"))
    (True, False)
    >>> unused("awards", Meaning("figure", "models", (("standing", "registered"),)))
    True
    """
    used = USED.get(kind)
    if used is None or meaning.role in _TITLED:
        return False
    if meaning.role in ("figure", "flag") and meaning.codes:
        # It may be ticked, or count those that are rewarded.
        return kind != "figures" and _TICKED[kind].isdisjoint(name for name, _ in meaning.codes)
    return meaning.role not in used


__all__ = ["MAKERS", "Made", "Maker", "unused"]
