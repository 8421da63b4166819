"""Reading columns out of Ladybug: nodes by id and edges by key, a page of about `_BYTES` at a time.

Ids and keys end in hashes, which spread evenly, so that a range of them is a page; where they do not, pages
are of unequal size and nothing else changes. Columns come about ten times as fast as rows do. Measured on
Ladybug 0.22, three things take most of the time where the engine does them, and are done here in a fifth:
ordering texts; joining both tables of nodes to an edge for their ids, where the edge itself holds their
numbers; and asking for edges between several labels, which are a table for each pair.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, TypeAlias

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

Range: TypeAlias = tuple[str, Mapping[str, str]]
"""The end of a MATCH that leaves out what is not in the range, and what it binds."""
Ids: TypeAlias = "Callable[[str, pa.ChunkedArray], pa.Array]"
"""The ids of nodes of a label by the engine's numbers of them."""


def node_pages(connection: "Connection", declared: NodeType) -> "Iterator[pa.Table]":
    """All nodes of a label, by id: columns ``id`` and the label's properties."""
    match, columns = f"MATCH (n:{declared.label})", _columns("n", ("id", *declared.by_name))
    for where, bounds in _ranges(connection, match, "n.id", columns):
        page = _table(connection, f"{match}{where} RETURN {columns}", bounds)
        if page.num_rows:
            yield _ordered(page, "id")


def edge_pages(
    connection: "Connection", declared: EdgeType, columns: Sequence[str] | None = None
) -> "Iterator[pa.Table]":
    """All edges of a type, by key: both ends, and `columns`, else ``key`` and the type's properties."""
    import pyarrow as pa

    names = ("key", *declared.by_name) if columns is None else tuple(columns)
    wanted = _columns("e", dict.fromkeys(("key", *names)))
    ids: Ids = partial(_ids, cache(partial(_numbers, connection)))
    for within in _ranges(connection, f"MATCH ()-[e:{declared.type}]->()", "e.key", wanted):
        parts = [_edges(connection, declared.type, pair, wanted, within) for pair in declared.pairs]
        found = [
            _with_ends(part, pair, ids)
            for part, pair in zip(parts, declared.pairs, strict=True)
            if part.num_rows
        ]
        if found:
            page = _ordered(pa.concat_tables(found), "key")
            yield page.select(["from_label", "from", "to_label", "to", *names])


def _edges(
    connection: "Connection", type_: str, pair: tuple[str, str], columns: str, within: Range
) -> "pa.Table":
    """The edges between two labels, with the engine's numbers of their ends."""
    where, bounds = within
    match = f"MATCH (a:{pair[0]})-[e:{type_}]->(b:{pair[1]}){where}"
    return _table(
        connection, f"{match} RETURN offset(id(a)) AS `from`, offset(id(b)) AS `to`, {columns}", bounds
    )


def _with_ends(edges: "pa.Table", pair: tuple[str, str], ids: Ids) -> "pa.Table":
    """The same edges with labels and ids at their ends."""
    import pyarrow as pa

    columns = dict(zip(edges.column_names, edges.columns, strict=True))
    for side, label in zip(("from", "to"), pair, strict=True):
        columns[side] = ids(label, edges[side])
        columns[f"{side}_label"] = pa.repeat(label, edges.num_rows)
    return pa.table(columns)


def _ids(
    numbers_of: "Callable[[str], pa.Table]", label: str, numbers: "pa.ChunkedArray"
) -> "pa.ChunkedArray":
    import pyarrow.compute as pc

    known = numbers_of(label)
    return known["id"].take(pc.index_in(numbers, value_set=known["number"]))


def _numbers(connection: "Connection", label: str) -> "pa.Table":
    """The engine's numbers of the nodes of a label, and their ids."""
    return _table(connection, f"MATCH (n:{label}) RETURN offset(id(n)) AS number, n.id AS id", {})


def _ranges(connection: "Connection", match: str, key: str, columns: str) -> Iterator[Range]:
    """Ranges of the key that cover all of it, with about as much in each."""
    count = _table(connection, f"{match} RETURN count(*) AS n", {})["n"][0].as_py()
    if not count:
        return
    sample = _table(connection, f"{match} RETURN {columns} LIMIT {_SAMPLE}", {})
    parts = min(1 + count * sample.nbytes // (sample.num_rows * _BYTES), 16**_DIGITS)
    if parts == 1:
        yield "", {}
        return
    where = f" WHERE {key} >= $least AND {key} < $beyond"
    for least, beyond in pairwise(("", *_within(connection, match, key, parts), chr(0x10FFFF))):
        yield where, {"least": least, "beyond": beyond}  # no key starts with the last character of Unicode


def _within(connection: "Connection", match: str, key: str, parts: int) -> Iterator[str]:
    """The boundaries between the parts: what all keys start with, and hex digits behind it."""
    ends = _table(connection, f"{match} RETURN min({key}) AS least, max({key}) AS last", {})
    prefix = _shared_start(*(ends[name][0].as_py() for name in ("least", "last")))
    return (f"{prefix}{number * 16**_DIGITS // parts:0{_DIGITS}x}" for number in range(1, parts))


def _shared_start(left: str, right: str) -> str:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))
    return "".join(sign for sign, _ in same)


def _columns(variable: str, names: Sequence[str] | Mapping[str, None]) -> str:
    return ", ".join(f"{variable}.{quoted(name)} AS {quoted(name)}" for name in names)


def _ordered(page: "pa.Table", key: str) -> "pa.Table":
    import pyarrow.compute as pc

    whole = page.combine_chunks()
    return whole.take(pc.sort_indices(whole[key]))


def _table(connection: "Connection", question: str, parameters: Mapping[str, str]) -> "pa.Table":
    result = execute(connection, question, parameters)
    try:
        return result.get_as_arrow(-1)
    finally:
        result.close()
