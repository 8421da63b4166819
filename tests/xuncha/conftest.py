"""The command in this process: what it prints, and the code it leaves with."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.queries.conftest import corpus_path
from tests.queries.corpus import SCHOOL, WATER
from xuncha.main import run

__all__ = ["corpus_path"]


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Xuncha = Callable[..., Result]


@pytest.fixture
def xuncha(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Xuncha:
    """Runs `xuncha` with arguments in a folder of its own, without a terminal and without settings."""
    monkeypatch.chdir(tmp_path)
    for name in ("XUNCHA_GRAPH", "XUNCHA_BASE", "XUNCHA_TRACEBACK", "NEO4J_USERNAME", "NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["xuncha", *arguments])
        capsys.readouterr()
        try:
            run()
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        found = capsys.readouterr()
        return Result(code, found.out, found.err)

    return call


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of two fictional reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("water.txt", WATER), ("school.txt", SCHOOL)):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder
