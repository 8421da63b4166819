"""One graph, however it came to be: any order, any number of workers, in parts, again; on each engine."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.corpus import report_text
from graph.opening import open_store
from graph.schema import load_schema
from graph.store import GraphStore, Tally
from queries.lookup import find_node
from queries.provenance import Passage, show_node
from tests.graph.dumping import Dump, dump
from xuncha.ingestion import ingest_files

pytestmark = pytest.mark.long

GOLD = Path(__file__).parents[1] / "gold" / "dev"
WORDS = {"Area": "heading", "Issue": "text", "Measure": "text"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Fictional reports of many structures, one of them from two places, and one in two versions."""
    folder = tmp_path_factory.mktemp("files")
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))}
    texts |= {f"made-{number}.txt": report_text(number) for number in range(12)}
    texts |= {
        "copy.txt": texts["made-3.txt"],
        "corrected.txt": texts["made-4.txt"].replace("一是", "一是要", 1),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def expected(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Dump:
    with open_store(str(tmp_path_factory.mktemp("expected") / "graph.lbug")) as store:
        outcome = ingest_files(store, files, workers=1)
        assert (outcome.read, outcome.failures) == (len(files), [])
        return dump(store)


@pytest.mark.parametrize("workers", [1, 3])
def test_any_order_and_any_number_of_workers(
    store: GraphStore, files: list[Path], expected: Dump, workers: int
) -> None:
    shuffled = list(files)
    random.Random(workers).shuffle(shuffled)
    outcome = ingest_files(store, shuffled, workers=workers)
    assert (outcome.read, outcome.failures) == (len(files), [])
    assert dump(store) == expected


def test_one_after_the_other_and_again(store: GraphStore, files: list[Path], expected: Dump) -> None:
    for path in reversed(files):
        ingest_files(store, [path])
    assert dump(store) == expected
    outcome = ingest_files(store, files, again=True)
    assert {
        tally
        for tally in outcome.tallies.values()
        if (tally.added, tally.changed, tally.removed) != (0, 0, 0)
    } == set()
    assert dump(store) == expected


def test_every_span_is_the_words_of_its_source(store: GraphStore, files: list[Path]) -> None:
    ingest_files(store, files)
    texts = {node.id: str(node.values()["text"]) for node in store.nodes("Source")}
    told = {node.id: texts[str(node.values()["source"])] for node in store.nodes("Report")}
    words = {}
    for label, name in WORDS.items():
        for node in store.nodes(label):
            values = node.values()
            words[label, node.id] = str(values[name])
            assert told[str(values["report"])][values["start"] : values["end"]] == values[name]  # type: ignore[misc]
    seen = set()
    for type_ in load_schema().edges:
        for edge in store.edges(type_.type) if type_.fact else ():
            values = edge.values()
            if "start" not in values:
                continue
            seen.add(type_.type)
            said = told[str(values["report"])][values["start"] : values["end"]]  # type: ignore[misc]
            expected = (
                values["title"] if type_.citation else words.get((edge.target_label, edge.target), said)
            )
            assert said == expected
            assert said.strip()
    assert seen == {type_.type for type_ in load_schema().edges if type_.fact} - {"HAS_SOURCE"}


def test_what_is_shown_leads_back_to_the_words(store: GraphStore, files: list[Path]) -> None:
    ingest_files(store, files[-2:])
    texts = {str(node.values()["location"]): str(node.values()["text"]) for node in store.nodes("Source")}
    passages = list(_passages(store))
    assert passages
    for passage in passages:
        assert texts[passage.location][passage.start : passage.end] == passage.words


def _passages(store: GraphStore) -> Iterator[Passage]:
    for node in [*store.nodes("Regulation"), *store.nodes("Issue")]:
        shown = show_node(store, find_node(store, node.id))
        links = [link.passage for kind in shown.kinds for link in kind.links]
        yield from (item for item in (shown.passage, *links) if item is not None)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    steps=st.lists(
        st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2)), min_size=1, max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_only_the_last_version_of_each_file_counts(
    steps: list[list[tuple[int, int]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Files are written and ingested again and again, in versions; in the end all is as after one ingest."""
    folder = tmp_path_factory.mktemp("steps")
    with open_store(str(folder / "grown.lbug")) as grown, open_store(str(folder / "fresh.lbug")) as fresh:
        for step in steps:
            touched = [_write(folder, number, version) for number, version in step]
            ingest_files(grown, list(dict.fromkeys(touched)))
        files = sorted(folder.glob("*.txt"))
        ingest_files(fresh, files)
        assert dump(grown) == dump(fresh)
        again = ingest_files(grown, files)
        assert (again.read, again.unchanged) == (0, len(files))
        assert all(tally == Tally(unchanged=tally.unchanged) for tally in again.tallies.values())


def _write(folder: Path, number: int, version: int) -> Path:
    """File `number`; versions differ in an issue, and the last one is another report altogether."""
    text = report_text(number if version < 2 else 100 + number % 2)
    path = folder / f"{number}.txt"
    changed = text.replace("二、", "二是二、", 1) if version == 1 else text
    path.write_text(changed, encoding="utf-8", newline="\n")
    return path
