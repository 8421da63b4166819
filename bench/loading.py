"""Loading alone: graphs that are ready, against the engine's own bare way of taking in the same rows.

    python -m bench.loading [N]                 # the embedded engine, 1000 reports by default
    python -m bench.loading [N] --neo4j         # Neo4j: the server that the tests use

The bare way is COPY of the same tables from ready Parquet files into a new Ladybug file, and on Neo4j a loop
that sends the same rows by UNWIND to a database with the same constraints; neither looks at what is there.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.corpus import write_corpus
from graph.columns import edge_columns, node_columns
from graph.constraints import constraint_statements
from graph.elements import Edge, Node, ReportGraph
from graph.opening import open_store
from graph.replacement import by_label, by_pair
from graph.schema import load_schema
from graph.tables import table_statements
from xuncha.ingestion import batches
from xuncha.reading import ReadGraph, read_all
from xuncha.rules import load_rules
from xuncha.workers import Failed

ROWS = 5_000


def main() -> None:
    """Measure in a folder of its own, which is taken away afterwards."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    folder = Path(tempfile.mkdtemp(prefix="xuncha-bench-"))
    try:
        graphs = list(_graphs(write_corpus(folder / "reports", numbers[0] if numbers else 1000)))
        measure_neo4j(graphs) if "--neo4j" in sys.argv else measure_embedded(folder, graphs)
    finally:
        shutil.rmtree(folder)


def _graphs(files: Sequence[Path]) -> Iterator[ReportGraph]:
    for _, graph in read_all(ReadGraph(load_rules()), files, None):
        assert not isinstance(graph, Failed), graph
        yield graph


def _elements(graphs: Iterable[ReportGraph]) -> tuple[list[Node], list[Edge]]:
    """What the graphs say together, each element once."""
    nodes: dict[tuple[str, str], Node] = {}
    edges: dict[tuple[str, str], Edge] = {}
    for graph in graphs:
        nodes.update({(node.label, node.id): node for node in graph.nodes})
        edges.update({(edge.type, edge.key): edge for edge in graph.edges})
    return list(nodes.values()), list(edges.values())


def measure_embedded(folder: Path, graphs: Sequence[ReportGraph]) -> None:
    nodes, edges = _elements(graphs)
    tables = list(_parquet(folder, nodes, edges))
    count = len(nodes) + len(edges)
    bare = _copy(folder / "bare.lbug", tables)
    ours = _load(str(folder / "ours.lbug"), graphs)
    _print(
        f"{len(graphs):,} reports, {count:,} nodes and edges, embedded", count, bare, ours, "bare COPY", 0.5
    )


def _parquet(folder: Path, nodes: list[Node], edges: list[Edge]) -> Iterator[str]:
    """Writes the tables; gives the statement that takes in each."""
    from pyarrow.parquet import write_table

    for label, alike in by_label(nodes).items():
        path = folder / f"{label}.parquet"
        write_table(node_columns(label, alike), path)
        yield f"COPY {label} FROM '{path}'"
    for (type_, (start, end)), joined in by_pair(edges).items():
        path = folder / f"{type_}-{start}-{end}.parquet"
        write_table(edge_columns(type_, joined), path)
        yield f"COPY {type_} FROM '{path}' (from='{start}', to='{end}')"


def _copy(path: Path, statements: Sequence[str]) -> float:
    from ladybug import Connection, Database

    started = time.perf_counter()
    database = Database(str(path), buffer_pool_size=512 << 20)
    connection = Connection(database)
    for statement in (*table_statements(load_schema()), *statements, "CHECKPOINT"):
        connection.execute(statement)
    connection.close()
    database.close()
    return time.perf_counter() - started


def _load(location: str, graphs: Iterable[ReportGraph], **login: Any) -> float:
    started = time.perf_counter()
    with open_store(location, **login) as store:
        for batch in batches(graphs, store.batch_size):
            store.replace(batch)
    return time.perf_counter() - started


def measure_neo4j(graphs: Sequence[ReportGraph]) -> None:
    from tests.conftest import erase
    from tests.neo4j_server import neo4j_server

    nodes, edges = _elements(graphs)
    count = len(nodes) + len(edges)
    with neo4j_server() as server:
        login = {"user": server.user, "password": server.password}
        open_store(server.uri, **login).close()  # the constraints, which both ways find there
        _load(server.uri, graphs[:100], **login)  # the server's compiler has to be warm for either
        erase(server)
        bare = _send(server.uri, login, nodes, edges)
        erase(server)
        ours = _load(server.uri, graphs, **login)
    _print(
        f"{len(graphs):,} reports, {count:,} nodes and edges, Neo4j", count, bare, ours, "bare driver", 0.8
    )


def _send(uri: str, login: dict[str, str], nodes: list[Node], edges: list[Edge]) -> float:
    from neo4j import GraphDatabase

    started = time.perf_counter()
    with GraphDatabase.driver(uri, auth=(login["user"], login["password"])) as driver:
        for statement in constraint_statements(load_schema()):
            driver.execute_query(statement)
        with driver.session() as session:
            for label, alike in by_label(nodes).items():
                rows = [{"id": node.id, **_plain(node)} for node in alike]
                _run(session, f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", rows)
            for (type_, (start, end)), joined in by_pair(edges).items():
                ends = f"MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}})"
                rows = [{"a": e.source, "b": e.target, "values": {"key": e.key, **_plain(e)}} for e in joined]
                _run(
                    session,
                    f"UNWIND $rows AS row {ends} CREATE (a)-[e:{type_}]->(b) SET e = row.values",
                    rows,
                )
    return time.perf_counter() - started


def _run(session: Any, statement: str, rows: list[dict[str, Any]]) -> None:
    for at in range(0, len(rows), ROWS):
        part = rows[at : at + ROWS]
        session.execute_write(lambda transaction, sent=part: transaction.run(statement, rows=sent).consume())


def _plain(element: Node | Edge) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in element.properties}


def _print(title: str, count: int, bare: float, ours: float, name: str, least: float) -> None:
    print(title)
    print(f"  {name:12} {bare:8.2f} s  {count / bare:10,.0f} a second")
    print(f"  {'load stage':12} {ours:8.2f} s  {count / ours:10,.0f} a second")
    print(f"  {'rate':12} {bare / ours:8.2f}    (at least {least})")


if __name__ == "__main__":
    main()
