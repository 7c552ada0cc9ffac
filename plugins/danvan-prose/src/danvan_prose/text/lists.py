"""Lists over several lines: what introduces an item, what its counts are parts of; the part that looks ahead."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

import attrs

from danvan.reading import fold
from danvan_prose.counted import awards, models
from danvan_prose.proposals import Proposal
from danvan_prose.text.clauses import OF_WHICH

_SIGN = re.compile(
    r"\s*(?P<sign>[-–—•+*∙▪]|[a-zđ]\s*[.)](?=\s)|\(?\d{1,2}(?:\.\d{1,2})*\s*[.)](?!\d)|\d{1,2}\s*-\s+(?=[^\W\d]))\s*"
)
_SIGNLESS = re.compile(r"\s*[^\d.;]{2,80}?[:\t]\s*\d")
_ITEM = re.compile(r"[^\d;]{0,100}?(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,9})(?!\d)")
_ITEMS = 30  # lines that are looked at to see what the items of a list add up to
_EARLIER = 4  # proposals before a line such as “Chia theo lĩnh vực:” of which the items may be parts
_OPENS = re.compile(r"(?::|như\s+sau\s*\.?|sau\s+đây\s*\.?)\s*$")
_ONLY_PARTS = re.compile(
    rf"[\s\-–•+*,:]*(?:{OF_WHICH.pattern}|(?:kết\s+quả\s+)?theo\s+(?:các\s+|từng\s+)?"
    r"(?:l[ĩã]nh\s+vực|cấp|loại|nhóm|đối\s+tượng|đơn\s+vị|địa\s+phương))[^\d;]{0,60}$"
)
_HEADING = re.compile(r"\s*(?:phần\s+(?:thứ\s+)?)?(?P<number>[ivx]{1,4}|[a-zđ]|\d{1,2}|nhất|hai|ba)\s*[.):/-]")
_AHEAD = re.compile(
    r"[\s\-–•+*]*(?:(?:phần\s+(?:thứ\s+)?)?(?:[ivx]{1,4}|[a-zđ]|\d{1,2}|nhất|hai|ba)\s*[.):/-]\s*)?(?:về\s+|một\s+số\s+|"
    r"những\s+|các\s+)?(?:phương\s+hướng|mục\s+tiêu(?!\s+quốc\s+gia)|chỉ\s+tiêu\s+(?:phấn\s+đấu|năm|cụ\s+thể)|"
    r"nhiệm\s+vụ(?!\s+chính\s+trị)|kế\s+hoạch\s+năm|dự\s+kiến)(?!\w)[^.;]{0,100}?"
)
_AHEAD_LINE = re.compile(rf"{_AHEAD.pattern}\s*:?\s*$")
_AHEAD_CLAUSE = re.compile(rf"{_AHEAD.pattern}:\s*\S")


@attrs.frozen(kw_only=True)
class Listing:
    """The list that a line is an item of.

    Parameters: `head` is the number of the proposal within which the items lie; `words` are the folded words that
    introduce the list, `opener` the kind of sign their line begins with; `sign` is the kind of sign its items begin
    with; `outer` the list that this one is part of.
    """

    words: str = ""
    opener: str | None = None
    head: int | None = None
    sign: str | None = None
    outer: "Listing | None" = None

    def is_ahead(self) -> bool:
        """Whether the list, or one that it is part of, is of what is yet to be done: “Phương hướng năm 2025:”."""
        return _AHEAD_LINE.fullmatch(self.words) is not None or (self.outer is not None and self.outer.is_ahead())


@attrs.frozen(kw_only=True)
class Lines:
    """Where a text stands while it is read line by line: the list that is open, and whether it looks ahead.

    Parameters: `closed` is the list that ended with the line before; `ahead` is the kind of number of the heading under
    which what is aimed at is told; None outside it.
    """

    open: Listing | None = None
    closed: Listing | None = None
    ahead: str | None = None
    now_ahead: bool = False

    def at(self, low: str) -> "Lines":
        """At the next sentence: a list ends where no item of it follows, what is ahead at the next heading."""
        listing = self._of(low)
        heading = _HEADING.match(low)
        ahead = self.ahead
        if heading is not None and ahead is not None and _rank(heading["number"]) <= _rank(ahead):
            ahead = None
        if _AHEAD_LINE.fullmatch(low) and heading is not None:
            ahead = heading["number"]
        introduced = listing is not None and listing.is_ahead()
        now = ahead is not None or introduced or _AHEAD_CLAUSE.match(low) is not None
        return Lines(open=listing, closed=self.open if listing is None else None, ahead=ahead, now_ahead=now)

    def after(self, low: str, made: Sequence[Proposal], first: int, following: Iterable[str]) -> "Lines":
        """After a sentence is read: it may introduce a list.

        The items lie within the count of the sentence, or of one shortly before where it says only how they are
        told apart (“Chia theo lĩnh vực:”): within the one to which they add up, else the last that is not less.

        Parameters: `made` are all proposals so far, those of the sentence from `first` on; `following` are the lines
        that follow.
        """
        if not _OPENS.search(low):
            return self
        heads = _heads(made, range(first, len(made)))
        before = self.open or self.closed
        if not heads and _ONLY_PARTS.match(unsigned(low)):
            earlier = _heads(made, range(max(0, first - _EARLIER), first))
            heads = earlier if before is None else [] if before.head is None else [before.head]
        head = heads[-1] if heads else None
        if len(heads) > 1:
            together = _together(following)
            least = [at for at in heads if made[at].quantity.value >= together]
            head = next(
                (at for at in reversed(least) if made[at].quantity.value == together), least[-1] if least else None
            )
        return attrs.evolve(self, open=Listing(words=low, opener=_sign(low), head=head, outer=self.open))

    def _of(self, low: str) -> Listing | None:
        """The list of which a line is an item: one whose items begin alike, else the innermost that has none yet."""
        sign = _sign(low)
        if sign is None or self.open is None:
            return None
        listing: Listing | None = self.open
        while listing is not None and listing.sign != sign:
            listing = listing.outer
        if listing is None and self.open.sign is None and (sign == "" or sign != self.open.opener):
            return attrs.evolve(self.open, sign=sign)
        return listing


def _together(following: Iterable[str]) -> int:
    """What the first numbers of the items of a list add up to; the items are lines that begin alike."""
    sign, whole = None, 0
    for line in islice(following, _ITEMS):
        low = fold(line)
        own = _sign(low)
        sign = own if sign is None else sign
        number = _ITEM.match(unsigned(low))
        if own is None or number is None:
            break
        whole += int(number["number"].replace(".", "")) if own == sign else 0
    return whole


def unsigned(low: str) -> str:
    """A folded line with the sign or number of an item at its beginning blotted out, letter for letter."""
    found = _SIGN.match(low)
    return low if found is None else " " * found.end() + low[found.end() :]


def _sign(low: str) -> str | None:
    found = _SIGN.match(low)
    if found is None:
        return "" if _SIGNLESS.match(low) else None
    sign = found["sign"].strip("(. )")
    return "1" if sign[0].isdigit() else "a" if sign[0].isalpha() else sign


def _rank(number: str) -> int:
    return 1 if number in {"nhất", "hai", "ba"} else 2 if re.fullmatch(r"[ivx]+", number) else 3


def _heads(made: Sequence[Proposal], several: range) -> list[int]:
    """The proposals that parts may lie within: of models, of those rewarded; no parts of one another, no shares."""
    families = models.MEASURES | awards.MEASURES
    alike = [at for at in several if made[at].measure in families and made[at].kind != "share"]
    return [at for at in alike if made[at].part_of not in alike]
