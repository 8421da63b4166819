"""Any node by a name, and the words that it and its edges came from."""

import pytest

from graph.errors import UsageError
from graph.store import GraphStore
from queries.lookup import NAMES, find_node
from queries.provenance import Shown, show_node
from tests.queries.corpus import SCHOOL, TOWN, WATER, reports

TEXTS = {"water.txt": WATER, "school.txt": SCHOOL, "town.txt": TOWN}


def shown(store: GraphStore, name: str) -> Shown:
    return show_node(store, find_node(store, name))


@pytest.mark.parametrize(
    ("name", "label", "called"),
    [
        ("云陵县水利局", "Agency", "云陵县水利局"),
        ("县水利局党组", "Agency", "云陵县水利局"),
        ("《中国共产党巡视工作条例》", "Regulation", "中国共产党巡视工作条例"),
        ("党政领导干部选拔任用条例", "Regulation", "党政领导干部选拔任用工作条例"),
        ("保密工作制度（云陵县教育局）", "Regulation", "保密工作制度（云陵县教育局）"),
        ("河道巡查", "Regulation", "云陵县河道巡查办法"),
        ("school.txt", "Source", "reports/school.txt"),
        ("中共云陵县石坪镇委员会", "PartyGroup", "中共云陵县石坪镇委员会"),
    ],
)
def test_a_node_is_found_by_what_it_is_called(corpus: GraphStore, name: str, label: str, called: str) -> None:
    found = find_node(corpus, name)
    assert (found.label, found.name) == (label, called)
    assert find_node(corpus, found.id).id == found.id


def test_every_node_is_found_by_its_id(corpus: GraphStore) -> None:
    for graph in reports():
        for node in graph.nodes:
            found = find_node(corpus, node.id)
            assert (found.label, found.id) == (node.label, node.id)
            assert show_node(corpus, found).node == node


def test_a_name_that_several_have_lists_them_with_their_ids(corpus: GraphStore) -> None:
    with pytest.raises(UsageError, match="'保密工作制度' may be any of these") as raised:
        find_node(corpus, "保密工作制度")
    lines = str(raised.value).splitlines()[1:]
    assert len(lines) == 2
    for line in lines:
        id_, label, name = line.split()
        assert (label, find_node(corpus, id_).id) == ("Regulation", id_)
        assert name in ("保密工作制度（云陵县水利局）", "保密工作制度（云陵县教育局）")


def test_a_name_that_nothing_has_gets_the_nearest(corpus: GraphStore) -> None:
    with pytest.raises(UsageError, match=r"no such node; the nearest are:\n(?s:.*)云陵县水利局"):
        find_node(corpus, "水力局")


def test_every_edge_of_a_node_is_there_with_its_words(corpus: GraphStore) -> None:
    edges = {edge for graph in reports() for edge in graph.edges}
    nodes = {(node.label, node.id) for graph in reports() for node in graph.nodes}
    for label, id_ in nodes:
        found = show_node(corpus, find_node(corpus, id_))
        links = [link for kind in found.kinds for link in kind.links]
        expected = {
            e for e in edges if (label, id_) in ((e.source_label, e.source), (e.target_label, e.target))
        }
        assert {link.edge for link in links} == expected
        for link in links:
            values = link.edge.values()
            assert (link.passage is None) == ("start" not in values)
            if link.passage is not None:
                text = TEXTS[link.passage.file]
                assert link.passage.words == text[values["start"] : values["end"]]  # type: ignore[misc]


def test_the_sentence_around_the_words_is_given(corpus: GraphStore) -> None:
    found = shown(corpus, "云陵县河道巡查办法")
    (kind,) = found.kinds
    (link,) = kind.links
    assert (kind.type, kind.outward, link.other.label) == ("ENACTS", False, "Measure")
    assert link.passage is not None
    assert link.passage.before.endswith("一是印发《")
    assert (link.passage.words, link.passage.after[:1]) == ("云陵县河道巡查办法", "》")


def test_edges_are_counted_beyond_the_limit(corpus: GraphStore) -> None:
    found = show_node(corpus, find_node(corpus, "中国共产党巡视工作条例"), limit=1)
    cites = next(kind for kind in found.kinds if kind.type == "CITES")
    assert (cites.count, len(cites.links)) == (2, 1)


def test_every_label_says_what_its_nodes_are_called() -> None:
    from graph.schema import load_schema

    assert set(NAMES) == set(load_schema().node_types)
    for label, names in NAMES.items():
        assert set(names) <= set(load_schema().node_types[label].by_name)
