"""What another passage of the sources says of the same fact."""

from collections.abc import Iterable

import attrs

from danvan.facts.fields import name_text
from danvan.values.citations import Source


@attrs.frozen
class Variant:
    """What another passage of the sources says of the same fact: kept, and found by a rule."""

    field: str
    printed: str = attrs.field(converter=name_text)
    source: Source | None = None


def to_variants(values: Iterable[Variant]) -> tuple[Variant, ...]:
    return tuple(values)
