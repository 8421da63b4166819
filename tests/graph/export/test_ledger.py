"""The ledger, read back by another library: rows, sheets, layout; what could be run stays text."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from graph.export.ledger import write_ledger
from graph.store import GraphStore
from tests.graph.export.conftest import HOSTILE, Memory, gold_graphs


def written(graph: GraphStore | Memory, *, sheets: bool = False) -> bytes:
    file = BytesIO()
    write_ledger(graph, file, sheets=sheets)
    return file.getvalue()


def read(graph: GraphStore | Memory, *, sheets: bool = False) -> Workbook:
    return load_workbook(BytesIO(written(graph, sheets=sheets)))


@pytest.fixture
def gold() -> Memory:
    return Memory(gold_graphs())


def test_there_is_a_row_for_each_measure_and_each_issue_without_one(gold: Memory) -> None:
    answered = {edge.source for edge in gold.edges("ADDRESSED_BY")}
    measures = len(list(gold.nodes("Measure")))
    alone = sum(1 for issue in gold.nodes("Issue") if issue.id not in answered)
    sheet = read(gold)["巡察整改台账"]
    assert sheet.max_row - 1 == measures + alone
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == list(range(1, sheet.max_row))


def test_a_row_says_what_the_graph_says(gold: Memory) -> None:
    sheet = read(gold)["巡察整改台账"]
    head = [cell.value for cell in sheet[1]]
    rows = [dict(zip(head, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    edge = next(
        edge
        for edge in gold.edges("CITES")
        if edge.source_label == "Measure" and edge.target_label == "Regulation"
    )
    measure = next(node for node in gold.nodes("Measure") if node.id == edge.source).values()
    rule = next(node for node in gold.nodes("Regulation") if node.id == edge.target).values()
    row = next(row for row in rows if row["整改措施"] == measure["text"])
    assert f"《{rule['title']}》" in str(row["涉及法规制度"]).splitlines()
    assert row["单位"] in {node.values()["name"] for node in gold.nodes("Agency")} | {
        node.values()["name"] for node in gold.nodes("PartyGroup")
    }
    assert {row["状态"] for row in rows} <= {"已完成", "基本完成", "正在推进", ""}


def test_each_agency_has_its_sheet_and_regulations_have_the_last(gold: Memory) -> None:
    one, many = read(gold), read(gold, sheets=True)
    assert one.sheetnames == ["巡察整改台账", "法规制度"]
    assert len(many.sheetnames) == len(gold_graphs()) + 1
    assert many.sheetnames[-1] == "法规制度"
    assert sum(sheet.max_row - 1 for sheet in many.worksheets[:-1]) == one.worksheets[0].max_row - 1
    cited = {
        edge.target
        for type_ in ("CITES", "STUDIES", "ENACTS", "AMENDS", "REPEALS")
        for edge in gold.edges(type_)
    }
    rules = [node for node in gold.nodes("Regulation") if node.id in cited]
    assert one["法规制度"].max_row - 1 == len(rules)


def test_every_sheet_is_laid_out_to_be_printed(gold: Memory) -> None:
    for sheet in read(gold, sheets=True).worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.alignment.wrap_text for cell in sheet[2])
        assert all(sheet.row_dimensions[row].height >= 15 for row in range(2, sheet.max_row + 1))


def test_hostile_texts_stay_texts(memory: Memory) -> None:
    cells = [cell for row in read(memory)["巡察整改台账"].iter_rows(min_row=2, min_col=4) for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)
    shown = {str(cell.value) for cell in cells}
    assert {text for text in HOSTILE if text.isprintable() and text.strip() == text and text} <= shown


def test_the_bytes_are_the_same_on_each_engine(store: GraphStore, memory: Memory) -> None:
    assert written(store, sheets=True) == written(memory, sheets=True)


def test_an_empty_graph_is_an_empty_ledger() -> None:
    assert [sheet.max_row for sheet in read(Memory([]), sheets=True).worksheets] == [1, 1]
