"""The sheet of a section: its size, margins and page number, and the room there is between the margins."""

import attrs

from danvan_docx.layouts.profiles import Profile
from danvan_docx.writing.styles import twips

_PAGE_NUMBER = '<w:headerReference w:type="default" r:id="rIdHeader"/>'
_NO_NUMBER = '<w:headerReference w:type="first" r:id="rIdFirstHeader"/>'


@attrs.frozen
class Sheet:
    """One sheet of a profile, upright or turned."""

    profile: Profile
    wide: bool = False

    @property
    def room(self) -> int:
        """The width between the margins, in twentieths of a point.

        >>> from danvan_docx.layouts.profiles import profile_for
        >>> round(Sheet(profile_for("state", None)).room / 56.7)
        165
        """
        return self._size[0] - twips(self.profile.paper.left) - twips(self.profile.paper.right)

    @property
    def height(self) -> float:
        """The height between the margins, in points."""
        paper = self.profile.paper
        return (self._size[1] - twips(paper.top) - twips(paper.bottom)) / 20

    @property
    def _size(self) -> tuple[int, int]:
        width, height = twips(self.profile.paper.width), twips(self.profile.paper.height)
        return (height, width) if self.wide else (width, height)

    def section(self, *, first: bool) -> str:
        """The `w:sectPr` that ends a section; the page number is hidden on the first page of the first."""
        paper, (width, height) = self.profile.paper, self._size
        turned = ' w:orient="landscape"' if self.wide else ""
        edge = twips(self.profile.page_number.from_edge)
        return (
            f"<w:sectPr>{_PAGE_NUMBER}{_NO_NUMBER if first else ''}"
            f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
            f'<w:pgMar w:top="{twips(paper.top)}" w:right="{twips(paper.right)}" '
            f'w:bottom="{twips(paper.bottom)}" w:left="{twips(paper.left)}" '
            f'w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
            f"{'<w:titlePg/>' if first else ''}</w:sectPr>"
        )
