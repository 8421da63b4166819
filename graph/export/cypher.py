"""A Cypher script that builds the graph in an empty Neo4j database: `cypher-shell --file graph.cypher`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import BinaryIO, TypeVar

from graph.constraints import constraint_statements
from graph.elements import Edge, Node, Value
from graph.export.pages import Elements
from graph.schema import EdgeType, load_schema
from graph.tables import INFO, INFO_ID, fingerprint, quoted

_ROWS = 500
_ESCAPED = re.compile(
    r"['\\\x00-\x1f\x7f]"
)  # what a text in quotes cannot hold as it is: ' \ and the line feed
_T = TypeVar("_T")


def write_cypher(graph: Elements, file: BinaryIO) -> None:
    """Write the script as UTF-8, a statement on each line. The same graph gives the same bytes."""
    for statement in cypher_statements(graph):
        file.write(f"{statement};\n".encode())


def cypher_statements(graph: Elements) -> Iterator[str]:
    """The statements: constraints and indexes, then nodes, then edges, `_ROWS` at a time."""
    schema = load_schema()
    yield from constraint_statements(schema)
    info: dict[str, Value] = {"id": INFO_ID, "version": schema.version, "fingerprint": fingerprint(schema)}
    yield f"CREATE (:{INFO} {_map(info)})"
    for label in schema.node_types:
        for nodes in _batches(graph.nodes(label)):
            yield _create_nodes(label, nodes)
    for edge_type in schema.edges:
        yield from _create_edges(graph, edge_type)


def _create_nodes(label: str, nodes: Iterable[Node]) -> str:
    rows = ", ".join(_map({"id": node.id, **node.values()}) for node in nodes)
    return f"UNWIND [{rows}] AS row CREATE (n:{label}) SET n = row"


def _create_edges(graph: Elements, declared: EdgeType) -> Iterator[str]:
    for edges in _batches(graph.edges(declared.type)):
        for source, target in declared.pairs:
            fitting = [edge for edge in edges if (edge.source_label, edge.target_label) == (source, target)]
            if fitting:
                yield _join(declared.type, source, target, fitting)


def _join(type_: str, source: str, target: str, edges: Iterable[Edge]) -> str:
    rows = ", ".join(
        _map({"a": edge.source, "b": edge.target})[:-1] + f", e: {_map({'key': edge.key, **edge.values()})}}}"
        for edge in edges
    )
    match = f"MATCH (a:{source} {{id: row.a}}), (b:{target} {{id: row.b}})"
    return f"UNWIND [{rows}] AS row {match} CREATE (a)-[e:{type_}]->(b) SET e = row.e"


def _map(values: Mapping[str, Value]) -> str:
    return "{" + ", ".join(f"{quoted(name)}: {_literal(value)}" for name, value in values.items()) + "}"


def _literal(value: Value) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_literal, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else f"'{_ESCAPED.sub(_escape, value)}'"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04X}" if match[0] < " " or match[0] == "\x7f" else f"\\{match[0]}"


def _batches(elements: Iterator[_T]) -> Iterator[list[_T]]:
    while batch := list(islice(elements, _ROWS)):
        yield batch
