"""How long danvan takes over a book of the size of a nation, beside msgspec and polars, in one run.

    python bench/run.py                   10.000 and 100.000 models
    python bench/run.py 1000000           so many

Each size runs in a process of its own. What is compared with is measured in the same process, right after. Neither
msgspec nor polars has to be installed; what needs them is left out then.
"""

import gc
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs
import nation

from danvan import codec
from danvan.aggregates import BUILTIN as AGGREGATORS
from danvan.aggregates import Dimension, Tally, aggregate, rolled_up
from danvan.aggregates.families.models import FIELD, HOLDER
from danvan.aggregates.tally.packed import Rooted, climbed
from danvan.book.book import Book
from danvan.codec.bundle import RECORDS_A_PART, parsed
from danvan.codec.document import LISTS
from danvan.facts import Model
from danvan.rules import BUILTIN as RULES
from danvan.rules import check

SIZES = (10_000, 100_000)


def last_step(model: Model) -> tuple[str, ...]:
    """The step a model has reached."""
    return (model.milestones[-1].kind,) if model.milestones else ()


STANDING = Dimension(key="standing", vi="Bước", en="Step", scheme="milestone", codes=last_step)
ROLL_UP = Tally(
    name="roll-up",
    vi="Theo đơn vị, lĩnh vực, bước",
    en="By unit, field, step",
    of_kind=Model,
    by=(HOLDER, FIELD, STANDING),
)


def timed(work: Callable[[], Any], *, times: int = 1) -> tuple[float, Any]:
    """The shortest of so many runs, in seconds of the processor, and what came of it.

    Not by the clock on the wall, because the machine may have other things to do; the threads of polars add up.
    """
    best, found = float("inf"), None
    for _ in range(times):
        found = None
        gc.collect()
        start = time.process_time()
        found = work()
        best = min(best, time.process_time() - start)
    return best, found


def told(what: str, seconds: float, records: int, ratio: str = "") -> None:
    """One line."""
    print(f"  {what:38s}{seconds:9.3f} s {seconds / records * 1e6:9.2f} us/record  {ratio}", flush=True)


def measured(count: int, folder: Path) -> None:
    """Everything about a book of so many models."""
    source = folder / "nation.danvan"
    book = Book(nation.nation(count))
    records = len(book)
    print(f"\n{count} models, {records} records, {len(book.units)} rows of units; {machine()}")
    written, _ = timed(lambda: codec.write(book, source))
    del book
    seconds, book = timed(lambda: codec.read(source), times=3)
    structs = decoded_by_msgspec(source)
    told("read", seconds, records, f"{seconds / structs:.2f} x msgspec Structs" if structs else "")
    if structs:
        told("  msgspec into Structs", structs, records)
    frame = frame_alone(folder)
    print(f"  a model beyond the frame ({frame:.3f} s): {(seconds - frame) / count * 1e6:.2f} us")
    told("write", written, records)
    findings(book, records, seconds)
    for aggregator in AGGREGATORS:
        took, state = timed(lambda one=aggregator: one.of(book, None))  # type: ignore[misc] # called at once
        shown, _ = timed(lambda one=aggregator, state=state: one.table(state))  # type: ignore[misc] # called at once
        told(f"aggregate {aggregator.name}", took, records, f"and its table {shown:.3f} s")
    roll_ups(book, records)
    took, restated = timed(lambda: book.restate(on=nation.REFORM))
    told("restate", took, records, f"{len(restated.unresolved)} unresolved")
    del restated
    start = time.perf_counter()
    aggregate(ROLL_UP, book, workers=2)
    told("roll-up with its table, 2 processes", time.perf_counter() - start, records, "by the clock on the wall")
    print(f"  {memory(book):.0f} bytes a model in memory, its milestones and texts with it")
    nothing = peak("nothing", source)
    for what in list(PEAKS)[1:]:
        most = peak(what, source) - nothing
        print(f"  peak of {what:24s}{most / 2**20:9.0f} MB {most / records:9.0f} bytes a record")


def frame_alone(folder: Path) -> float:
    """How long the same units, successions, periods and figures take to read without any model."""
    source = folder / "frame.danvan"
    codec.write(Book(nation.nation(0)), source)
    return timed(lambda: codec.read(source), times=3)[0]


PEAKS: dict[str, Callable[[Path], Any]] = {
    "nothing": lambda _: None,
    "read": codec.read,
    "read and check": lambda source: check(codec.read(source), RULES),
    "read and restate": lambda source: codec.read(source).restate(on=nation.REFORM),
    "read and roll up": lambda source: rolled_up(ROLL_UP, codec.read(source)),
    "read and write": lambda source: codec.write(codec.read(source), source.with_name("again.danvan")),
}


def peak(what: str, source: Path) -> int:
    """The most memory that a process needs for a piece of work and nothing else, in bytes."""
    said = subprocess.run(  # noqa: S603 # this very file
        [sys.executable, __file__, "--peak", what, str(source)], check=True, capture_output=True, text=True
    )
    return int(said.stdout)


def high_water() -> int:
    """The most memory this process had so far, in bytes, as Linux tells it; what it inherited from its parent apart."""
    told_of = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(told_of["VmHWM"].split()[0]) * 1024


def memory(book: Book) -> float:
    """The bytes of a model with all it holds, on average over the first 100.000: what models share counts once."""
    models = book.models[:100_000]
    seen: dict[int, int] = {}
    waiting: list[Any] = [*models]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen[id(one)] = sys.getsizeof(one)
        if isinstance(one, tuple):
            waiting.extend(one)
        elif attrs.has(type(one)):
            waiting.extend(getattr(one, field.name) for field in attrs.fields(type(one)))
    return sum(seen.values()) / len(models)


def findings(book: Book, records: int, read: float) -> None:
    """All rules, and the dearest of them."""
    found, each = 0, list[tuple[float, str]]()
    for rule in RULES:
        took, one = timed(lambda: check(book, [rule]))  # noqa: B023 # called at once
        each.append((took, rule.code))
        found += len(one)
    took = sum(seconds for seconds, _ in each)
    each.sort(reverse=True)
    told(f"check, {len(RULES)} rules one by one", took, records, f"{took / read:.2f} x the read, {found} findings")
    at_once, _ = timed(lambda: check(Book(book.facts, book.vocabulary), RULES))
    told(f"check, {len(RULES)} rules at once", at_once, records, f"{at_once / read:.2f} x the read")
    print("    dearest: " + ", ".join(f"{code} {seconds:.2f} s" for seconds, code in each[:6]))


def lines(source: Path) -> Iterator[tuple[str, list[bytes]]]:
    """The lines of each part of a bundle, with the list they belong to."""
    for part in parsed((source / "bundle.json").read_bytes(), file="bundle.json")["parts"]:
        yield part["kind"], (source / part["file"]).read_bytes().splitlines()


def decoded_by_msgspec(source: Path) -> float | None:
    """The same lines, from the same files, into plain Structs of the same shape."""
    if find_spec("msgspec") is None:
        return None
    import msgspec  # noqa: PLC0415 # an extra

    from danvan.codec.fast import _draft  # noqa: PLC0415 # the shapes, as the codec has them

    decoders = {name: msgspec.json.Decoder(_draft(kind)) for name, kind in LISTS.items()}

    def work() -> list[Any]:
        return [decoders[kind].decode(line) for kind, found in lines(source) for line in found]

    gc.disable()
    try:
        return timed(work, times=3)[0]
    finally:
        gc.enable()


def roll_ups(book: Book, records: int) -> None:
    """Unit tree by field by step: the columns counted and climbed once, the state, the table; and polars."""
    first, state = timed(lambda: ROLL_UP.of(book))
    took, _ = timed(lambda: ROLL_UP.of(book), times=3)
    columns = ROLL_UP.columns(book, book, None)
    above = {unit: state.path("unit", unit) for (unit,) in columns[0].values}
    parents = {(path[n],): (path[n - 1],) if n else None for path in above.values() for n in range(len(path))}
    tree = Rooted.of(columns[0].values, parents.get)
    climbing, packed = timed(lambda: climbed(columns, tree), times=5)
    cells = packed.counts
    named, rolled = timed(lambda: rolled_up(ROLL_UP, book), times=3)
    if len(rolled) != len(cells):
        raise SystemExit("the roll-up by names and the one by columns do not agree")
    beside = polars_rolled_up(book, above, cells)

    def ratio(seconds: float) -> str:
        return f"{seconds / beside:.1f} x polars" if beside else ""

    told(f"roll-up, {len(cells)} cells", climbing, records, ratio(climbing))
    if beside:
        told("  polars, columns in memory", beside, records)
    told("roll-up by names, columns ready", named, records, ratio(named))
    told("roll-up as a state, columns ready", took, records, ratio(took))
    told("roll-up as a state, first time", first, records, ratio(first))
    shown, _ = timed(lambda: ROLL_UP.table(state))
    told("its table", shown, records)


def polars_rolled_up(book: Book, above: Any, cells: dict[Any, int]) -> float | None:
    """The same cells from a frame of categories: a column for each level of the tree, one group-by for each."""
    if find_spec("polars") is None:
        return None
    import polars as pl  # noqa: PLC0415 # only to compare with

    depth = max(map(len, above.values()))
    named = [model for model in book.models if model.holders]
    frame = pl.DataFrame(
        {
            **{
                f"l{n}": [path[n] if n < len(path := above[model.holders[0]]) else None for model in named]
                for n in range(depth)
            },
            "field": [model.fields[0] for model in named],
            "step": [last_step(model)[0] for model in named],
        }
    ).with_columns(pl.all().cast(pl.Categorical))

    def work() -> list[Any]:
        groups = (frame.filter(pl.col(f"l{n}").is_not_null()).group_by(f"l{n}", "field", "step") for n in range(depth))
        return [group.len() for group in groups]

    seconds, found = timed(work, times=5)
    if sum(table["len"].sum() for table in found) != sum(cells.values()):
        raise SystemExit("danvan and polars do not agree")
    return seconds


def machine() -> str:
    """What it ran on."""
    load = os.getloadavg()[0]
    return (
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}, {RECORDS_A_PART} records a part"
    )


if __name__ == "__main__":
    if "--peak" in sys.argv:
        _, _, what, source = sys.argv
        PEAKS[what](Path(source))
        print(high_water())
        raise SystemExit
    sizes = [int(size) for size in sys.argv[1:] if size.isdigit()] or list(SIZES)
    if "--here" in sys.argv:
        with tempfile.TemporaryDirectory() as place:
            measured(sizes[0], Path(place))
    else:
        for size in sizes:
            subprocess.run([sys.executable, __file__, "--here", str(size)], check=True)  # noqa: S603 # this very file
