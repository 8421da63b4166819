"""Questions on a large graph: the runner beside the bare Cypher, starts from one body or rule, and growth.

    python -m bench.query FOLDER [--reports 10000] [--server bolt://localhost:7687 --on-server 1000]

Makes the corpus and the graphs in FOLDER where they are missing: one of all reports, one of a tenth. With a
server (NEO4J_USERNAME, NEO4J_PASSWORD; what it holds is replaced) the same is measured there, on its own
number of reports. Times are medians of the engine's answers, rows fetched, in milliseconds.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import write_corpus
from graph.opening import open_store
from graph.store import GraphStore
from queries.conversion import Given
from queries.library import load_library
from queries.runner import bind_parameters, run_template
from queries.template import Template
from xuncha.ingestion import ingest_files
from xuncha.query_page import example_parameters

RUNS = 7
SAMPLE = 25
ACROSS = "regulations-across-agencies"
_AGENCIES = "MATCH (p:PartyGroup)-[:LEADS]->(a:Agency) RETURN a.name AS name ORDER BY a.id"
_REGULATIONS = "MATCH (g:Regulation) RETURN g.id AS name ORDER BY name"
_MOST_NAMED = """
MATCH (x)-[:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g:Regulation)
RETURN g.id AS name, count(*) AS times
ORDER BY times DESC, name
LIMIT 3
"""
_SECONDS = 120.0


@dataclass(frozen=True)
class Named:
    """Names and ids that questions start from: spread over the graph, the rules named most among them."""

    agencies: tuple[str, ...]
    regulations: tuple[str, ...]


def main() -> None:
    """Print three tables for each engine."""
    options = _options()
    folder: Path = options.folder
    large = _embedded(folder, options.reports)
    small = _embedded(folder, options.reports // 10)
    with open_store(str(large), read_only=True) as store:
        _measure(f"Ladybug, {options.reports:,} reports", store)
        with open_store(str(small), read_only=True) as tenth:
            _growth(store, tenth)
    if options.server:
        with _server(options.server) as store:
            _erase(store, options.server)
        with _server(options.server) as store:
            ingest_files(store, _corpus(folder, options.on_server))
            _measure(f"Neo4j, {options.on_server:,} reports", store)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.query", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--server")
    parser.add_argument("--on-server", type=int, default=1_000)
    return parser.parse_args()


def _corpus(folder: Path, count: int) -> list[Path]:
    return write_corpus(folder / f"reports-{count}", count)


def _embedded(folder: Path, count: int) -> Path:
    path = folder / f"graph-{count}.lbug"
    if not path.exists():
        with open_store(str(path)) as store:
            ingest_files(store, _corpus(folder, count))
    return path


def _server(uri: str) -> GraphStore:
    return open_store(uri, user=os.environ["NEO4J_USERNAME"], password=os.environ["NEO4J_PASSWORD"])


def _erase(store: GraphStore, uri: str) -> None:
    reports = [node.id for node in store.nodes("Report")]
    for first in range(0, len(reports), 500):
        store.remove(reports[first : first + 500])


def _measure(title: str, store: GraphStore) -> None:
    print(f"\n{title}, medians of {RUNS} runs")
    named = _names(store)
    _beside_bare_cypher(store)
    for template, parameter in _starting():
        _report(template.name, _from_one(store, template, parameter, named))
    for template in _others():
        _report(template.name, [_once(store, template, _given(template, named, 0))])


def _names(store: GraphStore) -> Named:
    def spread(question: str) -> tuple[str, ...]:
        rows = store.run(question, {}, limit=None, seconds=None).rows
        step = max(1, len(rows) // SAMPLE)
        return tuple(dict.fromkeys(str(row[0]) for row in rows[::step]))[:SAMPLE]

    most = tuple(str(row[0]) for row in store.run(_MOST_NAMED, {}, limit=None, seconds=None).rows)
    return Named(spread(_AGENCIES), (*most, *spread(_REGULATIONS)))


def _beside_bare_cypher(store: GraphStore) -> None:
    """The runner and the engine alone, one after the other, so that both meet the same machine."""
    template = load_library().get(ACROSS)
    bound = bind_parameters(store, template, {})
    whole, bare = [], []
    for _ in range(RUNS):
        bare.append(_seconds(lambda: store.run(template.cypher, bound, limit=None, seconds=None)))
        whole.append(_seconds(lambda: run_template(store, template, {})))
    ratio = statistics.median(whole) / statistics.median(bare)
    print(f"  {ACROSS}: engine {_ms(bare)} ms, runner {_ms(whole)} ms, {ratio:.2f} times")


def _starting() -> Iterator[tuple[Template, str]]:
    """Questions that start from one agency or one regulation, and the parameter that says which."""
    for template in load_library().templates.values():
        for item in template.parameters:
            if item.required and item.type in ("agency", "regulation"):
                yield template, item.name
                break


def _others() -> Iterator[Template]:
    started = {template.name for template, _ in _starting()}
    return (item for item in load_library().templates.values() if item.name not in started)


def _from_one(store: GraphStore, template: Template, parameter: str, named: Named) -> list[float]:
    """The median time for each name of the sample."""
    several = named.agencies if template.by_name[parameter].type == "agency" else named.regulations
    return [_once(store, template, _given(template, named, n), runs=3) for n in range(len(several))]


def _given(template: Template, named: Named, place: int) -> dict[str, Given]:
    """The example's parameters, with names of this graph, the `place`-th of the sample first."""
    given = example_parameters(template)
    for item in template.parameters:
        several = {"agency": named.agencies, "regulation": named.regulations}.get(item.type)
        if several and item.name in given:
            given[item.name] = several[(place + (item.name == "other")) % len(several)]
    return given


def _once(store: GraphStore, template: Template, given: dict[str, Given], *, runs: int = RUNS) -> float:
    bound = bind_parameters(store, template, given)
    return statistics.median(
        _seconds(lambda: store.run(template.cypher, bound, limit=None, seconds=_SECONDS)) for _ in range(runs)
    )


def _growth(large: GraphStore, small: GraphStore) -> None:
    """How much longer each question takes on ten times the reports; names are of the graph asked."""
    print("\nTen times the reports: times the time")
    ours, theirs = _names(large), _names(small)
    for template in load_library().templates.values():
        more = _once(large, template, _given(template, ours, 0), runs=3)
        less = _once(small, template, _given(template, theirs, 0), runs=3)
        print(f"  {template.name:30} {1000 * less:9.1f} {1000 * more:9.1f}  {more / less:5.1f}")


def _report(name: str, seconds: list[float]) -> None:
    print(f"  {name:30} {_ms(seconds):>9} ms  (most {1000 * max(seconds):,.1f})", flush=True)


def _ms(seconds: list[float]) -> str:
    return f"{1000 * statistics.median(seconds):,.1f}"


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
