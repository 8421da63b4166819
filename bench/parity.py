"""Whether both engines give the same rows: every question, on any reports.

    python -m bench.parity --server bolt://localhost:7687 [--corpus 500] [REPORTS ...]

Reads the reports (and so many of the bench corpus) into a new file and into the server, whose graph is
replaced, asks every template with the names of several agencies, regulations, places and committees, and
prints each question whose rows differ. Exit code 1 where one does. NEO4J_USERNAME and NEO4J_PASSWORD.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import write_corpus
from graph.opening import open_store
from graph.store import GraphStore
from queries.conversion import Given
from queries.library import load_library
from queries.names import agencies, places, regulations
from queries.runner import run_template
from queries.template import Parameter, Template
from xuncha.ingestion import ingest_files
from xuncha.query_page import example_parameters
from xuncha.reading import find_reports

NAMES = 6


def main() -> None:
    """Print how many questions were asked, and those that were answered differently."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        paths = write_corpus(Path(folder), options.corpus) + find_reports(options.reports)[0]
        with open_store(f"{folder}/graph.lbug") as embedded, _server(options.server) as server:
            server.remove([node.id for node in server.nodes("Report")])
            for store in (embedded, server):
                ingest_files(store, paths)
            asked, differing = _compare(embedded, server)
    print(f"{len(paths)} reports, {asked} questions asked, {len(differing)} answered differently")
    print("".join(f"  {item}\n" for item in differing), end="")
    sys.exit(bool(differing))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.parity", description=__doc__)
    parser.add_argument("reports", nargs="*", type=Path)
    parser.add_argument("--server", required=True)
    parser.add_argument("--corpus", type=int, default=0)
    return parser.parse_args()


def _server(uri: str) -> GraphStore:
    return open_store(uri, user=os.environ["NEO4J_USERNAME"], password=os.environ["NEO4J_PASSWORD"])


def _compare(embedded: GraphStore, server: GraphStore) -> tuple[int, list[str]]:
    asked, differing = 0, []
    for template in load_library().templates.values():
        for given in _questions(embedded, template):
            asked += 1
            if run_template(embedded, template, given) != run_template(server, template, given):
                differing.append(f"{template.name} {given}")
    return asked, differing


def _questions(store: GraphStore, template: Template) -> Iterator[dict[str, Given]]:
    """The question with its defaults, and for each name of the graph that a parameter may take."""
    example = example_parameters(template)
    plain = {item.name: example[item.name] for item in template.parameters if item.required}
    names = {item.name: _names(store, item) for item in template.parameters}
    for place in range(NAMES):
        found = {name: several[place % len(several)] for name, several in names.items() if several}
        yield {**plain, **{name: value for name, value in found.items() if name in plain or place}}


def _names(store: GraphStore, parameter: Parameter) -> list[str]:
    """Several values of a parameter, by id where it names something; none where its example will do."""
    finders = {"agency": agencies, "regulation": regulations, "place": places}
    if parameter.type in finders:
        found = finders[parameter.type](store)
        return [item.ids[0] for item in found[:: max(1, len(found) // NAMES)]]
    return list(parameter.values) if parameter.type == "string" else []


if __name__ == "__main__":
    main()
