"""A person, as far as a report needs one."""

import attrs

from danvan.facts.fields import words_or_none
from danvan.values.described import describe
from danvan.values.ids import UnitId, to_unit


@attrs.frozen(kw_only=True)
class Person:
    """A person as far as a report needs: the name, the office held, the unit. Nothing else is kept."""

    name: str | None = attrs.field(
        default=None, converter=words_or_none, metadata=describe(vi="tên", en="The name, where it is needed at all.")
    )
    office: str | None = attrs.field(
        default=None, converter=words_or_none, metadata=describe(vi="chức vụ", en="The office held.")
    )
    unit: UnitId | None = attrs.field(
        default=None,
        converter=to_unit,
        metadata=describe(vi="đơn vị", en="The unit the office is in, by id.", carried=True),
    )
