"""What `xuncha query` and `xuncha cypher` share: their options, and an answer on stdout or in a file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import UsageError
from xuncha.options import RowFormat

if TYPE_CHECKING:
    from queries.answer import Answer

DEFAULT_LIMIT = 10_000
DEFAULT_SECONDS = 60.0

_SUFFIXES = {
    ".json": RowFormat.json,
    ".jsonl": RowFormat.jsonl,
    ".csv": RowFormat.csv,
    ".xlsx": RowFormat.xlsx,
    ".md": RowFormat.markdown,
}

AnswerFormat = Annotated[
    RowFormat | None,
    typer.Option(
        "--format",
        help="How to print; else as the name of the file of -o ends, else a table.",
        show_default=False,
    ),
]
AnswerFile = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to this file.", show_default=False),
]
Limit = Annotated[int, typer.Option("--limit", metavar="ROWS", min=0, help="Most rows; 0: all.")]
Seconds = Annotated[
    float, typer.Option("--seconds", metavar="S", min=0, help="Most time for the engine; 0: any.")
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Print the Cypher with its parameters, for Neo4j Browser.")
]


def choose_format(format_: RowFormat | None, output: Path | None) -> RowFormat:
    """The format that is named, else the one that the file's name tells. Raises `UsageError`."""
    found = format_ or (_SUFFIXES.get(output.suffix.lower(), RowFormat.table) if output else RowFormat.table)
    if found is RowFormat.xlsx and output is None:
        raise UsageError("--format xlsx needs a file: add -o FILE.xlsx")
    if output is not None and format_ is None and found is RowFormat.table and output.suffix != ".txt":
        raise UsageError(f"{output}: cannot tell the format from its name; add --format, or end it in .csv")
    return found


def give_answer(answer: "Answer", format_: RowFormat, output: Path | None, title: str, limit: int) -> None:
    """Print or write the answer, and say on stderr what is not in it."""
    if output is not None:
        _write(answer, format_, output, title)
    elif format_ is RowFormat.table:
        _print(answer, title)
    else:
        from xuncha.row_formats import encode_rows

        sys.stdout.write(encode_rows(answer.names, answer.rows, format_, title).decode("utf-8"))
    if answer.cut:
        typer.echo(f"Cut at {limit:,} rows: there are more; --limit 0 gives all.", err=True)
    if not answer.rows:
        typer.echo("No rows: nothing in the graph fits.", err=True)


def _print(answer: "Answer", title: str) -> None:
    from xuncha.output import print_table

    kept = [number for number, column in enumerate(answer.columns) if not column.detail]
    rows = [[row[number] for number in kept] for row in answer.rows]
    print_table([answer.names[number] for number in kept], rows, title=title)


def _write(answer: "Answer", format_: RowFormat, output: Path, title: str) -> None:
    from contextlib import redirect_stdout
    from io import StringIO

    from graph.export.whole import write_whole
    from xuncha.row_formats import encode_rows

    if format_ is RowFormat.table:
        with redirect_stdout(StringIO()) as text:
            _print(answer, title)
        content = text.getvalue().encode("utf-8")
    else:
        content = encode_rows(answer.names, answer.rows, format_, title)
    write_whole(output, content)
    typer.echo(f"Wrote {output}: {len(answer.rows):,} rows.", err=True)
