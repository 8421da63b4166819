"""`xuncha visualize`: an agency's network as a page."""

from pathlib import Path
from typing import Annotated

import typer

from xuncha.options import Graph


def add_to(app: typer.Typer) -> None:
    app.command("visualize")(visualize)


def visualize(
    agency: Annotated[str, typer.Argument(help="Name, short form or a part that only one agency has.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="The page; else the agency's name with .html."),
    ] = None,
    graph: Graph = None,
) -> None:
    """Draw an agency's issues, measures and regulations as one HTML page that opens offline.

    \b
    xuncha visualize 云陵县水利局 -o network.html
    """
    from graph.export.whole import write_whole
    from graph.view import render_page
    from queries.names import find_agency
    from queries.network import agency_network
    from xuncha.opened import open_graph

    with open_graph(graph, read_only=True) as store:
        found = find_agency(store, "AGENCY", agency)
        nodes, edges = agency_network(store, list(found.ids))
    path = output or Path(f"{_file_name(found.label)}.html")
    write_whole(path, render_page(nodes, edges, found.label))
    typer.echo(f"Wrote {path}: {len(nodes)} nodes, {len(edges)} edges; open it in a browser.", err=True)


def _file_name(name: str) -> str:
    """The name without the signs that a file system refuses or reads as a folder."""
    return "".join("_" if sign in '/\\:*?"<>|' or not sign.isprintable() else sign for sign in name)[:60]
