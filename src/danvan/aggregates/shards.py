"""Work on the shards of a book, one after the other or in a pool of processes, and the merging of what comes of it."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from danvan.book.book import Book
from danvan.errors import BadValue

S = TypeVar("S")

Shard = Book | Callable[[], Book]
"""A part of a book that carries its whole frame, or what reads one when it is wanted."""


def over(
    parts: Iterable[Shard], work: Callable[[Book], S], *, workers: int | None = None, what: str = "work"
) -> Iterator[S]:
    """What comes of work on each of the parts, in their order.

    Parameters: with `workers` so many processes share the parts; they start anew and are sent the work and the parts.

    Raises: BadValue when the work cannot be sent; whatever the work raises.

    >>> list(over([Book(), Book], len))
    [0, 0]
    """
    if workers is None:
        yield from (work(_read(part)) for part in parts)
        return
    # Who stays in one process does not load what several need.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    _refuse_unsent(work, what)
    # Started anew, not forked: a fork copies the locks of threads that it does not copy.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(partial(_worked, work), parts)


def _worked(work: Callable[[Book], S], part: Shard) -> S:
    return work(_read(part))


def _read(part: Shard) -> Book:
    return part if isinstance(part, Book) else part()


def _refuse_unsent(work: object, what: str) -> None:
    try:
        pickle.dumps(work)
    except Exception as error:
        remedy = "to work in several processes it must be made of functions with names, no lambdas"
        raise BadValue(f"aggregator {what}", f"{type(error).__name__}: {error}", remedy) from error


def together(states: Iterable[S], merge: Callable[[S, S], S]) -> S | None:
    """All states merged, in pairs, so that no state is merged again and again; None of none.

    >>> together(["a", "b", "c"], str.__add__)
    'abc'
    """
    waiting = list(states)
    while len(waiting) > 1:
        pairs = zip(waiting[::2], waiting[1::2], strict=False)
        waiting = [merge(one, other) for one, other in pairs] + waiting[len(waiting) // 2 * 2 :]
    return waiting[0] if waiting else None
