"""A source: the bytes of one report, read as text."""

import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph.errors import SourceError
from ingest.decoding import decode_text
from ingest.docx_reader import read_docx
from ingest.folders import STDIN, find_sources
from ingest.formats import DOCX, HTML, PDF, TEXT, MediaType, media_type_of
from ingest.html_reader import read_html
from ingest.manifest import Manifest, Origin
from ingest.pdf_reader import read_pdf
from ingest.report import SourceInfo

__all__ = ["Source", "find_sources", "read_bytes", "read_source"]


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one report as decoded or extracted, and where it came from.

    `sha256` is of the bytes, in hex. `published_on` is an ISO date that a manifest gives for the file.
    """

    text: str
    name: str
    sha256: str
    media_type: str
    url: str | None = None
    published_on: str | None = None

    def info(self) -> SourceInfo:
        return SourceInfo(self.name, self.sha256, self.media_type, self.url, len(self.text))


_READERS: dict[MediaType, Callable[[bytes, str], str]] = {
    TEXT: decode_text,
    HTML: read_html,
    PDF: read_pdf,
    DOCX: read_docx,
}


def read_bytes(data: bytes, name: str, url: str | None = None, published_on: str | None = None) -> Source:
    """The bytes of a report as text; what they are is found from themselves, then from the name's suffix.

    Raises `SourceError`, with what to do about it, for empty, binary, encrypted, scanned and legacy files and
    for pages that hold no report.
    """
    media_type = media_type_of(data, name)
    text = _READERS[media_type](data, name)
    if not text.strip():
        raise SourceError(f"{name}: the file holds no text; give the file with the report's text")
    return Source(text, Path(name).name, hashlib.sha256(data).hexdigest(), media_type, url, published_on)


def read_source(path: Path, manifest: Manifest | None = None) -> Source:
    """Read one file, or the standard input for ``-``. Raises `SourceError` as `read_bytes` does."""
    if path == STDIN:
        return read_bytes(sys.stdin.buffer.read(), "stdin")
    origin = manifest.origin(path) if manifest else Origin()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"{path}: cannot be read ({error.strerror}); check the path and its permissions"
        ) from error
    return read_bytes(data, str(path), origin.url, origin.published_on)
