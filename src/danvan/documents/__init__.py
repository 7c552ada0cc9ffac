"""What a report is made of: blocks, and tables with their cells."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan.documents.blocks import (
        Annex,
        Article,
        Basis,
        Block,
        Certificate,
        Formula,
        Heading,
        Letterhead,
        Listing,
        Paragraph,
        Picture,
        Report,
        ReportNote,
        Signature,
        TableBlock,
    )
    from danvan.documents.tables import (
        Cell,
        Column,
        Row,
        Table,
    )
else:
    from danvan.lazy import resolver

    __getattr__, __dir__ = resolver(
        __name__,
        {
            "Annex": "danvan.documents.blocks",
            "Article": "danvan.documents.blocks",
            "Basis": "danvan.documents.blocks",
            "Block": "danvan.documents.blocks",
            "Cell": "danvan.documents.tables",
            "Certificate": "danvan.documents.blocks",
            "Column": "danvan.documents.tables",
            "Formula": "danvan.documents.blocks",
            "Heading": "danvan.documents.blocks",
            "Letterhead": "danvan.documents.blocks",
            "Listing": "danvan.documents.blocks",
            "Paragraph": "danvan.documents.blocks",
            "Picture": "danvan.documents.blocks",
            "Report": "danvan.documents.blocks",
            "ReportNote": "danvan.documents.blocks",
            "Row": "danvan.documents.tables",
            "Signature": "danvan.documents.blocks",
            "Table": "danvan.documents.tables",
            "TableBlock": "danvan.documents.blocks",
        },
    )

__all__ = [
    "Annex",
    "Article",
    "Basis",
    "Block",
    "Cell",
    "Certificate",
    "Column",
    "Formula",
    "Heading",
    "Letterhead",
    "Listing",
    "Paragraph",
    "Picture",
    "Report",
    "ReportNote",
    "Row",
    "Signature",
    "Table",
    "TableBlock",
]
