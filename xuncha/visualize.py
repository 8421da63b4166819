"""`xuncha visualize`: what a graph says of an agency, a report or a regulation, as a page."""

from pathlib import Path
from typing import Annotated

import typer

from xuncha.options import Graph, Language

_KINDS = "Area, Issue, Measure, Regulation, Document; Inspection, InspectionTeam, Committee"


def add_to(app: typer.Typer) -> None:
    app.command("visualize")(visualize)


def visualize(
    subject: Annotated[
        str,
        typer.Argument(
            metavar="AGENCY|REGULATION|REPORT",
            help="A name, short form, title, file or id, or a part of one.",
        ),
    ],
    compare: Annotated[
        str | None,
        typer.Option(
            "--compare", metavar="OTHER", help="A second agency or report, side by side.", show_default=False
        ),
    ] = None,
    depth: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=4,
            help="Steps from an agency: 1 areas, 2 issues, 3 measures, 4 rules; from a regulation: "
            "1 agencies, 2 issues, 3 measures, 4 other rules that they name. Default: 4; for a regulation 3.",
            show_default=False,
        ),
    ] = None,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--kinds",
            metavar="KIND,…",
            help=f"Only these, in English or Chinese: {_KINDS}. Default: all but the last three.",
            show_default=False,
        ),
    ] = None,
    lang: Annotated[
        Language, typer.Option("--lang", help="The language that the page opens in; a button switches.")
    ] = Language.zh,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="The page; else the subject's name with .html."),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    graph: Graph = None,
) -> None:
    """Draw an agency, a report or a regulation as one HTML page that opens offline.

    \b
    xuncha visualize 云陵县水利局 -o network.html
    xuncha visualize 云陵县水利局 --compare 云陵县教育局 --open
    xuncha visualize 中国共产党巡视工作条例 --lang en
    """
    from graph.export.whole import write_whole
    from graph.view import render_page
    from queries.subjects import draw, find_subject
    from xuncha.opened import open_graph

    labels = _labels(kinds or [])
    with open_graph(graph, read_only=True) as store:
        found = [find_subject(store, "AGENCY|REGULATION|REPORT", subject)]
        found += [find_subject(store, "--compare", compare)] if compare else []
        picture = draw(store, found, depth=depth, labels=labels)
    path = output or Path(f"{_file_name(picture.title)}.html")
    write_whole(path, render_page(picture, lang))
    drawn = sum(node.label != "Source" for node in picture.nodes)
    typer.echo(f"Wrote {path}: {drawn} nodes, {len(picture.edges)} edges; open it in a browser.", err=True)
    if open_:
        typer.launch(path.resolve().as_uri())


def _labels(kinds: list[str]) -> list[str]:
    """Labels of the schema. Raises `UsageError` for a kind that is none."""
    from graph.errors import UsageError
    from graph.schema import load_schema

    known = {name.casefold(): item.label for item in load_schema().nodes for name in (item.label, item.zh)}
    given = [part.strip() for kind in kinds for part in kind.replace("，", ",").split(",") if part.strip()]
    for name in given:
        if name.casefold() not in known:
            raise UsageError(f"--kinds {name!r} is no kind of node; known: {_KINDS}")
    return [known[name.casefold()] for name in given]


def _file_name(name: str) -> str:
    """The name without the signs that a file system refuses or reads as a folder."""
    return "".join("_" if sign in '/\\:*?"<>|' or not sign.isprintable() else sign for sign in name)[:60]
