"""Writes `reference/book.schema.json`, and the tables of `reference/format.md`, from the classes.

Run it from anywhere: `python tools/generate_format.py`. A test holds both files against it.
"""

import json
import re
import types
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import attrs

from danvan.codec.document import LISTS
from danvan.codec.schema import classes, fields, first_sentence, meaning, required, schema
from danvan.values.described import described

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
BEGIN = "<!-- from here on written by tools/generate_format.py -->"

WORDS = {
    "str": "text",
    "int": "whole number",
    "bool": "true or false",
    "Decimal": "number",
    "date": "date",
    "Symbol": "text",
    "Breakdown": "object of codes by dimension",
}


def schema_text() -> str:
    """The JSON Schema as it stands in its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def page(hand_written: str) -> str:
    """The page: what people wrote stays, the tables below the mark are made anew."""
    head = hand_written.split(BEGIN, maxsplit=1)[0].rstrip()
    return f"{head}\n\n{BEGIN}\n\n{_tables()}"


def _tables() -> str:
    lists = {kind: name for name, kind in LISTS.items()}
    return "\n".join(_section(kind, lists.get(kind)) for kind in classes())


def _section(kind: type, name: str | None) -> str:
    title = f"### {kind.__name__}" + (f" (in `{name}`)" if name else "")
    rows = [_row(kind, field, hint) for field, hint in fields(kind).items()]
    head = ["field", *(["in Vietnamese"] if _labelled(kind) else []), "holds", "needed", "meaning"]
    table = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *rows]
    return "\n".join([title, "", first_sentence(kind), "", *table, ""])


def _row(kind: type, field: str, hint: Any) -> str:
    said = described(getattr(attrs.fields(kind), field))
    label = [said.vi] if _labelled(kind) else []
    holds = _holds(field, hint)
    if said.code is not None:
        holds = holds.replace("texts", f"codes of `{said.code}`").replace("text", f"code of `{said.code}`")
    needed = "yes" if field in required(kind) else ""
    return "| " + " | ".join([f"`{field}`", *label, holds, needed, meaning(kind, field)]) + " |"


def _labelled(kind: type) -> bool:
    return any(described(field).vi for field in attrs.fields(kind))


def _holds(field: str, hint: Any) -> str:
    origin = get_origin(hint)
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in get_args(hint))
    if origin in (Union, types.UnionType):
        return _holds(field, next(part for part in get_args(hint) if part is not types.NoneType))
    if origin is tuple:
        one = _holds(field, get_args(hint)[0])
        return "list of " + re.sub(r"^id of an? (.*)", r"ids of \1s", one).replace("text", "texts")
    supertype = getattr(hint, "__supertype__", None)
    if supertype is str:
        of = hint.__name__.removesuffix("Id").lower()
        article = "an" if of[0] in "aeio" else "a"
        return "id" if field == "id" else f"id of {article} {of}"
    return WORDS.get(hint.__name__) or f"[{hint.__name__}](#{_anchor(hint)})"


def _anchor(kind: type) -> str:
    name = next((name for name, held in LISTS.items() if held is kind), None)
    return kind.__name__.lower() + (f"-in-{name}" if name else "")


def main() -> None:
    """Write both files."""
    (REFERENCE / "book.schema.json").write_text(schema_text(), encoding="utf-8", newline="\n")
    there = REFERENCE / "format.md"
    there.write_text(page(there.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
