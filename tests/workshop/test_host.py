"""danvan changes nothing of the process that uses it."""

import datetime
import gc
import io
import locale
import signal
import sys
import warnings
from pathlib import Path

import pytest

import danvan
from danvan import Book, Span

EXAMPLE = Path(__file__).parents[2] / "examples" / "000-ba-ria-vung-tau-2017" / "book.json"


def host() -> dict[str, object]:
    """What a host process has set, as far as a library could change it."""
    return {
        "collector": (gc.isenabled(), gc.get_threshold(), gc.get_freeze_count(), gc.get_debug(), len(gc.callbacks)),
        "locale": locale.setlocale(locale.LC_ALL),
        "warnings": list(warnings.filters),
        "signals": {number: signal.getsignal(number) for number in signal.valid_signals()},
        "recursion": sys.getrecursionlimit(),
        "hooks": (sys.excepthook, sys.unraisablehook, sys.displayhook),
        "streams": (sys.stdin, sys.stdout, sys.stderr),
        "int digits": sys.get_int_max_str_digits(),
    }


def everything(folder: Path) -> None:
    """The main job: read, check, add up, restate, compose, write."""
    book = danvan.read(EXAMPLE)
    catalog = danvan.discover()
    danvan.check(book, catalog.rules)
    for aggregator in catalog.aggregators:
        danvan.aggregate(aggregator, book, during=Span.year(2017))
    book.restate(on=datetime.date(2025, 7, 1))
    catalog.exporter("markdown").write(catalog.report("summary").compose(book), io.BytesIO())
    danvan.read(danvan.write(book, folder / "book.danvan"))


@pytest.mark.parametrize("collecting", [True, False])
def test_the_host_is_as_it_was(tmp_path: Path, collecting: bool) -> None:
    """Collector, locale, warnings, signal handlers, recursion limit, hooks and streams are those of the host."""
    try:
        (gc.enable if collecting else gc.disable)()
        before = host()
        everything(tmp_path)
        assert host() == before
    finally:
        gc.enable()


def test_the_host_s_own_garbage_is_collected_as_before() -> None:
    """Cycles that a service makes beside each check are found by its own collector: they are not filed as old."""
    alive = 0

    class Cycle:
        def __init__(self) -> None:
            nonlocal alive
            alive += 1
            self.me = self

        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    rules = danvan.discover().rules[:3]
    most = 0
    for _ in range(6 * gc.get_threshold()[0]):
        Cycle()
        danvan.check(Book(), rules)
        most = max(most, alive)
    assert most < 3 * gc.get_threshold()[0]
