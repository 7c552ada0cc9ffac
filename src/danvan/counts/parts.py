"""The parts of each whole of a book, sorted by what tells them apart, and what they make together."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations

import attrs

from danvan.book.book import Book
from danvan.counts.relations import relation
from danvan.counts.respects import EXCLUSIVE, NESTING, key_of, of_codes, of_spans, unit_of
from danvan.counts.things import Hold, of_sets, of_units, one_thing, things
from danvan.facts import Breakdown, Figure
from danvan.values.ids import FigureId
from danvan.values.quantities import Quantity, total
from danvan.values.spans import coalesce

FIRST_STEPS: frozenset[str | None] = frozenset(
    {None, "launched", "registered", "newly-built", "built", "implemented", "existing", "maintained"}
)
"""Steps that what is counted takes as a rule; later ones are taken by some."""
A_TENTH = 10
APART_BY_CODE = (*sorted(EXCLUSIVE), "field")
BY_CODE = (*APART_BY_CODE, "level")
"""The dimensions by which parts are told apart; a count that names no level is not surely that of all levels."""
BY: tuple[str, ...] = (*BY_CODE, "count", "about", "unit", "period")
COMPLETE: Mapping[str, frozenset[str]] = {
    "kind": frozenset({"model", "exemplar"}),
    "recipient": frozenset({"collective", "individual"}),
    "type": frozenset({"collective", "individual"}),
}
"""The codes beside which there are no others, by dimension."""


@attrs.frozen(kw_only=True)
class Parts:
    """The parts of a whole that one respect tells apart, and what they make.

    Parameters: `by` is the respect (a dimension of breakdowns, `count` for kinds of thing, `about`, `unit`,
    `period`); `numbers` are those of the parts, `together` their sum, `said` the number of the whole; `stated` whether
    each is said to be a part of it; `alike` whether the parts differ from the whole in nothing else; `complete` whether
    nothing can be missing; `nested` whether parts may hold each other, as levels do.
    """

    whole: Figure
    by: str
    parts: tuple[Figure, ...]
    numbers: tuple[Quantity, ...]
    said: Quantity
    together: Quantity
    stated: bool
    alike: bool
    complete: bool

    @property
    def picked_out(self) -> bool:
        """Whether the parts are of a later step than their whole: of those registered some are recognised, not all."""
        steps = {part.breakdown.get("standing") for part in self.parts} - {self.whole.breakdown.get("standing")}
        return not steps <= FIRST_STEPS

    @property
    def nested(self) -> bool:
        """Whether one thing may be counted in several parts: recognised at base level, and then by the district."""
        return self.by in NESTING

    @property
    def rest(self) -> Quantity:
        """What of the whole no part tells of; less than nothing where they exceed it."""
        return self.said - self.together

    @property
    def near(self) -> bool:
        """Whether less is missing, or too much, than any part: the parts are then meant to make the whole."""
        return all(abs(self.rest.value) < number.value for number in self.numbers)

    @property
    def fit(self) -> bool | None:
        """Whether the parts make the whole: surely, surely not, or it cannot be said.

        Parts that may hold each other are wrong only where they exceed their whole by a little: by much they overlap.
        """
        if self.together.equals(self.said) is True or (self.said.value == self.together.value and not self.nested):
            return True
        over = self.together.at_most(self.said) is False
        if self.nested:
            return False if over and self.near and abs(self.rest.value) * A_TENTH <= self.said.value else None
        if over or (self.complete and self.together.equals(self.said) is False):
            return False
        return None


def parts_of_wholes(book: Book) -> Sequence[Parts]:
    """The parts of each whole, by each respect that tells two or more of them apart.

    >>> whole = Figure(id="w", measure="models", quantity=Quantity(139, unit="model"))
    >>> parts = [
    ...     Figure(id=level, measure="models", quantity=Quantity(number, unit="model"), breakdown={"level": level},
    ...            part_of="w")
    ...     for level, number in (("commune", 96), ("district", 41))
    ... ]
    >>> [(one.by, one.rest.value, one.near) for one in parts_of_wholes(Book([whole, *parts]))]
    [('level', Decimal('2'), True)]
    """
    found: Sequence[Parts] = book.once("parts of wholes", partial(_found, book))
    return found


def narrower_and_wider(book: Book) -> Iterator[tuple[Figure, Figure]]:
    """Each figure that is said to be part of another, or says what another says with one code or kind of thing more,
    beside that other: the one can surely not be more than the other."""
    by_id = {figure.id: figure for figure in book.figures}
    wholes = _by_matter(book)
    for figure in book.figures:
        said = by_id.get(figure.part_of) if figure.part_of is not None else None
        if said is not None and said is not figure:
            yield figure, said
        elif figure.part_of is None:
            yield from ((figure, whole) for whole in _wider(book, wholes, figure, APART_BY_CODE))


def _found(book: Book) -> Sequence[Parts]:
    return [made for whole, parts, stated in _families(book) for made in _told_apart(book, whole, parts, stated)]


def _families(book: Book) -> Iterator[tuple[Figure, Sequence[Figure], bool]]:
    # The parts that the book says a figure has; and those that say what it says, with one code or kind of thing more.
    by_id = {figure.id: figure for figure in book.figures}
    stated: dict[FigureId, list[Figure]] = {}
    for figure in book.figures:
        if figure.part_of in by_id and figure.part_of != figure.id:
            stated.setdefault(figure.part_of, []).append(figure)
    for said, parts in stated.items():
        yield by_id[said], parts, True
    wholes = _by_matter(book)
    unsaid: dict[FigureId, list[Figure]] = {}
    for figure in book.figures:
        if figure.part_of is None:
            for whole in _wider(book, wholes, figure, BY_CODE):
                unsaid.setdefault(whole.id, []).append(figure)
    for said, parts in unsaid.items():
        yield by_id[said], [*stated.get(said, ()), *parts], False


def _by_matter(book: Book) -> Mapping[Hashable, Sequence[Figure]]:
    wholes: dict[Hashable, list[Figure]] = {}
    for figure in book.figures:
        wholes.setdefault(_matter(book, figure, figure.breakdown), []).append(figure)
    return wholes


def _wider(
    book: Book, wholes: Mapping[Hashable, Sequence[Figure]], figure: Figure, dimensions: Sequence[str]
) -> Iterator[Figure]:
    for dimension in dimensions:
        if dimension in figure.breakdown:
            rest = Breakdown({name: code for name, code in figure.breakdown.items() if name != dimension})
            yield from wholes.get(_matter(book, figure, rest), ())[:1]
    alike = wholes[_matter(book, figure, figure.breakdown)]
    mine = things(book.vocabulary, unit_of(book, figure)) if len(alike) > 1 else frozenset()
    yield from [one for one in alike if mine < things(book.vocabulary, unit_of(book, one))][:1] if mine else ()


def _matter(book: Book, figure: Figure, breakdown: Breakdown) -> Hashable:
    return (
        *(figure.unit, figure.by, figure.measure, figure.movement, book.span_of(figure), key_of(figure.about)),
        breakdown,
    )


def _told_apart(book: Book, whole: Figure, parts: Sequence[Figure], stated: bool) -> Iterator[Parts]:
    signed = [(part, _signature(book, part)) for part in parts if part.quantity is not None]
    as_whole = _signature(book, whole)
    for by in BY:
        groups: dict[tuple[tuple[str, str | None], ...], list[Figure]] = {}
        for part, signature in signed:
            told = signature.get(by)
            if told is not None and (by == "count" or told != as_whole.get(by)) and _one_thing(book, by, part, whole):
                rest = tuple(sorted((name, code) for name, code in signature.items() if name not in (by, "count")))
                groups.setdefault(rest, []).append(part)
        for rest, found in groups.items():
            if len(found) > 1 and (stated or any(part.part_of is None for part in found)):
                yield from _made(book, whole, by, found, alike=_alike(dict(rest), as_whole, by))


def _made(book: Book, whole: Figure, by: str, parts: Sequence[Figure], *, alike: bool) -> Iterator[Parts]:
    stated = all(part.part_of == whole.id for part in parts)
    if (
        not (alike or (stated and by != "count"))
        or not _each_apart(book, by, parts, stated)
        or not _inside(book, by, whole, parts)
    ):
        return
    numbers = tuple(part.quantity.bare for part in parts if part.quantity is not None)
    together = total(numbers)
    if whole.quantity is not None and together is not None:
        yield Parts(
            whole=whole,
            by=by,
            parts=tuple(parts),
            numbers=numbers,
            said=whole.quantity.bare,
            together=together,
            stated=stated,
            alike=alike,
            complete=alike and _complete(book, by, whole, parts),
        )


def _signature(book: Book, figure: Figure) -> dict[str, str | None]:
    span = book.span_of(figure)
    return {
        **dict.fromkeys(MATTER),
        "unit": figure.unit,
        "by": figure.by,
        "measure": figure.measure,
        "movement": figure.movement,
        "about": key_of(figure.about),
        "period": None if span is None else str(span),
        "count": unit_of(book, figure),
        **figure.breakdown,
    }


MATTER = ("unit", "by", "measure", "movement", "about", "period")
"""What a part and its whole must both say, or neither; the codes of its whole a part need not repeat."""


def _alike(part: Mapping[str, str | None], whole: Mapping[str, str | None], by: str) -> bool:
    rest = {name: code for name, code in whole.items() if name not in (by, "count")}
    same = all(code is None or rest.get(name) == code for name, code in part.items())
    return same and all(name == by or part.get(name) == rest.get(name) for name in MATTER)


def _each_apart(book: Book, by: str, parts: Sequence[Figure], stated: bool) -> bool:
    return all(_apart(book, by, one, other, stated) for one, other in combinations(parts, 2))


def _apart(book: Book, by: str, one: Figure, other: Figure, stated: bool) -> bool:
    if by == "level":
        return one.breakdown[by] != other.breakdown[by]
    if by in BY_CODE:
        return of_codes(book, by, one, other, told_parts=stated) is Hold.APART
    if by == "count":
        kinds = [things(book.vocabulary, unit_of(book, part)) for part in (one, other)]
        return of_sets(*kinds) is Hold.APART
    if by == "about":
        return key_of(one.about) != key_of(other.about)
    if by == "period":
        spans = [book.span_of(part) for part in (one, other)]
        return spans[0] is not None and spans[1] is not None and of_spans(spans[0], spans[1]) is Hold.APART
    found = relation(book, one, other)
    return found.kind == "apart"


def _inside(book: Book, by: str, whole: Figure, parts: Sequence[Figure]) -> bool:
    row = book.vocabulary.measure(whole.measure)
    if row is not None and row.nature == "share":
        return False
    if by != "period":
        return True
    period, spans = book.span_of(whole), [book.span_of(part) for part in parts]
    flow = row is not None and row.nature == "flow"
    return flow and period is not None and all(span is not None and period.covers(span) for span in spans)


def _complete(book: Book, by: str, whole: Figure, parts: Sequence[Figure]) -> bool:
    if by == "period":
        spans = [span for span in map(book.span_of, parts) if span is not None]
        return coalesce(spans) == tuple(span for span in [book.span_of(whole)] if span is not None)
    if by == "count":
        told = frozenset().union(*(things(book.vocabulary, unit_of(book, part)) for part in parts))
        return told >= things(book.vocabulary, unit_of(book, whole))
    if by in COMPLETE:
        return {part.breakdown[by] for part in parts} >= COMPLETE[by]
    if by != "field":
        return False
    standard = {row.code for row in book.vocabulary.terms if row.scheme == "field" and not row.maps_to and row.rank}
    covered = {one for part in parts for one in book.vocabulary.standard("field", part.breakdown["field"])}
    return bool(standard) and covered >= standard


def _one_thing(book: Book, by: str, part: Figure, whole: Figure) -> bool:
    rows = [book.vocabulary.measure(figure.measure) for figure in (part, whole)]
    if whole.quantity is None or any(row is not None and row.nature == "share" for row in rows):
        return False
    units = unit_of(book, part), unit_of(book, whole)
    if by == "count":  # 147 models and 54 exemplars of 201, which the source may well call models
        return of_units(book.vocabulary, *units) in (Hold.EQUAL, Hold.WITHIN, Hold.APART)
    # 3 models may be part of 202 turns of models: what is counted each time is at least as much.
    in_turns = units[1] in {f"{thing}{EACH_TIME}" for thing in things(book.vocabulary, units[0])}
    return in_turns or one_thing(book.vocabulary, *units)


EACH_TIME = "-turn"
"""What the code of a unit ends in that counts a thing each time it comes."""
