"""The vocabulary that danvan ships: data files in TOML beside this module, read once when first asked for."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from danvan.vocabulary.terms import (
    AwardForm,
    BaseSalary,
    Competence,
    Instrument,
    Measure,
    Multiplier,
    Term,
    UnitKind,
)
from danvan.vocabulary.vocabulary import Vocabulary

KINDS: Mapping[str, type] = {
    "terms": Term,
    "unit_kinds": UnitKind,
    "award_forms": AwardForm,
    "measures": Measure,
    "instruments": Instrument,
    "competences": Competence,
    "base_salaries": BaseSalary,
    "multipliers": Multiplier,
}


@cache
def shipped() -> Vocabulary:
    """The shipped vocabulary.

    >>> shipped().measure("models").nature
    'flow'
    """
    folder = resources.files(__package__) / "data"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return Vocabulary().combine(*(parsed(file.read_text(encoding="utf-8")) for file in files))


def parsed(text: str) -> Vocabulary:
    """A vocabulary from TOML: one array of tables for each kind of row; plain terms stand under `[[term.SCHEME]]`.

    A multiplier with `values`, a table of forms and their multiples, stands for one row of each; a competence with
    `forms`, for one of each.

    >>> parsed('[[term.field]]\\ncode = "tourism"\\nvi = "du lịch"\\nen = "tourism"').label("field", "tourism")
    'du lịch'
    """
    data: dict[str, Any] = tomllib.loads(text)
    terms = [Term(scheme=scheme, **row) for scheme, rows in data.pop("term", {}).items() for row in rows]
    rows: dict[str, Any] = {
        name: [KINDS[name](**one) for row in found for one in _each(row)] for name, found in data.items()
    }
    return Vocabulary(**{"terms": terms, **rows})


def _each(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    common = {name: value for name, value in row.items() if name not in ("values", "forms")}
    if "values" in row:
        yield from ({**common, "form": form, "value": value} for form, value in row["values"].items())
    elif "forms" in row:
        yield from ({**common, "form": form} for form in row["forms"])
    else:
        yield common
