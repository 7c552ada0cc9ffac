"""The counts of a sentence: what stands before and behind each, which are told of together, which explain another."""

import re
from collections.abc import Iterator, Sequence

import attrs

from danvan.reading import Amount, fold
from danvan_prose.labels import Cues


@attrs.frozen(kw_only=True)
class Count:
    """An amount of a sentence with the words around it.

    Parameters: `number` is where the words behind the number begin. Before it: `lead` is what leads up to it, its own
    predicate; `gap` all the words since the count before, or since the clause began; `clause` those since the clause
    began. Behind it: `noun` up to the next count, `beyond` some letters further. `first` is the place of the first of
    the counts told of together, `opening` what leads up to that one, `said` what is said behind the last of them, from
    `said_at` on. `explains` is the place of the count behind which it stands in brackets, `explained` the
    words before the bracket, since that one if there is one; `of_which` tells whether words
    such as “trong đó” lead up to it.
    """

    place: int
    amount: Amount
    number: int
    unit: str
    lead: str
    gap: str
    clause: str
    noun: str
    beyond: str
    said: str
    said_at: int
    first: int
    opening: str
    explains: int | None
    explained: str
    of_which: bool


OF_WHICH = re.compile(
    r"(?<!\w)(?:trong\s+(?:tổng\s+)?(?:số\s+)?(?:đó|này)|bao\s+gồm|gồm|cụ\s+thể|(?:chia|phân|tính)\s+(?:ra|theo)"
    r"(?:\s+(?:các\s+|từng\s+)?(?:l[ĩã]nh\s+vực|cấp(?:\s+độ)?|loại(?:\s+hình)?|nhóm|đối\s+tượng))?)(?!\w)"
)
"""Words that lead up to the parts of a whole."""
_ENDS = re.compile(r";|(?<!\stp)(?<!\stx)(?<!\stt)(?<!\s[a-zđ])\.\s")  # the dot of “TP. Thủ Đức” ends nothing
_BRACKETS = re.compile(r"[()]")
_PARTS = re.compile(
    r",|(?<!\w)(?:đồng\s+thời|trong\s+đó|trong\s+số|qua\s+đó|từ\s+đó|nhờ\s+đó|riêng|còn|bao\s+gồm|gồm)(?!\w)"
)
_LISTS = re.compile(r"[^,;:]*:\s*")  # “công nhận 64 mô hình cấp huyện: 16 về kinh tế, 30 về …”
_AND = re.compile(r"(?<!\w)(?:và|cùng)(?!\w)")
_GLUE = re.compile(
    r"\s*(?:(?:về|thuộc|ở|trong|trên|của)\s*)*[\s,;:()]*(?:(?:và|cùng|hoặc|còn|tiếp\s+đến\s+là)\s+)?"
    r"[\s,:]*(?:(?:có|là|đạt|được|thêm|của|cho|các|ở|trên|trong|về|thuộc)\s*)*[\s:]*"
)
_BEYOND = 40
_SAYS_ITSELF = re.compile(r"[^;,.]{0,60}?(?<!\w)(?:được|nhận|đạt|đăng\s+ký)(?!\w)")
_BEGINS_ANEW = re.compile(r"[^;]*;\s*(?:có|được|đạt)\s*")
_GOVERNS = re.compile(r"\s*(?:(?:cho|được|các|thêm|mới|tổng\s+số)\s*)*")
AMONG = re.compile(r"(?:trong|của|trên)\s+(?:tổng\s+)?số\s*$|(?:^|[,;.])\s*trong\s+(?:số\s+)?$")
"""Words before a whole of which the counts behind it are parts: “trong số 120 mô hình”."""
_LABELLED = 60  # letters before a bracket in which the field or level is looked for of which it tells the count
_LONGEST = 600  # letters before a count that are looked at; what stands farther off says nothing of it


def counts(low: str, found: Sequence[Amount], cues: Cues) -> tuple[Count, ...]:
    """The counts of a folded sentence, in order, with the words around each."""
    brackets = list(_brackets(low))
    inside = [next((at for at, (start, end) in enumerate(brackets) if start < one.start < end), None) for one in found]
    made: dict[int, Count] = {}
    outer = _without(low, [brackets[at] for at in {at for at in inside if at is not None}])
    outside = [place for place, at in enumerate(inside) if at is None]
    for one in _scope(outer, 0, [(place, found[place]) for place in outside], None, cues):
        made[one.place] = one
    for at, (start, end) in enumerate(brackets):
        places = [place for place, one in enumerate(inside) if one == at]
        if places:
            before = [place for place in outside if place < places[0]]
            told = [(place, found[place]) for place in places]
            closed = brackets[at - 1][1] + 1 if at else 0
            since = max(0, start - _LABELLED, closed, found[before[-1]].end if before else 0)
            for one in _scope(low[start + 1 : end], start + 1, told, before[-1] if before else None, cues):
                labelled = one.place == places[0] and _labelled(outer[since:start], cues)
                lead = f"{outer[since:start]}({one.lead}" if labelled else one.lead
                made[one.place] = attrs.evolve(one, lead=lead, explained=outer[since:start])
    return tuple(made[place] for place in range(len(found)))


def _labelled(before: str, cues: Cues) -> bool:
    """Whether a field or a level before a bracket tells what the count in it is of: “…, kinh tế (32 mô hình)”."""
    label = cues.label_at_end(before)
    return label is not None and not (cues.bare(before[:label]).strip() == "" and before[:label].strip() != "")


def number_end(low: str, amount: Amount) -> int:
    """Where the number of an amount ends and the words for what it counts begin."""
    if not amount.of:
        return amount.end
    at = low.find(fold(amount.of), amount.start)
    return amount.end if at < 0 else at


def _brackets(low: str) -> Iterator[tuple[int, int]]:
    """The outermost pairs of brackets, each with its beginning and end; what is left open ends with the clause."""
    depth, start = 0, 0
    for found in _BRACKETS.finditer(low):
        if found[0] == "(":
            start = found.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield start, found.start()
    if depth:
        end = _ENDS.search(low, start)
        yield start, end.start() if end is not None else len(low)


def _without(low: str, brackets: Sequence[tuple[int, int]]) -> str:
    """A sentence with what stands in some of its brackets blotted out, letter for letter."""
    pieces, at = [], 0
    for start, end in sorted(brackets):
        pieces += [low[at:start], " " * (min(end + 1, len(low)) - start)]
        at = min(end + 1, len(low))
    return "".join([*pieces, low[at:]])


def _scope(
    text: str, shift: int, found: Sequence[tuple[int, Amount]], explained: int | None, cues: Cues
) -> Iterator[Count]:
    """The counts of a sentence, or of a pair of brackets in it."""
    plain = cues.unlisted(text)
    ends = [0, *(one.end() for one in _ENDS.finditer(plain)), len(text)]
    spots = [(one.start - shift, one.end - shift, number_end(text, _moved(one, shift))) for _, one in found]
    chained, opened = _chains(text, plain, spots, cues)
    clause = 0
    made: list[Count] = []
    for at, ((place, amount), (start, stop, number)) in enumerate(zip(found, spots, strict=True)):
        while ends[clause + 1] <= start and clause + 2 < len(ends):
            clause += 1
        following = spots[at + 1][0] if at + 1 < len(spots) else len(text)
        end = min(following, max(ends[clause + 1], stop))
        if at + 1 < len(spots) and end == following:
            end = max(number, min(opened[at + 1], end))
        before = spots[at - 1][1] if at else 0
        since = max(opened[at], before, ends[clause])
        first = made[-1].first if at in chained else place
        lead = text[max(since, start - _LONGEST) : start]
        made.append(
            Count(
                place=place,
                amount=amount,
                number=number + shift,
                unit=amount.unit,
                lead=lead,
                gap=text[max(before, ends[clause], start - _LONGEST) : start],
                clause=text[max(ends[clause], start - _LONGEST) : start],
                noun=text[number:end],
                beyond=text[end : end + _BEYOND],
                said=text[number:end],
                said_at=number + shift,
                first=first,
                opening=made[-1].opening if at in chained else lead,
                explains=explained,
                explained="",
                of_which=explained is not None
                or _opens(lead, text[max(before, ends[clause]) : start], cues)
                or (bool(made) and before > ends[clause] and AMONG.search(made[-1].lead) is not None)
                or (bool(made) and before > ends[clause] and _LISTS.fullmatch(text[before:start]) is not None)
                or (at in chained and made[-1].of_which),
            )
        )
    last = made[-1] if made else None
    for at in reversed(range(len(made))):
        last = made[at] if last is None or at + 1 not in chained else last
        yield attrs.evolve(made[at], said=last.said, said_at=last.said_at)


def _verb(text: str, gap: tuple[int, int], cues: Cues) -> int:
    """Where the verb begins that governs the count behind a stretch: “12 đơn vị đăng ký 45 mô hình”."""
    governing = [
        cue.start
        for cue in cues.steps.find(text[gap[0] : gap[1]])
        if _GOVERNS.fullmatch(text[gap[0] + cue.end : gap[1]])
    ]
    return gap[0] + governing[0] if governing else gap[1]


def _opens(lead: str, gap: str, cues: Cues) -> bool:
    """Whether words such as “trong đó” lead up to a count: in its lead, or with only what describes it behind them."""
    if OF_WHICH.search(lead):
        return True
    near = gap[-_LONGEST // 4 :]
    said = list(OF_WHICH.finditer(near))
    return bool(said) and _GLUE.fullmatch(cues.bare(near[said[-1].end() :])) is not None


def _moved(amount: Amount, shift: int) -> Amount:
    return attrs.evolve(amount, start=amount.start - shift, end=amount.end - shift)


def _chains(
    text: str, plain: str, spots: Sequence[tuple[int, int, int]], cues: Cues
) -> tuple[frozenset[int], list[int]]:
    """Which counts are told of together with the one before, and where the words that lead up to each begin."""
    chained: set[int] = set()
    opened = [0]
    for at in range(1, len(spots)):
        gap = (spots[at - 1][1], spots[at][0])
        between = text[gap[0] : gap[1]]
        together = len(between) <= _LONGEST and _GLUE.fullmatch(cues.bare(between)) is not None
        anew = ";" in between and (_SAYS_ITSELF.match(text, spots[at][2]) or _BEGINS_ANEW.fullmatch(between))
        if together and not anew and not _LISTS.fullmatch(between):
            chained.add(at)
        ended = [one.end() for one in _ENDS.finditer(plain, *gap)]
        since = ended[-1] if ended else gap[0]
        parts = list(_PARTS.finditer(plain, since, gap[1])) or list(_AND.finditer(plain, since, gap[1]))
        opened.append(parts[-1].start() if parts else ended[-1] if ended else _verb(text, gap, cues))
    return frozenset(chained), opened
