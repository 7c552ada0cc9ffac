"""Vietnam's administrative units before and after 1 July 2025, for danvan.

    book = danvan_vn_units.book()                      # 63 provinces before, 34 after, and what became of each
    atlas = danvan_vn_units.Atlas(book)
    atlas.find("Thạnh Yên", on=date(2020, 8, 4), within="Kiên Giang")
"""

from danvan_vn_units.addresses import Located, locate
from danvan_vn_units.atlas import Atlas, Outcome, code_on
from danvan_vn_units.edition import Edition, Link, Place, edition, recorded
from danvan_vn_units.frame import GUESS, book, frame

__all__ = [
    "GUESS",
    "Atlas",
    "Edition",
    "Link",
    "Located",
    "Outcome",
    "Place",
    "book",
    "code_on",
    "edition",
    "frame",
    "locate",
    "recorded",
]
