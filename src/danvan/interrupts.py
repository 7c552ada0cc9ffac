"""Exceptions that belong to the host process, not to the piece of a plugin that they left."""

import signal
import sys
from collections.abc import Iterator
from types import CodeType

from danvan.errors import BadValue, shortened

MOST_SHOWN = 300


def is_interrupt(error: BaseException) -> bool:
    """Whether an exception that leaves a piece must reach the host: the piece was interrupted, it did not fail.

    That is Ctrl-C, alone or in a group; whatever a signal handler of the host raised while the piece ran, such as a
    time limit or the SystemExit of a termination signal; and the cancellation of the asyncio task that the piece runs
    in. Anything else, SystemExit included, is a fault of the piece, and so is a CancelledError that nobody asked for.

    >>> import asyncio
    >>> is_interrupt(KeyboardInterrupt()), is_interrupt(SystemExit()), is_interrupt(asyncio.CancelledError())
    (True, False, False)
    """
    if isinstance(error, BaseExceptionGroup):
        return error.subgroup(KeyboardInterrupt) is not None
    return isinstance(error, KeyboardInterrupt) or _is_cancellation(error) or _is_of_a_signal(error)


def one_line(error: BaseException) -> str:
    """The class and text of an exception in one short line, even if its text cannot be made; of a BadValue its text.

    >>> one_line(ZeroDivisionError("no models"))
    'ZeroDivisionError: no models'
    """
    name = type(error).__name__
    try:
        text = " ".join(str(error).split())
    except BaseException as broken:
        if is_interrupt(broken):
            raise
        return name
    if isinstance(error, BadValue) and text:
        return text
    return f"{name}: {shortened(text, most=MOST_SHOWN)}" if text else name


def _is_cancellation(error: BaseException) -> bool:
    asyncio = sys.modules.get("asyncio")  # not imported here: whoever raises a CancelledError has imported it
    if asyncio is None or not isinstance(error, asyncio.CancelledError):
        return False
    try:
        task = asyncio.current_task()
    except RuntimeError:  # no event loop runs here
        return False
    return task is not None and task.cancelling() > 0


def _is_of_a_signal(error: BaseException) -> bool:
    handlers = {code for number in signal.valid_signals() for code in _codes(signal.getsignal(number))}
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code in handlers:
            return True
        step = step.tb_next
    return False


def _codes(handler: object) -> Iterator[CodeType]:
    # A handler is a function, a method, a partial of one, or an object that is called.
    call = getattr(type(handler), "__call__", None)  # noqa: B004 # its code is wanted, not whether it is there
    for function in (handler, getattr(handler, "func", None), call):
        code = getattr(getattr(function, "__func__", function), "__code__", None)
        if isinstance(code, CodeType):
            yield code
