"""`xuncha visualize` and `xuncha plot`."""

from pathlib import Path

import pytest

from tests.xuncha.conftest import Xuncha


def test_two_agencies_a_regulation_and_a_report_are_drawn(
    xuncha: Xuncha, corpus_path: Path, tmp_path: Path
) -> None:
    graph = ("--graph", str(corpus_path))
    assert xuncha("visualize", "水利", "--compare", "教育", "--lang", "en", *graph).code == 0
    page = (tmp_path / "云陵县水利局 · 云陵县教育局.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    result = xuncha("visualize", "巡视工作条例", "-o", "rule.html", *graph)
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("Wrote rule.html: ")
    assert xuncha("visualize", "water.txt", "-o", "report.html", *graph).code == 0
    assert "<title>中共云陵县水利局党组关于巡察整改进展情况的通报</title>" in (
        tmp_path / "report.html"
    ).read_text(encoding="utf-8")


def test_kinds_come_in_either_language(xuncha: Xuncha, corpus_path: Path, tmp_path: Path) -> None:
    graph = ("--graph", str(corpus_path))
    assert xuncha("visualize", "水利", "--kinds", "问题，issue", "-o", "a.html", *graph).code == 0
    assert xuncha("visualize", "水利", "--kinds", "Issue", "-o", "b.html", *graph).code == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    wrong = xuncha("visualize", "水利", "--kinds", "nothing", *graph)
    assert wrong.code == 2
    assert "--kinds 'nothing' is no kind of node; known: Area, Issue" in wrong.err


def test_a_chart_is_written(xuncha: Xuncha, corpus_path: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed (pip install -e '.[dev]')")
    result = xuncha("plot", "regulations", "-o", "chart.svg", "--graph", str(corpus_path))
    if "no font with Chinese signs" in result.err:
        pytest.skip(result.err)
    assert (result.code, result.out) == (0, "")
    assert b"<svg" in (tmp_path / "chart.svg").read_bytes()


def test_a_chart_is_png_or_svg(xuncha: Xuncha, corpus_path: Path, tmp_path: Path) -> None:
    result = xuncha("plot", "days", "-o", "chart.pdf", "--graph", str(corpus_path))
    assert result.code == 2
    assert "a chart is written as png or svg" in result.err
    assert list(tmp_path.iterdir()) == []
