"""While much is made the collector of circular garbage rests, and afterwards all is as it was."""

import gc
from collections.abc import Iterator

import pytest

from danvan.values.resting import resting


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """The collector as every program finds it."""
    gc.enable()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_as_it_was(on: bool) -> None:
    """It rests inside, and comes back only to a program in which it was on."""
    (gc.enable if on else gc.disable)()
    with resting():
        assert not gc.isenabled()
    assert gc.isenabled() is on


def test_it_comes_back_after_an_error() -> None:
    """Work that stops half-way does not leave it off."""
    with pytest.raises(ZeroDivisionError), resting():
        _ = 1 / 0
    assert gc.isenabled()


def test_what_a_program_froze_stays_frozen() -> None:
    """A program that froze its objects before it forks finds them frozen still."""
    gc.freeze()
    before = gc.get_freeze_count()
    with resting():
        pass
    assert gc.get_freeze_count() == before


def test_circles_made_meanwhile_are_found_later() -> None:
    """What a plugin leaves behind in a ring is found the next time somebody looks through everything."""
    with resting():
        ring: list[object] = []
        ring.append(ring)
        del ring
    assert gc.collect() > 0
