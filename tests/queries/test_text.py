"""Checks of a template's Cypher: parameters, columns, labels, and the subset that both engines share."""

import shlex

import pytest

from graph.errors import QueryError
from queries.library import packaged_templates
from queries.template import Column, Parameter, Template, Words
from queries.text import check_reads, check_text

WORDS = Words("x", "甲")
GOOD = """MATCH (i:Issue)-[:ADDRESSED_BY]->(m:Measure)
WHERE i.ordinal >= $least AND i.text <> 'CREATE (a:B) $x' // SET m.a = $y
RETURN i.text AS issue, count(m) AS `measures`
ORDER BY issue"""


def template(cypher: str) -> Template:
    columns = (Column("issue", "string", WORDS), Column("measures", "integer", WORDS))
    parameters = (Parameter("least", "integer", WORDS, 1),)
    return Template("t", "g", WORDS, WORDS, "x", parameters, columns, cypher, "t.cypher", first_line=11)


def test_quoted_text_and_comments_are_no_code() -> None:
    check_text(template(GOOD))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("$least", "$most", "t.cypher:12: $most is not declared"),
        (">= $least", ">= 1", "parameter least is declared and not used"),
        ("(m:Measure)", "(m:Step)", "t.cypher:11: Step is no node label"),
        ("[:ADDRESSED_BY]", "[:ADDRESSED_BY|ANSWERS]", "t.cypher:11: ANSWERS is no edge type"),
        ("`measures`", "n", "RETURN gives issue, n; the head declares issue, measures"),
        ("\nORDER BY issue", "", "ORDER BY is missing"),
        ("[:ADDRESSED_BY]", "[:ADDRESSED_BY*1..2]", "t.cypher:11: '-[:ADDRESSED_BY*'"),
        ("(i:Issue)", "(i:Issue:Measure)", "A or B in Ladybug"),
        ("\nRETURN", "\nSET i.text = 'x'\nRETURN", "t.cypher:13: 'SET': a query only reads"),
        ("\nRETURN", "\ndetach delete i\nRETURN", "a query only reads"),
        ("count(m)", "count(type(m))", "Ladybug has no type()"),
        ("count(m)", "size(labels(m))", "Ladybug has no type()"),
        ("count(m)", "label(m)", "Neo4j has no label()"),
        ("count(m)", "collect(m.text)[0]", "counts list positions"),
        ("count(m)", "size([x IN collect(m) WHERE x.ordinal > 1])", "no list comprehension"),
        ("count(m)", "substring(m.text, 0)", "counts from 1"),
        ("$least ", "$least OR $least IS NULL ", "a null parameter"),
        ("\nRETURN", "\nWITH i, m ORDER BY i.id\nRETURN", "may keep other rows"),
        ("\nRETURN", "\nCALL { MATCH (x:Issue) RETURN x }\nRETURN", "procedures and subqueries"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(QueryError, match=r"^t\.cypher") as caught:
        check_text(template(GOOD.replace(old, new)))
    assert said in str(caught.value)


@pytest.mark.parametrize("step", ["-[:RAISES|ADDRESSED_BY*0..2]->", "-[:ADDRESSED_BY*0..1]->"])
def test_down_the_tree_of_a_report_a_path_may_have_any_length(step: str) -> None:
    check_text(template(GOOD.replace("-[:ADDRESSED_BY]->", step)))


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Report {id: 'x'})",
        "MATCH (n:Report) SET n.title = 'x'",
        "match (n) detach delete n",
        "MERGE (n:Report {id: 'x'}) RETURN n",
        "MATCH (n:Report) REMOVE n.title",
        "COPY (MATCH (r:Report) RETURN r.id) TO 'out.csv'",
        "LOAD CSV FROM 'http://example.org/x.csv' AS row RETURN row",
        "LOAD FROM 'x.csv' RETURN *",
        "EXPORT DATABASE 'folder'",
        "INSTALL httpfs",
        "ATTACH 'x.lbug' AS other",
        "DROP TABLE Report",
        "CALL threads=1",
        "CALL apoc.load.json('http://example.org') YIELD value RETURN value",
        "FOREACH (x IN [1] | CREATE (:Report))",
        "MATCH (n:Report) RETURN n.id /* '*/ SET n.title = 'y' //'",
        "MATCH (n:Report) RETURN `a'`, '` SET n.title' DELETE n",
        "MATCH (r:Report)-[:HAS_SOURCE]->(s:Source) RETURN s.text AS text",
        "MATCH ( s : Source {name: 'a'}) RETURN s.`text` AS text",
    ],
)
def test_what_would_do_more_than_read_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="the query is refused"):
        check_reads(query)


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n:Report) WHERE n.title CONTAINS 'CREATE' RETURN n.title AS `set`, n.start AS `delete`",
        "MATCH (n:Area) RETURN n.start, n.set // SET n.x = 1",
        "CALL db.labels() YIELD label RETURN label",
        "CALL show_tables() RETURN *",
        "MATCH (n:Report) CALL (n) { MATCH (n)-[:RAISES]->(i) RETURN count(i) AS c } RETURN c",
        "MATCH (n:Report) RETURN n.created, n.offset, $set",
        "MATCH (s:Source)<-[:HAS_SOURCE]-(:Report)-[:RAISES]->(i:Issue) RETURN i.text, s.texts, 's.text'",
    ],
)
def test_what_only_reads_is_not(query: str) -> None:
    check_reads(query)


@pytest.mark.parametrize("found", packaged_templates(), ids=lambda found: found.name)
def test_examples_name_their_template_and_its_parameters(found: Template) -> None:
    words = shlex.split(found.example)
    assert words[:3] == ["xuncha", "query", found.name]
    options = {word for word in words if word.startswith("--")}
    assert options <= {parameter.option for parameter in found.parameters}
    assert {parameter.option for parameter in found.parameters if parameter.required} <= options
