"""Whose id is whose: our ids of units, kept from one release of the source to the next.

A code is given out again and corrected, a name is corrected too, so neither is identity. An id is given once, from the
names as they were then, and afterwards means nothing but the unit it was given to.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Literal

import attrs

from danvan_vn_units.edition import Edition, Epoch, Level, Place
from danvan_vn_units.folding import letters, short, spelling, word_of

Sort = Literal["code", "name", "parent", "new", "gone"]
Ids = Mapping[tuple[Epoch, str], str]
ORDER: tuple[Level, ...] = ("province", "district", "commune")
ROOT = "vn"


@attrs.frozen(kw_only=True)
class Change:
    """What a release says otherwise of a unit than the recorded one: its code, name or parent; or that it is new or
    gone."""

    sort: Sort
    epoch: Epoch
    id: str
    old: str | None
    new: str | None


@attrs.frozen
class Identified:
    """The id of every unit of a release, by epoch and code, and what changed since the recorded release."""

    ids: Ids = attrs.field(repr=False)
    changes: tuple[Change, ...] = ()


@attrs.frozen
class _Seen:
    place: Place
    above: str | None  # our id of the unit it lies in

    @property
    def rank(self) -> tuple[str, str]:
        return (self.place.epoch, self.place.code)


# From the surest likeness to the faintest. The name comes before the code: where two codes were swapped, the ids
# stay with the names. Only what is alike to exactly one is taken.
LIKENESSES: tuple[Callable[[_Seen], Hashable], ...] = (
    lambda seen: (seen.place.code, spelling(seen.place.name), seen.above),
    lambda seen: (spelling(seen.place.name), seen.above),
    lambda seen: (letters(seen.place.name), seen.above),
    lambda seen: (seen.place.code, letters(short(seen.place.name)), seen.above),
    lambda seen: (seen.place.code, spelling(seen.place.name)),
    lambda seen: (seen.place.code, seen.above),
)


def identify(found: Edition, known: Edition) -> Identified:
    """The ids of a release's units: those of the recorded release where a unit is in it, new ones where it is not.

    Parameters: `known` is the recorded release, with its ids.
    """
    if found.ids:
        return Identified(found.ids)
    ids: dict[tuple[Epoch, str], str] = {}
    changes: list[Change] = []
    taken = set(known.ids.values())
    epochs: tuple[Epoch, Epoch] = ("before", "after")
    for epoch in epochs:
        for level in ORDER:
            mine = [_seen(place, ids) for place in found.places if (place.epoch, place.level) == (epoch, level)]
            theirs = [_seen(place, known.ids) for place in known.places if (place.epoch, place.level) == (epoch, level)]
            pairs, fresh, gone = _paired(mine, theirs)
            for one, other in pairs:
                ids[epoch, one.place.code] = known.ids[epoch, other.place.code]
                changes.extend(_differences(known.ids[epoch, other.place.code], one, other))
            for one in sorted(fresh, key=lambda seen: seen.place.code):
                ids[epoch, one.place.code] = minted(one.place, one.above, taken)
                changes.append(_change("new", ids[epoch, one.place.code], epoch, None, one.place.name))
            changes.extend(
                _change("gone", known.ids[epoch, other.place.code], epoch, other.place.name, None)
                for other in sorted(gone, key=lambda seen: seen.place.code)
            )
    return Identified(ids, tuple(changes))


def first_ids(found: Edition, same: Iterable[tuple[str, str]]) -> Ids:
    """The ids of a first release.

    Parameters: `same` are pairs of codes, before and after, of units that lived on through the reform.
    """
    lives = {after: before for before, after in same}
    ids: dict[tuple[Epoch, str], str] = {}
    taken: set[str] = set()
    places = sorted(found.places, key=lambda one: (one.epoch != "before", len(one.code), one.code))
    for place in places:
        if place.epoch == "after" and place.code in lives:
            ids["after", place.code] = ids["before", lives[place.code]]
        else:
            above = None if place.above is None else ids[place.epoch, place.above]
            ids[place.epoch, place.code] = minted(place, above, taken)
    return ids


def minted(place: Place, above: str | None, taken: set[str]) -> str:
    """A new id, of the names in use now; it is added to those taken.

    >>> minted(Place(epoch="after", code="91", name="Tỉnh An Giang"), None, {"vn/an-giang"})
    'vn/an-giang-2025'
    >>> minted(Place(epoch="before", code="31012", name="Xã Thạnh Yên"), "vn/kien-giang/huyen-u-minh-thuong", set())
    'vn/kien-giang/huyen-u-minh-thuong/xa-thanh-yen'
    """
    name = place.name if place.level != "province" or word_of(place.name) is None else short(place.name)
    reformed = "-2025" if place.epoch == "after" and place.level == "province" else ""
    wanted = f"{above or ROOT}/{letters(name).replace(' ', '-')}{reformed}"
    free = wanted
    number = 1
    while free in taken:
        number += 1
        free = f"{wanted}~{number}"
    taken.add(free)
    return free


def _seen(place: Place, ids: Ids) -> _Seen:
    return _Seen(place, None if place.above is None else ids.get((place.epoch, place.above)))


def _paired(mine: list[_Seen], theirs: list[_Seen]) -> tuple[list[tuple[_Seen, _Seen]], list[_Seen], list[_Seen]]:
    pairs: list[tuple[_Seen, _Seen]] = []
    for likeness in LIKENESSES:
        if not (mine and theirs):
            break
        here, there = _only(mine, likeness), _only(theirs, likeness)
        met = [(here[key], there[key]) for key in here if key in there]
        pairs.extend(met)
        done = {one.rank for one, _ in met}, {other.rank for _, other in met}
        mine = [one for one in mine if one.rank not in done[0]]
        theirs = [other for other in theirs if other.rank not in done[1]]
    return pairs, mine, theirs


def _only(seen: list[_Seen], likeness: Callable[[_Seen], Hashable]) -> dict[Hashable, _Seen]:
    counted = Counter(likeness(one) for one in seen)
    return {key: one for one in seen if counted[key := likeness(one)] == 1}


def _differences(unit: str, one: _Seen, other: _Seen) -> Iterable[Change]:
    now, was, epoch = one.place, other.place, one.place.epoch
    if now.code != was.code:
        yield _change("code", unit, epoch, was.code, now.code)
    if unicodedata.normalize("NFC", now.name) != unicodedata.normalize("NFC", was.name):
        yield _change("name", unit, epoch, was.name, now.name)
    if one.above != other.above:
        yield _change("parent", unit, epoch, other.above, one.above)


def _change(sort: Sort, unit: str, epoch: Epoch, was: str | None, now: str | None) -> Change:
    return Change(sort=sort, epoch=epoch, id=unit, old=was, new=now)
