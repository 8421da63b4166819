"""`xuncha remove`: nothing is left that only the report said, on each engine."""

import json
from pathlib import Path

import pytest

from tests.conftest import GraphPlace
from tests.graph.dumping import dump
from tests.queries.corpus import WATER
from tests.xuncha.conftest import Xuncha


@pytest.fixture
def place(graph_place: GraphPlace, monkeypatch: pytest.MonkeyPatch) -> GraphPlace:
    for name, value in graph_place.environ().items():
        monkeypatch.setenv(name, value)
    return graph_place


def test_what_is_left_is_as_if_it_had_never_been_there(
    xuncha: Xuncha, reports: Path, place: GraphPlace
) -> None:
    xuncha("ingest", "reports/school.txt")
    with place.open(read_only=True) as store:
        before = dump(store)
    xuncha("ingest", "reports/water.txt")
    result = xuncha("remove", "reports/water.txt", "--format", "json")
    assert result.code == 0
    with place.open(read_only=True) as store:
        assert dump(store) == before
    told = json.loads(result.out)
    assert [report["title"] for report in told["reports"]] == [WATER.split("\n", 1)[0]]
    removed = {row["kind"]: row["removed"] for row in told["removed"]}
    assert (removed["Report"], removed["Source"], removed["Issue"]) == (1, 1, 2)


def test_the_last_report_leaves_an_empty_graph(xuncha: Xuncha, reports: Path, place: GraphPlace) -> None:
    xuncha("ingest", "reports")
    with place.open(read_only=True) as store:
        ids = [node.id for node in store.nodes("Report")]
    result = xuncha("remove", *ids)
    assert (result.code, result.err.count("Removed report:")) == (0, 2)
    with place.open(read_only=True) as store:
        assert dump(store) == ([], [])


def test_it_is_found_by_its_title_and_comes_back(xuncha: Xuncha, reports: Path) -> None:
    xuncha("ingest", "reports")
    assert xuncha("remove", WATER.split("\n", 1)[0]).code == 0
    assert "1 read, 1 unchanged" in xuncha("ingest", "reports").err


@pytest.mark.parametrize("name", ["water", "云陵县水利局", "report:none"])
def test_a_name_that_is_not_whole_removes_nothing(xuncha: Xuncha, reports: Path, name: str) -> None:
    xuncha("ingest", "reports")
    result = xuncha("remove", "reports/school.txt", name)
    assert result.code == 2
    assert "the graph has no such report; the nearest are:" in result.err
    assert "0 read, 2 unchanged" in xuncha("ingest", "reports").err
