"""JSON lines: an object for each node, then for each edge; ids first, so that files sort."""

import json
from typing import BinaryIO

from graph.elements import Edge, Node
from graph.export.pages import Elements
from graph.schema import load_schema


def write_json_lines(graph: Elements, file: BinaryIO) -> None:
    """Write all nodes and edges as UTF-8. The same graph gives the same bytes."""
    schema = load_schema()
    for label in schema.node_types:
        for node in graph.nodes(label):
            file.write(_line(_node(node)))
    for type_ in schema.edge_types:
        for edge in graph.edges(type_):
            file.write(_line(_edge(edge)))


def _node(node: Node) -> dict[str, object]:
    return {"id": node.id, "label": node.label, "properties": node.values()}


def _edge(edge: Edge) -> dict[str, object]:
    return {
        "key": edge.key,
        "type": edge.type,
        "from": {"label": edge.source_label, "id": edge.source},
        "to": {"label": edge.target_label, "id": edge.target},
        "properties": edge.values(),
    }


def _line(value: dict[str, object]) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n".encode()
