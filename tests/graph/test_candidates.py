import pytest

from graph.authority.regulations import load_regulations
from graph.candidates import Candidate, find_candidates, likeness
from graph.elements import Node
from graph.folding import fold
from graph.judgements import Judgement, Judgements
from graph.schema import load_schema


def rule(title: str, owner: str | None = None) -> Node:
    key = f"regulation:{owner} {title}"
    scope = "internal" if owner else "titled"
    return load_schema().node("Regulation", key, title=title, scope=scope, owner=owner)


def agency(name: str, function: str, key: str = "") -> Node:
    return load_schema().node("Agency", f"agency:{name}{key}", name=name, function=function)


def found(*nodes: Node, judgements: Judgements | None = None) -> list[tuple[str, str]]:
    items = find_candidates(nodes, load_regulations(), judgements or Judgements())
    return [(name_of(item.keep), name_of(item.merge)) for item in items]


def name_of(node: Node) -> str:
    values = node.values()
    return str(values.get("title") or values.get("name"))


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("党政机关历行节约反对浪费条例", "党政机关厉行节约反对浪费条例", "one character differs"),
        ("中国共产党巡察工作条例", "中国共产党巡视工作条例", "one character differs"),
        ("信访工作条列", "信访工作条例", "one character differs"),
        ("政府采购需求管理管办法", "政府采购需求管理办法", "one character more"),
        ("政府购采需求管理办法", "政府采购需求管理办法", "alike but for the order of words"),
        ("党费收缴使用和管理制度", "党费收缴、使用管理制度", "alike but for 和"),
        ("云陵县财务暂行办法", "云陵县财务管理办法", "alike but for 暂行、管理"),
        ("保密工作制度", "保密工作制度", None),
        ("2021年财务办法", "2022年财务办法", None),
        ("第一批清单办法", "第二批清单办法", None),
        ("巡视工作条例", "巡视工作条例实施办法", None),
        ("竹业法", "林业法", None),
        ("公务接待管理办法", "公务用车管理办法", None),
    ],
)
def test_likeness(left: str, right: str, reason: str | None) -> None:
    assert likeness(fold(left), fold(right)) == likeness(fold(right), fold(left)) == reason


def test_a_slip_is_proposed_for_the_known_regulation() -> None:
    assert found(rule("党政机关历行节约反对浪费条例", "agency:a")) == [
        ("党政机关厉行节约反对浪费条例", "党政机关历行节约反对浪费条例")
    ]


def test_rules_of_two_owners_are_never_compared() -> None:
    assert found(rule("值班值守制度", "agency:a"), rule("值班值首制度", "agency:b")) == []
    assert len(found(rule("值班值守制度", "agency:a"), rule("值班值首制度", "agency:a"))) == 1


def test_punctuation_alone_is_proposed() -> None:
    assert found(rule("党费收缴、使用制度", "agency:a"), rule("党费收缴使用制度", "agency:a"))


def test_an_own_rule_of_a_known_title_is_not_proposed() -> None:
    assert found(rule("公务员平时考核办法", "agency:a")) == []


def test_what_was_judged_is_not_proposed_again() -> None:
    left, right = rule("云陵县值班值守制度"), rule("云陵县值班值首制度")
    assert len(found(left, right)) == 1
    for verdict in ("negative", "unsure", "positive"):
        assert found(left, right, judgements=Judgements((Judgement(verdict, left, right, "seen"),))) == []


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        (agency("东浔市卫生健康局", "卫生健康"), agency("东浔市卫生健康委员会", "卫生健康"), 1),
        (agency("东浔市经济和信息化局", "经济和信息化"), agency("东浔市工业和信息化局", "工业和信息化"), 1),
        (agency("东浔市工信局", "工信"), agency("东浔市工业和信息化局", "工业和信息化"), 1),
        (agency("东浔市卫生健康局", "卫生健康"), agency("岚川市卫生健康局", "卫生健康"), 0),
        (agency("东浔市第一人民医院", "第一人民医院"), agency("东浔市第二人民医院", "第二人民医院"), 0),
        (agency("市财政局", "市财政", "1"), agency("市财政局", "市财政", "2"), 1),
        (agency("东浔市林业局", "林业"), agency("东浔市水利局", "水利"), 0),
    ],
)
def test_bodies(left: Node, right: Node, count: int) -> None:
    assert len(found(left, right)) == count


def test_the_order_of_nodes_makes_no_difference() -> None:
    nodes = [rule("云陵县值班值守制度"), rule("云陵县值班值首制度"), rule("信访工作条列", "agency:a")]
    regulations, judgements = load_regulations(), Judgements()
    forward: tuple[Candidate, ...] = find_candidates(nodes, regulations, judgements)
    assert forward == find_candidates(nodes[::-1], regulations, judgements)
    assert len(forward) == 2
