"""Sums over rows of which some count again what others count: a district, and its communes below it."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set

import attrs

from danvan import Quantity


@attrs.frozen
class Summed:
    """A row to be summed up: whose numbers they are, and the numbers by the places of their columns."""

    unit: str | None
    numbers: Mapping[int, Quantity]


@attrs.frozen
class Total:
    """What rows add up to: each once, and without those that a row above them already counts."""

    full: Quantity
    net: Quantity


def total_of(rows: Iterable[Summed], column: int, above: Callable[[str], Set[str]]) -> Total | None:
    """The sums of a column; None if no row has a number there.

    A row is counted by another if its unit lies below that other's unit, and the number of that one is just what the
    rows below it add up to.

    Parameters: `above` gives the units above a unit.

    >>> rows = [Summed("d", {1: Quantity(30)}), Summed("x", {1: Quantity(10)}), Summed("y", {1: Quantity(20)})]
    >>> total = total_of(rows, 1, lambda unit: {"d"} if unit != "d" else set())
    >>> str(total.full.value), str(total.net.value)
    ('60', '30')
    """
    found = [(row.unit, row.numbers[column]) for row in rows if column in row.numbers]
    if not found:
        return None
    full = _sum([number for _, number in found])
    counted = _counted(found, above)
    net = [number for at, (_, number) in enumerate(found) if at not in counted]
    return Total(full, _sum(net) if counted else full)


def _counted(found: Sequence[tuple[str | None, Quantity]], above: Callable[[str], Set[str]]) -> Set[int]:
    """The places of rows that a row above them counts."""
    units = {unit for unit, _ in found if unit is not None}
    if len(units) < 2:
        return frozenset()
    higher = {unit: above(unit) & units - {unit} for unit in units}
    below: dict[str, list[int]] = {}
    for at, (unit, _) in enumerate(found):
        if unit is None:
            continue
        nearest = [one for one in higher[unit] if not any(one in higher[other] for other in higher[unit])]
        if len(nearest) == 1:
            below.setdefault(nearest[0], []).append(at)
    counted: set[int] = set()
    for parent, places in below.items():
        stated = [number for unit, number in found if unit == parent]
        if len(stated) == 1 and not apart(stated[0], _sum([found[at][1] for at in places])):
            counted.update(places)
    return counted


def _sum(numbers: Sequence[Quantity]) -> Quantity:
    first, *rest = numbers
    for number in rest:
        first = first + number
    return first


def apart(stated: Quantity, computed: Quantity) -> bool:
    """Whether two numbers are certainly not the same."""
    return stated.equals(computed) is False and stated.value != computed.value
