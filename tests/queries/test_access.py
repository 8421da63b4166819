"""The graph from Python: as docs/python.md shows it."""

from pathlib import Path

import networkx
import pytest

from graph.errors import QueryError, StoreError, UsageError
from queries import Graph, open_graph
from queries.answer import Answer
from queries.template import Column
from tests.queries.test_library import TEXT

FORESTRY = "云陵县林业局"


@pytest.fixture
def graph(annotated_path: Path) -> Graph:
    return open_graph(annotated_path)


def test_rows_are_dicts_of_the_columns(graph: Graph) -> None:
    with graph:
        answer = graph.run("compare-by-topics", agency=FORESTRY, other="水务局")
    assert answer[0] == {"topic": "采购招标", "agency": 1, "other": 1}
    assert [row["topic"] for row in answer] == list(answer.column("topic"))
    assert (len(answer), answer.cut, answer.names) == (5, False, ("topic", "agency", "other"))


def test_a_limit_and_ones_own_cypher(graph: Graph) -> None:
    with graph:
        assert graph.run("reports", limit=2).cut
        found = graph.cypher("MATCH (r:Report) WHERE r.year >= $since RETURN count(*) AS n", since=2024)
    assert found.rows == ((2,),)


def test_what_writes_is_refused(graph: Graph) -> None:
    with graph, pytest.raises(QueryError, match="only reads"):
        graph.cypher("MATCH (r:Report) DETACH DELETE r")


def test_a_network_has_an_edge_for_each_row_with_two_ends(graph: Graph) -> None:
    with graph:
        network = graph.run("agency-network", agency=FORESTRY).to_networkx("issue", "regulation")
    assert isinstance(network, networkx.MultiDiGraph)
    ends = {(start, end) for start, end in network.edges()}
    assert ("公务接待超标准", "中华人民共和国合同法") in ends
    assert len(network.edges) == 6  # eight rows, two of them without a regulation
    roles = {said["role"] for _, _, said in network.edges(data=True)}
    assert roles == {"cites", "studies", "amends", "enacts"}


def test_each_value_of_a_list_makes_an_edge() -> None:
    answer = Answer((Column.of("name"), Column.of("roles")), (("甲", ("a", "b")), ("乙", ()), (None, ("c",))))
    assert sorted(answer.to_networkx("name", "roles").edges()) == [("甲", "a"), ("甲", "b")]


def test_a_column_that_is_none_is_said() -> None:
    answer = Answer((Column.of("name"),), (("甲",),))
    with pytest.raises(UsageError, match="no column 'colour'; it has: name"):
        answer.column("colour")


def test_a_data_frame_has_the_columns(graph: Graph) -> None:
    pandas = pytest.importorskip("pandas")
    with graph:
        frame = graph.run("status-by-agency").to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert frame.loc[frame["agency"] == FORESTRY, "issues"].tolist() == [5]


def test_without_pandas_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(UsageError, match="pip install pandas"):
        Answer((), ()).to_pandas()


def test_it_describes_its_questions(graph: Graph) -> None:
    with graph:
        assert "agency-issues" in graph.templates
        told = graph.describe("agency-issues")
    assert "agency (agency): Name, short form" in told
    assert "  issue (string): Issue" in told


def test_a_folder_of_ones_own_questions(annotated_path: Path, tmp_path: Path) -> None:
    (tmp_path / "issues-of-year.cypher").write_text(TEXT, encoding="utf-8")
    with open_graph(annotated_path, queries=[tmp_path]) as graph:
        assert "issues-of-year" in graph.templates


def test_a_graph_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no graph"):
        open_graph(tmp_path / "none.lbug")
