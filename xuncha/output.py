"""Rows on stdout: a table for people, JSON and CSV for programs."""

import csv
import json
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from xuncha.options import Format

Row = Sequence[Any]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula, in full width too."""
_ANY_WIDTH = 10_000


def print_rows(columns: Sequence[str], rows: Sequence[Row], format_: Format, *, title: str = "") -> None:
    """Print rows. JSON is a list of objects; in CSV a text that a spreadsheet could run gets a ' in front."""
    if format_ is Format.json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif format_ is Format.csv:
        print_csv(columns, rows)
    else:
        print_table(columns, rows, title=title)


def print_json(value: Mapping[str, Any] | Sequence[Any]) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_csv(columns: Sequence[str], rows: Sequence[Row]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([neutral(as_text(cell)) if _is_text(cell) else cell for cell in row] for row in rows)


def neutral(text: str) -> str:
    """The text as a spreadsheet shows it and never runs it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def print_table(columns: Sequence[str], rows: Sequence[Row], *, title: str = "") -> None:
    """As wide as the terminal, or as COLUMNS says; as wide as the rows need where stdout is no terminal."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD)
    for number, column in enumerate(columns):
        numeric = any(isinstance(row[number], int) for row in rows)
        table.add_column(Text(column), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(shown(cell)) for cell in row))
    console = Console(highlight=False, width=None if _has_width() else _ANY_WIDTH)
    if title:
        console.print(Text(shown(title)))
    console.print(table)


def _has_width() -> bool:
    return sys.stdout.isatty() or "COLUMNS" in os.environ


def shown(cell: Any) -> str:
    """A cell for the terminal, freed of the control characters that would steer it."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in as_text(cell))


def as_text(cell: Any) -> str:
    if cell is None:
        return ""
    return "; ".join(map(str, cell)) if isinstance(cell, list | tuple) else str(cell)


def _is_text(cell: Any) -> bool:
    return cell is not None and not isinstance(cell, int)
