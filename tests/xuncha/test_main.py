"""How the command starts, and how errors reach the user."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.xuncha.conftest import Xuncha
from xuncha import main

COMMANDS = (
    "parse",
    "ingest",
    "check",
    "show",
    "remove",
    "resolve",
    "query",
    "visualize",
    "export",
    "export turtle",
    "status",
)
ROOT = Path(__file__).parents[2]
HEAVY = ("pyvis", "neo4j", "networkx", "rdflib", "ladybug", "pyarrow", "rich", "jinja2", "importlib.metadata")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(xuncha: Xuncha, command: str) -> None:
    result = xuncha(*command.split(), "--help")
    assert result.code == 0
    assert f"\n  xuncha {command}" in result.out


def test_help_lists_the_commands_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from xuncha.main import app; app(['--help'], standalone_mode=False); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    listing, _, modules = done.stdout.rpartition("\n\n")
    loaded = set(done.stdout.splitlines()[-1].split())
    assert all(command.split()[0] in done.stdout for command in COMMANDS), listing
    assert [name for name in HEAVY if name in loaded] == [], modules


def test_wrong_use_is_code_2(xuncha: Xuncha) -> None:
    for arguments in (["frobnicate"], ["ingest"], ["parse", "--none"], ["export", "gif"]):
        result = xuncha(*arguments)
        assert result.code == 2
        assert "Traceback" not in result.err


def test_the_version_is_printed(xuncha: Xuncha) -> None:
    assert xuncha("--version").out.startswith("xuncha ")


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (ZeroDivisionError("x"), 1, "xuncha: internal error (ZeroDivisionError: x); "),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_no_error_is_a_traceback(
    monkeypatch: pytest.MonkeyPatch, xuncha: Xuncha, error: BaseException, code: int, said: str
) -> None:
    monkeypatch.setattr("queries.library.load_library", _raising(error))
    result = xuncha("query")
    assert result.code == code
    assert result.err.startswith(said)
    assert "Traceback" not in result.err


def _raising(error: BaseException) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise error

    return fail


def test_a_reader_that_leaves_is_no_error() -> None:
    code = (
        "from xuncha.main import run; import sys; sys.argv = ['xuncha', 'query', '--format', 'json']; run()"
    )
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert done.stderr == b""
    assert done.returncode == 1


def test_output_is_utf_8_under_any_locale() -> None:
    code = "from xuncha.main import run; import sys; sys.argv = ['xuncha', 'query']; run()"
    variables = {**os.environ, "PYTHONIOENCODING": "gbk", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=variables, check=True, capture_output=True
    )
    assert "在多个单位重复出现的法规制度" in done.stdout.decode("utf-8")


def test_run_is_the_command_of_the_distribution() -> None:
    assert main.run.__module__ == "xuncha.main"
