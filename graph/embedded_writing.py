"""One writing transaction on Ladybug: reads by key and by walking from Report, writes by rows.

Measured with ladybug 0.22 on a graph of 350,000 issues (two cores):

- `MATCH (n {id: $id})` and `UNWIND $ids AS id MATCH (n {id: id})` use the key's index (0.1 ms, 10 ids 0.2).
  `n.id IN $ids` reads all nodes (45 ms), and an UNWIND that goes on to edges reads all edges (170 ms), so
  edges are asked for from one node at a time.
- `UNWIND … MATCH (a {id: …}) MATCH (b {id: …}) CREATE` uses the index twice (350 edges 17 ms); with both
  nodes in one MATCH, or with a WITH … WHERE before, it makes all pairs (9 s).
- Rows are in the log when COMMIT returns and take 0.1 s and 8 ms a report. The engine takes the types of all
  rows from the first, so that one stands there which has every property.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from graph.columns import edge_of, node_of
from graph.elements import Edge, Node, Properties
from graph.embedded_engine import execute, fetch
from graph.embedded_texts import SourceTexts
from graph.replacement import by_label, by_pair
from graph.rows import Pair
from graph.schema import Property, load_schema
from graph.sources import Facts
from graph.tables import quoted
from graph.trunk import HAS_SOURCE, REPORT, SOURCE, Trunk, trunk_of, trunks

if TYPE_CHECKING:
    from ladybug import Connection

_T = TypeVar("_T", Node, Edge)

_MODELS = {"string": "", "integer": 0, "boolean": False, "date": "", "strings": [""]}
"""A value of each type, for the row from which the engine takes the types."""


class EmbeddedWriting:
    """`graph.replacement.Writing` on a connection on which a transaction was begun.

    What only reads (`graph.novelty.Lookup`) needs no transaction.
    """

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._texts = SourceTexts(connection)

    def there(self, label: str, ids: Sequence[str]) -> set[str]:
        found = self._fetch(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id", ids=list(ids))
        return {row[0] for row in found} if ids else set()

    def homes(self, sources: Sequence[str]) -> Mapping[str, str]:
        way = f"MATCH (s:{SOURCE} {{id: $id}})<-[:{HAS_SOURCE}]-(r:{REPORT}) RETURN r.id"
        there = sorted(self.there(SOURCE, sources))
        return {id_: row[0] for id_ in there for row in self._fetch(way, id=id_)}

    def facts(self, reports: Sequence[str]) -> Mapping[str, Facts]:
        return {node.id: self._facts_of(node) for node in list(self.find_nodes(REPORT, reports))}

    def find_nodes(self, label: str, ids: Sequence[str]) -> Iterable[Node]:
        rows = self._fetch(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n", ids=list(ids))
        return self._whole([node_of(label, values) for (values,) in rows])

    def find_structural(self, type_: str, pair: Pair, sources: Sequence[str]) -> Iterable[Edge]:
        way = f"MATCH (a:{pair[0]} {{id: $id}})-[e:{type_}]->(b:{pair[1]}) RETURN e, b.id"
        for id_ in sources:
            for values, end in self._fetch(way, id=id_):
                yield edge_of(type_, (pair[0], id_), (pair[1], end), values)

    def create(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
        for label, alike in by_label(nodes).items():
            asked = load_schema().node_types[label].asked
            made = f"WITH row WHERE row.id <> '' CREATE (:{label} %s)"
            self._create(made, ("id",), asked, _rows(alike, asked))
            if label == SOURCE:
                self._texts.write(alike)
        for (type_, (start, end)), joined in by_pair(edges).items():
            ends = f"MATCH (a:{start} {{id: row.source_id}}) MATCH (b:{end} {{id: row.target_id}})"
            rows = [_joined(edge) for edge in joined]
            properties = load_schema().edge_types[type_].properties
            self._create(f"{ends} CREATE (a)-[:{type_} %s]->(b)", ("key",), properties, rows)

    def set_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        asked = load_schema().node_types[label].asked
        if label == SOURCE:
            self._texts.delete([node.id for node in nodes])
        for names, alike in _by_names(nodes).items():
            values = {
                item.name: f"row.{quoted(item.name)}" if item.name in names else "NULL" for item in asked
            }
            setting = ", ".join(f"n.{quoted(name)} = {value}" for name, value in values.items())
            writing = f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET {setting}"
            self._run(writing, rows=_rows(alike, asked))
        if label == SOURCE:
            self._texts.write(nodes)

    def delete_nodes(self, label: str, ids: Sequence[str]) -> None:
        if label == SOURCE:
            self._texts.delete(ids)
        self._run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", ids=list(ids))

    def delete_facts(self, type_: str, pair: Pair, report: str, keys: Sequence[str]) -> int:
        start = trunk_of(pair[0]).pattern("$report")
        statement = f"MATCH {start}-[e:{type_}]->(:{pair[1]}) WHERE e.key IN $keys DELETE e RETURN e.key"
        return sum(1 for _ in self._fetch(statement, report=report, keys=list(keys)))

    def unpointed(self, label: str, ids: Sequence[str]) -> Sequence[str]:
        asked = f"MATCH (n:{label} {{id: $id}}) WHERE NOT EXISTS {{ MATCH (n)<-[]-() }} RETURN n.id"
        return [row[0] for id_ in ids for row in self._fetch(asked, id=id_)]

    def _create(
        self,
        statement: str,
        head: tuple[str, ...],
        properties: Sequence[Property],
        rows: list[dict[str, Any]],
    ) -> None:
        """Create an element for each row by a statement with a place for its properties.

        The statement makes nothing of the row that the engine takes the types from, whose texts are empty.
        """
        names = (*head, *(item.name for item in properties))
        fields = ", ".join(f"{quoted(name)}: row.{quoted(name)}" for name in names)
        model = {**dict.fromkeys(rows[0], ""), **{item.name: _MODELS[item.type] for item in properties}}
        said = [dict.fromkeys(model) | row for row in rows]
        self._run(f"UNWIND $rows AS row {statement % f'{{{fields}}}'}", rows=[model, *said])

    def _facts_of(self, report: Node) -> Facts:
        nodes = [
            report,
            *(node for trunk in trunks() if trunk.owned for node in self._nodes_at(trunk, report.id)),
        ]
        edges = [edge for trunk in trunks() if trunk.facts for edge in self._edges_from(trunk, report.id)]
        return Facts(tuple(sorted(set(nodes))), tuple(sorted(edges)))

    def _nodes_at(self, trunk: Trunk, report: str) -> list[Node]:
        rows = self._fetch(f"MATCH {trunk.pattern('$report')} RETURN a", report=report)
        return self._whole([node_of(trunk.label, values) for (values,) in rows])

    def _edges_from(self, trunk: Trunk, report: str) -> list[Edge]:
        # What a report owns, only it tells of; the rest is sifted here, because `WHERE e.report = $report`
        # makes the engine begin with all edges of the type (90 ms) instead of with the report (2 ms).
        # With OPTIONAL the engine walks on from what it found (3 ms); without it, it joins all edges (45 ms).
        way = f"MATCH {trunk.pattern('$report')} OPTIONAL MATCH (a)-[e:{'|'.join(trunk.facts)}]->(b)"
        return [
            edge_of(values["_LABEL"], (trunk.label, start), (label, end), values)
            for start, values, label, end in self._fetch(
                f"{way} RETURN a.id, e, label(b), b.id", report=report
            )
            if values is not None and values["report"] == report
        ]

    def _whole(self, nodes: list[Node]) -> list[Node]:
        return self._texts.complete(nodes) if nodes and nodes[0].label == SOURCE else nodes

    def _fetch(self, statement: str, **parameters: Any) -> Iterator[list[Any]]:
        return fetch(self._connection, statement, parameters)

    def _run(self, statement: str, **parameters: Any) -> None:
        execute(self._connection, statement, parameters).close()


def _by_names(elements: Iterable[_T]) -> dict[tuple[str, ...], list[_T]]:
    """Elements by the properties they have: the engine takes the types of all records from the first."""
    found: dict[tuple[str, ...], list[_T]] = defaultdict(list)
    for element in elements:
        found[tuple(name for name, _ in element.properties)].append(element)
    return found


def _joined(edge: Edge) -> dict[str, Any]:
    ends = {"source_id": edge.source, "target_id": edge.target, "key": edge.key}
    return {**ends, **_record(edge.properties)}


def _rows(nodes: Sequence[Node], asked: Sequence[Property]) -> list[dict[str, Any]]:
    """A row for each node, of the properties that stand with it."""
    names = {item.name for item in asked}
    return [
        {"id": node.id, **_record(tuple(pair for pair in node.properties if pair[0] in names))}
        for node in nodes
    ]


def _record(properties: Properties) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties}
