"""A value that is worked out when it is first used."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Generic[T]):
    """A value that is worked out when it is first used, once, whichever thread asks first.

    >>> Later(lambda: 1 + 1)()
    2
    """

    __slots__ = ("_lock", "_made", "_make")

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        # Reentrant: a plugin may use the catalog while it is asked for its pieces.
        self._lock = threading.RLock()
        self._made: tuple[T] | None = None

    def __call__(self) -> T:
        if self._made is None:
            with self._lock:
                if self._made is None:
                    self._made = (self._make(),)
        return self._made[0]

    @property
    def made(self) -> bool:
        """Whether the value is there already."""
        return self._made is not None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Later) and bool(self() == other())

    def __hash__(self) -> int:
        return hash(self())

    def __reduce__(self) -> tuple[object, ...]:
        return (ready, (self(),))


def ready(value: T) -> Later[T]:
    """A value that is there already, in the same form."""
    later = Later(lambda: value)
    later()
    return later
