"""docs/queries.md is fresh, and the two engines answer every template's example alike."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.opening import open_store
from graph.store import GraphStore
from queries.library import load_library
from queries.runner import run_template
from queries.template import Template
from tests.conftest import erase
from tests.neo4j_server import Server
from xuncha.ingestion import ingest_files
from xuncha.query_page import example_parameters, query_page
from xuncha.reading import find_reports

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent.parent
TEMPLATES = tuple(load_library().templates.values())


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with open_store(str(tmp_path_factory.mktemp("page") / "examples.lbug")) as store:
        _fill(store)
        yield store


@pytest.fixture(scope="module")
def server(neo4j: Server) -> Iterator[GraphStore]:
    erase(neo4j)
    with open_store(neo4j.uri, user=neo4j.user, password=neo4j.password) as store:
        _fill(store)
        yield store


def _fill(store: GraphStore) -> None:
    """As `python -m xuncha.query_page` does from the project's folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        ingest_files(store, find_reports([Path("examples")])[0], workers=1)


def test_the_page_is_fresh(embedded: GraphStore) -> None:
    page = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    assert page == query_page(embedded), "run: python -m xuncha.query_page docs/queries.md"


@pytest.mark.neo4j
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda item: item.name)
def test_both_engines_give_the_same_rows(
    embedded: GraphStore, server: GraphStore, template: Template
) -> None:
    given = example_parameters(template)
    assert run_template(server, template, given) == run_template(embedded, template, given)


def test_most_examples_have_rows(embedded: GraphStore) -> None:
    """The reports of `examples/` say nothing of these."""
    without = {"citations-out-of-force", "issues-without-measures", "repeated-issues"}
    found = {
        item.name for item in TEMPLATES if not run_template(embedded, item, example_parameters(item)).rows
    }
    assert found == without
