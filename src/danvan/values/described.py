"""What a field says of itself: its label, its meaning, its codes, how two tellings of it merge.

It stands in the metadata of the attrs field, where the field is declared; everything else that has to know a field
(the JSON Schema, lists of records, findings, references, merging, restating) is derived from it by walking the classes.
What the type says already, such as the kind of fact that a `UnitId` refers to, is not said again.
"""

from collections.abc import Mapping
from typing import Any, Literal

import attrs

Merge = Literal["contradict", "parts", "union", "first"]
"""How two tellings of one fact merge in a field, where both say something and it differs.

`contradict`: the first stays, and the contradiction is reported. `parts`: the value is merged field by field. `union`:
a list has what either lists. `first`: where something was found and how it was printed is not what was said, so the
first stays, and the second is returned beside.
"""

KEY = "danvan"
"""Where it stands in the metadata of a field; other packages have keys of their own."""


@attrs.frozen(kw_only=True)
class Described:
    """What a field says of itself.

    Parameters: `en` is the meaning, a sentence; `vi` the label, as it stands in a finding and, with a capital, over a
    column; `code` the scheme of the vocabulary that its codes are of; `merge` how two tellings merge; `dates` whether
    it says on which days the record holds or happened; `carried` whether a unit in it is replaced by its successor when
    a book is restated on another day's map.
    """

    en: str = ""
    vi: str = ""
    code: str | None = None
    merge: Merge = "contradict"
    dates: bool = False
    carried: bool = False


NOTHING = Described()


def describe(
    *,
    en: str,
    vi: str = "",
    code: str | None = None,
    merge: Merge = "contradict",
    dates: bool = False,
    carried: bool = False,
) -> Mapping[str, Described]:
    """The metadata of an attrs field that describes itself; the parameters are those of :class:`Described`.

    >>> @attrs.frozen
    ... class Gift:
    ...     weight: int = attrs.field(metadata=describe(vi="cân nặng", en="Its weight in grams."))
    >>> described(attrs.fields(Gift).weight).vi
    'cân nặng'
    """
    return {KEY: Described(en=en, vi=vi, code=code, merge=merge, dates=dates, carried=carried)}


def described(field: "attrs.Attribute[Any]") -> Described:
    """What a field says of itself; nothing where it was declared without."""
    found: Described = field.metadata.get(KEY, NOTHING)
    return found
