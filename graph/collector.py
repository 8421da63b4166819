"""What one report says while it is built: each node and each edge once, as rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from graph.elements import Node, NodeKey
from graph.errors import SchemaError
from graph.identifiers import edge_key
from graph.judgements import Judgements
from graph.rows import EdgeGroup, ReportRows, Row, edge_names, node_names, node_row
from graph.schema import Given, load_schema

Place = tuple[int, int] | None
"""Where in the source's text a fact is said: start and end, where known."""

_UNPLACED = (None, None)
_FACT = ("report", "start", "end")
"""What stands last in a row of a fact edge."""


@dataclass(frozen=True)
class Collector:
    """Collects what `report` (an id) says; a shared node gives way to what people judged it to be."""

    report: str
    judgements: Judgements
    nodes: dict[str, dict[str, Row]] = field(default_factory=dict)
    edges: dict[EdgeGroup, dict[str, Row]] = field(default_factory=dict)

    def node(self, label: str, key: str, /, **properties: Given) -> NodeKey:
        """Make a node and keep it. Raises `SchemaError` for a property that the schema has not."""
        kept = self.judgements.instead_of(label, key)
        if kept is not None:
            return self._keep(kept)
        names = node_names(label)
        if not properties.keys() <= names.keys():
            _refuse(label, key, properties, names)
        rows = self.nodes.setdefault(label, {})
        if key not in rows:
            rows[key] = (key, *map(properties.get, names))
        return NodeKey(label, key)

    def keep(self, node: Node) -> NodeKey:
        """The node as the graph has it."""
        return self._keep(self.judgements.canonical(node))

    def fact(
        self, type_: str, source: NodeKey, target: NodeKey, place: Place, /, **properties: Given
    ) -> None:
        """What the report says once of these two nodes; it is said first at `place`."""
        key = edge_key(type_, self.report, source.id, target.id)
        self._fact(type_, source, target, key, place, properties)

    def occurrence(
        self, type_: str, source: NodeKey, target: NodeKey, place: Place, /, **properties: Given
    ) -> None:
        """What the report says at `place`; the same at another place is another edge."""
        key = edge_key(type_, self.report, source.id, target.id, *(place or ()))
        self._fact(type_, source, target, key, place, properties)

    def structural(self, type_: str, source: NodeKey, target: NodeKey) -> None:
        """What follows from the identity of `source`."""
        key = edge_key(type_, source.id, target.id)
        self._group(type_, source, target).setdefault(key, (source.id, target.id, key))

    def rows(self, source: str) -> ReportRows:
        """All that was collected; `source` is the id of the source that it was read from."""
        nodes = {label: tuple(rows.values()) for label, rows in self.nodes.items()}
        edges = {group: tuple(rows.values()) for group, rows in self.edges.items()}
        return ReportRows(self.report, source, nodes, edges)

    def _keep(self, node: Node) -> NodeKey:
        kept = self.nodes.setdefault(node.label, {})
        if node.id not in kept:
            kept[node.id] = node_row(node)
        return NodeKey(node.label, node.id)

    def _fact(
        self,
        type_: str,
        source: NodeKey,
        target: NodeKey,
        key: str,
        place: Place,
        properties: Mapping[str, Given],
    ) -> None:
        rows = self._group(type_, source, target)
        if key not in rows:
            said = _said(type_, key, properties)
            rows[key] = (source.id, target.id, key, *said, self.report, *(place or _UNPLACED))

    def _group(self, type_: str, source: NodeKey, target: NodeKey) -> dict[str, Row]:
        group = (type_, (source.label, target.label))
        rows = self.edges.get(group)
        if rows is None:
            if group[1] not in load_schema().edge_type(type_).pairs:
                raise SchemaError(f"{type_} joins no {source.label} to a {target.label}")
            rows = self.edges[group] = {}
        return rows


def _said(type_: str, key: str, properties: Mapping[str, Given]) -> Row:
    """The properties of a fact edge without those that all such edges have."""
    names = _own_names(type_)
    if not properties.keys() <= names.keys():
        _refuse(type_, key, properties, names)
    return tuple(map(properties.get, names))


@cache
def _own_names(type_: str) -> Mapping[str, None]:
    return dict.fromkeys(tuple(edge_names(type_))[: -len(_FACT)])


def _refuse(kind: str, key: str, properties: Mapping[str, Given], names: Mapping[str, None]) -> None:
    unknown = next(name for name in properties if name not in names)
    raise SchemaError(f"{kind} {key}: no property {unknown!r}; declare it in graph/schema.toml")
