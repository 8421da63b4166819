"""`xuncha remove`: reports out of a graph, and all that only they said."""

from typing import Annotated

import typer

from xuncha.options import Format, Graph, OutputFormat


def add_to(app: typer.Typer) -> None:
    app.command("remove")(remove)


def remove(
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORT", help="Id, title or place of a report's file.")
    ],
    graph: Graph = None,
    format_: OutputFormat = Format.table,
) -> None:
    """Take reports out of a graph, with all that only they said; what others say too stays.

    All of them go, or none. A file that is ingested again brings its report back.

    \b
    xuncha remove reports/water.txt
    xuncha remove report:4f2a9c61b07d4f2a9c61b07d
    """
    from queries.lookup import find_report
    from xuncha.opened import open_graph
    from xuncha.output import print_json, print_rows

    with open_graph(graph, read_only=False) as store:
        found = list(dict.fromkeys(find_report(store, name) for name in reports))
        changes = store.remove([report.id for report in found])
    for report in found:
        typer.echo(f"Removed {report.id}: {report.name}", err=True)
    rows = [("node", label, tally.removed) for label, tally in changes.nodes.items()]
    rows += [("edge", type_, tally.removed) for type_, tally in changes.edges.items()]
    rows = [row for row in rows if row[2]]
    if format_ is Format.json:
        removed = [{"id": report.id, "title": report.name} for report in found]
        print_json({"reports": removed, "removed": [dict(zip(_COLUMNS, row, strict=True)) for row in rows]})
    else:
        print_rows(_COLUMNS, rows, format_)


_COLUMNS = ("what", "kind", "removed")
