"""Figures proposed from a pasted report, each with its sentence and its reasons, for a person to accept or refuse."""

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import islice

import attrs

from danvan import Breakdown, Quantity
from danvan.reading import (
    Amount,
    BodyReading,
    find_periods,
    fold,
    level_of_cities,
    prepared,
    verbatim,
)
from danvan.vocabulary import Vocabulary, shipped
from danvan_prose.counted import awards, models
from danvan_prose.counted.about import about
from danvan_prose.counted.grantors import granted_by
from danvan_prose.counted.measures import told_of_work
from danvan_prose.counted.part_of import Made
from danvan_prose.counted.refusals import why_not
from danvan_prose.counted.scopes import is_led_by_a_place, scope
from danvan_prose.counted.units import carries_on, number_of, unit_before
from danvan_prose.labels import Cues
from danvan_prose.proposals import NoCount, NotUnderstood, Proposal, Told, WhyNot
from danvan_prose.text.amounts import amounts_of, quantities_of
from danvan_prose.text.clauses import AMONG, Count, counts
from danvan_prose.text.lists import Lines, Listing, unsigned
from danvan_prose.text.masks import Mask, masks
from danvan_prose.text.sentences import Sentence, sentences
from danvan_prose.text.tables import Table
from danvan_prose.text.topic import Topic

Found = Proposal | NotUnderstood | NoCount


def propose(
    text: str, vocabulary: Vocabulary | None = None, *, on: datetime.date | None = None
) -> tuple[Proposal | NotUnderstood, ...]:
    """What a report seems to count, in order: a figure proposed for each count, or why none is.

    Nothing is left out: what is neither here is no count (see `account`). Nothing enters a book unless accepted.

    Parameters: `on` is the day of the report, to which “đến nay” runs.

    >>> [found] = propose("Năm 2017, toàn tỉnh có 1.520 mô hình được đăng ký xây dựng.")
    >>> found.measure, dict(found.breakdown), found.quantity.value, found.period.printed
    ('models', {'standing': 'registered'}, Decimal('1520'), 'Năm 2017')
    >>> propose("Phấn đấu có 50 mô hình.")[0].why
    'target'
    """
    return tuple(one for one in account(text, vocabulary, on=on) if not isinstance(one, NoCount))


def account(
    text: str, vocabulary: Vocabulary | None = None, *, on: datetime.date | None = None
) -> tuple[Proposal | NotUnderstood | NoCount, ...]:
    """Every number of a text: proposed, not understood, or no count.

    >>> [type(one).__name__ for one in account("Ngày 04/8/2020, theo Công văn 1029-CV/TU, có 3 đoàn khách.")]
    ['NoCount', 'NoCount', 'NotUnderstood']
    """
    reader = _Reader(vocabulary or shipped(), on, level_of_cities(text))
    return tuple(reader.read(prepared(verbatim(text))))


_OF_CITY = re.compile(r"cấp\s+(?:tp|thành\s+phố)")
_IN_TURN = re.compile(r"(?<!\w)lần\s+lượt(?!\w)")
_OF_A_YEAR = re.compile(r"[Nn]ăm\s+$")
_MORE = re.compile(r"(?<!\w)thêm\s+$")
_ONE_OF_SOME = re.compile(r"(?<![\w/.,])\d[\d.]*(?:\s*,\s*\d[\d.]*)*\s+và\s+$")  # “công nhận 52, 60 và 71 mô hình”


@attrs.frozen
class _Reader:
    vocabulary: Vocabulary
    on: datetime.date | None
    city: str | None

    def read(self, text: str) -> Iterator[Found]:
        topic, lines, table = Topic(), Lines(), Table()
        made: list[Proposal] = []  # every proposal of the text, in order
        since = 0  # the first of those of the sentence before
        several = tuple(sentences(text))
        for place, sentence in enumerate(several):
            low = fold(sentence.text.replace("\n", " "))
            periods = tuple(find_periods(sentence.text, on=self.on))
            hidden = masks(sentence.text, low, periods, self.vocabulary)
            found = amounts_of(sentence.text, hidden, self.vocabulary)
            topic = topic.at(low, periods, counted=any(not one.spelt for one in found))
            lines = lines.at(low)
            table = table.at(sentence.text)
            told = Made(made, since, first=len(made), listing=lines.open)
            yield from _in_order(
                sentence, hidden, _Telling(self, sentence, unsigned(low), topic, told, lines, table).each(found)
            )
            lines = lines.after(low, made, told.first, (one.text for one in islice(several, place + 1, None)))
            since = told.first if len(made) > told.first else since

    @property
    def cues(self) -> Cues:
        return Cues.of(self.vocabulary)


@attrs.frozen
class _Telling:
    """A sentence while its counts are told one by one."""

    reader: _Reader
    sentence: Sentence
    low: str
    topic: Topic
    made: Made
    lines: Lines
    table: Table
    units: dict[int, str] = attrs.field(factory=dict)

    def each(self, found: Sequence[Amount]) -> list[Found]:
        self.made.counts.extend(counts(self.low, found, self.reader.cues))
        return [self._one(count) for count in self.made.counts]

    def _one(self, count: Count) -> Found:
        count = self.table.read(self.sentence.text, count, self.reader.cues)
        unit = count.unit or self._unit(count)
        if unit in awards.RECIPIENTS and fold(count.amount.of).startswith("mô hình"):
            unit = "model"  # “635 mô hình tập thể, cá nhân” are models
        count = attrs.evolve(count, unit=unit)
        self.units[count.place] = count.unit
        amount = count.amount
        printed = self.sentence.text[amount.start : amount.end]
        place = {"sentence": self.sentence.text, "printed": printed, "start": self.sentence.start + amount.start}
        if amount.plain and not count.unit and amount.numbers and 1900 <= amount.numbers[0].value <= 2100:
            return NoCount(**place, why="year")  # type: ignore[arg-type] # the three parts above
        quantities = quantities_of(amount, " ".join(printed.split()), count.unit)
        told = self._told(count)
        why = self._adds(count, told) or why_not(
            count,
            quantities,
            told if isinstance(told, Told) else None,
            ahead=self.lines.now_ahead,
            before=self.low[: count.amount.start],
        )
        if isinstance(told, Told) and why is None:
            return self._proposed(count, place, quantities, told)
        measures = told if isinstance(told, tuple) and why is None else ()
        why = why or ("measure-open" if measures else "measure-unknown")
        of = "" if count.unit else amount.of
        return NotUnderstood(**place, why=why, quantities=quantities, of=of, measures=measures)  # type: ignore[arg-type] # as above

    def _adds(self, count: Count, told: Told | tuple[str, ...]) -> WhyNot | None:
        """A count that only adds to what there is says not how much that is: “có thêm 14 xã đạt chuẩn”."""
        row = self.reader.vocabulary.measure(told.measure) if isinstance(told, Told) else None
        return "comparison" if row is not None and row.nature == "stock" and _MORE.search(count.gap) else None

    def _proposed(
        self, count: Count, place: dict[str, object], quantities: tuple[Quantity, ...], told: Told
    ) -> Proposal:
        amount = count.amount
        unit = told.unit or quantities[0].unit
        several = [attrs.evolve(one, unit=one.unit if amount.kind == "share" else unit) for one in quantities]
        proposal = Proposal(
            **place,  # type: ignore[arg-type] # the three parts
            quantity=several[0],
            kind="number" if amount.kind == "vague" else amount.kind,
            most=several[1] if amount.kind == "range" else None,
            whole=several[1] if amount.kind in {"part", "share"} else None,
            per=amount.per,
            measure=told.measure,
            breakdown=Breakdown(_of_city(told, self.reader.city)),
            fields=told.fields,
            by=self._by(count, told),
            about=self._about(count, told),
            period=self.topic.of(self.low, count),
            movement=self._movement(count, told),
            scope=self.table.row(self.sentence.text, count) or scope(self.sentence.text, self.low, count),
            cues=told.cues,
            notes=amount.notes,
        )
        whole = self.made.part_of(count, proposal)
        reach = proposal.scope if whole is None else proposal.scope or self.made.proposals[whole].scope
        proposal = attrs.evolve(proposal, part_of=whole, scope=reach)
        self.made.add(count, proposal)
        return proposal

    def _about(self, count: Count, told: Told) -> str | None:
        """The name of what is counted; of an award without a form the words for what is given, as printed."""
        at = self.low.rfind(told.given, 0, count.amount.start) if told.given else -1
        given = None if at < 0 else self.sentence.text[at : at + len(told.given)]
        return about(self.sentence.text, count, self.reader.cues) or given

    def _by(self, count: Count, told: Told) -> tuple[BodyReading, ...]:
        granted = told.measure in _GIVEN or told.breakdown.get("standing") in _GRANTED
        if not granted or told.measure == "award-proposals":
            return ()
        head = self.made.head(count)
        if head is not None and head.by and not told.behind:
            return head.by
        so_far = self.made.proposals[self.made.first :]
        before = so_far[-1].by if so_far else ()
        sentence, vocabulary = self.sentence.text, self.reader.vocabulary
        own = granted_by(sentence, count, vocabulary, behind=told.behind, before=before)
        # “khen thưởng 43 cá nhân, trong đó 10 cá nhân được biểu dương cấp tỉnh”: another level has another grantor
        another = head is None or (told.behind and told.breakdown.get("level") != head.breakdown.get("level"))
        return own or (() if head is None or another else head.by)

    def _movement(self, count: Count, told: Told) -> str | None:
        if told.measure in models.MEASURES:
            return self.reader.cues.movement(count.noun, self.low)
        return self.reader.cues.movement(count.said) if told.measure in awards.MEASURES else None

    def _unit(self, count: Count) -> str:
        """What is counted, where it stands before the number, or is that of the count before: “tập thể: 69”."""
        cues = self.reader.cues
        named = unit_before(count.lead, cues)
        before = self.units.get(self.made.before(count), "")
        if not before and count.of_which and self.made.proposals:
            before = self.made.proposals[-1].quantity.unit
        if not before:
            before = number_of(self.low[: count.amount.start], cues)
        if not before and self.made.listing is not None:
            before = self._listed_unit(self.made.listing)
        if named or (before not in models.COUNTED and before not in awards.RECIPIENTS):
            return named
        labels = (
            cues.levels.at(count.noun.lstrip()),
            cues.fields.at(count.noun.lstrip()),
            cues.field_behind(count.noun),
        )
        labelled = bool(count.lead.strip(" ,;:(")) or any(labels)
        known = bool(count.amount.of) and not any(labels[:2])
        goes_on = carries_on(count.lead, cues) or is_led_by_a_place(self.sentence.text, count)
        return before if labelled and not known and goes_on else ""

    def _listed_unit(self, listing: Listing) -> str:
        """What the items of a list count: what its head does, else what is named last in the words before it."""
        if listing.head is not None:
            return self.made.proposals[listing.head].quantity.unit
        named = [cue.code for cue in self.reader.cues.units.find(listing.words)]
        return named[-1] if named else ""

    def _told(self, count: Count) -> Told | tuple[str, ...]:
        """What is counted; the measures it may be where that stays open."""
        if _IN_TURN.search(count.clause) or (_ONE_OF_SOME.search(count.clause) and not self.units.get(count.place - 1)):
            return ()  # “lần lượt là 95, 108 và 121” are of times or bodies told elsewhere
        head = self.made.head(count)
        rewarded = head is not None and head.measure in awards.MEASURES
        told = self._of_people(count, head) if rewarded or count.unit not in models.COUNTED else None
        if told is not None:
            return told
        if rewarded and count.unit in models.COUNTED:
            return ("models", "models-in-awards")  # “tặng giấy khen cho 120 tập thể, trong đó có 16 mô hình”
        if count.unit in models.COUNTED:
            return self._of_models(count, head)
        last = self.made.last(count)
        shares = last is not None and self.made.shares(last, count.amount)
        if not count.unit:
            return ()
        return told_of_work(count, self.reader.cues, last, shares=shares, introduced=self.made.introduced(count))

    def _of_models(self, count: Count, head: Proposal | None) -> Told | tuple[str, ...]:
        cues, several = self.reader.cues, self.made.counts
        following = several[count.place + 1].amount.start if count.place + 1 < len(several) else None
        more = following is not None and count.number + len(count.noun) >= following
        goes_on = bool(count.lead.strip()) and (carries_on(count.lead, cues) or models.of_another(count, cues))
        last = self.made.last(count) if goes_on or count.first != count.place else None
        introduced = self.made.introduced(count)
        told = models.told_of_models(
            count,
            cues,
            head,
            last,
            upto=following - count.number if more and following is not None else None,
            introduced=introduced,
        )
        again = self.made.again(count) if AMONG.search(count.lead) else None
        if again is None or not isinstance(told, Told) or "standing" in told.breakdown:
            return told
        return attrs.evolve(again, cues=((again.measure, f"({count.amount.numbers[0].value})"),))

    def _of_people(self, count: Count, head: Proposal | None) -> Told | tuple[str, ...] | None:
        """What a count of collectives, people, households is of: models by type, those rewarded, those registered."""
        cues, together = self.reader.cues, self.made.together(count)
        whole = head or together
        if whole is not None and whole.measure in models.MEASURES and _splits(count, whole, cues):
            kept = {**whole.breakdown, "type": count.unit}  # “202 mô hình, trong đó tập thể 187, cá nhân 15”
            return Told(measure=whole.measure, breakdown=kept, fields=whole.fields, unit=whole.quantity.unit)
        before = self.low[: count.amount.start]
        told = awards.told_of_recipients(
            count, cues, head, together, introduced=self.made.introduced(count), before=before
        )
        if told is not None or count.unit not in awards.RECIPIENTS or count.unit == "household":
            return told
        step = models.told_of_models(count, cues, None, None)
        if isinstance(step, Told) and step.breakdown.get("standing", "").startswith("registered"):
            kind = {"type": count.unit} if count.unit in _TYPES else {}
            return Told(measure="registered-holders", breakdown=kind, cues=step.cues)
        return ("award-recipients", "award-proposals", "registered-holders")


_TYPES = frozenset({"collective", "individual"})
_GIVEN = awards.MEASURES | {"awards-given", "prizes-given"}
_GRANTED = frozenset({"recognised", "exemplary", "praised", "awarded"})


def _splits(count: Count, whole: Proposal, cues: Cues) -> bool:
    """Whether collectives or individuals are a part of models: “56 mô hình (40 tập thể, 16 cá nhân)”."""
    told = count.explains is not None or not count.amount.unit or "type" in whole.breakdown
    return count.unit in _TYPES and (told or (count.of_which and not awards.tells_of_one(count, cues)))


def _of_city(told: Told, city: str | None) -> dict[str, str]:
    """A breakdown in which “cấp thành phố” is of the level of the text's cities; of none where that is open."""
    level = told.breakdown.get("level")
    if not any(code == level and _OF_CITY.fullmatch(words) for code, words in told.cues):
        return told.breakdown
    kept = {name: code for name, code in told.breakdown.items() if name != "level"}
    return kept if city is None else {**kept, "level": city}


def _in_order(sentence: Sentence, hidden: tuple[Mask, ...], found: Sequence[Found]) -> Iterator[Found]:
    """What a sentence holds, in the order of the text: what counts nothing, what counts, digits that no form took."""
    taken = [(one.start - sentence.start, one.start - sentence.start + len(one.printed)) for one in found]
    several: list[Found] = [*found]
    end = -1
    for mask in sorted(hidden, key=lambda one: (one.start, -one.end)):
        printed = sentence.text[mask.start : mask.end].strip()
        if mask.start >= end and re.search(r"\d", printed):
            several.append(
                NoCount(sentence=sentence.text, printed=printed, start=sentence.start + mask.start, why=mask.why)
            )
            end = mask.end
    spans = sorted([*taken, *((mask.start, mask.end) for mask in hidden)])
    end, reached = 0, 0
    for start, stop in [*spans, (len(sentence.text), len(sentence.text))]:
        for left in re.finditer(r"\d[\d.,]*", sentence.text[reached:start]) if start > reached else ():
            printed, at = left[0].rstrip(".,"), sentence.start + reached + left.start()
            if (
                _OF_A_YEAR.search(sentence.text, max(0, reached + left.start() - 5), reached + left.start())
                and len(printed) == 4
            ):
                several.append(NoCount(sentence=sentence.text, printed=printed, start=at, why="year"))
                continue
            several.append(NotUnderstood(sentence=sentence.text, printed=printed, start=at, why="unread"))
        reached = max(reached, stop)
    yield from sorted(several, key=lambda one: one.start)
