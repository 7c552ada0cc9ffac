"""Names of offices within a sentence: small letters where a head prints capitals."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def in_a_sentence(name: str) -> str:
    """A name as it is written within a sentence; one that is not all in capitals stays as it is.

    >>> in_a_sentence("ỦY BAN NHÂN DÂN XÃ U MINH THƯỢNG"), in_a_sentence("Huyện ủy U Minh Thượng")
    ('Ủy ban nhân dân xã U Minh Thượng', 'Huyện ủy U Minh Thượng')
    """
    line = " ".join(name.split())
    if line != line.upper() or line == line.lower():
        return line
    words, said = line.split(), list[str]()
    while words:
        length, phrase = _opening(words)
        said.append(phrase)
        words = words[length:]
    text = " ".join(said)
    return text[:1].upper() + text[1:]


def _opening(words: list[str]) -> tuple[int, str]:
    """How many of the words open a known phrase, and the phrase; a word that opens none is a proper name."""
    for length in range(min(len(words), 8), 0, -1):
        known = _known().get(" ".join(words[:length]).casefold())
        if known is not None:
            return length, known
    return 1, "-".join(part.capitalize() for part in words[0].split("-"))


@cache
def _known() -> Mapping[str, str]:
    kinds = ("phrases", "places", "small")
    return {phrase.casefold(): phrase for kind in kinds for phrase in phrases()[kind]}


@cache
def phrases() -> Mapping[str, tuple[str, ...]]:
    """The phrases of `phrases.toml` by their kind: `phrases`, `places`, `small`."""
    table = tomllib.loads(files("danvan_docx.layouts").joinpath("phrases.toml").read_text("utf-8"))
    return {kind: tuple(words) for kind, words in table.items()}
