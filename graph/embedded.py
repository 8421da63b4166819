"""The embedded store: one file, no server, by Ladybug (the living successor of Kùzu)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from graph.columns import edge_of, node_of
from graph.elements import Edge, Node, ReportGraph
from graph.embedded_engine import (
    abandon,
    cannot_go_on,
    engine_errors,
    execute,
    fetch,
    log_size,
    open_database,
)
from graph.embedded_loading import Loading
from graph.embedded_pages import edge_pages, ids_by_number, node_pages
from graph.embedded_snapshot import ChangedError, Snapshot, open_again, open_snapshot
from graph.embedded_texts import TABLE, SourceTexts
from graph.embedded_writing import EmbeddedWriting
from graph.errors import QueryError, StoreError
from graph.memory import give_back
from graph.novelty import Novelty
from graph.packing import Pack
from graph.replacement import Writing, remove_reports, replace_reports
from graph.schema import Schema, load_schema
from graph.store import Changes, KnownSource, ReadAgain, Rows
from graph.tables import INFO, INFO_ID, fingerprint, table_statements
from graph.trunk import HAS_SOURCE, REPORT, SOURCE
from graph.version import check_version

if TYPE_CHECKING:
    import pyarrow as pa
    from ladybug import Connection, Database

_LOG = 64 << 20
"""Bytes of the log after which a checkpoint takes it into the file."""
_LEFT, _PART = 4 << 20, 32
"""The log that may be left beside the file when it is closed: so many bytes, and this part of the file.

In a large graph a checkpoint takes some seconds even for a few reports. To play 1 MB of the log back, when
the file is opened again, takes 70 ms.
"""


_TRIES = 5
"""How often a query is run again because a writer's checkpoint came in between."""


class EmbeddedStore:
    """`graph.store.GraphStore` on a Ladybug file. One process at a time writes; any number read beside it.

    A reader sees one moment; after a writer's checkpoint (graph/embedded_snapshot.py) `run` opens the file
    again, and what goes through all elements says that they are not those of one moment any more.

    Every transaction has a connection of its own: ladybug 0.22 keeps compiled statements with their
    connection, and running a compiled COPY a second time ends the process.
    """

    engine = "ladybug"

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._path = path
        self._read_only = read_only
        self._failed = False
        self._ids: dict[str, pa.Array] = {}
        self._snapshot: Snapshot | None = None
        self._database: Database | None = None
        self._open()
        try:
            self._prepare(load_schema())
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        self._ids.clear()
        if self._read_only:
            self._database, self._snapshot = open_snapshot(self._path)
        else:
            self._database = open_database(self._path, read_only=False)

    def replace(self, reports: Sequence[ReportGraph], read: ReadAgain | None = None) -> Changes:
        return self._write(lambda writing: replace_reports(writing, reports, read))

    def load(self, packs: Iterable[Pack], read: ReadAgain | None = None) -> Changes:
        self._refuse_to_write()
        loading = Loading(self, Novelty(empty=self._is_empty()), read)
        try:
            for pack in packs:
                with engine_errors(self._path):
                    loading.add(pack)
        finally:  # where reading is broken off, what was read stays
            with engine_errors(self._path):
                loading.finish()
        return loading.changes

    def remove(self, reports: Iterable[str]) -> Changes:
        return self._write(lambda writing: remove_reports(writing, reports))

    def run(
        self,
        cypher: str,
        parameters: Mapping[str, Any],
        *,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> Rows:
        for _ in range(_TRIES):
            with suppress(ChangedError):
                return self._run(cypher, parameters, limit, seconds)
            self._open()
        return self._run(cypher, parameters, limit, seconds)

    def _run(
        self, cypher: str, parameters: Mapping[str, Any], limit: int | None, seconds: float | None
    ) -> Rows:
        with self.connected() as connection:
            if seconds is not None:
                connection.set_query_timeout(max(1, round(seconds * 1000)))
            try:
                execute(connection, "BEGIN TRANSACTION READ ONLY").close()
                return _rows(connection, cypher, parameters, limit)
            except RuntimeError as error:
                raise QueryError(_refusal(str(error), seconds)) from error

    def known_sources(self) -> Iterator[KnownSource]:
        question = (
            f"MATCH (r:{REPORT})-[:{HAS_SOURCE}]->(s:{SOURCE}) "
            "RETURN s.location AS location, s.sha256, r.id, s.read_with ORDER BY location"
        )
        return (KnownSource(*row) for row in self._read(question))

    def nodes(self, label: str) -> Iterator[Node]:
        load_schema().node_type(label)
        if label == SOURCE:
            return (node_of(label, row) for page in self.node_pages(label) for row in page.to_pylist())
        return (node_of(label, row[0]) for row in self._read(f"MATCH (n:{label}) RETURN n ORDER BY n.id"))

    def texts(self, sources: Sequence[str]) -> Mapping[str, str]:
        with self.connected() as connection, engine_errors(self._path):
            return SourceTexts(connection).read(sources)

    def edges(self, type_: str) -> Iterator[Edge]:
        load_schema().edge_type(type_)
        question = f"MATCH (a)-[e:{type_}]->(b) RETURN label(a), a.id, label(b), b.id, e ORDER BY e.key"
        return (edge_of(type_, (row[0], row[1]), (row[2], row[3]), row[4]) for row in self._read(question))

    def node_pages(self, label: str) -> "Iterator[pa.Table]":
        """All nodes of a label, by id, as columns ``id`` and its properties, a bounded page at a time."""
        with self.connected() as connection, engine_errors(self._path):
            yield from node_pages(connection, load_schema().node_type(label))

    def edge_pages(self, type_: str, columns: Sequence[str] | None = None) -> "Iterator[pa.Table]":
        """All edges of a type, by key, as columns of ends, ``key`` and its properties, a page at a time.

        With `columns`, these stand behind the ends and no others.
        """
        with self.connected() as connection, engine_errors(self._path):
            yield from edge_pages(connection, load_schema().edge_type(type_), columns, self._ids_of)

    def _ids_of(self, connection: "Connection", label: str) -> "pa.Array":
        """What a reader has read of it once stays so."""
        found = self._ids.get(label)
        if found is None:
            found = ids_by_number(connection, label)
        if self._read_only:
            self._ids[label] = found
        return found

    def close(self) -> None:
        """Let go of the file; a long log is taken into it before."""
        if self._database is None:
            return
        try:
            if not (self._read_only or self._failed) and self._has_much_to_save():
                with engine_errors(self._path):
                    self.checkpoint()
        finally:
            abandon(self._database) if self._failed else self._database.close()
            self._database = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _prepare(self, schema: Schema) -> None:
        """Make the tables of an empty file; refuse a graph that another schema made."""
        with self.connected() as connection, engine_errors(self._path):
            tables = {row[0] for row in fetch(connection, "CALL show_tables() RETURN name")}
            found = None
            if INFO in tables:
                rows = fetch(
                    connection, f"MATCH (i:{INFO} {{id: $id}}) RETURN i.fingerprint", {"id": INFO_ID}
                )
                found = next((row[0] for row in rows), None)
            check_version(
                str(self._path), found, fingerprint(schema), empty=not tables, read_only=self._read_only
            )
        if not tables:
            with self._transaction() as connection:
                _make_tables(connection, schema)

    def set_nodes(self, label: str, nodes: Sequence[Node]) -> None:
        """Give nodes that are there all these properties and no others."""
        with self._transaction() as connection:
            EmbeddedWriting(connection).set_nodes(label, nodes)

    def checkpoint(self) -> None:
        """Take into the file what is in the log, and what COPY brought; raises `RuntimeError`."""
        with self.connected() as connection:
            try:
                execute(connection, "CHECKPOINT").close()
            except RuntimeError as error:
                self._failed = cannot_go_on(error)
                raise

    def take_back(self, error: BaseException) -> None:
        """Go back to what is safe on disk, if the engine can go on after this error."""
        self._failed = self._failed or cannot_go_on(error)
        if self._database is not None and not self._failed:
            self._shut()
            self._open()

    def reopen(self) -> bool:
        """Close and open the file, so that the engine lets go of memory; whether nobody wrote in between."""
        self._shut()
        give_back()
        self._database, untouched = open_again(self._path)
        return untouched

    def _shut(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None
        self._ids.clear()

    def _has_much_to_save(self) -> bool:
        return log_size(self._path) > min(_LEFT, self._path.stat().st_size // _PART)

    def _is_empty(self) -> bool:
        return not list(self._read(f"MATCH (r:{REPORT}) RETURN r.id LIMIT 1"))

    def _refuse_to_write(self) -> None:
        if self._read_only:
            raise StoreError(f"{self._path}: was opened for reading; open it for writing")

    def _write(self, work: Callable[[Writing], Changes]) -> Changes:
        self._refuse_to_write()
        with self._transaction() as connection:
            changes = work(EmbeddedWriting(connection))
        if log_size(self._path) >= _LOG:
            with engine_errors(self._path):
                self.checkpoint()
        return changes

    @contextmanager
    def _transaction(self) -> Iterator["Connection"]:
        with self.connected() as connection, engine_errors(self._path):
            execute(connection, "BEGIN TRANSACTION").close()
            try:
                yield connection
                execute(connection, "COMMIT").close()
            except BaseException as error:
                self._failed = cannot_go_on(error)
                with suppress(RuntimeError):  # the engine has undone it already where it failed itself
                    execute(connection, "ROLLBACK").close()
                raise

    def _read(self, question: str) -> Iterator[list[Any]]:
        with self.connected() as connection, engine_errors(self._path):
            yield from fetch(connection, question)

    @contextmanager
    def connected(self) -> Iterator["Connection"]:
        """A connection of its own, outside any transaction.

        Raises `ChangedError` where this is a reader's and what it read may be torn.
        """
        from ladybug import Connection

        if self._database is None:
            raise ValueError("the store is closed")
        self._check_snapshot()
        connection = Connection(self._database)
        try:
            yield connection
        except Exception:
            self._check_snapshot()
            raise
        finally:
            connection.close()
        self._check_snapshot()

    def _check_snapshot(self) -> None:
        if self._snapshot is not None:
            self._snapshot.check()


def _make_tables(connection: "Connection", schema: Schema) -> None:
    for statement in (*table_statements(schema), TABLE):
        execute(connection, statement).close()
    values = {"id": INFO_ID, "version": schema.version, "fingerprint": fingerprint(schema)}
    made = f"CREATE (:{INFO} {{id: $id, version: $version, fingerprint: $fingerprint}})"
    execute(connection, made, values).close()


def _rows(connection: "Connection", cypher: str, parameters: Mapping[str, Any], limit: int | None) -> Rows:
    result = execute(connection, cypher, parameters)
    try:
        columns = tuple(result.get_column_names())
        rows: list[tuple[Any, ...]] = []
        while result.has_next():
            if limit is not None and len(rows) == limit:
                return Rows(columns, tuple(rows), cut=True)
            row = result.get_next()
            rows.append(tuple(_plain(value) for value in (row if isinstance(row, list) else row.values())))
        return Rows(columns, tuple(rows))
    finally:
        result.close()


def _plain(value: Any) -> Any:
    """A value without what is the engine's own: lists as tuples, an element as its properties."""
    if isinstance(value, list):
        return tuple(_plain(item) for item in value)
    if isinstance(value, dict) and "_LABEL" in value:
        return {
            name: _plain(item)
            for name, item in value.items()
            if not name.startswith("_") and item is not None
        }
    return value


def _refusal(message: str, seconds: float | None) -> str:
    if "Interrupted" in message:
        return f"the query took longer than {seconds:g} seconds; narrow it, or allow it more time"
    if "read-only transaction" in message or "read-only database" in message:
        return "the query would write; a query may only read"
    return f"the engine refused the query: {message.splitlines()[0]}"
