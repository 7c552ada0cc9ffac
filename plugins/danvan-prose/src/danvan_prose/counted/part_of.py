"""Which proposal a count lies within: “trong đó”, in brackets behind it, beside another part of it."""

import re

import attrs

from danvan.reading import Amount
from danvan_prose.counted import awards, models
from danvan_prose.proposals import Proposal, Told
from danvan_prose.text.clauses import AMONG, Count
from danvan_prose.text.lists import Listing

_ANEW = re.compile(r"(?<!\w)theo(?!\w)")  # “phân theo lĩnh vực” breaks the whole down once more
_EARLIER = 20  # proposals before a count among which it is looked for that it names one once more
_THE_REST = re.compile(r"(?<!\w)còn\s+lại(?!\w)")
_SET_APART_BY = ("type", "field", "level", "recipient")


@attrs.frozen
class Made:
    """The proposals of a text while it is read, and where those of the sentence at hand stand in it.

    Parameters: `proposals` are all, in order; `since` the first of the sentence before that had any, `first` the first
    of this one; `listing` the list that it is an item of; `placed` the number of the proposal made of a count, by the
    place of the count; `of` that count.
    """

    proposals: list[Proposal]
    since: int
    first: int
    listing: Listing | None = None
    counts: list[Count] = attrs.field(factory=list)
    placed: dict[int, int] = attrs.field(factory=dict)
    of: dict[int, Count] = attrs.field(factory=dict)

    def add(self, count: Count, proposal: Proposal) -> None:
        """Take a proposal in as that of a count."""
        self.placed[count.place] = len(self.proposals)
        self.of[len(self.proposals)] = count
        self.proposals.append(proposal)

    def last(self, count: Count) -> Proposal | None:
        """What the count right before was proposed as."""
        at = self.placed.get(self.before(count))
        return None if at is None else self.proposals[at]

    def before(self, count: Count) -> int:
        """The place of the count before one: the one it explains, else the last that stands in the same brackets."""
        if count.explains is not None and not count.gap.strip(" ("):
            return count.explains
        place = count.place - 1
        while place >= 0 and count.explains is None and self.counts[place].explains is not None:
            place -= 1
        return place

    def again(self, count: Count) -> Told | None:
        """What a count tells of that names once more one of those before it: “trong 118 mô hình nêu trên có …”."""
        value = count.amount.numbers[0].value if count.amount.numbers else None
        before = (one for one in reversed(self.proposals[-_EARLIER:]) if one.measure in models.MEASURES)
        same = next((one for one in before if one.quantity.value == value), None)
        return None if same is None else Told(measure=same.measure, breakdown=dict(same.breakdown), fields=same.fields)

    def introduced(self, count: Count) -> str:
        """The words that introduce the list in which a count is the first of its item; none elsewhere."""
        return self.listing.words if self.listing is not None and count.first == 0 else ""

    def together(self, count: Count) -> Proposal | None:
        """What the count right before was proposed as, where both are told of together."""
        return self.last(count) if count.first != count.place else None

    def head(self, count: Count) -> Proposal | None:
        """The proposal within which a count says it lies."""
        at = self._head_at(count)
        return None if at is None else self.proposals[at]

    def _head_at(self, count: Count) -> int | None:
        if count.explains is not None:
            at = self._explained(count.explains, awards.recipient_of(count))
            if at is None or "(" not in count.lead:
                return at
            above = self.proposals[at].part_of  # “văn hóa 44, quốc phòng (15)”: the bracket has its own label
            return at if above is None else above
        listed = None if self.listing is None or count.first != 0 else self.listing.head
        candidates = [listed] if listed is not None else self._before(count) if count.of_which else []
        recipient = awards.recipient_of(count)
        if count.unit in models.COUNTED or recipient is not None:
            candidates = [at for at in candidates if self._counts_alike(at)]
        if not candidates:
            return None
        nearest = self.proposals[candidates[-1]]
        if recipient is None or nearest.measure not in awards.MEASURES or _of_all(nearest):
            return self._whole(candidates[-1], count)
        same = [at for at in candidates if self.proposals[at].breakdown.get("recipient") == recipient]
        return same[-1] if same else None

    def _explained(self, place: int, recipient: str | None) -> int | None:
        """The proposal that a bracket explains: of several told of together the one of the same recipients, if any."""
        at = self.placed.get(place)
        if at is None or self.proposals[at].measure not in awards.MEASURES or _of_all(self.proposals[at]):
            return at
        together = (self.placed[one] for one in range(self.counts[place].first, place + 1) if one in self.placed)
        return next((one for one in together if self.proposals[one].breakdown.get("recipient") == recipient), at)

    def _whole(self, at: int, count: Count) -> int:
        """The proposal at a place, or the whole of which it is a part where a count says it is of that, or is more."""
        above = self.proposals[at].part_of
        if above is None or not count.amount.numbers or self.proposals[above].measure != self.proposals[at].measure:
            return at
        more = count.amount.numbers[0].value > self.proposals[at].quantity.value
        return above if more or _ANEW.search(count.opening) else at

    def _before(self, count: Count) -> list[int]:
        """The proposals before a count and those told of with it; of the sentence before, where it goes on."""
        first = self.counts[count.first]
        before = [at for place, at in self.placed.items() if place < first.place and self.proposals[at].kind != "share"]
        opens = not first.clause[: len(first.clause) - len(first.lead)].strip()
        earlier = [at for at in range(self.since, self.first) if self.proposals[at].kind != "share"]
        found = before or (earlier if opens else [])
        among = self.placed.get(first.place) if count.place != first.place and AMONG.search(first.lead) else None
        if among is None or any(self.proposals[at].quantity == self.proposals[among].quantity for at in found):
            return found
        return [among]  # “trong tổng số 85 mô hình có 60 mô hình tập thể”

    def _counts_alike(self, at: int) -> bool:
        return self.proposals[at].measure in models.MEASURES | awards.MEASURES

    def shares(self, last: Proposal, amount: Amount) -> bool:
        """Whether a percentage behind a proposal is its share of a whole: of one it lies within, or one before it.

        Where nothing says what the whole is, the arithmetic has to: 33 of 38 are 86,8%, to the digits printed.
        """
        if last.part_of is not None or last.whole is not None:
            return True
        printed = amount.numbers[0].value if amount.numbers else None
        wholes = [one.quantity.value for one in self.proposals[-_EARLIER:] if one.measure == last.measure]
        return printed is not None and any(
            round(last.quantity.value * 100 / whole, max(0, -int(printed.as_tuple().exponent))) == printed
            for whole in wholes
            if whole > last.quantity.value
        )

    def part_of(self, count: Count, one: Proposal) -> int | None:
        """The number of the proposal that a new one says it lies within, or beside another part of it."""
        at = self._head_at(count)
        if at is not None and one.quantity.unit == "percent" and count.explains is not None:
            return self.proposals[at].part_of  # “48 mô hình (chiếm 90,6%)” is a share of what the 48 are part of
        if at is not None and _lies_within(one, self.proposals[at]):
            return at
        last = self.proposals[-1] if len(self.proposals) > self.first else None
        if last is None or last.part_of is None or last.measure != one.measure:
            return None
        before = self.of[len(self.proposals) - 1]
        same_clause = before.amount.start >= count.amount.start - len(count.clause)
        told_apart = (
            _differ_in_one(one, last, *(("standing",) if same_clause else ()))
            or _THE_REST.search(count.lead) is not None
            or models.whose(count)
            or (models.names_a_body(count) and one.measure in models.MEASURES and one.breakdown == last.breakdown)
        )
        beside = before.explains == count.explains and told_apart
        return last.part_of if beside and _lies_within(one, self.proposals[last.part_of]) else None


def _of_all(proposal: Proposal) -> bool:
    return proposal.breakdown.get("recipient") == "unsplit"


def _differ_in_one(one: Proposal, other: Proposal, *more: str) -> bool:
    """Whether two proposals are of the same but for one thing by which a whole is broken down, or one of some more."""
    mine, its = dict(one.breakdown), dict(other.breakdown)
    return mine.keys() == its.keys() and [name for name in mine if mine[name] != its[name]] in (
        [name] for name in (*_SET_APART_BY, *more)
    )


def _lies_within(one: Proposal, head: Proposal) -> bool:
    """Whether a part may lie within a whole: both count the same, and it is no more."""
    if one.quantity.unit == "percent":
        return True
    alike = any({one.measure, head.measure} <= family for family in (models.MEASURES, awards.MEASURES))
    if not (alike or one.measure == head.measure):
        return False
    return one.quantity.value <= head.quantity.value or not head.quantity.is_exact
