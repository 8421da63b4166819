"""`xuncha export`: the graph as a file that other tools read."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from graph.errors import ExportError, UsageError
from graph.export.formats import Format, Options, formats
from xuncha.options import Graph

if TYPE_CHECKING:
    from graph.export.pages import Elements
    from graph.store import GraphStore

_FORMATS = "\n".join(f"{name:12} {format_.about}" for name, format_ in formats().items())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the graph is wanted; all of it where nothing is said."""

    reports: Sequence[str]
    agencies: Sequence[str]
    since: str | None

    def __bool__(self) -> bool:
        return bool(self.reports or self.agencies or self.since)


def add_to(app: typer.Typer) -> None:
    app.command("export", help=_HELP)(export)


_HELP = f"""Write the graph, or a part of it, in a FORMAT that other tools read.

\b
{_FORMATS}

\b
xuncha export turtle -o graph.ttl
xuncha export ledger --agency 云陵县水利局 -o 台账.xlsx
xuncha export ntriples --since 2024-01-01 | wc -l
"""


def export(
    format_: Annotated[
        str, typer.Argument(metavar="FORMAT", help="One of the formats above.", show_default=False)
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="The file or folder; else stdout, as with -."),
    ] = None,
    graph: Graph = None,
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="IRI", help="RDF: what IRIs start with; default urn:xuncha:."),
    ] = None,
    report: Annotated[
        list[str] | None,
        typer.Option("--report", metavar="ID", help="Only this report; several may be given."),
    ] = None,
    agency: Annotated[
        list[str] | None,
        typer.Option("--agency", metavar="NAME", help="Only its reports; several may be given."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="YYYY-MM-DD", help="Only reports published on that day or later."),
    ] = None,
    sheets: Annotated[bool, typer.Option("--sheets", help="Ledger: a sheet for each agency.")] = False,
) -> None:
    from graph.settings import setting

    format_found = _format(format_)
    wanted = Wanted(report or (), agency or (), since)
    _check(format_, format_found, output, base, wanted, sheets=sheets)
    options = Options(setting("base", base), sheets)
    if format_found.of_schema is not None:
        _write_schema(format_found.of_schema(options.base), output)
    else:
        _write_graph(format_, format_found, options, output, graph, wanted)


def _format(name: str) -> Format:
    found = formats().get(name)
    if found is None:
        raise UsageError(f"{name!r} is no export format; known: {', '.join(formats())}")
    return found


def _check(
    name: str, format_: Format, output: Path | None, base: str | None, wanted: Wanted, *, sheets: bool
) -> None:
    """What is wrong without a graph is said without one."""
    if base is not None and not format_.rdf:
        raise UsageError(f"--base is for RDF; {name} has no IRIs")
    if sheets and name != "ledger":
        raise UsageError(f"--sheets is for the ledger; {name} has no sheets")
    if wanted and format_.of_schema is not None:
        raise UsageError(f"{name} is made of the schema; --report, --agency and --since choose in a graph")
    if format_.to_folder is not None and _is_stdout(output):
        raise UsageError(f"{name} is a folder of files; name a new one with -o")
    if format_.binary and _is_stdout(output) and sys.stdout.isatty():
        raise UsageError(f"{name} is no text for a terminal; name a file with -o")
    _check_day(wanted.since)


def _check_day(since: str | None) -> None:
    try:
        if since is not None and date.fromisoformat(since).isoformat() != since:
            raise ValueError
    except ValueError:
        raise UsageError(f"--since {since!r} is no day; write it as 2024-01-31") from None


def _write_schema(content: bytes, output: Path | None) -> None:
    from graph.export.whole import write_whole

    if output is None or _is_stdout(output):
        _to_stdout(lambda file: file.write(content))
        return
    write_whole(output, content)
    _say_written(output)


def _write_graph(
    name: str, format_: Format, options: Options, output: Path | None, location: str | None, wanted: Wanted
) -> None:
    from graph.export.watched import Watched
    from graph.schema import load_schema
    from xuncha.opened import open_graph
    from xuncha.progress import progress

    schema = load_schema()
    with open_graph(location, read_only=True) as store:
        part = _part(store, wanted)
        with progress(f"Exporting {name}", len(schema.nodes) + len(schema.edges)) as step:
            _write(format_, options, Watched(part, step), output)
    if output is not None and not _is_stdout(output):
        _say_written(output)


def _part(store: "GraphStore", wanted: Wanted) -> "Elements":
    from graph.export.part import Part, choose_reports
    from queries.names import find_agency

    if not wanted:
        return store
    groups = [id_ for name in wanted.agencies for id_ in find_agency(store, "--agency", name).ids]
    chosen = choose_reports(
        store, reports=wanted.reports, groups=groups if wanted.agencies else None, since=wanted.since
    )
    return Part(store, chosen)


def _write(format_: Format, options: Options, graph: "Elements", output: Path | None) -> None:
    from graph.export.whole import whole_file, whole_folder

    to_file = format_.to_file
    if to_file is None:
        assert format_.to_folder is not None and output is not None  # _check has seen to it
        with whole_folder(output) as folder:
            format_.to_folder(graph, folder)
    elif output is None or _is_stdout(output):
        _to_stdout(lambda file: to_file(graph, file, options))
    else:
        with whole_file(output) as file:
            to_file(graph, file, options)


def _to_stdout(write: Callable[[BinaryIO], object]) -> None:
    try:
        write(sys.stdout.buffer)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(f"stdout: cannot be written: {error.strerror or error}") from error


def _is_stdout(output: Path | None) -> bool:
    return output is None or str(output) == "-"


def _say_written(output: Path) -> None:
    files = list(output.iterdir()) if output.is_dir() else [output]
    size = sum(path.stat().st_size for path in files)
    what = f"{len(files)} files, " if output.is_dir() else ""
    typer.echo(f"Wrote {output}: {what}{size:,} bytes.", err=True)
