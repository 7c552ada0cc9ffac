"""Lists taken into a book, one after the other: which importer reads a file, and what came of each."""

import argparse
import inspect
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from danvan.book.book import Book
from danvan.errors import BadValue, Unknown
from danvan.facts import Award, Fact, Figure, Model, Period, Unit
from danvan.plugins.catalog import MAY_BE_OF_A_PLUGIN, Catalog
from danvan.reading.importer import Imported, Importer
from danvan.rules.engine.wording import VIETNAMESE

MOST_SHOWN = 20
"""Facts of a list that a dry run shows one by one."""


@attrs.frozen(kw_only=True)
class Intake:
    """What came of one list: its file, what was read of it, and the book with that in it."""

    file: str
    imported: Imported
    book: Book

    @property
    def counts(self) -> Mapping[str, tuple[int, int]]:
        """By kind of fact: how many are new, and how many carry on one that was there."""
        replaced = {(type(fact), fact.id) for fact in self.imported.replaces}
        kinds = Counter(
            (type(fact).__name__.lower(), (type(fact), fact.id) in replaced) for fact in self.imported.facts
        )
        return {kind: (kinds[kind, False], kinds[kind, True]) for kind in sorted({kind for kind, _ in kinds})}


def importer_of(catalog: Catalog, path: Path, name: str | None = None) -> Importer:
    """The importer asked for by name, else the one for the file's suffix.

    Raises: Unknown, naming those there are.
    """
    if name is not None:
        return catalog.importer(name)
    suffixes = [(suffix, one) for one in catalog.importers for suffix in (one.suffix, *getattr(one, "also", ()))]
    for suffix, one in sorted(suffixes, key=lambda pair: (-len(pair[0]), pair[0] != pair[1].suffix)):
        if path.name.lower().endswith(suffix):
            return one
    unknown = Unknown("importer of files", path.suffix or path.name, (suffix for suffix, _ in suffixes))
    for hint in catalog.hints(path.suffix.removeprefix(".")) or (MAY_BE_OF_A_PLUGIN,):
        unknown.add_note(hint)
    raise unknown


def taken_in(
    book: Book, paths: Iterable[str | Path], catalog: Catalog, *, importer: str | None = None, **asked: Any
) -> Iterator[Intake]:
    """What comes of each list, read with the book as the lists before it have left it. No file is written.

    Parameters: `importer` is the name of the one to read with, else each file's suffix decides; `asked` is passed on to
    it (see `danvan.imports.Asked`).

    Raises: Unknown for a file that nothing reads, and for a unit that a name is said to stand for, or that is said to
    have sent the lists, and the book does not have; BadValue for what its importer cannot be asked, OSError for a file
    that cannot be opened.
    """
    for path in map(Path, paths):
        for unit in filter(None, (*asked.get("units", {}).values(), asked.get("unit"))):
            book.unit(unit)
        reader = importer_of(catalog, path, importer)
        options = _options(reader, {"book": book, **asked})
        with path.open("rb") as stream:
            imported = reader.read(stream, file=path.name, **options)
        book = imported.into(book)
        yield Intake(file=path.name, imported=imported, book=book)


def asked_of(typed: argparse.Namespace) -> Mapping[str, Any]:
    """What was typed, as importers of tables are asked it; what was not typed is left out."""
    named = {name: getattr(typed, name) for name in ("on", "kind", "unit", "period")}
    several = {"mapping": dict(typed.column), "units": dict(typed.name), "fill": tuple(typed.fill)}
    return {name: value for name, value in {**named, **several}.items() if value}


def _options(importer: Importer, asked: Mapping[str, Any]) -> Mapping[str, Any]:
    # An importer of another kind than those of tables may be asked nothing, not even for which book it reads.
    parameters = inspect.signature(importer.read).parameters
    if any(one.kind is inspect.Parameter.VAR_KEYWORD for one in parameters.values()):
        return asked
    for name in asked:
        if name not in parameters and name != "book":
            raise BadValue("option", name, f"the importer {importer.name} does not take it; leave it out")
    return {name: value for name, value in asked.items() if name in parameters}


def tell_intakes(
    intakes: Sequence[Intake], line: Callable[[str], None], form: str = "text", lang: str = "vi", to: str | None = None
) -> None:
    """Say of each list what came in of it, line by line, every finding first; or all of it as one JSON document.

    Parameters: `line` takes a line of the answer; `form` is `text` or `json`; `to` is where the book was written.
    """
    if form == "json":
        answer = {"written": to, "lists": [_plain(one) for one in intakes]}
        line(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    for one in intakes:
        for finding in one.imported.findings:
            line(f"{finding.code} {finding.severity}: {finding.en if lang == 'en' else finding.vi}")
        if to is None:
            for shown in _shown(one, lang):
                line(shown)
        line(_summed_up(one, lang))
    if to is None:
        line("nothing written: dry run, see --to" if lang == "en" else "chưa ghi gì: chỉ đọc thử, xem --to")


def _shown(one: Intake, lang: str) -> Iterator[str]:
    """How each table was understood, and the first facts that would come in."""
    for table in one.imported.tables:
        where = ", ".join(filter(None, (one.file, table.table)))
        columns = "; ".join(f"{heading}: {meaning or '-'}" for heading, meaning in table.columns)
        yield f"{where}, {'row' if lang == 'en' else 'dòng'} {table.header}: {table.kind or '?'} ({columns})"
    replaced = {(type(fact), fact.id) for fact in one.imported.replaces}
    for fact in one.imported.facts[:MOST_SHOWN]:
        kind = type(fact).__name__.lower()
        sign = "~" if (type(fact), fact.id) in replaced else "+"
        yield f"  {sign} {kind if lang == 'en' else VIETNAMESE[kind]}: {said(fact)}"
    more = len(one.imported.facts) - MOST_SHOWN
    if more > 0:
        yield f"  … {'and' if lang == 'en' else 'và'} {more} {'more' if lang == 'en' else 'nữa'}"


def said(fact: Fact) -> str:
    """A fact in one line, as far as it takes to see whether it was read aright.

    >>> from danvan import Figure, Model, Quantity
    >>> said(Model(id="m", name="Nuôi tôm", holders=["mt"], fields=["economy"]))
    'Nuôi tôm | mt | economy'
    >>> number = Quantity(120, "over")
    >>> said(Figure(id="f", measure="models", unit="mt", quantity=number, breakdown={"level": "commune"}))
    'models | mt | trên 120 | level=commune'
    """
    parts: list[object]
    match fact:
        case Model():
            steps = (" ".join(filter(None, (step.kind, step.level))) for step in fact.milestones)
            person = fact.person.name if fact.person is not None else None
            parts = [fact.name, *fact.holders, person, fact.type, *fact.fields, fact.period, *steps]
        case Award():
            who = (one.name or (one.person and one.person.name) or one.unit or one.kind for one in fact.recipients)
            parts = [fact.form or fact.title, *who, *fact.grantors, fact.period, fact.state]
        case Figure():
            number = fact.quantity.write() if fact.quantity is not None else fact.printed
            codes = (f"{name}={code}" for name, code in fact.breakdown.items())
            parts = [fact.measure, fact.unit, number, fact.period, *codes]
        case Unit():
            parts = [fact.name, fact.kind, fact.parent]
        case Period():
            parts = [fact.label]
        case _:
            parts = [fact.id]
    return " | ".join(str(part) for part in parts if part)


def _summed_up(one: Intake, lang: str) -> str:
    def told(place: int) -> str:
        kinds = {kind: counts[place] for kind, counts in one.counts.items() if counts[place]}
        return ", ".join(f"{count} {kind if lang == 'en' else VIETNAMESE[kind]}" for kind, count in kinds.items())

    new, changed, known, found = told(0), told(1), one.imported.known, len(one.imported.findings)
    if lang == "en":
        return f"{one.file}: new {new or 0}; carried on {changed or 0}; known {known}; findings {found}"
    return f"{one.file}: thêm {new or 0}; bổ sung {changed or 0}; đã có {known}; phát hiện {found}"


def _plain(one: Intake) -> Mapping[str, object]:
    names = ("code", "severity", "vi", "en")
    return {
        "file": one.file,
        "new": {kind: new for kind, (new, _) in one.counts.items()},
        "carried_on": {kind: changed for kind, (_, changed) in one.counts.items()},
        "known": one.imported.known,
        "tables": [
            {"table": table.table, "kind": table.kind, "header": table.header, "columns": dict(table.columns)}
            for table in one.imported.tables
        ],
        "findings": [
            {**{name: getattr(found, name) for name in names}, "values": dict(found.values)}
            for found in one.imported.findings
        ],
    }
