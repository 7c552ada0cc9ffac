"""Quick looks at many models: what is true of one is true of all that are written in the same codes."""

import datetime
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from danvan.aggregates.signatures import alike
from danvan.book.book import Book
from danvan.facts import Milestone, Model

T = TypeVar("T")


def models_where(book: Book, look: Callable[[Model], T | None]) -> Iterator[tuple[Model, T]]:
    """The models for which `look` returns something, each with what it returns.

    Parameters: `look` reads nothing of a model but its codes (type, fields, movement, kinds and levels of milestones)
    and whether it has a holder; it is called for one model of each group that has them in common.

    >>> book = Book([Model(id="a", name="A", type="collective"), Model(id="b", name="B")])
    >>> [model.id for model, _ in models_where(book, lambda model: model.type is None)]
    ['b']
    """
    for models in alike(book).values():
        found = look(models[0])
        if found:
            for model in models:
                yield model, found


def steps_where(
    book: Book, among: Callable[[Milestone], object], wrong: Callable[[Milestone], object], *read: str
) -> Iterator[tuple[Model, int, Milestone]]:
    """The milestones that are wrong, each with its model and its place there.

    Parameters: `among` chooses milestones by kind and level alone, and is called once for each group of models that
    have them in common; `wrong` decides by kind, level and the fields named in `read`, and is called once for each
    combination of their values.

    >>> book = Book([Model(id="a", name="A", milestones=[Milestone(kind="recognised", by="x")])])
    >>> found = steps_where(book, lambda step: step.kind == "recognised", lambda step: step.by == "x", "by")
    >>> [(model.id, number) for model, number, _ in found]
    [('a', 0)]
    """
    values = attrgetter(*read)
    for models in alike(book).values():
        for number, one in enumerate(models[0].milestones):
            if among(one):
                steps = [model.milestones[number] for model in models]
                found = {key for key, step in {values(step): step for step in steps}.items() if wrong(step)}
                for model, step in zip(models, steps, strict=True) if found else ():
                    if values(step) in found:
                        yield model, number, step


def models_dated_back(book: Book, order: Sequence[str]) -> Iterator[Model]:
    """The models whose milestones are not surely in an order: those written down otherwise, and days that go back.

    Parameters: `order` are standard kinds of milestones. The answer is not exact: a model that is left out is in order.
    """
    for models in alike(book).values():
        kinds = [book.vocabulary.standard("milestone", one.kind) for one in models[0].milestones]
        places = [order.index(kind[0]) if len(kind) == 1 and kind[0] in order else -1 for kind in kinds]
        ordered = -1 not in places and places == sorted(places)
        yield from _going_back(models, len(places)) if ordered else models


def _going_back(models: Sequence[Model], count: int) -> Iterable[Model]:
    """Those of models with `count` milestones whose days go back from one to the next, or are not all known."""
    reached = [[model.milestones[number].on for model in models] for number in range(count)]
    known = [[day for day in days if day is not None] for days in reached]
    if any(len(some) < len(models) for some in known):
        return [model for model, *days in zip(models, *reached, strict=True) if None in days or _goes_back(days)]
    if all(all(map(operator.le, early, late)) for early, late in pairwise(known)):
        return ()
    return [model for model, *days in zip(models, *known, strict=True) if _goes_back(days)]


def _goes_back(days: Sequence[datetime.date | None]) -> bool:
    known = [day for day in days if day is not None]
    return known != sorted(known)
