"""A graph of the three fictional reports, read-only."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.store import GraphStore
from tests.queries.corpus import reports


@pytest.fixture(scope="session")
def corpus_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("queries") / "corpus.lbug"
    with EmbeddedStore(path) as store:
        store.replace(reports())
    return path


@pytest.fixture(scope="session")
def corpus(corpus_path: Path) -> Iterator[GraphStore]:
    with EmbeddedStore(corpus_path, read_only=True) as store:
        yield store
