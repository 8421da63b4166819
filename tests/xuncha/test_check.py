"""`xuncha check`: problems of files with their places, findings of a graph, exit codes."""

import json
from pathlib import Path

from tests.xuncha.conftest import Xuncha

TORN = """中共云陵县档案局党组关于巡察整改进展情况的通报
2023年3月1日至5月31日，县委第一巡察组对县档案局党组开展了常规巡察，并于2024717日反馈了意见。
二、整改情况
1.关于库房管理不严的问题
一是修订《云陵县档案库房管理办法》。
2.关于目录不全的问题
中共云陵县档案局党组
2024年9月2日
"""


def test_each_problem_is_a_line_with_its_place(xuncha: Xuncha, tmp_path: Path) -> None:
    (tmp_path / "torn.txt").write_text(TORN, encoding="utf-8", newline="\n")
    result = xuncha("check", "torn.txt")
    assert result.code == 0
    (line,) = [line for line in result.out.splitlines() if "issue-without-measures" in line]
    assert line.startswith("torn.txt:6:5: warning issue-without-measures: ")
    assert line.endswith(": “目录不全”")
    notes = sum(" info " in line for line in result.out.splitlines())
    warnings = len(result.out.splitlines()) - notes
    assert result.err == f"Found: 0 errors, {warnings} warnings, {notes} notes\n"


def test_json_has_offsets_and_words(xuncha: Xuncha, tmp_path: Path) -> None:
    (tmp_path / "torn.txt").write_text(TORN, encoding="utf-8", newline="\n")
    found = json.loads(xuncha("check", "torn.txt", "--format", "json").out)
    assert any(item["code"] == "lost-characters" and "2024717日" in item["words"] for item in found)
    for item in found:
        assert TORN[item["start"] : item["end"]] == item["words"]
        before = TORN[: item["start"]]
        assert (item["line"], item["column"]) == (before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_an_error_is_exit_code_1_and_the_rest_is_checked(xuncha: Xuncha, reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    (reports / "recipe.txt").write_text("今天做红烧肉。\n", encoding="utf-8")
    result = xuncha("check", "reports", "missing.txt")
    assert result.code == 1
    lines = result.out.splitlines()
    assert any(line.startswith("reports/empty.txt: error unreadable: ") for line in lines)
    assert any(line.startswith("reports/recipe.txt: error no-report: ") for line in lines)
    assert any(line.startswith("missing.txt: error unreadable: ") for line in lines)
    assert any(line.startswith("reports/water.txt") for line in lines)


def test_the_number_of_workers_makes_no_difference(xuncha: Xuncha, reports: Path) -> None:
    one, two = (xuncha("check", "reports", "--workers", n) for n in ("1", "2"))
    assert one == two


def test_without_anything_to_check_it_is_wrong_use(xuncha: Xuncha) -> None:
    result = xuncha("check")
    assert (result.code, result.out) == (2, "")
    assert "--graph" in result.err


def test_a_graph_is_checked_where_it_is_set_or_named(xuncha: Xuncha, reports: Path) -> None:
    xuncha("ingest", "reports")
    for arguments in (("--graph",), ("--graph", "xuncha.lbug"), ("--graph", "--format", "text")):
        result = xuncha("check", *arguments)
        assert (result.code, result.out, result.err) == (0, "", "Found: 0 errors, 0 warnings, 0 notes\n")


def test_two_sources_of_one_report_are_compared(xuncha: Xuncha, tmp_path: Path) -> None:
    shorter = TORN.replace("2.关于目录不全的问题\n", "")
    for name, text in (("a.txt", TORN), ("b.txt", shorter)):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    xuncha("ingest", "a.txt", "b.txt")
    (found,) = json.loads(xuncha("check", "--graph", "--format", "json").out)
    assert (found["severity"], found["code"]) == ("warning", "sources-differ")
    assert "a.txt tells 2 issues, b.txt 1" in found["message"]
