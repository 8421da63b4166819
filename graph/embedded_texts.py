"""The texts of sources in Ladybug: compressed, in pieces, in a table of their own.

Ladybug 0.22 keeps a column of texts for 131,072 nodes as one piece of data. Whatever is added to it, the
next checkpoint reads all of it, needs about four times as much memory, and writes it anew. With whole texts
in the table of sources, 10 more reports in a graph of 20,000 took 3.7 s and 800 MB, and both grew with the
graph. In pieces, 131,072 of them are 33 MB at most, however many reports there are. A compressed text is
about a third of it: loading 24,000 reports takes 300 MB less so, and the file of 10,000 is a third smaller.

A piece's id is the id of its source, a space and a number; no id of a source has a space. The space
stands before all other signs, so that pieces by id are in the order of sources by id. The first piece begins
with the length of all.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

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
TABLE = f"CREATE NODE TABLE {PIECES}(id STRING, piece BLOB, PRIMARY KEY(id))"
TEXT, _CHARS = "text", "chars"
_BYTES = 3
"""Bytes of a Chinese character."""
_LENGTH = 256
"""Bytes of a piece; the last one of a text may be shorter."""
_HEAD = 4
"""Bytes of the length, the greatest first."""


def pieces_of(source: str, text: str) -> Iterator[tuple[str, bytes]]:
    """The pieces of a source's text, each with its id."""
    packed = zlib.compress(text.encode("utf-8"))
    whole = len(packed).to_bytes(_HEAD, "big") + packed
    for number, start in enumerate(range(0, len(whole), _LENGTH)):
        yield _id(source, number), whole[start : start + _LENGTH]


def text_of(source: str, whole: bytes) -> str:
    """The text of a source, of all its pieces. Raises `StoreError` where one is missing."""
    try:
        return zlib.decompress(whole[_HEAD:]).decode("utf-8")
    except (zlib.error, UnicodeDecodeError) as error:
        raise _broken(source) from error


def _broken(source: str) -> StoreError:
    return StoreError(
        f"the text of {source} is not whole in the graph; remove its report and ingest it again"
    )


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

    parts: dict[str, list[bytes]] = {id_: [] for id_ in sources.column("id").to_pylist()}
    for id_, piece in zip(pieces.column("id").to_pylist(), pieces.column("piece").to_pylist(), strict=True):
        source = id_.partition(" ")[0]
        if source not in parts:
            raise _broken(source)
        parts[source].append(piece)
    texts = [text_of(source, b"".join(found)) for source, found in parts.items()]
    return sources.append_column(TEXT, pa.array(texts, pa.string()))


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
        """The texts of those of these sources that are there, by id. Raises `StoreError`."""
        found = self._pieces(_id(source, 0) for source in sources)
        ids = {source: list(_ids(source, found.get(_id(source, 0), b""))) for source in sources}
        found |= self._pieces(id_ for each in ids.values() for id_ in each[1:])
        return {
            source: text_of(source, b"".join(found.get(id_, b"") for id_ in each))
            for source, each in ids.items()
            if each
        }

    def complete(self, sources: Sequence[Node]) -> list[Node]:
        """The same sources with their texts. Raises `StoreError`."""
        texts = self.read([node.id for node in sources])
        missing = [node.id for node in sources if node.id not in texts]
        if missing:
            raise _broken(missing[0])
        return [with_text(node, texts[node.id]) for node in sources]

    def write(self, sources: Iterable[Node]) -> None:
        """Add the texts of sources that have none yet."""
        pieces = [piece for node in sources for piece in pieces_of(node.id, str(node.values()[TEXT]))]
        rows = [{"id": id_, "piece": piece} for id_, piece in pieces]
        if rows:
            made = f"UNWIND $rows AS row CREATE (:{PIECES} {{id: row.id, piece: row.piece}})"
            execute(self._connection, made, {"rows": rows}).close()

    def delete(self, sources: Sequence[str]) -> None:
        """Take away the texts of these sources."""
        first = self._pieces(_id(source, 0) for source in sources)
        ids = [id_ for source in sources for id_ in _ids(source, first.get(_id(source, 0), b""))]
        if ids:
            gone = f"UNWIND $ids AS id MATCH (t:{PIECES} {{id: id}}) DELETE t"
            execute(self._connection, gone, {"ids": ids}).close()

    def _pieces(self, ids: Iterable[str]) -> dict[str, bytes]:
        """Those of these pieces that are there, by id."""
        asked = list(ids)
        way = f"UNWIND $ids AS id MATCH (t:{PIECES} {{id: id}}) RETURN t.id, t.piece"
        return dict(fetch(self._connection, way, {"ids": asked})) if asked else {}


def _ids(source: str, first: bytes) -> Iterator[str]:
    """The ids of all pieces of a source, by its first one; none where there is none."""
    length = _HEAD + int.from_bytes(first[:_HEAD], "big") if first else 0
    return (_id(source, number) for number in range(-(-length // _LENGTH)))


def _id(source: str, number: int) -> str:
    return f"{source} {number:06d}"


def _shape() -> "pa.Schema":
    import pyarrow as pa

    return pa.schema([("id", pa.string()), ("piece", pa.binary())])
