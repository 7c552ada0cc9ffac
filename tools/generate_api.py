"""Writes docs/reference/api/ from the public names: `python tools/generate_api.py` after any change.

The signature and the types are read from the code, the meanings from docstrings and from what fields say of themselves,
the examples from docstrings and, for names whose docstring has none, from `api.toml` beside this file.
"""

import doctest
import importlib
import inspect
import re
import tomllib
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

FOLDER = Path(__file__).parents[1] / "docs" / "reference" / "api"
OWN = tomllib.loads((Path(__file__).parent / "api.toml").read_text(encoding="utf-8"))
KEY = "danvan"
PACKAGES = {
    "danvan": "Facts, values, books and what is done with them",
    "danvan.documents": "Reports, their blocks, and tables",
    "danvan.vocabulary": "The rows of a vocabulary",
    "danvan.reading": "Readers of dates, numbers, symbols and names",
    "danvan.codec": "Files, and what is read of them",
    "danvan.plugins": "What pieces of plugins must be",
    "danvan.testing.contracts": "What each piece must keep to",
}
MADE = "<!-- Made by tools/generate_api.py; change the code, or tools/api.toml, not this. -->"
HEAD = f"""# The public names

{MADE}

What is listed here is public, and [kept as promised](../../explanation/compatibility.md); everything else is private,
whatever its name. A name of `danvan` is imported when it is first used.

"""
Entry = tuple[str, Any]


def documented(package: str) -> Iterator[Entry]:
    """The names of a package; one that `danvan` has already is described there."""
    module = importlib.import_module(package)
    first = importlib.import_module("danvan")
    for name in module.__all__:
        if package == "danvan" or name not in first.__all__:
            yield name, getattr(module, name)


def text_of(piece: Any) -> str:
    """The docstring of a name, or what api.toml says of it."""
    own = OWN["text"].get(getattr(piece, "__name__", ""), "")
    if isinstance(piece, types.UnionType) or typing.get_origin(piece) is not None:
        return ""
    return own or inspect.getdoc(piece) or ""


def prose(text: str) -> str:
    """A docstring without its examples."""
    kept: list[str] = []
    inside = False
    for line in text.splitlines():
        inside = line.lstrip().startswith(">>>") or (inside and bool(line.strip()))
        if not inside:
            kept.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def described(text: str) -> str:
    """The prose of a docstring in Markdown: its labelled paragraphs stand out, indented code is fenced off."""
    found = re.sub(r":(?:class|mod|func):`\.?([^`]*)`", r"`\1`", prose(text)).replace("``", "`")
    return re.sub(r"^(Parameters|Raises|Returns):", r"**\1:**", found, flags=re.MULTILINE)


def examples(name: str, piece: Any) -> str:
    """The example of a name: its docstring's, else one of its methods', else that of api.toml; as a session."""
    own = OWN["example"].get(name)
    if own:
        return str(own).strip()
    texts = [text_of(piece)]
    if inspect.isclass(piece):
        # What Python itself puts into a class differs from version to version.
        own_members = (member for name, member in vars(piece).items() if not name.startswith("__"))
        texts.extend(inspect.getdoc(getattr(member, "__func__", member)) or "" for member in own_members)
    for text in texts:
        found = doctest.DocTestParser().get_examples(text)
        if found:
            return "\n".join(f"{lines(one.source)}\n{one.want}".rstrip() for one in found)
    return ""


def lines(source: str) -> str:
    """The source of an example with its prompts."""
    first, *rest = source.rstrip("\n").split("\n")
    return "\n".join([f">>> {first}", *(f"... {line}".rstrip() for line in rest)])


def type_text(kind: Any) -> str:
    """A type as it is written: short names, no modules."""
    said = kind if isinstance(kind, str) else inspect.formatannotation(kind)
    return re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Za-z])", "", said).replace("|", "\\|")


def meanings(piece: Any) -> dict[str, str]:
    """The meaning of each parameter of a name; empty where nothing says it."""
    return {name: said for name, _, _, said in parameters(piece)}


def parameters(piece: Any) -> Iterator[tuple[str, str, str, str]]:
    """The parameters of a name: each with its type, its default and its meaning."""
    try:
        found = inspect.signature(piece).parameters.values()
    except (TypeError, ValueError):
        return
    if getattr(piece, "_is_protocol", False) or (inspect.isclass(piece) and issubclass(piece, BaseException | dict)):
        return
    fields = {field.alias: field for field in attrs.fields(piece)} if attrs.has(piece) else {}
    for one in found:
        if one.name in ("self", "args", "kwargs"):
            continue
        field = fields.get(one.name)
        kind = one.annotation if field is None or field.converter is None else field.type
        default = "" if one.default is one.empty else repr(one.default)
        if default.startswith("<") or len(default) > 40 or "NOTHING" in default:
            default = "…"
        yield one.name, "" if kind is one.empty else type_text(kind), default, meaning(one.name, field, piece)


def meaning(name: str, field: Any, piece: Any) -> str:
    """What a parameter is: as its field says, else the sentence of the docstring that names it, else a common word."""
    if field is not None and KEY in field.metadata:
        return str(field.metadata[KEY].en)
    text = " ".join(prose(text_of(piece)).split())
    for clause in re.split(r"(?<=[.;])\s+", text.partition("Parameters:")[2].partition("Raises:")[0]):
        if f"`{name}`" in clause:
            said = clause.rstrip(";").strip()
            return f"{said[0].upper()}{said[1:]}".rstrip(".") + "."
    own: dict[str, str] = OWN["parameter"]
    return own.get(f"{getattr(piece, '__name__', '')}.{name}") or own.get(name, "")


def entry(name: str, piece: Any) -> Iterator[str]:
    """The part of a page on one name."""
    yield f"## {name}\n"
    if isinstance(piece, types.UnionType) or typing.get_origin(piece) is not None:
        yield f"`{type_text(piece).replace(chr(92), '')}`\n"
    text = OWN["text"].get(name) or described(text_of(piece))
    yield f"{text}\n"
    rows = list(parameters(piece))
    if rows:
        yield "| parameter | type | default | meaning |\n|---|---|---|---|"
        yield "\n".join(map(row, rows))
        yield ""
    example = examples(name, piece)
    if example:
        yield f"```python\n{example}\n```\n"


def row(parameter: tuple[str, str, str, str]) -> str:
    """A row of the table of parameters."""
    name, kind, default, said = parameter
    return f"| `{name}` | `{kind}` | {f'`{default}`' if default else ''} | {said} |"


def page(package: str) -> str:
    """The page of one package."""
    head = f"# {package}\n\n{MADE}\n\n{PACKAGES[package]}.\n"
    names = [*documented(package)]
    return "\n".join([head, OWN["prelude"]["text"], *(part for one in names for part in entry(*one))])


def index() -> str:
    """The page that lists every name."""
    parts = [HEAD]
    for package, title in PACKAGES.items():
        parts.append(f"## {package}\n\n{title}: [{package}]({package}.md).\n\n")
        for name, piece in documented(package):
            said = OWN["text"].get(name) or prose(text_of(piece))
            first = " ".join(re.split(r"(?<=[.:])\s", said.replace("\n", " "))[:1]).rstrip(":")
            parts.append(f"- [`{name}`]({package}.md#{name.lower()}): {first}\n")
        parts.append("\n")
    return "".join(parts)


def main() -> None:
    """Write the pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    pages = {"README": index(), **{package: page(package) for package in PACKAGES}}
    for name, text in pages.items():
        (FOLDER / f"{name}.md").write_text(
            re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n", encoding="utf-8", newline="\n"
        )


if __name__ == "__main__":
    main()
