"""The command line: `danvan-units`, or `python -m danvan_vn_units`. Thin over the library."""

import argparse
import datetime
import io
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from danvan import BadValue, DanvanError, discover, export, write
from danvan.documents import Report, Table, TableBlock
from danvan.plugins import Exporter, Invocation
from danvan_vn_units.addresses import locate
from danvan_vn_units.atlas import SAID, Atlas, Outcome, code_on
from danvan_vn_units.compare import compare, compare_links, namesakes
from danvan_vn_units.drawing import dot, mermaid
from danvan_vn_units.edition import edition, recorded
from danvan_vn_units.frame import GUESS, book
from danvan_vn_units.identity import identify
from danvan_vn_units.listings import listings
from danvan_vn_units.overrides import overrides
from danvan_vn_units.pictures import reform_of, tree_on

FINE, FOUND, USAGE, FILE = 0, 1, 2, 3
Say = Callable[[str], None]
BEFORE = datetime.date(2025, 6, 30)


def parser() -> argparse.ArgumentParser:
    """The words of the command line."""
    top = argparse.ArgumentParser(prog="danvan-units", description="Ask the map of Vietnam, before and after 1/7/2025.")
    configure(top)
    return top


def configure(top: argparse.ArgumentParser) -> None:
    """The questions, each with its options."""
    top.add_argument("--changes", metavar="FILE", help="later changes of the map, in the form of changes.toml")
    newest = overrides().known_until or datetime.date(2025, 7, 1)
    commands = top.add_subparsers(dest="question", required=True)

    def command(name: str, told: str, *places: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=told, description=told)
        for place in places:
            one.add_argument(place)
        return one

    def day(one: argparse.ArgumentParser, name: str, told: str, default: datetime.date) -> None:
        one.add_argument(name, metavar="DAY", type=_day, default=default, help=f"{told} (default {default})")

    find = command("find", "the units of a name on a day", "name")
    day(find, "--on", "the day", BEFORE)
    find.add_argument("--within", help="name or id of a unit it lies in")
    find.add_argument("--level", choices=["province", "district", "commune"])
    for name, told, of, on in (
        ("became", "what became of a unit", BEFORE, newest),
        ("made-of", "what a unit was made of", newest, BEFORE),
    ):
        one = command(name, told, "unit")
        day(one, "--of", "a day the unit is of", of)
        day(one, "--on", "the day asked about", on)
        one.add_argument("--within", help="name or id of a unit it lies in")
    address = command("locate", "where an address lies on a later day", "address")
    day(address, "--of", "a day the address is from", BEFORE)
    day(address, "--on", "the day asked about", newest)
    side = command("side-by-side", "the communes of a unit on two days", "unit")
    day(side, "--of", "the earlier day", BEFORE)
    day(side, "--on", "the later day", newest)
    side.add_argument("--to", help="a file to write the table to (.csv, .docx, .md); else Markdown is printed")
    tree = command("tree", "a picture of the tree below a unit", "unit")
    day(tree, "--on", "the day", BEFORE)
    tree.add_argument("--depth", type=int, help="how many levels")
    picture = command("reform", "a picture of what 1/7/2025 did to a unit", "unit")
    day(picture, "--of", "a day the unit is of", BEFORE)
    for one in (tree, picture):
        one.add_argument("--format", choices=["mermaid", "dot"], default="mermaid")
    command("check", "how other installed sources differ from this one")
    frame = command("frame", "write the whole frame as a book", "file")
    frame.add_argument("--shares", choices=["guess", "none"], default="guess")


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no day; give one such as 2024-03-31") from error


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 differences found, 2 not as asked, 3 a file.

    Parameters: `argv` are the words after `danvan-units`; those of the process where none are given.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        asked = parser().parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    try:
        return QUESTIONS[asked.question](asked, _print)
    except DanvanError as error:
        print(f"danvan-units: {error}", file=sys.stderr)  # the terminal is this module's business
        return FILE if isinstance(error, OSError) else USAGE


def _atlas(asked: argparse.Namespace, *days: datetime.date) -> Atlas:
    own = overrides()
    if asked.changes is not None:
        own = own.extended(_text(asked.changes))
    atlas = Atlas(book(own=own), own.known_until)
    for said in dict.fromkeys(said for said in map(atlas.out_of_date, days) if said is not None):
        print(f"danvan-units: {said}", file=sys.stderr)  # the terminal is this module's business
    return atlas


def _text(file: str) -> str:
    try:
        return Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadValue("file of changes", file, f"give a text file in UTF-8 ({error})") from error


def _find(asked: argparse.Namespace, say: Say) -> int:
    atlas = _atlas(asked, asked.on)
    found = atlas.find(asked.name, on=asked.on, within=asked.within, level=asked.level)
    for unit in found:
        say(f"{atlas.names_above(unit.id, on=asked.on)}  [{unit.id}, gso {code_on(unit, asked.on) or '-'}]")
    if not found:
        atlas.one(asked.name, on=asked.on, within=asked.within)  # says what is like it
    return FINE


def _became(asked: argparse.Namespace, say: Say) -> int:
    atlas = _atlas(asked, asked.of, asked.on)
    unit = atlas.one(asked.unit, on=asked.of, within=asked.within)
    say(f"{atlas.names_above(unit.id, on=asked.of)} ({asked.of:%d/%m/%Y}) → {asked.on:%d/%m/%Y}")
    outcomes = atlas.became(unit.id, on=asked.on)
    _say_outcomes(say, atlas, outcomes, asked.on)
    return FINE


def _made_of(asked: argparse.Namespace, say: Say) -> int:
    atlas = _atlas(asked, asked.of, asked.on)
    unit = atlas.one(asked.unit, on=asked.of, within=asked.within)
    say(f"{atlas.names_above(unit.id, on=asked.of)} ({asked.of:%d/%m/%Y}) ← {asked.on:%d/%m/%Y}")
    _say_outcomes(say, atlas, atlas.made_of(unit.id, on=asked.on), asked.on)
    return FINE


def _say_outcomes(say: Say, atlas: Atlas, outcomes: Iterable[Outcome], on: datetime.date) -> None:
    for outcome in outcomes:
        guess = outcome.confidence == GUESS.code
        share = "" if outcome.share in (None, 1) else f", {'≈ ' if guess else ''}{outcome.share}"
        share += " (phỏng đoán)" if guess else ""
        texts = "; ".join(str(text.symbol) for text in outcome.decided)
        texts = f"  {texts}" if texts else ""
        say(f"  {atlas.names_above(outcome.unit.id, on=on)} ({SAID[outcome.fate]}{share}){texts}")


def _locate(asked: argparse.Namespace, say: Say) -> int:
    found = locate(_atlas(asked, asked.of, asked.on), asked.address, of=asked.of, on=asked.on)
    for reading in (found, *found.others):
        for line in reading.written:
            say(line)
        for doubt in reading.doubts:
            say(f"  ({doubt})")
    if found.others:
        say(f"  (một trong {1 + len(found.others)} cách hiểu trên)")
    return FINE


def _side_by_side(asked: argparse.Namespace, say: Say) -> int:
    table = _atlas(asked, asked.of, asked.on).side_by_side(asked.of, asked.on, within=asked.unit)
    catalog = discover()
    report = _as_report(table)
    if asked.to is None:
        out = io.BytesIO()
        catalog.exporter("markdown").write(report, out)
        say(out.getvalue().decode("utf-8"))
        return FINE
    fit: list[Exporter] = [one for one in catalog.exporters if one.takes is Report and asked.to.endswith(one.suffix)]
    export(report, asked.to, fit[0] if fit else catalog.exporter("csv"))
    return FINE


def _as_report(table: Table) -> Report:
    return Report(kind="table", type_name="Bảng", title=table.vi, blocks=[TableBlock(table)])


def _tree(asked: argparse.Namespace, say: Say) -> int:
    atlas = _atlas(asked, asked.on)
    unit = atlas.one(asked.unit, on=asked.on)
    picture = tree_on(atlas.book, unit.id, on=asked.on, depth=asked.depth)
    say((mermaid if asked.format == "mermaid" else dot)(picture).rstrip("\n"))
    return FINE


def _reform(asked: argparse.Namespace, say: Say) -> int:
    atlas = _atlas(asked, asked.of)
    unit = atlas.one(asked.unit, on=asked.of)
    picture = reform_of(atlas.book, unit.id)
    say((mermaid if asked.format == "mermaid" else dot)(picture).rstrip("\n"))
    return FINE


def _check(_: argparse.Namespace, say: Say) -> int:
    source = edition()
    ids = identify(source, recorded()).ids
    frame = book(source)
    corrected = overrides().corrected(source)
    found = list(namesakes(corrected, ids))
    seconds = list(listings())
    for second in seconds:
        found += [*compare(frame, second), *compare_links(corrected, second, ids)]
    for finding in found:
        say(str(finding))
    names = ", ".join(second.name for second in seconds) or "không có nguồn thứ hai nào được cài"
    say(f"{len(found)} khác biệt; đối chiếu {source.name} với: {names}")
    return FOUND if found else FINE


def _frame(asked: argparse.Namespace, _: Say) -> int:
    own = overrides() if asked.changes is None else overrides().extended(_text(asked.changes))
    write(book(own=own, shares=asked.shares), asked.file)
    return FINE


def _print(text: str) -> None:
    print(text)  # the terminal is this module's business


def run(call: Invocation) -> int:
    """`danvan units`: the same questions, answered by the command line of danvan."""
    return QUESTIONS[call.options.question](call.options, call.line)


QUESTIONS = {
    "find": _find,
    "became": _became,
    "made-of": _made_of,
    "locate": _locate,
    "side-by-side": _side_by_side,
    "tree": _tree,
    "reform": _reform,
    "check": _check,
    "frame": _frame,
}


if __name__ == "__main__":
    sys.exit(main())
