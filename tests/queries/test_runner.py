"""Running: limits, one's own Cypher, and writes that never reach the engine."""

import pytest

from graph.errors import QueryError, UsageError
from graph.store import GraphStore
from queries.browser import for_browser
from queries.library import load_library
from queries.names import find_place
from queries.runner import bind_parameters, run_cypher, run_template


def test_ones_own_cypher(annotated: GraphStore) -> None:
    query = "MATCH (m:Measure) WHERE m.yuan > $least RETURN m.yuan AS yuan, m.sums AS sums ORDER BY yuan"
    answer = run_cypher(annotated, query, {"least": 5000})
    assert answer.names == ("yuan", "sums")
    assert answer.rows == ((12000, ("1.2万元", "3,000元")), (200000, ("20万元",)))


def test_a_sum_is_a_number_and_a_node_its_properties(annotated: GraphStore) -> None:
    answer = run_cypher(annotated, "MATCH (r:Report) RETURN sum(r.issues) AS n", {})
    assert answer.rows == ((9,),)
    assert type(answer.rows[0][0]) is int
    (row,) = run_cypher(annotated, "MATCH (d:Division {name: '广东省'}) RETURN d", {}).rows
    assert (row[0]["name"], row[0]["level"]) == ("广东省", "province")


@pytest.mark.parametrize(
    "query", ["MATCH (r:Report) SET r.title = 'x'", "CREATE (:Report {id: 'x'})", "CALL threads=1"]
)
def test_a_query_that_writes_never_reaches_the_engine(
    annotated: GraphStore, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(annotated), "run", lambda *_, **__: pytest.fail("the engine was asked"))
    with pytest.raises(QueryError, match="the query is refused"):
        run_cypher(annotated, query, {})


def test_a_row_limit_says_that_it_cut(annotated: GraphStore) -> None:
    template = load_library().get("reports")
    assert [run_template(annotated, template, {}, limit=n).cut for n in (4, 5, None)] == [True, False, False]


def test_a_time_limit_says_how_long(annotated: GraphStore) -> None:
    slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a % 7 + b % 5) AS n"
    with pytest.raises(QueryError, match=r"took longer than 0\.2 seconds"):
        run_cypher(annotated, slow, {}, seconds=0.2)


@pytest.mark.parametrize(
    ("name", "label", "size"),
    [
        ("广东", "广东省", 3),
        ("珠海市", "广东省珠海市", 2),
        ("广东省珠海市金湾区", "广东省珠海市金湾区", 1),
        ("云陵", "云陵县", 1),
    ],
)
def test_a_place_is_itself_and_all_below_it(annotated: GraphStore, name: str, label: str, size: int) -> None:
    found = find_place(annotated, "--place", name)
    assert (found.label, len(found.ids)) == (label, size)
    assert find_place(annotated, "--place", found.ids[0]) == found


def test_a_place_that_is_none_gets_the_nearest(annotated: GraphStore) -> None:
    with pytest.raises(UsageError, match="no such place; the nearest are: 广东省珠海市"):
        find_place(annotated, "--place", "朱海市")


def test_what_is_explained_can_be_run_as_it_is(annotated: GraphStore) -> None:
    template = load_library().get("agency-issues")
    given = bind_parameters(annotated, template, {"agency": "云陵县林业局"})
    told = for_browser(template.cypher, given)
    command, query = told.split("\n\n", 1)
    assert command == f':params {{agency: ["{given["agency"][0]}"]}};'  # type: ignore[index]
    assert query == f"{template.cypher};\n"


def test_values_for_the_browser_are_literals() -> None:
    told = for_browser("RETURN $a, $b;", {"a": ["甲\"'", 1], "b": True})
    assert told == ':params {a: ["甲\\"\'", 1], b: true};\n\nRETURN $a, $b;\n'
    assert for_browser("RETURN 1", {}) == "RETURN 1;\n"
