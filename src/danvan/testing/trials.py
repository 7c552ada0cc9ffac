"""A law tried on many examples, and what is said when it is broken: which law, by whom, and the smallest example."""

import json
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import attrs
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky, HypothesisWarning

from danvan.book import Book
from danvan.codec import to_plain
from danvan.errors import BadValue, shortened
from danvan.facts import Fact
from danvan.pieces import HOOKS, taken
from danvan.testing.clean import frame

C = TypeVar("C")
Several = st.SearchStrategy[C] | Iterable[C]
"""A strategy, or some values."""

EXAMPLES = 60
MOST_SHOWN = 12


def drawn(values: Several[C] | None, otherwise: st.SearchStrategy[C]) -> st.SearchStrategy[C]:
    """What examples are drawn from: the values given, or else danvan's own strategy."""
    if values is None:
        return otherwise
    return values if isinstance(values, st.SearchStrategy) else st.sampled_from(tuple(values))


@attrs.frozen
class Law:
    """A law in words, and the function of a case that gives None where it holds, or else what was seen.

    Whatever the function raises breaks the law too.
    """

    says: str
    seen: Callable[[Any], str | None]


def tried(
    who: str, laws: Iterable[Law], cases: st.SearchStrategy[C], shown: Callable[[C], str], *, examples: int
) -> None:
    """Try each law on so many cases, always the same ones.

    Raises: AssertionError naming the first law that is broken, with the smallest case found.
    """
    for law in laws:
        _try(who, law, cases, shown, examples)


def _try(who: str, law: Law, cases: st.SearchStrategy[C], shown: Callable[[C], str], examples: int) -> None:
    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        verbosity=Verbosity.quiet,
        suppress_health_check=list(HealthCheck),
    )
    @given(cases)
    def trial(case: C) -> None:
        seen = observed(law, case)
        if seen is not None:
            raise AssertionError(broken(who, law, seen, shown(case)))

    # Told anew, without hypothesis' own account of how it came to it.
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", HypothesisWarning)  # that a book is long to print: it is not printed
            trial()
    except Flaky as error:
        told = next((str(one) for one in getattr(error, "exceptions", ()) if isinstance(one, AssertionError)), "")
        raise AssertionError(told or f"{who} gives one answer now and another then") from None
    except AssertionError as error:
        raise AssertionError(str(error)) from None


def observed(law: Law, case: Any) -> str | None:
    """None where the law holds for a case, else what was seen, be it an exception."""
    try:
        return law.seen(case)
    except Exception as error:  # noqa: BLE001 # it is somebody's piece that is being tried
        return f"raised {raised(error)}"


def raised(error: BaseException) -> str:
    """An exception in one line."""
    return f"{type(error).__name__}: {shortened(str(error), most=300)}"


def broken(who: str, law: Law, seen: str, case: str = "") -> str:
    """What is said of a law that is broken."""
    return "\n".join(part for part in (f"{who} breaks the law: {law.says}", seen, case) if part)


def held(who: str, laws: Iterable[Law], case: Any, shown: str = "") -> None:
    """Try each law on one case.

    Raises: AssertionError naming the first law that is broken.
    """
    for law in laws:
        seen = observed(law, case)
        if seen is not None:
            raise AssertionError(broken(who, law, seen, shown))


def offered(noun: str, piece: object) -> str:
    """The piece by noun and name, once it is fit to be offered by a plugin.

    Raises: AssertionError where a catalog would refuse it.
    """
    hook = next(hook for hook in HOOKS if hook.noun == noun)
    try:
        name, _ = taken(hook, piece, plugin="of the test", own=True)
    except BadValue as error:
        raise AssertionError(f"a catalog would refuse this {noun}: {error}") from None
    except AttributeError as error:
        raise AssertionError(
            f"a catalog would refuse this {noun}: {error}; give it what its protocol asks for"
        ) from None
    return f"{noun} {name}"


def differ(what: str, one: object, other: object) -> str | None:
    """None where two things are equal, else both."""
    if one == other:
        return None
    return f"{what}:\n  {shortened(repr(one), most=1000)}\n  {shortened(repr(other), most=1000)}"


def told(book: Book, title: str = "book") -> str:
    """A book as lines: its facts, each as its kind and what it says; the small frame of danvan.testing as one word."""
    known = set(frame())
    facts = [fact for fact in book.facts if fact not in known]
    with_frame = "the frame of danvan.testing.clean and " if len(facts) < len(book.facts) else ""
    count = f"{with_frame}{len(facts)} facts" if len(facts) != 1 else f"{with_frame}1 fact"
    return "\n".join((f"{title}: {count}", *_lines(facts)))


def _lines(facts: list[Fact]) -> Iterator[str]:
    for fact in facts[:MOST_SHOWN]:
        yield f"  {type(fact).__name__} {_said(fact)}"
    if len(facts) > MOST_SHOWN:
        yield f"  and {len(facts) - MOST_SHOWN} more"


def _said(fact: Fact) -> str:
    try:
        return json.dumps(to_plain(fact), ensure_ascii=False)
    except Exception:  # noqa: BLE001 # a fact that no file can hold is shown all the same
        return repr(fact)
