"""How many received an award: numbers by kind, a number for several kinds together, names beside numbers."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from danvan.facts import Award, Recipient
from danvan.values.quantities import Quantity, total

UNSPLIT = "unsplit"
SPLIT = frozenset({"collective", "individual"})
"""The two kinds that a number for both is split into."""
SOME = Quantity(1, "at_least")
NONE = Quantity(0)


@attrs.frozen(kw_only=True)
class Received:
    """How many received an award, told apart by kind; what `each` adds up to is `quantity`.

    Parameters: `each` are the recipients that are counted, with how many each stands for; `within` those that are
    among them (names beside a number); `agrees` whether the parts make the number that is given for all: surely,
    surely not, None where no such number is given or it cannot be said; `whole` and `parts` are those numbers, and
    `counted` the numbers that are told, by kind.
    """

    each: tuple[tuple[Recipient, Quantity], ...]
    within: tuple[Recipient, ...] = ()
    agrees: bool | None = None
    whole: Quantity | None = None
    parts: Quantity | None = None
    counted: Mapping[str, Quantity] = attrs.field(factory=dict)

    @property
    def quantity(self) -> Quantity:
        """How many received it, all kinds together."""
        return total(number for _, number in self.each) or SOME

    @property
    def by_kind(self) -> Mapping[str, Quantity]:
        """How many of each kind; under `unsplit` the rest that the source does not split."""
        found: dict[str, Quantity] = {}
        for recipient, number in self.each:
            found[recipient.kind] = found[recipient.kind] + number if recipient.kind in found else number
        return found


def received(award: Award) -> Received:
    """How many received an award.

    A number for collectives and individuals together is the whole of which their own numbers are parts: 12 and 8
    beside 20 are 20, and beside 25 there are 5 that nobody split. Names of a kind beside a number of that kind are
    among the number. Where only one kind is split off, the number may be a further one, so the sum is a least.

    >>> some = [Recipient(kind=kind, count=Quantity(number)) for kind, number in
    ...         (("collective", 12), ("individual", 8), ("unsplit", 20))]
    >>> received(Award(id="a", recipients=some)).quantity.value
    Decimal('20')
    >>> received(Award(id="a", recipients=some)).by_kind.keys()
    dict_keys(['collective', 'individual'])
    """
    rows = award.recipients or (Recipient(kind=UNSPLIT),)
    counted = [one for one in rows if one.count is not None]
    named = [one for one in rows if one.count is None]
    split = [one for one in counted if one.kind != UNSPLIT]
    whole = total(_number(one) for one in counted if one.kind == UNSPLIT)
    parts = total(map(_number, split))
    each: list[tuple[Recipient, Quantity]] = [(one, _number(one)) for one in split]
    agrees = None
    unsplit = [one for one in counted if one.kind == UNSPLIT]
    if whole is not None and parts is None:
        each += [(one, _number(one)) for one in unsplit]
    elif whole is not None and parts is not None:
        kinds = {one.kind for one in split}
        rest = _rest(whole, parts, kinds)
        each += [] if rest.is_exact and not rest.value else [(unsplit[-1], rest)]
        agrees = _agree(parts, whole) if kinds >= SPLIT else None
    within = list(_among(named, counted, each))
    told: dict[str, Quantity] = {}
    for one in counted:
        told[one.kind] = told[one.kind] + _number(one) if one.kind in told else _number(one)
    return Received(each=tuple(each), within=tuple(within), agrees=agrees, whole=whole, parts=parts, counted=told)


def _number(recipient: Recipient) -> Quantity:
    return SOME if recipient.count is None else recipient.count.bare


def _rest(whole: Quantity, parts: Quantity, kinds: set[str]) -> Quantity:
    # What of the whole no part tells of. Of one kind alone it is not known to be a part of it, so more is possible.
    short = parts.less(whole) is not False and whole.value > parts.value
    rest = whole - parts if short else Quantity(0, whole.exact if whole.value == parts.value else "exact")
    return rest if kinds >= SPLIT or kinds.isdisjoint(SPLIT) else rest + Quantity(0, "at_least")


def _agree(parts: Quantity, whole: Quantity) -> bool | None:
    return True if parts == whole else parts.equals(whole)


def _among(
    named: Sequence[Recipient], counted: Sequence[Recipient], each: list[tuple[Recipient, Quantity]]
) -> Iterator[Recipient]:
    # Names of a kind lie in the numbers of that kind, names of no kind in all numbers; those beyond them count.
    room: dict[str, Quantity] = {}
    for recipient, number in each:
        room[recipient.kind] = room[recipient.kind] + number if recipient.kind in room else number
    everything = total(room.values())
    for one in named:
        place = one.kind if one.kind in room else UNSPLIT if UNSPLIT in room else one.kind
        left = everything if one.kind == UNSPLIT else room.get(place)
        if counted and left is not None and left.value >= 1:
            if one.kind == UNSPLIT:
                everything = left - Quantity(1)
            else:
                room[place] = left - Quantity(1)
            yield one
        else:
            each.append((one, Quantity(1) if _is_named(one) else SOME))


def _is_named(recipient: Recipient) -> bool:
    return bool(recipient.unit or recipient.model or recipient.person or recipient.name)
