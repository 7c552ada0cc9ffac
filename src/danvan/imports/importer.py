"""What an importer is, and what it brings back."""

from typing import BinaryIO, Protocol

import attrs

from danvan.facts import Fact
from danvan.rules import Finding


@attrs.frozen(kw_only=True)
class Imported:
    """What came of reading: the facts, and a finding for every row that did not become one."""

    facts: tuple[Fact, ...] = attrs.field(default=(), converter=tuple)
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=tuple)


class Importer(Protocol):
    """Reads facts from a stream. Every row read ends as a fact or as a finding."""

    @property
    def name(self) -> str:
        """The stable name it is asked for by."""
        ...

    @property
    def suffix(self) -> str:
        """The suffix of the files it reads, with its dot."""
        ...

    def read(self, stream: BinaryIO, /, *, file: str = "") -> Imported:
        """The facts and findings of a stream; `file` is the name to put into their sources."""
        ...
