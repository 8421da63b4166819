"""Loading alone: packs that are ready, against the engine's own bare way of taking in the same rows.

    python -m bench.loading [N]                 # the embedded engine, 1000 reports by default
    python -m bench.loading [N] --neo4j         # Neo4j: the server that the tests use

The bare way is COPY of the same tables from ready Parquet files into a new Ladybug file, and on Neo4j a loop
that sends the same rows by UNWIND to a database with the same constraints; neither looks at what is there.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from bench.corpus import write_corpus
from graph.constraints import constraint_statements
from graph.elements import Edge, Node
from graph.embedded_texts import TABLE, stored_tables
from graph.novelty import Novelty
from graph.opening import open_store
from graph.packing import Kind, Pack, edge_kinds
from graph.schema import load_schema
from graph.tables import table_statements
from xuncha.reading import read_packs
from xuncha.rules import load_rules

ROWS = 5_000


def main() -> None:
    """Measure in a folder of its own, which is taken away afterwards."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    folder = Path(tempfile.mkdtemp(prefix="xuncha-bench-"))
    try:
        packs = list(_packs(write_corpus(folder / "reports", numbers[0] if numbers else 1000)))
        measure_neo4j(packs) if "--neo4j" in sys.argv else measure_embedded(folder, packs)
    finally:
        shutil.rmtree(folder)


def _packs(files: Sequence[Path]) -> Iterator[Pack]:
    for _, found in read_packs(load_rules(), files, None):
        assert not found.failures, found
        yield from found.packs


def _tables(packs: Sequence[Pack]) -> Iterator[tuple[Kind, pa.Table]]:
    """What the reports say together, each element once."""
    novelty = Novelty(empty=True)
    new, _ = novelty.new_reports(_Nothing(), packs)
    for label in load_schema().node_types:
        yield label, novelty.nodes(_Nothing(), new, label)
    for group in edge_kinds():
        yield group, novelty.edges(_Nothing(), new, group)


class _Nothing:
    """An empty graph to ask."""

    def there(self, label: str, ids: Sequence[str]) -> set[str]:
        return set()

    def find_nodes(self, label: str, ids: Sequence[str]) -> Iterable[Node]:
        return ()

    def find_structural(self, type_: str, pair: tuple[str, str], sources: Sequence[str]) -> Iterable[Edge]:
        return ()


def measure_embedded(folder: Path, packs: Sequence[Pack]) -> None:
    tables = {kind: table for kind, table in _tables(packs) if table.num_rows}
    count = sum(table.num_rows for table in tables.values())
    tables = {kind: table for each in tables.items() for kind, table in _stored(*each)}
    bare = _copy(folder / "bare.lbug", list(_parquet(folder, tables)))
    ours = _load(str(folder / "ours.lbug"), packs)
    reports = sum(map(len, packs))
    _print(f"{reports:,} reports, {count:,} nodes and edges, embedded", count, bare, ours, "bare COPY", 0.5)


def _stored(kind: Kind, table: pa.Table) -> Iterator[tuple[Kind, pa.Table]]:
    if isinstance(kind, str):
        yield from stored_tables(kind, table)
    else:
        yield kind, table


def _parquet(folder: Path, tables: Mapping[Kind, pa.Table]) -> Iterator[str]:
    """Writes the tables; gives the statement that takes in each."""
    from pyarrow.parquet import write_table

    for number, (kind, table) in enumerate(tables.items()):
        path = folder / f"{number}.parquet"
        write_table(table, path)
        if isinstance(kind, str):
            yield f"COPY {kind} FROM '{path}'"
        else:
            type_, (start, end) = kind
            yield f"COPY {type_} FROM '{path}' (from='{start}', to='{end}')"


def _copy(path: Path, statements: Sequence[str]) -> float:
    from ladybug import Connection, Database

    started = time.perf_counter()
    database = Database(str(path), buffer_pool_size=1 << 30)
    connection = Connection(database)
    for statement in (*table_statements(load_schema()), TABLE, *statements, "CHECKPOINT"):
        connection.execute(statement)
    connection.close()
    database.close()
    return time.perf_counter() - started


def _load(location: str, packs: Sequence[Pack], **login: Any) -> float:
    started = time.perf_counter()
    with open_store(location, **login) as store:
        store.load(packs)
    return time.perf_counter() - started


def measure_neo4j(packs: Sequence[Pack]) -> None:
    from tests.conftest import erase
    from tests.neo4j_server import AS_SHIPPED, neo4j_server

    tables = {kind: table.to_pylist() for kind, table in _tables(packs) if table.num_rows}
    count = sum(map(len, tables.values()))
    with neo4j_server(AS_SHIPPED) as server:
        login: dict[str, Any] = {"user": server.user, "password": server.password}
        open_store(server.uri, **login).close()  # the constraints, which both ways find there
        _load(server.uri, packs[:4], **login)  # the server's compiler has to be warm for either
        erase(server)
        bare = _send(server.uri, login, tables)
        erase(server)
        ours = _load(server.uri, packs, **login)
    reports = sum(map(len, packs))
    _print(f"{reports:,} reports, {count:,} nodes and edges, Neo4j", count, bare, ours, "bare driver", 0.8)


def _send(uri: str, login: dict[str, Any], tables: Mapping[Kind, list[dict[str, Any]]]) -> float:
    from neo4j import GraphDatabase

    started = time.perf_counter()
    with GraphDatabase.driver(uri, auth=(login["user"], login["password"])) as driver:
        for statement in constraint_statements(load_schema()):
            driver.execute_query(statement)
        with driver.session() as session:
            for kind, rows in tables.items():
                if isinstance(kind, str):
                    _run(session, f"UNWIND $rows AS row CREATE (n:{kind}) SET n = row", rows)
                else:
                    type_, (start, end) = kind
                    ends = f"MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}})"
                    made = f"CREATE (a)-[e:{type_}]->(b) SET e = row.values"
                    _run(session, f"UNWIND $rows AS row {ends} {made}", [_joined(row) for row in rows])
    return time.perf_counter() - started


def _joined(row: dict[str, Any]) -> dict[str, Any]:
    values = {name: value for name, value in row.items() if name not in ("from", "to")}
    return {"a": row["from"], "b": row["to"], "values": values}


def _run(session: Any, statement: str, rows: list[dict[str, Any]]) -> None:
    for at in range(0, len(rows), ROWS):
        part = rows[at : at + ROWS]
        session.execute_write(lambda transaction, sent=part: transaction.run(statement, rows=sent).consume())


def _print(title: str, count: int, bare: float, ours: float, name: str, least: float) -> None:
    print(title)
    print(f"  {name:12} {bare:8.2f} s  {count / bare:10,.0f} a second")
    print(f"  {'load stage':12} {ours:8.2f} s  {count / ours:10,.0f} a second")
    print(f"  {'rate':12} {bare / ours:8.2f}    (at least {least})")


if __name__ == "__main__":
    main()
