"""What the rows of each kind of list make."""

from collections.abc import Callable, Mapping

from danvan.imports.kinds.awards import award_row
from danvan.imports.kinds.figures import figure_row
from danvan.imports.kinds.models import model_row
from danvan.imports.kinds.units import unit_row
from danvan.imports.reader import Reader
from danvan.imports.rows import Row

Maker = Callable[[Row, Reader], bool]
"""Makes the facts of a row; False when it made none. What it could not read it has told of."""

MAKERS: Mapping[str, Maker] = {
    "registrations": model_row,
    "recognitions": model_row,
    "models": model_row,
    "awards": award_row,
    "figures": figure_row,
    "units": unit_row,
}

__all__ = ["MAKERS", "Maker"]
