"""The whole path on each engine: files in, the same answers out."""

import json
from pathlib import Path

import pytest

from tests.conftest import GraphPlace
from tests.xuncha.conftest import Xuncha

ASKED = (
    ("regulations-across-agencies", "--min-agencies", "1"),
    ("agencies-citing-regulation", "--regulation", "中国共产党巡视工作条例"),
    ("citations-of-regulation", "--regulation", "保密工作制度（云陵县水利局）"),
    ("agency-issues", "--agency", "水利"),
    ("inspection-timeline",),
)


def test_the_rows_are_those_of_the_embedded_graph(
    xuncha: Xuncha, reports: Path, graph_place: GraphPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert xuncha("ingest", "reports", "--graph", "embedded.lbug").code == 0
    embedded = [
        xuncha("query", *question, "--graph", "embedded.lbug", "--format", "json") for question in ASKED
    ]
    for name, value in graph_place.environ().items():
        monkeypatch.setenv(name, value)
    assert xuncha("ingest", "reports").code == 0
    for question, expected in zip(ASKED, embedded, strict=True):
        found = xuncha("query", *question, "--format", "json")
        assert found == expected
        assert json.loads(found.out)


def test_a_second_ingest_changes_nothing(
    xuncha: Xuncha, reports: Path, graph_place: GraphPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in graph_place.environ().items():
        monkeypatch.setenv(name, value)
    first, again = (
        json.loads(xuncha("ingest", "reports", "--again", "--format", "json").out) for _ in range(2)
    )
    assert [row["unchanged"] for row in again["nodes"]] == [row["added"] for row in first["nodes"]]


def test_status_tells_no_password(
    xuncha: Xuncha, graph_place: GraphPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in graph_place.environ().items():
        monkeypatch.setenv(name, value)
    graph_place.open().close()
    result = xuncha("status", "--format", "json")
    assert json.loads(result.out)["engine"] == graph_place.engine
    assert graph_place.password is None or graph_place.password not in result.out + result.err
