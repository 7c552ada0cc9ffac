"""Where two sources differ, and where one contradicts itself: as findings, with nothing preferred in silence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from danvan import Book, Finding, Snapshot, Unit
from danvan_vn_units.edition import Edition, Link
from danvan_vn_units.folding import short, spelling
from danvan_vn_units.identity import ORDER, Change, Ids
from danvan_vn_units.listings import Listed, Listing

GROUND = "Đối chiếu hai nguồn; không nguồn nào được ưu tiên"
NAMESAKES = "Nguồn nối các tệp theo tên không dấu, nên xã trùng tên dễ bị gộp"
SCHEME = "gso"


def compare(book: Book, listing: Listing) -> tuple[Finding, ...]:
    """How a second source differs from the frame on its day.

    `VU101` and `VU102` are units that only one of the two has, `VU103` another name, `VU104` another kind of the same
    name, `VU105` another unit above, `VU106` and `VU107` links that only one has. The placement of the tone, capitals
    and punctuation are no difference.
    """
    ours = {_code(unit, listing): unit for unit in book.on(listing.on).units if _code(unit, listing)}
    theirs = {listed.code: listed for listed in listing.units}
    found = [_missing(listing, theirs[code]) for code in theirs.keys() - ours.keys()]
    levels = {len(code) for code in theirs}
    found += [_beyond(listing, ours[code], code) for code in ours.keys() - theirs.keys() if len(code) in levels]
    snapshot = book.on(listing.on)
    for code in ours.keys() & theirs.keys():
        found.extend(_differing(listing, snapshot, ours[code], theirs[code]))
    return tuple(sorted(found, key=_order))


def compare_links(source: Edition, listing: Listing, ids: Ids) -> tuple[Finding, ...]:
    """The links between the maps that only one of two sources has; none where the second has no links at all."""
    if listing.links is None:
        return ()
    names = {(place.epoch, place.code): place.name for place in source.places}
    ours = {(link.before, link.after) for link in source.links}

    def told(pair: tuple[str, str], code: str, has: str, lacks: str) -> Finding:
        old, new = names.get(("before", pair[0]), pair[0]), names.get(("after", pair[1]), pair[1])
        return _finding(
            code,
            ids.get(("before", pair[0])),
            f"{has} ghi {old} ({pair[0]}) về {new} ({pair[1]}); {lacks} không ghi.",
            f"{has} has {old} ({pair[0]}) going to {new} ({pair[1]}); {lacks} has not.",
            {"before": pair[0], "after": pair[1]},
        )

    found = [told(pair, "VU106", listing.name, source.name) for pair in listing.links - ours]
    found += [told(pair, "VU107", source.name, listing.name) for pair in ours - listing.links]
    return tuple(sorted(found, key=_order))


def changes(found: Iterable[Change], version: str) -> tuple[Finding, ...]:
    """What a release of the source says otherwise than the recorded one.

    `VU201` a corrected code, `VU202` a corrected name, `VU203` another unit above, `VU204` a unit that is new, `VU205`
    one that is gone. The ids stay.
    """
    codes = {"code": "VU201", "name": "VU202", "parent": "VU203", "new": "VU204", "gone": "VU205"}
    told = [
        _finding(
            codes[change.sort],
            change.id,
            f"Bản {version}: {change.sort} của {change.id} từ “{change.old or '(không có)'}”"
            f" thành “{change.new or '(không có)'}”.",
            f'Release {version}: {change.sort} of {change.id} from "{change.old or "(none)"}"'
            f' to "{change.new or "(none)"}".',
            {"was": change.old or "", "now": change.new or ""},
        )
        for change in found
    ]
    return tuple(sorted(told, key=_order))


def namesakes(source: Edition, ids: Ids) -> tuple[Finding, ...]:
    """`VU301`: a part of a commune that went to a commune made in another old province.

    The source joins its files by names without marks, and gives the parts of one commune to the heirs of its namesake
    too. Whether a link is such a mistake is for the resolution to say; those settled are in our overrides.
    """
    places = {(place.epoch, place.code): place for place in source.places}

    def province(code: str) -> str:
        place = places["before", code]
        while place.above is not None:
            place = places["before", place.above]
        return place.code

    by_new: dict[str, list[Link]] = {}
    for link in source.links:
        by_new.setdefault(link.after, []).append(link)
    found: list[Finding] = []
    for after, links in by_new.items():
        home = Counter(province(link.before) for link in links if link.part == "whole")
        for link in links:
            if link.part != "whole" and home and province(link.before) not in home:
                old, new = places["before", link.before].name, places["after", after].name
                found.append(
                    _finding(
                        "VU301",
                        ids["before", link.before],
                        f"{old} ({link.before}) có một phần về {new} ({after}), xã lập từ các xã của tỉnh khác.",
                        f"A part of {old} ({link.before}) went to {new} ({after}), which was made in another province.",
                        {"before": link.before, "after": after},
                        ground=NAMESAKES,
                    )
                )
    return tuple(sorted(found, key=_order))


def _code(unit: Unit, listing: Listing) -> str:
    if unit.level not in ORDER:
        return ""
    return next((code.value for code in unit.codes if code.scheme == SCHEME and listing.on in code.during), "")


def _missing(listing: Listing, listed: Listed) -> Finding:
    return _finding(
        "VU101",
        None,
        f"{listing.name} có {listed.name} (mã {listed.code}); khung không có mã này ngày {listing.on:%d/%m/%Y}.",
        f"{listing.name} has {listed.name} (code {listed.code}); the frame has no such code on {listing.on}.",
        {"code": listed.code, "name": listed.name},
    )


def _beyond(listing: Listing, unit: Unit, code: str) -> Finding:
    return _finding(
        "VU102",
        unit.id,
        f"Khung có {unit.name} (mã {code}) ngày {listing.on:%d/%m/%Y}; {listing.name} không có.",
        f"The frame has {unit.name} (code {code}) on {listing.on}; {listing.name} has not.",
        {"code": code, "name": unit.name},
    )


def _differing(listing: Listing, snapshot: Snapshot, unit: Unit, listed: Listed) -> Iterator[Finding]:
    if spelling(short(unit.name)) != spelling(short(listed.name)):
        yield _other("VU103", ("tên", "the name"), unit, (unit.name, listed.name), listing)
    elif spelling(unit.name) != spelling(listed.name):
        yield _other("VU104", ("loại", "the kind"), unit, (unit.name, listed.name), listing)
    above = next((_code(parent, listing) for parent in snapshot.parents(unit.id)), "")
    if listed.above is not None and above != listed.above:
        yield _other(
            "VU105", ("đơn vị cấp trên", "the unit above"), unit, (above or "(không rõ)", listed.above), listing
        )


def _other(code: str, what: tuple[str, str], unit: Unit, said: tuple[str, str], listing: Listing) -> Finding:
    ours, theirs = said
    return _finding(
        code,
        unit.id,
        f"{what[0].capitalize()} của {unit.name}: khung ghi “{ours}”, {listing.name} ghi “{theirs}”.",
        f'{what[1].capitalize()} of {unit.name}: the frame has "{ours}", {listing.name} has "{theirs}".',
        {"ours": ours, "theirs": theirs},
    )


def _finding(
    code: str, unit: str | None, vi: str, en: str, values: Mapping[str, str], *, ground: str = GROUND
) -> Finding:
    return Finding(
        code=code,
        severity="warning",
        kind="unit",
        fact=unit,
        field=None,
        vi=vi,
        en=en,
        ground=ground,
        confidence="derived",
        values=tuple(sorted(values.items())),
    )


def _order(finding: Finding) -> tuple[str, str, str]:
    return (finding.code, finding.fact or "", finding.vi)
