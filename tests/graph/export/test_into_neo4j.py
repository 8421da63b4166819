"""What is exported for Neo4j, taken in by a real server: the graph that xuncha then opens is the same."""

import secrets
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph.export.cypher import cypher_statements
from graph.export.neo4j_admin import write_neo4j_admin
from graph.opening import open_store
from graph.schema import load_schema
from graph.store import GraphStore
from tests.conftest import erase, no_server
from tests.graph.export.conftest import Memory
from tests.neo4j_server import LTS, NoServerError, Server, install, script_arguments

pytestmark = [pytest.mark.neo4j, pytest.mark.long]
SCHEMA = load_schema()


def assert_same(store: GraphStore, memory: Memory) -> None:
    assert sorted(node for label in SCHEMA.node_types for node in store.nodes(label)) == memory.all_nodes()
    assert sorted(edge for type_ in SCHEMA.edge_types for edge in store.edges(type_)) == memory.all_edges()


def test_the_cypher_script_builds_the_graph(neo4j: Server, memory: Memory) -> None:
    erase(neo4j)
    with GraphDatabase.driver(neo4j.uri, auth=(neo4j.user, neo4j.password)) as driver:
        for statement in cypher_statements(memory):
            driver.execute_query(statement)
    with open_store(neo4j.uri, user=neo4j.user, password=neo4j.password, read_only=True) as store:
        assert_same(store, memory)


def test_neo4j_admin_builds_the_graph(memory: Memory, tmp_path: Path) -> None:
    try:
        installation = install(LTS)
    except NoServerError as error:
        no_server(error)
    files, home = tmp_path / "files", tmp_path / "home"
    files.mkdir()
    home.mkdir()
    write_neo4j_admin(memory, files)
    installation.admin(home, *script_arguments(files))
    password = secrets.token_hex(12)
    installation.admin(home, "dbms", "set-initial-password", password)
    with installation.running(home, password) as server:
        with GraphDatabase.driver(server.uri, auth=(server.user, password)) as driver:
            for statement in (files / "after.cypher").read_text(encoding="utf-8").splitlines():
                driver.execute_query(statement.removesuffix(";"))
        with open_store(server.uri, user=server.user, password=password, read_only=True) as store:
            assert_same(store, memory)
