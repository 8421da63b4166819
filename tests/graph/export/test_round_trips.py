"""RDF written on each engine: the same bytes, the same triples for every reader, and the graph comes back."""

from io import BytesIO

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import RdfFormat, Triple

from graph.errors import UsageError
from graph.export.rdf import SYNTAXES, write_rdf
from graph.store import GraphStore
from tests.graph.export.conftest import HOSTILE, Memory
from tests.graph.export.rebuilding import rebuild

BASE = "https://example.org/xuncha/"
READERS = {
    "turtle": (RdfFormat.TURTLE, "turtle"),
    "ntriples": (RdfFormat.N_TRIPLES, "nt"),
    "nquads": (RdfFormat.N_QUADS, "nquads"),
    "trig": (RdfFormat.TRIG, "trig"),
    "jsonld": (RdfFormat.JSON_LD, "json-ld"),
    "rdfxml": (RdfFormat.RDF_XML, "xml"),
}
GRAPHS = ("nquads", "trig")


def written(graph: GraphStore | Memory, format_: str, base: str = BASE) -> bytes:
    file = BytesIO()
    write_rdf(graph, file, format_, base)
    return file.getvalue()


def triples(content: bytes, format_: str) -> set[Triple]:
    return {quad.triple for quad in pyoxigraph.parse(content, format=READERS[format_][0])}


def test_every_syntax_is_tried() -> None:
    assert READERS.keys() == SYNTAXES.keys()


@pytest.mark.parametrize("format_", SYNTAXES)
def test_both_engines_and_the_elements_give_the_same_bytes(
    store: GraphStore, memory: Memory, format_: str
) -> None:
    assert written(store, format_) == written(memory, format_)


@pytest.mark.parametrize("base", [BASE, "urn:xuncha:", "https://example.org/x?y=1&z#"])
@pytest.mark.parametrize("format_", ["turtle", "ntriples", "jsonld", "nquads", "trig"])
def test_a_graph_read_back_and_rebuilt_is_the_graph(memory: Memory, format_: str, base: str) -> None:
    assert rebuild(triples(written(memory, format_, base), format_), base) == (
        memory.all_nodes(),
        memory.all_edges(),
    )


def test_rdf_xml_loses_nothing_but_the_characters_that_xml_has_not(memory: Memory) -> None:
    cleaned = str.maketrans(dict.fromkeys("\x01\x0b\x0c\x1f\ufffe\uffff", "\ufffd"))
    nodes, edges = rebuild(triples(written(memory, "rdfxml"), "rdfxml"), BASE)
    assert edges == memory.all_edges()
    texts = {node.id: node.values().get("text") for node in nodes}
    assert texts == {
        node.id: text.translate(cleaned) if isinstance(text := node.values().get("text"), str) else None
        for node in memory.all_nodes()
    }
    assert {node.values().get("text") for node in memory.all_nodes()} >= set(HOSTILE)


@pytest.mark.parametrize("format_", SYNTAXES)
def test_rdflib_and_oxigraph_count_the_same(memory: Memory, format_: str) -> None:
    content = written(memory, format_)
    dataset = rdflib.Dataset() if format_ in GRAPHS else rdflib.Graph()
    dataset.parse(data=content, format=READERS[format_][1])
    store = pyoxigraph.Store()
    store.bulk_load(content, format=READERS[format_][0])
    count = len(list(dataset.quads())) if isinstance(dataset, rdflib.Dataset) else len(dataset)
    assert count == len(store) > 0


def test_each_report_is_a_graph_with_its_provenance(memory: Memory) -> None:
    store = pyoxigraph.Store()
    store.bulk_load(written(memory, "trig"), format=RdfFormat.TRIG)
    reports = {node.id for node in memory.nodes("Report")}
    assert {graph.value for graph in store.named_graphs()} == {f"{BASE}Graph/{id_}" for id_ in reports}
    question = (
        "PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX dcterms: <http://purl.org/dc/terms/> "
        "SELECT ?report ?source { ?g prov:wasDerivedFrom ?source ; dcterms:subject ?report "
        "GRAPH ?g { ?report prov:wasDerivedFrom ?source } }"
    )
    rows = store.query(question)
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    found = {(row["report"].value, row["source"].value) for row in rows}
    edges = memory.edges("HAS_SOURCE")
    assert found == {(f"{BASE}Report/{edge.source}", f"{BASE}Source/{edge.target}") for edge in edges}


def test_the_graphs_of_trig_stand_together(memory: Memory) -> None:
    blocks = [line for line in written(memory, "trig").decode().splitlines() if line.endswith("> {")]
    assert len(blocks) == len(set(blocks)) == len(list(memory.nodes("Report")))
    quads = set(pyoxigraph.parse(written(memory, "trig"), format=RdfFormat.TRIG))
    assert quads == set(pyoxigraph.parse(written(memory, "nquads"), format=RdfFormat.N_QUADS))


def test_a_format_that_is_none_is_refused(memory: Memory) -> None:
    with pytest.raises(UsageError, match="no RDF format; known: turtle"):
        write_rdf(memory, BytesIO(), "n4", BASE)
