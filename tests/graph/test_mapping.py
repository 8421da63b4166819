"""A report as nodes and edges: what becomes one, what stays apart, and that each fact leads to its words."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.elements import Edge, Node, ReportGraph, Value
from graph.judgements import Judgement, write_judgements
from graph.mapping import build_graph, location_of
from graph.resolution import make_resolver
from graph.schema import load_schema
from ingest.report import ParsedReport
from tests.graph.reports import FORESTRY, drawn_reports, graph_of

ROOT = Path(__file__).parent.parent.parent
BUILT = st.builds(
    lambda drawn: (drawn, build_graph(drawn[0], text=drawn[1], location="a.txt")), drawn_reports()
)
TEXTS = {"Area": "heading", "Issue": "text", "Measure": "text"}


def nodes(graph: ReportGraph, label: str) -> list[Node]:
    return [node for node in graph.nodes if node.label == label]


def edges(graph: ReportGraph, type_: str) -> list[Edge]:
    return [edge for edge in graph.edges if edge.type == type_]


def only(graph: ReportGraph, label: str) -> Node:
    (node,) = nodes(graph, label)
    return node


def said_at(text: str, values: Mapping[str, Value]) -> str:
    start, end = values["start"], values["end"]
    assert isinstance(start, int) and isinstance(end, int)
    return text[start:end]


def reworded(annotated: str, old: str, new: str) -> str:
    assert old in annotated
    return annotated.replace(old, new)


def test_a_report_becomes_what_it_says() -> None:
    graph = graph_of(FORESTRY)
    counts = {label: len(nodes(graph, label)) for label in ("Report", "Area", "Issue", "Measure")}
    assert counts == {"Report": 1, "Area": 1, "Issue": 2, "Measure": 3}
    assert only(graph, "PartyGroup").values() == {
        "name": "中共云陵县林业局党组",
        "kind": "党组",
        "level": "county",
    }
    assert only(graph, "Agency").values() == {"name": "云陵县林业局", "function": "林业", "level": "county"}
    assert only(graph, "Committee").values() == {"name": "中共云陵县委"}
    assert only(graph, "InspectionTeam").values() == {"name": "第二巡察组", "term": 14}
    inspection = only(graph, "Inspection").values()
    assert (inspection["started_from"], inspection["round"], inspection["year"]) == ("2023-04-06", 6, 2023)
    (issued,) = edges(graph, "ISSUED_BY")
    assert issued.values()["aliases"] == ("县林业局党组",)


def test_the_own_rule_is_one_under_two_forms_of_its_title() -> None:
    graph = graph_of(FORESTRY)
    (own,) = (node for node in nodes(graph, "Regulation") if node.values()["scope"] == "internal")
    assert own.values() == {"title": "学习制度", "scope": "internal", "owner": only(graph, "Agency").id}
    told = [(edge.type, edge.values()["title"]) for edge in graph.edges if edge.target == own.id]
    assert sorted(told) == [("AMENDS", "局学习制度"), ("CITES", "学习制度")]


def test_the_edges_lead_from_agency_and_committee_to_their_place() -> None:
    graph = graph_of(FORESTRY)
    division = only(graph, "Division")
    assert {(edge.type, edge.source_label) for edge in graph.edges if edge.target == division.id} == {
        ("LOCATED_IN", "Agency"),
        ("GOVERNS", "Committee"),
    }


def test_a_place_of_the_authority_brings_those_above_it() -> None:
    graph = graph_of(FORESTRY.replace("云陵县", "珠海市金湾区").replace("县委", "区委"))
    names = {(node.values()["name"], node.values().get("level")) for node in nodes(graph, "Division")}
    assert names == {("广东省", "province"), ("广东省珠海市", "prefecture"), ("广东省珠海市金湾区", "county")}
    assert len(edges(graph, "PART_OF")) == 2


def test_one_title_twice_in_a_measure_stays_two_edges() -> None:
    twice = reworded(FORESTRY, "自查。⟧", "和《⟦C regulation cites:巡视工作条例⟧》自查。⟧")
    targets = [edge.target for edge in edges(graph_of(twice), "CITES")]
    assert len(targets) == 4
    assert max(targets.count(target) for target in targets) == 2


def test_the_same_file_elsewhere_is_another_source_of_one_report() -> None:
    one, other = graph_of(FORESTRY, location="a/r.txt"), graph_of(FORESTRY, location="b/s.txt")
    assert one.report == other.report
    assert one.source != other.source


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("根据县委", "发布时间：2024-05-01 来源：云陵县政府网\n根据县委"),
        ('to="2024-03-08"', 'to="2024-03-09"'),
        ("⟦M:修订", "⟦M:认真修订"),
        ('title = "中共云陵县林业局党组关于巡察整改进展情况的通报"\n', ""),
        ("round = 6\n", ""),
        ('ended = {from="2023-06-30", to="2023-06-30", text="6月30日"}\n', ""),
    ],
    ids=["another site", "another date", "corrected", "without title", "without round", "without end"],
)
def test_copies_and_corrections_are_one_report(old: str, new: str) -> None:
    assert graph_of(reworded(FORESTRY, old, new)).report == graph_of(FORESTRY).report


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("巡察整改进展情况的通报", "巡察集中整改进展情况的通报"),
        ("巡察整改进展情况的通报", "巡察整改阶段性进展情况的通报"),
        ("现将巡察整改", "现将第二批巡察整改"),
        ('from="2023-04-06"', 'from="2021-04-06"'),
        ('type = "巡察"', 'type = "巡视"'),
        ("林业局", "水利局"),
        ("云陵县", "岚川县"),
    ],
)
def test_other_reports_are_other_reports(old: str, new: str) -> None:
    assert graph_of(reworded(FORESTRY, old, new)).report != graph_of(FORESTRY).report


def test_reports_without_party_group_or_dates_do_not_merge() -> None:
    front, body = FORESTRY.split("+++\n", 2)[1:]
    bare = "+++\n+++\n" + body
    other = reworded(bare, "采购不规范", "采购很不规范")
    one, two = graph_of(bare), graph_of(other)
    assert front and one.report != two.report
    shared = {(node.label, node.id) for node in one.nodes} & {(node.label, node.id) for node in two.nodes}
    assert {label for label, _ in shared} == {"Source", "Regulation"}  # one location, and known regulations
    assert graph_of(reworded(bare, "予以公布", "予以公布 ")).report == one.report
    assert not edges(one, "ISSUED_BY")


def test_inspections_without_start_do_not_merge() -> None:
    undated = re.sub(r"started = .*\nended = .*\nfeedback_on = .*\n", "", FORESTRY)
    other = reworded(undated, "采购不规范", "采购很不规范")
    assert only(graph_of(undated), "Inspection").id != only(graph_of(other), "Inspection").id
    assert only(graph_of(undated), "PartyGroup") == only(graph_of(other), "PartyGroup")


def test_an_agency_without_a_named_party_group_still_issues_its_report() -> None:
    unnamed = re.sub(r'name = "中共云陵县林业局党组"\nkind = "党组"\n', "", FORESTRY)
    graph = graph_of(unnamed)
    assert only(graph, "PartyGroup").values() == {"name": "云陵县林业局", "level": "county"}
    (led,) = edges(graph, "LEADS")
    assert led.target == only(graph_of(FORESTRY), "Agency").id


def test_an_issue_keeps_its_id_where_another_is_inserted_before_it() -> None:
    more = reworded(FORESTRY, "1.关于", "1.关于“⟦I problem:作风不实⟧”的问题。⟦M:开展走访。⟧\n1.关于")
    before = {node.values()["text"]: node.id for node in nodes(graph_of(FORESTRY), "Issue")}
    after = {node.values()["text"]: node.id for node in nodes(graph_of(more), "Issue")}
    assert len(after) == 3
    assert before.items() < after.items()


def test_the_same_words_twice_are_two_issues() -> None:
    twice = reworded(FORESTRY, "采购不规范", "学习不深入")
    assert len(nodes(graph_of(twice), "Issue")) == 2


def test_location_has_forward_slashes() -> None:
    assert location_of(PureWindowsPath("reports\\a.txt")) == "reports/a.txt"
    assert location_of(PurePosixPath("reports/a.txt")) == "reports/a.txt"


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_graph_is_the_same_in_another_process(seed: str) -> None:
    code = "from tests.graph.reports import *; print(ascii(graph_of(FORESTRY)))"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, check=True
    )
    assert run.stdout.decode().strip() == ascii(graph_of(FORESTRY))


@given(BUILT)
@settings(deadline=None)
def test_edges_join_nodes_of_the_graph(built: tuple[tuple[ParsedReport, str], ReportGraph]) -> None:
    graph = built[1]
    known = {(node.label, node.id) for node in graph.nodes}
    ends = {end for e in graph.edges for end in ((e.source_label, e.source), (e.target_label, e.target))}
    assert ends <= known
    assert len(known) == len(graph.nodes)
    assert len({(edge.type, edge.key) for edge in graph.edges}) == len(graph.edges)
    assert [*graph.nodes] == sorted(graph.nodes) and [*graph.edges] == sorted(graph.edges)


@given(BUILT)
@settings(deadline=None)
def test_no_shared_node_stands_alone(built: tuple[tuple[ParsedReport, str], ReportGraph]) -> None:
    graph = built[1]
    held = {edge.target for edge in graph.edges}
    schema = load_schema()
    assert [n for n in graph.nodes if not schema.node_type(n.label).owned and n.id not in held] == []


@given(BUILT)
@settings(deadline=None)
def test_all_spans_fit(built: tuple[tuple[ParsedReport, str], ReportGraph]) -> None:
    (_, text), graph = built
    for node in graph.nodes:
        if node.label in TEXTS:
            values = node.values()
            assert said_at(text, values) == values[TEXTS[node.label]]
    for edge in graph.edges:
        values = edge.values()
        if "title" in values:
            assert said_at(text, values) == values["title"]
        if edge.type == "CONDUCTED_BY":
            assert said_at(text, values) == "第二巡察组"


@given(BUILT)
@settings(deadline=None)
def test_every_citation_is_an_edge(built: tuple[tuple[ParsedReport, str], ReportGraph]) -> None:
    (report, _), graph = built
    told = [edge for edge in graph.edges if load_schema().edge_type(edge.type).citation]
    assert len(told) == len({(c.span, c.title, c.role, c.kind) for c in report.citations})


@given(BUILT)
@settings(deadline=None)
def test_a_report_sums_up_what_its_parts_say(built: tuple[tuple[ParsedReport, str], ReportGraph]) -> None:
    _, graph = built
    told = {topic for issue in nodes(graph, "Issue") for topic in strings(issue, "topics")}
    named = {edge.target for edge in graph.edges if edge.target_label == "Regulation"}
    report = only(graph, "Report")
    assert strings(report, "topics") == tuple(sorted(told))
    assert strings(report, "regulations") == tuple(sorted(named))


def strings(node: Node, name: str) -> tuple[str, ...]:
    found = node.values().get(name, ())
    assert isinstance(found, tuple)
    return found


@given(st.lists(drawn_reports(), min_size=2, max_size=4))
@settings(deadline=None)
def test_shared_nodes_are_alike_whoever_says_them_first(drawn: list[tuple[ParsedReport, str]]) -> None:
    graphs = [build_graph(report, text=text, location=f"{n}.txt") for n, (report, text) in enumerate(drawn)]
    said: dict[tuple[str, str], Node] = {}
    for node in (node for graph in graphs for node in graph.nodes):
        if not load_schema().node_type(node.label).owned:
            assert said.setdefault((node.label, node.id), node) == node
    structural = [
        e for graph in graphs for e in graph.edges if load_schema().edge_type(e.type).kind != "fact"
    ]
    keyed = {(edge.type, edge.key): edge for edge in structural}
    assert all(keyed[edge.type, edge.key] == edge for edge in structural)


@given(drawn_reports())
@settings(deadline=None)
def test_building_twice_is_equal(drawn: tuple[ParsedReport, str]) -> None:
    report, text = drawn
    again = ParsedReport.from_json(report.to_json())
    assert build_graph(report, text=text, location="a.txt") == build_graph(again, text=text, location="a.txt")


def test_a_judgement_is_applied_when_the_graph_is_built_and_undone_without_it(tmp_path: Path) -> None:
    renamed = FORESTRY.replace("云陵县林业局", "云陵县林业和草原局").replace("县林业局", "县林业和草原局")
    old, new = graph_of(FORESTRY), graph_of(renamed)
    decision = Judgement("positive", only(new, "Agency"), only(old, "Agency"), "renamed in 2019")
    write_judgements(tmp_path / "judgements.jsonl", [decision])
    judged = graph_of(FORESTRY, resolver=make_resolver(judgements=tmp_path / "judgements.jsonl"))
    assert only(judged, "Agency") == only(new, "Agency")
    assert titled(judged, "学习制度") == titled(new, "学习制度") != titled(old, "学习制度")
    assert titled(judged, "学习制度") in strings(only(judged, "Report"), "regulations")
    assert [e.values()["title"] for e in edges(judged, "AMENDS")] == ["局学习制度"]
    assert graph_of(FORESTRY) == old


def titled(graph: ReportGraph, title: str) -> str:
    return next(node.id for node in nodes(graph, "Regulation") if node.values()["title"] == title)


def test_a_user_s_authority_knows_more(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    columns = "id,title,short_titles,issuer,category,first_issued,last_revised,status,superseded_by,source"
    row = "study,林业系统学习制度,学习制度,岭西省林业局,departmental_rule,2020,,in_force,,"
    path.write_text(f"{columns}\n{row}\n", encoding="utf-8", newline="\n")
    annotated = reworded(FORESTRY, "amends:局学习制度", "cites:林业系统学习制度")
    graph = graph_of(annotated, resolver=make_resolver(authority=path))
    key = titled(graph, "林业系统学习制度")
    assert sorted(e.values()["title"] for e in graph.edges if e.target == key) == [
        "学习制度",
        "林业系统学习制度",
    ]
