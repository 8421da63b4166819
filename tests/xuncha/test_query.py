"""`xuncha query`: listing, help, parameters, formats."""

import csv
import io
import json
from pathlib import Path

import pytest

from queries.library import load_library
from queries.template import Template
from tests.xuncha.conftest import Xuncha

TEMPLATES = tuple(load_library().templates.values())


def test_without_a_name_it_lists_the_templates(xuncha: Xuncha) -> None:
    result = xuncha("query")
    assert result.code == 0
    for template in TEMPLATES:
        assert template.name in result.out
        assert template.title.zh in result.out
    names = [item["name"] for item in json.loads(xuncha("query", "--format", "json").out)]
    assert names == [template.name for template in TEMPLATES]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda item: item.name)
def test_help_shows_parameters_columns_and_example(xuncha: Xuncha, template: Template) -> None:
    result = xuncha("query", template.name, "--help")
    assert result.code == 0
    assert template.example in result.out
    for parameter in template.parameters:
        assert parameter.option in result.out
    for column in template.columns:
        assert f"  {column.name}: " in result.out


def test_the_rows_as_table_json_and_csv(xuncha: Xuncha, corpus_path: Path) -> None:
    ask = (
        "query",
        "regulations-across-agencies",
        "--graph",
        str(corpus_path),
        "--role",
        "cites",
        "--role",
        "amends",
    )
    table = xuncha(*ask)
    assert table.code == 0
    assert "中国共产党巡视工作条例" in table.out
    assert "regulation_id" not in table.out
    row = json.loads(xuncha(*ask, "--format", "json").out)[0]
    assert (row["regulation"], row["agencies"], row["roles"]) == ("中国共产党巡视工作条例", 2, ["cites"])
    assert row["names"] == ["云陵县教育局", "云陵县水利局"]
    rows = list(csv.DictReader(io.StringIO(xuncha(*ask, "--format", "csv").out)))
    assert rows[0]["names"] == "云陵县教育局; 云陵县水利局"
    assert rows[0]["regulation_id"] == row["regulation_id"]


def test_no_rows_are_said(xuncha: Xuncha, corpus_path: Path) -> None:
    result = xuncha(
        "query", "regulations-across-agencies", "--graph", str(corpus_path), "--min-agencies", "99"
    )
    assert (result.code, result.err) == (0, "No rows: nothing in the graph fits.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["agency-isues"], "there is no query template 'agency-isues'; did you mean agency-issues"),
        (["agency-issues"], "agency-issues needs --agency"),
        (["regulations-across-agencies", "--min-agencies", "two"], "--min-agencies must be a whole number"),
        (["regulations-across-agencies", "--role", "reads"], "--role 'reads' is not one of cites, studies"),
        (["regulations-across-agencies", "--colour", "red"], "--colour"),
        (["regulations-across-agencies", "--format", "xml"], "xml"),
    ],
)
def test_wrong_use_is_one_sentence_and_code_2(xuncha: Xuncha, arguments: list[str], said: str) -> None:
    result = xuncha("query", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "Traceback" not in result.err


def test_a_name_that_is_none_gets_the_nearest(xuncha: Xuncha, corpus_path: Path) -> None:
    result = xuncha("query", "agency-issues", "--agency", "水力局", "--graph", str(corpus_path))
    assert result.code == 2
    assert "the nearest are: 云陵县水利局" in result.err
