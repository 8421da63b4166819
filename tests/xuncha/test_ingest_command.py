"""`xuncha ingest` and `xuncha status`: files into a graph."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.queries.corpus import WATER
from tests.xuncha.conftest import Result, Xuncha


def told(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.out)
    return found


def kinds(result: Result, word: str) -> dict[str, int]:
    return {row["kind"]: row[word] for row in told(result)["nodes"] if row[word]}


def test_a_second_ingest_changes_nothing_and_says_so(xuncha: Xuncha, reports: Path) -> None:
    first, second = (xuncha("ingest", "reports", "--format", "json") for _ in range(2))
    assert (first.code, second.code) == (0, 0)
    assert told(first)["read"] == told(second)["unchanged"] == 2
    assert kinds(first, "added")["Report"] == 2
    assert kinds(second, "unchanged") == kinds(first, "added")
    assert not any(kinds(second, word) for word in ("added", "changed", "removed"))


def test_again_reads_again_and_changes_nothing(xuncha: Xuncha, reports: Path) -> None:
    first = xuncha("ingest", "reports", "--format", "json")
    again = xuncha("ingest", "reports", "--again", "--format", "json")
    assert told(again)["read"] == 2
    assert kinds(again, "unchanged") == kinds(first, "added")


def test_a_changed_file_replaces_what_it_said(xuncha: Xuncha, reports: Path) -> None:
    xuncha("ingest", "reports")
    shorter = WATER[: WATER.index("2.关于")]
    (reports / "water.txt").write_text(shorter, encoding="utf-8", newline="\n")
    result = xuncha("ingest", "reports", "--format", "json")
    assert (told(result)["read"], told(result)["unchanged"]) == (1, 1)
    assert kinds(result, "removed")["Issue"] == 1
    assert "Issue" not in kinds(result, "added")


def test_what_is_good_is_kept_and_what_fails_is_named(xuncha: Xuncha, reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    (reports / "weather.txt").write_text("今天多云转晴。\n", encoding="utf-8")
    result = xuncha("ingest", "reports", "--format", "json")
    assert result.code == 1
    assert (told(result)["read"], told(result)["failed"]) == (2, 2)
    assert [Path(item["name"]).name for item in told(result)["failures"]] == ["empty.txt", "weather.txt"]
    assert "weather.txt: this is no rectification report" in result.err
    assert kinds(result, "added")["Report"] == 2
    assert "Reports: 2 read, 0 unchanged, 2 failed" in result.err


@pytest.mark.parametrize("place", ["missing.txt", "empty-folder"])
def test_a_path_without_reports_fails_in_one_sentence(xuncha: Xuncha, tmp_path: Path, place: str) -> None:
    (tmp_path / "empty-folder").mkdir()
    result = xuncha("ingest", place)
    assert result.code == 1
    assert place in result.err
    assert "Traceback" not in result.err


def test_status_tells_what_the_graph_holds(xuncha: Xuncha, reports: Path) -> None:
    xuncha("ingest", "reports", "--graph", "g.lbug")
    found = told(xuncha("status", "--graph", "g.lbug", "--format", "json"))
    assert (found["engine"], found["location"]) == ("ladybug", "g.lbug")
    assert (found["nodes"]["Report"], found["nodes"]["Issue"], found["edges"]["RAISES"]) == (2, 4, 4)
    table = xuncha("status", "--graph", "g.lbug")
    assert "engine: ladybug" in table.out


def test_the_graph_is_set_by_flag_variable_and_project(
    xuncha: Xuncha, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.xuncha]\ngraph = "project.lbug"\n', encoding="utf-8")
    xuncha("ingest", "reports")
    monkeypatch.setenv("XUNCHA_GRAPH", "variable.lbug")
    xuncha("ingest", "reports")
    xuncha("ingest", "reports", "--graph", "flag.lbug")
    assert sorted(path.name for path in tmp_path.glob("*.lbug")) == [
        "flag.lbug",
        "project.lbug",
        "variable.lbug",
    ]


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("none.lbug", "none.lbug: there is no graph; make one with `xuncha ingest`"),
        ("text.lbug", "text.lbug: is not a graph file"),
        ("http://localhost", "use bolt://HOST:PORT"),
        ("bolt://localhost:1", "set NEO4J_USERNAME and NEO4J_PASSWORD"),
    ],
)
def test_a_graph_that_cannot_be_opened_is_one_sentence(
    xuncha: Xuncha, tmp_path: Path, location: str, said: str
) -> None:
    (tmp_path / "text.lbug").write_text("no graph", encoding="utf-8")
    result = xuncha("status", "--graph", location)
    assert (result.code, result.out) == (1, "")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_a_server_that_does_not_answer_is_named_without_the_password(
    xuncha: Xuncha, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "not-to-be-seen")
    result = xuncha("status", "--graph", "bolt://localhost:1")
    assert result.code == 1
    assert "bolt://localhost:1: no Neo4j answers" in result.err
    assert "not-to-be-seen" not in result.err + result.out
