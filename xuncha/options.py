"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    csv = "csv"


class RowFormat(StrEnum):
    """How an answer is printed or written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    markdown = "markdown"


class TextFormat(StrEnum):
    """How what is told in words is printed."""

    text = "text"
    json = "json"


class Language(StrEnum):
    """What a page or a chart says beside the texts of the reports."""

    zh = "zh"
    en = "en"


Graph = Annotated[
    str | None,
    typer.Option(
        "--graph",
        metavar="LOCATION",
        help="The graph: a file, or a bolt:// or neo4j:// URI. Else XUNCHA_GRAPH, else xuncha.lbug.",
        show_default=False,
    ),
]
ManifestFile = Annotated[
    Path | None,
    typer.Option(
        "--manifest",
        metavar="FILE",
        help="CSV or JSON lines that say where files came from: path, url, published_on.",
        show_default=False,
    ),
]
AuthorityFile = Annotated[
    Path | None,
    typer.Option(
        "--authority",
        metavar="FILE",
        help="CSV of regulations that count beside the built-in ones. Else XUNCHA_AUTHORITY.",
        show_default=False,
    ),
]
JudgementsFile = Annotated[
    Path | None,
    typer.Option(
        "--judgements",
        metavar="FILE",
        help="What people judged to be one. Else XUNCHA_JUDGEMENTS, else judgements.jsonl beside the graph.",
        show_default=False,
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        help="Processes that read; else one for each core.",
        show_default=False,
    ),
]
OutputFormat = Annotated[Format, typer.Option("--format", help="How to print.")]
OutputTextFormat = Annotated[TextFormat, typer.Option("--format", help="How to print.")]
