"""Word files: paragraphs and tables in their order, with the numbers that Word shows but does not store."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graph.errors import SourceError
from ingest.docx_numbering import Numbering
from ingest.table_rows import Cell, is_listing, listing_lines

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
    """Rows as lines; in a table that is no listing, a cell of several paragraphs gives its own lines."""
    rows = list(_cells(table, numbering))
    if is_listing(rows):
        yield from listing_lines(rows)
        return
    for row in rows:
        if any(len(cell or ()) > 1 for cell in row):
            yield from (line for cell in row for line in cell or ())
        else:
            yield "\t".join("".join(cell) for cell in row if cell is not None)


def _cells(table: "Table", numbering: Numbering) -> Iterator[list[Cell]]:
    """The cells of each row; merged ones come once, and as None in the rows that they reach down into."""
    above: set[Any] = set()
    for row in table.rows:
        cells = list(dict.fromkeys(cell._tc for cell in row.cells))
        merged = {cell._tc: cell for cell in row.cells}
        yield [None if tc in above else _texts(merged[tc], numbering) for tc in cells]
        above = set(cells)


def _texts(cell: Any, numbering: Numbering) -> tuple[str, ...]:
    return tuple(line for line in _lines(cell, numbering) if line.strip()) or ("",)
