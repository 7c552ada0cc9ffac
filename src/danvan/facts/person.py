"""A person, as far as a report needs one."""

import attrs

from danvan.facts.fields import words_or_none
from danvan.values.ids import UnitId, to_unit


@attrs.frozen(kw_only=True)
class Person:
    """A person as far as a report needs: the name, the office held, the unit. Nothing else is kept."""

    name: str | None = attrs.field(default=None, converter=words_or_none)
    office: str | None = attrs.field(default=None, converter=words_or_none)
    unit: UnitId | None = attrs.field(default=None, converter=to_unit)
