"""The board: every node has its place, and no box lies on another."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.elements import Node
from graph.layout import BOX_WIDTH, LINE, Key, board
from tests.graph.network import agency_nodes_and_edges


def boxes(nodes: tuple[Node, ...]) -> list[Key]:
    return [(node.label, node.id) for node in nodes if node.label != "Measure"]


@settings(max_examples=30, deadline=None)
@given(issues=st.integers(0, 70), measures=st.integers(0, 40), lines=st.integers(1, 3))
def test_nothing_lies_on_another(issues: int, measures: int, lines: int) -> None:
    nodes, edges = agency_nodes_and_edges(issues=issues, measures=measures)
    places = board(nodes, edges, {(node.label, node.id): lines for node in nodes})
    assert places.keys() == {(node.label, node.id) for node in nodes}
    keys = [key for key in boxes(nodes) if key[0] in ("Area", "Issue")]
    for number, one in enumerate(keys):
        for other in keys[number + 1 :]:
            (x, y), (u, v) = places[one], places[other]
            assert abs(x - u) >= BOX_WIDTH or abs(y - v) >= lines * LINE
    assert len(set(places.values())) == len(places)


def test_issues_stand_in_their_order_below_their_area() -> None:
    nodes, edges = agency_nodes_and_edges(issues=3)
    places = board(nodes, edges, {})
    column = [places["Area", "area:1"], *(places["Issue", f"issue:{n}"] for n in (1, 2, 3))]
    assert column == sorted(column)
    assert places["Agency", "agency:1"][1] < column[0][1]


def test_measures_stand_below_their_issue_and_regulations_on_the_right() -> None:
    nodes, edges = agency_nodes_and_edges(issues=2, measures=3)
    places = board(nodes, edges, {})
    dots = [places["Measure", f"issue:1:{step}"] for step in (1, 2, 3)]
    assert [x for x, _ in dots] == sorted(x for x, _ in dots)
    assert all(y > places["Issue", "issue:1"][1] for _, y in dots)
    assert places["Regulation", "regulation:1"][0] > max(
        x for (label, _), (x, _) in places.items() if label == "Issue"
    )
