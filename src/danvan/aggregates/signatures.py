"""Models written in the same codes: what their codes say of one is true of all, so rules look at one of each way."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial

from danvan.book.book import Book
from danvan.facts import Model


def alike(book: Book) -> Mapping[Hashable, Sequence[Model]]:
    """The models of a book by the way they are written: whether anybody holds them, type, fields, movement, and the
    kinds and levels of their milestones in order. A nation's models are written in some hundred ways.

    >>> book = Book([Model(id="a", name="A", fields=["economy"]), Model(id="b", name="B", fields=["economy"])])
    >>> [[model.id for model in models] for models in alike(book).values()]
    [['a', 'b']]
    """
    return book.once("models alike", partial(_alike, book))


def _alike(book: Book) -> Mapping[Hashable, Sequence[Model]]:
    found: dict[Hashable, list[Model]] = {}
    for model in book.models:
        held = bool(model.holders) or model.person is not None
        steps = tuple([(step.kind, step.level) for step in model.milestones])
        way = (held, model.type, model.fields, model.movement, steps)
        known = found.get(way)
        if known is None:
            found[way] = [model]
        else:
            known.append(model)
    return found
