"""`xuncha export`: the graph as a file that other tools read."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from xuncha.options import Graph

export_app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    app.add_typer(export_app, name="export")


@export_app.callback()
def export() -> None:
    """Write the graph as a file that other tools read.

    \b
    xuncha export turtle -o graph.ttl
    """


@export_app.command("turtle")
def turtle(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file; else stdout, as with -.")
    ] = None,
    graph: Graph = None,
    base: Annotated[
        str | None, typer.Option("--base", metavar="IRI", help="What IRIs start with; default urn:xuncha:.")
    ] = None,
) -> None:
    """Write the graph as RDF in Turtle.

    \b
    xuncha export turtle -o graph.ttl
    xuncha export turtle --base https://example.org/xuncha/ > graph.ttl
    """
    from graph.export.rdf import to_turtle
    from graph.settings import setting
    from xuncha.opened import open_graph

    with open_graph(graph, read_only=True) as store:
        content = to_turtle(store, setting("base", base))
    _write(output, content)


def _write(output: Path | None, content: bytes) -> None:
    from graph.export.whole import write_whole

    if output is None or str(output) == "-":
        sys.stdout.buffer.write(content)
    else:
        write_whole(output, content)
        typer.echo(f"Wrote {output}: {len(content):,} bytes.", err=True)
