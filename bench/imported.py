"""A graph on a Neo4j server of its own: written for neo4j-admin, taken in once, kept in a folder."""

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.export.neo4j_admin import write_neo4j_admin
from graph.opening import open_store
from graph.store import GraphStore
from tests.neo4j_server import AS_SHIPPED, LTS, Installation, Server, install, script_arguments

_PAGE_CACHE = "1g"
"""As much as the embedded engine has."""


@contextmanager
def imported(graph: GraphStore, home: Path) -> Iterator[GraphStore]:
    """The same graph on a server that runs for the length of the block, opened for reading.

    `home` is the server's folder; where it is there already, its database is taken as it is. Raises
    `tests.neo4j_server.NoServerError` where no server can be had.
    """
    installation = install(LTS, AS_SHIPPED)
    if not home.exists():
        _take_in(installation, graph, home)
    password = (home / "password").read_text(encoding="ascii")
    with installation.running(home, password, page_cache=_PAGE_CACHE) as server:
        _prepare(server, (home / "after.cypher").read_text(encoding="utf-8"))
        with open_store(server.uri, user=server.user, password=password, read_only=True) as store:
            yield store


def _take_in(installation: Installation, graph: GraphStore, home: Path) -> None:
    """Made beside its place, so that a run that is broken off leaves nothing that looks whole."""
    making = home.with_name(f"{home.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as folder:
        files = Path(folder, "files")
        files.mkdir()
        write_neo4j_admin(graph, files)
        installation.admin(making, *script_arguments(files))
        shutil.copy(files / "after.cypher", making)
    password = secrets.token_hex(16)
    installation.admin(making, "dbms", "set-initial-password", password)
    (making / "password").write_text(password, encoding="ascii", newline="\n")
    making.rename(home)


def _prepare(server: Server, statements: str) -> None:
    """Constraints and indexes where they are missing, and the wait until they are there."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        for statement in statements.splitlines():
            driver.execute_query(statement.removesuffix(";"))
        driver.execute_query("CALL db.awaitIndexes(300)")
