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

from graph.ahead import read_ahead
from graph.embedded_engine import execute
from graph.embedded_texts import PIECES, weight, with_texts
from graph.schema import EdgeType, NodeType
from graph.tables import quoted
from graph.trunk import SOURCE

if TYPE_CHECKING:
    import pyarrow as pa
    from ladybug import Connection

_BYTES = 24 << 20
_AHEAD = 1
"""Pages that are read while one is put in order."""
_SAMPLE = 500
_DIGITS = 4
"""Hex digits of a boundary between pages."""
_BEYOND = chr(0x10FFFF)
"""Stands behind all keys, for none starts with the last character of Unicode."""

Ids: TypeAlias = "Callable[[Connection, str], pa.Array]"
"""What `ids_by_number` gives, or what is kept of it."""
Joined: TypeAlias = "tuple[pa.Table, tuple[str, str], list[pa.Array]]"
"""Edges with the numbers of their ends, the labels of these, and the `ids_by_number` of each label."""
Range: TypeAlias = tuple[str, Mapping[str, str]]
"""The condition that a key is in the range, and what it binds."""


def node_pages(connection: "Connection", declared: NodeType) -> "Iterator[pa.Table]":
    """All nodes of a label, by id: columns ``id`` and the label's properties."""
    for page, pieces in read_ahead(_read_nodes(connection, declared), _AHEAD):
        nodes = _ordered(page, "id")
        yield nodes if pieces is None else with_texts(nodes, _ordered(pieces, "id"))


def _read_nodes(connection: "Connection", declared: NodeType) -> "Iterator[tuple[pa.Table, pa.Table | None]]":
    """The nodes of each range; of sources also the pieces of their texts, whose ids begin with theirs."""
    match = f"MATCH (n:{declared.label})"
    columns = _columns("n", ("id", *(item.name for item in declared.asked)))
    pieces = f"MATCH (n:{PIECES})", "n.id AS id, n.piece AS piece"
    for where, bounds in _ranges(connection, match, "n.id", columns):
        page = _table(connection, f"{match}{where} RETURN {columns}", bounds)
        if not page.num_rows:
            continue
        if declared.label == SOURCE:
            yield page, _table(connection, f"{pieces[0]}{where} RETURN {pieces[1]}", bounds)
        else:
            yield page, None


def edge_pages(
    connection: "Connection", declared: EdgeType, columns: Sequence[str] | None, known: Ids
) -> "Iterator[pa.Table]":
    """All edges of a type, by key: both ends, and `columns`, else ``key`` and the type's properties."""
    import pyarrow as pa

    names = ("key", *declared.by_name) if columns is None else tuple(columns)
    wanted = tuple(dict.fromkeys(("key", *names)))
    for found in read_ahead(_read_edges(connection, declared, wanted, known), _AHEAD):
        page = _ordered(pa.concat_tables([_with_ends(*each) for each in found]), "key")
        yield page.select(["from_label", "from", "to_label", "to", *names])


def _read_edges(
    connection: "Connection", declared: EdgeType, names: Sequence[str], known: Ids
) -> "Iterator[list[Joined]]":
    """The edges of each range, those between two labels for themselves."""
    wanted = _columns("e", names)
    for within in _ranges(connection, f"MATCH ()-[e:{declared.type}]->()", "e.key", wanted):
        tables = [(pair, _edges(connection, declared.type, pair, wanted, within)) for pair in declared.pairs]
        found = [
            (edges, pair, [known(connection, label) for label in pair])
            for pair, edges in tables
            if edges.num_rows
        ]
        if found:
            yield found


def ids_by_number(connection: "Connection", label: str) -> "pa.Array":
    """The ids of the nodes of a label, each at the place of its number in the engine; null where none is."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = _table(connection, f"MATCH (n:{label}) RETURN offset(id(n)) AS number, n.id AS id", {})
    if not found.num_rows:
        return pa.nulls(0, pa.string())
    all_numbers = pa.array(range(pc.max(found["number"]).as_py() + 1), found["number"].type)
    ids = found["id"].combine_chunks()
    return ids.take(pc.index_in(all_numbers, value_set=found["number"]))


def _edges(
    connection: "Connection", type_: str, pair: tuple[str, str], columns: str, within: Range
) -> "pa.Table":
    """The edges between two labels, with the numbers of their ends."""
    where, bounds = within
    match = f"MATCH (a:{pair[0]})-[e:{type_}]->(b:{pair[1]}){where}"
    ends = "offset(id(a)) AS `from`, offset(id(b)) AS `to`"
    return _table(connection, f"{match} RETURN {ends}, {columns}", bounds)


def _with_ends(edges: "pa.Table", pair: tuple[str, str], known: "Sequence[pa.Array]") -> "pa.Table":
    """The same edges with labels and ids at their ends."""
    import pyarrow as pa

    columns = dict(zip(edges.column_names, edges.columns, strict=True))
    for side, label, ids in zip(("from", "to"), pair, known, strict=True):
        columns[side] = ids.take(edges[side])
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
