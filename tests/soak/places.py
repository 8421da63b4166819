"""Where graphs are killed: a file, or a server that can be killed itself. Emptied or put back in a moment."""

import secrets
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from graph.elements import ReportGraph
from tests.conftest import GraphPlace, erase
from tests.neo4j_server import LTS, Installation, NoServerError, Server, install, neo4j_server

_SETTLED_SECONDS = 60


class Place(Protocol):
    """A place for one graph at a time."""

    @property
    def graph(self) -> GraphPlace: ...

    def put(self, name: str, graphs: Sequence[ReportGraph]) -> None:
        """Have the graph be made of these reports, which go by a name, or have nothing there."""

    def settle(self) -> None:
        """Wait until what a killed client began has come to its end."""

    def can_kill_server(self) -> bool: ...

    def kill_server(self) -> None: ...

    def start_server(self) -> None:
        """Start it on the data that the killed one left."""


@dataclass
class FilePlace:
    """A Ladybug file."""

    folder: Path

    @property
    def graph(self) -> GraphPlace:
        return GraphPlace("ladybug", str(self.folder / "graph.lbug"))

    def put(self, name: str, graphs: Sequence[ReportGraph]) -> None:
        for path in self.folder.glob("graph.lbug*"):
            path.unlink()
        if not graphs:
            return
        kept = self.folder / f"kept {name}"
        if not kept.exists():
            self._make(graphs, kept)
        for path in kept.iterdir():
            shutil.copy(path, self.folder)

    def _make(self, graphs: Sequence[ReportGraph], kept: Path) -> None:
        kept.mkdir()
        with GraphPlace("ladybug", str(kept / "graph.lbug")).open() as store:
            store.replace(graphs)

    def settle(self) -> None:
        pass

    def can_kill_server(self) -> bool:
        return False

    def kill_server(self) -> None:
        raise NotImplementedError

    def start_server(self) -> None:
        raise NotImplementedError


@dataclass
class ServerPlace:
    """A Neo4j server: one that is given, or one that runs from its jars and may be killed."""

    server: Server
    installation: Installation | None = None
    home: Path = Path()
    stack: ExitStack = field(default_factory=ExitStack)

    @property
    def graph(self) -> GraphPlace:
        return GraphPlace("neo4j", self.server.uri, self.server.user, self.server.password)

    def put(self, name: str, graphs: Sequence[ReportGraph]) -> None:
        erase(self.server)
        if graphs:
            with self.graph.open() as store:
                store.replace(graphs)

    def settle(self) -> None:
        """A server may go on with a dead client's transaction for a while; it ends it or takes it back."""
        from neo4j import GraphDatabase

        until = time.monotonic() + _SETTLED_SECONDS
        with GraphDatabase.driver(self.server.uri, auth=(self.server.user, self.server.password)) as driver:
            while len(driver.execute_query("SHOW TRANSACTIONS YIELD transactionId").records) > 1:
                assert time.monotonic() < until, "a transaction of a killed client goes on and on"
                time.sleep(0.02)

    def can_kill_server(self) -> bool:
        return self.installation is not None

    def kill_server(self) -> None:
        assert self.server.process is not None
        self.server.process.kill()
        self.server.process.wait()

    def start_server(self) -> None:
        assert self.installation is not None
        port = int(self.server.uri.rpartition(":")[2])
        running = self.installation.running(self.home, self.server.password, port=port)
        self.server = self.stack.enter_context(running)


@contextmanager
def place_of(engine: str, folder: Path) -> Iterator[Place]:
    """A place for the length of the block. Raises `NoServerError`."""
    if engine == "ladybug":
        yield FilePlace(folder)
        return
    try:
        installation = install(LTS)
    except NoServerError:
        with neo4j_server() as server:
            yield ServerPlace(server)
        return
    home = folder / "neo4j"
    home.mkdir()
    with ExitStack() as stack:
        server = stack.enter_context(installation.running(home, secrets.token_hex(16)))
        yield ServerPlace(server, installation, home, stack)
