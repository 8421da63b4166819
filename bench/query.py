"""Questions on a large graph: the runner beside the bare Cypher, each question's time, and how it grows.

    python -m bench.query FOLDER [--reports 10000] [--neo4j] [--only QUESTION ...]

Makes the corpus and the graphs in FOLDER where they are missing: one of all reports, one of a tenth. With
--neo4j the large graph is taken in by a server of its own as well, and asked there with the same parameters.

Milliseconds, rows fetched: of a question that starts from one agency or one regulation the median and the
most of a sample of them (of a slow one, of so many as ten seconds allow), of any other those of some runs.
`growth` is how many times the processor time the embedded engine takes for ten times the reports, beside how
many times the rows there are; it is that of the first of the sample, which is a rule that most reports name.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.graphs import corpus_graph
from bench.imported import imported
from graph.opening import open_store
from graph.store import GraphStore
from queries.conversion import Bound, Given
from queries.library import load_library
from queries.runner import bind_parameters, run_template
from queries.template import Template
from xuncha.query_page import example_parameters

RUNS, FEWEST = 7, 3
SAMPLE = 25
_ENOUGH, _ENOUGH_OF_SAMPLE = 2.0, 10.0
"""Seconds after which a question is not asked again, and not of another name of the sample."""
ACROSS = "regulations-across-agencies"
_AGENCIES = "MATCH (p:PartyGroup)-[:LEADS]->(a:Agency) RETURN a.name AS name ORDER BY a.id"
_OF_ONE = "MATCH (g:Regulation) WHERE g.scope = 'internal' RETURN g.id AS name ORDER BY name"
_OF_SEVERAL = "MATCH (g:Regulation) WHERE g.scope <> 'internal' RETURN g.id AS name ORDER BY name"
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


@dataclass(frozen=True)
class Taken:
    """What one question took: rows, and seconds of each name of the sample or each run."""

    rows: int
    seconds: tuple[float, ...]


def main() -> None:
    """Print the ratio of runner and engine, and one table for all engines."""
    options = _options()
    folder: Path = options.folder
    with ExitStack() as stack:
        large, tenth = (
            stack.enter_context(open_store(str(corpus_graph(folder, count)), read_only=True))
            for count in (options.reports, options.reports // 10)
        )
        engines = [large]
        if options.neo4j:
            engines.append(stack.enter_context(imported(large, folder / f"neo4j-{options.reports}")))
        print(f"{options.reports:,} reports", flush=True)
        if not options.only:
            for store in engines:
                _beside_bare_cypher(store)
        _table(engines, tenth, options.only)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.query", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--neo4j", action="store_true")
    parser.add_argument("--only", nargs="*", default=(), metavar="QUESTION")
    return parser.parse_args()


def _beside_bare_cypher(store: GraphStore) -> None:
    """The runner and the engine alone, one after the other, so that both meet the same machine."""
    template = load_library().get(ACROSS)
    bound = bind_parameters(store, template, {})
    whole, bare = [], []
    for _ in range(RUNS):
        bare.append(_seconds(lambda: store.run(template.cypher, bound, limit=None, seconds=None)))
        whole.append(_seconds(lambda: run_template(store, template, {})))
    ratio = statistics.median(whole) / statistics.median(bare)
    print(
        f"{ACROSS} on {store.engine}: engine {_ms(bare)} ms, runner {_ms(whole)} ms, {ratio:.2f} times",
        flush=True,
    )


def _table(engines: Sequence[GraphStore], tenth: GraphStore, only: Collection[str]) -> None:
    """A line for each question, or each of these: those that start from one name first."""
    head = "".join(f"{store.engine:>10}{'most':>9}" for store in engines)
    print(f"\n{'question':28}{'rows':>8}{head}{'growth':>9}{'of rows':>9}")
    named, fewer = _names(engines[0]), _names(tenth)
    templates = sorted(load_library().templates.values(), key=lambda item: _start(item) is None)
    for template in (item for item in templates if not only or item.name in only):
        taken = [_taken(store, engines[0], template, named) for store in engines]
        times = "".join(f"{_ms(item.seconds):>10}{1000 * max(item.seconds):9,.1f}" for item in taken)
        growth = _growth(template, (engines[0], named), (tenth, fewer))
        print(f"{template.name:28}{taken[0].rows:8,}{times}{growth}", flush=True)


def _names(store: GraphStore) -> Named:
    def spread(question: str, number: int) -> tuple[str, ...]:
        rows = store.run(question, {}, limit=None, seconds=None).rows
        step = max(1, len(rows) // number)
        return tuple(dict.fromkeys(str(row[0]) for row in rows[::step]))[:number]

    half = SAMPLE // 2
    rules = (*spread(_MOST_NAMED, 3), *spread(_OF_ONE, half), *spread(_OF_SEVERAL, half))
    return Named(spread(_AGENCIES, SAMPLE), tuple(dict.fromkeys(rules)))


def _start(template: Template) -> str | None:
    """The type of the name that a question starts from: agency, regulation, or none."""
    required = (item.type for item in template.parameters if item.required)
    return next((type_ for type_ in required if type_ in ("agency", "regulation")), None)


def _taken(store: GraphStore, names_of: GraphStore, template: Template, named: Named) -> Taken:
    """Names are looked up in the embedded graph, so that all engines are asked the same."""
    bound = [bind_parameters(names_of, template, given) for given in _sample(template, named)]
    if len(bound) == 1:
        return Taken(*_repeat(store, template, bound[0]))
    each: list[tuple[int, tuple[float, ...]]] = []
    until = time.perf_counter() + _ENOUGH_OF_SAMPLE
    for parameters in bound:
        if not each or time.perf_counter() < until:
            each.append(_repeat(store, template, parameters, most=FEWEST))
    return Taken(
        round(statistics.median(rows for rows, _ in each)),
        tuple(statistics.median(seconds) for _, seconds in each),
    )


def _sample(template: Template, named: Named) -> Iterator[dict[str, Given]]:
    """What has to be given, as in the example, but with names of this graph."""
    example = example_parameters(template)
    several = {"agency": named.agencies, "regulation": named.regulations}
    for place in range(len(several.get(_start(template) or "", "-"))):
        yield {
            item.name: _name(several[item.type], place + (item.name == "other"))
            if item.type in several
            else example[item.name]
            for item in template.parameters
            if item.required
        }


def _name(several: Sequence[str], place: int) -> str:
    return several[place % len(several)]


def _repeat(
    store: GraphStore, template: Template, bound: dict[str, Bound], *, most: int = RUNS
) -> tuple[int, tuple[float, ...]]:
    """The number of rows, and the seconds of each run."""
    taken: list[float] = []
    rows = 0
    while not taken or (len(taken) < most and sum(taken) < _ENOUGH):
        started = time.perf_counter()
        rows = len(store.run(template.cypher, bound, limit=None, seconds=_SECONDS).rows)
        taken.append(time.perf_counter() - started)
    return rows, tuple(taken)


def _growth(template: Template, large: tuple[GraphStore, Named], small: tuple[GraphStore, Named]) -> str:
    """How many times the processor time, and how many times the rows, of the first of the sample."""
    (more, rows), (less, fewer) = (_processor_time(template, *each) for each in (large, small))
    return f"{more / less:9.1f}" + (f"{rows / fewer:9.1f}" if fewer else f"{'-':>9}")


def _processor_time(template: Template, store: GraphStore, named: Named) -> tuple[float, int]:
    """The least of some runs: what else the machine does only adds to it."""
    bound = bind_parameters(store, template, next(_sample(template, named)))
    taken, rows = [], 0
    for _ in range(FEWEST):
        started = time.process_time()
        rows = len(store.run(template.cypher, bound, limit=None, seconds=_SECONDS).rows)
        taken.append(time.process_time() - started)
    return min(taken), rows


def _ms(seconds: Sequence[float]) -> str:
    return f"{1000 * statistics.median(seconds):,.1f}"


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
