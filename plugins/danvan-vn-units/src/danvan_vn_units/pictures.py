"""Pictures of units: a tree on a day, and what a reform did to a unit, as values that exporters write."""

import datetime
from typing import Literal

import attrs

from danvan import BadValue, Book, Succession, Unit, Unknown
from danvan_vn_units.atlas import code_on

Look = Literal["before", "after", "aside", "plain"]
ONE_DAY = datetime.timedelta(days=1)
MOST_NODES = 400
"""Beyond this nobody can read a picture, and most tools refuse it."""


@attrs.frozen
class Node:
    """A box: its key, its lines, how it looks (`aside`: drawn only because it shares in the same succession)."""

    key: str
    lines: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    look: Look = attrs.field(default="plain", kw_only=True)


@attrs.frozen
class Edge:
    """An arrow; dashed where only a part went that way."""

    start: str
    end: str
    label: str | None = attrs.field(default=None, kw_only=True)
    dashed: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class Group:
    """Boxes with a frame and a title around them."""

    title: str
    nodes: tuple[Node, ...] = attrs.field(converter=tuple[Node, ...])


@attrs.frozen(kw_only=True)
class Picture:
    """A picture: title, groups of boxes, arrows, and whether it runs across (`LR`) or down (`TB`).

    Raises: BadValue when it has more boxes than can be read.
    """

    title: str
    groups: tuple[Group, ...] = attrs.field(converter=tuple[Group, ...])
    edges: tuple[Edge, ...] = attrs.field(converter=tuple[Edge, ...])
    direction: Literal["LR", "TB"] = "LR"

    def __attrs_post_init__(self) -> None:
        count = sum(len(group.nodes) for group in self.groups)
        if count > MOST_NODES:
            raise BadValue(f"picture {self.title}", f"{count} boxes", "ask for a smaller unit, or fewer levels")

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every box."""
        return tuple(node for group in self.groups for node in group.nodes)


def tree_on(book: Book, unit: str, *, on: datetime.date, depth: int | None = None) -> Picture:
    """The territories below a unit on a day.

    Parameters: `depth` is how many levels to draw; all where none is given.

    Raises: Unknown when there is no such unit on the day; BadValue when there would be too many boxes.
    """
    snapshot = book.on(on)
    root = snapshot.unit(unit)
    drawn = [one for one, deep in snapshot.walk(unit, tree="territory") if depth is None or deep <= depth]
    drawn = [one for one in drawn if one.place is None]
    keys = {one.id for one in drawn}
    edges = [
        Edge(parent.id, one.id)
        for one in drawn
        for parent in snapshot.parents(one.id, tree="territory")
        if parent.id in keys and one.id != root.id
    ]
    nodes = [Node(one.id, _lines(one, on)) for one in drawn]
    return Picture(title=f"{root.name} ngày {on:%d/%m/%Y}", groups=[Group("", nodes)], edges=edges)


def reform_of(book: Book, unit: str, *, on: datetime.date | None = None) -> Picture:
    """What the successions of a day did to a unit, old on the left and new on the right.

    A commune is drawn with all it was made of or went to, a district with its communes, a province with the provinces
    that joined it. Who is drawn only because it shares in the same succession stands aside.

    Parameters: `on` is the day of the succession; the latest of the unit's where none is given.

    Raises: Unknown when the unit has no succession on that day.
    """
    latest = book.unit(unit)
    mine = _subjects(book, latest)
    found = [one for one in book.successions if mine & {*one.before, *one.after}]
    day = max((one.on for one in found if on in (None, one.on)), default=None)
    if day is None:
        raise Unknown("succession of unit", unit, sorted({str(one.on) for one in found}))
    found = [one for one in book.successions if one.on == day and one.kind != "dissolve"]
    heirs: set[str] = {after for one in found if mine & set(one.before) for after in one.after}
    new = heirs or mine  # a new unit is drawn with all it was made of, an old one with all that went where it went
    return _drawn(book, f"{latest.name}: sắp xếp ngày {day:%d/%m/%Y}", new, mine if heirs else None, day)


def reform(book: Book, *, on: datetime.date | None = None) -> Picture:
    """What the successions of a day did to all the territories of a book: for books small enough to be drawn.

    Parameters: `on` is the day; that of the latest succession where none is given.

    Raises: Unknown when the book has no succession on that day; BadValue when it has too many.
    """
    day = max((one.on for one in book.successions if on in (None, one.on)), default=None)
    if day is None:
        raise Unknown("day of a succession", str(on or ""), sorted({str(one.on) for one in book.successions}))
    found = [one for one in book.successions if one.on == day and one.kind != "dissolve"]
    new: set[str] = {unit for one in found for unit in one.after}
    return _drawn(book, f"Sắp xếp ngày {day:%d/%m/%Y}", new, None, day)


def _subjects(book: Book, unit: Unit) -> set[str]:
    """The units a picture is about: a district stands for its communes."""
    if unit.level != "district":
        return {unit.id}
    day = (unit.during.end or datetime.date.max) - ONE_DAY
    below: set[str] = {child.id for child in book.on(day).children(unit.id, tree="territory") if child.place is None}
    return below or {unit.id}


def _drawn(book: Book, title: str, new: set[str], mine: set[str] | None, day: datetime.date) -> Picture:
    """All that came into the new units; those that the picture is not about stand aside (None: it is about all)."""
    found = [one for one in book.successions if one.on == day and one.kind != "dissolve" and new & set(one.after)]
    old: set[str] = {unit for one in found for unit in one.before}
    # A unit that lived on stands on both sides, so the sides need keys of their own.
    edges = [
        Edge(f"a:{before}", f"b:{after}", label=_part(one, before, after), dashed=len(one.after) > 1)
        for one in found
        for before in one.before
        for after in one.after
        if after in new
    ]
    groups = [
        *(_keyed(group, "a") for group in _grouped(book, day - ONE_DAY, old, mine or old, "before")),
        *(_keyed(group, "b") for group in _grouped(book, day, new, new, "after")),
    ]
    return Picture(title=title, groups=groups, edges=sorted(edges, key=lambda edge: (edge.start, edge.end)))


def _part(one: Succession, before: str, after: str) -> str | None:
    if len(one.after) == 1:
        return None
    share = next((share for share in one.shares if (share.before, share.after) == (before, after)), None)
    if share is None:
        return "một phần"
    guess = "≈ " if share.confidence == "guess" else ""
    return f"{guess}{round(share.share * 100)}%{' (đoán)' if guess else ''}"


def _grouped(book: Book, on: datetime.date, units: set[str], mine: set[str], look: Look) -> list[Group]:
    snapshot = book.on(on)
    groups: dict[str, list[Node]] = {}
    for unit in sorted(units):
        if unit not in snapshot:
            continue
        row = snapshot.unit(unit)
        above = [one.name for one in snapshot.ancestors(unit, tree="territory") if one.level != "central"]
        title = f"{', '.join(above) or 'Cấp tỉnh'} (ngày {on:%d/%m/%Y})"
        groups.setdefault(title, []).append(Node(unit, _lines(row, on), look=look if unit in mine else "aside"))
    return [Group(title, nodes) for title, nodes in groups.items()]


def _keyed(group: Group, side: str) -> Group:
    nodes: tuple[Node, ...] = tuple(attrs.evolve(node, key=f"{side}:{node.key}") for node in group.nodes)
    return attrs.evolve(group, nodes=nodes)


def _lines(unit: Unit, on: datetime.date) -> tuple[str, ...]:
    code = code_on(unit, on)
    return (unit.name,) if code is None else (unit.name, code)
