"""What every store must do, on both engines: the same text, the same tallies."""

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.elements import Edge, Node, ReportGraph
from graph.errors import QueryError, SourceError, StoreError
from graph.store import Changes, GraphStore, KnownSource, Tally
from tests.conftest import GraphPlace
from tests.graph.dumping import Dump, dump, union
from tests.graph.fictional import report_graph

pytestmark = pytest.mark.long


def count(elements: Iterable[Node] | Iterable[Edge], kind: str) -> dict[str, Tally]:
    """The tally of each label or type where everything went the same way."""
    totals: dict[str, int] = {}
    for element in elements:
        name = element.label if isinstance(element, Node) else element.type
        totals[name] = totals.get(name, 0) + 1
    return {name: Tally(**{kind: total}) for name, total in totals.items()}


def uniform(graph: Dump, kind: str) -> Changes:
    return Changes(count(graph[0], kind), count(graph[1], kind))


FINANCE = report_graph("财政")
SCHOOLS = report_graph(
    "教育",
    issues=((("CITES", "海东省采购办法"), ("STUDIES", "海东省采购办法")), (("ENACTS", "云陵县校车规定"),)),
)


def test_a_report_is_held_as_given(store: GraphStore) -> None:
    assert store.replace([FINANCE]) == uniform(union(FINANCE), "added")
    assert dump(store) == union(FINANCE)


def test_the_second_time_everything_is_unchanged(store: GraphStore) -> None:
    store.replace([FINANCE, SCHOOLS])
    assert store.replace([SCHOOLS, FINANCE]) == uniform(union(FINANCE, SCHOOLS), "unchanged")
    assert dump(store) == union(FINANCE, SCHOOLS)


def test_shared_nodes_are_added_once(store: GraphStore) -> None:
    store.replace([FINANCE])
    changes = store.replace([SCHOOLS])
    assert changes.nodes["Division"] == Tally(unchanged=2)
    assert changes.nodes["Committee"] == Tally(unchanged=1)
    assert changes.nodes["Agency"] == Tally(added=1)
    assert changes.edges["GOVERNS"] == Tally(unchanged=1)
    assert dump(store) == union(FINANCE, SCHOOLS)


def test_a_new_version_replaces_what_the_old_one_said(store: GraphStore) -> None:
    store.replace([FINANCE, SCHOOLS])
    shorter = report_graph("教育", issues=((("CITES", "云陵县校舍办法"),),), title="新的标题", shift=7)
    changes = store.replace([shorter])
    assert changes.nodes["Issue"] == Tally(changed=1, removed=1)
    assert changes.nodes["Regulation"] == Tally(added=1, removed=2)
    assert changes.nodes["Report"] == Tally(changed=1)
    assert changes.nodes["Division"] == Tally(unchanged=2)
    assert changes.edges["CITES"] == Tally(added=1, removed=1)
    assert changes.edges["ENACTS"] == Tally(removed=1)
    assert changes.edges["INSPECTED"] == Tally(changed=1)
    assert dump(store) == union(FINANCE, shorter)


def test_a_property_that_is_no_longer_said_goes(store: GraphStore) -> None:
    store.replace([report_graph("财政", title="标题")])
    bare = report_graph("财政", title=None)
    assert store.replace([bare]).nodes["Report"] == Tally(changed=1)
    assert dump(store) == union(bare)


def test_removing_a_report_leaves_nothing_that_only_it_said(store: GraphStore) -> None:
    store.replace([FINANCE, SCHOOLS])
    changes = store.remove([SCHOOLS.report])
    assert changes.nodes["Regulation"] == Tally(removed=2)
    assert changes.nodes["Agency"] == Tally(removed=1)
    assert "Division" not in changes.nodes
    assert dump(store) == union(FINANCE)
    assert store.remove([FINANCE.report]) == uniform(union(FINANCE), "removed")
    assert dump(store) == ([], [])


def test_a_report_that_is_not_there_cannot_be_removed(store: GraphStore) -> None:
    store.replace([FINANCE])
    with pytest.raises(StoreError, match="no report report:农业"):
        store.remove([FINANCE.report, "report:农业"])
    assert dump(store) == union(FINANCE)


def test_the_same_title_twice_is_two_citations(store: GraphStore) -> None:
    twice = report_graph("财政", issues=((("CITES", "海东省采购办法"), ("CITES", "海东省采购办法")),))
    store.replace([twice])
    assert len(list(store.edges("CITES"))) == 2
    once = report_graph("财政", issues=((("CITES", "海东省采购办法"),),))
    assert store.replace([once]).edges["CITES"] == Tally(unchanged=1, removed=1)
    assert dump(store) == union(once)


def test_the_order_of_reports_makes_no_difference(graph_place: GraphPlace) -> None:
    graphs = [FINANCE, SCHOOLS, report_graph("水务", place="石坪县")]
    with graph_place.open() as store:
        for graph in reversed(graphs):
            store.replace([graph])
        assert dump(store) == union(*graphs)


def test_all_of_a_batch_or_nothing(store: GraphStore) -> None:
    store.replace([FINANCE])
    lost = Node("Measure", "measure:nowhere", FINANCE.nodes[0].properties)
    broken = ReportGraph(SCHOOLS.report, SCHOOLS.source, (*SCHOOLS.nodes, lost), SCHOOLS.edges)
    with pytest.raises(StoreError, match="measure:nowhere"):
        store.replace([report_graph("水务"), broken])
    assert dump(store) == union(FINANCE)
    assert store.replace([SCHOOLS]).nodes["Report"] == Tally(added=1)


def test_a_failing_write_is_undone(store: GraphStore) -> None:
    """A key that stands in two reports is a fault that only the engine can see."""
    store.replace([FINANCE])
    mine = next(node for node in FINANCE.nodes if node.label == "Issue")
    theirs = next(node for node in SCHOOLS.nodes if node.label == "Issue")
    nodes = tuple(
        Node("Issue", mine.id, node.properties) if node == theirs else node for node in SCHOOLS.nodes
    )
    edges = tuple(_moved(edge, theirs.id, mine.id) for edge in SCHOOLS.edges)
    with pytest.raises(StoreError):
        store.replace([ReportGraph(SCHOOLS.report, SCHOOLS.source, nodes, edges)])
    assert dump(store) == union(FINANCE)
    assert store.replace([FINANCE, SCHOOLS]).nodes["Report"] == Tally(added=1, unchanged=1)


def _moved(edge: Edge, old: str, new: str) -> Edge:
    ends = [new if end == old else end for end in (edge.source, edge.target)]
    return Edge(edge.type, edge.key, edge.source_label, ends[0], edge.target_label, ends[1], edge.properties)


def test_known_sources(store: GraphStore) -> None:
    store.replace([FINANCE, report_graph("教育", shift=3)])
    assert list(store.known_sources()) == [
        KnownSource("教育.txt", f"{3:064x}", "report:教育"),
        KnownSource("财政.txt", f"{0:064x}", "report:财政"),
    ]


def test_nothing_is_lost_over_a_new_opening(graph_place: GraphPlace) -> None:
    with graph_place.open() as store:
        store.replace([FINANCE, SCHOOLS])
    with graph_place.open(read_only=True) as store:
        assert dump(store) == union(FINANCE, SCHOOLS)


def test_closing_twice_is_no_error(graph_place: GraphPlace) -> None:
    store = graph_place.open()
    store.close()
    store.close()


def test_a_query_returns_columns_and_rows(store: GraphStore) -> None:
    store.replace([SCHOOLS])
    rows = store.run(
        "MATCH (i:Inspection)-[:INSPECTED]->(p:PartyGroup) WHERE p.kind = $kind "
        "RETURN p.name AS name, i.modes AS modes, i.year AS year, i.term AS term",
        {"kind": "党组"},
    )
    assert rows.columns == ("name", "modes", "year", "term")
    assert rows.rows == (("中共云陵县教育局党组", ("常规",), 2023, None),)
    assert not rows.cut


def test_a_query_returns_elements_as_their_properties(store: GraphStore) -> None:
    store.replace([FINANCE])
    rows = store.run("MATCH (:Report)-[e:ISSUED_BY]->(p:PartyGroup) RETURN p, e", {}).rows
    (party, edge) = rows[0]
    assert party == {"id": "party:云陵县财政局", "name": "中共云陵县财政局党组", "kind": "党组"}
    assert edge["aliases"] == ("云陵县财政局党组", "局党组")
    assert "agency" not in edge


def test_more_rows_than_the_limit_are_cut(store: GraphStore) -> None:
    store.replace([FINANCE, SCHOOLS])
    question = "MATCH (r:Report) RETURN r.id AS id ORDER BY id"
    assert store.run(question, {}, limit=1).cut
    assert len(store.run(question, {}, limit=1).rows) == 1
    assert not store.run(question, {}, limit=2).cut
    assert len(store.run(question, {}, limit=2).rows) == 2


WRITES = (
    "CREATE (:Report {id: 'x'})",
    "MATCH (r:Report) SET r.title = 'x'",
    "MATCH (r:Report) DETACH DELETE r",
    "MERGE (:Division {id: 'x'})",
)


@pytest.mark.parametrize("statement", WRITES)
def test_a_query_cannot_write(store: GraphStore, statement: str) -> None:
    store.replace([FINANCE])
    with pytest.raises(QueryError, match="would write"):
        store.run(statement, {})
    assert dump(store) == union(FINANCE)


@pytest.mark.parametrize("statement", ["MATCH (r:Report", "RETURN 1; RETURN 2", "RETURN nothing"])
def test_a_query_that_the_engine_refuses(store: GraphStore, statement: str) -> None:
    with pytest.raises(QueryError):
        store.run(statement, {})
    assert store.run("RETURN 1 AS one", {}).rows == ((1,),)


def test_a_query_that_takes_too_long(store: GraphStore) -> None:
    pairs = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b"
    endless = f"{pairs} WHERE (a * b) % 7 = 8 RETURN count(*)"
    with pytest.raises(QueryError, match=r"longer than 0\.2 seconds"):
        store.run(endless, {}, seconds=0.2)
    assert store.run("RETURN 1 AS one", {}).rows == ((1,),)


def test_readers_read_beside_a_writer(graph_place: GraphPlace) -> None:
    with graph_place.open() as writer:
        writer.replace([FINANCE])
        with graph_place.open(read_only=True) as reader:
            assert dump(reader) == union(FINANCE)
            writer.replace([SCHOOLS])
            assert FINANCE.report in {node.id for node in reader.nodes("Report")}
        with graph_place.open(read_only=True) as reader:
            assert dump(reader) == union(FINANCE, SCHOOLS)


def test_a_reader_cannot_write(graph_place: GraphPlace) -> None:
    with graph_place.open() as writer:
        writer.replace([FINANCE])
    with graph_place.open(read_only=True) as reader, pytest.raises(StoreError, match="for reading"):
        reader.replace([SCHOOLS])


def test_there_is_nothing_to_read_where_no_graph_is(graph_place: GraphPlace) -> None:
    with pytest.raises(StoreError, match="xuncha ingest"):
        graph_place.open(read_only=True)


# Two sources of one report


def test_two_sources_of_one_report(store: GraphStore) -> None:
    first, second = report_graph("财政", source="a.html"), report_graph("财政", source="b.html", shift=9)
    store.replace([first])
    changes = store.replace([second])
    assert changes.nodes["Source"] == Tally(added=1, unchanged=1)
    assert changes.nodes["Report"] == Tally(unchanged=1)
    assert changes.nodes["Issue"] == Tally(unchanged=1)
    assert [known.location for known in store.known_sources()] == ["a.html", "b.html"]
    assert store.replace([first, second]).nodes["Source"] == Tally(unchanged=2)
    assert [node.values()["source"] for node in store.nodes("Report")] == ["source:a.html"]


def test_the_order_of_sources_makes_no_difference(graph_place: GraphPlace) -> None:
    first, second = report_graph("财政", source="a.html"), report_graph("财政", source="b.html", shift=9)
    with graph_place.open() as store:
        dumps = []
        for order in ([[first], [second]], [[second], [first]], [[second, first]]):
            for batch in order:
                store.replace(batch)
            dumps.append(dump(store))
            store.remove([first.report])
        assert dumps[0] == dumps[1] == dumps[2]


def test_a_source_that_tells_another_report_leaves_the_old_one(store: GraphStore) -> None:
    store.replace([report_graph("财政", source="a.html")])
    other = report_graph("教育", source="a.html")
    changes = store.replace([other])
    assert changes.reread == ()
    assert changes.nodes["Report"] == Tally(added=1, removed=1)
    assert dump(store) == union(other)


def test_where_the_telling_source_leaves_the_others_are_read_again(store: GraphStore) -> None:
    store.replace([report_graph("财政", source="a.html"), report_graph("财政", source="b.html")])
    other = report_graph("教育", source="a.html")
    assert store.replace([other]).reread == ("b.html",)
    assert dump(store) == union(other)
    again = report_graph("财政", source="b.html")
    store.replace([again])
    assert dump(store) == union(other, again)


def test_the_others_are_read_again_in_the_same_step(store: GraphStore) -> None:
    store.replace([report_graph("财政", source="a.html"), report_graph("财政", source="b.html")])
    other, again = report_graph("教育", source="a.html"), report_graph("财政", source="b.html", shift=2)
    asked: list[Sequence[str]] = []

    def read(locations: Sequence[str]) -> list[ReportGraph]:
        asked.append(locations)
        return [again]

    assert store.replace([other], read).reread == ()
    assert asked == [["b.html"]]
    assert dump(store) == union(other, again)


def test_what_cannot_be_read_again_is_asked_for_once_and_named(store: GraphStore) -> None:
    store.replace([report_graph("财政", source="a.html"), report_graph("财政", source="b.html")])
    other = report_graph("教育", source="a.html")
    assert store.replace([other], lambda locations: []).reread == ("b.html",)
    assert dump(store) == union(other)


def test_where_reading_again_breaks_off_nothing_is_changed(store: GraphStore) -> None:
    store.replace([report_graph("财政", source="a.html"), report_graph("财政", source="b.html")])
    before = dump(store)

    def read(locations: Sequence[str]) -> list[ReportGraph]:
        raise SourceError("the files: cannot be read any more")

    with pytest.raises(SourceError):
        store.replace([report_graph("教育", source="a.html")], read)
    assert dump(store) == before


def test_where_another_source_leaves_the_report_stays(store: GraphStore) -> None:
    first = report_graph("财政", source="a.html")
    store.replace([first, report_graph("财政", source="b.html", shift=9)])
    other = report_graph("教育", source="b.html")
    assert store.replace([other]).reread == ()
    assert dump(store) == union(first, other)


# Any text, any sequence of versions

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=TEXTS, regulation=TEXTS)
def test_any_text_comes_back_as_it_went_in(store: GraphStore, title: str, regulation: str) -> None:
    graph = report_graph("财政", title=title, issues=(((("CITES"), regulation),),))
    store.replace([graph])
    assert dump(store) == union(graph)


TITLES = st.sampled_from(["甲办法", "乙规定", "丙条例"])
ROLES = st.sampled_from(["CITES", "STUDIES", "ENACTS"])
ISSUES = st.lists(st.lists(st.tuples(ROLES, TITLES), max_size=3).map(tuple), max_size=3).map(tuple)
VERSIONS = st.builds(
    report_graph,
    st.sampled_from(["财政", "教育"]),
    place=st.just("云陵县"),
    issues=ISSUES,
    shift=st.integers(0, 2),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions=st.lists(VERSIONS, min_size=1, max_size=5))
def test_after_any_versions_the_graph_is_the_last_ones(
    store: GraphStore, versions: list[ReportGraph]
) -> None:
    last: dict[str, ReportGraph] = {}
    for version in versions:
        store.replace([version])
        last[version.report] = version
    held = dump(store)
    for report in last:
        store.remove([report])
    assert held == union(*last.values())
    assert dump(store) == ([], [])
