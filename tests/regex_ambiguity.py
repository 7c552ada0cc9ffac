"""Patterns whose matching may take exponential time, found from the tree that `re` parses them into.

A repeat is ambiguous if some text leads from its beginning back to its beginning in two ways: then a long run of that
text, followed by what does not fit, is tried in all combinations of the two. The check is that of Weideman et al.,
“Analyzing matching time behavior of backtracking regular expression matchers” (2016), on position automata; what
looks around counts as empty, a repeat of ten or more as one without end.
"""

import json
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined] # the tree of `re` has no public name
from re import _parser as parser  # type: ignore[attr-defined] # as above
from typing import Any

MANY = 10
EXAMPLES = frozenset(
    [*map(chr, range(9, 14)), *map(chr, range(32, 127)), *"àáảãạăâđêôơưỳýỷỹỵÀĐẠỹỴ“”‘’…–—×·²½\u00a0\u202f\u3000߀"]
)


@cache
def _in_category(category: str) -> frozenset[str]:
    tests: dict[str, Callable[[str], bool]] = {
        "CATEGORY_DIGIT": lambda one: unicodedata.decimal(one, None) is not None,
        "CATEGORY_SPACE": str.isspace,
        "CATEGORY_WORD": lambda one: one.isalnum() or one == "_",
    }
    name = category.replace("NOT_", "")
    inside = frozenset(one for one in EXAMPLES if tests[name](one))
    return EXAMPLES - inside if "NOT_" in category else inside


def letters(operator: Any, value: Any) -> frozenset[str]:
    """The examples that an atom of a pattern matches, and the letter that it names."""
    if operator is sre.LITERAL:
        return frozenset(chr(value))
    if operator is sre.NOT_LITERAL:
        return EXAMPLES - {chr(value)}
    if operator is sre.ANY:
        return EXAMPLES
    found: set[str] = set()
    negated = False
    for kind, one in value:
        if kind is sre.NEGATE:
            negated = True
        elif kind is sre.RANGE:
            found |= {letter for letter in EXAMPLES if one[0] <= ord(letter) <= one[1]}
            found |= {chr(one[0]), chr(one[1])}
        elif kind is sre.CATEGORY:
            found |= _in_category(str(one))
        else:
            found |= letters(kind, one)
    return EXAMPLES - found if negated else frozenset(found)


def _looks(items: Iterable[Any]) -> bool:
    """Whether a sequence looks around itself, so that it is not empty in every place."""
    return any(operator in {sre.ASSERT, sre.ASSERT_NOT, sre.AT} for operator, _ in items)


class Automaton:
    """The position automaton of a pattern: what each position matches, and which may follow it, in how many ways."""

    def __init__(self) -> None:
        self.atoms: list[frozenset[str]] = []
        self.follow: dict[int, dict[int, int]] = {}
        self.ambiguous: list[str] = []
        self.empty_twice = 0

    def _join(self, last: Iterable[int], first: Iterable[int]) -> None:
        heads = list(first)
        for one in last:
            ways = self.follow.setdefault(one, {})
            for head in heads:
                ways[head] = ways.get(head, 0) + 1

    def build(self, items: Iterable[Any]) -> tuple[set[int], set[int], bool]:
        """The first and last positions of a sequence, and whether it may be empty."""
        first: set[int] = set()
        last: set[int] = set()
        empty = True
        for operator, value in items:
            starts, ends, skips = self._build_one(operator, value)
            self._join(last, starts)
            first |= starts if empty else set()
            last = ends | (last if skips else set())
            empty = empty and skips
        return first, last, empty

    def _build_one(self, operator: Any, value: Any) -> tuple[set[int], set[int], bool]:
        if operator in {sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN}:
            self.atoms.append(letters(operator, value))
            at = {len(self.atoms) - 1}
            return at, at, False
        if operator is sre.SUBPATTERN:
            return self.build(value[3])
        if operator is sre.BRANCH:
            built = [self.build(one) for one in value[1]]
            free = [one for one, (_, _, skips) in zip(value[1], built, strict=True) if skips and not _looks(one)]
            self.empty_twice += len(free) > 1
            return set().union(*(b[0] for b in built)), set().union(*(b[1] for b in built)), any(b[2] for b in built)
        if operator in {sre.MAX_REPEAT, sre.MIN_REPEAT}:
            return self._repeat(*value)
        if operator in {sre.POSSESSIVE_REPEAT, sre.ATOMIC_GROUP}:  # never tried in another way
            inner = Automaton()
            first, _, empty = inner.build(value[2] if operator is sre.POSSESSIVE_REPEAT else value)
            self.atoms.append(frozenset().union(*(inner.atoms[one] for one in first)) if first else frozenset())
            at = {len(self.atoms) - 1}
            return at, at, empty or (operator is sre.POSSESSIVE_REPEAT and value[0] == 0)
        return set(), set(), True  # what looks around, anchors, a group named again

    def _repeat(self, least: int, most: int, body: Any) -> tuple[set[int], set[int], bool]:
        if most < MANY:
            return self._times(least, most, body)
        since, twice = len(self.atoms), self.empty_twice
        first, last, empty = self.build(body)
        inside = {at: dict(ways) for at, ways in self.follow.items() if at >= since}
        self._join(last, first)
        witness = self._two_ways(first, last, inside)
        if witness is not None or self.empty_twice > twice:
            self.ambiguous.append(witness or "")
        return first, last, empty or least == 0

    def _times(self, least: int, most: int, body: Any) -> tuple[set[int], set[int], bool]:
        """A body that is repeated a few times at most, as so many bodies one behind the other."""
        first: set[int] = set()
        last: set[int] = set()
        before: set[int] = set()
        for turn in range(most):
            starts, ends, empty = self.build(body)
            self._join(before, starts)
            first |= starts if turn == 0 else set()
            last |= ends if turn + 1 >= least else set()
            before = ends
            least = 0 if empty else least
        return first, last, least == 0

    def _two_ways(self, first: set[int], last: set[int], inside: dict[int, dict[int, int]]) -> str | None:
        """A text that leads from the beginning of a repeat to its beginning again in two ways."""
        # A state is the positions of two runs and whether they have parted; runs that end together may begin again.
        seen: set[tuple[int, int, bool]] = set()
        waiting = [(one, two, one != two, "") for one in first for two in first]
        while waiting:
            one, two, parted, text = waiting.pop()
            common = self.atoms[one] & self.atoms[two]
            if not common or (one, two, parted) in seen:
                continue
            seen.add((one, two, parted))
            text = (text + min(common))[-40:]
            if parted and one in last and two in last:
                return text
            ways_one, ways_two = self._ways(one, inside, last, first), self._ways(two, inside, last, first)
            for (to_one, lap_one), count in ways_one.items():
                for (to_two, lap_two), other in ways_two.items():
                    twice = one == two and to_one == to_two and (count > 1 or other > 1)
                    apart = parted or to_one != to_two or lap_one != lap_two or twice
                    waiting.append((to_one, to_two, apart, text))
        return None

    def _ways(
        self, at: int, inside: dict[int, dict[int, int]], last: set[int], first: set[int]
    ) -> dict[tuple[int, bool], int]:
        """Where a run may go on: within the body, or by beginning it again."""
        found = {(to, False): count for to, count in inside.get(at, {}).items()}
        if at in last:
            found |= {(to, True): 1 for to in first}
        return found


def ambiguous(pattern: str, flags: int = 0) -> list[str]:
    """For each repeat of a pattern that may take exponential time a text that is read in two ways.

    >>> ambiguous(r"(?:a+)+b"), ambiguous(r"(?:a+,)+b"), len(ambiguous(r"(?:\\w+\\s*)*$"))
    (['aa'], [], 1)
    """
    found = Automaton()
    found.build(parser.parse(pattern, flags))
    return found.ambiguous


def compiled(code: str) -> Iterator[tuple[str, int]]:
    """Every pattern that is compiled while some code runs in a new interpreter."""
    script = f"""
import json, re, sys
seen = {{}}
inner = re._compile
def recorded(pattern, flags):
    if isinstance(pattern, str):
        seen.setdefault((pattern, int(flags)))
    return inner(pattern, flags)
re._compile = recorded
{code}
print(json.dumps(list(seen)))
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    yield from (tuple(one) for one in json.loads(run.stdout.splitlines()[-1]))
