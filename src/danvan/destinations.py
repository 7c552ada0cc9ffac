"""Where units of any day lie on one day: through mergers, splits and renamings, in shares that add up to one."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Literal, TypeVar, get_args

import attrs

from danvan.citations import Citation
from danvan.errors import BadValue
from danvan.facts import Succession, Unit
from danvan.ids import SuccessionId, UnitId

T = TypeVar("T")
Named = Literal["stated", "largest", "equal"]
Policy = Named | Callable[[UnitId, tuple[UnitId, ...]], Mapping[UnitId, Decimal]]
"""What to do with a unit that was split: go by stated shares only (`stated`), give the whole to the largest stated
share (`largest`), divide equally where none are stated (`equal`), or ask a function of the unit and its successors."""


@attrs.frozen
class Way:
    """One of the places a unit went to: which, how much of it, by which successions, under which texts.

    `confidences` say how sure the stated shares are on which the way rests; none where the unit went whole.
    """

    unit: UnitId
    share: Decimal = Decimal(1)
    by: tuple[SuccessionId, ...] = ()
    decided: tuple[Citation, ...] = ()
    confidences: tuple[str, ...] = ()


@attrs.frozen
class Destinations:
    """Where units of any day lie on one day, worked out from a book's units and successions.

    Parameters: `rows` are the rows of each unit, `successions` those of the book, `on` the day, `policy` what to do
    where a unit was split and no shares are stated.
    """

    rows: Mapping[UnitId, tuple[Unit, ...]]
    after: Mapping[UnitId, tuple[Succession, ...]]
    before: Mapping[UnitId, tuple[Succession, ...]]
    on: datetime.date
    policy: Policy
    _known: dict[UnitId, "tuple[Way, ...] | str"] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    @classmethod
    def of(
        cls,
        rows: Mapping[UnitId, tuple[Unit, ...]],
        successions: Iterable[Succession],
        on: datetime.date,
        policy: Policy,
    ) -> "Destinations":
        """The destinations on a day."""
        if isinstance(policy, str) and policy not in get_args(Named):
            raise BadValue("policy of restating", policy, f"give one of {', '.join(get_args(Named))}, or a function")
        after: dict[UnitId, list[Succession]] = {}
        before: dict[UnitId, list[Succession]] = {}
        for succession in sorted(successions, key=lambda one: (one.on, one.id)):
            for unit in succession.before:
                after.setdefault(UnitId(unit), []).append(succession)
            for unit in succession.after:
                before.setdefault(UnitId(unit), []).append(succession)
        frozen = [{unit: tuple(found) for unit, found in side.items()} for side in (after, before)]
        return cls(rows, frozen[0], frozen[1], on, policy)

    def lives(self, unit: UnitId) -> bool:
        """Whether the unit exists on the day."""
        return any(self.on in row.during for row in self.rows.get(unit, ()))

    def ways(self, unit: UnitId) -> tuple[Way, ...] | str:
        """Where a unit lies on the day, in shares that add up to one; or why that cannot be said."""
        if unit not in self._known:
            self._known[unit] = self._ways(unit, frozenset())
        return self._known[unit]

    def _ways(self, unit: UnitId, passed: frozenset[UnitId]) -> tuple[Way, ...] | str:
        if self.lives(unit):
            return (Way(unit),)
        if unit not in self.rows:
            return "đơn vị không có trong sổ"
        if unit in passed:
            return "các lần sắp xếp nối thành vòng"
        forward = all(row.during.end is not None and row.during.end <= self.on for row in self.rows[unit])
        step = self._step(unit, forward=forward)
        return step if isinstance(step, str) else self._followed(step, passed | {unit})

    def _step(self, unit: UnitId, *, forward: bool) -> tuple[Way, ...] | str:
        known = (self.after if forward else self.before).get(unit, ())
        found = [one for one in known if (one.on <= self.on) is forward]
        if not found:
            return "sổ không ghi đơn vị kế tục" if forward else "sổ không ghi đơn vị tiền thân"
        first = found[0] if forward else found[-1]
        same_day = [one for one in found if one.on == first.on]
        targets = tuple(sorted({UnitId(one) for each in same_day for one in (each.after if forward else each.before)}))
        if not targets:
            return "đơn vị kết thúc, không có đơn vị kế tục"
        shares = self._shares(unit, targets, same_day, forward=forward)
        if isinstance(shares, str):
            return shares
        by: tuple[SuccessionId, ...] = tuple(one.id for one in same_day)
        decided: tuple[Citation, ...] = tuple(text for one in same_day for text in one.decided)
        sure = {
            target: _confidences(same_day, unit, target) if len(shares) > 1 or self.policy == "largest" else ()
            for target in shares
        }
        return tuple(Way(target, share, by, decided, sure[target]) for target, share in shares.items() if share)

    def _shares(
        self, unit: UnitId, targets: tuple[UnitId, ...], by: list[Succession], *, forward: bool
    ) -> Mapping[UnitId, Decimal] | str:
        if len(targets) == 1:
            return {targets[0]: Decimal(1)}
        stated = {one.after: one.share for each in by for one in each.shares if one.before == unit} if forward else {}
        whole = sum(stated.values(), Decimal(0)) == 1 and set(stated) <= set(targets)
        if callable(self.policy):
            given = self.policy(unit, targets)
            if set(given) - set(targets) or sum(given.values(), Decimal(0)) != 1:
                raise BadValue(
                    f"shares of {unit}", dict(given), f"give shares that add up to 1 among {', '.join(targets)}"
                )
            return given
        if self.policy == "largest" and whole:
            return {max(targets, key=lambda one: (stated.get(one, Decimal(0)), one)): Decimal(1)}
        if whole:
            return stated
        if self.policy == "equal":
            return _equal(targets)
        return f"chia ra {len(targets)} đơn vị mà không nêu tỷ lệ"

    def _followed(self, step: tuple[Way, ...], passed: frozenset[UnitId]) -> tuple[Way, ...] | str:
        reached: dict[UnitId, Way] = {}
        for way in step:
            further = self._ways(way.unit, passed)
            if isinstance(further, str):
                return further
            for last in further:
                share = way.share * last.share
                so_far = reached.get(last.unit)
                reached[last.unit] = Way(
                    last.unit,
                    share + (so_far.share if so_far else 0),
                    _joined(so_far.by if so_far else (), way.by, last.by),
                    _joined(so_far.decided if so_far else (), way.decided, last.decided),
                    _joined(so_far.confidences if so_far else (), way.confidences, last.confidences),
                )
        return tuple(reached[unit] for unit in sorted(reached))


def _confidences(by: list[Succession], unit: UnitId, target: UnitId) -> tuple[str, ...]:
    stated = (share for each in by for share in each.shares if (share.before, share.after) == (unit, target))
    return _joined(tuple(share.confidence for share in stated if share.confidence))


def _equal(targets: tuple[UnitId, ...]) -> Mapping[UnitId, Decimal]:
    each = (Decimal(1) / len(targets)).quantize(Decimal("0.000001"))
    return {**dict.fromkeys(targets[1:], each), targets[0]: 1 - each * (len(targets) - 1)}


def _joined(*parts: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in part))
