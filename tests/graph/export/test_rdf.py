"""Turtle: what another parser reads of it, and that it is the same each time."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from graph.embedded import EmbeddedStore
from graph.errors import UsageError
from graph.export.rdf import to_turtle
from graph.schema import load_schema
from graph.store import GraphStore
from tests.queries.corpus import WATER, reports

BASE = "https://example.org/xuncha/"
OWN = Namespace(f"{BASE}schema/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with EmbeddedStore(tmp_path_factory.mktemp("rdf") / "graph.lbug") as opened:
        opened.replace(reports())
        yield opened


@pytest.fixture(scope="module")
def graph(store: GraphStore) -> Graph:
    return Graph().parse(data=to_turtle(store, BASE), format="turtle")


def test_every_node_is_a_resource_of_its_class(store: GraphStore, graph: Graph) -> None:
    for declared in load_schema().nodes:
        found = {str(s) for s in graph.subjects(RDF.type) if str(s).startswith(f"{BASE}{declared.label}/")}
        assert len(found) == sum(1 for _ in store.nodes(declared.label)), declared.label


def test_every_citation_is_a_node_beside_the_direct_link(store: GraphStore, graph: Graph) -> None:
    citations = list(graph.subjects(RDF.type, OWN.Citation))
    types = [item.type for item in load_schema().edges if item.citation]
    assert len(citations) == sum(1 for type_ in types for _ in store.edges(type_)) > 0
    for citation in citations:
        link = tuple(graph.value(citation, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        assert link[1] == OWN[str(graph.value(citation, OWN.role))]
        assert None not in link
        assert link in graph


def test_a_citation_leads_to_the_words_of_its_source(graph: Graph) -> None:
    rule = graph.value(predicate=ELI.title, object=Literal("党政领导干部选拔任用工作条例"))
    found = [c for c in graph.subjects(RDF.object, rule) if str(graph.value(c, OWN.role)) == "studies"]
    assert len(found) == 1
    start, end = (graph.value(found[0], OWN[name]) for name in ("start", "end"))
    assert isinstance(start, Literal)
    assert isinstance(end, Literal)
    assert WATER[start.toPython() : end.toPython()] == str(graph.value(found[0], OWN.titleAsWritten))
    assert isinstance(graph.value(found[0], OWN.inReport), URIRef)


def test_titles_are_literals_and_never_in_an_iri(graph: Graph) -> None:
    iris = {str(term) for triple in graph for term in triple if isinstance(term, URIRef)}
    assert all(iri.isascii() for iri in iris)
    assert (None, SKOS.prefLabel, Literal("云陵县水利局")) in graph


def test_a_second_parser_reads_the_same_triples(store: GraphStore, graph: Graph) -> None:
    read = list(pyoxigraph.parse(to_turtle(store, BASE), format=pyoxigraph.RdfFormat.TURTLE))
    assert len(read) == len(graph)
    again = "".join(f"{quad.triple} .\n" for quad in read)
    assert set(Graph().parse(data=again, format="nt")) == set(graph)


def test_the_bytes_are_the_same_under_any_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib\nfrom graph.embedded import EmbeddedStore\n"
        "from graph.export.rdf import to_turtle\n"
        "from tests.queries.corpus import reports\n"
        "store = EmbeddedStore(pathlib.Path(sys.argv[1])); store.replace(reports())\n"
        f"sys.stdout.buffer.write(to_turtle(store, {BASE!r}))"
    )
    written = [
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / f"{seed}.lbug")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[3],
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert written[0] == written[1]


@pytest.mark.parametrize(
    "base", ["", "x", "https://example.org/xuncha", "no iri/", "https://a b/", "urn:<x>:"]
)
def test_a_base_that_is_none_is_refused(store: GraphStore, base: str) -> None:
    with pytest.raises(UsageError, match="--base"):
        to_turtle(store, base)
