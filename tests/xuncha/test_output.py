"""Rows as table, JSON and CSV."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from xuncha.options import Format
from xuncha.output import neutral, print_rows, shown

COLUMNS = ("名称", "count", "roles")
ROWS = [("云陵县,水利局", 3, ("cites", "studies")), ("=1+1", -2, ()), (None, None, None)]


def test_json_is_a_list_of_objects(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(COLUMNS, ROWS, Format.json)
    found = json.loads(capsys.readouterr().out)
    assert found[0] == {"名称": "云陵县,水利局", "count": 3, "roles": ["cites", "studies"]}
    assert found[2] == {"名称": None, "count": None, "roles": None}


def test_csv_is_read_back_and_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(COLUMNS, ROWS, Format.csv)
    assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == [
        list(COLUMNS),
        ["云陵县,水利局", "3", "cites; studies"],
        ["'=1+1", "-2", ""],
        ["", "", ""],
    ]


@given(st.text())
def test_no_text_starts_as_a_formula(text: str) -> None:
    safe = neutral(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert safe in (text, f"'{text}")


def test_a_table_shows_every_cell_whole(capsys: pytest.CaptureFixture[str]) -> None:
    long = "整改" * 200
    print_rows(("text", "markup"), [(long, "[red]x[/red]")], Format.table, title="标题 [b]")
    out = capsys.readouterr().out
    assert long in out
    assert "[red]x[/red]" in out
    assert "标题 [b]" in out


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert shown("\x1b[2J清屏\x07\u202e") == "\ufffd[2J清屏\ufffd\ufffd"


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_a_table_is_no_wider_than_the_terminal(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    rows = [("云陵县水利局", "选人用人程序不规范，" * 9, n, ("甲", "乙"), "2023-04-06") for n in range(3)]
    print_rows(("agency", "issue", "number", "teams", "started"), rows, Format.table)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(cell_len, lines)) <= width
    assert "".join(lines).count("2023-04-06") == 3
    assert sum(line.count("规") for line in lines) == 27


def test_a_list_of_very_many_is_shortened_in_a_table_alone(capsys: pytest.CaptureFixture[str]) -> None:
    names = tuple(f"单位{n}" for n in range(100))
    print_rows(("names",), [(names,)], Format.table)
    out = capsys.readouterr().out
    assert "单位5; … 94 more" in out
    assert "单位6" not in out
    print_rows(("names",), [(names,)], Format.csv)
    assert "单位99" in capsys.readouterr().out
