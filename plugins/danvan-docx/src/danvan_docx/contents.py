"""The annexes and the certificates of a report, wherever they stand in it."""

from collections.abc import Iterable, Iterator

from danvan.documents import (
    Annex,
    Article,
    Basis,
    Certificate,
    Formula,
    Heading,
    Listing,
    Paragraph,
    Picture,
    TableBlock,
)

Plain = Heading | Paragraph | Listing | TableBlock | Picture | Basis | Formula | Article
"""A block that stands in the text, on no page of its own."""

Block = Plain | Annex | Certificate


def annexes(blocks: Iterable[object]) -> Iterator[Annex]:
    """Every annex, in order; those within another come after it, on pages of their own."""
    for block in blocks:
        if isinstance(block, Annex):
            yield block
            yield from annexes(block.blocks)


def awarded(blocks: Iterable[object]) -> Iterator[Certificate]:
    """Every certificate, in order, those within annexes too."""
    for block in blocks:
        if isinstance(block, Annex):
            yield from awarded(block.blocks)
        elif isinstance(block, Certificate):
            yield block
