"""Rows on stdout: a table for people, JSON and CSV for programs."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from xuncha.options import Format
from xuncha.row_formats import Row, as_text, csv_text, neutral

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["as_text", "neutral", "print_json", "print_rows", "print_table", "shown"]

_ANY_WIDTH = 10_000
_MOST_NAMES = 6
"""Values of a list that a cell of a table shows; other formats hold them all."""
_READABLE, _BETWEEN = 14, 3
"""Cells of the terminal that a column of text needs at least, and that stand between columns."""


def print_rows(columns: Sequence[str], rows: Sequence[Row], format_: Format, *, title: str = "") -> None:
    """Print rows. JSON is a list of objects; in CSV a text that a spreadsheet could run gets a ' in front."""
    if format_ is Format.json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif format_ is Format.csv:
        sys.stdout.write(csv_text(columns, rows))
    else:
        print_table(columns, rows, title=title)


def print_json(value: Mapping[str, Any] | Sequence[Any]) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(columns: Sequence[str], rows: Sequence[Row], *, title: str = "") -> None:
    """As wide as the terminal, or as COLUMNS says; as wide as the rows need where stdout is no terminal.

    Where the columns do not fit side by side, each row stands below the last, a line for each column.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, width=None if _has_width() else _ANY_WIDTH)
    if title:
        console.print(Text(shown(title)))
    texts = [[shown(_shortened(cell)) for cell in row] for row in rows]
    if _fits(columns, texts, console.width):
        _print_side_by_side(console, columns, rows, texts)
    else:
        _print_below(console, columns, texts)


def _print_side_by_side(
    console: "Console", columns: Sequence[str], rows: Sequence[Row], texts: Sequence[Sequence[str]]
) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD)
    for number, column in enumerate(columns):
        numeric = any(isinstance(row[number], int) for row in rows)
        table.add_column(Text(column), justify="right" if numeric else "left", overflow="fold")
    for row in texts:
        table.add_row(*map(Text, row))
    console.print(table)


def _print_below(console: "Console", columns: Sequence[str], texts: Sequence[Sequence[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    for row in texts:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for column, cell in zip(columns, row, strict=True):
            if cell:
                table.add_row(Text(column, style="dim"), Text(cell))
        console.print(table)
        console.print()


def _fits(columns: Sequence[str], texts: Sequence[Sequence[str]], width: int) -> bool:
    """Whether each column has room for its words, or at least for some of a long text."""
    from rich.cells import cell_len

    least = sum(
        min(_READABLE, max(map(cell_len, [column, *(row[number] for row in texts)]))) + _BETWEEN
        for number, column in enumerate(columns)
    )
    return least <= width


def _shortened(cell: Any) -> Any:
    if isinstance(cell, list | tuple) and len(cell) > _MOST_NAMES:
        return (*cell[:_MOST_NAMES], f"… {len(cell) - _MOST_NAMES} more")
    return cell


def _has_width() -> bool:
    return sys.stdout.isatty() or "COLUMNS" in os.environ


def shown(cell: Any) -> str:
    """A cell for the terminal, freed of the control characters that would steer it."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in as_text(cell))
