"""A graph whose reading is watched, to show how far an export is."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from graph.elements import Edge, Node
from graph.export.pages import Elements, edge_pages, node_pages

if TYPE_CHECKING:
    import pyarrow as pa

_T = TypeVar("_T")


class Watched:
    """The same graph; calls `step` once for each label and each edge type that has been read."""

    def __init__(self, graph: Elements, step: Callable[[], None]) -> None:
        self._graph, self._step = graph, step
        self._seen: set[str] = set()

    def nodes(self, label: str) -> Iterator[Node]:
        return self._watch(label, self._graph.nodes(label))

    def edges(self, type_: str) -> Iterator[Edge]:
        return self._watch(type_, self._graph.edges(type_))

    def node_pages(self, label: str) -> "Iterator[pa.Table]":
        return self._watch(label, node_pages(self._graph, label))

    def edge_pages(self, type_: str, columns: Sequence[str] | None = None) -> "Iterator[pa.Table]":
        return self._watch(type_, edge_pages(self._graph, type_, columns))

    def _watch(self, name: str, items: Iterator[_T]) -> Iterator[_T]:
        yield from items
        if name not in self._seen:
            self._seen.add(name)
            self._step()
