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
OutputFormat = Annotated[Format, typer.Option("--format", help="How to print.")]
