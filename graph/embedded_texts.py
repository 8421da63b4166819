"""The texts of sources in Ladybug: in pieces, in a table of their own.

Ladybug 0.22 keeps a column of texts for 131,072 nodes as one piece of data. Whatever is added to it, the
next checkpoint reads all of it, needs about four times as much memory, and writes it anew. With whole texts
in the table of sources, 10 more reports in a graph of 20,000 took 3.7 s and 800 MB, and both grew with the
graph. In pieces, 131,072 of them are 100 MB at most, however many reports there are.

A piece's id is the id of its source, a space and a number; no id of a source has a space. The space
stands before all other signs, so that pieces by id are in the order of sources by id.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graph.elements import Node
from graph.embedded_engine import execute, fetch
from graph.errors import StoreError
from graph.sources import with_text
from graph.trunk import SOURCE

if TYPE_CHECKING:
    import pyarrow as pa
    from ladybug import Connection

PIECES = "SourceText"
"""The label of the pieces; it is none of the schema's."""
TABLE = f"CREATE NODE TABLE {PIECES}(id STRING, piece STRING, PRIMARY KEY(id))"
TEXT, _CHARS = "text", "chars"
_BYTES = 3
"""Bytes of a Chinese character."""
_LENGTH = 256
"""Code points of a piece; the last one of a text may be shorter."""


def pieces_of(source: str, text: str) -> Iterator[tuple[str, str]]:
    """The pieces of a source's text, each with its id."""
    for number, start in enumerate(range(0, len(text), _LENGTH)):
        yield _id(source, number), text[start : start + _LENGTH]


def stored_tables(label: str, nodes: "pa.Table") -> Iterator[tuple[str, "pa.Table"]]:
    """The tables of the engine, by label, that nodes of a label are kept in, as COPY wants them."""
    if label == SOURCE:
        yield PIECES, _pieces_table(nodes)
        nodes = nodes.drop_columns([TEXT])
    yield label, nodes


def _pieces_table(sources: "pa.Table") -> "pa.Table":
    import pyarrow as pa

    ids, texts = sources.column("id").to_pylist(), sources.column(TEXT).to_pylist()
    pieces = [piece for id_, text in zip(ids, texts, strict=True) for piece in pieces_of(id_, text)]
    return pa.table({"id": [id_ for id_, _ in pieces], "piece": [piece for _, piece in pieces]}, _shape())


def with_texts(sources: "pa.Table", pieces: "pa.Table") -> "pa.Table":
    """Sources by id with their texts as the last column, of all their pieces by id. Raises `StoreError`."""
    import pyarrow as pa
    import pyarrow.compute as pc

    ends = [0]
    for chars in sources.column(_CHARS).to_pylist():
        ends.append(ends[-1] + _count(chars))
    if ends[-1] != pieces.num_rows:
        raise StoreError(
            f"the texts of sources have {pieces.num_rows} pieces of {ends[-1]}; ingest them again"
        )
    parts = pieces.column("piece").combine_chunks()
    return sources.append_column(
        TEXT, pc.binary_join(pa.LargeListArray.from_arrays(pa.array(ends, pa.int64()), parts), "")
    )


def weight(page: "pa.Table") -> int:
    """Bytes of a page of nodes, with the texts of sources where it is one of them."""
    import pyarrow.compute as pc

    chars = pc.sum(page[_CHARS]).as_py() if _CHARS in page.column_names else 0
    return int(page.nbytes) + _BYTES * chars


class SourceTexts:
    """Reads and writes texts on a connection."""

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection

    def read(self, sources: Sequence[str]) -> dict[str, str]:
        """The texts of those of these sources that are there, by id."""
        return self._read(self._chars(sources))

    def complete(self, sources: Sequence[Node]) -> list[Node]:
        """The same sources with their texts."""
        texts = self._read([(node.id, int(str(node.values()[_CHARS]))) for node in sources])
        return [with_text(node, texts[node.id]) for node in sources]

    def _read(self, sources: Iterable[tuple[str, int]]) -> dict[str, str]:
        ids = {id_: list(self._ids(id_, chars)) for id_, chars in sources}
        asked = [piece for pieces in ids.values() for piece in pieces]
        way = f"UNWIND $ids AS id MATCH (t:{PIECES} {{id: id}}) RETURN t.id, t.piece"
        found: dict[str, str] = dict(self._fetch(way, asked)) if asked else {}
        return {id_: "".join(found[piece] for piece in pieces) for id_, pieces in ids.items()}

    def write(self, sources: Iterable[Node]) -> None:
        """Add the texts of sources that have none yet."""
        pieces = [piece for node in sources for piece in pieces_of(node.id, str(node.values()[TEXT]))]
        rows = [{"id": id_, "piece": piece} for id_, piece in pieces]
        if rows:
            made = f"UNWIND $rows AS row CREATE (:{PIECES} {{id: row.id, piece: row.piece}})"
            execute(self._connection, made, {"rows": rows}).close()

    def delete(self, sources: Sequence[str]) -> None:
        """Take away the texts of sources that are still there."""
        ids = [piece for id_, chars in self._chars(sources) for piece in self._ids(id_, chars)]
        if ids:
            gone = f"UNWIND $ids AS id MATCH (t:{PIECES} {{id: id}}) DELETE t"
            execute(self._connection, gone, {"ids": ids}).close()

    def _chars(self, sources: Sequence[str]) -> list[tuple[str, int]]:
        way = f"UNWIND $ids AS id MATCH (s:{SOURCE} {{id: id}}) RETURN s.id, s.{_CHARS}"
        return [(id_, chars) for id_, chars in self._fetch(way, sources)] if sources else []

    def _ids(self, source: str, chars: int) -> Iterator[str]:
        return (_id(source, number) for number in range(_count(chars)))

    def _fetch(self, way: str, ids: Sequence[str]) -> Iterator[list[Any]]:
        return fetch(self._connection, way, {"ids": list(ids)})


def _count(chars: int) -> int:
    return -(-chars // _LENGTH)


def _id(source: str, number: int) -> str:
    return f"{source} {number:06d}"


def _shape() -> "pa.Schema":
    import pyarrow as pa

    return pa.schema([("id", pa.string()), ("piece", pa.string())])
