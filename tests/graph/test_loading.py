"""Many reports at a time: what `load` makes of packs is what `replace` makes of the reports."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from graph import embedded_loading, embedded_snapshot
from graph.elements import ReportGraph
from graph.embedded import EmbeddedStore
from graph.embedded_engine import LockedError
from graph.errors import SourceError
from graph.packing import Pack, pack
from graph.rows import rows_of
from graph.schema import load_schema
from graph.store import GraphStore
from tests.conftest import GraphPlace
from tests.graph.dumping import dump, union
from tests.graph.fictional import division, report_graph

NAMES = ("财政", "教育", "水利", "民政", "审计", "统计")
REPORTS = [report_graph(name) for name in NAMES]


WAYS = ("each pack alone", "changed ones last", "all packs in one round", "few reports by rows")


@pytest.fixture(params=WAYS)
def bulk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How much the embedded store takes at once; the other engine takes what comes."""
    if request.param != WAYS[0] and "neo4j" in request.node.name:
        pytest.skip("Neo4j has one way of loading")
    least, step, round_, later = {
        "each pack alone": (1, 1, 1, 1),
        "changed ones last": (1, 1, 1, 1 << 30),
        "all packs in one round": (1, 1, 1 << 30, 1 << 30),
        "few reports by rows": (1 << 30, 1 << 30, 1 << 30, 1 << 30),
    }[request.param]
    monkeypatch.setattr(embedded_loading, "BULK", least)
    monkeypatch.setattr(embedded_loading, "STEP", step)
    monkeypatch.setattr(embedded_loading, "ROUND", round_)
    monkeypatch.setattr(embedded_loading, "LATER", later)
    return str(request.param)


def packs(*groups: Sequence[ReportGraph]) -> Iterator[Pack]:
    return (pack([rows_of(graph) for graph in group]) for group in groups)


@pytest.mark.usefixtures("bulk")
class TestLoading:
    def test_what_is_loaded_is_held(self, store: GraphStore) -> None:
        changes = store.load(packs(REPORTS[:2], REPORTS[2:5], REPORTS[5:]))
        assert changes.nodes["Report"].added == len(REPORTS)
        assert changes.nodes["Committee"].added == 1
        assert dump(store) == union(*REPORTS)

    def test_a_second_load_brings_what_is_new(self, store: GraphStore) -> None:
        store.load(packs(REPORTS[:3]))
        elsewhere = report_graph("财政", place="青石市", source="青石.txt")
        elsewhere_only = [report_graph("水务", place="青石市"), *REPORTS[3:]]
        store.load(packs(elsewhere_only[:2], elsewhere_only[2:]))
        assert dump(store) == union(*REPORTS, elsewhere_only[0])
        assert elsewhere.report == REPORTS[0].report

    def test_the_next_round_knows_what_a_changed_report_brought(self, store: GraphStore) -> None:
        """Its committee and place came by rows, behind the back of the round."""
        elsewhere = report_graph("财政", place="青石市")
        beside = report_graph("水务", place="青石市")
        store.load(packs(REPORTS[:1], [elsewhere], REPORTS[1:2], [beside]))
        assert dump(store) == union(elsewhere, REPORTS[1], beside)

    def test_what_is_there_already_is_replaced(self, store: GraphStore) -> None:
        store.load(packs(REPORTS))
        newer = [report_graph(name, title="新的标题", shift=3) for name in NAMES[:2]]
        changes = store.load(packs(newer, REPORTS[2:]))
        assert (changes.nodes["Report"].changed, changes.nodes["Report"].unchanged) == (2, 4)
        assert dump(store) == union(*newer, *REPORTS[2:])

    def test_of_two_versions_in_one_load_the_later_stays(self, store: GraphStore) -> None:
        newer = report_graph("财政", title="新的标题", shift=3)
        store.load(packs(REPORTS[:2], [newer]))
        assert dump(store) == union(newer, REPORTS[1])

    def test_what_came_before_a_failure_stays(self, store: GraphStore) -> None:
        def broken_off() -> Iterator[Pack]:
            yield from packs(REPORTS[:2], REPORTS[2:4])
            raise SourceError("the files: cannot be read any more")

        with pytest.raises(SourceError):
            store.load(broken_off())
        assert dump(store) == union(*REPORTS[:4])

    def test_other_sources_are_read_again(self, store: GraphStore) -> None:
        store.load(packs([report_graph("财政", source="a.html")], [report_graph("财政", source="b.html")]))
        other, again = report_graph("教育", source="a.html"), report_graph("财政", source="b.html", shift=2)
        assert store.load(packs([other], REPORTS[2:]), lambda locations: [again]).reread == ()
        assert dump(store) == union(other, again, *REPORTS[2:])

    def test_nothing_is_loaded_of_nothing(self, store: GraphStore) -> None:
        assert not store.load(iter(())).nodes
        assert dump(store) == ([], [])

    def test_what_is_loaded_is_there_when_opened_again(self, graph_place: GraphPlace) -> None:
        with graph_place.open() as store:
            store.load(packs(REPORTS[:3], REPORTS[3:]))
        with graph_place.open(read_only=True) as store:
            assert dump(store) == union(*REPORTS)


def test_a_load_that_ends_at_its_checkpoint_has_set_the_shared_nodes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files are known then, so that the same command again would not set them any more."""
    monkeypatch.setattr(embedded_loading, "BULK", 1)
    old = report_graph("财政")
    new = _with_longer_name(report_graph("教育"))
    checkpoint = EmbeddedStore.checkpoint

    def end(store: EmbeddedStore) -> None:
        checkpoint(store)
        raise KeyboardInterrupt

    with EmbeddedStore(tmp_path / "graph.lbug") as store:
        store.replace([old])
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(EmbeddedStore, "checkpoint", end)
            store.load(packs([new]))
        assert {node.id for node in store.nodes("Report")} == {old.report, new.report}
        assert dump(store) == union(old, new)


def _with_longer_name(graph: ReportGraph) -> ReportGraph:
    """The report as other rules build it: its province goes by another name."""
    province = load_schema().node("Division", division("海东省").id, name="海东新省")
    nodes = [province if node.id == province.id else node for node in graph.nodes]
    return replace(graph, nodes=tuple(nodes))


def test_another_writer_between_two_rounds_is_waited_for_and_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It brings what this load would bring in its next round: a report of the same committee and place."""
    for name in ("BULK", "STEP", "ROUND"):
        monkeypatch.setattr(embedded_loading, name, 1)
    other = report_graph("水务", place="青石市")
    opened = embedded_snapshot.open_database
    turns = iter([True])

    def quicker(path: Path, *, read_only: bool) -> object:
        if next(turns, False):
            with EmbeddedStore(path) as aside:
                aside.replace([other])
            raise LockedError(f"{path}: process 7 is writing to it")
        return opened(path, read_only=read_only)

    monkeypatch.setattr(embedded_snapshot, "open_database", quicker)
    coming = [report_graph("财政"), report_graph("教育", place="青石市"), report_graph("民政")]
    with EmbeddedStore(tmp_path / "graph.lbug") as store:
        store.load(packs(*([each] for each in coming)))
        assert dump(store) == union(other, *coming)


def test_a_file_opened_again_is_as_it_was(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path / "graph.lbug") as store:
        store.replace(REPORTS[:2])
        assert store.reopen()
        assert dump(store) == union(*REPORTS[:2])
