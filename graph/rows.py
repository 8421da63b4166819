"""What one report says as plain rows: what the mapping makes, and what becomes columns or elements.

A row has all values of an element in the schema's order, with None for what is not said. Rows are not
checked one by one: whole columns are, where rows become columns (graph/packing.py), and each element where
they become elements.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph.elements import Edge, Node, ReportGraph
from graph.errors import SchemaError, StoreError
from graph.schema import Given, load_schema
from graph.trunk import REPORT

Row = tuple[Given, ...]
Pair = tuple[str, str]
EdgeGroup = tuple[str, Pair]
"""An edge type with the labels that its edges join."""

NODE_HEAD = ("id",)
EDGE_HEAD = ("from", "to", "key")
"""What stands in a row before the properties."""


@dataclass(frozen=True, slots=True)
class ReportRows:
    """All that one source of one report says, each element once: rows by label, and by type and pair."""

    report: str
    source: str
    nodes: Mapping[str, Sequence[Row]]
    edges: Mapping[EdgeGroup, Sequence[Row]]

    def graph(self) -> ReportGraph:
        """The same as elements, sorted. Raises `SchemaError` where a value does not fit the schema."""
        nodes = sorted(node_of_row(label, row) for label, rows in self.nodes.items() for row in rows)
        edges = sorted(edge_of_row(group, row) for group, rows in self.edges.items() for row in rows)
        return ReportGraph(self.report, self.source, tuple(nodes), tuple(edges))

    def check_whole(self) -> None:
        """Every node must be reached: else the report could not be found again, to be replaced or removed."""
        ids = {(label, row[0]) for label, rows in self.nodes.items() for row in rows}
        starts = {(pair[0], row[0]) for (_, pair), rows in self.edges.items() for row in rows}
        reached = {(pair[1], row[1]) for (_, pair), rows in self.edges.items() for row in rows}
        reached.add((REPORT, self.report))
        if ids != reached or not starts <= ids:
            label, id_ = min((ids ^ reached) | (starts - ids))
            raise StoreError(
                f"report {self.report}: {label} {id_} is joined to nothing or missing; "
                "this is a fault of the mapping, not of the report"
            )


def rows_of(graph: ReportGraph) -> ReportRows:
    """Elements as rows."""
    nodes: dict[str, list[Row]] = {}
    edges: dict[EdgeGroup, list[Row]] = {}
    for node in graph.nodes:
        nodes.setdefault(node.label, []).append(node_row(node))
    for edge in graph.edges:
        values = edge.values()
        row = (edge.source, edge.target, edge.key, *(values.get(name) for name in edge_names(edge.type)))
        edges.setdefault((edge.type, (edge.source_label, edge.target_label)), []).append(row)
    return ReportRows(graph.report, graph.source, nodes, edges)


def node_row(node: Node) -> Row:
    return (node.id, *map(dict(node.properties).get, node_names(node.label)))


def node_of_row(label: str, row: Row) -> Node:
    """Raises `SchemaError`."""
    return load_schema().node(label, _text(row[0]), **dict(zip(node_names(label), row[1:], strict=True)))


def edge_of_row(group: EdgeGroup, row: Row) -> Edge:
    """Raises `SchemaError`."""
    type_, (start, end) = group
    source, target, key = map(_text, row[:3])
    values = dict(zip(edge_names(type_), row[3:], strict=True))
    return load_schema().edge(type_, (start, source), (end, target), key=key, **values)


@cache
def node_names(label: str) -> Mapping[str, None]:
    """The properties of a label, in the order of its rows. Raises `SchemaError`."""
    return dict.fromkeys(load_schema().node_type(label).by_name)


@cache
def edge_names(type_: str) -> Mapping[str, None]:
    """The properties of an edge type, in the order of its rows. Raises `SchemaError`."""
    return dict.fromkeys(load_schema().edge_type(type_).by_name)


def _text(value: Given) -> str:
    if not isinstance(value, str):
        raise SchemaError(f"an id or a key must be a string, not {value!r:.60}")
    return value
