"""Reading columns out of Ladybug: nodes by id and edges by key, a page of about `_BYTES` at a time.

Ids and keys end in hashes, which spread evenly, so that a range of them is a page; where they do not, pages
are of unequal size and nothing else changes. Columns come about ten times as fast as rows do. Measured on
Ladybug 0.22, three things take most of the time where the engine does them, and are done here in a fifth:
ordering texts; joining both tables of nodes to an edge for their ids, where the edge itself holds their
numbers; and asking for edges between several labels, which are a table for each pair.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, TypeAlias

from graph.embedded_engine import execute
from graph.embedded_texts import PIECES, weight, with_texts
from graph.schema import EdgeType, NodeType
from graph.tables import quoted
from graph.trunk import SOURCE

if TYPE_CHECKING:
    import pyarrow as pa
    from ladybug import Connection

_BYTES = 48 << 20
_SAMPLE = 500
_DIGITS = 4
"""Hex digits of a boundary between pages."""
_BEYOND = chr(0x10FFFF)
"""Stands behind all keys, for none starts with the last character of Unicode."""

Numbers: TypeAlias = "Callable[[Connection, str], pa.Table]"
"""What `numbers` gives, or what is kept of it."""
Range: TypeAlias = tuple[str, Mapping[str, str]]
"""The condition that a key is in the range, and what it binds."""


def node_pages(connection: "Connection", declared: NodeType) -> "Iterator[pa.Table]":
    """All nodes of a label, by id: columns ``id`` and the label's properties."""
    match = f"MATCH (n:{declared.label})"
    columns = _columns("n", ("id", *(item.name for item in declared.asked)))
    for within in _ranges(connection, match, "n.id", columns):
        where, bounds = within
        page = _table(connection, f"{match}{where} RETURN {columns}", bounds)
        if page.num_rows:
            page = _ordered(page, "id")
            yield _with_texts(connection, page, within) if declared.label == SOURCE else page


def _with_texts(connection: "Connection", sources: "pa.Table", within: Range) -> "pa.Table":
    """A page of sources with their texts; pieces have the ids of their sources before their numbers."""
    where, bounds = within
    pieces = _table(connection, f"MATCH (n:{PIECES}){where} RETURN n.id AS id, n.piece AS piece", bounds)
    return with_texts(sources, _ordered(pieces, "id"))


def edge_pages(
    connection: "Connection", declared: EdgeType, columns: Sequence[str] | None, known: Numbers
) -> "Iterator[pa.Table]":
    """All edges of a type, by key: both ends, and `columns`, else ``key`` and the type's properties."""
    import pyarrow as pa

    names = ("key", *declared.by_name) if columns is None else tuple(columns)
    wanted = _columns("e", tuple(dict.fromkeys(("key", *names))))
    for within in _ranges(connection, f"MATCH ()-[e:{declared.type}]->()", "e.key", wanted):
        found = [_edges(connection, declared.type, pair, wanted, within) for pair in declared.pairs]
        parts = [
            _with_ends(edges, pair, [known(connection, label) for label in pair])
            for edges, pair in zip(found, declared.pairs, strict=True)
            if edges.num_rows
        ]
        if parts:
            page = _ordered(pa.concat_tables(parts), "key")
            yield page.select(["from_label", "from", "to_label", "to", *names])


def numbers(connection: "Connection", label: str) -> "pa.Table":
    """The engine's numbers of the nodes of a label (``number``) and their ids (``id``)."""
    return _table(connection, f"MATCH (n:{label}) RETURN offset(id(n)) AS number, n.id AS id", {})


def _edges(
    connection: "Connection", type_: str, pair: tuple[str, str], columns: str, within: Range
) -> "pa.Table":
    """The edges between two labels, with the numbers of their ends."""
    where, bounds = within
    match = f"MATCH (a:{pair[0]})-[e:{type_}]->(b:{pair[1]}){where}"
    ends = "offset(id(a)) AS `from`, offset(id(b)) AS `to`"
    return _table(connection, f"{match} RETURN {ends}, {columns}", bounds)


def _with_ends(edges: "pa.Table", pair: tuple[str, str], known: "Sequence[pa.Table]") -> "pa.Table":
    """The same edges with labels and ids at their ends."""
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = dict(zip(edges.column_names, edges.columns, strict=True))
    for side, label, nodes in zip(("from", "to"), pair, known, strict=True):
        columns[side] = nodes["id"].take(pc.index_in(edges[side], value_set=nodes["number"]))
        columns[f"{side}_label"] = pa.repeat(label, edges.num_rows)
    return pa.table(columns)


def _ranges(connection: "Connection", match: str, key: str, columns: str) -> Iterator[Range]:
    """Ranges of the key that cover all of it, with about as much in each; none where nothing is."""
    sample = _table(connection, f"{match} RETURN {columns} LIMIT {_SAMPLE}", {})
    within = _within(connection, match, key, sample) if sample.num_rows == _SAMPLE else []
    if within:
        for least, beyond in pairwise(("", *within, _BEYOND)):
            yield f" WHERE {key} >= $least AND {key} < $beyond", {"least": least, "beyond": beyond}
    elif sample.num_rows:
        yield "", {}


def _within(connection: "Connection", match: str, key: str, sample: "pa.Table") -> list[str]:
    """The boundaries between pages: what the keys of the sample start with, and hex digits behind it.

    Keys that start otherwise are in the first page or in the last. To ask for the least and the greatest of
    all keys takes a tenth of the time that reading everything takes.
    """
    import pyarrow.compute as pc

    count = _table(connection, f"{match} RETURN count(*) AS n", {})["n"][0].as_py()
    parts = min(1 + count * weight(sample) // (sample.num_rows * _BYTES), 16**_DIGITS)
    ends = pc.min_max(sample[key.partition(".")[2]])
    start = _shared_start(ends["min"].as_py(), ends["max"].as_py())
    return [f"{start}{number * 16**_DIGITS // parts:0{_DIGITS}x}" for number in range(1, parts)]


def _shared_start(left: str, right: str) -> str:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))
    return "".join(sign for sign, _ in same)


def _columns(variable: str, names: Sequence[str]) -> str:
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
