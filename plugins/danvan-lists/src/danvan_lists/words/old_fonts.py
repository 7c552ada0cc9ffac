"""Texts typed in the fonts that came before Unicode, told by their Latin letters."""

from danvan.reading import Encoding, recognised

NAMES: dict[Encoding, str] = {"tcvn3": "TCVN3", "vni": "VNI"}
"""How findings name the old encodings."""


def old_font(sample: str) -> Encoding | None:
    """The old encoding that a text was typed in, as its Latin letters show; None for Unicode.

    >>> old_font("M« h×nh D©n vËn khÐo"), old_font("Mô hình Dân vận khéo")
    ('tcvn3', None)
    """
    found = recognised(sample).encoding if not sample.isascii() else "unicode"
    return None if found == "unicode" else found
