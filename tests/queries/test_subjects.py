"""What a name stands for, and the picture of it."""

import pytest

from graph.errors import UsageError
from graph.picture import Picture
from graph.store import GraphStore
from queries.subjects import draw, find_subject


def picture(
    store: GraphStore, *names: str, depth: int | None = None, labels: tuple[str, ...] = ()
) -> Picture:
    return draw(store, [find_subject(store, "NAME", name) for name in names], depth=depth, labels=labels)


def kinds(found: Picture) -> set[str]:
    return {node.label for node in found.nodes} - {"Source", "PartyGroup"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("云陵县水利局", "agency"),
        ("水利", "agency"),  # also a part of a report's title
        ("中国共产党巡视工作条例", "regulation"),
        ("《巡视工作条例》", "regulation"),
        ("中共云陵县水利局党组关于巡察整改进展情况的通报", "report"),
        ("water.txt", "report"),
    ],
)
def test_a_name_stands_for_an_agency_a_regulation_or_a_report(
    corpus: GraphStore, name: str, kind: str
) -> None:
    assert find_subject(corpus, "NAME", name).kind == kind


def test_an_id_stands_for_what_it_is_the_id_of(corpus: GraphStore) -> None:
    report = next(iter(corpus.nodes("Report"))).id
    assert find_subject(corpus, "NAME", report).candidate.ids == (report,)


def test_a_name_that_fits_none_or_several_is_wrong_use(corpus: GraphStore) -> None:
    with pytest.raises(UsageError, match="NAME '云陵县' is more than one agency"):
        find_subject(corpus, "NAME", "云陵县")
    with pytest.raises(UsageError, match="no such agency, regulation or report; the nearest are"):
        find_subject(corpus, "NAME", "财政局")


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (1, {"Agency", "Report", "Area"}),
        (2, {"Agency", "Report", "Area", "Issue"}),
        (3, {"Agency", "Report", "Area", "Issue", "Measure"}),
        (4, {"Agency", "Report", "Area", "Issue", "Measure", "Regulation"}),
    ],
)
def test_depth_is_how_far_an_agencys_picture_goes(corpus: GraphStore, depth: int, expected: set[str]) -> None:
    found = picture(corpus, "云陵县水利局", depth=depth)
    assert kinds(found) == expected
    assert found.centres[0][0] == "Agency"


def test_kinds_are_what_is_shown(corpus: GraphStore) -> None:
    found = picture(corpus, "云陵县水利局", labels=("Issue", "InspectionTeam", "Inspection"))
    assert kinds(found) == {"Agency", "Report", "Issue", "Inspection", "InspectionTeam"}
    assert {"REPORTS_ON", "CONDUCTED_BY", "RAISES"} <= {edge.type for edge in found.edges}


def test_no_citation_of_the_agency_is_lost(corpus: GraphStore) -> None:
    found = picture(corpus, "云陵县水利局")
    (report,) = (node.id for node in found.nodes if node.label == "Report")
    roles = ("CITES", "STUDIES", "ENACTS", "AMENDS", "REPEALS")
    told = {edge for role in roles for edge in corpus.edges(role) if edge.values()["report"] == report}
    assert {edge for edge in found.edges if edge.type in roles} == told


def test_a_regulation_with_all_who_name_it(corpus: GraphStore) -> None:
    found = picture(corpus, "党政领导干部选拔任用工作条例")
    assert kinds(found) == {"Regulation", "Agency", "Report", "Issue", "Measure"}
    assert sum(node.label == "Regulation" for node in found.nodes) == 1
    assert sum(node.label == "Agency" for node in found.nodes) == 2
    assert {edge.type for edge in found.edges} >= {"STUDIES", "CITES", "ADDRESSED_BY", "RAISES", "ISSUED_BY"}
    assert kinds(picture(corpus, "党政领导干部选拔任用工作条例", depth=1)) == {
        "Regulation",
        "Agency",
        "Report",
    }


def test_depth_four_adds_the_rules_that_the_same_issues_name(corpus: GraphStore) -> None:
    near = picture(corpus, "云陵县河道巡查办法")
    far = picture(corpus, "云陵县河道巡查办法", depth=4)
    assert {node.label for node in near.nodes} == {node.label for node in far.nodes}
    assert set(near.nodes) <= set(far.nodes)


def test_two_agencies_are_compared_and_a_regulation_is_not(corpus: GraphStore) -> None:
    found = picture(corpus, "云陵县水利局", "云陵县教育局")
    assert found.title == "云陵县水利局 · 云陵县教育局"
    assert len(found.centres) == 2
    with pytest.raises(UsageError, match="--compare is for agencies and reports"):
        picture(corpus, "云陵县水利局", "中国共产党巡视工作条例")
