"""Pages of columns: all of the graph in order, whatever their size and whatever the keys look like."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import graph.embedded_pages
from graph.columns import edge_of, node_of
from graph.elements import Edge
from graph.embedded import EmbeddedStore
from graph.schema import load_schema
from tests.graph.fictional import report_graph

SCHEMA = load_schema()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    path: Path = tmp_path_factory.mktemp("pages") / "graph.lbug"
    names = [*"甲乙丙丁", "a", "z", "10", "ff", "𠮷"]
    issues = (("CITES", "云陵县财务管理办法"),), (("STUDIES", "云陵县会议制度"),)
    with EmbeddedStore(path) as opened:
        opened.replace([report_graph(name, issues=issues) for name in names])
        yield opened


def paged_edges(store: EmbeddedStore, type_: str) -> list[Edge]:
    rows = [row for page in store.edge_pages(type_) for row in page.to_pylist()]
    return [edge_of(type_, (r["from_label"], r["from"]), (r["to_label"], r["to"]), r) for r in rows]


@pytest.mark.parametrize("size", [300, 3000, 1 << 20])
def test_pages_are_the_graph_in_order(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(graph.embedded_pages, "_BYTES", size)
    monkeypatch.setattr(graph.embedded_pages, "_SAMPLE", 3)
    counts = []
    for label in SCHEMA.node_types:
        pages = list(store.node_pages(label))
        rows = [row for page in pages for row in page.to_pylist()]
        assert [node_of(label, row) for row in rows] == list(store.nodes(label))
        counts.append(len(pages))
    for type_ in SCHEMA.edge_types:
        assert paged_edges(store, type_) == list(store.edges(type_))
    assert (max(counts) > 1) == (size == 300)


def test_the_columns_that_are_asked_for_stand_behind_the_ends(store: EmbeddedStore) -> None:
    (page,) = store.edge_pages("RAISES", ("report",))
    assert page.column_names == ["from_label", "from", "to_label", "to", "report"]
    assert page["to"].to_pylist() == [edge.target for edge in store.edges("RAISES")]


def test_edges_have_their_ends_where_nodes_are_gone(tmp_path: Path) -> None:
    graphs = [report_graph(name, issues=((("CITES", "云陵县财务管理办法"),),)) for name in "甲乙丙丁戊己"]
    with EmbeddedStore(tmp_path / "graph.lbug") as store:
        store.replace(graphs)
        for graph_ in graphs[:4:2]:
            store.remove([graph_.report])
        for type_ in SCHEMA.edge_types:
            edges = paged_edges(store, type_)
            assert edges == list(store.edges(type_))
            assert edges or type_ not in ("RAISES", "CITES")
