"""The quick way of reading lines gives what the careful way gives, or leaves the line to it."""

import gc
import json
import sys
import weakref
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies_book
from danvan import Book, Model
from danvan.codec import bundle
from danvan.codec.bundle import records
from danvan.codec.document import LISTS, plain_record
from danvan.codec.fast import Interned, fast_reader
from danvan.codec.json_text import one_line
from danvan.codec.versions import HISTORY
from danvan.facts import Fact, Figure, Unit

GOOD = (
    '{"id":"m1","name":"Tổ hòa giải","holders":["a","b"],"milestones":[{"kind":"registered","on":"2019-03-28"}]}'
).encode()


def read(line: bytes, kind: type[Fact]) -> Fact | None:
    """What the quick way makes of a line."""
    quick = fast_reader(kind, Interned())
    assert quick is not None
    found = quick(line + b"\n")
    if found is None:
        return None
    (fact,) = found
    return fact


def carefully(line: bytes, kind: type[Fact]) -> Any:
    """What the careful way makes of a line."""
    (found,) = bundle._record(line, kind=kind, history=HISTORY, version=HISTORY.version)
    return found


@settings(max_examples=25)
@given(strategies_book.books())
def test_what_danvan_wrote_is_read_quickly(book: Book) -> None:
    """Every line of a bundle is read quickly, as the same fact of the same class, and a later change makes another."""
    for fact in book.facts:
        found = read(one_line(plain_record(fact))[:-1], type(fact))
        assert found == fact
        assert type(found) is type(fact)
        assert repr(found) == repr(fact)
        assert hash(found) == hash(fact)


@settings(max_examples=25)
@given(book=strategies_book.books(), data=st.data())
def test_what_is_read_quickly_is_what_is_read_carefully(book: Book, data: st.DataObject) -> None:
    """A line with any piece of it changed is read as the careful way reads it, or left to it."""
    for fact in book.facts[:3]:
        line = one_line(plain_record(fact))[:-1]
        at = data.draw(st.integers(0, len(line)))
        cut = data.draw(st.integers(0, 3))
        piece = data.draw(st.sampled_from(PIECES))
        changed = line[:at] + piece + line[at + cut :]
        found = read(changed, type(fact))
        assert found is None or found == carefully(changed, type(fact))


PIECES = (
    *(b"", b" ", b'"', b",", b"null", b"[]", b"{}", b"1", b"-0", b"1e3", b"0.50", b"true"),
    *(b"\\u0111", b"\xc3\xb0", b"\xe1", b"\xcc\x80", b"\xed\xa0\x80", b'""', b"2019-13-01"),
    *(b'"id":"a",', b'"note":null,', b'"x":1,'),
)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (Model, GOOD.replace(b'"name"', b'"nam"')),
        (Model, GOOD.replace(b'"id":"m1",', b'"id":"m1","id":"m2",')),
        (Model, GOOD.replace(b'"m1"', b"1")),
        (Model, GOOD.replace(b'"m1"', b'" m1"')),
        (Model, GOOD.replace(b'"m1"', b'""')),
        (Model, GOOD.replace(b'"2019-03-28"', b'"2019-02-30"')),
        (Model, GOOD.replace(b'"2019-03-28"', b'"2019-03-28T00:00:00"')),
        (Model, GOOD.replace(b'["a","b"]', b'"ab"')),
        (Model, GOOD.replace(b'["a","b"]', b"[1]")),
        (Model, GOOD.replace(b'"registered"', b"null")),
        (Model, GOOD + b"}"),
        (Figure, b'{"id":"f","measure":"models","quantity":{"value":"1e3"}}'),
        (Figure, b'{"id":"f","measure":"models","quantity":{"value":true}}'),
        (Figure, b'{"id":"f","measure":"models","quantity":{"value":1,"exact":"quite"}}'),
        (Figure, b'{"id":"f","measure":"models","breakdown":{"level":""}}'),
        (Unit, b'{"id":"a","name":"A","kind":"commune","during":{"start":"2020-01-01","end":"2019-01-01"}}'),
    ],
)
def test_what_does_not_fit_is_left_to_the_careful_way(kind: type[Fact], line: bytes) -> None:
    """Unknown fields, fields told twice, other types, wrong days and numbers: none slips through."""
    assert read(line, kind) is None
    assert isinstance(carefully(line, kind), tuple)


@pytest.mark.parametrize(
    "line",
    [
        json.dumps(json.loads(GOOD)).encode(),
        GOOD.replace(b'["a","b"]', b'["b","a","a"]'),
        GOOD.replace(b'"name":"T', b'"name":"  T'),
    ],
    ids=["blanks", "a set in another order", "a name with blanks"],
)
def test_other_spellings_are_the_same_fact(line: bytes) -> None:
    """However a line is spelled, what is read of it is the same, whichever way it took."""
    ((_, found),) = records([line], Model)
    assert found == carefully(line, Model) == carefully(GOOD, Model)


def test_facts_share_what_they_have_in_common() -> None:
    """Ids, codes and days that many facts name are in memory once."""
    lines = [GOOD, GOOD.replace(b"m1", b"m2")]
    one, two = (found for _, found in records(lines, Model))
    assert isinstance(one, Model)
    assert isinstance(two, Model)
    assert one.holders is two.holders
    assert one.milestones[0].on is two.milestones[0].on
    assert one.milestones[0].kind is two.milestones[0].kind
    assert one.milestones[0] is two.milestones[0]


def test_steps_are_shared_only_where_they_say_the_same() -> None:
    """A step that names its body, or cites its decision, is that of its own model."""
    said = (b'"by":"x"', b'"by":"y"', b'"level":"commune"', b'"note":"a"', b'"decision":{"title":"b"}')
    lines = [GOOD.replace(b'"on":"2019-03-28"', b'"on":"2019-03-28",' + one) for one in (*said, *said)]
    steps = [found.milestones[0] for _, found in records(lines, Model) if isinstance(found, Model)]
    assert len(set(steps)) == len(said)
    assert steps[: len(said)] == steps[len(said) :]


def test_without_msgspec_every_line_is_read_carefully(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is an extra: without it the same facts are read."""
    monkeypatch.setitem(sys.modules, "msgspec", None)
    assert fast_reader(Model, Interned()) is None
    assert [found for _, found in records([GOOD], Model)] == [carefully(GOOD, Model)]


def test_every_kind_of_fact_has_a_quick_way() -> None:
    """No kind is left out, whatever fields its class has or will have."""
    assert all(fast_reader(kind, Interned()) is not None for kind in LISTS.values())


def test_a_read_leaves_no_cycle_of_references() -> None:
    """What a file's facts had in common is freed with the reading, without waiting for a collector."""
    interned = Interned()
    found = fast_reader(Model, interned)
    assert found is not None
    assert found(GOOD + b"\n") is not None
    watched = weakref.ref(interned)
    gc.disable()
    try:
        del interned, found
        assert watched() is None
    finally:
        gc.enable()
