"""`xuncha show`: text with the words marked, JSON, names that fit several."""

import json
from pathlib import Path

from tests.queries.corpus import WATER
from tests.xuncha.conftest import Xuncha


def test_the_words_are_marked_in_their_sentence(xuncha: Xuncha, corpus_path: Path) -> None:
    result = xuncha("show", "云陵县河道巡查办法", "--graph", str(corpus_path))
    start = WATER.index("云陵县河道巡查办法")
    assert result.code == 0
    assert "Regulation regulation:" in result.out
    assert "<-[ENACTS]- 1" in result.out
    assert f"water.txt:{start}-{start + 9}" in result.out
    assert "一是印发《[[云陵县河道巡查办法]]》；" in result.out


def test_json_has_the_node_and_all_that_leads_to_its_words(xuncha: Xuncha, corpus_path: Path) -> None:
    found = json.loads(
        xuncha("show", "云陵县河道巡查办法", "--graph", str(corpus_path), "--format", "json").out
    )
    assert (found["label"], found["properties"]["title"]) == ("Regulation", "云陵县河道巡查办法")
    (edge,) = found["edges"]
    passage = edge["passage"]
    assert WATER[passage["start"] : passage["end"]] == passage["words"] == "云陵县河道巡查办法"
    assert (passage["file"], edge["node"]["label"]) == ("water.txt", "Measure")
    node = json.loads(xuncha("show", edge["node"]["id"], "--graph", str(corpus_path), "--format", "json").out)
    assert node["passage"]["words"] == node["properties"]["text"]


def test_a_name_that_several_have_is_wrong_use_and_lists_them(xuncha: Xuncha, corpus_path: Path) -> None:
    result = xuncha("show", "保密工作制度", "--graph", str(corpus_path))
    assert (result.code, result.out) == (2, "")
    assert result.err.count("  regulation:") == 2


def test_edges_beyond_the_limit_are_counted(xuncha: Xuncha, corpus_path: Path) -> None:
    ask = ("show", "中国共产党巡视工作条例", "--graph", str(corpus_path))
    assert "<-[CITES]- 2, 1 shown" in xuncha(*ask, "--limit", "1").out
    assert "<-[CITES]- 2\n" in xuncha(*ask, "--limit", "1", "--all").out
