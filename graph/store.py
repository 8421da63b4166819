"""The store: one protocol, two engines (graph/embedded.py, graph/neo4j_store.py), the same Cypher text."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Protocol, Self

from graph.elements import Edge, Node, ReportGraph
from graph.packing import Pack


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
    """What a write did, by node label and by edge type.

    `reread` lists locations of sources that still have to be read again, because the source whose words
    their report was told in now tells another report (graph/sources.py).
    """

    nodes: Mapping[str, Tally] = field(default_factory=dict)
    edges: Mapping[str, Tally] = field(default_factory=dict)
    reread: tuple[str, ...] = ()

    def __add__(self, other: "Changes") -> "Changes":
        reread = tuple(sorted({*self.reread, *other.reread}))
        return Changes(_sum(self.nodes, other.nodes), _sum(self.edges, other.edges), reread)


@dataclass(frozen=True, slots=True)
class Rows:
    """A query's answer. `cut` says that more rows were there than the limit let through.

    Lists come as tuples; a node or an edge comes as a dict of its properties.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source that the graph holds: where it was read from, the hash of its bytes, its report, and the
    fingerprint of what it was read with, where one was given."""

    location: str
    sha256: str
    report: str
    read_with: str | None = None


ReadAgain = Callable[[Sequence[str]], Sequence[ReportGraph]]
"""Reads sources at these locations again; those that cannot be read are left out."""


class GraphStore(Protocol):
    """A graph in an engine. All methods raise `StoreError`; a store is a context manager."""

    engine: str
    """``ladybug`` or ``neo4j``."""

    def replace(self, reports: Sequence[ReportGraph], read: ReadAgain | None = None) -> Changes:
        """Make the graph say of each report exactly what is given; all of `reports` or none of it.

        Of a report with several sources, the source with the least id tells the facts and the others
        add their Source node and edge, so that the order in which they come makes no difference. Where
        that source now tells another report, the others have to be read again: by `read`, as part of the
        same step, so that no moment is without them; without it they go, and the changes name them.
        """

    def load(self, packs: Iterable[Pack], read: ReadAgain | None = None) -> Changes:
        """Bring any number of reports, as they come; each is then said exactly as by `replace`.

        Whole reports only are there at any moment; all of them when it returns. Where the packs or the
        engine fail, those that were brought until then stay, and it is enough to bring all of them again.
        """

    def remove(self, reports: Iterable[str]) -> Changes:
        """Remove reports, by id, and all that only they said; an id that the graph has not is an error."""

    def run(
        self,
        cypher: str,
        parameters: Mapping[str, Any],
        *,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> Rows:
        """Run a query that reads; the engine refuses one that would write, whatever way the store is open.

        Raises `QueryError` for a query that the engine refuses or that takes longer than `seconds`.
        """

    def known_sources(self) -> Iterator[KnownSource]:
        """All sources that the graph holds, by location."""

    def nodes(self, label: str) -> Iterator[Node]:
        """All nodes of a label, by id."""

    def texts(self, sources: Sequence[str]) -> Mapping[str, str]:
        """The texts of those of these sources that the graph has, by id; no query can ask for them."""

    def edges(self, type_: str) -> Iterator[Edge]:
        """All edges of a type, by key."""

    def close(self) -> None:
        """Let go of the engine; closing twice is no error."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def _sum(left: Mapping[str, Tally], right: Mapping[str, Tally]) -> dict[str, Tally]:
    return {name: left.get(name, Tally()) + right.get(name, Tally()) for name in sorted({*left, *right})}
