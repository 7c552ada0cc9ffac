"""Lists over several lines: what introduces an item, what its counts are parts of; the part that looks ahead."""

import re
from collections.abc import Sequence

import attrs

from danvan.reading import awards, models
from danvan.reading.clauses import OF_WHICH
from danvan.reading.proposals import Proposal

_SIGN = re.compile(r"\s*(?P<sign>[-–—•+*∙▪]|[a-zđ]\s*[.)](?=\s)|\(?\d{1,2}(?:\.\d{1,2})*\s*[.)](?!\d)|\d{1,2}\s*-\s+(?=[^\W\d]))\s*")
_SIGNLESS = re.compile(r"\s*[^\d.;]{2,80}?[:\t]\s*\d")
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


@attrs.frozen(kw_only=True)
class Lines:
    """Where a text stands while it is read line by line: the list that is open, and whether it looks ahead.

    Parameters: `closed` is the list that ended with the line before; `ahead` is the kind of number of the heading under which what is aimed at is told; None outside it.
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
        introduced = listing is not None and _AHEAD_LINE.fullmatch(listing.words) is not None
        now = ahead is not None or introduced or _AHEAD_CLAUSE.match(low) is not None
        return Lines(open=listing, closed=self.open if listing is None else None, ahead=ahead, now_ahead=now)

    def after(self, low: str, made: Sequence[Proposal], first: int, since: int) -> "Lines":
        """After a sentence is read: it may introduce a list.

        Parameters: `made` are all proposals so far, those of the sentence from `first` on, of the one before it from
        `since` on.
        """
        if not _OPENS.search(low):
            return self
        own = _heads(made, range(first, len(made)))
        head = own[-1] if own else None
        if head is None and _ONLY_PARTS.match(unsigned(low)):
            before = self.open or self.closed
            earlier = _heads(made, range(since, first)) if before is None else [before.head]
            head = earlier[-1] if earlier else None
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
