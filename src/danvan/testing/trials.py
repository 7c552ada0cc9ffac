"""A law tried on many examples, and what is said when it is broken: which law, by whom, and the smallest example."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import attrs
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st

from danvan.book.book import Book
from danvan.errors import BadValue, shortened
from danvan.facts import Fact
from danvan.plugins.validation import HOOKS, taken
from danvan.testing.clean import frame
from danvan.testing.simpler import smallest
from danvan.testing.spelled import spelled

C = TypeVar("C")
Several = st.SearchStrategy[C] | Iterable[C]
"""A strategy, or some values."""

EXAMPLES = 100
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
    who: str,
    laws: Iterable[Law],
    cases: st.SearchStrategy[C],
    shown: Callable[[C], str],
    *,
    examples: int,
    also: Iterable[C] = (),
    words: bool = False,
) -> None:
    """Try all laws on so many cases, always the same ones, and on some that are given.

    Raises: AssertionError naming a law that is broken, with the smallest case found that breaks it; its texts are
    shortened too where `words` says so.
    """
    every = tuple(laws)
    found = _first_broken(every, cases, examples) or next(
        ((law, seen, case) for case in also for law in every if (seen := observed(law, case)) is not None), None
    )
    if found is not None:
        law, seen, case = found
        less = smallest(case, lambda one: observed(law, one) is not None, words=words)
        raise AssertionError(broken(who, law, observed(law, less) or seen, shown(less)))


def _first_broken(laws: tuple[Law, ...], cases: st.SearchStrategy[C], examples: int) -> tuple[Law, str, C] | None:
    found: list[tuple[Law, str, C]] = []

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        verbosity=Verbosity.quiet,
        suppress_health_check=list(HealthCheck),
    )
    @given(cases)
    def trial(case: C) -> None:
        # It never fails, as far as hypothesis knows: what is shown, and how it is made smaller, is our own business.
        for law in laws if not found else ():
            seen = observed(law, case)
            if seen is not None:
                found.append((law, seen, case))
                return

    trial()
    return found[0] if found else None


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
    return f"{what}:\n  {shortened(spelled(one), most=1000)}\n  {shortened(spelled(other), most=1000)}"


def told(book: Book, title: str = "book") -> str:
    """A book as lines: its facts as the Python that makes them; the small frame of danvan.testing as one word."""
    known = set(frame())
    facts = [fact for fact in book.facts if fact not in known]
    with_frame = "of the frame of danvan.testing.clean and " if len(facts) < len(book.facts) else ""
    count = "1 fact" if len(facts) == 1 else f"{len(facts)} facts"
    return "\n".join((f"{title}: {with_frame}{count}", *_lines(facts)))


def _lines(facts: list[Fact]) -> Iterator[str]:
    yield from (f"  {spelled(fact)}" for fact in facts[:MOST_SHOWN])
    if len(facts) > MOST_SHOWN:
        yield f"  and {len(facts) - MOST_SHOWN} more"
