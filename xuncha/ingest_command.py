"""`xuncha ingest`: reports into a graph."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from xuncha.options import AuthorityFile, Format, Graph, JudgementsFile, ManifestFile, OutputFormat, Workers

if TYPE_CHECKING:
    from xuncha.ingestion import Failure, Outcome

_COLUMNS = ("kind", "added", "changed", "unchanged", "removed")


def add_to(app: typer.Typer) -> None:
    app.command("ingest")(ingest)


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders of reports.")],
    graph: Graph = None,
    manifest: ManifestFile = None,
    authority: AuthorityFile = None,
    judgements: JudgementsFile = None,
    workers: Workers = None,
    again: Annotated[bool, typer.Option("--again", help="Read known files again, too.")] = False,
    format_: OutputFormat = Format.table,
) -> None:
    """Read reports into a graph.

    A file that the graph knows by its place and bytes is skipped; a changed one replaces what it said before.
    All are read again where the program, the authority or the judgements have changed since.
    A file that cannot be read is named with its reason, the others are kept, and the exit code is 1.
    The table tells of the whole graph: what it held before and holds still is unchanged.

    \b
    xuncha ingest examples
    xuncha ingest report.html more/ --graph bolt://localhost:7687
    """
    from xuncha.ingestion import Failure, ingest_files
    from xuncha.opened import open_graph
    from xuncha.progress import progress
    from xuncha.reading import find_reports
    from xuncha.rules import authority_file, judgements_to_apply, load_rules

    found, missing = find_reports(paths)
    rules = load_rules(authority_file(authority), judgements_to_apply(judgements, graph), manifest)
    failures = [Failure(str(error).split(":", 1)[0], str(error)) for error in missing]
    if not found:
        _fail(failures)
    with open_graph(graph, read_only=False) as store, progress("Reading", len(found)) as advance:
        outcome = ingest_files(store, found, rules=rules, again=again, workers=workers, advance=advance)
    outcome.failures[:0] = failures
    _print(outcome, format_)
    _fail(outcome.failures)


def _fail(failures: "list[Failure]") -> None:
    """Name each failure, and leave where there is one."""
    for item in failures:
        typer.echo(f"xuncha: {item.reason}", err=True)
    if failures:
        raise typer.Exit(1)


def _print(outcome: "Outcome", format_: Format) -> None:
    from xuncha.output import print_json, print_rows

    rows = _rows(outcome)
    if format_ is Format.json:
        failures = [{"name": item.name, "reason": item.reason} for item in outcome.failures]
        nodes = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
        counts = {"read": outcome.read, "unchanged": outcome.unchanged, "failed": len(failures)}
        print_json({**counts, "nodes": nodes, "failures": failures})
    else:
        print_rows(_COLUMNS, rows, format_)
    done = f"{outcome.read} read, {outcome.unchanged} unchanged, {len(outcome.failures)} failed"
    typer.echo(f"Reports: {done}", err=True)


def _rows(outcome: "Outcome") -> list[tuple[Any, ...]]:
    return [
        (label, tally.added, tally.changed, tally.unchanged, tally.removed)
        for label, tally in outcome.tallies.items()
    ]
