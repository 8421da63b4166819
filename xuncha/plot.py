"""`xuncha plot`: charts of a whole graph."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from xuncha.options import Graph, Language


class Chart(StrEnum):
    """What a chart shows."""

    regulations = "regulations"
    issues = "issues"
    days = "days"
    heatmap = "heatmap"


def add_to(app: typer.Typer) -> None:
    app.command("plot")(plot)


def plot(
    chart: Annotated[Chart, typer.Argument(help="What to draw.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="A .png or .svg file; else CHART.png.", show_default=False
        ),
    ] = None,
    top: Annotated[
        int, typer.Option("--top", min=1, max=100, help="Rows at most; the heat map's columns too.")
    ] = 20,
    lang: Annotated[Language, typer.Option("--lang", help="The language of titles.")] = Language.zh,
    graph: Graph = None,
) -> None:
    """Draw a chart of the whole graph as PNG or SVG.

    \b
    regulations  regulations by the number of agencies that name them
    issues       issues by area and year
    days         days from the inspection's end to feedback, and on to publication
    heatmap      how often each agency names each regulation

    \b
    xuncha plot regulations -o regulations.svg
    xuncha plot heatmap --top 30 --lang en
    """
    from graph.chart import FORMATS, draw_chart
    from graph.errors import UsageError
    from graph.export.whole import write_whole
    from queries.figures import FIGURES
    from xuncha.opened import open_graph

    path = output or Path(f"{chart}.png")
    format_ = path.suffix.lower().removeprefix(".")
    if format_ not in FORMATS:
        raise UsageError(f"-o {path}: a chart is written as {' or '.join(FORMATS)}; name a file that ends so")
    with open_graph(graph, read_only=True) as store:
        drawn = FIGURES[chart](store, top, lang)
    if not drawn.rows:
        raise UsageError(f"{chart}: the graph has nothing to draw; `xuncha ingest` reads reports")
    content = draw_chart(drawn, format_)
    write_whole(path, content)
    typer.echo(f"Wrote {path}: {len(drawn.rows)} rows, {len(content):,} bytes.", err=True)
