"""Reading columns out of Ladybug: nodes by id and edges by key, a page of about `_BYTES` at a time.

Ids and keys end in hashes, which spread evenly, so that a range of them is a page; where they do not, pages
are of unequal size and nothing else changes. Columns come about ten times as fast as rows do.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from graph.embedded_engine import execute
from graph.schema import EdgeType, NodeType
from graph.tables import quoted

if TYPE_CHECKING:
    import pyarrow as pa
    from ladybug import Connection

_BYTES = 48 << 20
_SAMPLE = 500
_DIGITS = 4
"""Hex digits of a boundary between pages."""


def node_pages(connection: "Connection", declared: NodeType) -> "Iterator[pa.Table]":
    """All nodes of a label, by id: columns ``id`` and the label's properties."""
    columns = [f"n.{quoted(name)} AS {quoted(name)}" for name in ("id", *declared.by_name)]
    yield from _pages(connection, f"MATCH (n:{declared.label})", "n.id", ", ".join(columns))


def edge_pages(
    connection: "Connection", declared: EdgeType, columns: Sequence[str] | None = None
) -> "Iterator[pa.Table]":
    """All edges of a type, by key: both ends, and `columns`, else ``key`` and the type's properties."""
    names = ("key", *declared.by_name) if columns is None else columns
    source, target = "(a)", "(b)"
    labels = ["label(a)", "label(b)"]
    if len(declared.pairs) == 1:  # naming the labels makes it faster
        source, target = (f"({name}:{label})" for name, label in zip("ab", declared.pairs[0], strict=True))
        labels = [f"'{label}'" for label in declared.pairs[0]]
    ends = [f"{labels[0]} AS from_label", "a.id AS `from`", f"{labels[1]} AS to_label", "b.id AS `to`"]
    match = f"MATCH {source}-[e:{declared.type}]->{target}"
    wanted = [f"e.{quoted(name)} AS {quoted(name)}" for name in names]
    yield from _pages(connection, match, "e.key", ", ".join((*ends, *wanted)))


def _pages(connection: "Connection", match: str, key: str, columns: str) -> "Iterator[pa.Table]":
    for bounds in _ranges(connection, match, key, columns):
        question = f"{match} WHERE {key} >= $least AND {key} < $beyond RETURN {columns} ORDER BY {key}"
        page = _table(connection, question, dict(zip(("least", "beyond"), bounds, strict=True)))
        if page.num_rows:
            yield page


def _ranges(connection: "Connection", match: str, key: str, columns: str) -> Iterator[tuple[str, str]]:
    """Ranges of the key that cover all of it, with about as much in each."""
    counted = _table(connection, f"{match} RETURN count(*) AS n, min({key}) AS least, max({key}) AS last", {})
    count, least, last = (counted[name][0].as_py() for name in ("n", "least", "last"))
    if not count:
        return
    sample = _table(connection, f"{match} RETURN {columns} LIMIT {_SAMPLE}", {})
    parts = min(1 + count * sample.nbytes // (sample.num_rows * _BYTES), 16**_DIGITS)
    prefix = _shared_start(least, last)
    within = [f"{prefix}{number * 16**_DIGITS // parts:0{_DIGITS}x}" for number in range(1, parts)]
    beyond = chr(0x10FFFF)  # no key starts with it
    yield from pairwise(("", *within, beyond))


def _shared_start(left: str, right: str) -> str:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))
    return "".join(sign for sign, _ in same)


def _table(connection: "Connection", question: str, parameters: dict[str, str]) -> "pa.Table":
    result = execute(connection, question, parameters)
    try:
        return result.get_as_arrow(-1)
    finally:
        result.close()
