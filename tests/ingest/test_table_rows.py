"""Tables as lines: listings, forms, merged cells; the same from pages and Word files."""

import io

import pytest

from ingest.source import read_bytes
from ingest.table_rows import Cell, is_listing, listing_lines

HEAD: list[Cell] = [("序号",), ("反馈问题",), ("整改措施",)]

LISTINGS: list[tuple[list[list[Cell]], bool]] = [
    ([HEAD, [("1",), ("甲",), ("一是乙。", "二是丙。")]], True),
    ([[("整改情况一览表",)], HEAD, [("1",), ("甲",), ("乙",)]], True),
    ([HEAD], False),
    ([[("来源：县林业局",), ("发布时间：2024-08-30",)], [("点击",), ("打印",)]], False),
    ([[("上一段。", "下一段。"), ("甲",)], [("乙",), ("丙",)]], False),
    ([[("甲",)], [("乙",)]], False),
    ([], False),
]


@pytest.mark.parametrize(("rows", "listing"), LISTINGS)
def test_listing(rows: list[list[Cell]], listing: bool) -> None:
    assert is_listing(rows) is listing


def test_lines_of_a_listing() -> None:
    rows: list[list[Cell]] = [
        [("一览表", "（截至6月底）")],
        HEAD,
        [("1",), ("学习不深入",), ("一是修订制度。", "二是组织学习")],
        [None, None, ("三是开展测试。",)],
        [("2",), ("",), ("完成\n整改",)],
    ]
    assert list(listing_lines(rows)) == [
        "一览表",
        "（截至6月底）",
        "序号\t反馈问题\t整改措施",
        "1\t学习不深入\t一是修订制度。二是组织学习 三是开展测试。",
        "2\t\t完成 整改",
    ]


WANTED = [
    "中共云陵县林业局党组关于巡察整改进展情况的通报",
    "根据县委统一部署，县委第一巡察组开展了巡察，现将整改情况公布。",
    "序号\t反馈问题\t整改措施",
    "1\t学习不深入\t一是修订《学习制度》。二是组织学习《信访工作条例》。三是开展测试。",
    "2\t台账不清\t建立《资产台账》。",
    "特此通报。",
]


def test_page_with_cells_that_reach_down() -> None:
    rows = (
        "<tr><th>序号</th><th>反馈问题</th><th>整改措施</th></tr>"
        "<tr><td rowspan='2'>1</td><td rowspan='2'>学习不深入</td>"
        "<td><p>一是修订《学习制度》。</p><p>二是组织学习《信访工作条例》。</p></td></tr>"
        "<tr><td>三是开展测试。</td></tr>"
        "<tr><td>2</td><td>台账不清</td><td>建立《资产台账》。</td></tr>"
    )
    page = (
        f"<html><head><meta charset='utf-8'></head><body><div><h1>{WANTED[0]}</h1><p>{WANTED[1]}</p>"
        f"<table border='1'><tbody>{rows}</tbody></table><p>{WANTED[-1]}</p></div></body></html>"
    )
    assert read_bytes(page.encode(), "page.html").text.split("\n") == WANTED


def test_word_file_with_cells_that_reach_down() -> None:
    from docx import Document

    document = Document()
    document.add_paragraph(WANTED[0])
    document.add_paragraph(WANTED[1])
    table = document.add_table(rows=4, cols=3)
    cells = [["序号", "反馈问题", "整改措施"], ["1", "学习不深入", ""], ["", "", "三是开展测试。"],
             ["2", "台账不清", "建立《资产台账》。"]]  # fmt: skip
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 2).text = "一是修订《学习制度》。"
    table.cell(1, 2).add_paragraph("二是组织学习《信访工作条例》。")
    for column in (0, 1):
        table.cell(1, column).merge(table.cell(2, column))
    document.add_paragraph(WANTED[-1])
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_bytes(buffer.getvalue(), "a.docx").text.split("\n") == WANTED
