"""A unit: one row of its life."""

from collections.abc import Iterable

import attrs

from danvan.facts.fields import SOURCE, distinct, name_text
from danvan.values.citations import Source
from danvan.values.described import describe
from danvan.values.ids import UnitId, to_unit, unit_id
from danvan.values.spans import ALWAYS, Span


@attrs.frozen
class Code:
    """A unit's code in a scheme of codes (`gso` for the statistical office's), and when it was its code."""

    scheme: str = attrs.field(
        metadata=describe(vi="hệ mã", en="The scheme of codes (`gso` is the statistical office's).", code="code-scheme")
    )
    value: str = attrs.field(converter=name_text, metadata=describe(vi="giá trị", en="The code in that scheme."))
    during: Span = attrs.field(
        default=ALWAYS, metadata=describe(vi="thời gian", en="The days on which it was the unit's code.")
    )


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

    id: UnitId = attrs.field(
        converter=unit_id,
        metadata=describe(vi="mã bản ghi đơn vị", en="The unit's identity; every row of its life has the same."),
    )
    name: str = attrs.field(converter=name_text, metadata=describe(vi="tên", en="Its name on those days."))
    kind: str = attrs.field(
        metadata=describe(
            vi="loại",
            en="The kind of unit, a code of the vocabulary (`commune`, `provincial-party-committee` …).",
            code="unit-kind",
        )
    )
    level: str | None = attrs.field(
        default=None,
        metadata=describe(
            vi="cấp",
            en="The level it stands at, a code of the vocabulary; it comes from the place, not from the name.",
            code="level",
        ),
    )
    parent: UnitId | None = attrs.field(
        default=None,
        converter=to_unit,
        metadata=describe(vi="cấp trên", en="The unit above it in the line of command, by id."),
    )
    place: UnitId | None = attrs.field(
        default=None, converter=to_unit, metadata=describe(vi="địa bàn", en="The territory it serves, by id.")
    )
    place_source: Source | None = attrs.field(
        default=None,
        metadata=describe(
            vi="nguồn của địa bàn",
            en="Where its place was found, where its own source does not name it.",
            merge="first",
        ),
    )
    groups: tuple[UnitId, ...] = attrs.field(
        default=(),
        converter=distinct,
        metadata=describe(vi="khối, cụm", en="The blocks and clusters it belongs to, by id.", merge="union"),
    )
    codes: tuple[Code, ...] = attrs.field(
        default=(),
        converter=_codes,
        metadata=describe(vi="mã số", en="Its codes in schemes of others, dated.", merge="union"),
    )
    aliases: tuple[str, ...] = attrs.field(
        default=(),
        converter=distinct,
        metadata=describe(vi="tên khác", en="Other names or spellings it is found under.", merge="union"),
    )
    during: Span = attrs.field(
        default=ALWAYS,
        metadata=describe(
            vi="thời gian",
            en="The days this row holds for; a change of name, kind, level or parent is a further row.",
            dates=True,
        ),
    )
    source: Source | None = attrs.field(default=None, metadata=SOURCE)
