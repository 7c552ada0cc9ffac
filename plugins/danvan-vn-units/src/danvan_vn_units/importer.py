"""The importer that danvan finds under the name vn-units."""

import zipfile
from typing import Any, BinaryIO, ClassVar

import attrs

from danvan import BadValue
from danvan.plugins import Imported
from danvan_vn_units.compare import changes, namesakes
from danvan_vn_units.edition import from_wheel, recorded
from danvan_vn_units.frame import Shares, facts
from danvan_vn_units.identity import identify


@attrs.frozen(kw_only=True)
class UnitsImporter:
    """Reads a release of the source from its wheel, which need not be installed, with our ids and overrides.

    What the release says otherwise than the recorded one comes back as findings.
    """

    name: ClassVar[str] = "vn-units"
    suffix: ClassVar[str] = ".whl"

    shares: Shares = "guess"

    def read(self, stream: BinaryIO, /, *, file: str = "") -> Imported:
        """The frame in a wheel.

        Raises: BadValue when the stream is no wheel of the source.
        """
        try:
            found = from_wheel(stream)
        except zipfile.BadZipFile as error:
            raise BadValue("wheel", file or "(stream)", "give a .whl file of vietnamadminunits") from error
        identified = identify(found, recorded())
        told = (*changes(identified.changes, found.version), *namesakes(found, identified.ids))
        read: dict[str, Any] = {"facts": facts(found, identified, shares=self.shares), "findings": told}
        return Imported(**read)
