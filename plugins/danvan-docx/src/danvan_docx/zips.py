"""Zip files whose bytes depend on what is in them and on nothing else."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping

_CHUNK = 1 << 16


def repacked(members: Mapping[str, Iterable[bytes]], *, compressed: bool = True) -> bytes:
    """A zip of parts, given in pieces, as bytes that depend on nothing else."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, pieces in members.items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
            member.create_system = 3
            member.external_attr = 0o644 << 16
            with archive.open(member, "w") as stream:
                for chunk in _chunks(pieces):
                    stream.write(chunk)
    return out.getvalue()


def _chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Larger pieces, so that a table of many rows is not compressed row by row."""
    held: list[bytes] = []
    length = 0
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length > _CHUNK:
            yield b"".join(held)
            held, length = [], 0
    yield b"".join(held)
