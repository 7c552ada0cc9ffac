"""What a file is by its bytes, whatever it is called."""

import re
from typing import BinaryIO, Literal

from danvan_lists.findings import Place
from danvan_lists.intake import Intake
from danvan_lists.limits import MOST_BYTES

What = Literal["text", "json", "zip", "ole", "pdf", "rtf", "html", "xml", "image", "empty"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NAMES = {
    "text": "văn bản thuần",
    "json": "JSON",
    "zip": "tệp nén hoặc tệp Office (.xlsx, .docx)",
    "ole": "tệp Office cũ (.xls, .doc)",
    "pdf": "PDF",
    "rtf": "RTF",
    "html": "trang web (HTML)",
    "xml": "XML",
    "image": "ảnh",
}
REMEDIES = {
    "pdf": ("xin bản Word hoặc Excel", "ask for the Word or Excel file"),
    "image": ("xin bản Word hoặc Excel", "ask for the Word or Excel file"),
    "html": ("mở bằng Excel rồi lưu lại thành .xlsx", "open it with Excel and save it as .xlsx"),
    "xml": ("mở bằng Excel rồi lưu lại thành .xlsx", "open it with Excel and save it as .xlsx"),
    "rtf": ("mở bằng Word rồi lưu lại thành .docx", "open it with Word and save it as .docx"),
}


def what_is(data: bytes) -> What:
    """What a file is, by how it begins.

    >>> what_is(b"PK\\x03\\x04"), what_is(b"%PDF-1.7"), what_is(b"TT,T\\xc3\\xaan"), what_is(b" [1]")
    ('zip', 'pdf', 'text', 'json')
    """
    head = data[:2048].removeprefix(b"\xef\xbb\xbf").lstrip()
    low = head[:200].lower()
    for what, starts in _STARTS:
        if low.startswith(starts) or data.startswith(starts):
            return what
    return "text" if data else "empty"


_STARTS: tuple[tuple[What, tuple[bytes, ...]], ...] = (
    ("zip", (b"pk\x03\x04", b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")),
    ("ole", (_OLE,)),
    ("pdf", (b"%pdf",)),
    ("rtf", (b"{\\rtf",)),
    ("html", (b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<meta")),
    ("xml", (b"<?xml",)),
    ("image", (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM\x00")),
    ("json", (b"{", b"[")),
)


def taken(stream: BinaryIO, intake: Intake) -> bytes | None:
    """All the bytes of a stream; None, and a finding, where there are none or too many."""
    at = Place(file=intake.file)
    data = stream.read(MOST_BYTES + 1)
    if not data:
        intake.findings.report("IM101", at)
        return None
    if len(data) > MOST_BYTES:
        intake.findings.report("IM102", at, most=MOST_BYTES)
        return None
    return data


def refused(what: What, wanted: str, data: bytes, intake: Intake) -> None:
    """Tell that a file is not what it should be, and what to do."""
    at = Place(file=intake.file)
    if what == "ole":
        told_of_ole(data, wanted, intake)
        return
    vi, en = REMEDIES.get(what, ("dùng bộ đọc đúng loại", "use the importer for it"))
    intake.findings.report("IM103", at, got=NAMES.get(what, what), wanted=wanted, remedy=vi, remedy_en=en)


_ENCRYPTED = re.compile("EncryptedPackage|EncryptionInfo".encode("utf-16-le").replace(b"|\x00", b"|"))


def told_of_ole(data: bytes, wanted: str, intake: Intake) -> None:
    """Tell what an OLE container is: a file with a password, or one of the old formats."""
    at = Place(file=intake.file)
    if _ENCRYPTED.search(data):
        intake.findings.report("IM105", at)
        return
    kinds = (("Workbook", ".xls"), ("Book", ".xls"), ("WordDocument", ".doc"), ("PowerPoint Document", ".ppt"))
    got = next((suffix for name, suffix in kinds if name.encode("utf-16-le") in data), "OLE")
    intake.findings.report("IM104", at, got=got, wanted=wanted)
