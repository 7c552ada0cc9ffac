"""Reported beside computed: the accounts of a measure, added up a tree."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, partial
from itertools import compress
from typing import Literal

import attrs

from danvan.aggregates.accounts.balance import Balance, Basis
from danvan.aggregates.signatures import alike
from danvan.book.book import Book
from danvan.book.snapshot import Snapshot
from danvan.book.successors import predecessors
from danvan.counts import number_of
from danvan.errors import BadValue, Unknown
from danvan.facts import Breakdown, Figure, Model, Period
from danvan.values.ids import UnitId
from danvan.values.quantities import Quantity, total
from danvan.values.spans import Span, a_span
from danvan.vocabulary import Term


def reconcile(
    book: Book,
    measure: str,
    *,
    during: Span,
    of: Mapping[str, str] | None = None,
    tree: Literal["command", "territory"] = "territory",
    root: str | None = None,
    on: datetime.date | None = None,
    basis: Basis | None = None,
) -> tuple[Balance, ...]:
    """Every unit's report of a measure beside what lies below it, down the tree, parents first.

    Parameters: `during` are the days the figures must be of, exactly: overlapping stages are never mixed; `of` the
    breakdown they must have (`{"standing": "recognised", "level": "district"}`); `tree` and `root` where to look;
    `on` the day of the tree (the last of the span where it is not given); `basis` adds up the records (models at
    the step of `of`) or the reports of the units below (records where there are any, if it is not given). In the
    territory tree a body's figure counts for the place it serves. Of a restated book the figures that came to one unit
    from several, as `by` tells, are added.

    Raises: BadValue for a measure whose values do not add up over units, Unknown for a measure, a dimension or a code
    that nobody knows or a root that is not there.

    >>> from danvan.facts import Unit
    >>> book = Book([
    ...     Unit(id="h", name="huyện", kind="rural-district"),
    ...     *(Unit(id=f"x{n}", name=f"xã {n}", kind="commune", parent="h") for n in (1, 2)),
    ...     Period(id="n", kind="year", label="năm 2019", during=Span.year(2019)),
    ...     Figure(id="f", measure="conferences", quantity=Quantity(10), unit="h", period="n"),
    ...     Figure(id="g", measure="conferences", quantity=Quantity(7), unit="x1", period="n"),
    ... ])
    >>> top, *_ = reconcile(book, "conferences", during=Span.year(2019))
    >>> top.reported.value, top.computed.value, top.gap.value, top.missing, top.agrees
    (Decimal('10'), Decimal('7'), Decimal('3'), ('x2',), None)
    """
    a_span("during", during)
    row = book.vocabulary.measure(measure)
    if row is not None and (not row.additive or row.nature == "share"):
        raise BadValue("measure to reconcile", measure, "its values do not add up over units; give one that does")
    if row is None and all(figure.measure != measure for figure in book.figures):
        raise Unknown("measure", measure, sorted({figure.measure for figure in book.figures}))
    for dimension, code in (of or {}).items():
        _known(book, dimension, code)
    day = on or (during.last or during.start or datetime.date.max)
    asked = _Question(book=book, measure=measure, during=during, codes=Breakdown(of or {}), day=day, tree=tree)
    below = asked.below(basis)
    starts = [asked.snapshot.unit(root).id] if root is not None else asked.roots(below)
    return asked.accounts(starts, below, basis)


def _known(book: Book, dimension: str, code: str) -> None:
    # A misspelt code would be met by nothing, and an empty answer looks like one.
    row = book.vocabulary.find("dimension", dimension)
    schemes = row.maps_to if isinstance(row, Term) else ()
    if any(book.vocabulary.find(scheme, code) is not None for scheme in schemes):
        return
    used = {figure.breakdown[dimension] for figure in book.figures if dimension in figure.breakdown}
    if code in used:
        return
    if row is None and not used:
        raise Unknown("dimension", dimension, book.vocabulary.codes("dimension"))
    codes = (code for scheme in schemes for code in book.vocabulary.codes(scheme))
    raise Unknown(f"code of {dimension}", code, dict.fromkeys((*codes, *sorted(used))))


def balances_of_reports(book: Book, measure: str, *, during: Span, of: Mapping[str, str]) -> Iterator[Balance]:
    """The accounts of the units that reported a measure and of what lies below them, in the territory tree.

    By the reports below them, and where it is a step of models by the records too. Left out are what lies above all
    that reported, which is most of a nation in which only communes report, and units with surely no more records than
    they reported, which is most communes.
    """
    day = during.last or during.start or datetime.date.max
    asked = _Question(book=book, measure=measure, during=during, codes=Breakdown(of), day=day, tree="territory")
    highest = asked.highest_reports()
    bases: tuple[Basis, ...] = ("reports", "records") if "standing" in of else ("reports",)
    for basis in bases if len(highest) < len(asked.reports) else bases[1:]:
        below = asked.below(basis, highest)
        starts = [one for one in sorted(highest) if basis == "records" or below[one]]
        yield from asked.accounts(filter(partial(asked.may_differ, below, basis), starts), below, basis)


Below = Mapping[UnitId, Sequence[UnitId]]
"""The units with figures or records and all above them, each with those of them right below it, by id."""


@attrs.frozen(kw_only=True, slots=False)
class _Question:
    """What is reconciled: a measure of some days and codes, in a tree of one day."""

    book: Book
    measure: str
    during: Span
    codes: Breakdown
    day: datetime.date
    tree: Literal["command", "territory"]

    @cached_property
    def snapshot(self) -> Snapshot:
        return self.book.on(self.day)

    @cached_property
    def reports(self) -> Mapping[UnitId, Sequence[Figure]]:
        """The figures asked for, at the units they count for."""
        found: dict[UnitId, list[Figure]] = {}
        for figure in _figures_told(self.book).get((self.measure, self.during, self.codes), ()):
            node = None if figure.unit is None else self._node(figure.unit)
            if node is not None:
                found.setdefault(node, []).append(figure)
        return found

    @cached_property
    def records(self) -> Mapping[UnitId, Sequence[Model]]:
        """The models at the step asked for, at the units they count for."""
        found: dict[UnitId, list[Model]] = {}
        for models in alike(self.book).values() if "standing" in self.codes else ():
            for model in self._at_the_step(models):
                # A model held jointly is counted once, at the lowest unit above all its holders; here: at each holder's
                # node, and once only in every unit above, since sets of models are united on the way up.
                named = (model.place,) if self.tree == "territory" and model.place is not None else model.holders
                for node in {self._node(one): None for one in named}:
                    if node is not None:
                        found.setdefault(node, []).append(model)
        return found

    def _at_the_step(self, models: Sequence[Model]) -> Iterable[Model]:
        """Those of some models written alike that reached the step within the days."""
        steps = _steps(models[0], self.codes)
        if len(steps) != 1:
            within = partial(self.book.within, span=self.during)
            return [model for model in models if any(within(model.milestones[step]) for step in steps)]
        (step,) = steps
        reached = [model.milestones[step] for model in models]
        if any(one.on is None for one in reached):
            return [model for model, one in zip(models, reached, strict=True) if self.book.within(one, self.during)]
        fitting = {day for day in {one.on for one in reached} if day is not None and day in self.during}
        return compress(models, [one.on in fitting for one in reached])

    def _node(self, unit: UnitId) -> UnitId | None:
        """The unit that another counts for in the tree; None where that is not there on the day."""
        row = self.snapshot.by_id.get(unit)
        if row is None:
            return None
        return row.place if self.tree == "territory" and row.place is not None else row.id

    def below(self, basis: Basis | None, highest: Collection[UnitId] = ()) -> Below:
        """The units that an account needs: most units of a nation have neither figures nor records below them.

        Parameters: above the `highest` none is needed.
        """
        above = self.snapshot.above(self.tree)
        below: dict[UnitId, list[UnitId]] = {node: [] for node in (*self.reports, *self._behind(basis))}
        waiting = list(below)
        while waiting:
            unit = waiting.pop()
            for parent in () if unit in highest else above.get(unit, ()):
                if parent not in below:
                    below[parent] = []
                    waiting.append(parent)
                below[parent].append(unit)
        return {unit: sorted(found) if len(found) > 1 else found for unit, found in below.items()}

    def _behind(self, basis: Basis | None) -> Mapping[UnitId, Sequence[Model]]:
        return {} if basis == "reports" else self.records

    def roots(self, below: Below) -> Sequence[UnitId]:
        """The units to begin with, so that all are reached."""
        above = self.snapshot.above(self.tree)
        roots = [unit for unit in sorted(below) if not above.get(unit)]
        # What no root reaches hangs on a ring, and the snapshot knows where to enter that.
        if len({unit for root in roots for unit, _ in _walk(root, below)}) == len(below):
            return roots
        return [unit.id for unit in self.snapshot.roots(self.tree)]

    def highest_reports(self) -> Set[UnitId]:
        """The units that reported and have nobody above them who did."""
        above = self.snapshot.above(self.tree)
        under: dict[UnitId, bool] = {}  # whether a unit reported, or one above it
        for unit in self.reports:
            way: list[UnitId] = []
            here: UnitId | None = next(iter(above.get(unit, ())), None)
            while here is not None and here not in under and here not in self.reports and here not in way:
                way.append(here)
                here = next(iter(above.get(here, ())), None)
            met = here is not None and (here in self.reports or under.get(here, False))
            under.update(dict.fromkeys(way, met))
            under[unit] = met
        return {unit for unit in self.reports if not under[unit]}

    def may_differ(self, below: Below, basis: Basis, start: UnitId) -> bool:
        """Whether there may be more at and below a unit than it reported: a model of two holders counts twice here."""
        deeper = any(below[unit] or unit in self.reports for unit in below[start])
        if basis == "reports" or deeper:
            return True
        reported, _ = _one_report(self.book, self.reports[start])
        most = sum(len(self.records.get(unit, ())) for unit in (start, *below[start]))
        return reported is not None and reported.less(Quantity(most)) is True

    def accounts(self, starts: Iterable[UnitId], below: Below, basis: Basis | None) -> tuple[Balance, ...]:
        """The account of each unit below some, parents first."""
        behind = self._behind(basis)
        used: Basis = basis or ("records" if behind else "reports")
        accounts: dict[UnitId, Balance] = {}
        told: list[UnitId] = []
        for start in starts:
            walked = list(_walk(start, below))
            for unit, depth in reversed(walked):
                if self._counts(unit):
                    parts = [accounts[one] for one in below[unit] if one in accounts]
                    heard = tuple([one.unit for one in parts if one.best is not None])
                    figures, models = self.reports.get(unit, ()), behind.get(unit, ())
                    computed, sources = _computed(models, parts, used)
                    reported, counted = _one_report(self.book, figures)
                    accounts[unit] = Balance(
                        unit=unit,
                        name=self.snapshot.by_id[unit].name,
                        depth=depth,
                        reported=reported,
                        figures=tuple([figure.id for figure in figures]),
                        counted=counted,
                        computed=computed,
                        basis=used,
                        missing=tuple(self._silent(unit, accounts)) if heard else (),
                        includes=heard,
                        behind=sources,
                    )
            told.extend(unit for unit, _ in walked if unit in accounts)
        several = (accounts[unit] for unit in told)
        return tuple(one for one in several if one.reported or one.computed or one.figures)

    def _silent(self, unit: UnitId, accounts: Mapping[UnitId, Balance]) -> Iterator[UnitId]:
        """The units of account right below one that sent nothing."""
        for child in self.snapshot.below(self.tree).get(unit, ()):
            one = accounts.get(child)
            if (one is None and self._counts(child)) or (one and one.best is None and not one.figures):
                yield child

    def _counts(self, unit: UnitId) -> bool:
        # In the territory tree a body stands for its place, so only pieces of the map are units of account.
        row = self.snapshot.by_id.get(unit)  # None: a place that the book does not hold, which DV101 finds
        if row is None:
            return False
        return self.tree == "command" or (row.place is None and (row.parent is None or self._is_on_the_map(row.kind)))

    def _is_on_the_map(self, kind: str) -> bool:
        if kind not in self._on_the_map:
            row = self.book.vocabulary.unit_kind(kind, self.day)
            self._on_the_map[kind] = row is None or row.territorial
        return self._on_the_map[kind]

    @cached_property
    def _on_the_map(self) -> dict[str, bool]:
        return {}


def _walk(start: UnitId, below: Below) -> Iterator[tuple[UnitId, int]]:
    seen = {start}
    waiting = [(start, 0)] if start in below else []
    while waiting:
        unit, depth = waiting.pop()
        yield unit, depth
        fresh = [one for one in below[unit] if one not in seen]
        seen.update(fresh)
        waiting.extend((one, depth + 1) for one in reversed(fresh))


def _steps(model: Model, codes: Breakdown) -> list[int]:
    """The numbers of the milestones that a breakdown counts: a matter of codes, so the same for all written alike."""
    if codes.get("field") not in (None, *model.fields) or codes.get("type") not in (None, model.type):
        return []
    standing, level = codes["standing"], codes.get("level")
    steps = enumerate(model.milestones)
    return [number for number, step in steps if step.kind == standing and level in (None, step.level)]


def _computed(
    models: Sequence[Model], below: Sequence[Balance], basis: Basis
) -> tuple[Quantity | None, tuple[str, ...]]:
    """What the records of a unit or the accounts below it add up to, and what that is made of."""
    if basis == "records":
        # A model held by several units is one model in every unit above them.
        behind = {model.id for model in models}.union(*(one.behind for one in below))
        return Quantity(len(behind)) if behind else None, tuple(sorted(behind))
    sources = tuple([source for one in below for source in (one.behind if one.reported is None else one.counted)])
    return total(one.best.bare for one in below if one.best is not None), sources


def origin_of(book: Book, figure: Figure) -> str:
    """The unit of an earlier map that a figure of a restated book came from: its reporter, or the place of that.

    The empty text where the unit reported for itself.
    """
    if figure.by is None or figure.unit is None:
        return ""
    before = book.once("predecessors", partial(predecessors, book.successions)).get(figure.unit)
    if not before:
        return ""
    rows = book.unit_rows.get(figure.by, ())
    return next((one for one in (figure.by, *(row.place for row in rows)) if one in before), None) or ""


def _one_report(book: Book, figures: Sequence[Figure]) -> tuple[Quantity | None, tuple[str, ...]]:
    # What came from different units of an earlier map is added; of one place, what its figures make together.
    told = [figure for figure in figures if figure.quantity is not None]
    if len(told) == 1:
        return number_of(book, told)
    origins: dict[str, list[Figure]] = {}
    for figure in told:
        origins.setdefault(origin_of(book, figure), []).append(figure)
    found = [number_of(book, several) for several in origins.values()]
    numbers = [number for number, _ in found if number is not None]
    if len(numbers) < len(found):
        return None, ()
    return total(numbers), tuple(figure for _, counted in found for figure in counted)


Told = tuple[str, Span, Breakdown]
"""What a figure tells of: its measure, its days, its breakdown."""


def reconcilable(book: Book) -> Iterator[Told]:
    """What can be reconciled in a book: each measure that adds up, with the days and breakdowns it was reported for."""
    for (measure, span, breakdown), figures in _figures_told(book).items():
        row = book.vocabulary.measure(measure)
        for_a_period = any(book.get(Period, figure.period) is not None for figure in figures)
        if row is not None and row.additive and row.nature != "share" and for_a_period:
            yield measure, span, breakdown


def _figures_told(book: Book) -> Mapping[Told, Sequence[Figure]]:
    """The figures of a book by what they tell of; those of no known days are left out."""
    return book.once("figures told", partial(_told, book))


def _told(book: Book) -> Mapping[Told, Sequence[Figure]]:
    found: dict[Told, list[Figure]] = {}
    for figure in book.figures:
        span = book.span_of(figure)
        if span is not None:
            found.setdefault((figure.measure, span, figure.breakdown), []).append(figure)
    return found
