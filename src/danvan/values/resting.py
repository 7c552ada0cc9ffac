"""What work on a large book asks of the interpreter."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector of circular garbage rest, which would walk all facts again and again while more are made.

    Afterwards it is as it was. Facts and findings hold no circles, so nothing is left for it to find, and it is not
    made to look: what was made meanwhile is filed with what has stood long, unless the caller froze objects himself.

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
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()  # all that was frozen is filed as old, without being walked
            gc.enable()
