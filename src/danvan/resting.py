"""What work on a large book asks of the interpreter."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector of circular garbage rest, which would walk all facts again and again while more are made.

    Afterwards it is as it was. Facts and findings hold no circles, so nothing is left for it to find.

    >>> before = gc.isenabled()
    >>> with resting():
    ...     print(gc.isenabled())
    False
    >>> gc.isenabled() == before
    True
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
