"""`xuncha cypher`: parameters, formats, and what it refuses."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.xuncha.conftest import Xuncha
from xuncha.cypher import read_parameters

QUERY = "MATCH (r:Report) WHERE r.year >= $since RETURN r.year AS year, r.issues AS issues ORDER BY year"


def test_rows_of_ones_own_query(xuncha: Xuncha, corpus_path: Path) -> None:
    result = xuncha("cypher", QUERY, "--since", "2024", "--graph", str(corpus_path), "--format", "json")
    assert json.loads(result.out) == [{"year": 2024, "issues": 2}]
    table = xuncha("cypher", QUERY, "--graph", str(corpus_path), "--since=1")
    assert "2023" in table.out


def test_a_node_in_every_format(xuncha: Xuncha, corpus_path: Path, tmp_path: Path) -> None:
    ask = ("cypher", "MATCH (a:Agency {name: '云陵县水利局'}) RETURN a", "--graph", str(corpus_path))
    for format_ in ("table", "json", "jsonl", "csv", "markdown"):
        assert "云陵县水利局" in xuncha(*ask, "--format", format_).out
    assert xuncha(*ask, "-o", str(tmp_path / "a.xlsx")).code == 0


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("MATCH (r:Report) DETACH DELETE r", "'DETACH': a query only reads the graph"),
        ("COPY (MATCH (r:Report) RETURN r.id) TO 'x.csv'", "no files"),
        ("MATCH (r:Report RETURN r", "the engine refused the query"),
        ("MATCH (r:Report) RETURN $x", "needs a value for $x"),
        ("MATCH (r:Report) RETURN r.title = '$x'", "has no parameter $y"),
    ],
)
def test_what_is_refused_is_one_sentence(xuncha: Xuncha, corpus_path: Path, query: str, said: str) -> None:
    more = ("--y", "1") if "$y" in said else ()
    result = xuncha("cypher", query, "--graph", str(corpus_path), *more)
    assert result.code == (2 if "$" in said else 1)
    assert result.out == ""
    assert said in result.err
    assert len(result.err.splitlines()) == 1


def test_nothing_is_written_by_a_refused_query(xuncha: Xuncha, corpus_path: Path, tmp_path: Path) -> None:
    before = corpus_path.read_bytes()
    xuncha(
        "cypher", f"COPY (MATCH (r:Report) RETURN r.id) TO '{tmp_path}/x.csv'", "--graph", str(corpus_path)
    )
    xuncha("cypher", "MATCH (r:Report) SET r.title = 'x'", "--graph", str(corpus_path))
    assert not (tmp_path / "x.csv").exists()
    assert corpus_path.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--since", "2023"], {"since": 2023}),
        (["--since=2023"], {"since": 2023}),
        (["--code", '"440000"'], {"code": "440000"}),
        (["--names", '["甲","乙"]', "--min-yuan", "-5"], {"names": ["甲", "乙"], "min_yuan": -5}),
        (["--name", "水利 局"], {"name": "水利 局"}),
        (["--name", "null"], {"name": "null"}),
    ],
)
def test_values_are_json_or_text(words: list[str], found: dict[str, object]) -> None:
    assert read_parameters(words) == found


@pytest.mark.parametrize("words", [["--since"], ["since", "1"], ["--1x", "2"], ["-s", "1"]])
def test_what_is_no_parameter_is_said(xuncha: Xuncha, words: list[str]) -> None:
    result = xuncha("cypher", QUERY, *words)
    assert result.code == 2
    assert len(result.err.splitlines()) == 1


@given(st.text())
def test_any_text_in_quotes_comes_through(text: str) -> None:
    assert read_parameters(["--x", json.dumps(text)]) == {"x": text}
