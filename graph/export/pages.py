"""A graph as pages of columns (Arrow tables), a bounded part at a time, in the order of ids and keys.

A store that can read columns offers `node_pages` and `edge_pages` itself (graph/embedded.py); of any other
graph the pages are made of its elements.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from graph.columns import edge_columns, node_columns
from graph.elements import Edge, Node

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 2000
_SLICE_BYTES = 4 << 20
_T = TypeVar("_T")


class Elements(Protocol):
    """A graph to export: a store, or a part of one."""

    def nodes(self, label: str) -> Iterator[Node]:
        """All nodes of a label, by id."""

    def edges(self, type_: str) -> Iterator[Edge]:
        """All edges of a type, by key."""


@runtime_checkable
class Paged(Protocol):
    """A graph that reads columns faster than elements."""

    def node_pages(self, label: str) -> "Iterator[pa.Table]":
        """Columns ``id`` and the label's properties, by id."""

    def edge_pages(self, type_: str, columns: Sequence[str] | None = None) -> "Iterator[pa.Table]":
        """Columns ``from_label``, ``from``, ``to_label``, ``to``, ``key`` and the type's properties, by key.

        With `columns`, these stand behind the ends and no others need to.
        """


def node_pages(graph: Elements, label: str) -> "Iterator[pa.Table]":
    """All nodes of a label, by id, as tables of ``id`` and the label's properties."""
    if isinstance(graph, Paged):
        yield from _slices(graph.node_pages(label))
        return
    for nodes in _chunks(graph.nodes(label)):
        yield node_columns(label, nodes)


def edge_pages(graph: Elements, type_: str, columns: Sequence[str] | None = None) -> "Iterator[pa.Table]":
    """All edges of a type, by key, as tables of ends, key and the type's properties.

    With `columns`, these are read behind the ends and no others need to be.
    """
    if isinstance(graph, Paged):
        yield from _slices(graph.edge_pages(type_, columns))
        return
    for edges in _chunks(graph.edges(type_)):
        table = edge_columns(type_, edges)
        table = table.append_column("from_label", [[edge.source_label for edge in edges]])
        yield table.append_column("to_label", [[edge.target_label for edge in edges]])


def _slices(pages: "Iterator[pa.Table]") -> "Iterator[pa.Table]":
    """What is made of a page is several times as large, so that it is made of parts."""
    for page in pages:
        rows = max(1, page.num_rows * _SLICE_BYTES // max(1, page.nbytes))
        for first in range(0, page.num_rows, rows):
            yield page.slice(first, rows)


def _chunks(elements: Iterator[_T]) -> Iterator[list[_T]]:
    while chunk := list(islice(elements, _ROWS)):
        yield chunk
