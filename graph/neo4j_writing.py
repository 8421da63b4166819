"""One writing transaction on Neo4j: everything goes in batches of rows, by UNWIND."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from graph.columns import edge_of, node_of
from graph.elements import Edge, Node, Properties
from graph.errors import StoreError
from graph.replacement import by_label, by_pair
from graph.rows import Pair
from graph.sources import Facts
from graph.tables import INFO, INFO_ID
from graph.trunk import HAS_SOURCE, REPORT, SOURCE, Trunk, trunk_of, trunks

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_ROWS = 5_000
"""Rows in one statement: large enough that round trips do not count, small enough for the server's heap."""
_T = TypeVar("_T")


class Neo4jWriting:
    """`graph.replacement.Writing` in a transaction, which locks the graph against other writers first.

    The lock is the one on the GraphInfo node: a second writer waits for it until the first has committed,
    so that no writer drops a shared node to which another one is just adding an edge.
    """

    def __init__(self, transaction: "ManagedTransaction") -> None:
        self._transaction = transaction
        self._run(f"MATCH (i:{INFO} {{id: $id}}) SET i.version = i.version", id=INFO_ID)

    def homes(self, sources: Sequence[str]) -> Mapping[str, str]:
        way = f"MATCH (s:{SOURCE} {{id: id}})<-[:{HAS_SOURCE}]-(r:{REPORT})"
        rows = self._fetch(f"UNWIND $ids AS id {way} RETURN id, r.id", ids=list(sources))
        return dict(rows)

    def facts(self, reports: Sequence[str]) -> Mapping[str, Facts]:
        nodes: dict[str, set[Node]] = {node.id: {node} for node in self.find_nodes(REPORT, reports)}
        edges: dict[str, set[Edge]] = {report: set() for report in nodes}
        there = sorted(nodes)
        for trunk in trunks() if nodes else ():
            for report, node in self._nodes_at(trunk, there) if trunk.owned else ():
                nodes[report].add(node)
            for report, edge in self._edges_from(trunk, there) if trunk.facts else ():
                edges[report].add(edge)
        return {report: Facts(tuple(sorted(nodes[report])), tuple(sorted(edges[report]))) for report in there}

    def find_nodes(self, label: str, ids: Sequence[str]) -> Iterable[Node]:
        asked = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN properties(n)"
        return [node_of(label, values) for part in _parts(ids) for (values,) in self._fetch(asked, ids=part)]

    def find_structural(self, type_: str, pair: Pair, sources: Sequence[str]) -> Iterable[Edge]:
        way = f"MATCH (:{pair[0]} {{id: id}})-[e:{type_}]->(b:{pair[1]})"
        rows = self._fetch(f"UNWIND $ids AS id {way} RETURN id, b.id, properties(e)", ids=list(sources))
        return [edge_of(type_, (pair[0], start), (pair[1], end), values) for start, end, values in rows]

    def create(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
        for label, alike in by_label(nodes).items():
            self._create_nodes(label, alike)
        for (type_, pair), joined in by_pair(edges).items():
            self._create_edges(type_, pair, joined)

    def set_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        for part in _parts(nodes):
            self._run(
                f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n = row", rows=_node_rows(part)
            )

    def delete_nodes(self, label: str, ids: Sequence[str]) -> None:
        for part in _parts(ids):
            self._run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", ids=part)

    def delete_facts(self, type_: str, pair: Pair, report: str, keys: Sequence[str]) -> int:
        way = f"MATCH {trunk_of(pair[0]).pattern('$report')}-[e:{type_}]->(:{pair[1]})"
        statement = f"{way} WHERE e.report = $report AND e.key IN $keys DELETE e"
        result = self._transaction.run(statement, report=report, keys=list(keys))
        return result.consume().counters.relationships_deleted

    def unpointed(self, label: str, ids: Sequence[str]) -> Sequence[str]:
        asked = (
            f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE NOT EXISTS {{ MATCH (n)<--() }} RETURN id"
        )
        return [id_ for part in _parts(ids) for (id_,) in self._fetch(asked, ids=part)]

    def _create_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        for part in _parts(nodes):
            self._run(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", rows=_node_rows(part))

    def _create_edges(self, type_: str, pair: Pair, edges: Sequence[Edge]) -> None:
        ends = f"MATCH (a:{pair[0]} {{id: row.source}}) MATCH (b:{pair[1]} {{id: row.target}})"
        statement = f"UNWIND $rows AS row {ends} CREATE (a)-[e:{type_}]->(b) SET e = row.values"
        for part in _parts(edges):
            rows = [
                {"source": e.source, "target": e.target, "values": _values("key", e.key, e.properties)}
                for e in part
            ]
            made = self._transaction.run(statement, rows=rows).consume().counters.relationships_created
            if made != len(part):  # a MATCH that finds nothing is no error to the server
                raise StoreError(f"{len(part) - made} {type_} edges have an end that is missing in the graph")

    def _nodes_at(self, trunk: Trunk, reports: list[str]) -> Iterator[tuple[str, Node]]:
        asked = f"UNWIND $reports AS report MATCH {trunk.pattern('report')} RETURN report, properties(a)"
        for report, values in self._fetch(asked, reports=reports):
            yield report, node_of(trunk.label, values)

    def _edges_from(self, trunk: Trunk, reports: list[str]) -> Iterator[tuple[str, Edge]]:
        way = f"MATCH {trunk.pattern('report')}-[e:{'|'.join(trunk.facts)}]->(b) WHERE e.report = report"
        told = "report, a.id, type(e), properties(e), labels(b)[0], b.id"
        rows = self._fetch(f"UNWIND $reports AS report {way} RETURN {told}", reports=reports)
        for report, start, type_, values, label, end in rows:
            yield report, edge_of(type_, (trunk.label, start), (label, end), values)

    def _fetch(self, statement: str, **parameters: Any) -> list[list[Any]]:
        return self._transaction.run(statement, parameters).values()

    def _run(self, statement: str, **parameters: Any) -> None:
        self._transaction.run(statement, parameters).consume()


def _node_rows(nodes: Iterable[Node]) -> list[dict[str, Any]]:
    return [_values("id", node.id, node.properties) for node in nodes]


def _values(key: str, value: str, properties: Properties) -> dict[str, Any]:
    values: dict[str, Any] = dict(properties)
    values[key] = value
    return values


def _parts(items: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (items[at : at + _ROWS] for at in range(0, len(items), _ROWS))
