"""Rows as files: what is read back, and what a spreadsheet must not run."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from xuncha.options import RowFormat
from xuncha.row_formats import encode_rows

CELLS = st.one_of(
    st.none(), st.integers(-(2**40), 2**40), st.text(max_size=20), st.tuples(st.text(max_size=5))
)
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=4)


@given(ROWS)
@settings(max_examples=30)
def test_json_lines_are_the_rows(rows: list[tuple[object, object]]) -> None:
    content = encode_rows(("a", "b"), rows, RowFormat.jsonl, "t").decode("utf-8")
    found = [json.loads(line) for line in content.split("\n") if line]
    assert found == [{"a": _listed(a), "b": _listed(b)} for a, b in rows]
    assert found == json.loads(encode_rows(("a", "b"), rows, RowFormat.json, "t"))


def _listed(cell: object) -> object:
    return list(cell) if isinstance(cell, tuple) else cell


@given(ROWS)
@settings(max_examples=20, deadline=None)
def test_a_workbook_opens_and_holds_no_formula(rows: list[tuple[object, object]]) -> None:
    book = load_workbook(io.BytesIO(encode_rows(("=1+1", "b"), rows, RowFormat.xlsx, "t")))
    cells = [cell for line in book["rows"].iter_rows() for cell in line]
    assert all(cell.data_type != "f" for cell in cells)


def test_a_text_like_a_formula_stays_a_text() -> None:
    content = encode_rows(("a",), [("=HYPERLINK(1)",), (None,), (7,), (True,)], RowFormat.xlsx, "t")
    sheet = load_workbook(io.BytesIO(content))["rows"]
    assert [cell.value for cell in sheet["A"]] == ["a", "=HYPERLINK(1)", None, 7, True]
    assert sheet["A2"].data_type == "s"


@pytest.mark.parametrize("cell", ["甲|乙", "甲\n乙", "<b>", "a_b*c`d`"])
def test_markdown_keeps_one_line_for_each_row(cell: str) -> None:
    content = encode_rows(("a",), [(cell,)], RowFormat.markdown, "t").decode("utf-8")
    assert len(content.splitlines()) == 3
    assert content.splitlines()[2].replace("\\|", "").count("|") == 2
    assert "<b>" not in content
