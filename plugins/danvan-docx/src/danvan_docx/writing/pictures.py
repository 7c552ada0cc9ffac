"""Pictures in a paragraph, with the words that say what they show."""

import io

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from danvan import BadValue
from danvan.documents import Picture
from danvan_docx.writing.xml import printable


def add_picture(
    paragraph: Paragraph, picture: Picture, *, height: float | None = None, keep_next: bool = False
) -> None:
    """A picture at the end of a paragraph, as wide as it says, or as high as is asked, in millimetres.

    Raises: BadValue for a file that is no picture python-docx knows (PNG, JPEG, GIF, BMP, TIFF).
    """
    width = None if picture.width is None else Mm(picture.width)
    size = None if height is None or width is not None else Mm(height)
    try:
        made = paragraph.add_run().add_picture(io.BytesIO(picture.data), width, size)
    except (UnrecognizedImageError, UnexpectedEndOfFileError, InvalidImageStreamError) as error:
        raise BadValue("content of a picture", picture.alt, "give a PNG or JPEG file") from error
    made._inline.docPr.set("descr", printable(picture.alt))
    if keep_next:
        paragraph.paragraph_format.keep_with_next = True
