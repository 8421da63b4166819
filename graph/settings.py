"""Settings: a flag, else the environment, else ``[tool.xuncha]`` of the nearest pyproject.toml."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.errors import UsageError

DEFAULTS: Mapping[str, str] = {
    "graph": "xuncha.lbug",  # a file, or a bolt:// or neo4j:// URI
    "base": "urn:xuncha:",  # what the IRIs of an export start with
    "authority": "",  # a file of regulations beside the package's own; none by default
    "judgements": "",  # a file of judgements; by default judgements.jsonl beside the graph
}


def setting(
    name: str,
    flag: str | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> str:
    """The value of a setting of `DEFAULTS`; ``XUNCHA_NAME`` is its variable.

    Raises `UsageError` where pyproject.toml is no TOML or gives something else than a text.
    """
    variables = os.environ if environ is None else environ
    found = flag or variables.get(f"XUNCHA_{name.upper()}")
    return found or _of_project(name, folder or Path.cwd()) or DEFAULTS[name]


def _of_project(name: str, folder: Path) -> str | None:
    for parent in (folder, *folder.parents):
        path = parent / "pyproject.toml"
        if path.is_file():
            return _checked(path, name, _table(path).get(name))
    return None


def _table(path: Path) -> Mapping[str, Any]:
    try:
        spec = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: cannot be read for [tool.xuncha]: {error}") from error
    table = spec.get("tool", {}).get("xuncha", {})
    return table if isinstance(table, dict) else {}


def _checked(path: Path, name: str, value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise UsageError(f"{path}: [tool.xuncha] {name} must be a text in quotes, not {value!r}")
    return value
