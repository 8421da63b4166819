"""`xuncha query`: listing, help, parameters, formats."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from queries.library import load_library
from queries.template import Template
from tests.queries.test_library import TEXT
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


def test_the_list_is_the_same_for_every_graph(xuncha: Xuncha, tmp_path: Path) -> None:
    listed = xuncha("query", "--graph", str(tmp_path / "none.lbug"), "--format", "json")
    assert (listed.code, listed.err) == (0, "")
    assert listed.out == xuncha("query", "--format", "json").out
    assert not list(tmp_path.iterdir())


def test_graph_and_format_may_stand_before_the_name(
    xuncha: Xuncha, corpus_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    behind = xuncha("query", "reports", "--graph", str(corpus_path), "--format", "json")
    before = xuncha("query", "--graph", str(corpus_path), "--format", "json", "reports")
    assert (before.code, len(json.loads(before.out))) == (0, 3)
    assert before.out == behind.out
    both = xuncha("query", "--format", "csv", "reports", "--graph", str(corpus_path), "--format", "json")
    assert both.out == behind.out
    monkeypatch.setenv("XUNCHA_GRAPH", str(corpus_path))
    assert xuncha("query", "--format", "json", "reports").out == behind.out


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


def test_other_formats(xuncha: Xuncha, corpus_path: Path) -> None:
    ask = ("query", "agencies-by-place", "--graph", str(corpus_path))
    lines = [json.loads(line) for line in xuncha(*ask, "--format", "jsonl").out.splitlines()]
    assert [line["agency"] for line in lines][:2] == ["中共云陵县石坪镇委员会", "云陵县教育局"]
    assert lines == json.loads(xuncha(*ask, "--format", "json").out)
    markdown = xuncha(*ask, "--format", "markdown").out.splitlines()
    assert markdown[1].count("---") == len(lines[0])
    assert len(markdown) == 2 + len(lines)


@pytest.mark.parametrize("name", ["rows.csv", "rows.json", "rows.jsonl", "rows.md", "rows.xlsx", "rows.txt"])
def test_a_file_is_written_as_its_name_says(
    xuncha: Xuncha, corpus_path: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "out" / name
    ask = ("query", "reports", "--graph", str(corpus_path))
    result = xuncha(*ask, "-o", str(path))
    assert (result.code, result.out) == (0, "")
    assert result.err == f"Wrote {path}: 3 rows.\n"
    if name.endswith("xlsx"):
        sheet = load_workbook(path).active
        assert sheet is not None
        assert [cell.value for cell in sheet[1]][:3] == ["published", "agency", "title"]
        assert sheet.max_row == 4
    else:
        format_ = {"txt": "table", "md": "markdown"}.get(path.suffix[1:], path.suffix[1:])
        assert path.read_text(encoding="utf-8") == xuncha(*ask, "--format", format_).out


def test_the_same_rows_are_the_same_workbook(xuncha: Xuncha, corpus_path: Path, tmp_path: Path) -> None:
    written = []
    for name in ("a.xlsx", "b.xlsx"):
        xuncha("query", "reports", "--graph", str(corpus_path), "-o", str(tmp_path / name))
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]


def test_what_is_cut_is_said(xuncha: Xuncha, corpus_path: Path) -> None:
    ask = ("query", "reports", "--graph", str(corpus_path), "--format", "json")
    cut = xuncha(*ask, "--limit", "2")
    assert len(json.loads(cut.out)) == 2
    assert cut.err == "Cut at 2 rows: there are more; --limit 0 gives all.\n"
    whole = xuncha(*ask, "--limit", "0")
    assert (len(json.loads(whole.out)), whole.err) == (3, "")


def test_explained_for_the_browser(xuncha: Xuncha, corpus_path: Path) -> None:
    result = xuncha("query", "agency-issues", "--agency", "水利局", "--graph", str(corpus_path), "--explain")
    assert result.out.startswith(':params {agency: ["party-group:')
    assert result.out.endswith(f"{load_library().get('agency-issues').cypher};\n")


def test_a_folder_of_ones_own_questions(
    xuncha: Xuncha, corpus_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "issues-of-year.cypher").write_text(TEXT, encoding="utf-8")
    ask = ("issues-of-year", "--year", "2000", "--graph", str(corpus_path), "--format", "csv")
    assert xuncha("query", "--queries", str(own), *ask).code == 0
    assert "issues-of-year" in xuncha("query", "--queries", str(own)).out
    monkeypatch.setenv("XUNCHA_QUERIES", str(own))
    assert "issues-of-year" in xuncha("query").out
    assert xuncha("query", *ask).code == 0


def test_completion_knows_names_options_and_values(xuncha: Xuncha, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_XUNCHA_COMPLETE", "complete_bash")

    def completed(words: str) -> list[str]:
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(len(words.split(" ")) - 1))
        return xuncha().out.split()

    assert completed("xuncha query agency-h") == ["agency-history"]
    assert "--min-agencies" in completed("xuncha query regulations-across-agencies --m")
    assert completed("xuncha query issues-by-status --status mo") == ["mostly_done"]


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
