"""The part that says how lists count: one kind with dashes, one with numbers, and a restart for each list."""

from xml.sax.saxutils import quoteattr

from danvan_docx.writing.markup import DECLARATION, W
from danvan_docx.layouts.profiles import Profile
from danvan_docx.writing.styles import fonts, twips

DASHES = 1
"""The list every dash belongs to."""

FIRST_NUMBERED = 2
"""The first numbered list; the next ones follow."""


def numbering_part(profile: Profile, numbered: int) -> str:
    """The part `word/numbering.xml` for a document with so many numbered lists."""
    # Word goes on counting through all lists of a kind unless each says where it starts.
    restarts = "".join(
        f'<w:num w:numId="{FIRST_NUMBERED + number}"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in range(numbered)
    )
    return (
        f'{DECLARATION}<w:numbering xmlns:w="{W}">'
        f"{_kind(profile, 0, 'bullet', profile.body.dash)}{_kind(profile, 1, 'decimal', '%1.')}"
        f'<w:num w:numId="{DASHES}"><w:abstractNumId w:val="0"/></w:num>{restarts}</w:numbering>'
    )


def _kind(profile: Profile, number: int, form: str, text: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val={quoteattr(text)}/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{twips(profile.body.first_line)}"/></w:pPr>'
        f"<w:rPr>{fonts(profile.font)}</w:rPr></w:lvl></w:abstractNum>"
    )
