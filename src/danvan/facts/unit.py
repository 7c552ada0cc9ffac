"""A unit: one row of its life."""

from collections.abc import Iterable

import attrs

from danvan.facts.fields import distinct, name_text
from danvan.values.citations import Source
from danvan.values.ids import UnitId, to_unit, unit_id
from danvan.values.spans import ALWAYS, Span


@attrs.frozen
class Code:
    """A unit's code in a scheme of codes (`gso` for the statistical office's), and when it was its code."""

    scheme: str
    value: str = attrs.field(converter=name_text)
    during: Span = ALWAYS


def _codes(values: Iterable[Code]) -> tuple[Code, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True, weakref_slot=False)  # there are millions
class Unit:
    """One row of a unit's life: what it was called, of what kind it was and under whom, during a span.

    A change of name, kind, level or parent is a further row with the same id and a later span. Identity
    is our own id: a name, or a code that is given out again, is never identity.

    Parameters: `kind` and `level` are codes of the vocabulary (the level comes from the place: a *Thành
    ủy* may be provincial or district); `parent` is the line of command, `place` the territory the body
    serves, with a source of its own where the unit's source does not name it; `groups` the blocks and
    clusters it belongs to.

    >>> Unit(id="hlhpn-dang-van-do", name="Chi hội Phụ nữ ấp Đặng Văn Do", kind="women-chapter").during
    Span(start=None, end=None)
    """

    id: UnitId = attrs.field(converter=unit_id)
    name: str = attrs.field(converter=name_text)
    kind: str
    level: str | None = None
    parent: UnitId | None = attrs.field(default=None, converter=to_unit)
    place: UnitId | None = attrs.field(default=None, converter=to_unit)
    place_source: Source | None = None
    groups: tuple[UnitId, ...] = attrs.field(default=(), converter=distinct)
    codes: tuple[Code, ...] = attrs.field(default=(), converter=_codes)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=distinct)
    during: Span = ALWAYS
    source: Source | None = None
