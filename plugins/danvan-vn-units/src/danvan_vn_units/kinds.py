"""The kind of a unit in danvan's vocabulary, and its name as it is printed."""

import tomllib
from functools import cache
from importlib import resources

import attrs

from danvan import BadValue
from danvan_vn_units.edition import Level, Place
from danvan_vn_units.folding import word_of


@attrs.frozen(kw_only=True)
class Kind:
    """A row of kinds.toml: which word at which level, and under which kind, is which code."""

    level: Level
    word: str
    code: str
    under: str | None = None
    printed: str | None = None


@cache  # the file is part of this distribution
def kinds() -> tuple[Kind, ...]:
    """The kinds that the words of the source stand for."""
    table = tomllib.loads(resources.files("danvan_vn_units").joinpath("data/kinds.toml").read_text("utf-8"))
    return tuple(Kind(**row) for row in table["kind"])


def kind_of(place: Place, above: str | None) -> Kind:
    """The kind of a place.

    Parameters: `above` is the kind's code of the unit it lies in.

    Raises: BadValue when the word before its name is not known at its level.

    >>> kind_of(Place(epoch="before", code="769", name="Thành phố Thủ Đức"), "municipality").code
    'municipal-city'
    """
    word = word_of(place.name)
    found = _by_word().get((place.level, word or ""), ())
    for kind in found:
        if kind.under is None or kind.under == above:
            return kind
    raise BadValue(f"name of {place.level} {place.code}", place.name, "begin it with the word of its kind")


def printed(place: Place, kind: Kind) -> str:
    """The name of a place as texts print it, with a small letter but for cities that are provinces.

    >>> place = Place(epoch="before", code="31012", name="Xã Thạnh Yên")
    >>> printed(place, kind_of(place, "rural-district"))
    'xã Thạnh Yên'
    """
    return (kind.printed or kind.word) + place.name[len(kind.word) :]


def renamed(name: str, kind: str) -> str:
    """A printed name with the word of another kind before it.

    >>> renamed("xã Lộc Ninh", "ward")
    'phường Lộc Ninh'
    """
    word, now = word_of(name), next((one for one in kinds() if one.code == kind), None)
    return name if word is None or now is None else (now.printed or now.word) + name[len(word) :]


@cache  # of a constant
def _by_word() -> dict[tuple[str, str], tuple[Kind, ...]]:
    found: dict[tuple[str, str], tuple[Kind, ...]] = {}
    for kind in kinds():
        found[kind.level, kind.word] = (*found.get((kind.level, kind.word), ()), kind)
    return found
