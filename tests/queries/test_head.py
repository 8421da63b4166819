"""The head of a template file: what it declares, and what is refused."""

import pytest

from graph.errors import QueryError
from queries.head import read_template
from queries.template import Column, Parameter, Words

HEAD = """// name = "issues-of-year"
// group = "issues"
// title = { en = "Issues of a year", zh = "某年的问题" }
// description.en = "Each issue."
// description.zh = "每个问题。"
// example = "xuncha query issues-of-year --year 2023"
//
// parameter.year = { type = "integer", default = 2023, minimum = 2000, en = "Year", zh = "年份" }
//
// column.issue = { type = "string", en = "Issue", zh = "问题" }
// column.issue_id = { type = "string", detail = true, en = "Id", zh = "标识" }
"""
CYPHER = "MATCH (i:Issue) RETURN i.text AS issue, i.id AS issue_id ORDER BY issue_id"


def test_a_head_declares_the_template() -> None:
    template = read_template(f"{HEAD}\n{CYPHER}\n", "here.cypher")
    assert (template.name, template.group, template.cypher) == ("issues-of-year", "issues", CYPHER)
    assert template.title == Words("Issues of a year", "某年的问题")
    assert template.parameters == (Parameter("year", "integer", Words("Year", "年份"), 2023, minimum=2000),)
    assert template.columns[1] == Column("issue_id", "string", Words("Id", "标识"), detail=True)
    assert template.first_line == HEAD.count("\n") + 2


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('name = "issues-of-year"', 'name = "Issues"', "name 'Issues'"),
        ('// group = "issues"\n', "", "group is missing"),
        (', zh = "某年的问题" }', " }", "zh is missing"),
        ('type = "integer", default', 'type = "whole", default', "parameter.year.type is 'whole'"),
        ("default = 2023", 'default = "2023"', "parameter.year.default '2023' is no integer"),
        ("default = 2023", "default = true", "parameter.year.default True is no integer"),
        ("parameter.year", "parameter.format", "--format is an option of every query"),
        ("minimum = 2000", "maximum = 2000", "maximum is no key"),
        ('column.issue = { type = "string"', 'column.issue = { type = "text"', "column.issue.type is 'text'"),
        ("// column.issue = {", "// column.issue = ", "no TOML"),
        ('"Each issue."', '" "', "description.en must be a text"),
    ],
)
def test_a_wrong_head_is_refused_with_file_and_key(old: str, new: str, named: str) -> None:
    assert old in HEAD
    with pytest.raises(QueryError, match=r"^here\.cypher: ") as caught:
        read_template(HEAD.replace(old, new) + CYPHER, "here.cypher")
    assert named in str(caught.value)
