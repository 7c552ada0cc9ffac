"""What became of units on 1 July 2025, as successions: each old unit stands before exactly one of them."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

import attrs

from danvan import Citation, Share, Source, Succession
from danvan_vn_units.clauses import clauses
from danvan_vn_units.edition import Epoch, Link, Place
from danvan_vn_units.folding import short, spelling
from danvan_vn_units.identity import Ids
from danvan_vn_units.overrides import Overrides, Text

GUESSED = "guess"
DEFAULT_WEIGHT = 2
"""How much more the source's default heir counts than any other, when shares are guessed. No text says so."""

MILLIONTH = Decimal("0.000001")
SPLIT_NOTE = (
    "Nguồn không có tỷ lệ. Tỷ lệ ghi ở đây là phỏng đoán: đơn vị mà nguồn lấy làm mặc định (cũng là đoán, theo vị trí)"
    " tính gấp đôi."
)
DISTRICT_NOTE = "Đơn vị kế tục suy từ các xã của huyện; tỷ lệ là phỏng đoán theo số xã."
NO_SHARES = "Nguồn không có tỷ lệ."


@attrs.frozen(kw_only=True)
class Heirs:
    """What successions are made of: the places, our ids, the links as corrected, the kinds, what we say ourselves."""

    places: Mapping[tuple[Epoch, str], Place] = attrs.field(repr=False)
    ids: Ids = attrs.field(repr=False)
    links: tuple[Link, ...] = attrs.field(repr=False)
    kinds: Mapping[tuple[Epoch, str], str] = attrs.field(repr=False)
    own: Overrides = attrs.field(repr=False)
    citation: Citation

    def old(self, code: str) -> str:
        """Our id of a unit before the reform."""
        return self.ids["before", code]

    def new(self, code: str) -> str:
        """Our id of a unit after it."""
        return self.ids["after", code]

    def province(self, epoch: Epoch, code: str) -> str:
        """The code of the province a unit lies in."""
        place = self.places[epoch, code]
        while place.above is not None:
            place = self.places[epoch, place.above]
        return place.code

    def source(self, place: str, note: str | None = None, *, confidence: str = "secondary") -> Source:
        """Where the source says it, and what we say to it."""
        return Source(citation=self.citation, file="converter_2025.json", place=place, confidence=confidence, note=note)

    def decided(self, text: Text | None) -> tuple[Citation, ...]:
        """The citation of a deciding text, where we know of one."""
        return () if text is None else (text.citation,)

    def clause(self, after: Iterable[str]) -> tuple[str, str | None]:
        """How sure the successions of new communes are, and the clauses that say them, read one by one."""
        if not self.own.communes:
            return "secondary", None
        known = [clauses().get(code) for code in after]
        told = "; ".join(str(clause) for clause in known if clause is not None)
        return "sourced" if known and None not in known else "secondary", told or None

    def by_commune(self, after: str) -> tuple[Citation, ...]:
        """The resolution on the communes of the province that a new commune lies in."""
        return self.decided(self.own.communes.get(self.province("after", after)))


def successions(heirs: Heirs, *, guessed: bool) -> Iterator[Succession]:
    """The successions of provinces, of communes, then of districts.

    A unit that lived on (one id on both sides) has none: its rows say it.

    Parameters: `guessed` whether what was divided carries guessed shares.
    """
    by_old: dict[str, list[Link]] = {}
    by_new: dict[str, list[Link]] = {}
    for link in sorted(heirs.links, key=lambda one: (one.before, one.after)):
        by_old.setdefault(link.before, []).append(link)
        by_new.setdefault(link.after, []).append(link)
    yield from _of_provinces(heirs)
    for after, links in sorted(by_new.items()):
        found = _of_commune(heirs, after, links)
        if found is not None:
            yield found
    for before, links in sorted(by_old.items()):
        if len(links) > 1:
            yield _split(heirs, before, links, guessed=guessed)
    yield from _of_districts(heirs, by_old, guessed=guessed)


def _of_provinces(heirs: Heirs) -> Iterator[Succession]:
    joined: dict[str, set[str]] = {}
    for link in heirs.links:
        old, new = heirs.province("before", link.before), heirs.province("after", link.after)
        joined.setdefault(new, set()).add(old)
    for new, olds in sorted(joined.items()):
        before = [heirs.old(old) for old in sorted(olds)]
        if before == [heirs.new(new)]:
            continue
        yield Succession(
            id=f"{heirs.new(new)}:merge",
            kind="merge",
            before=before,
            after=[heirs.new(new)],
            on=heirs.own.reform,
            decided=heirs.decided(heirs.own.province),
            source=heirs.source(f"DICT_PROVINCE, provinceCode {new}"),
        )


def _of_commune(heirs: Heirs, after: str, links: list[Link]) -> Succession | None:
    """The units that went whole into a new commune; those that went in part are told by their own split."""
    whole = [link.before for link in links if link.part == "whole"]
    before = [heirs.old(old) for old in whole]
    if not whole or before == [heirs.new(after)]:
        return None
    confidence, told = heirs.clause([after])
    return Succession(
        id=f"{heirs.new(after)}:{'merge' if len(whole) > 1 else 'change'}",
        kind=_kind(heirs, after, links),
        before=before,
        after=[heirs.new(after)],
        on=heirs.own.reform,
        decided=heirs.by_commune(after),
        source=heirs.source(f"DICT_PROVINCE_WARD_NO_DIVIDED, wardCode {after}", told, confidence=confidence),
    )


def _kind(heirs: Heirs, after: str, links: list[Link]) -> str:
    whole = [link.before for link in links if link.part == "whole"]
    if len(whole) > 1:
        return "merge"
    if len(links) > 1:
        return "reorganise"  # one whole, and parts of others
    old, new = heirs.places["before", whole[0]], heirs.places["after", after]
    if heirs.kinds["before", old.code] == heirs.kinds["after", new.code]:
        return "rename"
    same_name = spelling(short(old.name)) == spelling(short(new.name))
    return "change-of-level" if same_name else "reorganise"


def _split(heirs: Heirs, before: str, links: list[Link], *, guessed: bool) -> Succession:
    weights = {heirs.new(link.after): _weight(heirs, link) for link in links}
    shares = _stated(heirs, links)
    confidence, told = heirs.clause(sorted(link.after for link in links))
    grounds = "; ".join(part for part in (told, _grounds(heirs, links)) if part) or None
    note = None if shares else SPLIT_NOTE if guessed else NO_SHARES
    return Succession(
        id=f"{heirs.old(before)}:split",
        kind="split",
        before=[heirs.old(before)],
        after=list(weights),
        on=heirs.own.reform,
        decided=heirs.by_commune(links[0].after),
        shares=shares or (_shares(heirs.old(before), weights) if guessed else ()),
        note=note,
        source=heirs.source(f"DICT_PROVINCE_WARD_DIVIDED, wardCode {before}", grounds, confidence=confidence),
    )


def _weight(heirs: Heirs, link: Link) -> int:
    """How much an heir counts when shares are guessed; nothing if a text says that no people went there."""
    if (link.before, link.after) in heirs.own.unpeopled:
        return 0
    return DEFAULT_WEIGHT if link.part == "default" else 1


def _stated(heirs: Heirs, links: list[Link]) -> tuple[Share, ...]:
    """The shares that we know from a text; none unless they are known of every heir.

    If all heirs but one took land without people, the one has them all.
    """
    told = {link: heirs.own.links.get((link.before, link.after)) for link in links}
    if all(one is not None and one.share is not None for one in told.values()):
        known = [(link, one.share, one.confidence) for link, one in told.items() if one and one.share is not None]
    elif len(links) > 1 and sum(_weight(heirs, link) > 0 for link in links) == 1:
        known = [(link, Decimal(_weight(heirs, link) > 0), "sourced") for link in links]
    else:
        return ()
    return tuple(Share(heirs.old(link.before), heirs.new(link.after), share, sure) for link, share, sure in known)


def _grounds(heirs: Heirs, links: list[Link]) -> str | None:
    told = [heirs.own.links.get((link.before, link.after)) for link in links]
    return "; ".join(dict.fromkeys(correction.ground for correction in told if correction is not None)) or None


def _of_districts(heirs: Heirs, by_old: Mapping[str, list[Link]], *, guessed: bool) -> Iterator[Succession]:
    communes: dict[str, list[str]] = {}
    for (epoch, code), place in sorted(heirs.places.items()):
        if epoch == "before" and place.level == "commune" and place.above is not None:
            communes.setdefault(place.above, []).append(code)
    for district, codes in sorted(communes.items()):
        weights: dict[str, Decimal] = {}
        for code in codes:
            links = by_old.get(code, [])
            stated = {share.after: share.share for share in _stated(heirs, links)}
            usual = {heirs.new(link.after): _weight(heirs, link) for link in links}
            parts = stated or usual
            for after, weight in parts.items():
                weights[after] = weights.get(after, Decimal(0)) + Decimal(weight) / sum(parts.values())
        yield Succession(
            id=f"{heirs.old(district)}:dissolve",
            kind="dissolve",
            before=[heirs.old(district)],
            after=list(weights),
            on=heirs.own.reform,
            decided=heirs.decided(heirs.own.district),
            shares=_shares(heirs.old(district), weights) if guessed and len(weights) > 1 else (),
            note=DISTRICT_NOTE if guessed else "Đơn vị kế tục suy từ các xã của huyện.",
            source=heirs.source(f"các xã của districtCode {district}", confidence="derived"),
        )


def _shares(before: str, weights: Mapping[str, Decimal | int]) -> tuple[Share, ...]:
    """Shares by weight that add up to one to the last millionth; the heaviest takes what rounding leaves."""
    whole = sum(map(Decimal, weights.values()))
    parts = {unit: (Decimal(weight) / whole).quantize(MILLIONTH) for unit, weight in weights.items()}
    heaviest = max(parts, key=lambda unit: (parts[unit], unit))
    parts[heaviest] += 1 - sum(parts.values())
    return tuple(Share(before, unit, parts[unit], GUESSED) for unit in sorted(parts))
