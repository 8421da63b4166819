"""Graphs of fictional reports, read-only, on each engine: `corpus` of three, `annotated` of five."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from graph.elements import ReportGraph
from graph.opening import open_store
from graph.store import GraphStore
from tests.conftest import ENGINES, GraphPlace, erase
from tests.queries.annotated import annotated_reports
from tests.queries.corpus import reports


@pytest.fixture(scope="session")
def corpus_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _filled(tmp_path_factory, reports())


@pytest.fixture(scope="session")
def annotated_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _filled(tmp_path_factory, annotated_reports())


@pytest.fixture(scope="module", params=ENGINES)
def corpus(request: pytest.FixtureRequest) -> Iterator[GraphStore]:
    with _place(request, "corpus_path", reports).open(read_only=True) as store:
        yield store


@pytest.fixture(scope="module", params=ENGINES)
def annotated(request: pytest.FixtureRequest) -> Iterator[GraphStore]:
    with _place(request, "annotated_path", annotated_reports).open(read_only=True) as store:
        yield store


def _filled(folders: pytest.TempPathFactory, graphs: Sequence[ReportGraph]) -> Path:
    path = folders.mktemp("queries") / "graph.lbug"
    with open_store(str(path)) as store:
        store.replace(graphs)
    return path


def _place(request: pytest.FixtureRequest, path: str, graphs: Callable[[], list[ReportGraph]]) -> GraphPlace:
    if request.param == "ladybug":
        return GraphPlace("ladybug", str(request.getfixturevalue(path)))
    server = request.getfixturevalue("neo4j")
    erase(server)
    place = GraphPlace("neo4j", server.uri, server.user, server.password)
    with place.open() as store:
        store.replace(graphs())
    return place
