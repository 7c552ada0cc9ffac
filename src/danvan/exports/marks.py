"""Text with a visible mark for every character that no reader could see or that no file could hold."""

from danvan.values.patterns import pattern

MARK = "\ufffd"

_UNSEEN = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def marked(text: str) -> str:
    """The text with U+FFFD for control characters, halves of characters and what is no character.

    Blanks, tabs and the ends of lines stay. Names and labels of a book never hold such characters; the cells
    of a table made elsewhere may, and a file that says so is better than none.

    >>> marked("Tổ\\x07 dân\\tvận\\ud800") == "Tổ\\ufffd dân\\tvận\\ufffd"
    True
    """
    return _UNSEEN.sub(MARK, text)
