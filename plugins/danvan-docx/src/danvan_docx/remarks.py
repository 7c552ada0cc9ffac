"""What this plugin finds: codes with their sentences, and how a finding is made of them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import attrs

from danvan import Finding
from danvan_docx.layouts.limits import Ground
from danvan_docx.layouts.profiles import Profile

OWN_GROUND = "danvan-docx"
"""What a finding rests on that needs no provision: a file that cannot be read, a field without a value."""

_LONGEST = 80  # letters of a text that is shown in a sentence


@attrs.frozen(kw_only=True)
class Remark:
    """A code, its name, the group of the profile it rests on, its gravity, and its sentences."""

    code: str
    name: str
    group: str | None = None
    severity: Literal["error", "warning"]
    vi: str
    en: str


@cache
def remarks() -> Mapping[str, Remark]:
    """Every remark by its code.

    >>> remarks()["WD102"].name
    'margin'
    """
    table = tomllib.loads(files("danvan_docx").joinpath("remarks.toml").read_text("utf-8"))
    return {entry["code"]: Remark(**entry) for entry in table["remark"]}


def finding(
    code: str, *, profile: Profile | None = None, fact: str | None = None, field: str | None = None, **values: object
) -> Finding:
    """A finding about a document, with the ground of its group in the profile.

    Parameters: `fact` names the file, `field` the place in it; `values` are what the sentences are made of. What
    rests on a restatement or on practice is a warning, whatever its gravity.

    >>> found = finding("WD134", got=5)
    >>> found.code, found.severity, found.vi
    ('WD134', 'warning', 'Số “5” nhỏ hơn 10 phải ghi thêm số 0 ở trước.')
    """
    remark = remarks()[code]
    basis = getattr(profile, remark.group) if profile is not None and remark.group else None
    said = {name: shown(value) for name, value in values.items()}
    return Finding(
        code=code,
        severity=remark.severity if basis is None else "warning",
        kind="document",
        fact=fact,
        field=field,
        vi=remark.vi.format(**said),
        en=remark.en.format(**said),
        ground=basis.ground if isinstance(basis, Ground) else OWN_GROUND,
        confidence=basis.confidence if isinstance(basis, Ground) else "sourced",
        values=tuple(sorted(said.items())),
    )


def shown(value: object) -> str:
    """A value as it stands in a sentence: one line, not too long, and nothing a terminal would act on.

    >>> shown("a\\n" * 100)[:6], len(shown("ă" * 100))
    ('a a a ', 80)
    """
    text = f"{value:g}" if isinstance(value, float) else str(value)
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
