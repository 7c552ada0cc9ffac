"""Which units lived on through the reform: the same unit before and after, under another parent."""

from collections import Counter
from collections.abc import Iterator

from danvan_vn_units.edition import Edition
from danvan_vn_units.folding import spelling


def lived_on(found: Edition) -> Iterator[tuple[str, str]]:
    """The codes, before and after, of units that lived on: what became of the one is the other and nothing else, and
    the two have one name.

    A province lived on where no other joined it; a commune where it went whole and alone.
    """
    before = {place.code: place for place in found.places if place.epoch == "before"}
    after = {place.code: place for place in found.places if place.epoch == "after"}
    joined = Counter(new for _, new in province_links(found))
    went = Counter(link.before for link in found.links)
    came = Counter(link.after for link in found.links)
    whole = [(link.before, link.after) for link in found.links if link.part == "whole"]
    for old, new in province_links(found):
        if joined[new] == 1 and spelling(before[old].name) == spelling(after[new].name):
            yield old, new
    for old, new in whole:
        if went[old] == came[new] == 1 and spelling(before[old].name) == spelling(after[new].name):
            yield old, new


def province_links(found: Edition) -> tuple[tuple[str, str], ...]:
    """Which provinces went into which, as their communes tell."""
    above = {(place.epoch, place.code): place.above for place in found.places}

    def province(code: str | None) -> str:
        while code is not None and len(code) > 2:
            code = above["before", code]
        return code or ""

    pairs = {(province(link.before), above["after", link.after] or "") for link in found.links}
    return tuple(sorted(pairs))
