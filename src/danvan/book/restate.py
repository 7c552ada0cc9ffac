"""Carrying events to another day's map, with an account of what went where and under which decision."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_FLOOR, Decimal
from functools import partial
from typing import Literal, TypeVar

import attrs

from danvan.book.successors import Basis, Destinations, Way
from danvan.documents.tables import Cell, Column, Row, Table
from danvan.facts import Event, Figure, Unit
from danvan.facts.references import with_references
from danvan.facts.structure import FieldPath
from danvan.values.citations import Citation
from danvan.values.ids import FigureId, SuccessionId, UnitId, figure_id
from danvan.values.numerals import write_short_day
from danvan.values.quantities import Quantity
from danvan.values.spans import Span
from danvan.values.text import capitalised
from danvan.vocabulary import Vocabulary

E = TypeVar("E", bound=Event)
Outcome = Literal["kept", "carried", "split", "unresolved"]

SAID: Mapping[Outcome, str] = {
    "kept": "giữ nguyên",
    "carried": "chuyển cả",
    "split": "chia theo tỷ lệ",
    "unresolved": "không chuyển được",
}
RESTS_ON: Mapping[Basis, str] = {
    "stated": "tỷ lệ ghi trong văn bản sắp xếp",
    "largest": "theo yêu cầu: cả về đơn vị có tỷ lệ lớn nhất",
    "equal": "theo yêu cầu: chia đều",
    "given": "theo tỷ lệ người dùng đưa ra",
}


@attrs.frozen(kw_only=True)
class Move:
    """What became of one fact: from which unit to which, how much of it, under which decision, or why not.

    Parameters: `part` is the field of the fact (`unit`, `holders`, `person`, `place`, `recipients`); `share` the part
    that went this way; `value` the quantity that went with it; `confidences` how sure the shares are and `basis` what
    they rest on, none where a unit went whole.
    """

    kind: str
    fact: str
    part: str
    before: str
    after: str
    share: Decimal = Decimal(1)
    value: Quantity | None = None
    outcome: Outcome
    by: tuple[SuccessionId, ...] = ()
    decided: tuple[Citation, ...] = ()
    confidences: tuple[str, ...] = ()
    basis: tuple[Basis, ...] = ()
    why: str | None = None


def restated(
    event: Event, to: Destinations, vocabulary: Vocabulary, during: Span | None = None
) -> tuple[tuple[Event, ...], tuple[Move, ...]]:
    """An event on another day's map, and the moves that brought it there. What cannot be carried stays as it was.

    Who granted an award or recognised a model did so then: only who reports, holds or received is carried. A figure
    that is carried keeps in `by` the unit that reported it. Which fields go along they say themselves.

    Parameters: `during` are the days the event speaks of; the units it names are those of the last of them.
    """
    since = None if during is None else during.last or during.start
    match event:
        case Figure():
            if event.unit is not None and during is not None and to.straddles(event.unit, during):
                why = "kỳ của số liệu bắc qua ngày đơn vị được chia hoặc nhận thêm, không rõ là số của phần nào"
                return (event,), (_stays(event, "unit", event.unit, why, event.quantity),)
            figure, others = _carried(event, to, since, stays=["unit"])
            figures, moves = _figure(figure, to, vocabulary, since)
            return figures, (*others, *moves)
        case _:
            carried, moves = _carried(event, to, since)
            return (carried,), moves


def _figure(
    figure: Figure, to: Destinations, vocabulary: Vocabulary, since: datetime.date | None
) -> tuple[tuple[Event, ...], tuple[Move, ...]]:
    if figure.unit is None:
        return (figure,), ()
    ways = to.ways(figure.unit, since)
    if isinstance(ways, str):
        return (figure,), (_stays(figure, "unit", figure.unit, ways, figure.quantity),)
    measure = vocabulary.measure(figure.measure)
    adds_up = measure is not None and measure.nature != "share" and measure.additive
    if not adds_up and not all(way.alone for way in ways):
        why = "chỉ tiêu không cộng theo đơn vị: số của một phần không phải là số của đơn vị mới"
        return (figure,), (_stays(figure, "unit", figure.unit, why, figure.quantity),)
    reporter = figure.by or figure.unit
    if len(ways) == 1:
        here = ways[0].unit == figure.unit
        moved = figure if here else attrs.evolve(figure, unit=ways[0].unit, by=reporter)
        return (moved,), (_moved(figure, "unit", figure.unit, ways[0], figure.quantity),)
    if figure.quantity is None or not adds_up:
        why = "số không chia được (tỷ lệ, số bằng chữ, hoặc chỉ tiêu không cộng theo đơn vị)"
        return (figure,), (_stays(figure, "unit", figure.unit, why, figure.quantity),)
    values = divided(figure.quantity, [way.share for way in ways])
    pieces = tuple(
        attrs.evolve(figure, id=piece_id(figure.id, way.unit), unit=way.unit, by=reporter, quantity=value)
        for way, value in zip(ways, values, strict=True)
    )
    moves = tuple(_moved(figure, "unit", figure.unit, way, value) for way, value in zip(ways, values, strict=True))
    return pieces, moves


def piece_id(figure: FigureId, unit: UnitId) -> FigureId:
    """The id of the part of a figure that went to a unit.

    >>> piece_id(figure_id("dang-ky"), UnitId("xa-a"))
    'dang-ky@xa-a'
    """
    return figure_id(f"{figure}@{unit}")


def divided(quantity: Quantity, shares: Iterable[Decimal]) -> tuple[Quantity, ...]:
    """A quantity divided by shares that add up to one, so that the parts add up to it again, to the last unit.

    A whole number is divided into whole numbers, a decimal into as many decimals, the largest remainders rounded up.
    A part is only about its value: the shares say how much of a place went, not which of the things counted.

    >>> [part.value for part in divided(Quantity(10), [Decimal("0.35"), Decimal("0.65")])]
    [Decimal('4'), Decimal('6')]
    """
    # Counted in its own last decimal, so that 0,16 is divided as sixteen hundredths.
    exponent = quantity.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    whole = int(quantity.value / step)
    wanted = [whole * share for share in shares]
    counts = [int(value.to_integral_value(ROUND_FLOOR)) for value in wanted]
    largest_first = sorted(range(len(wanted)), key=lambda place: (counts[place] - wanted[place], place))
    for place in largest_first[: whole - sum(counts)]:
        counts[place] += 1
    return tuple(Quantity(count * step, "about", quantity.unit) for count in counts)


def _carried(
    event: E, to: Destinations, since: datetime.date | None, stays: Iterable[str] = ()
) -> tuple[E, tuple[Move, ...]]:
    """An event with its units carried whole, in every field that says of itself that it goes along.

    Parameters: `stays` are fields that are carried otherwise.
    """
    moves: list[Move] = []

    def carry(path: FieldPath, unit: str) -> Iterable[str]:
        if not path.carried or path.names[0] in stays:
            return (unit,)
        part = path.names[-2] if len(path.names) > 1 else path.last.name
        return (_one(event, part, UnitId(unit), to=to, since=since, moves=moves),)

    return with_references(event, Unit, carry), tuple(moves)


def _one(
    fact: Event, part: str, unit: UnitId, *, to: Destinations, since: datetime.date | None, moves: list[Move]
) -> UnitId:
    # A thing cannot be divided: it goes whole to one unit, or stays where it was.
    ways = to.ways(unit, since)
    if isinstance(ways, str):
        moves.append(_stays(fact, part, unit, ways, None))
        return unit
    if len(ways) > 1:
        names = ", ".join(to.rows[way.unit][-1].name for way in ways)
        moves.append(_stays(fact, part, unit, f"không chia được giữa {names}", None))
        return unit
    moves.append(_moved(fact, part, unit, ways[0], None))
    return ways[0].unit


def _moved(fact: Event, part: str, unit: UnitId, way: Way, value: Quantity | None) -> Move:
    outcome: Outcome = "split" if way.share != 1 else "kept" if way.unit == unit else "carried"
    return Move(
        kind=type(fact).__name__.lower(),
        fact=fact.id,
        part=part,
        before=unit,
        after=way.unit,
        share=way.share,
        value=value,
        outcome=outcome,
        by=way.by,
        decided=way.decided,
        confidences=way.confidences,
        basis=way.basis,
    )


def _stays(fact: Event, part: str, unit: UnitId, why: str, value: Quantity | None) -> Move:
    return Move(
        kind=type(fact).__name__.lower(),
        fact=fact.id,
        part=part,
        before=unit,
        after=unit,
        value=value,
        outcome="unresolved",
        why=why,
    )


def relinked(events: Iterable[Event], divided_into: Mapping[str, tuple[FigureId, ...]]) -> Iterator[Event]:
    """The events, with pieces of a divided figure in its place: one figure names the piece of its own unit, a list all.

    What was said of the whole in words is said of no piece: who wants to check it asks the book as reported.
    """
    for event in events:
        yield with_references(event, Figure, partial(_pieces, event, divided_into))


def _pieces(
    event: Event, divided_into: Mapping[str, tuple[FigureId, ...]], path: FieldPath, figure: str
) -> Iterable[str]:
    if figure not in divided_into:
        return (figure,)
    if not isinstance(event, Figure):
        return ()
    if path.last.many:
        return divided_into[figure]
    return [piece for piece in divided_into[figure] if piece == f"{figure}@{event.unit}"]


def _outcome(move: Move, vocabulary: Vocabulary) -> str:
    said = capitalised(SAID[move.outcome])
    sure = ", ".join(vocabulary.label("confidence", code) for code in move.confidences)
    rests_on = "; ".join(RESTS_ON[basis] + (f" ({sure})" if sure and basis != "given" else "") for basis in move.basis)
    return f"{said}: {move.why}" if move.why else f"{said} ({rests_on})" if rests_on else said


def audit(
    moves: Iterable[Move], names: Mapping[UnitId, tuple[Unit, ...]], on: datetime.date, vocabulary: Vocabulary
) -> Table:
    """What went where, how much of it and under which decision, as a table; what stayed where it was says why."""
    told = [move for move in moves if move.outcome != "kept"]

    def name(unit: str) -> str:
        rows = names.get(UnitId(unit), ())
        return next((row.name for row in reversed(rows) if on in row.during), rows[-1].name if rows else unit)

    return Table(
        name="restating",
        vi=f"Chuyển số liệu sang địa giới ngày {write_short_day(on)}",
        en=f"Facts restated on the map of {on.isoformat()}",
        columns=[
            Column("fact", "Dữ kiện", "Fact", width=2.0),
            Column("before", "Đơn vị cũ", "From", width=2.0),
            Column("after", "Đơn vị mới", "To", width=2.0),
            Column("share", "Tỷ lệ", "Share", kind="share", width=0.8),
            Column("value", "Số liệu", "Value", kind="number", width=1.0),
            Column("outcome", "Kết quả", "Outcome", width=1.4),
            Column("decided", "Căn cứ", "Decided by", width=2.0),
        ],
        rows=[
            Row(
                [
                    Cell(text=move.fact, code=f"{move.kind}.{move.part}"),
                    Cell(text=name(move.before), code=move.before),
                    Cell(text=name(move.after), code=move.after),
                    Cell(quantity=Quantity(round(move.share, 4))),
                    Cell(quantity=move.value),
                    Cell(text=_outcome(move, vocabulary), code=move.outcome),
                    Cell(text="; ".join(str(text.symbol or text) for text in move.decided) or None),
                ]
            )
            for move in sorted(told, key=lambda move: (move.kind, move.fact, move.part, move.before, move.after))
        ],
    )
