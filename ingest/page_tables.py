"""Tables of web pages: listings as lines, apart from the tables that lay out a page."""

from collections.abc import Callable, Iterator
from typing import Any

from ingest.table_rows import Cell, is_listing, listing_lines

_MOST_ROWS_DOWN = 500  # a cell that reaches farther down is a mistake of the page


def find_listing(table: Any, lines_of: Callable[[Any], list[str]]) -> list[str]:
    """The rows of a listing, a line each, its cells apart by tabs; none where the table is no listing.

    `lines_of` gives the lines of a cell.
    """
    if table.find(".//table") is not None:
        return []
    rows = list(_rows(table, lines_of))
    return list(listing_lines(rows)) if is_listing(rows) else []


def _rows(table: Any, lines_of: Callable[[Any], list[str]]) -> Iterator[list[Cell]]:
    """The cells of each row; None where a cell with a rowspan reaches down from above."""
    down: dict[int, int] = {}
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        filled: list[Cell] = []
        while cells or down.get(len(filled), 0):
            column = len(filled)
            if down.get(column, 0):
                down[column] -= 1
                filled.append(None)
            else:
                cell = cells.pop(0)
                down[column] = _rows_down(cell)
                filled.append(tuple(lines_of(cell)) or ("",))
        yield filled


def _rows_down(cell: Any) -> int:
    """How many rows below the cell reaches into: rowspan=\"3\" is 2."""
    span = (cell.get("rowspan") or "1").strip()
    return min(int(span) - 1, _MOST_ROWS_DOWN) if span.isascii() and span.isdigit() and int(span) else 0
