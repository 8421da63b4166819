"""The picture's page: one file, offline, where every text stays text."""

import json
import re
from typing import Any

import pytest

from graph.picture import Picture
from graph.view import render_page
from tests.graph.network import AGENCY, agency_picture

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>&\u2028\"'`{{ 1 }}"
DATA = re.compile(
    r'<script type="application/json" id="data">(.*?)</script>'
)  # <script … id="data">{…}</script>


def page(title: str = "云陵县水利局", **given: Any) -> str:
    return render_page(agency_picture(title, **given)).decode("utf-8")


def data(text: str) -> dict[str, Any]:
    match = DATA.search(text)
    assert match is not None
    found: dict[str, Any] = json.loads(match[1])
    return found


def test_every_node_and_edge_is_there_once() -> None:
    found = data(page(issues=3, measures=2))
    kinds = [node["kind"] for node in found["nodes"]]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "Agency": 1,
        "Report": 1,
        "Area": 1,
        "Regulation": 1,
        "Issue": 3,
        "Measure": 6,
    }
    ids = {node["id"] for node in found["nodes"]}
    assert all(edge["from"] in ids and edge["to"] in ids for edge in found["edges"])
    citations = [edge for edge in found["edges"] if edge["to"] == "Regulation/regulation:1"]
    assert len(citations) == 12  # two occurrences of one title in a measure are two edges
    assert {edge["role"] for edge in citations} == {"enacts"}


def test_every_board_of_a_scene_places_all_that_is_drawn() -> None:
    found = data(page())
    (scene,) = found["scenes"]
    assert [board["width"] > 0 for board in scene["boards"]] == [True, True, False]
    for board in scene["boards"]:
        assert board["places"].keys() == {node["id"] for node in found["nodes"]}


def test_kinds_have_the_schemas_colours_and_names() -> None:
    kinds = data(page())["kinds"]
    assert kinds["Issue"] == {"colour": "#e53935", "zh": "问题", "en": "Issue"}
    assert "PartyGroup" not in kinds  # its agency stands for it
    assert "Source" not in kinds


def test_labels_are_cut_and_texts_whole() -> None:
    long = "河道巡查不到位" * 20
    found = data(page(text=long))
    issue = next(node for node in found["nodes"] if node["kind"] == "Issue")
    assert issue["lines"][0].startswith("1. 河道巡查不到位")
    assert issue["lines"][-1].endswith("…")
    assert len(issue["lines"]) == 3
    assert found["details"][issue["id"]]["text"] == long


def test_a_node_has_its_words_in_context_and_their_file() -> None:
    found = data(page())
    details = found["details"]["Issue/issue:1"]
    assert details["words"] == ["", "河道", "巡查不到位。"]
    assert found["files"][details["report"]] == {
        "name": "water.html",
        "location": "reports/water.html",
        "url": "https://example.org/water.html",
        "media_type": "text/html",
    }
    facts = {english: value for _, english, value in found["details"]["Report/report:1"]["facts"]}
    assert facts["Published"] == "2024-08-30"


def test_beyond_a_size_the_frames_are_closed_and_each_is_a_scene() -> None:
    picture = agency_picture(issues=5, measures=2)
    found = data(render_page(picture, grouped_beyond=10).decode("utf-8"))
    overview, area = found["scenes"]
    assert found["grouped"]
    assert [frame["cards"] for frame in found["frames"]] == [5]
    assert not any(id_.startswith("Issue/") for id_ in overview["boards"][-1]["places"])
    assert sum(id_.startswith("Issue/") for id_ in area["boards"][-1]["places"]) == 5
    assert "Regulation/regulation:1" in area["boards"][-1]["places"]
    assert not data(render_page(picture, grouped_beyond=19).decode("utf-8"))["grouped"]


@pytest.mark.parametrize("where", ["title", "name", "text", "heading"])
def test_hostile_text_stays_text(where: str) -> None:
    text = page(**{where: HOSTILE})
    plain = page()
    assert text.count("<script") == plain.count("<script")
    assert text.count("</script>") == plain.count("</script>")
    assert "<img" not in text.split('id="data"', 1)[0]
    if where == "title":
        assert "<title>&lt;/script&gt;" in text
    else:
        assert any("alert(1)" in details["text"] for details in data(text)["details"].values())


def test_nothing_is_loaded_from_anywhere() -> None:
    text = page(url="")
    html, script = text.split('<script type="application/json"', 1)
    assert re.search(r"""\b(?:src|href)\s*=\s*["']?\w""", html) is None
    assert "default-src 'none'" in html
    assert "<link" not in html
    assert "@import" not in html
    ours = script.rsplit("<script>", 1)[1]
    addresses = set(re.findall(r"https?://[^\s\"'`]+", ours))
    assert addresses == {"http://www.w3.org/2000/svg"}  # the name of SVG's elements, which is never loaded


def test_the_policy_allows_these_scripts_alone() -> None:
    policy = re.search(r"script-src ([^;]*);", page())
    assert policy is not None
    assert [part[:8] for part in policy[1].split()] == ["'sha256-", "'sha256-"]


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert page() == page()


def test_a_picture_of_nothing_is_a_page() -> None:
    assert data(render_page(Picture("无", (), ())).decode("utf-8"))["nodes"] == []


def test_every_word_of_the_page_is_there_in_both_languages() -> None:
    text = page()
    words = data(text)["words"]
    assert all(entry["zh"] and entry["en"] for entry in words.values())
    used = set(re.findall(r'data-say(?:-label)?="(\w+)"', text)) | set(re.findall(r'say\("(\w+)"', text))
    assert used <= words.keys()


def test_the_language_is_the_pages() -> None:
    text = render_page(agency_picture(), "en").decode("utf-8")
    assert '<html lang="en">' in text
    assert data(text)["language"] == "en"
    assert data(text)["centres"] == ["/".join(AGENCY)]
