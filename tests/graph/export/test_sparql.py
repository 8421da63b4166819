"""SPARQL versions of query templates give the rows of the Cypher ones, by two engines on the export."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import QueryResultsFormat, RdfFormat

from bench.corpus import report_text
from graph.elements import ReportGraph
from graph.export.rdf import to_turtle
from graph.export.vocabulary import Vocabulary
from graph.mapping import build_graph
from graph.store import GraphStore
from ingest.parser import parse
from ingest.source import read_bytes
from queries.library import load_library
from queries.runner import Bound, Cell, bind_parameters, run_template
from queries.template import Column
from tests.graph.export.conftest import filled
from tests.queries.corpus import reports

EXAMPLES = Path(__file__).parents[3] / "examples"
NAMES = Vocabulary("urn:xuncha:")
RULE = "中国共产党巡视工作条例"
TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "regulations-across-agencies": (),
    "agencies-citing-regulation": ("regulation",),
    "citations-of-regulation": ("regulation",),
    "agency-issues": ("agency",),
    "inspection-timeline": (),
    "agency-profile": ("agency",),
    "regulation-pairs": (),
    "regulations-by-area": ("area",),
    "measures-by-action": ("action",),
    "committees": (),
}
"""What is asked of each template."""
IDS = {"regulation": ("$regulation", "Regulation"), "agency": ("$party", "PartyGroup")}
"""Parameters that name a node: the variable of the SPARQL version, and the label."""

Ask = Callable[[str], list[Mapping[str, Any]]]
"""A question's rows as SPARQL 1.1 Query Results JSON has them."""


@dataclass(frozen=True)
class Corpus:
    """A graph, what is asked of it, and how each engine answers."""

    store: GraphStore
    words: Mapping[str, str]
    ask: Mapping[str, Ask]


@pytest.fixture(scope="module", params=["fictional", "examples", "made"])
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    graphs, agency = {
        "fictional": (reports, "云陵县水利局"),
        "examples": (_examples, "云陵县农业农村局"),
        "made": (_made, "云陵市财政局"),
    }[request.param]
    words = {"regulation": RULE, "agency": agency, "area": "责任", "action": "enacted"}
    for store in filled("ladybug", graphs(), request, tmp_path_factory):
        turtle = to_turtle(store, NAMES.base)
        yield Corpus(store, words, {"pyoxigraph": _pyoxigraph(turtle), "rdflib": _rdflib(turtle)})


def test_every_version_is_tried() -> None:
    found = {path.name.removesuffix(".rq") for path in files("graph.export").joinpath("sparql").iterdir()}
    assert found == TEMPLATES.keys()


@pytest.mark.parametrize("engine", ["pyoxigraph", "rdflib"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_the_rows_are_those_of_the_template(corpus: Corpus, name: str, engine: str) -> None:
    given = {parameter: corpus.words[parameter] for parameter in TEMPLATES[name]}
    answer = run_template(corpus.store, load_library().get(name), given)
    columns = [column for column in answer.columns if not column.computed]
    places = [answer.columns.index(column) for column in columns]
    expected = [tuple(row[place] for place in places) for row in answer.rows]
    found = corpus.ask[engine](_question(corpus.store, name, given))
    rows = [tuple(_cell(column, row.get(column.name)) for column in columns) for row in found]
    assert len(rows) == len(expected) > 0
    assert sorted(rows, key=str) == sorted(expected, key=str)


def _question(store: GraphStore, name: str, given: Mapping[str, str]) -> str:
    """The SPARQL version with what its template was given, or takes of itself, in the place of variables."""
    question = files("graph.export").joinpath("sparql", f"{name}.rq").read_text(encoding="utf-8")
    for parameter, value in bind_parameters(store, load_library().get(name), given).items():
        variable, label = IDS.get(parameter, (f"${parameter}", ""))
        if variable in question:
            question = question.replace(variable, _term(label, value))
    assert not re.search(r"\$\w", question.partition("\n")[2])
    return question


def _term(label: str, value: Bound) -> str:
    if isinstance(value, list):
        (id_,) = value
        return f"<{NAMES.resource(label, str(id_))}>"
    return json.dumps(value, ensure_ascii=False)


def _cell(column: Column, term: Mapping[str, str] | None) -> Cell:
    """A value as the templates have it: ids without their IRI, sets and lists as tuples."""
    text = term["value"] if term else ""
    kind = term.get("datatype", "") if term else ""
    if kind.endswith("#JSON"):
        return tuple(json.loads(text))
    if column.type in ("set", "list"):
        return tuple(sorted(filter(None, text.split("|"))))
    if term is None:
        return None
    if term["type"] == "uri":
        return (NAMES.parts(text) or ("",))[-1]
    return int(text) if kind.endswith("#integer") else text


def _pyoxigraph(turtle: bytes) -> Ask:
    store = pyoxigraph.Store()
    store.load(turtle, format=RdfFormat.TURTLE)

    def ask(question: str) -> list[Mapping[str, Any]]:
        found = store.query(question)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        written = found.serialize(format=QueryResultsFormat.JSON)
        assert written is not None
        return list(json.loads(written)["results"]["bindings"])

    return ask


def _rdflib(turtle: bytes) -> Ask:
    graph = rdflib.Graph().parse(data=turtle, format="turtle")

    def ask(question: str) -> list[Mapping[str, Any]]:
        written = graph.query(question).serialize(format="json")
        assert written is not None
        return list(json.loads(written)["results"]["bindings"])

    return ask


def _examples() -> list[ReportGraph]:
    paths = sorted(path for path in EXAMPLES.iterdir() if path.name != "README.md")
    return [_graph(path.name, path.read_bytes()) for path in paths]


def _made() -> list[ReportGraph]:
    return [_graph(f"report-{number}.txt", report_text(number).encode()) for number in range(12)]


def _graph(name: str, data: bytes) -> ReportGraph:
    source = read_bytes(data, name)
    return build_graph(parse(source), text=source.text, location=name)
