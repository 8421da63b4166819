"""`xuncha check`: what the parser did not understand of reports, and what is wrong in a graph."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from graph.errors import SourceError, UsageError
from xuncha.options import (
    AuthorityFile,
    JudgementsFile,
    ManifestFile,
    OutputTextFormat,
    TextFormat,
    Workers,
)

if TYPE_CHECKING:
    from graph.elements import Node
    from graph.validation import Finding
    from xuncha.rules import Rules

_SHOWN = 60
"""Signs of the words that a line shows."""
_SET = ""
"""--graph without a place: the graph that is set."""


class _Command(TyperCommand):
    """Takes ``--graph`` with and without a place."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        given: list[str] = []
        for number, word in enumerate(args):
            given.append(word)
            behind = args[number + 1 : number + 2]
            if word == "--graph" and (not behind or (behind[0].startswith("-") and behind[0] != "-")):
                given.append(_SET)
        return super().parse_args(ctx, given)


def add_to(app: typer.Typer) -> None:
    app.command("check", cls=_Command)(check)


@dataclass(frozen=True, slots=True)
class Found:
    """A problem of a file: line and column from 1, offsets in code points; None without a place."""

    file: str
    line: int | None
    column: int | None
    start: int | None
    end: int | None
    severity: str
    code: str
    message: str
    words: str


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files and folders of reports; - reads stdin."),
    ] = None,
    graph: Annotated[
        str | None,
        typer.Option(
            "--graph",
            metavar="[LOCATION]",
            help="Check a graph: this one, else XUNCHA_GRAPH, else xuncha.lbug.",
            show_default=False,
        ),
    ] = None,
    manifest: ManifestFile = None,
    authority: AuthorityFile = None,
    judgements: JudgementsFile = None,
    workers: Workers = None,
    format_: OutputTextFormat = TextFormat.text,
) -> None:
    """Say what the parser did not understand of reports, or what is wrong in a graph; one line for each.

    An error, and with it exit code 1, is what makes a report or a graph wrong; a warning should be looked at.

    \b
    xuncha check reports/
    xuncha check --graph xuncha.lbug
    """
    from xuncha.rules import authority_file, load_rules

    if not paths and graph is None:
        raise UsageError("check what? give files or folders of reports, or --graph")
    rules = load_rules(authority_file(authority), None, manifest)
    found: list[Found | Finding] = list(_of_files(paths, rules, workers)) if paths else []
    if graph is not None:
        found += _of_graph(graph or None, rules, judgements)
    _print(found, format_)
    if any(item.severity == "error" for item in found):
        raise typer.Exit(1)


def _of_files(paths: list[Path], rules: "Rules", workers: int | None) -> Iterator[Found]:
    from xuncha.progress import progress
    from xuncha.reading import find_reports, read_all
    from xuncha.workers import Failed

    files, missing = find_reports(paths)
    for error in missing:
        yield _unreadable(str(error).split(":", 1)[0], str(error))
    with progress("Checking", len(files)) as advance:
        for path, problems in read_all(ReadProblems(rules), files, workers):
            yield from [_unreadable(str(path), problems.reason)] if isinstance(problems, Failed) else problems
            advance()


def _unreadable(file: str, reason: str) -> Found:
    said = reason.removeprefix(f"{file}: ")
    return Found(file, None, None, None, None, "error", "unreadable", said, "")


@dataclass(frozen=True, slots=True)
class ReadProblems:
    """The work of finding the problems of a file; it raises `SourceError` where it cannot be read as text."""

    rules: "Rules"

    def __call__(self, path: Path) -> tuple[Found, ...]:
        from xuncha.reading import check_report, read_report

        source, report = read_report(path, self.rules)
        lines = _Lines(source.text)
        found = [
            Found(
                str(path),
                *lines.place(item.span),
                item.severity,
                item.code,
                item.message,
                lines.words(item.span),
            )
            for item in report.problems
        ]
        try:
            check_report(path, report)
        except SourceError as error:
            found.append(
                Found(str(path), None, None, None, None, "error", "no-report", _said(path, error), "")
            )
        return tuple(found)


def _said(path: Path, error: SourceError) -> str:
    return str(error).removeprefix(f"{path}: ")


@dataclass(frozen=True, slots=True)
class _Lines:
    text: str

    def place(self, span: Any) -> tuple[int | None, int | None, int | None, int | None]:
        """Line and column, from 1, and offsets."""
        if span is None:
            return None, None, None, None
        line_start = self.text.rfind("\n", 0, span.start) + 1
        return self.text.count("\n", 0, span.start) + 1, span.start - line_start + 1, span.start, span.end

    def words(self, span: Any) -> str:
        return "" if span is None else self.text[span.start : span.end]


def _of_graph(location: str | None, rules: "Rules", judgements: Path | None) -> "list[Finding]":
    from graph.judgements import Judgements, read_judgements
    from graph.validation import validate
    from xuncha.opened import open_graph
    from xuncha.rules import judgements_to_apply

    path = judgements_to_apply(judgements, location)
    judged = read_judgements(path) if path else Judgements()
    with open_graph(location, read_only=True) as store:
        return list(validate(store, rules.resolver.regulations, judged, _IssuesOf(rules)))


@dataclass(frozen=True, slots=True)
class _IssuesOf:
    """Reads a source's kept text again."""

    rules: "Rules"

    def __call__(self, source: "Node") -> Sequence[str]:
        from ingest.parser import parse
        from ingest.source import Source

        values = source.values()
        told = Source(
            str(values["text"]), str(values["name"]), str(values["sha256"]), str(values["media_type"])
        )
        return [issue.text for issue in parse(told, self.rules.known).issues]


def _print(found: "Iterable[Found | Finding]", format_: TextFormat) -> None:
    from xuncha.output import print_json, shown

    found = list(found)
    if format_ is TextFormat.json:
        print_json([asdict(item) for item in found])
    else:
        for item in found:
            typer.echo(shown(_line(item)))
    counts = Counter(item.severity for item in found)
    told = (
        f"{counts[name]} {word}"
        for name, word in (("error", "errors"), ("warning", "warnings"), ("info", "notes"))
    )
    typer.echo(f"Found: {', '.join(told)}", err=True)


def _line(item: "Found | Finding") -> str:
    if not isinstance(item, Found):
        return f"{item.element}: {item.severity} {item.code}: {item.message}; {item.remedy}"
    place = "" if item.line is None else f":{item.line}:{item.column}"
    words = " ".join(item.words.split())
    words = f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words
    return f"{item.file}{place}: {item.severity} {item.code}: {item.message}" + (
        f": “{words}”" if words else ""
    )
