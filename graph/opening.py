"""From a LOCATION to a store: the path of a file, or the URI of a Neo4j server."""

from pathlib import Path

from graph.errors import StoreError
from graph.neo4j_driver import check_uri
from graph.store import GraphStore


def is_server(location: str) -> bool:
    """Whether a location is a URI, so that a user and a password are needed."""
    return "://" in location


def open_store(
    location: str, *, user: str | None = None, password: str | None = None, read_only: bool = False
) -> GraphStore:
    """Open the graph at a location; a writer makes it where there is none.

    `user` and `password` are for a server. Raises `StoreError`: a place that cannot be reached or written,
    that another process writes to, that holds something else, or a graph of another schema version.
    """
    if is_server(location):
        return _open_server(location, user, password, read_only=read_only)
    if not location.strip():
        raise StoreError("the graph's location is empty; name a file, such as xuncha.lbug, or a bolt:// URI")
    from graph.embedded import EmbeddedStore

    return EmbeddedStore(Path(location), read_only=read_only)


def _open_server(uri: str, user: str | None, password: str | None, *, read_only: bool) -> GraphStore:
    check_uri(uri)
    if not user or not password:
        raise StoreError(f"{uri}: wants a user and a password; set NEO4J_USERNAME and NEO4J_PASSWORD")
    from graph.neo4j_store import Neo4jStore

    return Neo4jStore(uri, user, password, read_only=read_only)
