"""The shapes hold of what is exported, and catch what is broken."""

from io import BytesIO

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from graph.export.rdf import write_rdf
from graph.export.shapes import to_shapes
from tests.graph.export.conftest import Memory, gold_graphs

BASE = "https://example.org/xuncha/"
OWN = Namespace(f"{BASE}schema/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(data=to_shapes(BASE), format="turtle")


@pytest.fixture(scope="module")
def content() -> bytes:
    file = BytesIO()
    write_rdf(Memory(gold_graphs()[:1]), file, "ntriples", BASE)
    return file.getvalue()


@pytest.fixture
def exported(content: bytes) -> Graph:
    return Graph().parse(data=content, format="nt")


def conforms(graph: Graph, shapes: Graph) -> tuple[bool, str]:
    found, _, text = validate(graph, shacl_graph=shapes)
    return bool(found), str(text)


def some(graph: Graph, class_: URIRef) -> URIRef:
    return min(subject for subject in graph.subjects(RDF.type, class_) if isinstance(subject, URIRef))


def test_an_export_conforms(exported: Graph, shapes: Graph) -> None:
    assert conforms(exported, shapes) == (True, conforms(exported, shapes)[1])


def test_a_missing_property_is_caught(exported: Graph, shapes: Graph) -> None:
    exported.remove((some(exported, OWN.Issue), OWN.text, None))
    found, text = conforms(exported, shapes)
    assert not found
    assert "IssueShape-text" in text


def test_a_link_to_nothing_is_caught(exported: Graph, shapes: Graph) -> None:
    exported.remove((some(exported, ELI.LegalResource), RDF.type, None))
    assert not conforms(exported, shapes)[0]


def test_a_measure_that_answers_no_issue_is_caught(exported: Graph, shapes: Graph) -> None:
    exported.remove((None, OWN.addressedBy, some(exported, OWN.Measure)))
    found, text = conforms(exported, shapes)
    assert not found
    assert "MeasureShape-held" in text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ordinal", Literal("1")),
        ("phrasing", Literal("question")),
        ("start", Literal(10**9)),
        ("text", Literal("二")),
    ],
)
def test_a_wrong_value_is_caught(exported: Graph, shapes: Graph, name: str, value: Literal) -> None:
    """A text for a number, a value that the list has not, an end before the start, a second value."""
    issue = some(exported, OWN.Issue)
    if name != "text":
        exported.remove((issue, OWN[name], None))
    exported.add((issue, OWN[name], value))
    assert not conforms(exported, shapes)[0]
