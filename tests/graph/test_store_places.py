"""Places where no graph can be opened: one clear sentence each, with the remedy."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.opening import is_server, open_store
from graph.tables import INFO
from tests.conftest import GraphPlace
from tests.neo4j_server import Server

HOLD = """
import sys
from graph.opening import open_store
with open_store(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.readline()
"""


def refused(
    location: str, *, read_only: bool = False, user: str = "neo4j", password: str = "no secret"
) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(location, user=user, password=password, read_only=read_only).close()
    message = str(caught.value)
    assert "\n" not in message
    return message


# Files


def test_a_file_that_is_no_graph(tmp_path: Path) -> None:
    path = tmp_path / "report.lbug"
    path.write_bytes(b"no graph at all " * 500)
    assert "is not a graph file" in refused(str(path))
    assert path.read_bytes() == b"no graph at all " * 500


def test_a_folder(tmp_path: Path) -> None:
    assert str(tmp_path / "xuncha.lbug") in refused(str(tmp_path))


def test_a_missing_folder(tmp_path: Path) -> None:
    assert "folder does not exist" in refused(str(tmp_path / "missing" / "graph.lbug"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "permission is denied" in refused(str(tmp_path / "graph.lbug"))


def test_a_missing_file_to_read(tmp_path: Path) -> None:
    assert "xuncha ingest" in refused(str(tmp_path / "graph.lbug"), read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_location() -> None:
    assert "location is empty" in refused(" ")


def test_a_graph_of_another_program(tmp_path: Path) -> None:
    import ladybug

    path = tmp_path / "other.lbug"
    with ladybug.Database(path) as database, ladybug.Connection(database) as connection:
        connection.execute("CREATE NODE TABLE Person(name STRING PRIMARY KEY)")
    assert "holds other data" in refused(str(path))
    assert "holds other data" in refused(str(path), read_only=True)


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[str]:
    """A graph that another process holds open for writing."""
    path = str(tmp_path / "graph.lbug")
    command = [sys.executable, "-c", HOLD, path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield path
        process.stdin.write("\n")


def test_a_second_writer_is_refused(writer: str) -> None:
    message = refused(writer)
    assert "is writing to it" in message and "process " in message
    open_store(writer, read_only=True).close()


# Servers


def test_what_a_server_is() -> None:
    assert is_server("bolt://localhost") and is_server("neo4j+s://example.org:7687")
    assert not is_server("xuncha.lbug") and not is_server("data/graph")


@pytest.mark.parametrize(
    "uri",
    [
        "bolt://neo4j:hunter2@localhost:7687",
        "neo4j://hunter2@localhost",
        "bolt://localhost:7687?pw=a@hunter2",
    ],
)
def test_credentials_in_the_uri_are_refused_and_not_printed(uri: str) -> None:
    message = refused(uri)
    assert "NEO4J_PASSWORD" in message
    assert "hunter2" not in message


@pytest.mark.parametrize(
    "uri",
    ["http://localhost:7474", "bolt://", "bolt://localhost:99999", "bolt://localhost:x", "bolt://host/graph"],
)
def test_other_uris_are_refused(uri: str) -> None:
    assert uri in refused(uri)


def test_a_server_wants_a_user_and_a_password() -> None:
    assert "NEO4J_USERNAME and NEO4J_PASSWORD" in refused("bolt://localhost:7687", user="", password="")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_nobody_answers(scheme: str, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        assert "docker compose up" in refused(f"{scheme}://127.0.0.1:{closed.getsockname()[1]}")
    assert capfd.readouterr() == ("", "")


def test_something_else_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_answer_as_web_server, args=(server,), daemon=True).start()
        assert "no Neo4j answers" in refused(f"bolt://127.0.0.1:{server.getsockname()[1]}")


def _answer_as_web_server(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(100)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


@pytest.mark.neo4j
def test_a_wrong_password(neo4j: Server) -> None:
    message = refused(neo4j.uri, user=neo4j.user, password="hunter2")
    assert "refused the user or the password" in message
    assert "hunter2" not in message


@pytest.mark.neo4j
def test_a_server_with_other_data(neo4j: Server) -> None:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(neo4j.uri, auth=(neo4j.user, neo4j.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        driver.execute_query("CREATE (:Report {id: 1, of: 'somebody else'})")
        assert "holds other data" in refused(neo4j.uri, user=neo4j.user, password=neo4j.password)
        driver.execute_query("MATCH (n) DETACH DELETE n")


# Both


def test_a_graph_of_another_schema_version(graph_place: GraphPlace) -> None:
    graph_place.open().close()
    _execute(graph_place, f"MATCH (i:{INFO}) SET i.fingerprint = 'older'")
    for read_only in (False, True):
        with pytest.raises(StoreError, match="another version of the schema"):
            graph_place.open(read_only=read_only)


def _execute(place: GraphPlace, statement: str) -> None:
    if place.engine == "ladybug":
        import ladybug

        with ladybug.Database(place.location) as database, ladybug.Connection(database) as connection:
            connection.execute(statement)
    else:
        from neo4j import GraphDatabase

        with GraphDatabase.driver(place.location, auth=(place.user, place.password)) as driver:
            driver.execute_query(statement)
