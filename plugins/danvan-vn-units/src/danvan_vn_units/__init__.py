"""Vietnam's administrative units before and after 1 July 2025, for danvan.

book = danvan_vn_units.book()                      # 63 provinces before, 34 after, and what became of each
atlas = danvan_vn_units.Atlas(book)
atlas.find("Thạnh Yên", on=date(2020, 8, 4), within="Kiên Giang")
"""

from danvan_vn_units.addresses import Doubt, Located, locate
from danvan_vn_units.atlas import Atlas, Outcome, code_on
from danvan_vn_units.attach import Attached, around, attach, by_territory, guessed
from danvan_vn_units.bodies import Body, Merger, Template, bodies, template
from danvan_vn_units.clauses import Clause, clauses
from danvan_vn_units.compare import changes, compare, compare_links, namesakes
from danvan_vn_units.drawing import DOT, MERMAID, PictureExporter, dot, mermaid
from danvan_vn_units.edition import Edition, Link, Place, edition, from_wheel, installed, recorded
from danvan_vn_units.frame import GUESS, book, facts, frame
from danvan_vn_units.identity import Change, Identified, identify
from danvan_vn_units.importer import UnitsImporter
from danvan_vn_units.listings import Listed, Listing, listings
from danvan_vn_units.overrides import Overrides, overrides
from danvan_vn_units.pictures import Edge, Group, Node, Picture, reform, reform_of, tree_on

__all__ = [
    "DOT",
    "GUESS",
    "MERMAID",
    "Atlas",
    "Attached",
    "Body",
    "Change",
    "Clause",
    "Doubt",
    "Edge",
    "Edition",
    "Group",
    "Identified",
    "Link",
    "Listed",
    "Listing",
    "Located",
    "Merger",
    "Node",
    "Outcome",
    "Overrides",
    "Picture",
    "PictureExporter",
    "Place",
    "Template",
    "UnitsImporter",
    "around",
    "attach",
    "bodies",
    "book",
    "by_territory",
    "changes",
    "clauses",
    "code_on",
    "compare",
    "compare_links",
    "dot",
    "edition",
    "facts",
    "frame",
    "from_wheel",
    "guessed",
    "identify",
    "installed",
    "listings",
    "locate",
    "mermaid",
    "namesakes",
    "overrides",
    "recorded",
    "reform",
    "reform_of",
    "template",
    "tree_on",
]
