"""The head and foot of a report: letterhead, signature and recipients of the unit that reports."""

from danvan.documents.blocks import Letterhead, LetterheadSide, Signature
from danvan.facts import Unit
from danvan.reports.sentences.scope import Scope
from danvan.vocabulary import Term


def letterhead(scope: Scope, *, symbol: str | None = None, place: str | None = None) -> Letterhead | None:
    """The letterhead of the reporting unit; None where the book names none."""
    unit = scope.unit
    if unit is None:
        return None
    issuer = _committee(scope, unit)
    # People's committees print no body above them (Decree 30/2020, Annex I, as offices apply it).
    parent = None if issuer.kind.endswith("-peoples-committee") else scope.row(issuer.parent)
    side = side_of(scope, unit)
    return Letterhead(
        side=side,
        issuer=own_name(issuer, [parent, _told_above(scope, issuer, parent)]).upper(),
        parent=_parent(scope, issuer, parent, side),
        symbol=symbol,
        place=place if place is not None else _city(scope),
        date=scope.day,
    )


def side_of(scope: Scope, unit: Unit) -> LetterheadSide:
    """Whose layout a unit's documents have: the State's, the Front's and its members', else the Party's."""
    kind = scope.vocabulary.unit_kind(unit.kind)
    side = kind.side if kind else "party"
    if side in {"state", "territory", "armed"}:
        return "state"
    return "front" if side in {"front", "mass"} else "party"


def signature(scope: Scope, *, name: str | None = None) -> Signature | None:
    """Who signs for the reporting unit, after the vocabulary's `signing` codes; the name only where it is given."""
    if scope.unit is None:
        return None
    row = scope.vocabulary.find("signing", scope.unit.kind, scope.day)
    if not isinstance(row, Term):
        return Signature(name=name)
    return Signature(authority=(row.abbreviation,) if row.abbreviation else (), office=row.vi, name=name)


def recipients(scope: Scope) -> tuple[str, ...]:
    """To whom it goes: the body above, or those it is addressed to, and the file."""
    unit = scope.unit
    if unit is None:
        return ()
    above = _above(scope, unit)
    if addressees(scope):
        return ("Như trên", "Lưu")
    return (*((f"{above.name} (để báo cáo)",) if above else ()), "Lưu")


def addressees(scope: Scope) -> tuple[str, ...]:
    """Whom a State report is addressed to, the body above (Decree 30/2020, Annex I, II.9.b); the Party's names none."""
    unit = scope.unit
    above = None if unit is None or side_of(scope, unit) != "state" else _above(scope, unit)
    return () if above is None else (above.name,)


def _above(scope: Scope, unit: Unit) -> Unit | None:
    return scope.row(_committee(scope, unit).parent)


def _committee(scope: Scope, unit: Unit) -> Unit:
    # A standing committee writes under the name of its committee and signs on its own behalf.
    above = scope.row(unit.parent)
    return above if unit.kind.endswith("-standing-committee") and above is not None else unit


def own_name(unit: Unit, above: list[Unit | None]) -> str:
    """A unit's name without those of the units above it at its end.

    "Ban Dân vận Tỉnh ủy Nghệ An" under "Tỉnh ủy Nghệ An" is headed "BAN DÂN VẬN".
    """
    name = unit.name
    for other in above:
        if other is not None and name.endswith(f" {other.name}"):
            name = name.removesuffix(f" {other.name}")
    return name


def _told_above(scope: Scope, issuer: Unit, parent: Unit | None) -> Unit | None:
    # The place goes without saying under its own committee; "ĐẢNG ỦY" alone, under the province's, would be nobody's.
    return None if parent is None or issuer.kind.endswith("-party-committee") else scope.place


def _parent(scope: Scope, issuer: Unit, parent: Unit | None, side: LetterheadSide) -> str | None:
    if parent is None:
        return None
    territory = scope.row(parent.place)
    if side == "party" and issuer.kind.endswith("-party-committee") and territory is not None:
        return f"ĐẢNG BỘ {territory.name}".upper()
    return parent.name.upper()


def _city(scope: Scope) -> str | None:
    place = scope.place
    kind = scope.vocabulary.unit_kind(place.kind) if place else None
    if place is None or kind is None or not kind.territorial:
        return None
    words = place.name.split(" ")
    small = [number for number, word in enumerate(words) if word[:1].isupper()]
    return " ".join(words[small[0] :]) if small and small[0] else place.name
