"""Where units of any day lie on one day: through mergers, splits and renamings, in shares that add up to one."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Literal, TypeVar, get_args

import attrs

from danvan.errors import BadValue
from danvan.facts import Succession, Unit
from danvan.values.citations import Citation
from danvan.values.ids import SuccessionId, UnitId
from danvan.values.numerals import write_decimal, write_short_day
from danvan.values.spans import ONE_DAY, Span

T = TypeVar("T")
Named = Literal["stated", "largest", "equal"]
Policy = Named | Callable[[UnitId, tuple[UnitId, ...]], Mapping[UnitId, Decimal]]
"""What to do with a unit that was split: go by stated shares only (`stated`), give the whole to the largest stated
share (`largest`), divide equally where none are stated (`equal`), or ask a function of the unit and its successors."""
Basis = Literal["stated", "largest", "equal", "given"]
"""What the shares of a division rest on: the succession, the caller's wish for the largest or for equal parts, or the
shares a function of the caller's gave."""

NEAR = Decimal("0.000000001")
"""Shares such as thirds never add up to one exactly; what is left is less than any count can show."""


def whole(shares: Iterable[Decimal]) -> bool:
    """Whether shares add up to one.

    >>> whole([Decimal(1) / 3] * 3), whole([Decimal("0.5"), Decimal("0.4")])
    (True, False)
    """
    return abs(sum(shares, Decimal(0)) - 1) <= NEAR


@attrs.frozen
class Way:
    """One of the places a unit went to: which, how much of it, by which successions, under which texts.

    Parameters: `confidences` say how sure the stated shares are on which the way rests; `basis` what divisions on the
    way rest on, none where the unit went whole; `alone` whether no other unit went into the same one.
    """

    unit: UnitId
    share: Decimal = Decimal(1)
    by: tuple[SuccessionId, ...] = ()
    decided: tuple[Citation, ...] = ()
    confidences: tuple[str, ...] = ()
    basis: tuple[Basis, ...] = ()
    alone: bool = True


@attrs.frozen
class Destinations:
    """Where units of any day lie on one day, worked out from a book's units and successions.

    Parameters: `rows` are the rows of each unit, `after` the successions that units went into and `before` those they
    came out of, `on` the day, `policy` what to do where a unit was split and no shares are stated.
    """

    rows: Mapping[UnitId, tuple[Unit, ...]]
    after: Mapping[UnitId, tuple[Succession, ...]]
    before: Mapping[UnitId, tuple[Succession, ...]]
    on: datetime.date
    policy: Policy
    _known: dict[tuple[UnitId, datetime.date | None], "tuple[Way, ...] | str"] = attrs.field(
        factory=dict, init=False, eq=False, repr=False
    )
    _lived_on: dict[UnitId, tuple[Succession, ...]] = attrs.field(factory=dict, init=False, eq=False, repr=False)

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
        found = cls(rows, frozen[0], frozen[1], on, policy)
        found._lived_on.update((unit, lived) for unit in {*after, *before} if (lived := found._outlived(unit)))
        return found

    @property
    def asks_for_days(self) -> bool:
        """Whether it matters on which day a unit is meant: some were divided, or took others in, and lived on."""
        return bool(self._lived_on)

    def lives(self, unit: UnitId, on: datetime.date | None = None) -> bool:
        """Whether the unit exists on the day, or on another."""
        return any((on or self.on) in row.during for row in self.rows.get(unit, ()))

    def ways(self, unit: UnitId, since: datetime.date | None = None) -> tuple[Way, ...] | str:
        """Where a unit lies on the day, in shares that add up to one; or why that cannot be said.

        Parameters: `since` is the day on which it was the unit that is meant: what was divided, or took others in, and
        kept its id is another unit after that day.
        """
        key = (unit, since if unit in self._lived_on else None)
        if key not in self._known:
            self._known[key] = self._ways(unit, key[1], frozenset())
        return self._known[key]

    def straddles(self, unit: UnitId, during: Span) -> bool:
        """Whether a unit was divided, and lived on, within some days, so that a number of them is of neither unit."""
        if unit not in self._lived_on or during.start is None or during.last is None:
            return False
        first, last = (self.ways(unit, day) for day in (during.start, during.last))
        if isinstance(first, str) or isinstance(last, str):
            return first != last
        return [(way.unit, way.share) for way in first] != [(way.unit, way.share) for way in last]

    def _outlived(self, unit: UnitId) -> tuple[Succession, ...]:
        """The successions in which a unit was divided, or took others in, and lived on."""
        out = (one for one in self.after.get(unit, ()) if set(one.after) - {unit} and self._goes_on(unit, one))
        into = (one for one in self.before.get(unit, ()) if set(one.before) - {unit} and self._was_there(unit, one))
        return tuple(sorted({*out, *into}, key=lambda one: (one.on, one.id)))

    def _goes_on(self, unit: UnitId, succession: Succession) -> bool:
        # A unit of one day stands between two successions of that day, and does not go on.
        if unit in succession.after:
            return True
        tomorrow = succession.on + ONE_DAY if succession.on < datetime.date.max else succession.on
        return self.lives(unit, succession.on) and self.lives(unit, tomorrow)

    def _was_there(self, unit: UnitId, succession: Succession) -> bool:
        return succession.on > datetime.date.min and self.lives(unit, succession.on - ONE_DAY)

    def _ways(
        self, unit: UnitId, since: datetime.date | None, passed: frozenset[tuple[UnitId, datetime.date | None]]
    ) -> tuple[Way, ...] | str:
        if (unit, since) in passed:
            return "các lần sắp xếp nối thành vòng"
        if unit not in self.rows:
            return "đơn vị không có trong sổ"
        outlived = self._lived_on.get(unit, ())
        crossed = self._crossed(unit, since, outlived) if outlived else []
        if not crossed and self.lives(unit):
            joined = since is not None and any(since < one.on <= self.on for one in outlived)
            return (Way(unit, alone=not joined),)
        taken = crossed or self._ended(unit, since)
        return taken if isinstance(taken, str) else self._across(unit, taken, passed | {(unit, since)})

    def _ended(self, unit: UnitId, since: datetime.date | None) -> list[Succession] | str:
        """The successions by which a unit that does not live on the day ended, or began, going to the day."""
        forward = all(row.during.end is not None and row.during.end <= self.on for row in self.rows[unit])
        known = (self.after if forward else self.before).get(unit, ())
        found = [one for one in known if (one.on <= self.on) is forward and not self._is_past(one, since, forward)]
        if not found:
            return "sổ không ghi đơn vị kế tục" if forward else "sổ không ghi đơn vị tiền thân"
        first = found[0] if forward else found[-1]
        return [one for one in found if one.on == first.on]

    def _is_past(self, succession: Succession, since: datetime.date | None, forward: bool) -> bool:
        return since is not None and (succession.on < since if forward else succession.on > since)

    def _crossed(
        self, unit: UnitId, since: datetime.date | None, outlived: Iterable[Succession]
    ) -> list[Succession] | str:
        """The next successions in which a unit was divided, going to the day, and yet lived on; or why unknown."""
        out = [one for one in outlived if one in self.after.get(unit, ()) and set(one.after) - {unit}]
        into = [one for one in outlived if one in self.before.get(unit, ()) and set(one.before) - {unit}]
        ahead, behind = (
            [one for one in side if (one.on <= self.on) is early] for side, early in ((out, True), (into, False))
        )
        if since is None:
            days = [one.on for one in (*ahead, *behind)]
            return f"không rõ là của thời gian trước hay sau ngày {write_short_day(min(days))}" if days else []
        later = [one for one in ahead if since < one.on]
        if later:
            return [one for one in later if one.on == later[0].on]
        earlier = [one for one in behind if one.on <= since]
        return [one for one in earlier if one.on == earlier[-1].on] if earlier else []

    def _across(
        self, unit: UnitId, by: list[Succession], passed: frozenset[tuple[UnitId, datetime.date | None]]
    ) -> tuple[Way, ...] | str:
        on, forward = by[0].on, by[0].on <= self.on
        step = self._step(unit, by, forward=forward)
        return step if isinstance(step, str) else self._followed(step, on if forward else on - ONE_DAY, passed)

    def _step(self, unit: UnitId, by: list[Succession], *, forward: bool) -> tuple[Way, ...] | str:
        on = by[0].on
        targets = {UnitId(one) for each in by for one in (each.after if forward else each.before)}
        if any(self._goes_on(unit, one) if forward else self._was_there(unit, one) for one in by):
            targets.add(unit)  # it lived on, whether or not the succession says so
        if not targets:
            return "đơn vị kết thúc, không có đơn vị kế tục"
        shares = self._shares(unit, tuple(sorted(targets)), by, forward=forward)
        if isinstance(shares, str):
            return shares
        found, basis = shares
        stated = basis[:1] in (("stated",), ("largest",))
        return tuple(
            Way(
                target,
                share,
                tuple(one.id for one in by),
                tuple(text for one in by for text in one.decided),
                _confidences(by, unit, target) if stated else (),
                basis,
                self._alone(unit, target, on, forward=forward),
            )
            for target, share in found.items()
            if share
        )

    def _alone(self, unit: UnitId, target: UnitId, on: datetime.date, *, forward: bool) -> bool:
        side = (self.before if forward else self.after).get(target, ())
        sources = {one for each in side if each.on == on for one in (each.before if forward else each.after)}
        return sources <= {unit}

    def _shares(
        self, unit: UnitId, targets: tuple[UnitId, ...], by: list[Succession], *, forward: bool
    ) -> tuple[Mapping[UnitId, Decimal], tuple[Basis, ...]] | str:
        if len(targets) == 1:
            return {targets[0]: Decimal(1)}, ()
        if callable(self.policy):
            return _given(unit, targets, self.policy(unit, targets)), ("given",)
        stated = {one.after: one.share for each in by for one in each.shares if one.before == unit} if forward else {}
        if stated:
            return self._as_stated(targets, stated)
        if self.policy == "equal":
            return _equal(targets), ("equal",)
        said = "chia ra" if forward else "gồm số của"
        return f"{said} {len(targets)} đơn vị mà không nêu tỷ lệ"

    def _as_stated(
        self, targets: tuple[UnitId, ...], stated: Mapping[UnitId, Decimal]
    ) -> tuple[Mapping[UnitId, Decimal], tuple[Basis, ...]] | str:
        if not whole(stated.values()) or set(stated) - set(targets):
            said = write_decimal(round(sum(stated.values(), Decimal(0)), 3))
            return f"tỷ lệ chia không đủ hoặc không khớp (cộng lại là {said})"
        if self.policy != "largest":
            return stated, ("stated",)
        most = max(stated.values())
        first, *others = [target for target, share in stated.items() if share == most]
        return "các tỷ lệ lớn nhất bằng nhau" if others else ({first: Decimal(1)}, ("largest",))

    def _followed(
        self, step: tuple[Way, ...], since: datetime.date, passed: frozenset[tuple[UnitId, datetime.date | None]]
    ) -> tuple[Way, ...] | str:
        reached: dict[UnitId, Way] = {}
        for way in step:
            further = self._ways(way.unit, since, passed)
            if isinstance(further, str):
                return further
            for last in further:
                so_far = reached.get(last.unit, Way(last.unit, Decimal(0)))
                reached[last.unit] = Way(
                    last.unit,
                    way.share * last.share + so_far.share,
                    _joined(so_far.by, way.by, last.by),
                    _joined(so_far.decided, way.decided, last.decided),
                    _joined(so_far.confidences, way.confidences, last.confidences),
                    _joined(so_far.basis, way.basis, last.basis),
                    so_far.alone and way.alone and last.alone,
                )
        return tuple(reached[unit] for unit in sorted(reached))


def predecessors(successions: Iterable[Succession]) -> Mapping[UnitId, frozenset[UnitId]]:
    """For each unit that came out of a succession all that went before it, however far back.

    >>> merged = Succession(id="s", kind="merge", before=["a", "b"], after=["c"], on=datetime.date(2025, 7, 1))
    >>> sorted(predecessors([merged])["c"])
    ['a', 'b']
    """
    right_before: dict[UnitId, set[UnitId]] = {}
    for succession in successions:
        for unit in succession.after:
            right_before.setdefault(unit, set()).update(one for one in succession.before if one != unit)
    found: dict[UnitId, frozenset[UnitId]] = {}
    for unit, parents in right_before.items():
        seen: set[UnitId] = set()
        waiting = list(parents)
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting.extend(right_before.get(one, ()))
        found[unit] = frozenset(seen - {unit})
    return found


def _given(unit: UnitId, targets: tuple[UnitId, ...], shares: Mapping[UnitId, Decimal]) -> Mapping[UnitId, Decimal]:
    known = all(isinstance(share, Decimal | int) for share in shares.values()) and not set(shares) - set(targets)
    if not known or not whole(Decimal(share) for share in shares.values()):
        raise BadValue(f"shares of {unit}", dict(shares), f"give Decimals that add up to 1 among {', '.join(targets)}")
    return {target: Decimal(share) for target, share in shares.items()}


def _confidences(by: list[Succession], unit: UnitId, target: UnitId) -> tuple[str, ...]:
    stated = (share for each in by for share in each.shares if (share.before, share.after) == (unit, target))
    return _joined(tuple(share.confidence for share in stated if share.confidence))


def _equal(targets: tuple[UnitId, ...]) -> Mapping[UnitId, Decimal]:
    each = (Decimal(1) / len(targets)).quantize(Decimal("0.000001"))
    return {**dict.fromkeys(targets[1:], each), targets[0]: 1 - each * (len(targets) - 1)}


def _joined(*parts: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in part))
