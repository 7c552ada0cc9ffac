"""What another passage of the sources says of the same fact."""

from collections.abc import Iterable

import attrs

from danvan.facts.fields import name_text
from danvan.values.citations import Source
from danvan.values.described import describe


@attrs.frozen
class Variant:
    """What another passage of the sources says of the same fact: kept, and found by a rule."""

    field: str = attrs.field(metadata=describe(vi="mục", en="The field that is told differently."))
    printed: str = attrs.field(converter=name_text, metadata=describe(vi="nguyên văn", en="What that passage says."))
    source: Source | None = attrs.field(default=None, metadata=describe(vi="nguồn", en="Where that passage stands."))


def to_variants(values: Iterable[Variant]) -> tuple[Variant, ...]:
    return tuple(values)
