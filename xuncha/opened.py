"""Opening the graph that a command names."""

import os
import sys

from graph.settings import setting
from graph.store import GraphStore

_USER = "neo4j"


def open_graph(location: str | None, *, read_only: bool) -> GraphStore:
    """The store at `location`, else at the one that is set. Raises `StoreError` where it cannot be opened."""
    from graph.opening import is_server, open_store

    place = setting("graph", location)
    if not is_server(place):
        return open_store(place, read_only=read_only)
    user, password = _credentials()
    return open_store(place, user=user, password=password, read_only=read_only)


def _credentials() -> tuple[str, str | None]:
    """User and password of a server: from the environment, else asked for at the terminal."""
    import typer

    user, password = os.environ.get("NEO4J_USERNAME"), os.environ.get("NEO4J_PASSWORD")
    if sys.stdin.isatty() and not password:
        user = user or typer.prompt("Neo4j user", default=_USER, err=True)
        password = typer.prompt("Neo4j password", hide_input=True, err=True)
    return user or _USER, password
