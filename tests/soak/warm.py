"""Imported by the server that commands are forked from: all modules, and a report read once, so that
a command begins at once and most blows fall on its work and not on its start."""

import tempfile
from pathlib import Path

import ladybug  # noqa: F401
import neo4j  # noqa: F401
import pyarrow  # noqa: F401

import xuncha.ingestion
import xuncha.main
import xuncha.opened
import xuncha.output
import xuncha.progress  # noqa: F401
from bench.corpus import report_text
from xuncha.reading import ReadPacks
from xuncha.rules import load_rules


def _read_once() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.txt")
        path.write_text(report_text(1), encoding="utf-8", newline="\n")
        ReadPacks(load_rules())([path])


_read_once()
