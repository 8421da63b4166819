"""Opening the graph that a command names."""

import os
import sys

from graph.settings import setting
from graph.store import GraphStore


def open_graph(location: str | None, *, read_only: bool) -> GraphStore:
    """The store at `location`, else at the one that is set. Raises `StoreError` where it cannot be opened."""
    from graph.opening import open_store

    return open_store(setting("graph", location), read_only=read_only, credentials=ask_credentials)


def ask_credentials() -> tuple[str, str]:
    """User and password of a server: from the environment, else asked for at the terminal."""
    import typer

    user = os.environ.get("NEO4J_USERNAME") or ("neo4j" if not sys.stdin.isatty() else None)
    password = os.environ.get("NEO4J_PASSWORD")
    return (
        user or typer.prompt("Neo4j user", default="neo4j", err=True),
        password or typer.prompt("Neo4j password", hide_input=True, err=True),
    )
