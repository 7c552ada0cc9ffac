"""Names that are one but for tones, capitals, small words and the words “mô hình”."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from danvan.facts import Model
from danvan.values.text import coarse_keys, search_key

SMALL = frozenset({"về", "của", "và", "ở", "tại", "trong", "cho", "các", "những", "với"})
OPENINGS = ("mo hinh ", "dan van kheo ")


def named_alike(models: Sequence[Model]) -> Mapping[str, Sequence[Model]]:
    """The models that share their name with another, by what the names have in common.

    >>> models = [Model(id="a", name="Mô hình Tổ tự quản"), Model(id="b", name="TỔ TỰ QUẢN"), Model(id="c", name="Tổ")]
    >>> [[model.id for model in alike] for alike in named_alike(models).values()]
    [['a', 'b']]
    """
    found: dict[str, list[Model]] = {}
    for model in _perhaps_alike(models):
        found.setdefault(name_key(model.name), []).append(model)
    return {key: alike for key, alike in found.items() if len(alike) > 1}


def name_key(name: str) -> str:
    """What a name has in common with the names that are compared with it."""
    kept = (word for word in name.casefold().split() if word not in SMALL)
    words = search_key(" ".join(kept)) or search_key(name)
    for opening in OPENINGS:
        words = words.removeprefix(opening)
    return words


def _perhaps_alike(models: Sequence[Model]) -> Iterator[Model]:
    # Names are many, and a key of each is dear; most are told apart by a key that is cheap.
    small = frozenset(word for key in coarse_keys(sorted(SMALL)) for word in key)
    openings = tuple(_joined(key, small) for key in coarse_keys(OPENINGS))
    cheap = [_joined(key, small) for key in coarse_keys([model.name for model in models])]
    keys = [_shortened(key, openings) if key.startswith(openings) else key for key in cheap]
    counts = Counter(keys)
    if len(counts) < len(keys):
        yield from (model for model, key in zip(models, keys, strict=True) if counts[key] > 1)


def _joined(words: list[bytes], small: frozenset[bytes]) -> bytes:
    return b"".join(words if small.isdisjoint(words) else [word for word in words if word not in small])


def _shortened(key: bytes, openings: tuple[bytes, ...]) -> bytes:
    while key.startswith(openings):
        for opening in openings:
            key = key.removeprefix(opening)
    return key
