"""Rows as bytes of a file: JSON, JSON lines, CSV, Markdown, and an Excel workbook."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from graph.export.printable import printable
from xuncha.options import RowFormat

Row = Sequence[Any]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula, in full width too."""
_LONGEST_CELL = 32767
"""Signs that Excel takes in a cell."""
_NARROWEST, _WIDEST = 6, 60
_MARKS = str.maketrans({"|": "\\|", "<": "&lt;", "\n": " ", "\r": " ", "*": "\\*", "_": "\\_", "`": "\\`"})
"""What a cell of a Markdown table must not have bare."""


def encode_rows(columns: Sequence[str], rows: Sequence[Row], format_: RowFormat, title: str) -> bytes:
    """The rows as the bytes of a file of that format, which is not `table`."""
    if format_ is RowFormat.xlsx:
        return _workbook(columns, rows, title)
    return _TEXTS[format_](columns, rows).encode("utf-8", "replace")


def csv_text(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """With \\n at line ends; a text that a spreadsheet could run gets a ' in front."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([neutral(as_text(cell)) if _is_text(cell) else cell for cell in row] for row in rows)
    return file.getvalue()


def markdown_text(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """A table of GitHub's Markdown."""
    lines = [[as_text(cell).translate(_MARKS) for cell in row] for row in rows]
    head = [list(columns), ["---"] * len(columns)]
    return "".join(f"| {' | '.join(line)} |\n" for line in [*head, *lines])


def neutral(text: str) -> str:
    """The text as a spreadsheet shows it and never runs it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def as_text(cell: Any) -> str:
    """A list as its values with semicolons, nothing as an empty text."""
    if cell is None:
        return ""
    if isinstance(cell, Mapping):
        return json.dumps(cell, ensure_ascii=False)
    return "; ".join(map(as_text, cell)) if isinstance(cell, list | tuple) else str(cell)


def _json_text(columns: Sequence[str], rows: Sequence[Row]) -> str:
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _json_lines(columns: Sequence[str], rows: Sequence[Row]) -> str:
    found = (dict(zip(columns, row, strict=True)) for row in rows)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found)


_TEXTS: Mapping[RowFormat, Callable[[Sequence[str], Sequence[Row]], str]] = {
    RowFormat.json: _json_text,
    RowFormat.jsonl: _json_lines,
    RowFormat.csv: csv_text,
    RowFormat.markdown: markdown_text,
}


def _workbook(columns: Sequence[str], rows: Sequence[Row], title: str) -> bytes:
    """One sheet with a frozen head and filters; all texts are texts, whatever they look like."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    workbook = Workbook(file, {"in_memory": True})
    workbook.set_properties({"title": title, "created": datetime(2000, 1, 1)})  # same rows, same bytes
    sheet = workbook.add_worksheet("rows")
    head, body = (workbook.add_format({"bold": bold, "valign": "top", "text_wrap": True}) for bold in (1, 0))
    for number, column in enumerate(columns):
        cells = [row[number] for row in rows]
        sheet.set_column(number, number, _width([column, *map(as_text, cells)]))
        sheet.write_string(0, number, column, head)
        for line, cell in enumerate(cells, 1):
            _write_cell(sheet, line, number, cell, body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), max(0, len(columns) - 1))
    workbook.close()
    return file.getvalue()


def _write_cell(sheet: Any, line: int, number: int, cell: Any, form: Any) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(line, number, cell, form)
    elif isinstance(cell, int | float):
        sheet.write_number(line, number, cell, form)
    elif cell is not None:
        sheet.write_string(line, number, printable(as_text(cell))[:_LONGEST_CELL], form)


def _width(texts: Sequence[str]) -> int:
    from rich.cells import cell_len

    return max(_NARROWEST, min(_WIDEST, max(map(cell_len, texts)) + 2))


def _is_text(cell: Any) -> bool:
    return cell is not None and not isinstance(cell, int | float)
