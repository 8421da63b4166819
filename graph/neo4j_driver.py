"""The Neo4j driver: opening it, and its errors as sentences with a remedy."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.errors import QueryError, StoreError

if TYPE_CHECKING:
    from neo4j import Driver
    from neo4j.exceptions import Neo4jError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_CONNECT_SECONDS = 15.0
"""How long an address is tried, and how long a transaction that the server could not take."""

_LOGIN = "check NEO4J_USERNAME and NEO4J_PASSWORD"
_BLAME = {
    "Neo.ClientError.Security.Unauthorized": f"the server refused the user or the password; {_LOGIN}",
    "Neo.ClientError.Security.AuthenticationRateLimit": f"too many wrong passwords: {_LOGIN} and wait",
    "Neo.ClientError.Security.CredentialsExpired": "the password must be changed first, in Neo4j's Browser",
    "Neo.ClientError.Security.Forbidden": "this user may not do that; ask for the role that may",
    "Neo.ClientError.Database.DatabaseNotFound": "there is no such database on the server",
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": "its memory ran out; give it more heap",
}


def check_uri(uri: str) -> None:
    """Raises `StoreError` for a URI that is no plain address; credentials in it are not printed."""
    parts = urlsplit(uri)
    if "@" in uri:
        raise StoreError(
            "a graph's URI must not hold a user or a password; "
            f"write {parts.scheme}://HOST:PORT and set NEO4J_USERNAME and NEO4J_PASSWORD"
        )
    if parts.scheme not in SCHEMES:
        raise StoreError(
            f"{uri}: no graph can be reached that way; use bolt://HOST:PORT or neo4j://HOST:PORT"
        )
    if not _is_address(uri):
        raise StoreError(
            f"{uri}: expected {parts.scheme}://HOST:PORT, such as {parts.scheme}://localhost:7687"
        )


def connect(uri: str, user: str, password: str) -> "Driver":
    """A driver that has reached the server. Raises `StoreError`; the password is in no message."""
    check_uri(uri)
    from neo4j import GraphDatabase

    # Without a handler the logging module prints the driver's warnings on stderr, beside our own sentence.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    with driver_errors(uri):
        driver = GraphDatabase.driver(
            uri,
            auth=(user, password),
            connection_timeout=_CONNECT_SECONDS,
            max_transaction_retry_time=_CONNECT_SECONDS,
            notifications_min_severity="OFF",
            user_agent="xuncha",
        )
        try:
            driver.verify_connectivity()
        except BaseException:
            driver.close()
            raise
    return driver


@contextmanager
def driver_errors(uri: str) -> Iterator[None]:
    """Turn the driver's and the server's errors into `StoreError`."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except Neo4jError as error:
        raise StoreError(f"{uri}: {_BLAME.get(error.code or '', _message(error))}") from error
    except (DriverError, OSError, ValueError) as error:
        raise StoreError(f"{uri}: {_unreachable(error)}") from error


@contextmanager
def query_errors(seconds: float | None) -> Iterator[None]:
    """Turn the server's refusal of a query into `QueryError`; what is no fault of the query passes."""
    from neo4j.exceptions import ClientError

    try:
        yield
    except ClientError as error:
        code = error.code or ""
        if code.startswith("Neo.ClientError.Transaction.TransactionTimedOut"):
            limit = f"{seconds:g} seconds" if seconds is not None else "the server allows"
            raise QueryError(
                f"the query took longer than {limit}; narrow it, or allow it more time"
            ) from error
        if code == "Neo.ClientError.Statement.AccessMode":
            raise QueryError("the query would write; a query may only read") from error
        if not code.startswith("Neo.ClientError.Statement."):
            raise
        raise QueryError(f"the engine refused the query: {_message(error)}") from error


def _is_address(uri: str) -> bool:
    parts = urlsplit(uri)
    try:
        port = parts.port
    except ValueError:  # no number, or none that a port can have
        return False
    extra = parts.path.strip("/") or parts.fragment or (parts.query and parts.scheme.startswith("bolt"))
    return bool(parts.hostname) and not extra and port != 0


def _message(error: "Neo4jError") -> str:
    return (error.message or str(error)).splitlines()[0]


def _unreachable(error: Exception) -> str:
    from neo4j.exceptions import ServiceUnavailable, SessionExpired

    if isinstance(error, ServiceUnavailable | SessionExpired | OSError):
        return "no Neo4j answers there; start it (docker compose up -d), or check the address and TLS"
    return f"the driver refused: {str(error).splitlines()[0]}"
