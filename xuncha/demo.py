"""The whole path on the fictional reports of ``examples/``: what `make demo` runs."""

import argparse
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from graph.errors import XunchaError

_EXAMPLES = "examples"


def main() -> None:
    """Run each command of the demonstration and show it; what is there already stays as it is."""
    parser = argparse.ArgumentParser(prog="python -m xuncha.demo", description=__doc__)
    parser.add_argument(
        "--output", default="demo-output", help="the folder for the graph and the files made of it"
    )
    folder = Path(parser.parse_args().output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for command in _commands(folder):
            _run(command)
    except (XunchaError, OSError) as error:
        sys.exit(f"xuncha: {error}")
    _tell(folder)


def _commands(folder: Path) -> Iterator[list[str]]:
    graph = str(folder / "demo.lbug")
    yield ["ingest", _EXAMPLES, "--graph", graph]
    yield ["query", "regulations-across-agencies", "--graph", graph]
    yield ["visualize", _agency(graph), "-o", str(folder / "network.html"), "--graph", graph]
    yield ["export", "turtle", "-o", str(folder / "graph.ttl"), "--graph", graph]


def _agency(graph: str) -> str:
    """The agency with the most issues: its picture shows most."""
    from queries.library import load_library
    from queries.runner import run_template
    from xuncha.opened import open_graph

    template = load_library().get("inspection-timeline")
    names = [column.name for column in template.columns]
    with open_graph(graph, read_only=True) as store:
        rows = [dict(zip(names, row, strict=True)) for row in run_template(store, template, {}).rows]
    return max((int(str(row["issues"])), str(row["agency"])) for row in rows)[1]


def _run(command: list[str]) -> None:
    from xuncha.main import app

    print(f"\n$ xuncha {shlex.join(command)}", flush=True)
    if app(command, prog_name="xuncha", standalone_mode=False):
        raise XunchaError(f"`xuncha {shlex.join(command)}` failed")


def _tell(folder: Path) -> None:
    graph = shlex.quote(str(folder / "demo.lbug"))
    print(f"""
The graph       {folder / "demo.lbug"}
The picture     {folder / "network.html"} (open it in a browser)
The RDF         {folder / "graph.ttl"}

Try next, in this folder:
  .venv/bin/xuncha query
  .venv/bin/xuncha query inspection-timeline --graph {graph}
  .venv/bin/xuncha ingest your-reports/ --graph my.lbug""")


if __name__ == "__main__":
    main()
