"""What an importer must keep to: no row is lost, and no file makes it raise."""

import io
from collections.abc import Iterable, Sequence
from functools import partial

import attrs
from hypothesis import strategies as st

from danvan.book.book import Book
from danvan.reading.importer import Imported, Importer
from danvan.testing.trials import EXAMPLES, Law, differ, held, offered, tried


@attrs.frozen
class Sample:
    """A file that an importer reads, and how many rows of it must come out as facts or findings."""

    data: bytes
    rows: int = attrs.field(default=0, kw_only=True)


GARBAGE = b"\xff\xfe\x00\x81 khong phai tep nao ca \x00\xc3"


def check_importer(importer: Importer, samples: Iterable[Sample | bytes], *, examples: int = EXAMPLES) -> None:
    """An importer reads its samples, loses no row, and answers damaged files and garbage with findings.

    A row is accounted for by the place in the source of a fact or of a finding; a finding without a place counts as
    one row. Each fact names the file it was read from.

    Parameters: `samples` are files it is made for, as bytes, or as `Sample(data, rows=3)` where rows are counted;
    they are damaged in many ways as well.

    Raises: AssertionError with the law that is broken and the smallest example.
    """
    who = offered("importer", importer)
    given = [sample if isinstance(sample, Sample) else Sample(sample) for sample in samples]
    if not given:
        raise AssertionError(f"{who} was given no sample to read")
    laws = (
        Law("it gives what it read as danvan.plugins.Imported", lambda sample: _imported(importer, sample)),
        Law("every row ends as a fact or as a finding", partial(_loses_no_row, importer)),
        Law("each fact names the file it was read from", partial(_names_its_file, importer)),
        Law("it leaves the stream open", partial(_reads_and_leaves_open, importer)),
        Law("the same file gives the same facts and findings", partial(_reads_alike, importer)),
    )
    for sample in given:
        held(who, laws, sample, f"file: {sample.data[:200]!r}")
    refusal = Law("it answers what it cannot read with a finding", partial(_refuses, importer))
    held(who, [refusal], Sample(GARBAGE), f"file: {GARBAGE!r}")
    anything = Law("it never raises, whatever the file holds", lambda data: _imported(importer, Sample(data)))
    tried(who, [anything], _damaged(given), lambda data: f"file: {data!r}", examples=examples)


def _damaged(samples: Sequence[Sample]) -> st.SearchStrategy[bytes]:
    whole = st.sampled_from([sample.data for sample in samples])
    place, junk = st.integers(0, 400), st.binary(max_size=6)

    def spoilt(data: bytes, start: int, junk: bytes, gone: int) -> bytes:
        at = start % (len(data) + 1)
        return data[:at] + junk + data[at + gone :]

    return st.one_of(
        st.builds(spoilt, whole, place, junk, place),
        st.builds(spoilt, whole, place, junk, st.just(1)),
        st.binary(max_size=30),
    )


def _read(importer: Importer, data: bytes) -> Imported:
    return importer.read(io.BytesIO(data), file="mau.bin")


def _imported(importer: Importer, sample: Sample) -> str | None:
    found = _read(importer, sample.data)
    if not isinstance(found, Imported):
        return f"it gave {type(found).__name__}; give danvan.plugins.Imported"
    Book(found.facts)  # what is no fact is refused here
    return None


def _loses_no_row(importer: Importer, sample: Sample) -> str | None:
    found = _read(importer, sample.data)
    sources = [piece.source for piece in (*found.facts, *found.findings)]
    placed = {source.place for source in sources if source is not None and source.place is not None}
    loose = sum(finding.source is None or finding.source.place is None for finding in found.findings)
    accounted = len(placed) + loose
    if accounted >= sample.rows:
        return None
    return f"of {sample.rows} rows it accounts for {accounted}: {', '.join(sorted(placed)) or 'no places'}"


def _names_its_file(importer: Importer, sample: Sample) -> str | None:
    facts = _read(importer, sample.data).facts
    lost = [fact.id for fact in facts if fact.source is None or fact.source.file != "mau.bin"]
    return f"{lost[0]} does not" if lost else None


def _reads_and_leaves_open(importer: Importer, sample: Sample) -> str | None:
    stream = io.BytesIO(sample.data)
    importer.read(stream, file="mau.bin")
    return "it closed the stream; the caller does that" if stream.closed else None


def _reads_alike(importer: Importer, sample: Sample) -> str | None:
    return differ("read twice", _read(importer, sample.data), _read(importer, sample.data))


def _refuses(importer: Importer, sample: Sample) -> str | None:
    found = _read(importer, sample.data)
    return None if found.findings else "it says nothing is wrong"
