"""One writing transaction on Ladybug: reads by key and by walking from Report, writes by COPY from Arrow.

Measured with ladybug 0.22 on a graph of 350,000 issues: `MATCH (n {id: $id})` and `UNWIND $ids AS id MATCH
(n {id: id})` use the key's index (0.1 ms, and 10 ids 0.2 ms); `n.id IN $ids` reads all nodes (45 ms), and
an UNWIND that goes on to edges reads all edges (170 ms), so edges are asked for from one node at a time.
COPY takes part in the transaction (undone by ROLLBACK and by a kill) and is about 30 times as fast as UNWIND.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.columns import edge_columns, edge_of, node_columns, node_of
from graph.elements import Edge, Node
from graph.embedded_engine import execute, fetch
from graph.replacement import Pair
from graph.schema import load_schema
from graph.sources import Facts
from graph.tables import quoted
from graph.trunk import HAS_SOURCE, REPORT, SOURCE, Trunk, trunk_of, trunks

if TYPE_CHECKING:
    from ladybug import Connection


class EmbeddedWriting:
    """`graph.replacement.Writing` on a connection on which a transaction was begun."""

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection

    def homes(self, sources: Sequence[str]) -> Mapping[str, str]:
        there = self._fetch(f"UNWIND $ids AS id MATCH (s:{SOURCE} {{id: id}}) RETURN s.id", ids=list(sources))
        way = f"MATCH (s:{SOURCE} {{id: $id}})<-[:{HAS_SOURCE}]-(r:{REPORT}) RETURN r.id"
        return {id_: row[0] for (id_,) in list(there) for row in self._fetch(way, id=id_)}

    def facts(self, reports: Sequence[str]) -> Mapping[str, Facts]:
        return {node.id: self._facts_of(node) for node in list(self.find_nodes(REPORT, reports))}

    def find_nodes(self, label: str, ids: Sequence[str]) -> Iterable[Node]:
        rows = self._fetch(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n", ids=list(ids))
        return [node_of(label, values) for (values,) in rows]

    def find_structural(self, type_: str, pair: Pair, sources: Sequence[str]) -> Iterable[Edge]:
        way = f"MATCH (a:{pair[0]} {{id: $id}})-[e:{type_}]->(b:{pair[1]}) RETURN e, b.id"
        return [
            edge_of(type_, (pair[0], id_), (pair[1], target), values)
            for id_ in sources
            for values, target in self._fetch(way, id=id_)
        ]

    def create_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        execute(self._connection, f"COPY {label} FROM $rows", {"rows": node_columns(label, nodes)})

    def set_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        declared = [item.name for item in load_schema().node_types[label].properties]
        for names, alike in _by_names(nodes).items():
            setting = ", ".join(
                f"n.{quoted(name)} = {'row.' + quoted(name) if name in names else 'NULL'}"
                for name in declared
            )
            match = f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}})"
            self._run(f"{match} SET {setting}", rows=[_record(node) for node in alike])

    def delete_nodes(self, label: str, ids: Sequence[str]) -> None:
        self._run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", ids=list(ids))

    def create_edges(self, type_: str, pair: Pair, edges: Sequence[Edge]) -> None:
        statement = f"COPY {type_} FROM $rows (from='{pair[0]}', to='{pair[1]}')"
        execute(self._connection, statement, {"rows": edge_columns(type_, edges)})

    def delete_facts(self, type_: str, pair: Pair, report: str, keys: Sequence[str]) -> int:
        start = trunk_of(pair[0]).pattern("$report")
        where = "e.report = $report AND e.key IN $keys"
        statement = f"MATCH {start}-[e:{type_}]->(:{pair[1]}) WHERE {where} DELETE e RETURN e.key"
        return sum(1 for _ in self._fetch(statement, report=report, keys=list(keys)))

    def unpointed(self, label: str, ids: Sequence[str]) -> Sequence[str]:
        asked = f"MATCH (n:{label} {{id: $id}}) WHERE NOT EXISTS {{ MATCH (n)<-[]-() }} RETURN n.id"
        return [row[0] for id_ in ids for row in self._fetch(asked, id=id_)]

    def _facts_of(self, report: Node) -> Facts:
        nodes, edges = {report}, set()
        for trunk in trunks():
            for edge, target in self._facts_from(trunk, report.id):
                edges.add(edge)
                if target is not None:
                    nodes.add(target)
        return Facts(tuple(sorted(nodes)), tuple(sorted(edges)))

    def _facts_from(self, trunk: Trunk, report: str) -> Iterator[tuple[Edge, Node | None]]:
        """The facts that start from nodes of one label, each with the owned node it leads to, if any."""
        way = f"MATCH {trunk.pattern('$report')}-[e:{'|'.join(trunk.facts)}]->(b) WHERE e.report = $report"
        owned = load_schema().node_types
        for start, edge, target in self._fetch(f"{way} RETURN a.id, e, b", report=report):
            label = target["_LABEL"]
            joined = edge_of(edge["_LABEL"], (trunk.label, start), (label, target["id"]), edge)
            yield joined, node_of(label, target) if owned[label].owned else None

    def _fetch(self, statement: str, **parameters: Any) -> Iterator[list[Any]]:
        return fetch(self._connection, statement, parameters)

    def _run(self, statement: str, **parameters: Any) -> None:
        execute(self._connection, statement, parameters).close()


def _by_names(nodes: Iterable[Node]) -> dict[tuple[str, ...], list[Node]]:
    """Nodes by the properties they have: the engine takes the types of all records from the first."""
    found: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in nodes:
        found[tuple(node.values())].append(node)
    return found


def _record(node: Node) -> dict[str, Any]:
    listed = {name: list(value) if isinstance(value, tuple) else value for name, value in node.properties}
    return {"id": node.id, **listed}
