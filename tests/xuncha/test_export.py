"""`xuncha export`: every format, parts of a graph, and what is refused."""

import json
from pathlib import Path

import pytest

from graph.export.formats import formats
from tests.xuncha.conftest import Xuncha

FILES = [name for name, item in formats().items() if item.to_folder is None]
FOLDERS = [name for name, item in formats().items() if item.to_folder is not None]


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_written(xuncha: Xuncha, corpus_path: Path, tmp_path: Path, name: str) -> None:
    result = xuncha("export", name, "-o", "out/graph", "--graph", str(corpus_path))
    path = tmp_path / "out" / "graph"
    size = path.stat().st_size
    assert (result.code, result.out, result.err) == (0, "", f"Wrote out/graph: {size:,} bytes.\n")
    assert size > 1000
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("name", FOLDERS)
def test_every_folder_is_written_once(xuncha: Xuncha, corpus_path: Path, tmp_path: Path, name: str) -> None:
    first = xuncha("export", name, "-o", "out", "--graph", str(corpus_path))
    again = xuncha("export", name, "-o", "out", "--graph", str(corpus_path))
    assert (first.code, again.code) == (0, 1)
    assert "out: is there already" in again.err
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("arguments", [(), ("-o", "-")])
def test_a_file_goes_to_stdout(xuncha: Xuncha, corpus_path: Path, arguments: tuple[str, ...]) -> None:
    result = xuncha("export", "jsonl", *arguments, "--graph", str(corpus_path))
    assert (result.code, result.err) == (0, "")
    assert {"id", "label", "properties"} == json.loads(result.out.splitlines()[0]).keys()


def test_a_part_is_chosen_by_the_name_of_an_agency(xuncha: Xuncha, corpus_path: Path) -> None:
    whole = xuncha("export", "ntriples", "--graph", str(corpus_path)).out.splitlines()
    part = xuncha("export", "ntriples", "--agency", "水利", "--graph", str(corpus_path)).out.splitlines()
    assert set(part) < set(whole)
    assert any("云陵县水利局" in line for line in part)
    assert not any("云陵县教育局" in line for line in part)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nonsense",), 2, "'nonsense' is no export format; known: turtle"),
        (("csv",), 2, "csv is a folder of files; name a new one with -o"),
        (("gexf", "--base", "https://x.org/"), 2, "--base is for RDF"),
        (("turtle", "--sheets"), 2, "--sheets is for the ledger"),
        (("ontology", "--since", "2024-01-01"), 2, "ontology is made of the schema"),
        (("turtle", "--since", "2024-1-1"), 2, "--since '2024-1-1' is no day"),
        (("turtle", "--since", "20240101"), 2, "--since '20240101' is no day"),
        (("turtle", "--agency", "财政局"), 2, "--agency '财政局': the graph has no such agency"),
        (("turtle", "--report", "report:none"), 1, "the graph has no report report:none"),
        (("turtle", "--since", "3000-01-01"), 1, "no report fits"),
    ],
)
def test_what_is_refused_leaves_nothing(
    xuncha: Xuncha, corpus_path: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = xuncha("export", *arguments, "--graph", str(corpus_path))
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_one_sentence(xuncha: Xuncha, corpus_path: Path) -> None:
    if not Path("/dev/full").is_char_device():
        pytest.skip("this system has no /dev/full")
    result = xuncha("export", "turtle", "-o", "/dev/full", "--graph", str(corpus_path))
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert result.err.startswith("xuncha: /dev/full: cannot be written: No space left on device")


def test_the_schema_needs_no_graph(xuncha: Xuncha) -> None:
    result = xuncha("export", "shapes", "--base", "https://x.org/")
    assert (result.code, result.err) == (0, "")
    assert "https://x.org/schema/" in result.out
