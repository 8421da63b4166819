"""Tables in the text (a row in a line, cells apart by tabs) → marks of items, labels of their blocks."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cues import body_cues
from ingest.labels import Label
from ingest.lines import BLANK, Line
from ingest.marks import Mark
from ingest.numerals import chinese_to_int

_LONGEST_HEADING = 60  # characters of a heading between rows
_SENTENCE_SIGNS = "。；;：:！!？?"


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the cells below a head row hold: the issue's column, and for other columns their label."""

    count: int
    issue: int
    labels: dict[int, tuple[str, bool]]


def find_rows(lines: Sequence[Line], start: int, end: int) -> tuple[tuple[Mark, ...], tuple[Label, ...]]:
    """The rows of every table in the range as numbered items, and their other cells as labelled blocks."""
    marks: list[Mark] = []
    labels: list[Label] = []
    columns: _Columns | None = None
    number = 0
    for line in lines:
        if not start <= line.start < end or "\t" not in line.text:
            columns = columns if _groups_rows(line) else None
            continue
        cells = _cells(line)
        head = _head(cells)
        if head is not None:
            if columns is not None:  # the head again, as on each page: it answers no row
                labels.append(Label(cells[head.issue].text, line.start, line.start, admin=True))
            columns, number = head, 0
        elif columns is not None and columns.issue < len(cells) - 1 < columns.count:
            number = chinese_to_int(cells[0].text) or number + 1
            marks.append(Mark("row", number, line.start, cells[columns.issue].start, "line"))
            labels += _labels(cells, columns)
    return tuple(marks), tuple(labels)


def _groups_rows(line: Line) -> bool:
    """Whether a line between rows is a heading inside the table (一、政策落实方面), which does not end it."""
    return len(line.text) <= _LONGEST_HEADING and not any(sign in line.text for sign in _SENTENCE_SIGNS)


def _cells(line: Line) -> list[Line]:
    cells, at = [], line.start
    for raw in line.text.split("\t"):
        begin = at + len(raw) - len(raw.lstrip(BLANK))
        cells.append(Line(begin, begin + len(raw.strip(BLANK)), raw.strip(BLANK)))
        at += len(raw) + 1
    return cells


def _head(cells: Sequence[Line]) -> _Columns | None:
    """The columns, where the row is a table's head: 序号 问题 整改措施 完成情况."""
    cues = body_cues()
    issue = next((i for i, cell in enumerate(cells) if cell.text in cues.issue_columns), None)
    if issue is None or len(cells) < 2:
        return None
    labels = {}
    for i, cell in enumerate(cells):
        if i > issue and cell.text in cues.labels:
            labels[i] = cell.text, cues.labels[cell.text]
        elif i > issue:
            labels[i] = cell.text, not cues.answer_columns.search(cell.text)
    return _Columns(len(cells), issue, labels) if any(not admin for _, admin in labels.values()) else None


def _labels(cells: Sequence[Line], columns: _Columns) -> list[Label]:
    """The labels of a row's cells; empty cells at its end may be missing."""
    return [
        Label(name, cells[i].start, cells[i].start, admin)
        for i, (name, admin) in columns.labels.items()
        if i < len(cells)
    ]
