"""Figures proposed from a pasted report, each with its sentence and its reasons, for a person to accept or refuse."""

import datetime
import re
from collections.abc import Iterator

import attrs

from danvan.errors import BadValue
from danvan.facts import Breakdown
from danvan.quantities import Quantity
from danvan.reading.bodies import BodyReading, read_bodies
from danvan.reading.cues import Cues, is_award, is_compared, is_target
from danvan.reading.periods import PeriodReading, find_periods
from danvan.reading.proposals import NoCount, NotUnderstood, Proposal, WhyNot
from danvan.reading.sentences import Mask, Sentence, masks, sentences
from danvan.spoken import Amount, amounts, fold, labels_of, prepared
from danvan.text import verbatim
from danvan.vocabulary import Vocabulary, shipped


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
    reader = _Reader(vocabulary or shipped(), on)
    return tuple(reader.read(prepared(verbatim(text))))


_MODELS = frozenset({"model", "exemplar", "model-or-exemplar", "model-turn"})
_RECIPIENTS = {
    "collective": "collective",
    "individual": "individual",
    "household": "household",
    "collective-or-individual": "unsplit",
    "unit-or-individual": "unsplit",
}
_SCOPE = re.compile(
    r"toàn\s+(?:tỉnh|huyện|thành\s+phố|quận|thị\s+xã|xã|phường|thị\s+trấn|quốc|ngành)|trên\s+địa\s+bàn\s+(?:tỉnh|huyện|thành\s+phố|quận|xã|phường|thị\s+xã)"
    r"|cả\s+nước"
)
_OF_WHICH = re.compile(r"(?:trong\s+đó|trong\s+số\s+đó|gồm|bao\s+gồm)(?!\w)")
_MOVEMENT = re.compile(r"dân\s+vận\s+khéo")
_TYPE = re.compile(
    r"\s*(?:mô\s+hình|điển\s+hình)?\s*(?:của\s+|là\s+)?(?P<type>tập\s+thể|cá\s+nhân)(?!\w)(?!\s*(?:,|và)\s*(?:tập|cá))"
)
_GRANTS = re.compile(
    r"\s+(?:đã\s+|vừa\s+)?(?:quyết\s+định\s+)?(?:tặng|trao|khen|tuyên\s+dương|biểu\s+dương|công\s+nhận)"
)
_ENOUGH, _APART = 0.45, 0.08
_ALONE, _FAR = 0.3, 0.2  # less is enough where no other measure comes near
_LEADS_ON = re.compile(r"(?:,|\(|(?<!\w)và(?!\w)|(?<!\w)có(?!\w))(?=[^,(]*$)")
_ENDS = re.compile(r";|\.\s|(?<!\w)trong\s+(?:đó|số)(?!\w)")
_JOINED = re.compile(r"\s*(?:mô\s+hình\s+)?(?:cá\s+nhân|tập\s+thể)?\s*(?:,|và)\s*(?:có\s*)?")


@attrs.frozen(kw_only=True)
class _Count:
    """A count with the words around it, up to its neighbours."""

    amount: Amount
    left: str
    lead: str
    right: str
    wide_left: str
    near: str
    own: str
    unit: str


@attrs.frozen
class _Reader:
    vocabulary: Vocabulary
    on: datetime.date | None

    def read(self, text: str) -> Iterator[Proposal | NotUnderstood | NoCount]:
        period: PeriodReading | None = None
        proposed = 0
        for sentence in sentences(text):
            periods = [one for one in find_periods(sentence.text, on=self.on) if _names_a_period(one)]
            before: list[Proposal] = []
            for found in self._sentence(sentence, tuple(periods), period, before, proposed):
                proposed += isinstance(found, Proposal)
                yield found
            period = periods[0] if periods else period

    def _sentence(
        self,
        sentence: Sentence,
        periods: tuple[PeriodReading, ...],
        carried: PeriodReading | None,
        before: list[Proposal],
        proposed: int,
    ) -> Iterator[Proposal | NotUnderstood | NoCount]:
        low = fold(sentence.text)
        hidden = masks(sentence.text, self.vocabulary)
        found = amounts(_blotted(sentence.text, hidden), labels_of(self.vocabulary))
        yield from _masked(sentence, hidden)
        first = proposed
        for place, amount in enumerate(found):
            counted = self._count(low, found, place)
            one = self._one(sentence, amount, counted, before)
            if isinstance(one, Proposal):
                one = attrs.evolve(
                    one,
                    period=_nearest(sentence.text, periods, amount) or carried,
                    part_of=_part_of(one, counted, before, first),
                    movement="dan-van-kheo" if _MOVEMENT.search(low) and one.measure.startswith("model") else None,
                    scope=_scope(sentence.text, low),
                )
                before.append(one)
            yield one

    def _count(self, low: str, found: tuple[Amount, ...], place: int) -> _Count:
        amount = found[place]
        floor = found[place - 1].end if place else 0
        near = low[_number_end(low, found[place - 1]) if place else 0 : amount.start]
        stop = len(low)
        for later in found[place + 1 :]:
            if later.unit != "field":  # “4.400 mô hình trên 4 lĩnh vực: …” names the fields of the 4.400
                stop = later.start
                break
        number = _number_end(low, amount)
        right = re.split(_ENDS, low[number:stop])[0]
        own = right if stop == len(low) or len(right) < stop - number else re.split(_LEADS_ON, right)[0]
        if place + 1 < len(found) and _JOINED.fullmatch(low[amount.end : found[place + 1].start]):
            beyond = found[place + 2].start if place + 2 < len(found) else len(low)
            joint = re.split(_ENDS, low[number:beyond])[0]
            own = (
                joint if beyond == len(low) else re.split(_LEADS_ON, joint)[0]
            )  # “54 mô hình cá nhân và 69 mô hình tập thể được công nhận”
        left = re.split(r";|\.\s", low[floor : amount.start])[-1]
        wide = re.split(r";|\.\s", low[: amount.start])[-1]
        lead = re.split(r"[,(]", left)[-1] if floor > amount.start - len(left) - 1 and place else left
        unit = amount.unit or self._unit_before(left)
        if unit == "collective-or-individual" and re.match(r"\s*mô\s+hình", right):
            unit = "model"
        return _Count(amount=amount, left=left, lead=lead, right=right, wide_left=wide, near=near, own=own, unit=unit)

    def _unit_before(self, left: str) -> str:
        """What is counted, where it stands before the number: “tập thể: 69”."""
        last = list(Cues.of(self.vocabulary).units.find(left))
        if last and re.fullmatch(r"\s*(?:[:(-]|có|là|gồm)?\s*", left[last[-1].end :]):
            return last[-1].code
        return ""

    def _one(
        self, sentence: Sentence, amount: Amount, counted: _Count, before: list[Proposal]
    ) -> Proposal | NotUnderstood | NoCount:
        printed = sentence.text[amount.start : amount.end]
        place = {"sentence": sentence.text, "printed": printed, "start": sentence.start + amount.start}
        if amount.plain and not counted.unit and amount.numbers and 1900 <= amount.numbers[0].value <= 2100:
            return NoCount(**place, why="year")  # type: ignore[arg-type] # the three parts above
        quantities = _quantities(amount, printed, counted.unit)
        why = self._why_not(amount, counted, quantities)
        if why is not None:
            return NotUnderstood(**place, why=why, quantities=quantities)  # type: ignore[arg-type] # as above
        told = self._told(counted, before)
        if isinstance(told, tuple):
            why_not: WhyNot = "measure-open" if told else "measure-unknown"
            return NotUnderstood(**place, why=why_not, quantities=quantities, measures=told)  # type: ignore[arg-type] # as above
        by = _granted_by(sentence.text, counted, self.vocabulary)
        return Proposal(
            **place,  # type: ignore[arg-type] # as above
            quantity=attrs.evolve(quantities[0], unit=told.unit or quantities[0].unit),
            measure=told.measure,
            breakdown=Breakdown(told.breakdown),
            fields=told.fields,
            by=by,
            cues=tuple((code, words) for code, words in told.cues),
            notes=amount.notes,
        )

    def _why_not(self, amount: Amount, counted: _Count, quantities: tuple[Quantity, ...]) -> WhyNot | None:
        word = any(one.code in {"article-or-one", "five-or-year"} for one in amount.notes)
        reasons: tuple[tuple[bool, WhyNot], ...] = (
            (is_target(counted.wide_left), "target"),
            (amount.kind == "vague", "vague"),
            (not quantities, "too-long"),
            (amount.kind == "range", "range"),
            (amount.kind == "part" or bool(amount.per), "part"),
            (is_compared(counted.left), "comparison"),
            (word, "may-be-a-word"),
        )
        return next((why for holds, why in reasons if holds), None)

    def _told(self, counted: _Count, before: list[Proposal]) -> "_Told | tuple[str, ...]":
        """What is counted; the measures it may be where that stays open."""
        cues = Cues.of(self.vocabulary)
        if counted.unit in _MODELS:
            return _of_models(counted, cues, before)
        if counted.unit in {"collective", "individual"} and before:
            last = before[-1]
            if last.measure.startswith("model") and _splits(
                counted, last
            ):  # “202 mô hình, trong đó tập thể 187, cá nhân 15”
                return _Told(
                    measure=last.measure, breakdown={**last.breakdown, "type": counted.unit}, unit=last.quantity.unit
                )
        if counted.unit in _RECIPIENTS:
            told = _of_recipients(counted, cues, before)
            if told is not None or counted.unit != "household":
                return told if told is not None else ("award-recipients", "award-proposals", "registered-holders")
        if not counted.unit:
            return ()
        scored = cues.measured(counted.unit, counted.near, counted.right, counted.own)
        scores = [score for score, _ in scored] + [0.0, 0.0]
        sure = scores[0] >= _ENOUGH and scores[0] - scores[1] >= _APART
        alone = scores[0] >= _ALONE and scores[0] - scores[1] >= _FAR and counted.unit != "percent"
        if not sure and not alone:
            return tuple(measure.code for score, measure in scored if score > 0)[:6]
        measure = scored[0][1]
        return _Told(measure=measure.code, cues=((measure.code, measure.vi),))


@attrs.frozen(kw_only=True)
class _Told:
    measure: str
    breakdown: dict[str, str] = attrs.field(factory=dict)
    fields: tuple[str, ...] = ()
    cues: tuple[tuple[str, str], ...] = ()
    unit: str = ""


def _of_models(counted: _Count, cues: Cues, before: list[Proposal]) -> _Told:
    standing = cues.standing(counted.lead, counted.own)
    said: list[tuple[str, str]] = []
    code = None
    if standing is not None:
        code = standing.code
        said.append((code, standing.words))
    elif before and (inherited := before[-1].breakdown.get("standing")) and _goes_on(counted):
        code = inherited
        said.append((code, f"({before[-1].printed})"))
    elif before and before[-1].measure == "models-existing" and _goes_on(counted) and counted.unit != "model-turn":
        code = "existing"
        said.append((code, f"({before[-1].printed})"))
    elif (weak := cues.weak_standing(counted.left)) is not None:
        code = weak.code
        said.append((code, weak.words))
    breakdown: dict[str, str] = {}
    level = cues.level(counted.own)
    if level is not None:
        breakdown["level"] = level.code
        said.append((level.code, level.words))
    kind = _TYPE.match(counted.right)
    if kind is not None:
        breakdown["type"] = "collective" if "tập" in kind["type"] else "individual"
        said.append((breakdown["type"], kind["type"]))
    fields = cues.field_codes(counted.left, counted.right)
    said.extend((cue.code, cue.words) for cue in fields)
    measure = "model-turns" if counted.unit == "model-turn" else "models"
    if code in {"existing", "maintained"} and measure == "models":
        measure = "models-existing"  # what stands on a day is another measure, not a step
    elif code is not None:
        breakdown["standing"] = code
    if len(fields) == 1:
        breakdown["field"] = fields[0].code
    several = tuple(dict.fromkeys(cue.code for cue in fields)) if len(fields) > 1 else ()
    return _Told(measure=measure, breakdown=breakdown, fields=several, cues=tuple(said))


def _goes_on(counted: _Count) -> bool:
    """Whether a count continues the one before it: “266 mô hình được công nhận cấp cơ sở, có 61 mô hình cấp huyện”."""
    return re.search(r"(?:^|[,:(]|và|có|gồm|trong đó|\))\s*[^.;]{0,60}$", counted.left) is not None


def _of_recipients(counted: _Count, cues: Cues, before: list[Proposal]) -> _Told | None:
    recipient = _RECIPIENTS[counted.unit]
    standing = cues.standing(counted.lead, counted.own)
    if standing is not None and standing.code.startswith("registered"):
        return _Told(measure="registered-holders", cues=(("registered", standing.words),))
    put_forward = standing is not None and standing.code == "proposed-for-award"
    award = is_award(counted.wide_left, counted.own)
    last = before[-1] if before and before[-1].measure in {"award-recipients", "award-proposals"} else None
    if award is None and last is None and not put_forward:
        return None
    breakdown = {"recipient": recipient}
    said: list[tuple[str, str]] = [("award-recipients", award.words)] if award is not None else []
    form = cues.form(counted.left, counted.right) or cues.form(counted.wide_left, "")
    if form is not None:
        breakdown["form"] = form.code
        said.append((form.code, form.words))
    elif last is not None and "form" in last.breakdown and ";" not in counted.left:
        breakdown["form"] = last.breakdown["form"]
        said.append((last.breakdown["form"], f"({last.printed})"))
    measure = "award-proposals" if put_forward else "award-recipients"
    return _Told(measure=measure, breakdown=breakdown, cues=tuple(said))


def _granted_by(sentence: str, counted: _Count, vocabulary: Vocabulary) -> tuple[BodyReading, ...]:
    """The bodies that stand before the verb of granting or recognising, in the clause of a count."""
    verb = _GRANTS.search(counted.wide_left)
    if verb is None:
        return ()
    start = counted.amount.start - len(counted.wide_left)
    words = sentence[start : start + verb.start()]
    bodies = read_bodies(re.split(r"[,;:]\s*", words)[-1].strip(), vocabulary)
    return bodies if all(body.kinds or body.of for body in bodies) else ()


def _quantities(amount: Amount, printed: str, unit: str) -> tuple[Quantity, ...]:
    try:
        return tuple(Quantity(one.value, one.exact, unit or one.unit, printed=printed) for one in amount.numbers)
    except BadValue:  # more digits than any count has
        return ()


def _number_end(low: str, amount: Amount) -> int:
    """Where the number of an amount ends and the words for what it counts begin."""
    if not amount.of:
        return amount.end
    at = low.find(fold(amount.of), amount.start)
    return amount.end if at < 0 else at


def _blotted(text: str, hidden: tuple[Mask, ...]) -> str:
    """The sentence with the digits and number words that count nothing blotted out, letter for letter."""
    letters = list(text)
    for mask in hidden:
        for place in range(mask.start, min(mask.end, len(letters))):
            letters[place] = " " if letters[place].isspace() else "_"
    return "".join(letters)


def _masked(sentence: Sentence, hidden: tuple[Mask, ...]) -> Iterator[NoCount]:
    end = -1
    for mask in sorted(hidden, key=lambda one: (one.start, -one.end)):
        printed = sentence.text[mask.start : mask.end].strip()
        if mask.start >= end and re.search(r"\d", printed):
            yield NoCount(sentence=sentence.text, printed=printed, start=sentence.start + mask.start, why=mask.why)
            end = mask.end


def _names_a_period(period: PeriodReading) -> bool:
    return period.kind is not None and period.kind != "day" and period.span is not None


def _nearest(text: str, periods: tuple[PeriodReading, ...], amount: Amount) -> PeriodReading | None:
    """The period a count is of: of its clause, the last before it, else the first behind; else so of its sentence."""
    start = text.rfind(";", 0, amount.start) + 1
    stop = text.find(";", amount.end)
    clause = [one for one in periods if start <= one.start < (stop if stop >= 0 else len(text))]
    for named in (clause, list(periods)):
        before = [one for one in named if one.start < amount.start]
        behind = [one for one in named if one.start >= amount.start]
        if before or behind:
            return before[-1] if before else behind[0]
    return None


def _splits(counted: _Count, last: Proposal) -> bool:
    """Whether people are a part of the models counted before: “202 mô hình (187 tập thể, 15 cá nhân)”."""
    follows = "type" in last.breakdown and re.fullmatch(r"[\s,]*(?:và)?\s*(?:có\s*)?", counted.left) is not None
    return not counted.amount.unit or "(" in counted.left or follows


def _part_of(one: Proposal, counted: _Count, before: list[Proposal], first: int) -> int | None:
    """The count that this one says it lies within: “trong đó”, in brackets behind it, or beside another part of it."""
    if not before:
        return None
    last = before[-1]
    if _OF_WHICH.search(counted.left) or ("(" in counted.left and "type" in one.breakdown):
        return first + len(before) - 1
    beside = any(
        name in one.breakdown
        and name in last.breakdown
        and one.breakdown[name] != last.breakdown[name]
        and {**one.breakdown, name: ""} == {**last.breakdown, name: ""}
        for name in ("type", "field")
    )
    return last.part_of if beside and one.measure == last.measure else None


def _scope(text: str, low: str) -> str | None:
    found = _SCOPE.search(low)
    return None if found is None else text[found.start() : found.end()]
