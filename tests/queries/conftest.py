"""A graph of the three fictional reports, read-only, on each engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.opening import open_store
from graph.store import GraphStore
from tests.conftest import ENGINES, GraphPlace, erase
from tests.queries.corpus import reports


@pytest.fixture(scope="session")
def corpus_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("queries") / "corpus.lbug"
    with open_store(str(path)) as store:
        store.replace(reports())
    return path


@pytest.fixture(scope="module", params=ENGINES)
def corpus(request: pytest.FixtureRequest) -> Iterator[GraphStore]:
    with _place(request).open(read_only=True) as store:
        yield store


def _place(request: pytest.FixtureRequest) -> GraphPlace:
    if request.param == "ladybug":
        return GraphPlace("ladybug", str(request.getfixturevalue("corpus_path")))
    server = request.getfixturevalue("neo4j")
    erase(server)
    place = GraphPlace("neo4j", server.uri, server.user, server.password)
    with place.open() as store:
        store.replace(reports())
    return place
