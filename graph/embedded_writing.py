"""One writing transaction on Ladybug: reads by key and by walking from Report, writes by rows or by COPY.

Measured with ladybug 0.22 on a graph of 350,000 issues (two cores):

- `MATCH (n {id: $id})` and `UNWIND $ids AS id MATCH (n {id: id})` use the key's index (0.1 ms, 10 ids 0.2).
  `n.id IN $ids` reads all nodes (45 ms), and an UNWIND that goes on to edges reads all edges (170 ms), so
  edges are asked for from one node at a time.
- `UNWIND … MATCH (a {id: …}) MATCH (b {id: …}) CREATE` uses the index twice (350 edges 17 ms); with both
  nodes in one MATCH it makes all pairs (9 s).
- COPY takes part in the transaction and is about 30 times as fast as rows, but it is not in the log: it is
  safe on disk only at the next checkpoint (0.1 to 1 s). Rows are in the log when COMMIT returns (2 ms).

So rows are the way for a few reports and COPY for many. The two are never mixed between two checkpoints:
after a kill the log would be played back onto a file without what COPY had brought.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from graph.columns import edge_columns, edge_of, node_columns, node_of
from graph.elements import Edge, Node, Properties
from graph.embedded_engine import execute, fetch
from graph.replacement import EdgeGroup, Pair, by_label, by_pair
from graph.schema import load_schema
from graph.sources import Facts
from graph.tables import quoted
from graph.trunk import HAS_SOURCE, REPORT, SOURCE, Trunk, trunk_of, trunks

if TYPE_CHECKING:
    import pyarrow as pa
    from ladybug import Connection

_T = TypeVar("_T", Node, Edge)

BULK = 20_000
"""Elements from which on COPY with its checkpoint takes less time than rows."""


StructuralEdges = dict[tuple[str, Pair, str], list[Edge]]
"""Structural edges by type, pair and source, as they are in the graph: nobody else writes to the file."""
_SEEN = 50_000


class CheckpointNeeded(Exception):  # noqa: N818  (a signal within the store, not an error)
    """Rows would have to be written after a COPY that no checkpoint has made safe yet."""


class EmbeddedWriting:
    """`graph.replacement.Writing` on a connection on which a transaction was begun.

    `unsaved` is the number of elements that COPY has brought since the last checkpoint, before this
    transaction; `copied` grows by what this one brings. `seen` is kept from one transaction to the next and
    emptied by its owner where one fails.
    """

    def __init__(self, connection: "Connection", *, unsaved: int, seen: "StructuralEdges") -> None:
        self._connection = connection
        self._unsaved = unsaved
        self._seen = seen
        self.copied = 0

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
        if len(self._seen) > _SEEN:
            self._seen.clear()
        for id_ in sources:
            place = (type_, pair, id_)
            if place not in self._seen:
                rows = self._fetch(way, id=id_)
                self._seen[place] = [edge_of(type_, (pair[0], id_), (pair[1], end), e) for e, end in rows]
            yield from self._seen[place]

    def create(self, nodes: Sequence[Node], edges: Sequence[Edge], *, alone: bool) -> None:
        labels, pairs = by_label(nodes), by_pair(edges)
        if alone and len(nodes) + len(edges) >= BULK:
            self._copy(labels, pairs)
        else:
            self._add_nodes(labels)
            self._add_edges(pairs)
        for (type_, pair), joined in pairs.items():
            if not load_schema().edge_types[type_].fact:
                for edge in joined:
                    self._seen.pop((type_, pair, edge.source), None)

    def set_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        declared = [item.name for item in load_schema().node_types[label].properties]
        for names, alike in _by_names(nodes).items():
            values = {name: f"row.{quoted(name)}" if name in names else "NULL" for name in declared}
            setting = ", ".join(f"n.{quoted(name)} = {value}" for name, value in values.items())
            rows = [{"id": node.id, **_record(node.properties)} for node in alike]
            self._run(f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET {setting}", rows=rows)

    def delete_nodes(self, label: str, ids: Sequence[str]) -> None:
        self._seen.clear()
        self._run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", ids=list(ids))

    def delete_facts(self, type_: str, pair: Pair, report: str, keys: Sequence[str]) -> int:
        self._refuse_mixing()
        start = trunk_of(pair[0]).pattern("$report")
        statement = f"MATCH {start}-[e:{type_}]->(:{pair[1]}) WHERE e.key IN $keys DELETE e RETURN e.key"
        return sum(1 for _ in self._fetch(statement, report=report, keys=list(keys)))

    def unpointed(self, label: str, ids: Sequence[str]) -> Sequence[str]:
        asked = f"MATCH (n:{label} {{id: $id}}) WHERE NOT EXISTS {{ MATCH (n)<-[]-() }} RETURN n.id"
        return [row[0] for id_ in ids for row in self._fetch(asked, id=id_)]

    def _copy(self, labels: Mapping[str, list[Node]], pairs: Mapping[EdgeGroup, list[Edge]]) -> None:
        """Bring elements by COPY; the next columns are made while the engine takes in the ones before."""
        work: list[tuple[str, partial[pa.Table]]] = [
            (f"COPY {label} FROM $rows", partial(node_columns, label, nodes))
            for label, nodes in labels.items()
        ]
        for (type_, (start, end)), edges in pairs.items():
            statement = f"COPY {type_} FROM $rows (from='{start}', to='{end}')"
            work.append((statement, partial(edge_columns, type_, edges)))
        with ThreadPoolExecutor(max_workers=1) as pool:
            tables = pool.map(lambda make: make(), [make for _, make in work])
            for (statement, _), table in zip(work, tables, strict=True):
                execute(self._connection, statement, {"rows": table}).close()
                self.copied += table.num_rows

    def _add_nodes(self, labels: Mapping[str, list[Node]]) -> None:
        for label, nodes in labels.items():
            for names, alike in _by_names(nodes).items():
                rows = [{"id": node.id, **_record(node.properties)} for node in alike]
                self._run(f"UNWIND $rows AS row CREATE (:{label} {_fields('id', *names)})", rows=rows)

    def _add_edges(self, pairs: Mapping[EdgeGroup, list[Edge]]) -> None:
        for (type_, (start, end)), edges in pairs.items():
            ends = f"MATCH (a:{start} {{id: row.source_id}}) MATCH (b:{end} {{id: row.target_id}})"
            for names, alike in _by_names(edges).items():
                made = f"CREATE (a)-[:{type_} {_fields('key', *names)}]->(b)"
                self._run(f"UNWIND $rows AS row {ends} {made}", rows=[_joined(edge) for edge in alike])

    def _facts_of(self, report: Node) -> Facts:
        nodes = [
            report,
            *(node for trunk in trunks() if trunk.owned for node in self._nodes_at(trunk, report.id)),
        ]
        edges = [edge for trunk in trunks() if trunk.facts for edge in self._edges_from(trunk, report.id)]
        return Facts(tuple(sorted(set(nodes))), tuple(sorted(edges)))

    def _nodes_at(self, trunk: Trunk, report: str) -> list[Node]:
        rows = self._fetch(f"MATCH {trunk.pattern('$report')} RETURN a", report=report)
        return [node_of(trunk.label, values) for (values,) in rows]

    def _edges_from(self, trunk: Trunk, report: str) -> list[Edge]:
        # What a report owns, only it tells of; the rest is sifted here, because `WHERE e.report = $report`
        # makes the engine begin with all edges of the type (90 ms) instead of with the report (2 ms).
        way = f"MATCH {trunk.pattern('$report')}-[e:{'|'.join(trunk.facts)}]->(b)"
        return [
            edge_of(values["_LABEL"], (trunk.label, start), (label, end), values)
            for start, values, label, end in self._fetch(
                f"{way} RETURN a.id, e, label(b), b.id", report=report
            )
            if values["report"] == report
        ]

    def _fetch(self, statement: str, **parameters: Any) -> Iterator[list[Any]]:
        return fetch(self._connection, statement, parameters)

    def _run(self, statement: str, **parameters: Any) -> None:
        self._refuse_mixing()
        execute(self._connection, statement, parameters).close()

    def _refuse_mixing(self) -> None:
        if self._unsaved:
            raise CheckpointNeeded


def _by_names(elements: Iterable[_T]) -> dict[tuple[str, ...], list[_T]]:
    """Elements by the properties they have: the engine takes the types of all records from the first."""
    found: dict[tuple[str, ...], list[_T]] = defaultdict(list)
    for element in elements:
        found[tuple(name for name, _ in element.properties)].append(element)
    return found


def _joined(edge: Edge) -> dict[str, Any]:
    ends = {"source_id": edge.source, "target_id": edge.target, "key": edge.key}
    return {**ends, **_record(edge.properties)}


def _record(properties: Properties) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties}


def _fields(*names: str) -> str:
    return "{" + ", ".join(f"{quoted(name)}: row.{quoted(name)}" for name in names) + "}"
