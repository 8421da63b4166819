"""What one report says while it is built: each node and each edge once, as rows."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.elements import Node, NodeKey
from graph.errors import SchemaError
from graph.identifiers import Identifiers, edge_key, edge_keys
from graph.judgements import Judgements
from graph.rows import EdgeGroup, ReportRows, Row, edge_names, node_names, node_row
from graph.schema import Given, load_schema

Place = tuple[int, int] | None
"""Where in the source's text a fact is said: start and end, where known."""

_UNPLACED = (None, None)
_FACT = ("report", "start", "end")
"""What stands last in a row of a fact edge."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The fact edges of one type between nodes of two labels, as one report says them."""

    type: str
    report: str
    names: tuple[str, ...]
    """The properties that only this type has."""
    rows: dict[str, Row]
    keys: Identifiers

    def in_order(self, names: tuple[str, ...], values: Row) -> Row:
        """Values of these names. Raises `SchemaError` where the schema has others, or another order."""
        if names != self.names:
            raise _other_names(self.type, names)
        return values

    def add(self, source: str, target: str, place: Place, *where: int, properties: Row = ()) -> None:
        """Say it of two nodes, by their ids, unless it was said; `where` makes it one of several."""
        key = self.keys.of(source, target, *where)
        if key not in self.rows:
            self.rows[key] = (source, target, key, *properties, self.report, *(place or _UNPLACED))


@dataclass(frozen=True)
class Collector:
    """Collects what `report` (an id) says; a shared node gives way to what people judged it to be."""

    report: str
    judgements: Judgements
    nodes: dict[str, dict[str, Row]] = field(default_factory=lambda: defaultdict(dict))
    edges: dict[EdgeGroup, dict[str, Row]] = field(default_factory=lambda: defaultdict(dict))
    _facts: dict[tuple[str, str, str], Facts] = field(default_factory=dict)

    def node(self, label: str, key: str, /, **properties: Given) -> NodeKey:
        """Make a node and keep it. Raises `SchemaError` for a property that the schema has not."""
        kept = self.judgements.instead_of(label, key)
        if kept is not None:
            return self._keep(kept)
        names = node_names(label)
        rows = self.nodes[label]
        if key not in rows:
            rows[key] = (key, *_in_order(label, key, properties, names))
        return NodeKey(label, key)

    def parts(self, label: str, names: tuple[str, ...]) -> dict[str, Row]:
        """The rows of an owned label by key, to add to: key, then the values of these names.

        Raises `SchemaError` where the names are not the schema's in the schema's order.
        """
        if tuple(node_names(label)) != names:
            raise _other_names(label, names)
        return self.nodes[label]

    def keep(self, node: Node) -> NodeKey:
        """The node as the graph has it."""
        return self._keep(self.judgements.canonical(node))

    def facts(self, type_: str, source: str, target: str) -> Facts:
        """The facts of a type between nodes of two labels. Raises `SchemaError` where the schema has none."""
        found = self._facts.get((type_, source, target))
        if found is None:
            keys = edge_keys(type_, self.report)
            rows = self._group(type_, source, target)
            found = self._facts[type_, source, target] = Facts(
                type_, self.report, _own_names(type_), rows, keys
            )
        return found

    def fact(
        self, type_: str, source: NodeKey, target: NodeKey, place: Place, /, **properties: Given
    ) -> None:
        """What the report says once of these two nodes; it is said first at `place`."""
        facts = self.facts(type_, source.label, target.label)
        values = _in_order(type_, source.id, properties, facts.names) if properties or facts.names else ()
        facts.add(source.id, target.id, place, properties=values)

    def structural(self, type_: str, source: NodeKey, target: NodeKey) -> None:
        """What follows from the identity of `source`."""
        key = edge_key(type_, source.id, target.id)
        self._group(type_, source.label, target.label).setdefault(key, (source.id, target.id, key))

    def cited(self, label: str) -> tuple[str, ...]:
        """The ids of the nodes of a label that citations lead to so far, sorted."""
        found = (rows for (type_, pair), rows in self.edges.items() if pair[1] == label and _cites(type_))
        return tuple(sorted({str(row[1]) for rows in found for row in rows.values()}))

    def rows(self, source: str) -> ReportRows:
        """All that was collected; `source` is the id of the source that it was read from."""
        nodes = {label: tuple(rows.values()) for label, rows in self.nodes.items() if rows}
        edges = {group: tuple(rows.values()) for group, rows in self.edges.items() if rows}
        return ReportRows(self.report, source, nodes, edges)

    def _keep(self, node: Node) -> NodeKey:
        kept = self.nodes[node.label]
        if node.id not in kept:
            kept[node.id] = node_row(node)
        return NodeKey(node.label, node.id)

    def _group(self, type_: str, source: str, target: str) -> dict[str, Row]:
        if (source, target) not in load_schema().edge_type(type_).pairs:
            raise SchemaError(f"{type_} joins no {source} to a {target}")
        return self.edges[type_, (source, target)]


def _in_order(kind: str, key: str, properties: Mapping[str, Given], names: Collection[str]) -> Row:
    for name in properties:
        if name not in names:
            raise SchemaError(f"{kind} {key}: no property {name!r}; declare it in graph/schema.toml")
    return tuple(map(properties.get, names))


def _other_names(kind: str, names: Sequence[str]) -> SchemaError:
    return SchemaError(f"{kind}: the mapping knows {', '.join(names)}; graph/schema.toml has others")


def _cites(type_: str) -> bool:
    return load_schema().edge_type(type_).citation


@cache
def _own_names(type_: str) -> tuple[str, ...]:
    return tuple(edge_names(type_))[: -len(_FACT)]
