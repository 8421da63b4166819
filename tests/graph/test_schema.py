import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.elements import Node
from graph.errors import SchemaError
from graph.schema import Given, Schema, load_schema
from graph.schema_file import read_schema

SMALL = """
version = 1
[prefix]
skos = "http://www.w3.org/2004/02/skos/core#"
[node.Rule]
owned = false
colour = "#1e88e5"
iri = "Rule"
en = "A rule"
zh = "制度"
[node.Rule.property]
title = { type = "string", required = true, search = true, iri = "skos:prefLabel", en = "Title", zh = "名称" }
since = { type = "date", iri = "since", en = "Since", zh = "起" }
names = { type = "strings", iri = "names", en = "Names", zh = "简称" }
rank = { type = "integer", iri = "rank", en = "Rank", zh = "级" }
known = { type = "boolean", iri = "known", en = "Known", zh = "已知" }
[edge.CITES]
kind = "fact"
citation = true
iri = "cites"
en = "cites"
zh = "引用"
[edge.PART_OF]
kind = "structural"
pairs = [["Rule", "Rule"]]
iri = "partOf"
en = "is part of"
zh = "属于"
[citation]
pairs = [["Rule", "Rule"]]
[citation.property]
role = { type = "string", required = true, iri = "role", en = "Role", zh = "作用" }
[fact.property]
report = { type = "string", required = true, iri = "inReport", en = "Report", zh = "通报" }
"""


@pytest.fixture
def small() -> Schema:
    return read_schema(SMALL)


def test_the_schema_has_the_design_s_labels_and_edges() -> None:
    schema = load_schema()
    assert {"Report", "Agency", "Regulation", "Division"} <= set(schema.node_types)
    assert schema.edge_type("DISPATCHED_BY").pairs == (("InspectionTeam", "Committee"),)
    assert not schema.edge_type("LEADS").fact
    assert load_schema() is schema


def test_citations_and_facts_get_the_shared_properties() -> None:
    names = [item.name for item in load_schema().edge_type("AMENDS").properties]
    assert names == ["title", "role", "bracketed", "doc_number", "report", "start", "end"]
    assert [item.name for item in load_schema().edge_type("PART_OF").properties] == []


def test_a_node_has_its_properties_in_order_without_nulls(small: Schema) -> None:
    node = small.node("Rule", "r", known=False, rank=0, names=(), since=None, title="办法")
    assert node == Node("Rule", "r", (("title", "办法"), ("rank", 0), ("known", False)))


def test_an_edge_names_its_ends(small: Schema) -> None:
    rule = small.node("Rule", "r", title="办法")
    edge = small.edge("CITES", rule, ("Rule", "s"), key="k", report="p", role="cites")
    assert (edge.source, edge.target, edge.properties) == ("r", "s", (("role", "cites"), ("report", "p")))


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        ({}, "'title' is required"),
        ({"title": 1}, "'title' expects a string"),
        ({"title": "办法", "rank": True}, "'rank' expects a integer"),
        ({"title": "办法", "rank": 2**63}, "'rank' expects a integer"),
        ({"title": "办法", "known": 1}, "'known' expects a boolean"),
        ({"title": "办法", "since": "2024-02-30"}, "'since' expects a date"),
        ({"title": "办法", "since": "20240201"}, "'since' expects a date"),
        ({"title": "办法", "names": "简称"}, "'names' expects a strings"),
        ({"title": "办法", "colour": "red"}, "no property 'colour'"),
    ],
)
def test_a_wrong_property_is_named(small: Schema, properties: dict[str, Given], said: str) -> None:
    with pytest.raises(SchemaError, match=said):
        small.node("Rule", "r", **properties)


def test_unknown_labels_types_and_pairs_are_refused(small: Schema) -> None:
    with pytest.raises(SchemaError, match="'Law' is no node label"):
        small.node("Law", "r")
    with pytest.raises(SchemaError, match="'AMENDS' is no edge type"):
        small.edge("AMENDS", ("Rule", "r"), ("Rule", "s"), key="k")
    with pytest.raises(SchemaError, match="joins no Law to a Rule"):
        small.edge("PART_OF", ("Law", "r"), ("Rule", "s"), key="k")
    with pytest.raises(SchemaError, match="without id"):
        small.node("Rule", "", title="办法")
    with pytest.raises(SchemaError, match="without key"):
        small.edge("PART_OF", ("Rule", "r"), ("Rule", "s"), key="")


@given(st.dates())
def test_any_day_is_a_date(day: object) -> None:
    node = read_schema(SMALL).node("Rule", "r", title="办法", since=str(day))
    assert node.values()["since"] == str(day)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("version = 1", "version = [", "no TOML"),
        ("version = 1", "", "version is missing"),
        ("[node.Rule]", "[node.rule]", "does not match"),
        ('colour = "#1e88e5"', 'colour = "blue"', "does not match"),
        ('kind = "structural"', 'kind = "other"', "expected fact or structural"),
        ('pairs = [["Rule", "Rule"]]\niri', 'pairs = [["Rule", "Law"]]\niri', "'Law' is no node label"),
        ('pairs = [["Rule", "Rule"]]\niri', "iri", "must list"),
        ('type = "date"', 'type = "datetime"', "expected string, integer"),
        ('iri = "skos:prefLabel"', 'iri = "foaf:name"', "must be a name"),
        ('en = "Since", ', "", "en is missing"),
        ('en = "Since", ', 'en = "Since", unique = true, ', "unknown key 'unique'"),
        ("since = {", "key = {", "reserved"),
        ("report = {", "role = {", "given to all such edges already"),
        ("owned = false", 'owned = "no"', "must be a TOML bool"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(old: str, new: str, said: str) -> None:
    assert old in SMALL
    with pytest.raises(SchemaError, match=said):
        read_schema(SMALL.replace(old, new, 1))
