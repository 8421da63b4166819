"""`xuncha status`: what a graph holds."""

import typer

from xuncha.options import Format, Graph, OutputFormat


def add_to(app: typer.Typer) -> None:
    app.command("status")(status)


def status(graph: Graph = None, format_: OutputFormat = Format.table) -> None:
    """Show the engine and place of a graph, and how many reports, nodes and edges it holds.

    \b
    xuncha status
    xuncha status --graph bolt://localhost:7687 --format json
    """
    from graph.settings import setting
    from queries.counts import count_all
    from xuncha.opened import open_graph
    from xuncha.output import print_json, print_rows

    with open_graph(graph, read_only=True) as store:
        counts, engine = count_all(store), store.engine
    head = {"engine": engine, "location": setting("graph", graph), "problems": counts.problems}
    if format_ is Format.json:
        print_json({**head, "nodes": dict(counts.nodes), "edges": dict(counts.edges)})
        return
    rows = [("node", *item) for item in counts.nodes.items()] + [
        ("edge", *item) for item in counts.edges.items()
    ]
    print_rows(
        ("what", "kind", "count"), rows, format_, title=" · ".join(f"{k}: {v}" for k, v in head.items())
    )
