"""What a file is, by its first bytes and then by its name; and what cannot be read, with the way out."""

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal, get_args

from graph.errors import SourceError

MediaType = Literal[
    "text/plain",
    "text/html",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
]
TEXT: MediaType
HTML: MediaType
PDF: MediaType
DOCX: MediaType
TEXT, HTML, PDF, DOCX = get_args(MediaType)

READABLE = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".pdf", ".docx"})
# formats that reports come in and that are told what to do when read
OTHER_FORMATS = frozenset({".doc", ".wps", ".rtf", ".odt", ".ofd"})

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
# The beginning of a page: "<!DOCTYPE html", "<html", "<?xml ... <html", "<head", "<meta", "<body", "<div"
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|title|div|table)",
    re.I | re.S,
)
_START = 2048  # bytes that tell a page


def media_type_of(data: bytes, name: str) -> MediaType:
    """The media type. Raises `SourceError` for empty files and for formats that are not read."""
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise SourceError(f"{name}: the file is empty; give the file with the report's text")
    _refuse_other_formats(data, name)
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    return HTML if _is_page(data, name) else TEXT


def _refuse_other_formats(data: bytes, name: str) -> None:
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise SourceError(
            f"{name}: the Word file is encrypted; open it with its password and save it without one"
        )
    if data.startswith(_OLE):
        raise SourceError(f"{name}: a legacy Word file (.doc, .wps); save it as .docx or as PDF")
    if data.startswith(b"{\\rtf"):
        raise SourceError(f"{name}: an RTF file; save it as .docx or as PDF")
    if data.startswith(_PICTURES):
        raise SourceError(f"{name}: a picture; recognise its text first (OCR) and give the text")


def _zipped(data: bytes, name: str) -> MediaType:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise SourceError(f"{name}: a damaged archive ({error}); fetch the file again") from error
    if "word/document.xml" not in inside:
        raise SourceError(
            f"{name}: an archive or office file other than .docx; unpack it, or save it as .docx or PDF"
        )
    return DOCX


def _is_page(data: bytes, name: str) -> bool:
    start = data[: 2 * _START].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    suffix = PurePath(name).suffix.lower()
    return _PAGE.match(start[:_START]) is not None or suffix in (".html", ".htm", ".xhtml", ".shtml")
