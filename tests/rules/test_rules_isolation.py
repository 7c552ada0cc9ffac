"""Rules that misbehave while they run: each costs itself, says so, and the others run."""

import asyncio
import contextlib
import itertools
import signal
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import attrs
import pytest

from danvan import Breach, Catalog, Finding, hookimpl
from danvan.book.book import Book
from danvan.errors import BadValue
from danvan.facts import Unit
from danvan.rules import Rule, check, rule
from danvan.rules.engine.check import MOST_BREACHES, MOST_BREACHES_PER_FACT
from danvan.rules.engine.rule import OWN_WARNING

UNIT = Unit(id="u", name="U", kind="commune")


@rule("AB900", vi="{x}", en="{x}", grades=[OWN_WARNING])
def sound(_: Book) -> Iterator[Breach]:
    """A rule that finds one thing, to be run beside the others."""
    yield Breach(values={"x": 1})


def made(look: Callable[[Book], Any], code: str = "AB101") -> Rule:
    """A rule of any callable."""
    return Rule(code=code, name="zoo", vi="{x}", en="{x}", grades=[OWN_WARNING], check=look)


def beside(look: Callable[[Book], Any]) -> list[Finding]:
    """The findings of a rule and of a sound one, without the sound one's, which is there."""
    found = check(Book([UNIT]), [made(look), sound])
    assert [one for one in found if one.code == "AB900"]
    return [one for one in found if one.code != "AB900"]


def raising(error: BaseException) -> Callable[[Book], Iterator[Breach]]:
    """A rule that finds one thing and raises."""

    def look(_: Book) -> Iterator[Breach]:
        yield Breach(values={"x": "half"})
        raise error

    return look


class Mute(Exception):
    """An exception whose text cannot be made."""

    def __str__(self) -> str:
        raise SystemExit(0)


class Speechless:
    """A value that cannot be written."""

    def __str__(self) -> str:
        raise OSError("gone")


@pytest.mark.parametrize(
    "error",
    [
        ZeroDivisionError(),
        SystemExit(0),
        GeneratorExit(),
        RecursionError("deep"),
        MemoryError(),
        asyncio.CancelledError(),
        BaseExceptionGroup("several", [SystemExit(1), ValueError("x")]),
        type("Own", (BaseException,), {})("mine"),
        Mute(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_whatever_a_rule_raises_is_a_finding(error: BaseException) -> None:
    """What a rule raises is one DV001 with rule, place and exception; what it found before stays."""
    half, stopped = sorted(beside(raising(error)), key=lambda one: one.code)
    assert (half.code, half.vi) == ("AB101", "Half")
    values = dict(stopped.values)
    assert (stopped.code, stopped.kind, stopped.fact, stopped.severity) == ("DV001", "rule", "AB101", "error")
    assert values["error"].startswith(type(error).__name__)
    assert values["place"].startswith(f"{__name__}.raising")


@pytest.mark.parametrize(
    "look",
    [raising(SystemExit(0)), lambda _: (_ for _ in ()).throw(GeneratorExit()), raising(asyncio.InvalidStateError())],
)
def test_a_rule_that_raises_at_once_is_a_finding(look: Callable[[Book], Any]) -> None:
    """It makes no difference whether the call raises or the iteration."""
    assert "DV001" in [one.code for one in beside(look)]


MALFORMED: dict[str, Any] = {
    "no breach": "rubbish",
    "a class": Breach,
    "field": Breach(values={"x": 1}, field=5),  # type: ignore[arg-type] # misbehaves on purpose
    "subjects": Breach(values={"x": 1}, subjects=[["x"]]),  # type: ignore[list-item] # misbehaves on purpose
    "fact": Breach(values={"x": 1}, fact="u"),  # type: ignore[arg-type] # misbehaves on purpose
    "day in text": Breach(values={"x": 1}, on="2024-01-01"),  # type: ignore[arg-type] # misbehaves on purpose
    "hour": Breach(values={"x": 1}, on=datetime(2024, 1, 1)),  # noqa: DTZ001 # misbehaves on purpose
    "ground": Breach(values={"x": 1}, ground=7),  # type: ignore[arg-type] # misbehaves on purpose
    "confidence": Breach(values={"x": 1}, confidence=("sourced",)),  # type: ignore[arg-type] # on purpose
    "values": Breach(values=["x"]),  # type: ignore[arg-type] # misbehaves on purpose
    "names of values": Breach(values={"x": 1, 2: 3}),  # type: ignore[dict-item] # misbehaves on purpose
    "lacking": Breach(values={"y": 1}),
    "speechless": Breach(values={"x": Speechless()}),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_a_malformed_breach_is_a_finding(case: str) -> None:
    """A breach that no finding can be made of is a DV001 beside the findings on sound ones."""
    sound_one = Breach(values={"x": 2}, field="x", subjects=["unit a"])
    found = beside(lambda _: [sound_one, MALFORMED[case], sound_one])
    assert [(one.code, one.fact) for one in found] == [("AB101", None), ("DV001", "AB101")]


@pytest.mark.parametrize("given", [None, 5, Breach(values={"x": 1}), raising])
def test_what_cannot_be_walked_is_a_finding(given: Any) -> None:
    """A rule that returns nothing, a number, one breach or a function is a DV001."""
    assert [one.code for one in beside(lambda _: given)] == ["DV001"]


def test_a_coroutine_is_a_finding_and_is_closed() -> None:
    """A rule that is a coroutine is a DV001, and no warning of a coroutine never awaited follows."""

    async def look(_: Book) -> None:
        """Never awaited."""

    assert [one.code for one in beside(look)] == ["DV001"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"vi": 5},
        {"vi": "{"},
        {"en": "\ud800"},
        {"code": 101},
        {"grades": ["warning"]},
        {"grades": []},
        {"follows": [["AB102"]]},
    ],
)
def test_a_rule_is_refused_when_it_is_made(wrong: dict[str, Any]) -> None:
    """A rule whose parts would fail later is refused with what to give."""
    with pytest.raises(BadValue):
        attrs.evolve(made(sound.check), **wrong)


def endless(_: Book) -> Iterator[Breach]:
    """A rule that never ends."""
    for number in itertools.count():
        yield Breach(values={"x": number})


def test_a_text_for_a_list_of_texts_is_refused() -> None:
    """One text where several are meant is refused, so that it is not taken letter by letter."""
    with pytest.raises(BadValue):
        Breach(subjects="unit u")
    with pytest.raises(BadValue):
        rule("AB101", vi="v", en="e", grades=[OWN_WARNING], follows="AB102")(endless)


def test_a_rule_without_end_is_stopped() -> None:
    """A rule that yields without end is stopped at the bound, which grows with the book; the rest is kept."""
    found = beside(endless)
    assert [one.code for one in found].count("AB101") == MOST_BREACHES + MOST_BREACHES_PER_FACT
    assert [one.fact for one in found if one.code == "DV001"] == ["AB101"]


def test_a_stopped_rule_is_closed_at_once() -> None:
    """What a generator does when it is closed is done before the check returns, and may fail."""
    closed = []

    def look(_: Book) -> Iterator[Any]:
        try:
            yield 5
        finally:
            closed.append(1)
            raise SystemExit(0)

    assert [one.code for one in beside(look)] == ["DV001"]
    assert closed == [1]


def test_of_two_rules_with_one_code_the_first_runs() -> None:
    """The second rule of a code is a DV001 that names both places; the very same rule given twice runs once."""
    other = made(endless, "AB900")
    found = check(Book(), [sound, sound, other])
    assert [one.code for one in found] == ["AB900", "DV001"]
    values = dict(found[1].values)
    assert (values["first"], values["place"]) == (sound.place, other.place)


def test_the_plugin_of_a_rule_is_named() -> None:
    """A rule of a catalog names the plugin that offers it when it fails."""

    class Zoo:
        @hookimpl
        def danvan_rules(self) -> list[Rule]:
            return [made(raising(SystemExit(0)))]

    found = check(Book(), Catalog.of(Zoo()).rules)
    assert [dict(one.values)["plugin"] for one in found if one.code == "DV001"] == ["Zoo"]
    assert Catalog.of().rule("DV101").plugin == "danvan"


# What belongs to the host goes out.


@pytest.mark.parametrize("error", [KeyboardInterrupt(), BaseExceptionGroup("g", [ValueError(), KeyboardInterrupt()])])
def test_ctrl_c_goes_out(error: BaseException) -> None:
    """Ctrl-C stops the check, alone or in a group."""
    with pytest.raises(type(error)):
        check(Book(), [made(raising(error)), sound])


class Deadline:
    """A handler of signals that is an object."""

    def __call__(self, *_: object) -> None:
        raise TimeoutError("too long")


def terminated(*_: object) -> None:
    """A handler of signals as servers have."""
    raise SystemExit(143)


@pytest.mark.parametrize(("handler", "error"), [(terminated, SystemExit), (Deadline(), TimeoutError)])
def test_what_a_signal_handler_raises_goes_out(handler: Any, error: type[BaseException]) -> None:
    """A termination signal or a time limit of the host that strikes while a rule runs stops the check."""

    def struck(_: Book) -> Iterator[Breach]:
        signal.raise_signal(signal.SIGTERM)
        yield Breach(values={"x": 1})

    before = signal.signal(signal.SIGTERM, handler)
    try:
        with pytest.raises(error):
            check(Book(), [made(struck)])
    finally:
        signal.signal(signal.SIGTERM, before)


def test_the_cancellation_of_the_task_goes_out() -> None:
    """A CancelledError goes out if the task that checks was cancelled, and is a finding if the rule made it up."""

    async def host(*, cancelled: bool) -> list[str]:
        task = asyncio.current_task()
        assert task is not None
        if cancelled:
            task.cancel()
        try:
            found = [one.code for one in check(Book(), [made(raising(asyncio.CancelledError()))])]
        except asyncio.CancelledError:
            found = ["cancelled"]
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.sleep(0)  # the cancellation that was asked for
        return found

    assert asyncio.run(host(cancelled=False)) == ["AB101", "DV001"]
    assert asyncio.run(host(cancelled=True)) == ["cancelled"]
