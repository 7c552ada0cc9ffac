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
        | {"decision", "decision_date", "by", "recipient_kind", "type", "value", "figure", "count_unit"}
    ),
    "figures": frozenset({"unit", "holder", "measure", "figure", "value", "outputs", "count_unit"}),
    "units": frozenset({"unit", "name", "holder", "kind", "level", "parent", "code", "alias", "start", "end"}),
}
"""The roles of columns that each kind of list takes something from."""


def unused(kind: str, meaning: Meaning) -> bool:
    """Whether a kind of list takes nothing from a column that is understood.

    >>> unused("models", Meaning("bonus")), unused("models", Meaning("name"))
    (True, False)
    """
    if meaning.role == "figure" and meaning.measure is None and meaning.codes:
        return False  # it may be ticked
    used = USED.get(kind)
    return used is not None and meaning.role not in used | _TITLED | {"flag"}


__all__ = ["MAKERS", "Maker", "unused"]
