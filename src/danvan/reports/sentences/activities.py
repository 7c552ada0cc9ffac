"""What a report says of everything that is counted beside models: conferences, documents, inspections, gifts."""

from collections.abc import Iterable, Iterator

from danvan.facts import Figure
from danvan.reports.sentences.movement import counts_models, whole_place
from danvan.reports.sentences.scope import AHEAD_MEASURES, Scope
from danvan.reports.sentences.wording import CLAUSES, COMPANIONS, number_of
from danvan.values.text import capitalised

TOLD_ELSEWHERE = AHEAD_MEASURES | {"field-count"}


def of_activities(scope: Scope) -> tuple[Figure, ...]:
    """The figures that count neither models nor tasks ahead, in the order of their measures."""
    found = [
        figure for figure in scope.figures if not counts_models(scope, figure) and figure.measure not in TOLD_ELSEWHERE
    ]
    return tuple(sorted(found, key=lambda figure: (scope.vocabulary.rank("measure", figure.measure), figure.id)))


def sentences(scope: Scope) -> Iterator[str]:
    """A sentence of what there is, then one for each actor of what it did."""
    figures = of_activities(scope)
    standing = [figure for figure in figures if _is_stock(scope, figure)]
    if standing:
        things = "; ".join(_thing(scope, figure) for figure in standing)
        yield capitalised(f"{whole_place(scope)} hiện có {things}.")
    done = [figure for figure in figures if not _is_stock(scope, figure)]
    for actor in dict.fromkeys(figure.by for figure in done):
        mine = sorted((figure for figure in done if figure.by == actor), key=_telling)
        told, rest = _clauses(scope, mine)
        who = scope.name(actor) if actor else whole_place(scope)
        if told:
            yield capitalised(f"{who} đã {'; '.join(told)}.")
        if rest:
            yield capitalised(f"{who} báo cáo: {'; '.join(rest)}.")


def _telling(figure: Figure) -> int:
    # What has a way of being told comes first, in the order in which such sentences usually go.
    told = [*CLAUSES, *COMPANIONS]
    return told.index(figure.measure) if figure.measure in told else len(told)


def _clauses(scope: Scope, figures: Iterable[Figure]) -> tuple[list[str], list[str]]:
    figures = tuple(figures)
    present = {figure.measure for figure in figures}
    told: list[str] = []
    rest: list[str] = []
    for figure in figures:
        host, _ = COMPANIONS.get(figure.measure, ("", ""))
        if host in present:
            continue
        number = number_of(figure, scope.vocabulary)
        if figure.measure in CLAUSES and figure.quantity is not None:
            clause = CLAUSES[figure.measure].format(n=number) + (f" {figure.about}" if figure.about else "")
            companions = [other for other in figures if COMPANIONS.get(other.measure, ("", ""))[0] == figure.measure]
            told.append(
                clause + "".join(f" {_companion(scope, other)}" for other in companions[:1] if _once(figures, figure))
            )
            rest.extend(_thing(scope, other) for other in (companions[1:] if _once(figures, figure) else ()))
        else:
            rest.append(_labelled(scope, figure, number))
    rest.extend(_orphans(scope, figures))
    return told, rest


def _once(figures: tuple[Figure, ...], figure: Figure) -> bool:
    # With two figures of one measure it is not known which of them a companion belongs to.
    return sum(other.measure == figure.measure for other in figures) == 1


def _orphans(scope: Scope, figures: tuple[Figure, ...]) -> Iterator[str]:
    for figure in figures:
        host, _ = COMPANIONS.get(figure.measure, ("", ""))
        hosts = [other for other in figures if other.measure == host]
        if len(hosts) > 1 or (len(hosts) == 1 and hosts[0].quantity is None):
            yield _labelled(scope, figure, number_of(figure, scope.vocabulary))


def _companion(scope: Scope, figure: Figure) -> str:
    return COMPANIONS[figure.measure][1].format(n=number_of(figure, scope.vocabulary))


def _labelled(scope: Scope, figure: Figure, number: str) -> str:
    label = scope.vocabulary.label("measure", figure.measure)
    return f"{label}{f' {figure.about}' if figure.about else ''}: {number}"


def _thing(scope: Scope, figure: Figure) -> str:
    # Of a stock the measure names the thing itself: "235 khối dân vận cơ sở".
    label = scope.vocabulary.label("measure", figure.measure)
    number = (
        figure.quantity.printed or figure.quantity.write()
        if figure.quantity
        else (figure.printed or "(chưa có số liệu)")
    )
    return f"{number} {label}{f' {figure.about}' if figure.about else ''}"


def _is_stock(scope: Scope, figure: Figure) -> bool:
    measure = scope.vocabulary.measure(figure.measure)
    return measure is not None and measure.nature == "stock"
