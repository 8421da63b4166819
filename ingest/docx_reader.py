"""Word files: paragraphs and tables in their order, with the numbers that Word shows but does not store."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graph.errors import SourceError
from ingest.docx_numbering import Numbering

if TYPE_CHECKING:
    from docx.table import Table


def read_docx(data: bytes, name: str) -> str:
    """The text: one line for each paragraph; a table's row is a line, its cells apart by tabs.

    Raises `SourceError` where the file is damaged or holds no text.
    """
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = Document(io.BytesIO(data))
        lines = list(_lines(document, Numbering(document)))
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        raise SourceError(f"{name}: a damaged Word file ({error}); open and save it again in Word") from error
    if not any(line.strip() for line in lines):
        raise SourceError(
            f"{name}: the Word file holds no text, perhaps pictures of it; recognise it first (OCR)"
        )
    return "\n".join(lines)


def _lines(container: Any, numbering: Numbering) -> Iterator[str]:
    from docx.table import Table

    for block in container.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block, numbering)
        else:
            yield numbering.mark(block) + block.text


def _rows(table: "Table", numbering: Numbering) -> Iterator[str]:
    """Rows as lines; a cell of several paragraphs, as in a page laid out by a table, gives its own lines."""
    for row in table.rows:
        cells = [list(_lines(cell, numbering)) for cell in _once(row.cells)]
        if any(len(cell) > 1 for cell in cells):
            yield from (line for cell in cells for line in cell)
        else:
            yield "\t".join("".join(cell) for cell in cells)


def _once(cells: tuple[Any, ...]) -> Iterator[Any]:
    """Merged cells come once for each column that they span."""
    seen: set[int] = set()
    for cell in cells:
        if id(cell._tc) not in seen:
            seen.add(id(cell._tc))
            yield cell
