"""Checks of a template's Cypher: parameters, columns, labels, and the subset that both engines share."""

import pytest

from graph.errors import QueryError
from queries.library import packaged_templates
from queries.template import Column, Parameter, Template, Words
from queries.text import check_text

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
        ("\nRETURN", "\nSET i.text = 'x'\nRETURN", "t.cypher:13: 'SET': a template only reads"),
        ("\nRETURN", "\ndetach delete i\nRETURN", "a template only reads"),
        ("count(m)", "count(type(m))", "Ladybug has no type()"),
        ("count(m)", "size(labels(m))", "Ladybug has no type()"),
        ("count(m)", "label(m)", "Neo4j has no label()"),
        ("count(m)", "collect(m.text)[0]", "counts list positions"),
        ("count(m)", "size([x IN collect(m) WHERE x.ordinal > 1])", "no list comprehension"),
        ("count(m)", "substring(m.text, 0)", "counts from 1"),
        ("$least ", "$least OR $least IS NULL ", "a null parameter"),
        ("\nRETURN", "\nWITH i, m ORDER BY i.id\nRETURN", "only with SKIP or LIMIT"),
        ("\nRETURN", "\nCALL { MATCH (x:Issue) RETURN x }\nRETURN", "procedures and subqueries"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(QueryError, match=r"^t\.cypher") as caught:
        check_text(template(GOOD.replace(old, new)))
    assert said in str(caught.value)


def test_with_order_by_may_have_a_limit() -> None:
    check_text(template(GOOD.replace("\nRETURN", "\nWITH i, m ORDER BY i.id LIMIT 5\nRETURN")))


@pytest.mark.parametrize("found", packaged_templates(), ids=lambda found: found.name)
def test_examples_name_their_template_and_its_parameters(found: Template) -> None:
    words = found.example.split()
    assert words[:3] == ["xuncha", "query", found.name]
    options = {word for word in words if word.startswith("--")}
    assert options <= {parameter.option for parameter in found.parameters}
    assert {parameter.option for parameter in found.parameters if parameter.required} <= options
