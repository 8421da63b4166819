"""The server store: any Neo4j over Bolt, single or cluster."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from graph.columns import edge_of, node_of
from graph.constraints import constraint_statements
from graph.elements import Edge, Node, ReportGraph
from graph.errors import StoreError
from graph.neo4j_driver import connect, driver_errors, query_errors
from graph.neo4j_writing import Neo4jWriting
from graph.packing import Pack
from graph.replacement import Writing, remove_reports, replace_reports
from graph.schema import Schema, load_schema
from graph.store import Changes, KnownSource, ReadAgain, Rows
from graph.tables import INFO, INFO_ID, fingerprint
from graph.trunk import HAS_SOURCE, REPORT, SOURCE
from graph.version import check_version

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

_BATCH = 100
"""Reports that are written in one transaction."""
_THERE_ALREADY = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"


class Neo4jStore:
    """`graph.store.GraphStore` on a Neo4j server.

    Queries run in sessions with read access: a community server (5.26 and 2026.08 were tried) refuses
    writes, schema changes, users and writing procedures in them, not only a cluster's followers.
    """

    engine = "neo4j"

    def __init__(self, uri: str, user: str, password: str, *, read_only: bool = False) -> None:
        self._uri = uri
        self._read_only = read_only
        self._driver: Driver | None = connect(uri, user, password)
        try:
            with driver_errors(uri):
                self._prepare(load_schema())
        except BaseException:
            self.close()
            raise

    def replace(self, reports: Sequence[ReportGraph], read: ReadAgain | None = None) -> Changes:
        return self._write(lambda writing: replace_reports(writing, reports, read))

    def load(self, packs: Iterable[Pack], read: ReadAgain | None = None) -> Changes:
        changes = Changes()
        waiting: list[ReportGraph] = []
        try:
            for graph in chain.from_iterable(pack.graphs() for pack in packs):
                waiting.append(graph)
                if len(waiting) == _BATCH:
                    batch, waiting = waiting, []
                    changes += self.replace(batch, read)
        finally:  # where reading is broken off, what was read stays
            if waiting:
                changes += self.replace(waiting, read)
        return changes

    def remove(self, reports: Iterable[str]) -> Changes:
        named = tuple(reports)  # the driver runs the work again where the server asks for it
        return self._write(lambda writing: remove_reports(writing, named))

    def run(
        self,
        cypher: str,
        parameters: Mapping[str, Any],
        *,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> Rows:
        from neo4j import unit_of_work

        @unit_of_work(timeout=seconds)
        def work(transaction: "ManagedTransaction") -> Rows:
            return _rows(transaction, cypher, parameters, limit)

        with driver_errors(self._uri), query_errors(seconds), self._session() as session:
            return session.execute_read(work)

    def known_sources(self) -> Iterator[KnownSource]:
        question = (
            f"MATCH (r:{REPORT})-[:{HAS_SOURCE}]->(s:{SOURCE}) "
            "RETURN s.location AS location, s.sha256, r.id, s.read_with ORDER BY location"
        )
        return (KnownSource(*row) for row in self._read(question))

    def nodes(self, label: str) -> Iterator[Node]:
        load_schema().node_type(label)
        question = f"MATCH (n:{label}) RETURN properties(n) ORDER BY n.id"
        return (node_of(label, row[0]) for row in self._read(question))

    def texts(self, sources: Sequence[str]) -> Mapping[str, str]:
        question = f"UNWIND $ids AS id MATCH (s:{SOURCE} {{id: id}}) RETURN s.id, s.text"
        return dict(self.run(question, {"ids": list(sources)}).rows)

    def edges(self, type_: str) -> Iterator[Edge]:
        load_schema().edge_type(type_)
        told = "labels(a)[0], a.id, labels(b)[0], b.id, properties(e)"
        question = f"MATCH (a)-[e:{type_}]->(b) RETURN {told} ORDER BY e.key"
        return (edge_of(type_, (row[0], row[1]), (row[2], row[3]), row[4]) for row in self._read(question))

    def close(self) -> None:
        if self._driver is not None:
            self._driver.close()
            self._driver = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _prepare(self, schema: Schema) -> None:
        """Make constraints and indexes where they are missing; refuse a graph that another schema made."""
        found, empty = self._find_info(schema)
        check_version(self._uri, found, fingerprint(schema), empty=empty, read_only=self._read_only)
        if found is None:
            with self._session(writing=True) as session:
                for statement in constraint_statements(schema):
                    _constrain(session, statement)
                session.execute_write(_make_info, schema)

    def _find_info(self, schema: Schema) -> tuple[str | None, bool]:
        """The fingerprint of the graph's schema, and whether there is no node of our labels."""
        labels = "|".join(node.label for node in schema.nodes)
        with self._session() as session:
            rows = session.run(f"MATCH (i:{INFO} {{id: $id}}) RETURN i.fingerprint", id=INFO_ID).values()
            some = session.run(f"MATCH (n:{labels}) RETURN n.id LIMIT 1").values()
        return (rows[0][0] if rows else None), not some

    def _write(self, work: Callable[[Writing], Changes]) -> Changes:
        if self._read_only:
            raise StoreError(f"{self._uri}: was opened for reading; open it for writing")
        with driver_errors(self._uri), self._session(writing=True) as session:
            return session.execute_write(lambda transaction: work(Neo4jWriting(transaction)))

    def _read(self, question: str) -> Iterator[list[Any]]:
        with driver_errors(self._uri), self._session() as session:
            for record in session.run(question):
                yield record.values()

    def _session(self, *, writing: bool = False) -> "Session":
        from neo4j import READ_ACCESS, WRITE_ACCESS

        if self._driver is None:
            raise ValueError("the store is closed")
        return self._driver.session(
            default_access_mode=WRITE_ACCESS if writing else READ_ACCESS,
            # On a cluster, a reader waits for what this store has written.
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        )


def _constrain(session: "Session", statement: str) -> None:
    """Two who open a bare database at once get in each other's way in two manners.

    They deadlock, which the driver tries again; or one makes what the other just found missing.
    """
    from neo4j.exceptions import ClientError

    try:
        session.execute_write(lambda transaction: transaction.run(statement).consume())
    except ClientError as error:
        if error.code != _THERE_ALREADY:
            raise


def _make_info(transaction: "ManagedTransaction", schema: Schema) -> None:
    statement = f"MERGE (i:{INFO} {{id: $id}}) SET i.version = $version, i.fingerprint = $fingerprint"
    transaction.run(statement, id=INFO_ID, version=schema.version, fingerprint=fingerprint(schema)).consume()


def _rows(
    transaction: "ManagedTransaction", cypher: str, parameters: Mapping[str, Any], limit: int | None
) -> Rows:
    result = transaction.run(cypher, dict(parameters))
    columns = tuple(result.keys())
    rows: list[tuple[Any, ...]] = []
    for record in result:
        if limit is not None and len(rows) == limit:
            return Rows(columns, tuple(rows), cut=True)
        rows.append(tuple(_plain(value) for value in record.values()))
    return Rows(columns, tuple(rows))


def _plain(value: Any) -> Any:
    """A value without what is the engine's own: lists as tuples, an element as its properties."""
    from neo4j.graph import Entity

    if isinstance(value, list):
        return tuple(_plain(item) for item in value)
    if isinstance(value, Entity):
        return {name: _plain(item) for name, item in value.items()}
    return value
