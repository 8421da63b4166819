"""`xuncha resolve`: pairs that may be one, judgements, and a graph that follows them on each engine."""

import json
from pathlib import Path

import pytest

from graph.judgements import read_judgements
from tests.conftest import GraphPlace
from tests.graph.dumping import Dump, dump
from tests.queries.corpus import SCHOOL, WATER
from tests.xuncha.conftest import Xuncha

MANAGED, SLIP = "云陵县河道巡查管理办法", "云陵县河道巡查管理方法"


@pytest.fixture
def place(graph_place: GraphPlace, monkeypatch: pytest.MonkeyPatch) -> GraphPlace:
    for name, value in graph_place.environ().items():
        monkeypatch.setenv(name, value)
    return graph_place


@pytest.fixture
def slips(tmp_path: Path) -> Path:
    """Two reports that name one rule, one of them with a slip of the pen."""
    folder = tmp_path / "reports"
    folder.mkdir()
    water = WATER.replace("云陵县河道巡查办法", MANAGED)
    school = SCHOOL.replace("党政领导干部选拔任用工作条例", SLIP)
    for name, text in (("water.txt", water), ("school.txt", school)):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def graph_of(place: GraphPlace) -> Dump:
    with place.open(read_only=True) as store:
        return dump(store)


def titles(place: GraphPlace) -> set[object]:
    return {node.values()["title"] for node in graph_of(place)[0] if node.label == "Regulation"}


def test_a_judgement_is_followed_and_undone_though_no_file_changed(
    xuncha: Xuncha, slips: Path, tmp_path: Path, place: GraphPlace
) -> None:
    xuncha("ingest", "reports")
    before = graph_of(place)
    (pair,) = json.loads(xuncha("resolve", "--format", "json").out)
    assert {pair["keep"], pair["merge"]} == {MANAGED, SLIP}
    assert pair["reason"] == "one character differs"
    file = tmp_path / "judgements.jsonl"
    ask = ("--judgements", str(file))
    judged = xuncha("resolve", "--same", MANAGED, SLIP, "--reason", "a slip of the pen", *ask)
    assert (judged.code, judged.out) == (0, "")
    (item,) = read_judgements(file).items
    assert (item.verdict, item.reason, item.keep.values()["title"]) == (
        "positive",
        "a slip of the pen",
        MANAGED,
    )
    assert "2 read, 0 unchanged" in xuncha("ingest", "reports", *ask).err
    assert {MANAGED, SLIP} & titles(place) == {MANAGED}
    cited = [edge for edge in graph_of(place)[1] if edge.values().get("title") == SLIP]
    assert [edge.target for edge in cited] == [item.keep.id]
    assert "0 read, 2 unchanged" in xuncha("ingest", "reports", *ask).err
    file.write_text("# nothing is judged\n", encoding="utf-8")
    assert "2 read, 0 unchanged" in xuncha("ingest", "reports", *ask).err
    assert graph_of(place) == before


def test_pairs_that_are_judged_are_not_listed_and_the_graph_stays(
    xuncha: Xuncha, slips: Path, tmp_path: Path
) -> None:
    xuncha("ingest", "reports")
    assert "1 pairs may be one; 0 are judged" in xuncha("resolve").err
    (tmp_path / "judgements.jsonl").write_text("# ours", encoding="utf-8")
    assert xuncha("resolve", "--different", MANAGED, SLIP, "--reason", "two rules").code == 0
    assert (tmp_path / "judgements.jsonl").read_text(encoding="utf-8").startswith("# ours\n{")
    assert "0 pairs may be one; 1 are judged" in xuncha("resolve").err
    assert "0 read, 2 unchanged" in xuncha("ingest", "reports").err


def test_judgements_beside_the_graph_are_followed_from_anywhere(
    xuncha: Xuncha, slips: Path, tmp_path: Path
) -> None:
    (tmp_path / "kept").mkdir()
    xuncha("ingest", "reports", "--graph", "kept/g.lbug")
    xuncha("resolve", "--unsure", MANAGED, SLIP, "--reason", "ask them", "--graph", "kept/g.lbug")
    assert [path.name for path in (tmp_path / "kept").glob("*.jsonl")] == ["judgements.jsonl"]
    assert "0 pairs" in xuncha("resolve", "--graph", "kept/g.lbug").err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--same", MANAGED, SLIP), 2, "say why: --reason"),
        (("--same", MANAGED, SLIP, "--unsure", MANAGED, SLIP, "--reason", "x"), 2, "one pair at a time"),
        (("--reason", "x"), 2, "one pair at a time"),
        (("--same", MANAGED, MANAGED, "--reason", "x"), 2, "are one node already"),
        (("--same", MANAGED, "云陵县水利局", "--reason", "x"), 2, "they are never one"),
        (("--same", "reports/water.txt", "reports/school.txt", "--reason", "x"), 2, "belongs to its report"),
        (("--same", MANAGED, "没有的办法", "--reason", "x"), 2, "the graph has no such node"),
    ],
)
def test_what_is_refused_is_not_written(
    xuncha: Xuncha, slips: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    xuncha("ingest", "reports")
    result = xuncha("resolve", *arguments)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert not (tmp_path / "judgements.jsonl").exists()


def test_a_pair_is_judged_once(xuncha: Xuncha, slips: Path) -> None:
    xuncha("ingest", "reports")
    ask = ("resolve", "--same", MANAGED, SLIP, "--reason", "a slip")
    assert xuncha(*ask).code == 0
    again = xuncha(*ask)
    assert again.code == 2
    assert "delete its line" in again.err


def test_a_rule_that_only_the_authority_has_can_be_kept(xuncha: Xuncha, slips: Path) -> None:
    from graph.authority.regulations import load_regulations
    from graph.resolution import authority_node

    regulations = load_regulations()
    known = authority_node(next(iter(regulations)), regulations)
    xuncha("ingest", "reports")
    assert xuncha("resolve", "--same", known.id, SLIP, "--reason", "the same").code == 0
    xuncha("ingest", "reports")
    assert xuncha("show", known.id).code == 0


def test_an_authority_of_ones_own_is_followed(xuncha: Xuncha, slips: Path, tmp_path: Path) -> None:
    xuncha("ingest", "reports")
    header = "id,title,short_titles,issuer,category,first_issued,last_revised,status,superseded_by,source\n"
    row = f"yunling-hedao,{MANAGED},{SLIP},云陵县人民政府,local_regulation,2020,,in_force,,own\n"
    (tmp_path / "own.csv").write_text(header + row, encoding="utf-8")
    assert "2 read" in xuncha("ingest", "reports", "--authority", "own.csv").err
    found = json.loads(xuncha("show", MANAGED, "--format", "json").out)
    assert (found["properties"]["scope"], found["properties"]["first_issued"]) == ("authority", "2020")
    assert {edge["properties"]["title"] for edge in found["edges"]} == {MANAGED, SLIP}
    assert "0 pairs" in xuncha("resolve", "--authority", "own.csv").err
    parsed = json.loads(xuncha("parse", "reports/school.txt", "--authority", "own.csv").out)
    assert SLIP in [item["title"] for item in parsed["citations"]]
