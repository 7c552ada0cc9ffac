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
    paired = _pairs(figures)
    companions = {other.id for other in paired.values()}
    told: list[str] = []
    rest: list[str] = []
    for figure in figures:
        number = number_of(figure, scope.vocabulary)
        if figure.id in companions:
            continue
        if figure.measure in CLAUSES and figure.quantity is not None:
            clause = CLAUSES[figure.measure].format(n=number) + (f" {figure.about}" if figure.about else "")
            with_it = f" {_companion(scope, paired[figure.id])}" if figure.id in paired else ""
            told.append(f"{clause}{with_it}")
        else:
            rest.append(_labelled(scope, figure, number))
    return told, rest


def _pairs(figures: tuple[Figure, ...]) -> dict[str, Figure]:
    """The companion of each figure that the book pairs with it: of one matter, and the only ones that are."""
    paired: dict[str, Figure] = {}
    for measure, (host, _) in COMPANIONS.items():
        hosts = [figure for figure in figures if figure.measure == host and figure.quantity is not None]
        others = [figure for figure in figures if figure.measure == measure]
        for figure in hosts:
            fit = [other for other in others if _one_matter(figure, other, alone=len(hosts) == len(others) == 1)]
            rivals = [other for other in hosts if fit and _one_matter(other, fit[0], alone=False)]
            if len(fit) == 1 and len(rivals) <= 1:
                paired[figure.id] = fit[0]
    return paired


def _one_matter(figure: Figure, other: Figure, *, alone: bool) -> bool:
    """Whether two numbers speak of one matter: whose, when, of what; a silent one, if both are alone."""
    if (figure.unit, figure.by, figure.period, figure.on) != (other.unit, other.by, other.period, other.on):
        return False
    silent = not other.about and not other.breakdown and not other.fields
    same = (figure.about, figure.breakdown, figure.fields) == (other.about, other.breakdown, other.fields)
    return same or (alone and silent)


def _companion(scope: Scope, figure: Figure) -> str:
    return COMPANIONS[figure.measure][1].format(n=number_of(figure, scope.vocabulary))


def _labelled(scope: Scope, figure: Figure, number: str) -> str:
    label = scope.vocabulary.label("measure", figure.measure)
    return f"{label}{f' {figure.about}' if figure.about else ''}: {number}"


def _thing(scope: Scope, figure: Figure) -> str:
    # Of a stock the measure names the thing itself: "235 khối dân vận cơ sở".
    label = scope.vocabulary.label("measure", figure.measure)
    number = figure.quantity.write() if figure.quantity else (figure.printed or "(chưa có số liệu)")
    return f"{number} {label}{f' {figure.about}' if figure.about else ''}"


def _is_stock(scope: Scope, figure: Figure) -> bool:
    measure = scope.vocabulary.measure(figure.measure)
    return measure is not None and measure.nature == "stock"
