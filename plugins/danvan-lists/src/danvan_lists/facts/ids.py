"""Ids that are the same for the same thing, whichever file it came in: made of what it is, never of where it stood."""

from functools import lru_cache
from hashlib import blake2b

from danvan_lists.words.spelling import slug, word_key


def made_id(kind: str, name: str, *parts: object) -> str:
    """The id of a thing: a piece of its name that people can read, and a digest of all that tells it from others.

    Parameters: `kind` begins the digest; `name` gives the readable piece; `parts` are what else makes it itself, each
    compared without case and punctuation.

    >>> made_id("model", "Camera an ninh", "Ấp 3", "2024") == made_id("model", "CAMERA  AN NINH", "ấp 3", "2024")
    True
    """
    said = "\x1f".join((kind, word_key(name), *["\x00" if part is None else _part(str(part)) for part in parts]))
    digest = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{slug(name, 32) or kind}-{digest}"


@lru_cache(maxsize=2**14)  # a memo of a pure function: one holder has many models, one year has nearly all
def _part(text: str) -> str:
    return word_key(text)
