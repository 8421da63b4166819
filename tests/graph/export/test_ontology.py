"""The ontology: every term of the schema is there, in two languages, and the known ones are aligned."""

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from graph.errors import UsageError
from graph.export.ontology import to_ontology
from graph.schema import load_schema

BASE = "https://example.org/xuncha/"
OWN = Namespace(f"{BASE}schema/")
PROV = Namespace("http://www.w3.org/ns/prov#")
ORG = Namespace("http://www.w3.org/ns/org#")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=to_ontology(BASE), format="turtle")


def own_terms() -> set[str]:
    schema = load_schema()
    iris = [node.iri for node in schema.nodes] + [edge.iri for edge in schema.edges]
    iris += [item.iri for node in schema.nodes for item in node.properties]
    iris += [item.iri for edge in schema.edges for item in edge.properties]
    return {iri for iri in iris if ":" not in iri}


def test_every_term_of_our_own_is_declared_in_both_languages(ontology: Graph) -> None:
    for term in own_terms():
        assert ontology.value(OWN[term], RDF.type) in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty), (
            term
        )
        labels = ontology.objects(OWN[term], RDFS.label)
        assert {label.language for label in labels if isinstance(label, Literal)} == {"en", "zh"}, term


def test_classes_and_relations_stand_to_known_vocabularies(ontology: Graph) -> None:
    assert (OWN.Inspection, RDFS.subClassOf, PROV.Activity) in ontology
    assert (OWN.PartyGroup, RDFS.subClassOf, ORG.Organization) in ontology
    assert (OWN.cites, SKOS.closeMatch, URIRef("http://data.europa.eu/eli/ontology#cites")) in ontology
    assert (OWN.start, SKOS.closeMatch, URIRef("http://www.w3.org/ns/oa#start")) in ontology


def test_ranges_follow_the_types(ontology: Graph) -> None:
    assert ontology.value(OWN.ordinal, RDFS.range) == XSD.integer
    assert ontology.value(OWN.startedFrom, RDFS.range) == XSD.date
    assert ontology.value(OWN.inReport, RDFS.range) == OWN.Report
    assert ontology.value(OWN.started, RDFS.range) == URIRef("http://id.loc.gov/datatypes/edtf/EDTF")


def test_values_of_closed_lists_are_concepts(ontology: Graph) -> None:
    concepts = set(ontology.subjects(SKOS.inScheme, OWN["role-values"]))
    roles = {edge.type.lower() for edge in load_schema().edges if edge.citation}
    assert {str(ontology.value(concept, SKOS.notation)) for concept in concepts} == roles


def test_it_is_the_same_each_time_and_wants_a_base() -> None:
    assert to_ontology(BASE) == to_ontology(BASE)
    with pytest.raises(UsageError, match="--base"):
        to_ontology("nonsense")
