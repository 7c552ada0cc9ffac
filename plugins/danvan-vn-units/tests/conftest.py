"""The real extract of a few districts, as the source's own two files; and the whole recorded release."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import danvan_vn_units as units
from danvan import Book
from danvan_vn_units.edition import read_files

DATA = Path(__file__).parent / "data"
TABLES = {"before": "admin_units_legacy", "after": "admin_units"}


@pytest.fixture(scope="session")
def extract() -> dict[str, Any]:
    """The rows and links of the extract."""
    read: dict[str, Any] = json.loads((DATA / "extract.json").read_text("utf-8"))
    return read


@pytest.fixture(scope="session")
def database(extract: dict[str, Any]) -> bytes:
    """The extract as the source's database."""
    return made(extract)


def made(extract: dict[str, Any]) -> bytes:
    """A database of the source's shape."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for part, table in TABLES.items():
            columns, rows = extract[part]["columns"], extract[part]["rows"]
            connection.execute(f"create table {table} ({', '.join(columns)})")
            marks = ", ".join("?" * len(columns))
            connection.executemany(f"insert into {table} values ({marks})", rows)  # noqa: S608 - our own table names
        connection.commit()
        return connection.serialize()


@pytest.fixture(scope="session")
def converter(extract: dict[str, Any]) -> bytes:
    """The links of the extract as the source's converter file."""
    return json.dumps(extract["converter"]).encode("utf-8")


@pytest.fixture(scope="session")
def small(database: bytes, converter: bytes, extract: dict[str, Any]) -> units.Edition:
    """The extract, read as a release of the source."""
    return read_files(database, converter, version=extract["version"])


@pytest.fixture(scope="session")
def small_book(small: units.Edition) -> Book:
    """The frame of the extract."""
    return units.book(small)


@pytest.fixture(scope="session")
def whole() -> Book:
    """The frame of the whole country, from the recorded release."""
    return units.book(units.recorded())


@pytest.fixture(scope="session")
def atlas(whole: Book) -> units.Atlas:
    """The whole country, to be asked."""
    return units.Atlas(whole)
