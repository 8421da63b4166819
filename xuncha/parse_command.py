"""`xuncha parse`: reports to the contract's JSON."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import SourceError
from xuncha.options import AuthorityFile, ManifestFile, Workers

if TYPE_CHECKING:
    from xuncha.rules import Rules


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
    authority: AuthorityFile = None,
    workers: Workers = None,
) -> None:
    """Parse reports and print them as JSON: one report in full, several as one line each.

    \b
    xuncha parse report.txt
    xuncha parse examples > reports.jsonl
    xuncha parse examples -o parsed
    """
    from xuncha.rules import authority_file, load_rules

    rules = load_rules(authority_file(authority), manifest=manifest)
    if failures := _parse_all(paths, output, rules, workers):
        for reason in failures:
            typer.echo(f"xuncha: {reason}", err=True)
        raise typer.Exit(1)


def _parse_all(paths: list[Path], output: Path | None, rules: "Rules", workers: int | None) -> list[str]:
    """Print or write each report, and say what failed."""
    from xuncha.progress import progress
    from xuncha.reading import find_reports, read_all
    from xuncha.workers import Failed

    found, missing = find_reports(paths)
    failures = [str(error) for error in missing]
    names: set[str] = set()
    work = ReadJson(rules, None if output is None and len(found) > 1 else 2)
    with progress("Parsing", 0 if output is None else len(found)) as advance:
        for path, parsed in read_all(work, found, workers):
            advance()
            if isinstance(parsed, Failed):
                failures.append(parsed.reason)
                continue
            _give(parsed.json, None if output is None else output / f"{_free(path.stem, names)}.json")
            failures += [parsed.failure] if parsed.failure else []
    return failures


@dataclass(frozen=True, slots=True)
class ParsedJson:
    """A report as JSON. What is no report is printed too, since what was seen in it may tell why."""

    json: str
    failure: str | None


@dataclass(frozen=True, slots=True)
class ReadJson:
    """The work of reading a file into JSON; it raises `SourceError` where the file cannot be read as text."""

    rules: "Rules"
    indent: int | None

    def __call__(self, path: Path) -> ParsedJson:
        from xuncha.reading import check_report, read_report

        _source, report = read_report(path, self.rules)
        text = json.dumps(report.to_json(), ensure_ascii=False, indent=self.indent)
        try:
            check_report(path, report)
        except SourceError as error:
            return ParsedJson(text, str(error))
        return ParsedJson(text, None)


def _give(text: str, path: Path | None) -> None:
    from graph.export.whole import write_whole

    if path is None:
        typer.echo(text)
    else:
        write_whole(path, f"{text}\n".encode())


def _free(stem: str, names: set[str]) -> str:
    """The stem, with a number where files of several folders have one name."""
    name, number = stem, 1
    while name in names:
        number += 1
        name = f"{stem}-{number}"
    names.add(name)
    return name
