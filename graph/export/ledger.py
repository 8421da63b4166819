"""整改台账: the ledger that offices keep, as an Excel workbook: a row for each measure of each issue.

One sheet has all agencies or each agency has its own; the last sheet lists the regulations. It prints on
A4 across, with its head on each page. A text that a spreadsheet would run stays a text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, Any, BinaryIO

from graph.elements import Edge, Node, Value
from graph.export.alignment import load_alignment
from graph.export.edtf import edtf
from graph.export.pages import Elements
from graph.export.printable import printable
from graph.schema import load_schema

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_HEAD = (
    ("序号", 6), ("单位", 14), ("问题编号", 6), ("方面", 14), ("问题", 26), ("整改措施", 44),
    ("涉及法规制度", 26), ("状态", 9), ("反馈日期", 11), ("公布日期", 11), ("来源", 14),
)  # fmt: skip
"""Columns of the ledger and their widths in digits."""
_RULES_HEAD = (
    ("名称", 44),
    ("类别", 16),
    ("范围", 14),
    ("效力", 12),
    ("发布机关", 22),
    ("引用次数", 10),
    ("涉及单位数", 12),
)
_TITLE = "巡察整改台账"
_RULES = "法规制度"
_NO_AGENCY = "（未识别单位）"
_LONGEST = 32767
"""Signs that Excel takes in a cell."""
_NO_NAME = re.compile(r"[\[\]:*?/\\']")  # what the name of a sheet must not have: 甲/乙
_NAME_LENGTH = 31
_LINE_POINTS = 13.5
_MOST_POINTS = 409
"""The tallest row that Excel has."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure, or an issue without one."""

    agency: str
    report: str
    number: int
    step: int
    area: str
    issue: str
    measure: str
    rules: tuple[str, ...]
    status: str
    feedback: str
    published: str
    source: str


@dataclass
class _Graph:
    """What the ledger needs of a graph, by id."""

    nodes: dict[str, dict[str, Node]] = field(default_factory=dict)
    targets: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    sources: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    citations: list[Edge] = field(default_factory=list)

    def value(self, label: str, id_: str | None, name: str) -> str:
        node = self.nodes[label].get(id_ or "")
        return str(dict(node.properties).get(name, "")) if node else ""

    def first(self, type_: str, id_: str | None) -> str | None:
        return next(iter(self.targets[type_].get(id_ or "", ())), None)

    def owner(self, type_: str, id_: str) -> str | None:
        return next(iter(self.sources[type_].get(id_, ())), None)


_LABELS = ("Source", "Report", "PartyGroup", "Agency", "Inspection", "Area", "Issue", "Measure", "Regulation")
_TYPES = ("HAS_SOURCE", "ISSUED_BY", "REPORTS_ON", "LEADS", "HAS_ISSUE", "RAISES", "ADDRESSED_BY")


def write_ledger(graph: Elements, file: BinaryIO, *, sheets: bool = False) -> None:
    """Write the workbook; `sheets` gives each agency its own. The same graph gives the same bytes."""
    from xlsxwriter import Workbook

    read = _read(graph)
    rows = list(_rows(read))
    settings = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(file, settings) as book:
        book.set_properties({"title": _TITLE, "created": _epoch()})
        for name, some in _sheets(rows, sheets=sheets).items():
            _write_sheet(book, name, _HEAD, (_cells(number, row) for number, row in enumerate(some, 1)))
        _write_sheet(book, _RULES, _RULES_HEAD, _rules(read))


def _read(graph: Elements) -> _Graph:
    read = _Graph()
    for label in _LABELS:
        read.nodes[label] = {node.id: _without_text(node) for node in graph.nodes(label)}
    for type_ in _TYPES:
        read.targets[type_], read.sources[type_] = defaultdict(list), defaultdict(list)
        for edge in graph.edges(type_):
            read.targets[type_][edge.source].append(edge.target)
            read.sources[type_][edge.target].append(edge.source)
    for edge_type in load_schema().edges:
        if edge_type.citation:
            read.citations += (
                edge for edge in graph.edges(edge_type.type) if edge.target_label == "Regulation"
            )
    return read


def _without_text(node: Node) -> Node:
    """A source without its text, which the ledger does not show."""
    return (
        Node(node.label, node.id, tuple(pair for pair in node.properties if pair[0] != "text"))
        if (node.label == "Source")
        else node
    )


def _rows(read: _Graph) -> Iterator[Row]:
    rules: dict[str, list[str]] = defaultdict(list)
    for edge in sorted(read.citations, key=lambda edge: (_place(edge), edge.key)):
        rules[edge.source].append(read.value("Regulation", edge.target, "title"))
    found = [row for issue in read.nodes["Issue"].values() for row in _issue_rows(read, issue, rules)]
    yield from sorted(found, key=lambda row: (row.agency, row.published, row.report, row.number, row.step))


def _issue_rows(read: _Graph, issue: Node, rules: Mapping[str, list[str]]) -> Iterator[Row]:
    values = issue.values()
    measures = sorted(
        (read.nodes["Measure"][id_] for id_ in read.targets["ADDRESSED_BY"].get(issue.id, ())),
        key=lambda node: (_number(node), node.id),
    )
    for step, measure in enumerate(measures or [None], 1):
        cited = [*rules[issue.id], *(rules[measure.id] if measure else ())]
        yield Row(
            **_about(read, issue),
            number=_number(issue),
            step=step,
            issue=str(values["text"]),
            measure=str(measure.values()["text"]) if measure else "",
            rules=tuple(dict.fromkeys(cited)),
            status=_said("status", str(values.get("status", ""))),
        )


def _about(read: _Graph, issue: Node) -> dict[str, str]:
    """What the issue's area, report and agency say."""
    report = str(issue.values()["report"])
    inspection = read.nodes["Inspection"].get(read.first("REPORTS_ON", report) or "")
    source = read.first("HAS_SOURCE", report)
    return {
        "agency": _agency(read, report),
        "report": report,
        "area": read.value("Area", read.owner("HAS_ISSUE", issue.id), "heading"),
        "feedback": _day(inspection, "feedback"),
        "published": _day(read.nodes["Report"].get(report), "published"),
        "source": read.value("Source", source, "url") or read.value("Source", source, "location"),
    }


def _agency(read: _Graph, report: str) -> str:
    """The agency, else the party group that leads none."""
    group = read.first("ISSUED_BY", report)
    agency = read.first("LEADS", group)
    return read.value("Agency", agency, "name") or read.value("PartyGroup", group, "name") or _NO_AGENCY


def _rules(read: _Graph) -> Iterator[tuple[str | int, ...]]:
    """Each regulation with how often and by how many agencies it is named, the most widespread first."""
    times: dict[str, int] = defaultdict(int)
    bodies: dict[str, set[str]] = defaultdict(set)
    for edge in read.citations:
        times[edge.target] += 1
        bodies[edge.target].add(_agency(read, str(edge.values()["report"])))
    order = sorted(
        times, key=lambda id_: (-len(bodies[id_]), -times[id_], read.value("Regulation", id_, "title"), id_)
    )
    for id_ in order:
        title, category, scope, status, issuer = (
            read.value("Regulation", id_, name) for name in ("title", "category", "scope", "status", "issuer")
        )
        said = (_said("category", category), _said("scope", scope), _said("regulationStatus", status))
        yield title, *said, issuer, times[id_], len(bodies[id_])


def _sheets(rows: Iterable[Row], *, sheets: bool) -> dict[str, list[Row]]:
    """Rows by the name of their sheet; Excel wants names short and different in any case of letters."""
    if not sheets:
        return {_TITLE: list(rows)}
    by_agency: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_agency[row.agency].append(row)
    named: dict[str, list[Row]] = {}
    taken = {_RULES.casefold(), "history"}
    for agency, some in by_agency.items():
        named[_sheet_name(agency, taken)] = some
    return named or {_TITLE: []}


def _sheet_name(agency: str, taken: set[str]) -> str:
    plain = _NO_NAME.sub("_", printable(agency))
    name, number = plain[:_NAME_LENGTH], 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain[: _NAME_LENGTH - len(str(number)) - 1]}_{number}"
    taken.add(name.casefold())
    return name


def _cells(number: int, row: Row) -> tuple[str | int, ...]:
    rules = "\n".join(f"《{title}》" for title in row.rules)
    place = (row.area, row.issue, row.measure, rules)
    return (number, row.agency, row.number, *place, row.status, row.feedback, row.published, row.source)


def _write_sheet(
    book: "Workbook", name: str, head: tuple[tuple[str, int], ...], rows: Iterable[tuple[str | int, ...]]
) -> None:
    sheet = book.add_worksheet(name)
    bold, plain = _formats(book)
    for column, (title, width) in enumerate(head):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, bold)
    last = 0
    for last, row in enumerate(rows, 1):
        sheet.set_row(last, _height(row, head))
        for column, cell in enumerate(row):
            _write_cell(sheet, last, column, cell, plain)
    sheet.autofilter(0, 0, max(last, 1), len(head) - 1)
    _lay_out(sheet, name)


def _write_cell(sheet: "Worksheet", row: int, column: int, cell: str | int, format_: "Format") -> None:
    """Texts are written as texts, so that none of them is taken for a formula, a link or a number."""
    if isinstance(cell, int):
        sheet.write_number(row, column, cell, format_)
    else:
        sheet.write_string(row, column, printable(cell)[:_LONGEST], format_)


def _height(row: tuple[str | int, ...], head: tuple[tuple[str, int], ...]) -> float:
    """Points that the row needs, wrapped; not every program finds them on opening."""
    lines = max(_lines(str(cell), width) for cell, (_, width) in zip(row, head, strict=True))
    return min(lines * _LINE_POINTS + 3, _MOST_POINTS)


def _lines(text: str, width: int) -> int:
    """Lines of a text in a column; a Chinese character is as wide as two digits."""
    return sum(
        max(1, ceil(sum(1 + (sign > "\xff") for sign in line) / (width - 1))) for line in text.split("\n")
    )


def _lay_out(sheet: "Worksheet", name: str) -> None:
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_header(f"&C{name.replace('&', '&&')}")
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _formats(book: "Workbook") -> "tuple[Format, Format]":
    """Of the head and of the rows; made once for each book."""
    shape: dict[str, Any] = {"text_wrap": True, "border": 1, "font_name": "宋体", "font_size": 10}
    bold = {**shape, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9E1F2"}
    return book.add_format(bold), book.add_format({**shape, "valign": "top", "quote_prefix": True})


def _epoch() -> Any:
    """The day that the workbook says it was made on; a fixed one, so that the bytes stay the same."""
    from datetime import UTC, datetime

    return datetime(2000, 1, 1, tzinfo=UTC)


def _said(property_: str, value: str) -> str:
    """A value of a closed list in Chinese."""
    words = load_alignment().values[property_].get(value)
    return words.zh if words else value


def _day(node: Node | None, name: str) -> str:
    values: Mapping[str, Value] = node.values() if node else {}
    first, last = values.get(f"{name}_from"), values.get(f"{name}_to")
    return edtf(str(first), str(last)) if first and last else ""


def _number(node: Node) -> int:
    return int(str(node.values()["ordinal"]))


def _place(edge: Edge) -> int:
    return int(str(edge.values().get("start", 0)))
