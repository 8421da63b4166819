"""Imports run one way: xuncha -> queries, graph, ingest; only graph/mapping.py sees text and graph."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("graph", "ingest", "queries", "xuncha")
LEAVES = ("graph.errors", "graph.authority")
"""Modules that know no text and no store, so that every package may import them."""

ALLOWED = {
    "graph": {"graph"},
    "ingest": {"ingest"},
    "queries": {"queries", "graph"},
    "xuncha": set(PACKAGES),
}
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_leaf(module: str) -> bool:
    return any(module == leaf or module.startswith(leaf + ".") for leaf in LEAVES)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    allowed = set(ALLOWED[package])
    if path == ROOT / "graph" / "mapping.py":
        allowed.add("ingest")
    wrong = [
        module
        for module in imported(path)
        if module.split(".")[0] in PACKAGES and module.split(".")[0] not in allowed and not is_leaf(module)
    ]
    assert wrong == []


def test_the_leaves_stand_alone() -> None:
    leaves = [ROOT / "graph" / "errors.py", *(ROOT / "graph" / "authority").rglob("*.py")]
    for path in leaves:
        ours = [module for module in imported(path) if module.split(".")[0] in PACKAGES]
        assert all(is_leaf(module) for module in ours), path
