"""GEXF and GraphML read back by networkx: every node and edge with types, lists, dates and Chinese."""

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any, BinaryIO

import networkx as nx
import pytest

from graph.elements import Edge, Node
from graph.export.network import to_networkx, write_gexf, write_graphml
from graph.export.pages import Elements
from graph.export.printable import printable
from graph.schema import Property, load_schema
from graph.store import GraphStore
from tests.graph.export.conftest import Memory

Write = Callable[[Elements, BinaryIO], None]
WRITERS = {"gexf": write_gexf, "graphml": write_graphml}


def written(write: Write, graph: Elements) -> bytes:
    file = BytesIO()
    write(graph, file)
    return file.getvalue()


def read(name: str, content: bytes) -> "nx.MultiDiGraph[str]":
    file = BytesIO(content)
    return nx.read_gexf(file) if name == "gexf" else nx.read_graphml(file, force_multigraph=True)


def values(declared: tuple[Property, ...], found: dict[str, Any]) -> dict[str, Any]:
    given = {item.name: found.get(item.name, found.get(f"{item.name}_")) for item in declared}
    lists = {item.name for item in declared if item.type == "strings"}
    return {
        name: tuple(json.loads(value)) if name in lists and value else value for name, value in given.items()
    }


def rebuilt(network: "nx.MultiDiGraph[str]") -> tuple[list[Node], list[Edge]]:
    schema = load_schema()
    nodes = []
    for name, found in network.nodes(data=True):
        label, _, id_ = name.partition("/")
        assert label == found["node_type"]
        nodes.append(schema.node(label, id_, **values(schema.node_types[label].properties, found)))
    edges = []
    for source, target, found in network.edges(data=True):
        type_, _, key = found["id"].partition("/")
        ends = [tuple(end.split("/", 1)) for end in (source, target)]
        edges.append(schema.edge(type_, *ends, key=key, **values(schema.edge_types[type_].properties, found)))
    return sorted(nodes), sorted(edges)


def cleaned(node: Node) -> Node:
    """As a file of XML holds it."""
    given = {
        name: printable(value) if isinstance(value, str) else value for name, value in node.values().items()
    }
    return load_schema().node(node.label, node.id, **given)


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_read_back_is_the_graph(memory: Memory, name: str) -> None:
    nodes, edges = rebuilt(read(name, written(WRITERS[name], memory)))
    assert nodes == [cleaned(node) for node in memory.all_nodes()]
    assert edges == memory.all_edges()


@pytest.mark.parametrize("name", WRITERS)
def test_the_bytes_are_the_same_on_each_engine(store: GraphStore, memory: Memory, name: str) -> None:
    assert written(WRITERS[name], store) == written(WRITERS[name], memory)


def test_a_networkx_graph_has_the_values_as_they_are(memory: Memory) -> None:
    network = to_networkx(memory)
    assert (network.number_of_nodes(), network.number_of_edges()) == (
        len(memory.all_nodes()),
        len(memory.all_edges()),
    )
    for edge in memory.all_edges():
        ends = (f"{edge.source_label}/{edge.source}", f"{edge.target_label}/{edge.target}")
        assert network.edges[(*ends, edge.key)] == {"edge_type": edge.type, **edge.values()}
