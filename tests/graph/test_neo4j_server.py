"""What only a server can do: two writers at once, full text, dying in the middle, another release."""

import threading
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph.constraints import FULL_TEXT
from graph.errors import QueryError, StoreError
from graph.opening import open_store
from graph.store import Tally
from tests.conftest import erase, no_server
from tests.graph.dumping import dump, union
from tests.graph.fictional import report_graph
from tests.neo4j_server import CALENDAR, NoServerError, Server, install

pytestmark = [pytest.mark.neo4j, pytest.mark.long]
SHARED = ((("CITES", "海东省采购办法"), ("STUDIES", "云陵县财务管理办法")),)


def test_two_writers_at_once(neo4j: Server) -> None:
    """The second waits for the first, so that neither drops what the other one is just pointing at."""
    erase(neo4j)
    names = [["财政", "教育", "水务"], ["农业", "交通", "住建"]]
    failures: list[Exception] = []
    threads = [threading.Thread(target=_write, args=(neo4j, part, failures)) for part in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert failures == []
    with open_store(neo4j.uri, user=neo4j.user, password=neo4j.password) as store:
        assert dump(store) == union(*(report_graph(name, issues=SHARED) for part in names for name in part))


def _write(server: Server, names: list[str], failures: list[Exception]) -> None:
    try:
        with open_store(server.uri, user=server.user, password=server.password) as store:
            for _ in range(3):
                for name in names:
                    store.replace([report_graph(name, issues=SHARED)])
                store.remove([f"report:{name}" for name in names])
            store.replace([report_graph(name, issues=SHARED) for name in names])
    except Exception as error:
        failures.append(error)


def test_two_who_are_the_first_to_open_it(neo4j: Server) -> None:
    """Both find no constraints, and make them; where they get in each other's way, one tries again."""
    failures: list[Exception] = []
    for _ in range(3):
        _make_bare(neo4j)
        together = threading.Barrier(2)
        threads = [threading.Thread(target=_open, args=(neo4j, together, failures)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=120)
    assert failures == []


def _make_bare(server: Server) -> None:
    erase(server)
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        for kind, where in (("CONSTRAINT", ""), ("INDEX", "WHERE type <> 'LOOKUP'")):
            for (name,) in driver.execute_query(f"SHOW {kind} YIELD name, type {where} RETURN name").records:
                driver.execute_query(f"DROP {kind} {name}")


def _open(server: Server, together: threading.Barrier, failures: list[Exception]) -> None:
    try:
        together.wait(timeout=120)
        open_store(server.uri, user=server.user, password=server.password).close()
    except Exception as error:
        failures.append(error)


def test_chinese_words_are_found_in_the_text(neo4j: Server) -> None:
    erase(neo4j)
    with open_store(neo4j.uri, user=neo4j.user, password=neo4j.password) as store:
        store.replace([report_graph("财政", issues=((("ENACTS", "云陵县校车安全管理规定"),),))])
        store.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()", {})
        found = store.run(
            "CALL db.index.fulltext.queryNodes($index, $words) YIELD node RETURN node.title AS title",
            {"index": FULL_TEXT, "words": "校车"},
        )
    assert found.rows == (("云陵县校车安全管理规定",),)


def test_a_server_that_dies_and_comes_back(tmp_path: Path) -> None:
    """On the newest calendar release, so that it is tried too."""
    try:
        installation = install(CALENDAR)
    except NoServerError as error:
        no_server(error)
    first, second = report_graph("财政"), report_graph("教育")
    with (
        installation.running(tmp_path, "a password") as server,
        open_store(server.uri, user=server.user, password=server.password) as store,
    ):
        store.replace([first])
        with pytest.raises(QueryError, match="would write"):
            store.run("CREATE (:Division {id: 'x'})", {})
        assert server.process is not None
        server.process.kill()
        server.process.wait()
        with pytest.raises(StoreError, match="no Neo4j answers"):
            store.replace([second])
    with (
        installation.running(tmp_path, "a password") as server,
        open_store(server.uri, user=server.user, password=server.password) as store,
    ):
        assert dump(store) == union(first)
        assert store.replace([first, second]).nodes["Report"] == Tally(added=1, unchanged=1)
        assert dump(store) == union(first, second)
