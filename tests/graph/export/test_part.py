"""A part of a graph: what its reports say and what that stands on, no more and no less."""

import pytest

from graph.errors import ExportError
from graph.export.part import Part, choose_reports
from graph.schema import load_schema
from graph.store import GraphStore
from tests.graph.export.conftest import Memory, hostile_graphs

SCHEMA = load_schema()


def test_the_part_of_one_report_is_what_its_graph_has(store: GraphStore) -> None:
    for graph in hostile_graphs():
        part = Part(store, [graph.report])
        nodes = [node for label in SCHEMA.node_types for node in part.nodes(label)]
        edges = [edge for type_ in SCHEMA.edge_types for edge in part.edges(type_)]
        assert sorted(nodes) == list(graph.nodes)
        assert sorted(edges) == list(graph.edges)


def test_the_part_of_all_reports_is_the_graph(memory: Memory) -> None:
    part = Part(memory, [graph.report for graph in hostile_graphs()])
    assert sorted(node for label in SCHEMA.node_types for node in part.nodes(label)) == memory.all_nodes()
    assert sorted(edge for type_ in SCHEMA.edge_types for edge in part.edges(type_)) == memory.all_edges()


def test_reports_are_chosen_by_id_by_party_group_and_by_day(memory: Memory) -> None:
    ids = {graph.report for graph in hostile_graphs()}
    issued = next(memory.edges("ISSUED_BY"))
    days = {node.id: str(node.values().get("published_to", "")) for node in memory.nodes("Report")}
    day = sorted(days.values())[1]
    assert choose_reports(memory) == ids
    assert choose_reports(memory, reports=[issued.source]) == {issued.source}
    assert choose_reports(memory, groups=[issued.target]) == {issued.source}
    assert choose_reports(memory, since=day) == {id_ for id_ in ids if days[id_] >= day} != ids


def test_what_is_not_there_is_an_error(memory: Memory) -> None:
    with pytest.raises(ExportError, match="the graph has no report report:none"):
        choose_reports(memory, reports=["report:none"])
    with pytest.raises(ExportError, match="no report fits"):
        choose_reports(memory, since="3000-01-01")
