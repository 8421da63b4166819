"""The hierarchy of a picture."""

from dataclasses import replace

from graph.arrangement import arrange
from graph.elements import Edge, Node
from graph.picture import Picture, with_bodies
from tests.graph.fictional import report_graph
from tests.graph.network import agency_picture


def test_an_agency_with_its_area_issues_and_measures() -> None:
    (group,) = arrange(with_bodies(agency_picture(issues=2, measures=2))).groups
    assert group.heads == (("Agency", "agency:1"), ("Report", "report:1"))
    (frame,) = group.frames
    assert frame.key == ("Area", "area:1")
    assert [card.key[1] for card in frame.cards] == ["issue:1", "issue:2"]
    assert frame.cards[0].parts == (("Measure", "issue:1:1"), ("Measure", "issue:1:2"))
    assert group.rules == (("Regulation", "regulation:1"),)


def test_issues_without_an_area_stand_in_a_frame_without_a_title() -> None:
    picture = agency_picture(issues=2)
    edges = tuple(edge for edge in picture.edges if edge.type != "HAS_ISSUE")
    (group,) = arrange(with_bodies(replace(picture, edges=edges))).groups
    empty, loose = group.frames
    assert (empty.key, empty.cards) == (("Area", "area:1"), ())
    assert (loose.key, len(loose.cards)) == (None, 2)


def test_two_bodies_share_what_both_name() -> None:
    water = report_graph("水利", issues=((("CITES", "共同办法"), ("CITES", "水利办法")),))
    school = report_graph("教育", issues=((("STUDIES", "共同办法"),),))
    centres = (("Agency", "agency:云陵县水利局"), ("Agency", "agency:云陵县教育局"))
    arrangement = arrange(with_bodies(joined("两局", water.nodes, water.edges, school, centres)))
    left, right = arrangement.groups
    assert ("Regulation", "regulation:共同办法") in arrangement.shared
    assert left.rules == (("Regulation", "regulation:水利办法"),)
    assert right.rules == ()
    assert [card.key[1] for frame in left.frames for card in frame.cards] == ["issue:水利:1"]
    assert right.heads[0][1].endswith("教育局") or right.heads[-1][1] == "report:教育"


def test_a_regulation_with_each_agency_that_names_it() -> None:
    water = report_graph("水利", issues=((("CITES", "共同办法"),),))
    school = report_graph("教育", issues=((("STUDIES", "共同办法"),), (("CITES", "共同办法"),)))
    centre = ("Regulation", "regulation:共同办法")
    (group,) = arrange(with_bodies(joined("办法", water.nodes, water.edges, school, (centre,)))).groups
    assert group.heads == (centre,)
    assert {frame.key[1]: len(frame.cards) for frame in group.frames if frame.key} == {
        "agency:云陵县水利局": 1,
        "agency:云陵县教育局": 2,
    }


def joined(
    title: str,
    nodes: tuple[Node, ...],
    edges: tuple[Edge, ...],
    other: object,
    centres: tuple[tuple[str, str], ...],
) -> Picture:
    more_nodes, more_edges = other.nodes, other.edges  # type: ignore[attr-defined]
    return Picture(title, tuple({*nodes, *more_nodes}), tuple({*edges, *more_edges}), centres)
