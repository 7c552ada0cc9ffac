"""Facts as rows of texts, one column for each thing they hold, and back: what a table can carry and lose nothing.

A column is headed by the way to what it holds, in the labels that the fields have: “Mốc 2 / Cấp” is the level of the
second milestone. The first column holds the id and says what the rows are.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from danvan.codec.converter import from_plain, to_plain
from danvan.errors import BadValue
from danvan.facts import Breakdown, Fact
from danvan.facts.kinds import KINDS
from danvan.facts.structure import Field, by_class, fields
from danvan.values.patterns import pattern
from danvan.values.text import capitalised

_PARTS = " / "
_PRESENT = "Có ghi"
"""What heads a column that says of a part only that it is there: a person, say, of whom nothing is told."""

_QUOTED = pattern(r'["\s]|.*\s\Z', re.DOTALL)
_COUNTED = pattern(r"(?P<label>.+) (?P<number>[1-9]\d{0,3})")
MOST_COLUMNS = 500
"""Columns of one table; a spreadsheet opens more, but nobody reads them."""

Path = tuple[str | int, ...]


def rows(facts: Iterable[Fact]) -> Iterator[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]:
    """For each kind of fact: the headings of its columns, and a row of texts for each fact.

    Raises: BadValue where one kind takes more columns than a table should have.

    >>> from danvan.facts import Milestone, Model
    >>> model = Model(id="m", name="Nuôi tôm", milestones=[Milestone(kind="registered", level="commune")])
    >>> [*rows([model])][0][0]
    ('Mã bản ghi mô hình', 'Tên', 'Mốc 1 / Loại', 'Mốc 1 / Cấp')
    """
    by_kind: dict[type[Fact], list[dict[Path, str]]] = {}
    places = {kind: _Place(kind) for kind in KINDS}
    for fact in facts:
        by_kind.setdefault(type(fact), []).append(dict(_leaves(to_plain(fact), places[type(fact)])))
    for kind in KINDS:
        found = by_kind.get(kind, [])
        if not found:
            continue
        paths = sorted({path for leaves in found for path in leaves}, key=lambda path: _order(kind, path))
        if len(paths) > MOST_COLUMNS:
            raise BadValue("columns of the list", len(paths), f"a list has at most {MOST_COLUMNS}; list fewer facts")
        yield (
            tuple(_heading(kind, path) for path in paths),
            tuple(tuple(leaves.get(path, "") for path in paths) for leaves in found),
        )


def columns(headings: Sequence[str]) -> tuple[type[Fact], tuple[Path, ...]] | None:
    """The kind of fact and the ways that some headings stand for; None where they are not of such a table.

    >>> columns(("Mã bản ghi mô hình", "Mốc 2 / Cấp"))[1]
    (('id',), ('milestones', 1, 'level'))
    >>> columns(("TT", "Tên mô hình")) is None
    True
    """
    kind = next((kind for kind in KINDS if headings and _heading(kind, ("id",)) == headings[0]), None)
    if kind is None:
        return None
    paths = [("id",), *(_path(kind, heading) for heading in headings[1:])]
    return (kind, tuple(paths)) if all(paths) and _agree(paths) else None


def _agree(paths: Sequence[Path]) -> bool:
    """Whether no way leads through what another ends at, and each place holds either names or numbers."""
    ends = set(paths)
    steps: dict[Path, type] = {}
    for path in paths:
        for at, step in enumerate(path):
            if path[:at] in ends or steps.setdefault(path[:at], type(step)) is not type(step):
                return False
    return len(ends) == len(paths)


def fact_of(kind: type[Fact], paths: Sequence[Path], texts: Sequence[str]) -> Fact:
    """The fact of a row.

    Raises: DecodeError with every cell that does not fit.

    >>> from danvan.facts import Model
    >>> fact_of(Model, [("id",), ("name",), ("fields", 0)], ["m", "Nuôi tôm", "economy"]).fields
    ('economy',)
    """
    plain: dict[str, Any] = {}
    for path, text in zip(paths, texts, strict=False):
        if text:
            _put(plain, path, _value(_place(kind, path), text))
    return from_plain(_listed(plain), kind)


class _Place:
    """A place within a fact: the class it is in, the field, the path to it, and the places within it met so far."""

    __slots__ = ("_inner", "field", "path", "within")

    def __init__(self, within: type | None, field: Field | None = None, path: Path = ()) -> None:
        self.within, self.field, self.path = within, field, path
        self._inner: dict[str | int, _Place] = {}

    def step(self, step: str | int) -> "_Place":
        """The place of a field or of a number within this one."""
        found = self._inner.get(step)
        if found is None:
            path = (*self.path, step)
            if isinstance(step, int):
                found = _Place(self.within, self.field, path)
            else:
                field = fields(self.within).get(step) if self.within is not None else None
                found = _Place(field.part if field is not None else None, field, path)
            self._inner[step] = found
        return found


def _walked(kind: type, path: Path) -> _Place:
    place = _Place(kind)
    for step in path:
        place = place.step(step)
    return place


_place: Callable[[type, Path], _Place] = lru_cache(maxsize=4 * MOST_COLUMNS)(_walked)
"""The place at the end of a path: the same columns come row after row."""


def _leaves(plain: Any, place: _Place) -> Iterator[tuple[Path, str]]:
    match plain:
        case {} if not plain and place.path:
            yield (*place.path, ""), "x"
        case dict():
            for name, value in plain.items():
                yield from _leaves(value, place.step(name))
        case list():
            for number, value in enumerate(plain):
                yield from _leaves(value, place.step(number))
        case None:
            return
        case str() if not _needs_quotes(plain, place):
            yield place.path, plain
        case _:
            yield place.path, json.dumps(plain, ensure_ascii=False)


def _needs_quotes(text: str, place: _Place) -> bool:
    """Whether a text would not come back from a table as it is: for its blanks, its digits, or because it is empty."""
    if not text or not text.isprintable() or _QUOTED.match(text):
        return True
    if _holds(place, Decimal) or text[:1] not in "-0123456789":
        return False
    try:
        Decimal(text)
    except InvalidOperation:
        return False
    return True


def _holds(place: _Place, *kinds: type) -> bool:
    return place.field is not None and place.field.holds in kinds


def _value(place: _Place, text: str) -> Any:
    quoted = len(text) > 1 and text[0] == text[-1] == '"'
    if quoted or (_holds(place, int, bool, float) and len(text) < 20):
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text


def _put(plain: dict[Any, Any], path: Path, value: Any) -> None:
    for step in path[:-1]:
        plain = plain.setdefault(step, {})
    if path[-1] != "":
        plain[path[-1]] = value


def _listed(plain: Any) -> Any:
    """What was put together by numbers, as lists."""
    if not isinstance(plain, dict):
        return plain
    made = {name: _listed(value) for name, value in plain.items()}
    return [made[at] for at in sorted(made)] if made and all(isinstance(name, int) for name in made) else made


def _order(kind: type, path: Path) -> tuple[tuple[int, str], ...]:
    """What columns are sorted by: the order of the fields, the number in a list, the name of a dimension."""
    order: list[tuple[int, str]] = []
    place = _Place(kind)
    for step in path:
        names = () if place.within is None else tuple(fields(place.within))
        order.append((step, "") if isinstance(step, int) else (names.index(step) if step in names else -1, step))
        place = place.step(step)
    return tuple(order)


def _heading(kind: type, path: Path) -> str:
    parts: list[str] = []
    place = _Place(kind)
    for step in path:
        place = place.step(step)
        if isinstance(step, int):
            parts[-1] = f"{parts[-1]} {step + 1}"
        elif place.field is not None:
            parts.append(capitalised(place.field.label))
        else:
            parts.append(step or _PRESENT)
    return _PARTS.join(parts)


def _path(kind: type, heading: str) -> Path:
    """The way that a heading stands for; an empty one where it stands for none."""
    place = _Place(kind)
    parts = heading.split(_PARTS)
    for at, part in enumerate(parts):
        if place.field is not None and place.field.holds is Breakdown:
            return (*place.path, _PARTS.join(parts[at:]))
        if place.within is None:
            return ()
        by_label, counted = _by_label(place.within), _COUNTED.fullmatch(part)
        if part in by_label:
            place = place.step(by_label[part])
        elif counted is not None and counted["label"] in by_label:
            place = place.step(by_label[counted["label"]]).step(int(counted["number"]) - 1)
        elif part == _PRESENT and place.path:
            return (*place.path, "")
        else:
            return ()
    return place.path


@by_class
def _by_label(kind: type) -> Mapping[str, str]:
    return {capitalised(field.label): field.name for field in fields(kind).values()}
