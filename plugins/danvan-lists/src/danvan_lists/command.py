"""`danvan import`: lists are read into a book, one after the other, or shown as a dry run."""

import argparse
import datetime
import inspect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import attrs

import danvan
from danvan import Award, BadValue, Book, Catalog, DecodeError, Fact, Figure, Model, Period, Unit, Unknown
from danvan.codec import Survey
from danvan.plugins import Imported, Importer, Invocation, ListKind

NEW = "-"
"""The name of a book that begins empty."""

FINE, FOUND, USAGE = 0, 1, 2
MAY_BE_OF_A_PLUGIN = "a plugin may bring it; `danvan plugins` shows those that are installed"
VIETNAMESE = {
    "unit": "đơn vị",
    "succession": "việc sắp xếp",
    "period": "kỳ",
    "model": "mô hình",
    "award": "khen thưởng",
    "figure": "số liệu",
    "remark": "nhận xét",
}

MOST_SHOWN = 20
"""Facts of a list that a dry run shows one by one."""


def configure(command: argparse.ArgumentParser) -> None:
    """The options of the command."""
    command.description = f"{command.description} The book “{NEW}” begins empty: give a list of units first."
    command.add_argument("file", metavar="FILE", help="a book: one JSON document, or the directory of a bundle")
    command.add_argument("lists", metavar="LIST", nargs="+", help="a list to read; its suffix says by which importer")
    command.add_argument("--to", metavar="FILE", help="where to write the book; without it nothing is written")
    command.add_argument("--importer", metavar="NAME", help="the importer that reads (default: by the suffix)")
    command.add_argument("--on", metavar="DAY", type=_day, help="the day on which units are matched, as 2024-03-31")
    command.add_argument(
        "--kind", choices=get_args(ListKind), help="what the lists list, where titles and columns do not tell"
    )
    command.add_argument("--unit", metavar="ID", help="the unit that sent the lists")
    command.add_argument("--period", metavar="PERIOD", help="the id or name of the period, where the lists have none")
    command.add_argument(
        "--column",
        metavar="HEADING=MEANING",
        type=_pair,
        action="append",
        default=[],
        help="what a column is, as “Tên gọi=name”; may be given again",
    )
    command.add_argument(
        "--name",
        metavar="NAME=ID",
        type=_pair,
        action="append",
        default=[],
        help="the unit a name as printed stands for, by its id; may be given again",
    )
    command.add_argument(
        "--fill",
        metavar="MEANING",
        action="append",
        default=[],
        help="a column in which an empty cell means the one above, by its meaning, as unit; may be given again",
    )
    command.add_argument(
        "--replace", action="store_true", help="write also where an importer removes facts from the book"
    )
    command.add_argument("--force", action="store_true", help="replace a file that holds something else than a book")
    command.add_argument("--format", choices=["text", "json"], default="text", help="how the answer is printed")
    command.add_argument("--lang", choices=["vi", "en"], default="vi", help="the language of the sentences")
    command.add_argument("--strict", action="store_true", help="exit with 1 on any finding")


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no day; give one such as 2024-03-31") from error


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"{text} is no pair; give a name and a value, name=value")
    return name.strip(), value.strip()


def run(call: Invocation) -> int:
    """Read the lists, print what came of each, and write the book where a file is named."""
    asked, read = call.options, _read(call)
    before = read.book
    spoken = attrs.evolve(before, vocabulary=call.catalog.vocabulary.combine(before.vocabulary))
    taken = [*taken_in(spoken, asked.lists, call.catalog, importer=asked.importer, **asked_of(asked))]
    removed = sum(len(one.imported.removed) for one in taken)
    written = asked.to if asked.replace or not removed else None
    if written is not None:
        back = asked.file != NEW and Path(written).exists() and Path(written).samefile(asked.file)
        book = attrs.evolve(taken[-1].book, vocabulary=before.vocabulary)
        danvan.write(book, written, replacing=read.digest if back else None, force=asked.force)
    if asked.format == "json":
        call.json({"written": written, "lists": [_plain(one) for one in taken]})
    else:
        tell(taken, call.line, asked.lang, written)
    if removed and not asked.replace:
        call.warn(f"{removed} facts of the book would be removed; nothing was written, say --replace if that is meant")
        return USAGE if asked.to is not None else FINE
    found = [finding for one in taken for finding in one.imported.findings]
    errors = any(finding.severity == "error" for finding in found)
    return FOUND if errors or (found and asked.strict) else FINE


def _read(call: Invocation) -> Survey:
    if call.options.file == NEW:
        return Survey(Book())
    call.progress(f"reading {call.options.file}")
    read = danvan.survey(call.options.file)
    if read.problems:
        raise DecodeError(Path(call.options.file).name, read.problems)
    return read


@attrs.frozen(kw_only=True)
class Taken:
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
    for hint in catalog.hints(path.suffix.removeprefix(".")) or (
        "a plugin may bring it; `danvan plugins` shows those that are installed",
    ):
        unknown.add_note(hint)
    raise unknown


def taken_in(
    book: Book, paths: Iterable[str | Path], catalog: Catalog, *, importer: str | None = None, **asked: Any
) -> Iterator[Taken]:
    """What comes of each list, read with the book as the lists before it have left it. No file is written.

    Parameters: `importer` is the name of the one to read with, else each file's suffix decides; `asked` is passed on to
    it (see `danvan.plugins.Asked`).

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
        book = imported.into(book, removing=True)
        yield Taken(file=path.name, imported=imported, book=book)


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


def tell(taken: Sequence[Taken], line: Callable[[str], None], lang: str, to: str | None) -> None:
    """Report of each list what came in of it, line by line, every finding first.

    Parameters: `line` takes a line of the answer; `to` is where the book was written.
    """
    for one in taken:
        for finding in one.imported.findings:
            line(f"{finding.code} {finding.severity}: {finding.en if lang == 'en' else finding.vi}")
        if one.imported.removed:
            line(_removal(one, lang))
        if to is None:
            for shown in _shown(one, lang):
                line(shown)
        line(_summed_up(one, lang))
    if to is None:
        line("nothing written: dry run, see --to" if lang == "en" else "chưa ghi gì: chỉ đọc thử, xem --to")


def _removal(one: Taken, lang: str) -> str:
    kinds = Counter(type(fact).__name__.lower() for fact in one.imported.removed)
    told = ", ".join(f"{count} {kind if lang == 'en' else VIETNAMESE[kind]}" for kind, count in sorted(kinds.items()))
    return f"{one.file}: removes {told}" if lang == "en" else f"{one.file}: bỏ khỏi sổ {told}"


def _shown(one: Taken, lang: str) -> Iterator[str]:
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


def _summed_up(one: Taken, lang: str) -> str:
    def told(place: int) -> str:
        kinds = {kind: counts[place] for kind, counts in one.counts.items() if counts[place]}
        return ", ".join(f"{count} {kind if lang == 'en' else VIETNAMESE[kind]}" for kind, count in kinds.items())

    new, changed, known, found = told(0), told(1), one.imported.known, len(one.imported.findings)
    if lang == "en":
        return f"{one.file}: new {new or 0}; carried on {changed or 0}; known {known}; findings {found}"
    return f"{one.file}: thêm {new or 0}; bổ sung {changed or 0}; đã có {known}; phát hiện {found}"


def _plain(one: Taken) -> Mapping[str, object]:
    names = ("code", "severity", "vi", "en")
    return {
        "file": one.file,
        "new": {kind: new for kind, (new, _) in one.counts.items()},
        "carried_on": {kind: changed for kind, (_, changed) in one.counts.items()},
        "removed": len(one.imported.removed),
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
