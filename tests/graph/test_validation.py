"""Findings in a graph: none in a good one, each kind in one that was broken on purpose."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from graph.authority.regulations import load_regulations
from graph.elements import Edge, Node, ReportGraph, Value
from graph.judgements import Judgement, Judgements
from graph.resolution import Settled, regulation_node
from graph.schema import load_schema
from graph.store import GraphStore
from graph.validation import Finding, validate
from tests.graph.dumping import union
from tests.queries.corpus import reports


@dataclass(frozen=True)
class Loose:
    """A graph that no engine has checked."""

    all_nodes: tuple[Node, ...]
    all_edges: tuple[Edge, ...]

    def nodes(self, label: str) -> Iterator[Node]:
        return (node for node in self.all_nodes if node.label == label)

    def edges(self, type_: str) -> Iterator[Edge]:
        return (edge for edge in self.all_edges if edge.type == type_)


Change = Callable[[Any], Any]
"""From an element to a broken one."""


def loose(*graphs: ReportGraph) -> Loose:
    nodes, edges = union(*(graphs or reports()))
    return Loose(tuple(nodes), tuple(edges))


def findings(graph: Loose, judgements: Judgements | None = None) -> list[Finding]:
    return list(validate(graph, load_regulations(), judgements or Judgements()))


def codes(graph: Loose) -> set[tuple[str, str]]:
    return {(item.severity, item.code) for item in findings(graph)}


def test_a_good_graph_has_no_findings(store: GraphStore) -> None:
    store.replace(reports())
    assert list(validate(store, load_regulations(), Judgements())) == []


def _without(element: Any, name: str) -> Any:
    return replace(element, properties=tuple(item for item in element.properties if item[0] != name))


def _with(element: Any, name: str, value: Value) -> Any:
    kept = tuple((key, value if key == name else held) for key, held in element.properties)
    return replace(element, properties=kept)


def _change(label: str, change: Change) -> Loose:
    """The good graph with its first node of a label, or first edge of a type, changed."""
    graph = loose()
    nodes, edges = list(graph.all_nodes), list(graph.all_edges)
    kinds = [*(node.label for node in nodes), *(edge.type for edge in edges)]
    number = kinds.index(label)
    changed = change([*nodes, *edges][number])
    if isinstance(changed, Node):
        nodes[number] = changed
    else:
        edges[number - len(nodes)] = changed
    return Loose(tuple(nodes), tuple(edges))


@pytest.mark.parametrize(
    ("label", "change", "code"),
    [
        ("Issue", lambda node: _without(node, "text"), "unfit-property"),
        ("Issue", lambda node: _with(node, "text", "另一段文字"), "span-differs"),
        ("Issue", lambda node: _with(node, "end", 10**6), "span-outside"),
        ("Measure", lambda node: _with(node, "report", "report:none"), "span-outside"),
        ("Issue", lambda node: replace(node, id="issue:other"), "dangling-edge"),
        ("Report", lambda node: _with(node, "issues", 99), "not-whole"),
        ("Report", lambda node: _with(node, "regulations", ("regulation:none",)), "not-summed-up"),
        ("Issue", lambda node: _with(node, "report", "report:none"), "not-summed-up"),
        ("Report", lambda node: _with(node, "source", "source:none"), "missing-source"),
        ("CITES", lambda edge: _with(edge, "title", "别的办法"), "span-differs"),
        ("CITES", lambda edge: replace(edge, key=""), "missing-key"),
        ("CITES", lambda edge: replace(edge, target="regulation:none"), "dangling-edge"),
        ("CITES", lambda edge: _without(edge, "bracketed"), "unfit-property"),
        ("RAISES", lambda edge: _with(edge, "start", -1), "span-outside"),
        ("LEADS", lambda edge: replace(edge, source_label="Report"), "dangling-edge"),
        ("LEADS", lambda edge: replace(edge, target="agency:none"), "unpointed-node"),
    ],
)
def test_what_is_broken_is_an_error_with_its_code(label: str, change: Change, code: str) -> None:
    assert ("error", code) in codes(_change(label, change))


def test_an_element_that_is_there_twice_is_an_error() -> None:
    graph = loose()
    twice = Loose((*graph.all_nodes, graph.all_nodes[0]), (*graph.all_edges, graph.all_edges[0]))
    assert codes(twice) == {("error", "repeated-key")}


def test_every_finding_names_its_element_and_a_remedy() -> None:
    (found,) = [
        item
        for item in findings(_change("LEADS", lambda e: replace(e, target="agency:none")))
        if item.code == "dangling-edge"
    ]
    assert found.element.startswith("LEADS edge:")
    assert "agency:none" in found.message
    assert found.remedy


def test_an_agency_without_a_division_is_a_warning() -> None:
    graph = loose()
    edges = tuple(edge for edge in graph.all_edges if edge.source_label != "Agency")
    found = {item.code: item for item in findings(Loose(graph.all_nodes, edges))}
    assert (
        found["agency-without-division"].severity,
        "xuncha resolve" in found["agency-without-division"].remedy,
    ) == (
        "warning",
        True,
    )


def test_regulations_that_look_like_two_of_one_are_a_warning_until_somebody_judges() -> None:
    left, right = (
        regulation_node(Settled("titled", title))
        for title in ("云陵县河道巡查管理办法", "云陵县河道巡查管理方法")
    )
    graph = Loose((left, right), ())
    (found,) = [item for item in findings(graph) if item.code == "two-of-one"]
    assert found.severity == "warning"
    assert f"xuncha resolve --same {min(left.id, right.id)} {max(left.id, right.id)}" in found.remedy
    judged = Judgements((Judgement("negative", left, right, "two rules"),))
    assert "two-of-one" not in {item.code for item in findings(graph, judged)}


@pytest.mark.parametrize(("other", "differs"), [(("甲", "乙"), False), (("甲",), True)])
def test_sources_of_one_report_that_tell_different_issues_are_a_warning(
    other: tuple[str, ...], differs: bool
) -> None:
    graph = loose()
    report = next(graph.nodes("Report"))
    source = next(node for node in graph.nodes("Source") if node.id == report.values()["source"])
    copy = replace(_with(source, "location", "copy.txt"), id="source:copy")
    assert isinstance(copy, Node)
    said = {"report": report.id}
    edge = load_schema().edge("HAS_SOURCE", report, copy, key="edge:copy", **said)
    more = Loose((*graph.all_nodes, copy), (*graph.all_edges, edge))
    told = {source.id: ("乙", "甲"), copy.id: other}
    found = validate(more, load_regulations(), Judgements(), lambda node: told[node.id])
    assert ([item.code for item in found] == ["sources-differ"]) is differs
