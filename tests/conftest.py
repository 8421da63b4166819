"""Fixtures that all packages share: a graph's place, and a store in it, on each engine."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from graph.opening import open_store
from graph.store import GraphStore
from tests.neo4j_server import NoServerError, Server, neo4j_server

# No test is timed: machines differ, and so does what else they do.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

ENGINES = ("ladybug", pytest.param("neo4j", marks=pytest.mark.neo4j))


@pytest.fixture(scope="session", autouse=True)
def no_width() -> Iterator[None]:
    """Tables are as wide as their rows, whatever terminal the suite, or one of its processes, is told of."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COLUMNS", raising=False)
        yield


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that processes which share the suite come to its end together."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@dataclass(frozen=True)
class GraphPlace:
    """A location where no graph is yet, with what is needed to open one there."""

    engine: str
    location: str
    user: str | None = None
    password: str | None = None

    def open(self, *, read_only: bool = False) -> GraphStore:
        return open_store(self.location, user=self.user, password=self.password, read_only=read_only)

    def environ(self) -> dict[str, str]:
        """The variables with which the command line finds this graph."""
        login = {"NEO4J_USERNAME": self.user, "NEO4J_PASSWORD": self.password}
        return {"XUNCHA_GRAPH": self.location, **{name: value for name, value in login.items() if value}}


@pytest.fixture(scope="session")
def neo4j() -> Iterator[Server]:
    """A Neo4j server for all tests of this process. Where none can be had: skips, or fails if
    XUNCHA_REQUIRE_NEO4J=1.
    """
    if os.environ.get("NEO4J_TEST_URI") and os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1") != "1":
        pytest.fail("NEO4J_TEST_URI names one server, which is for one process: pytest -n 0", pytrace=False)
    try:
        with neo4j_server() as server:
            yield server
    except NoServerError as error:
        no_server(error)


def no_server(error: NoServerError) -> None:
    if os.environ.get("XUNCHA_REQUIRE_NEO4J") == "1":
        pytest.fail(f"XUNCHA_REQUIRE_NEO4J is 1, but {error}", pytrace=False)
    pytest.skip(str(error))


@pytest.fixture(params=ENGINES)
def graph_place(request: pytest.FixtureRequest, tmp_path: Path) -> GraphPlace:
    if request.param == "ladybug":
        return GraphPlace("ladybug", str(tmp_path / "graph.lbug"))
    server = request.getfixturevalue("neo4j")
    erase(server)
    return GraphPlace("neo4j", server.uri, server.user, server.password)


@pytest.fixture
def store(graph_place: GraphPlace) -> Iterator[GraphStore]:
    with graph_place.open() as opened:
        yield opened


def erase(server: Server) -> None:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
