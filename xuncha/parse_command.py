"""`xuncha parse`: reports to the contract's JSON."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ingest.report import ParsedReport


def add_to(app: typer.Typer) -> None:
    app.command("parse")(parse)


def parse(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files and folders of reports; - reads stdin.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="DIR", help="Write one NAME.json for each report."),
    ] = None,
) -> None:
    """Parse reports and print them as JSON: one report in full, several as one line each.

    \b
    xuncha parse report.txt
    xuncha parse examples > reports.jsonl
    xuncha parse examples -o parsed
    """
    from ingest.source import find_sources

    found = find_sources(paths)
    failed = False
    names: set[str] = set()
    for path, report in _parsed(found):
        if isinstance(report, Exception):
            failed = True
            typer.echo(f"xuncha: {report}", err=True)
        elif output is None:
            typer.echo(_json(report, None if len(found) > 1 else 2))
        else:
            _write(output / f"{_free(path.stem, names)}.json", report)
    if failed:
        raise typer.Exit(1)


def _parsed(paths: list[Path]) -> "Iterator[tuple[Path, ParsedReport | Exception]]":
    from graph.errors import SourceError
    from ingest.parser import parse as parse_source
    from ingest.source import read_source

    for path in paths:
        try:
            yield path, parse_source(read_source(path))
        except SourceError as error:
            yield path, error


def _json(report: "ParsedReport", indent: int | None) -> str:
    return json.dumps(report.to_json(), ensure_ascii=False, indent=indent)


def _write(path: Path, report: "ParsedReport") -> None:
    from graph.export.whole import write_whole

    write_whole(path, f"{_json(report, 2)}\n".encode())


def _free(stem: str, names: set[str]) -> str:
    """The stem, with a number where files of several folders have one name."""
    name, number = stem, 1
    while name in names:
        number += 1
        name = f"{stem}-{number}"
    names.add(name)
    return name
