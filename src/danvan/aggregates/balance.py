"""Reported beside computed: what each unit of a tree reported, what those below it add up to, and who is missing."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal

import attrs

from danvan.aggregates.alike import alike
from danvan.aggregates.explain import Explanation, explained
from danvan.book import Book
from danvan.destinations import predecessors
from danvan.errors import BadValue, Unknown
from danvan.facts import Breakdown, Fact, Figure, Model, Period, Unit
from danvan.ids import UnitId
from danvan.quantities import Quantity, total
from danvan.snapshot import Snapshot, Tree
from danvan.spans import Span
from danvan.tables import Cell, Column, Row, Table
from danvan.text import capitalised

Basis = Literal["records", "reports"]
NOTHING = Quantity(0)


@attrs.frozen(kw_only=True)
class Balance:
    """One unit's account of a measure.

    Parameters: `reported` is what the unit itself reported, None where it did not or where its reports contradict
    each other (`figures` has them all); `computed` what the records or the reports below it add up to (`basis`),
    None where there are none; `gap` is reported less computed; `agrees` whether the two are surely the same, surely
    not, or it cannot be said; `missing` are the units right below that sent nothing; `includes` those that count;
    `counted` are the figures that make up `reported` (two bodies of one place may say the same), `behind` the figures
    or models that make up `computed`.
    """

    unit: UnitId
    name: str
    depth: int
    reported: Quantity | None
    figures: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    computed: Quantity | None = None
    basis: Basis = "reports"
    missing: tuple[UnitId, ...] = ()
    includes: tuple[UnitId, ...] = ()
    behind: tuple[str, ...] = ()

    @property
    def gap(self) -> Quantity | None:
        """Reported less computed, as exact as both; None where either is."""
        return None if self.reported is None or self.computed is None else self.reported - self.computed

    @property
    def agrees(self) -> bool | None:
        """Whether reported and computed are the same, through their qualifiers and the units that are missing."""
        if self.reported is None or self.computed is None:
            return None
        if not self.missing:
            return self.reported.equals(self.computed)
        # What is missing can only add: the sum so far may be less than the report, but not more.
        return False if self.reported.less(self.computed) else None

    def explain(self, book: Book, column: Literal["reported", "computed", "gap", "missing"]) -> Explanation:
        """The facts behind one cell of this account's row: figures and models, or the units that sent nothing.

        What stands behind a gap are the figures reported, and with a minus what was computed.

        Parameters: `book` is the one that was reconciled.

        Raises: BadValue for another column.
        """
        cells: Mapping[str, Quantity | None] = {
            "reported": self.reported,
            "computed": self.computed,
            "gap": self.gap,
            "missing": None,
        }
        if column not in cells:
            raise BadValue("column of the reconciliation", column, f"give one of {', '.join(cells)}")
        pairs = self._behind(book, column)
        return explained("reconciliation", [capitalised(self.name)], column, Cell(quantity=cells[column]), pairs)

    def _behind(self, book: Book, column: str) -> Iterator[tuple[Fact, Quantity]]:
        if column == "missing":
            yield from ((book.unit_rows[one][-1], NOTHING) for one in self.missing)
        if column == "reported" or (column == "gap" and self.gap is not None):
            for figure in (book.get(Figure, one) for one in self.figures):
                if figure is not None:
                    counts = figure.id in self.counted and figure.quantity is not None
                    yield figure, figure.quantity.bare if counts and figure.quantity is not None else NOTHING
        if column == "computed" or (column == "gap" and self.gap is not None):
            models = self.basis == "records"
            for fact in (book.get(Model, one) if models else book.get(Figure, one) for one in self.behind):
                if fact is not None:
                    number = Quantity(1) if isinstance(fact, Model) else (fact.quantity or NOTHING).bare
                    yield fact, number if column == "computed" else NOTHING - number

    @property
    def best(self) -> Quantity | None:
        """What counts for this unit higher up: its own report, else what is below it."""
        return self.computed if self.reported is None else self.reported


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

    Raises: BadValue for a measure whose values do not add up over units, Unknown for a measure that nobody knows or a
    root that is not there.

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
    row = book.vocabulary.measure(measure)
    if row is not None and (not row.additive or row.nature == "share"):
        raise BadValue("measure to reconcile", measure, "its values do not add up over units; give one that does")
    if row is None and all(figure.measure != measure for figure in book.figures):
        raise Unknown("measure", measure, sorted({figure.measure for figure in book.figures}))
    day = on or (during.last or during.start or datetime.date.max)
    snapshot = book.on(day)
    codes = Breakdown(of or {})
    wanted = [one for one in book.figures if one.measure == measure and one.breakdown == codes]
    reports = _at_their_units(snapshot, (one for one in wanted if book.span_of(one) == during), tree)
    records = _records(book, snapshot, during, codes, tree) if basis != "reports" else {}
    used: Basis = basis or ("records" if records else "reports")
    below = _below(snapshot, (*reports, *records), tree)
    starts = [snapshot.unit(root)] if root is not None else _roots(snapshot, below, tree)
    said = {node: _one_report(book, figures) for node, figures in reports.items()}
    accounts: dict[UnitId, Balance] = {}
    told: list[Balance] = []
    for start in starts:
        walked = list(_walk(snapshot, start, below))
        for unit, depth in reversed(walked):
            if _counts(snapshot, unit, tree):
                own = Balance(
                    unit=unit.id,
                    name=unit.name,
                    depth=depth,
                    reported=said.get(unit.id, (None, ()))[0],
                    figures=tuple(figure.id for figure in reports.get(unit.id, ())),
                    counted=said.get(unit.id, (None, ()))[1],
                    basis=used,
                    behind=tuple(model.id for model in records.get(unit.id, ())),
                )
                parts = [accounts[one] for one in below[unit.id] if one in accounts]
                accounts[unit.id] = _account(own, parts, partial(_silent, snapshot, unit, tree, accounts))
        told.extend(accounts[unit.id] for unit, _ in walked if unit.id in accounts)
    return tuple(one for one in told if one.reported or one.computed or one.figures)


def _below(snapshot: Snapshot, nodes: Iterable[UnitId], tree: Tree) -> Mapping[UnitId, Sequence[UnitId]]:
    """The units with figures or records and all above them, each with those of them right below it, by id.

    Most units of a nation have neither, and no account needs them.
    """
    below: dict[UnitId, set[UnitId]] = {node: set() for node in nodes}
    waiting = list(below)
    while waiting:
        unit = waiting.pop()
        for parent in snapshot.parents(unit, tree):
            if parent.id not in below:
                below[parent.id] = set()
                waiting.append(parent.id)
            below[parent.id].add(unit)
    return {unit: sorted(found) for unit, found in below.items()}


def _roots(snapshot: Snapshot, below: Mapping[UnitId, Sequence[UnitId]], tree: Tree) -> Sequence[Unit]:
    roots = [snapshot.unit(one) for one in sorted(below) if not snapshot.parents(one, tree)]
    reached = {unit.id for root in roots for unit, _ in _walk(snapshot, root, below)}
    # What no root reaches hangs on a ring, and the snapshot knows where to enter that.
    return roots if len(reached) == len(below) else snapshot.roots(tree)


def _walk(snapshot: Snapshot, start: Unit, below: Mapping[UnitId, Sequence[UnitId]]) -> Iterator[tuple[Unit, int]]:
    seen = {start.id}
    waiting = [(start.id, 0)] if start.id in below else []
    while waiting:
        unit, depth = waiting.pop()
        yield snapshot.unit(unit), depth
        fresh = [one for one in below[unit] if one not in seen]
        seen.update(fresh)
        waiting.extend((one, depth + 1) for one in reversed(fresh))


def _silent(snapshot: Snapshot, unit: Unit, tree: Tree, accounts: Mapping[UnitId, Balance]) -> Iterator[UnitId]:
    """The units of account right below one that sent nothing."""
    for child in snapshot.children(unit.id, tree):
        one = accounts.get(child.id)
        if (one is None and _counts(snapshot, child, tree)) or (one and one.best is None and not one.figures):
            yield child.id


def _counts(snapshot: Snapshot, unit: Unit, tree: str) -> bool:
    # In the territory tree a body stands for its place, so only pieces of the map are units of account.
    if tree == "command":
        return True
    kind = snapshot.vocabulary.unit_kind(unit.kind, snapshot.day) if snapshot.vocabulary else None
    return unit.place is None and (kind is None or kind.territorial or unit.parent is None)


def _node(snapshot: Snapshot, unit_id: UnitId, tree: str) -> UnitId | None:
    if unit_id not in snapshot:
        return None
    row = snapshot.unit(unit_id)
    return row.place if tree == "territory" and row.place is not None else row.id


def _at_their_units(snapshot: Snapshot, figures: Iterable[Figure], tree: str) -> Mapping[UnitId, tuple[Figure, ...]]:
    found: dict[UnitId, list[Figure]] = {}
    for figure in figures:
        node = _node(snapshot, figure.unit, tree) if figure.unit is not None else None
        if node is not None:
            found.setdefault(node, []).append(figure)
    return {node: tuple(reports) for node, reports in found.items()}


def _records(
    book: Book, snapshot: Snapshot, during: Span, codes: Breakdown, tree: str
) -> Mapping[UnitId, tuple[Model, ...]]:
    if "standing" not in codes:
        return {}
    found: dict[UnitId, list[Model]] = {}
    for models in alike(book).values():
        steps = _steps(models[0], codes)
        for model in models if steps else ():
            if any(book.within(model.milestones[step], during) for step in steps):
                for node in sorted(_nodes(snapshot, model, tree)):
                    found.setdefault(node, []).append(model)
    return {node: tuple(models) for node, models in found.items()}


def _steps(model: Model, codes: Breakdown) -> list[int]:
    """The numbers of the milestones that a breakdown counts: a matter of codes, so the same for all written alike."""
    if codes.get("field") not in (None, *model.fields) or codes.get("type") not in (None, model.type):
        return []
    standing, level = codes["standing"], codes.get("level")
    steps = enumerate(model.milestones)
    return [number for number, step in steps if step.kind == standing and level in (None, step.level)]


def _nodes(snapshot: Snapshot, model: Model, tree: str) -> set[UnitId]:
    # A model held jointly is counted once, at the lowest unit above all its holders; here: at each holder's node, and
    # once only in every unit above, since sets of models are united on the way up.
    named = [model.place] if tree == "territory" and model.place is not None else list(model.holders)
    nodes = (_node(snapshot, one, tree) for one in named)
    return {node for node in nodes if node is not None}


def _account(own: Balance, below: list[Balance], silent: Callable[[], Iterable[UnitId]]) -> Balance:
    if not below and not own.behind:
        return own  # most units with figures are leaves: nothing is added up there
    heard = tuple(one.unit for one in below if one.best is not None)
    if own.basis == "records":
        behind = tuple(sorted({*own.behind, *(model for one in below for model in one.behind)}))
        computed = Quantity(len(behind)) if behind else None
    else:
        behind = tuple(figure for one in below for figure in (one.behind if one.reported is None else one.counted))
        computed = total(one.best.bare for one in below if one.best is not None)
    return attrs.evolve(own, computed=computed, missing=tuple(silent()) if heard else (), includes=heard, behind=behind)


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


def _one_report(book: Book, figures: Iterable[Figure]) -> tuple[Quantity | None, tuple[str, ...]]:
    # Two bodies of one place may report the same number; where they differ neither is chosen. What came from
    # different units of an earlier map is added.
    said: dict[str, dict[Quantity, str]] = {}
    for figure in figures:
        if figure.quantity is not None:
            plain = figure.quantity.bare
            said.setdefault(origin_of(book, figure), {}).setdefault(plain, figure.id)
    if any(len(numbers) > 1 for numbers in said.values()):
        return None, ()
    counted = [one for numbers in said.values() for one in numbers.items()]
    return total(number for number, _ in counted), tuple(figure for _, figure in counted)


AGREES: Mapping[bool | None, str] = {True: "khớp", False: "lệch", None: "chưa kết luận được"}


def balance_table(book: Book, balances: Iterable[Balance], *, on: datetime.date | None = None) -> Table:
    """Balances as a table: reported, computed, gap, whether they agree, and who is missing."""
    return Table(
        name="reconciliation",
        vi="Đối chiếu số báo cáo với số tổng hợp",
        en="Reported against computed",
        columns=[
            Column("unit", "Đơn vị", "Unit", width=2.5),
            Column("reported", "Số báo cáo", "Reported", kind="number"),
            Column("computed", "Số tổng hợp", "Computed", kind="number"),
            Column("gap", "Chênh lệch", "Gap", kind="number"),
            Column("agrees", "Kết luận", "Agrees", width=1.2),
            Column("missing", "Chưa có số liệu", "Missing", width=3.0),
        ],
        rows=[Row(_cells(book, one, on)) for one in balances],
        notes=["Số tổng hợp gồm số của các đơn vị trực thuộc đã có số liệu; đơn vị chưa có số liệu nêu ở cột cuối."],
    )


def _cells(book: Book, one: Balance, on: datetime.date | None) -> Iterator[Cell]:
    names = [book.unit(unit, on).name for unit in one.missing]
    yield Cell(text=capitalised(one.name), code=one.unit)
    yield Cell(quantity=one.reported)
    yield Cell(quantity=one.computed)
    yield Cell(quantity=one.gap)
    yield Cell(text=AGREES[one.agrees] if one.reported and one.computed else None)
    yield Cell(text="; ".join(names) or None)


def reconcilable(book: Book) -> Iterator[tuple[str, Span, Breakdown]]:
    """What can be reconciled in a book: each measure that adds up, with the days and breakdowns it was reported for."""
    seen: set[tuple[str, Span, Breakdown]] = set()
    for figure in book.figures:
        row = book.vocabulary.measure(figure.measure)
        span = book.span_of(figure) if book.get(Period, figure.period) else None
        if row is not None and row.additive and row.nature != "share" and span is not None:
            key = (figure.measure, span, figure.breakdown)
            if key not in seen:
                seen.add(key)
                yield key
