"""Which clause of its resolution made a commune of 1 July 2025: what a succession rests on, to be looked up."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import attrs


@attrs.frozen
class Clause:
    """A clause of article 1 of a resolution of 16 June 2025 on the communes of a province.

    >>> str(clauses()["31012"])
    'khoản 47 Điều 1 Nghị quyết 1654/NQ-UBTVQH15'
    """

    resolution: int
    number: int

    def __str__(self) -> str:
        return f"khoản {self.number} Điều 1 Nghị quyết {self.resolution}/NQ-UBTVQH15"


@cache  # the file is part of this distribution
def clauses() -> Mapping[str, Clause]:
    """The clause by the code of the commune it made; communes that no resolution touched have none.

    Each line of the file is a resolution and the codes in the order of its clauses, a dash for a clause that made none.
    """
    text = resources.files("danvan_vn_units").joinpath("data/clauses.txt").read_text("utf-8")
    found: dict[str, Clause] = {}
    for line in text.splitlines():
        resolution, *codes = line.split()
        for number, code in enumerate(codes, 1):
            if code != "-":
                found[code] = Clause(int(resolution), number)
    return found
