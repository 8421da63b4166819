"""The store: one protocol, two engines (graph/embedded.py, graph/neo4j_store.py), the same Cypher text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Protocol, Self

from graph.elements import Edge, Node, ReportGraph


@dataclass(frozen=True, slots=True)
class Tally:
    """How many elements of one kind were added, changed, left as they were, removed."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.added + other.added,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.removed + other.removed,
        )


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write did, by node label and by edge type."""

    nodes: Mapping[str, Tally] = field(default_factory=dict)
    edges: Mapping[str, Tally] = field(default_factory=dict)

    def __add__(self, other: "Changes") -> "Changes":
        return Changes(_sum(self.nodes, other.nodes), _sum(self.edges, other.edges))


@dataclass(frozen=True, slots=True)
class Rows:
    """A query's answer. `cut` says that more rows were there than the limit let through."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source that the graph holds: where it was read from, the hash of its bytes, its report."""

    location: str
    sha256: str
    report: str


class GraphStore(Protocol):
    """A graph in an engine. All methods raise `StoreError`; a store is a context manager."""

    engine: str
    """``ladybug`` or ``neo4j``."""

    def replace(self, reports: Sequence[ReportGraph]) -> Changes:
        """Make the graph say of each report exactly what is given; each report whole or not at all."""

    def remove(self, reports: Iterable[str]) -> Changes:
        """Remove reports and all that only they said."""

    def run(self, cypher: str, parameters: Mapping[str, Any], *, limit: int | None, seconds: float | None) -> Rows:
        """Run a query that reads; one that would write is refused by the engine."""

    def known_sources(self) -> Iterator[KnownSource]: ...

    def nodes(self, label: str) -> Iterator[Node]:
        """All nodes of a label, by id."""

    def edges(self, type_: str) -> Iterator[Edge]:
        """All edges of a type, by key."""

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def _sum(left: Mapping[str, Tally], right: Mapping[str, Tally]) -> dict[str, Tally]:
    return {name: left.get(name, Tally()) + right.get(name, Tally()) for name in sorted({*left, *right})}
