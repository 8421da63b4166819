"""The picture: one page, offline, where every text stays text."""

import json
import re
from typing import Any

import pytest

from graph.view import render_page
from tests.graph.network import agency_nodes_and_edges

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>&\u2028\"'`{{ 1 }}"
DATA = re.compile(r"^const data = (\{.*\});$", re.MULTILINE)  # const data = {"nodes": …};


def page(title: str = "云陵县水利局", **given: Any) -> str:
    return render_page(*agency_nodes_and_edges(**given), title).decode("utf-8")


def data(text: str) -> dict[str, Any]:
    match = DATA.search(text)
    assert match is not None
    found: dict[str, Any] = json.loads(match[1])
    return found


def test_every_node_and_edge_is_there_once() -> None:
    found = data(page(issues=3, measures=2))
    kinds = [node["kind"] for node in found["nodes"]]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "Agency": 1,
        "Report": 1,
        "Area": 1,
        "Regulation": 1,
        "Issue": 3,
        "Measure": 6,
    }
    ids = {node["id"] for node in found["nodes"]}
    assert all(edge["from"] in ids and edge["to"] in ids for edge in found["edges"])
    citations = [edge for edge in found["edges"] if edge["to"] == "Regulation/regulation:1"]
    assert len(citations) == 12  # two occurrences of one title in a measure are two edges


def test_colours_come_from_the_schema_and_the_legend_names_them() -> None:
    text = page()
    issue = next(node for node in data(text)["nodes"] if node["kind"] == "Issue")
    assert issue["color"]["border"] == "#e53935"
    assert '<i style="background:#e53935"></i>问题 Issue' in text
    assert "PartyGroup" not in text.split("<script>", 1)[0]


def test_labels_are_cut_and_tooltips_whole() -> None:
    long = "河道巡查不到位" * 20
    issue = next(node for node in data(page(text=long))["nodes"] if node["kind"] == "Issue")
    assert issue["label"].startswith("1. 河道巡查不到位")
    assert issue["label"].endswith("…")
    assert issue["label"].count("\n") == 2
    assert long in issue["title"].replace("\n", "")


@pytest.mark.parametrize("where", ["title", "name", "text"])
def test_hostile_text_stays_text(where: str) -> None:
    text = page(**{where: HOSTILE})
    assert text.count("<script>") == page().count("<script>")
    assert text.count("</script>") == 2
    assert "<img" not in text.split("<main", 1)[0]
    nodes = data(text)["nodes"]
    if where == "text":
        assert any("alert(1)" in node["title"] for node in nodes)
    if where == "title":
        assert "<title>&lt;/script&gt;" in text


def test_nothing_is_loaded_from_anywhere() -> None:
    text = page()
    assert re.search(r"""\b(?:src|href)\s*=\s*["']?\w""", text.split("<script>", 1)[0]) is None
    assert "default-src 'none'" in text
    assert "<link" not in text
    assert "@import" not in text


def test_the_same_network_gives_the_same_bytes() -> None:
    assert page() == page()


def test_a_network_of_nothing_is_a_page() -> None:
    assert data(render_page((), (), "无").decode("utf-8"))["nodes"] == []
