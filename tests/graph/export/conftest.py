"""A graph of fictional reports with texts that formats trip over, on each engine, and what it should hold."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from graph.elements import Edge, Node, Properties, ReportGraph, Value
from graph.mapping import build_graph
from graph.schema import load_schema
from graph.store import GraphStore
from ingest.report import ParsedReport
from tests.conftest import ENGINES, GraphPlace, erase

GOLD = Path(__file__).parents[2] / "gold" / "dev"
REPORTS = ("g1-county-bureau", "g1-hospital", "g2-street-liuyin", "g2-county-water")
HOSTILE = (
    "=1+1", "+86", "-1", "@SUM(A1)", "0012", "2024-01-01", "true", "null", "",
    'a"b\'c\\d', "\\u0041 \\n ${x} {{x}} %s", "<b>&amp;</b>]]><!--", "一\n二\r\n三\r四\t五",
    " 前后 ", "；;,|\x1f",
    "\x0b\x0c\x01\x7f\x85\u2028\ufeff\ufffe\uffff", "𠮷😀é", "《关于印发〈办法〉的通知》",
    "https://example.org/?a=1&b=<2>",
)  # fmt: skip
"""Texts that some format takes for something else, or cannot hold as they are."""
ORDERS = (("乙", "甲", "丙"), ("甲", "甲"), ('有"引号"', "a,b;c"), ("一",))


class Memory:
    """A graph in memory, to compare with."""

    def __init__(self, graphs: list[ReportGraph]) -> None:
        self._nodes = {(node.label, node.id): node for graph in graphs for node in graph.nodes}
        self._edges = {(edge.type, edge.key): edge for graph in graphs for edge in graph.edges}

    def nodes(self, label: str) -> Iterator[Node]:
        return iter(sorted(node for node in self._nodes.values() if node.label == label))

    def edges(self, type_: str) -> Iterator[Edge]:
        return iter(sorted(edge for edge in self._edges.values() if edge.type == type_))

    def all_nodes(self) -> list[Node]:
        return sorted(self._nodes.values())

    def all_edges(self) -> list[Edge]:
        return sorted(self._edges.values())


@cache
def hostile_graphs() -> list[ReportGraph]:
    """Gold reports, with hostile texts for issues and measures, and lists out of order."""
    return [_hostile(graph) for graph in gold_graphs()]


@cache
def gold_graphs() -> list[ReportGraph]:
    return [_build(name) for name in REPORTS]


@pytest.fixture
def memory() -> Memory:
    return Memory(hostile_graphs())


@pytest.fixture(scope="module", params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """The graph of `hostile_graphs` on each engine, for reading."""
    yield from filled(request.param, hostile_graphs(), request, tmp_path_factory)


def filled(
    engine: str,
    graphs: Sequence[ReportGraph],
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[GraphStore]:
    """A store with these reports, for reading."""
    if engine == "ladybug":
        place = GraphPlace("ladybug", str(tmp_path_factory.mktemp("export") / "graph.lbug"))
    else:
        server = request.getfixturevalue("neo4j")
        erase(server)
        place = GraphPlace("neo4j", server.uri, server.user, server.password)
    with place.open() as writing:
        writing.replace(graphs)
    with place.open(read_only=True) as reading:
        yield reading


def _build(name: str) -> ReportGraph:
    text = (GOLD / f"{name}.txt").read_text(encoding="utf-8")
    parsed = ParsedReport.from_json(json.loads((GOLD / f"{name}.gold.json").read_text(encoding="utf-8")))
    return build_graph(parsed, text=text, location=f"examples/{name}.txt")


def _hostile(graph: ReportGraph) -> ReportGraph:
    texts = iter(HOSTILE * len(graph.nodes))
    orders = iter(ORDERS * len(graph.edges))
    nodes = tuple(
        replace(node, properties=_with(node.properties, "text", next(texts)))
        if node.label in ("Issue", "Measure")
        else node
        for node in graph.nodes
    )
    nodes = tuple(_listed(node, next(orders)) if node.label == "Report" else node for node in nodes)
    return replace(graph, nodes=nodes)


def _listed(node: Node, values: tuple[str, ...]) -> Node:
    return load_schema().node(node.label, node.id, **{**node.values(), "also_inspected": values})


def _with(properties: Properties, name: str, value: Value) -> Properties:
    return tuple((key, value if key == name else old) for key, old in properties)
