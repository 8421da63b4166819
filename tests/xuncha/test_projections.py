"""`xuncha visualize` and `xuncha export turtle`: files out of a graph."""

from pathlib import Path

from rdflib import Graph

from tests.xuncha.conftest import Xuncha


def test_a_picture_is_written_where_it_is_wanted(xuncha: Xuncha, corpus_path: Path, tmp_path: Path) -> None:
    assert xuncha("visualize", "水利", "--graph", str(corpus_path)).code == 0
    page = (tmp_path / "云陵县水利局.html").read_bytes()
    assert "<title>云陵县水利局</title>".encode() in page
    xuncha("visualize", "县水利局党组", "-o", "out/picture.html", "--graph", str(corpus_path))
    assert (tmp_path / "out" / "picture.html").read_bytes() == page


def test_a_name_that_fits_none_or_several_is_wrong_use(
    xuncha: Xuncha, corpus_path: Path, tmp_path: Path
) -> None:
    several = xuncha("visualize", "云陵县", "--graph", str(corpus_path))
    none = xuncha("visualize", "财政局", "--graph", str(corpus_path))
    assert (several.code, none.code) == (2, 2)
    assert "more than one agency: 中共云陵县石坪镇委员会、云陵县教育局、云陵县水利局" in several.err
    assert "the graph has no such agency" in none.err
    assert list(tmp_path.iterdir()) == []


def test_turtle_goes_to_a_file(xuncha: Xuncha, corpus_path: Path, tmp_path: Path) -> None:
    result = xuncha(
        "export", "turtle", "-o", "graph.ttl", "--graph", str(corpus_path), "--base", "https://x.org/"
    )
    assert (result.code, result.out) == (0, "")
    graph = Graph().parse(tmp_path / "graph.ttl", format="turtle")
    assert any(str(subject).startswith("https://x.org/Issue/") for subject in graph.subjects())


def test_a_file_that_cannot_be_written_is_one_sentence(
    xuncha: Xuncha, corpus_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    result = xuncha("export", "turtle", "-o", "taken/graph.ttl", "--graph", str(corpus_path))
    assert result.code == 1
    assert result.err.startswith("xuncha: taken/graph.ttl: cannot be written")


def test_a_base_that_is_none_is_wrong_use(xuncha: Xuncha, corpus_path: Path) -> None:
    result = xuncha("export", "turtle", "--base", "nonsense", "--graph", str(corpus_path))
    assert (result.code, result.out) == (2, "")
    assert "--base 'nonsense'" in result.err
