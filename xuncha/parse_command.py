"""`xuncha parse`: reports to the contract's JSON."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import SourceError
from xuncha.options import ManifestFile

if TYPE_CHECKING:
    from ingest.manifest import Manifest
    from ingest.report import ParsedReport


def add_to(app: typer.Typer) -> None:
    app.command("parse")(parse)


def parse(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Files and folders of reports; - reads stdin.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="DIR", help="Write one NAME.json for each report."),
    ] = None,
    manifest: ManifestFile = None,
) -> None:
    """Parse reports and print them as JSON: one report in full, several as one line each.

    \b
    xuncha parse report.txt
    xuncha parse examples > reports.jsonl
    xuncha parse examples -o parsed
    """
    from xuncha.reading import find_reports, open_manifest

    found, failures = find_reports(paths)
    names: set[str] = set()
    for path, report in _parsed(found, open_manifest(manifest), failures):
        if output is None:
            typer.echo(_json(report, None if len(found) > 1 else 2))
        else:
            _write(output / f"{_free(path.stem, names)}.json", report)
    for reason in failures:
        typer.echo(f"xuncha: {reason}", err=True)
    if failures:
        raise typer.Exit(1)


def _parsed(
    paths: list[Path], manifest: "Manifest | None", failures: list[SourceError]
) -> "Iterator[tuple[Path, ParsedReport]]":
    """Each report; what is none is printed too, since what was seen in it may tell why, and is a failure."""
    from xuncha.reading import check_report, read_report

    for path in paths:
        try:
            _source, report = read_report(path, manifest)
            yield path, report
            check_report(path, report)
        except SourceError as error:
            failures.append(error)


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
