"""The SPARQL versions of query templates give the rows of the Cypher ones, on the exported graph."""

from collections.abc import Iterator, Mapping
from importlib.resources import files

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat

from graph.export.rdf import to_turtle
from graph.export.vocabulary import Vocabulary
from graph.store import GraphStore
from queries.library import load_library
from queries.runner import Cell, bind_parameters, run_template
from tests.graph.export.conftest import filled
from tests.queries.corpus import reports

BASE = "urn:xuncha:"
NAMES = Vocabulary(BASE)
RULE = {"regulation": "中国共产党巡视工作条例"}
AGENCY = {"agency": "云陵县水利局"}
CASES: Mapping[str, Mapping[str, str]] = {
    "regulations-across-agencies": {"min_agencies": "2"},
    "agencies-citing-regulation": RULE,
    "citations-of-regulation": RULE,
    "agency-issues": AGENCY,
    "inspection-timeline": {},
}


@pytest.fixture(scope="module")
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    yield from filled("ladybug", reports(), request, tmp_path_factory)


@pytest.fixture(scope="module")
def exported(corpus: GraphStore) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(to_turtle(corpus, BASE), format=RdfFormat.TURTLE)
    return store


def test_every_version_is_tried() -> None:
    found = {path.name.removesuffix(".rq") for path in files("graph.export").joinpath("sparql").iterdir()}
    assert found == CASES.keys()


@pytest.mark.parametrize("name", CASES)
def test_the_rows_are_those_of_the_template(
    corpus: GraphStore, exported: pyoxigraph.Store, name: str
) -> None:
    template = load_library().get(name)
    answer = run_template(corpus, template, CASES[name])
    columns = [column.name for column in answer.columns if not column.computed]
    expected = [
        tuple(dict(zip((c.name for c in answer.columns), row, strict=True))[column] for column in columns)
        for row in answer.rows
    ]
    question = _bound(corpus, name)
    found = exported.query(question)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    sets = {column.name for column in answer.columns if column.type == "set"}
    rows = [tuple(_cell(row[column], is_set=column in sets) for column in columns) for row in found]
    assert len(rows) == len(expected) > 0
    assert sorted(map(_sets, rows), key=str) == sorted(map(_sets, expected), key=str)


def _bound(corpus: GraphStore, name: str) -> str:
    question = files("graph.export").joinpath("sparql", f"{name}.rq").read_text(encoding="utf-8")
    bound = bind_parameters(corpus, load_library().get(name), CASES[name])
    for parameter, variable, label in (
        ("regulation", "$regulation", "Regulation"),
        ("agency", "$party", "PartyGroup"),
    ):
        if parameter in CASES[name]:
            ids = bound[parameter]
            assert isinstance(ids, list)
            assert len(ids) == 1
            question = question.replace(variable, f"<{NAMES.resource(label, ids[0])}>")
    return question.replace("$min_agencies", CASES[name].get("min_agencies", "1"))


def _cell(term: object, *, is_set: bool) -> Cell:
    """A value as the templates have it: ids without their IRI, sets as tuples."""
    if isinstance(term, NamedNode):
        return (NAMES.parts(term.value) or ("",))[-1]
    if not isinstance(term, Literal):
        return () if is_set else None
    if is_set:
        return tuple(sorted(filter(None, term.value.split("|"))))
    return int(term.value) if term.datatype.value.endswith("integer") else term.value


def _sets(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(tuple(sorted(cell)) if isinstance(cell, tuple) else cell for cell in row)
