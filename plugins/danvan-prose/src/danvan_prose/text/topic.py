"""Which period the counts of a text are of: that of their own words, of their clause, or the one the text speaks of."""

import datetime
import re
from collections.abc import Iterable, Iterator

import attrs

from danvan.reading import PeriodReading, fold, read_period
from danvan_prose.patterns import pattern
from danvan_prose.text.clauses import Count

_OPENS = re.compile(
    r"[\s\"(–-]*(?:(?:trong|từ|giai\s+đoạn|riêng|tính|qua|kể|sau|bước\s+vào|theo\s+đó|nổi\s+bật\s+là)[\s,]+)*"
)
_COMPARED = re.compile(
    r"(?:so\s+với(?:\s+cùng\s+kỳ)?|hơn|bằng|sang|(?<![,;]\s)(?<!^)đến|nhiệm\s+vụ|phương\s+hướng|kế\s+hoạch|"
    r"phát\s+động[^,;]{0,40}|(?:phấn\s+đấu|mục\s+tiêu|chỉ\s+tiêu|dự\s+kiến|định\s+hướng)(?:\s+(?:trong|của|đến))?)\s*$"
)
_DONE = re.compile(r"hoàn\s+thành\s+(?:\w+\s+){0,3}nhiệm\s+vụ\s*$")  # “hoàn thành xuất sắc nhiệm vụ năm 2024”
_REMEMBERED = re.compile(r"(?:kỷ\s+niệm|ngày\s+(?:truyền\s+thống|thành\s+lập|sinh))[^.;]{0,80}\(?\s*$")
_RISEN = re.compile(r"[\s\"(–-]*từ\s+(?:chỗ\s+|chỉ\s+|có\s+|hơn\s+|gần\s+)*\d[\d.]*\s+(?!năm|tháng)")
_ONCE = re.compile(r"\s*,?\s*(?:chỉ|mới|chưa)\s+có")  # “năm 2016 chỉ có 9 mô hình” is not what the text speaks of
_HEADING = re.compile(r"\s*(?:[ivx]{1,4}|[a-zđ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/-]\s[^.;:]{3,120}:?\s*")
_NOW = re.compile(r"(?:nhân\s+)?dịp\s+này|tại\s+(?:hội\s+nghị|buổi\s+lễ|lễ|đại\s+hội)")
_ASIDE = re.compile(r"(?<!\w)riêng(?!\w)")
_YEAR_LABEL = re.compile(r"(?<![\w/.,-])(?P<y>(?:19|20)\d\d)\s*(?::|có|là|đạt)?\s*$")  # “2019: 75; 2020: 82”
_NEAR_CONGRESS = 90  # letters before a term in which the congress is named that opens it
_PART_OF_YEAR = re.compile(r"(?:đầu|giữa|cuối)\s+năm\s+\d{4}")  # its days are not told, but it is a time
_THIS_YEAR = re.compile(r"\s*(?:năm\s+nay|hiện)", re.IGNORECASE)
_GOES_ON = re.compile(r"[\s\"(–-]*(?:trong\s+đó|trong\s+số|cụ\s+thể|gồm|bao\s+gồm|riêng|ngoài\s+ra|đồng\s+thời)")


@attrs.frozen
class Topic:
    """What a text speaks of while it is read: the periods of the sentence, and the one it goes on to speak of."""

    periods: tuple[PeriodReading, ...] = ()
    main: PeriodReading | None = None
    running: PeriodReading | None = None
    behind: PeriodReading | None = None
    opened: bool = False

    def at(self, low: str, periods: Iterable[PeriodReading], *, counted: bool = True) -> "Topic":
        """The topic at the next sentence.

        A period that opens a sentence is what the text speaks of from there on; so is the first one it names. One that
        runs until now is that of its sentence and of those that go on with it only. A year told of an event
        (“Năm 2016, xã đạt chuẩn.”) is not, nor is the term that a congress opens: what it counts was done before.

        Parameters: `counted` tells whether the sentence counts anything.
        """
        periods = tuple(self._redated(periods))
        coming = tuple(one for one in periods if one.kind == "term" and _opens_a_term(low[: one.start]))
        opened = self.opened or bool(coming)
        behind = self._years_behind(low, periods) if opened else None
        named = tuple(
            one for one in periods if _names_a_period(one) and one not in coming and not _is_beside(low[: one.start])
        )
        if not counted and pattern("event").search(low):
            return attrs.evolve(self, periods=named, running=None, behind=behind, opened=opened)
        opening = next((one for one in named if one.span is not None and _OPENS.fullmatch(low[: one.start])), None)
        if opening is None and _HEADING.fullmatch(low):
            opening = next((one for one in named if one.span is not None), None)
        kept = self.running if _GOES_ON.match(low) else None
        main = self.main
        if opening is not None and (_one_by_one(opening, named) or _ASIDE.search(low[: opening.start])):
            pass  # “riêng năm 2024”, “năm 2016: 52; năm 2017: 68”: what follows is of the whole again
        elif opening is not None and opening.kind != "cumulative":
            main = opening
        elif main is None:
            known = (
                one
                for one in named
                if one.kind != "cumulative"
                and one.span is not None
                and not _in_brackets(low, one)
                and not _of_another_in_brackets(low[: one.start])
            )
            risen = _RISEN.match(low) is not None  # “từ 35 mô hình năm 2016, đến năm 2020 có 214”
            main = next((one for one in known if not risen and not _ONCE.match(low[one.end :])), None)
        running = next((one for one in reversed(named) if one.kind == "cumulative" and one.span is not None), kept)
        return Topic(named, main, running, behind, opened)

    def _redated(self, periods: Iterable[PeriodReading]) -> Iterator[PeriodReading]:
        """Periods whose year is left out, in the year that the text speaks of rather than that of its day."""
        spoken = self.main
        for one in periods:
            supplied = any(note.code == "year-supplied" for note in one.notes) and not _THIS_YEAR.match(one.printed)
            year = None if spoken is None or spoken.span is None else spoken.span.last
            if not supplied:
                spoken = one if one.kind == "year" and one.span is not None else spoken
                yield one
            elif year is None or spoken is None or spoken.kind != "year":
                yield one
            else:
                read = read_period(one.printed, on=datetime.date(year.year, 12, 31))
                yield attrs.evolve(read, printed=one.printed, start=one.start, end=one.end)

    def _years_behind(self, low: str, periods: Iterable[PeriodReading]) -> PeriodReading | None:
        """The years before a congress that its text counts: “qua 5 năm”, “nhiệm kỳ qua”."""
        length = next((one for one in periods if one.kind == "several-years" and one.span is None), None)
        said = pattern("years-behind").search(low)
        if length is None and said is not None:
            return PeriodReading(printed=said[0], kind="term", start=said.start(), end=said.end())
        return length or self.behind

    def of(self, low: str, count: Count) -> PeriodReading | None:
        """The period a count is of: named behind it or all told of with it, in its clause, its sentence, or before."""
        start = count.amount.start
        behind = count.number, count.number + len(count.noun)
        own = [
            one
            for one in self.periods
            if behind[0] <= one.start < behind[1] and _is_near(low[count.amount.end : one.start])
        ]
        said = [
            one
            for one in self.periods
            if one.start > start
            and low[one.start : one.end] in count.said
            and not _of_another_in_brackets(low[count.amount.end : one.start])
        ]
        labelled = _YEAR_LABEL.search(low, max(0, start - len(count.clause)), start)
        if labelled is not None and not any(one.start <= labelled.start("y") < one.end for one in self.periods):
            return attrs.evolve(read_period(f"năm {labelled['y']}"), printed=labelled["y"])
        clause = start - len(count.clause)
        before = [one for one in self.periods if clause <= one.start < start]
        earlier = [one for one in self.periods if one.start < start]
        later = [one for one in self.periods if one.start >= start and _is_near(low[count.amount.end : one.start])]
        now = pattern("until-now").search(low, earlier[-1].end, start) if earlier else None
        if now is not None and not own and not said:
            return self.running
        for named in (own[:1], said[:1], before[-1:], earlier[-1:], later[:1]):
            if named:
                return self._dated(named[0])
        if pattern("cumulated").search(count.clause):
            return None  # “lũy kế 9 tháng” is not the quarter that the text speaks of
        for topic in (self.running, self.main, self.behind):
            # What a further clause of the sentence says of its own counts is not said of this one.
            if topic is not None and not (topic in self.periods and ";" in low[start : topic.start]):
                return topic
        return None

    def _dated(self, period: PeriodReading) -> PeriodReading | None:
        """A period whose year is left out, in the year that the text speaks of; None where it speaks of none."""
        if period.span is not None or period.kind is None:
            return period
        known = [one.span for one in (*self.periods, self.main) if one is not None and one.span is not None]
        last = known[0].last if known else None
        if last is None or known[0].start is None or known[0].start.year != last.year:
            return None
        read = read_period(period.printed, on=datetime.date(last.year, 12, 31))
        return read if read.span is not None and read.kind == period.kind else None


def _opens_a_term(before: str) -> bool:
    """Whether a congress is named right before a term, which it opens: “Đại hội khóa XVII, nhiệm kỳ 2021 - 2026”."""
    return pattern("congress").search(re.split(r"[.;]", before)[-1][-_NEAR_CONGRESS:]) is not None


def _is_beside(before: str) -> bool:
    """Whether a period is compared with, aimed at or remembered: nothing is counted in it."""
    aimed_at = _COMPARED.search(before) and not _DONE.search(before)
    return bool(aimed_at or _REMEMBERED.search(before))


def _is_near(between: str) -> bool:
    """Whether a period behind a count may be of it: not beyond a clause, nor in brackets with another count."""
    bracket = between.find("(")
    own = bracket < 0 or re.search(r"\d", between[bracket:]) is None
    return ";" not in between and own and not _of_another_in_brackets(between)


def _of_another_in_brackets(between: str) -> bool:
    """Whether a period in brackets is that of a number between: “655 hộ …, tỷ lệ hộ nghèo còn 0,39% (năm 2020)”."""
    bracket = between.rfind("(")
    return bracket >= 0 and ")" not in between[bracket:] and re.search(r"\d", between[:bracket]) is not None


def _in_brackets(low: str, period: PeriodReading) -> bool:
    """Whether a period is that of a count in brackets: “312 mô hình (trong đó 45 mô hình mới của năm 2022)”."""
    bracket = low.rfind("(", 0, period.start)
    inner = low[bracket : period.start]
    return bracket >= 0 and ")" not in inner and re.search(r"\d", inner) is not None


def _one_by_one(opening: PeriodReading, named: Iterable[PeriodReading]) -> bool:
    """Whether a sentence that begins with a period goes on to others of its kind, three at least in all."""
    return len({one.span for one in named if one.kind == opening.kind}) >= 3


def _names_a_period(period: PeriodReading) -> bool:
    since = period.kind == "cumulative" and period.printed.lower().startswith(("từ", "kể từ"))
    if period.kind is None and period.span is None:
        return _PART_OF_YEAR.match(fold(period.printed)) is not None
    missing = since or any(one.code == "year-missing" for one in period.notes)
    return period.kind is not None and period.kind != "day" and (period.span is not None or missing)
