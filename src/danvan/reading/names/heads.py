"""How names of bodies begin, and the committee or the territory that each beginning goes on with."""

import re
from collections.abc import Iterator, Mapping

import attrs

from danvan.reading.names.names import name_key
from danvan.values.memo import by_identity
from danvan.values.patterns import pattern
from danvan.vocabulary import UnitKind, Vocabulary

COMMITTEES: Mapping[str, str] = {
    "tỉnh uỷ": "tỉnh",
    "thành uỷ": "thành phố",
    "huyện uỷ": "huyện",
    "quận uỷ": "quận",
    "thị uỷ": "thị xã",
    "tỉnh đoàn": "tỉnh",
    "thành đoàn": "thành phố",
    "huyện đoàn": "huyện",
    "quận đoàn": "quận",
    "thị đoàn": "thị xã",
    "xã đoàn": "xã",
    "phường đoàn": "phường",
}
ADMINISTERED = (
    *("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"),
    *("thôn", "ấp", "bản", "khóm", "khu phố", "khu dân cư"),
)


@attrs.frozen
class Heads:
    """How names of bodies begin, each with the committees or territories that may follow and the kind it makes."""

    entries: Mapping[str, tuple[tuple[str, str], ...]]
    pattern: re.Pattern[str]

    def longest(self, key: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The longest beginning of a name that is known, with its kinds; empty where none is."""
        found = self.pattern.match(key)
        return ("", ()) if found is None else (found[0], self.entries[found[0]])

    def begins(self, key: str) -> bool:
        """Whether a name begins with a known one."""
        return self.pattern.match(key) is not None


_ANY = "|".join(sorted((*COMMITTEES, *ADMINISTERED), key=len, reverse=True))
_FOLLOWING = pattern(rf"(?P<stem>.*?)\s*(?P<list>(?<!\w)(?<!hợp tác )(?:{_ANY})(?:,\s*(?:{_ANY}))*)")


@by_identity
def heads_of(vocabulary: Vocabulary) -> Heads:
    """How names begin in a vocabulary."""
    found: dict[str, list[tuple[str, str]]] = {}
    for code in vocabulary.codes("unit-kind"):
        kind = vocabulary.unit_kind(code)
        if kind is None or kind.territorial:
            continue
        for stem, modifier in _forms(kind):
            found.setdefault(stem, []).append((modifier, code))
    entries = {stem: tuple(dict.fromkeys(kinds)) for stem, kinds in found.items()}
    ordered = sorted(entries, key=len, reverse=True)
    return Heads(entries, re.compile("|".join(_beginning(stem, entries[stem]) for stem in ordered)))


def _beginning(stem: str, kinds: tuple[tuple[str, str], ...]) -> str:
    # One word that no kind bears alone is a beginning only before its territory: “đoàn xã”, not “đoàn thể”.
    territories = "|".join(modifier for modifier, _ in kinds)
    bound = " " not in stem and all(modifier for modifier, _ in kinds)
    return rf"{re.escape(stem)}(?=\s+(?:{territories})(?!\w))" if bound else rf"{re.escape(stem)}(?!\w)"


def _forms(kind: UnitKind) -> Iterator[tuple[str, str]]:
    """How a kind's label and aliases begin, and the committee or territory each goes on with."""
    for label in (kind.vi, *kind.aliases):
        key = name_key(re.sub(r"\([^)]*\)", "", label))
        committee = next((one for one in COMMITTEES if key == one), None)
        if committee is not None:
            yield committee, ""
            continue
        listed = _FOLLOWING.fullmatch(key)
        if listed is not None and listed["stem"]:
            for modifier in re.split(r",\s*", listed["list"]):
                yield _bare_stem(listed["stem"]), modifier
        elif len(key) > 1 and not (listed is not None and not listed["stem"]):
            yield _bare_stem(key), ""


def _bare_stem(stem: str) -> str:
    found = re.match(r"ban chỉ đạo(?= .*dân vận khéo)", stem)
    return found[0] if found is not None else stem
