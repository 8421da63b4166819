"""Imported by the server that commands are forked from: all modules, and a report read once, so that
a command begins at once and most blows fall on its work and not on its start."""

import tempfile
from importlib import import_module
from pathlib import Path

from bench.corpus import report_text
from xuncha.reading import ReadPacks
from xuncha.rules import load_rules

_MODULES = (
    "ladybug",
    "neo4j",
    "pyarrow",
    "graph.embedded",
    "graph.neo4j_store",
    "queries.counts",
    "queries.lookup",
    "tests.soak.kills",
    "xuncha.ingestion",
    "xuncha.main",
    "xuncha.opened",
    "xuncha.output",
    "xuncha.progress",
)
"""What a command imports when it needs it."""


def _read_once() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.txt")
        path.write_text(report_text(1), encoding="utf-8", newline="\n")
        ReadPacks(load_rules())([path])


for name in _MODULES:
    import_module(name)
_read_once()
