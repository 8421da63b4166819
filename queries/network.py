"""The part of a graph around one agency, as nodes and edges of the schema."""

from collections.abc import Iterator
from typing import Any

from graph.elements import Edge, Node, Value
from graph.schema import Schema, load_schema
from graph.store import GraphStore

_GROUP = "UNWIND $groups AS wanted MATCH (p:PartyGroup {id: wanted})"
_REPORT = f"{_GROUP}<-[:ISSUED_BY]-(r:Report)"
_ISSUE = f"{_REPORT}-[:RAISES]->(i:Issue)"
_MEASURE = f"{_ISSUE}-[:ADDRESSED_BY]->(m:Measure)"
_CITES = "[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]"

_NODES = (
    ("PartyGroup", "p", _GROUP),
    ("Agency", "a", f"{_GROUP}-[:LEADS]->(a:Agency)"),
    ("Report", "r", _REPORT),
    ("Area", "s", f"{_REPORT}-[:HAS_AREA]->(s:Area)"),
    ("Issue", "i", _ISSUE),
    ("Measure", "m", _MEASURE),
    ("Regulation", "g", f"{_REPORT}-{_CITES}->(g:Regulation)"),
    ("Regulation", "g", f"{_ISSUE}-{_CITES}->(g:Regulation)"),
    ("Regulation", "g", f"{_MEASURE}-{_CITES}->(g:Regulation)"),
)
"""Label, variable and pattern: from these the nodes come."""

_EDGES = (
    ("LEADS", ("PartyGroup", "p"), ("Agency", "a"), f"{_GROUP}-[c:LEADS]->(a:Agency)"),
    ("ISSUED_BY", ("Report", "r"), ("PartyGroup", "p"), f"{_GROUP}<-[c:ISSUED_BY]-(r:Report)"),
    ("HAS_AREA", ("Report", "r"), ("Area", "s"), f"{_REPORT}-[c:HAS_AREA]->(s:Area)"),
    ("RAISES", ("Report", "r"), ("Issue", "i"), f"{_REPORT}-[c:RAISES]->(i:Issue)"),
    ("HAS_ISSUE", ("Area", "s"), ("Issue", "i"), f"{_REPORT}-[:HAS_AREA]->(s:Area)-[c:HAS_ISSUE]->(i:Issue)"),
    ("ADDRESSED_BY", ("Issue", "i"), ("Measure", "m"), f"{_ISSUE}-[c:ADDRESSED_BY]->(m:Measure)"),
)
"""Type, ends as label and variable, and pattern: from these the edges come, beside the citations."""

_CITING = (("Report", "r", _REPORT), ("Issue", "i", _ISSUE), ("Measure", "m", _MEASURE))


def agency_network(store: GraphStore, groups: list[str]) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """The agency of these party groups, with its reports, areas, issues, measures and their regulations.

    Nodes and edges are sorted, each once. Raises `StoreError` where the engine fails.
    """
    schema = load_schema()
    nodes = {node for part in _NODES for node in _nodes(store, schema, groups, *part)}
    edges = {edge for part in _EDGES for edge in _edges(store, schema, groups, *part)}
    for type_ in (item.type for item in schema.edges if item.citation):
        for label, variable, pattern in _CITING:
            cited = f"{pattern}-[c:{type_}]->(g:Regulation)"
            edges.update(_edges(store, schema, groups, type_, (label, variable), ("Regulation", "g"), cited))
    return tuple(sorted(nodes, key=_node_order)), tuple(sorted(edges, key=_edge_order))


def _nodes(
    store: GraphStore, schema: Schema, groups: list[str], label: str, variable: str, pattern: str
) -> Iterator[Node]:
    names = [item.name for item in schema.node_type(label).properties]
    returned = [f"{variable}.id AS id", *(f"{variable}.`{name}` AS `{name}`" for name in names)]
    for row in _rows(store, groups, pattern, returned):
        yield Node(label, str(row[0]), _properties(names, row[1:]))


def _edges(
    store: GraphStore,
    schema: Schema,
    groups: list[str],
    type_: str,
    source: tuple[str, str],
    target: tuple[str, str],
    pattern: str,
) -> Iterator[Edge]:
    names = [item.name for item in schema.edge_type(type_).properties]
    ends = ["c.key AS key", f"{source[1]}.id AS source_id", f"{target[1]}.id AS target_id"]
    for row in _rows(store, groups, pattern, [*ends, *(f"c.`{name}` AS `{name}`" for name in names)]):
        key, source_id, target_id = map(str, row[:3])
        yield Edge(type_, key, source[0], source_id, target[0], target_id, _properties(names, row[3:]))


def _rows(store: GraphStore, groups: list[str], pattern: str, returned: list[str]) -> tuple[Any, ...]:
    cypher = f"{pattern} RETURN DISTINCT {', '.join(returned)}"
    return store.run(cypher, {"groups": groups}, limit=None, seconds=None).rows


def _properties(names: list[str], values: tuple[Any, ...]) -> tuple[tuple[str, Value], ...]:
    found = zip(names, values, strict=True)
    return tuple((n, tuple(v) if isinstance(v, list) else v) for n, v in found if v is not None)


def _node_order(node: Node) -> tuple[str, str]:
    return node.label, node.id


def _edge_order(edge: Edge) -> tuple[str, str]:
    return edge.type, edge.key
