"""A part of a graph: what some reports say, and what that stands on, as a graph of its own."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from graph.columns import edge_of, node_of
from graph.elements import Edge, Node
from graph.errors import ExportError
from graph.export.pages import Elements, edge_pages, node_pages
from graph.schema import EdgeType, load_schema
from graph.trunk import REPORT

if TYPE_CHECKING:
    import pyarrow as pa


def choose_reports(
    graph: Elements,
    *,
    reports: Collection[str] = (),
    groups: Collection[str] | None = None,
    since: str | None = None,
) -> frozenset[str]:
    """Ids of the reports that fit all that is given: ids, ids of party groups that issued them, a first day.

    `since` is an ISO day; a report fits whose last possible day of publication is not before it. Raises
    `ExportError` for a report that the graph has not, and where none fits.
    """
    known = {node.id: node.values() for node in graph.nodes(REPORT)}
    for missing in sorted(set(reports) - known.keys()):
        raise ExportError(f"the graph has no report {missing}; `xuncha status` lists what it has")
    found = set(reports) or set(known)
    if groups is not None:
        found &= {edge.source for edge in graph.edges("ISSUED_BY") if edge.target in groups}
    if since is not None:
        found = {id_ for id_ in found if str(known[id_].get("published_to", "")) >= since}
    if not found:
        raise ExportError("no report fits what --report, --agency and --since ask for; nothing was written")
    return frozenset(found)


class Part:
    """What the chosen reports say, with the shared nodes that it joins and all that follows from those."""

    def __init__(self, graph: Elements, reports: Collection[str]) -> None:
        self._graph = graph
        self._reports = sorted(reports)
        self._nodes: dict[str, set[str]] = defaultdict(set)
        self._nodes[REPORT] |= set(reports)
        self._find()

    def nodes(self, label: str) -> Iterator[Node]:
        """The part's nodes of a label, by id."""
        for page in self.node_pages(label):
            yield from (node_of(label, row) for row in page.to_pylist())

    def edges(self, type_: str) -> Iterator[Edge]:
        """The part's edges of a type, by key."""
        for page in self.edge_pages(type_):
            for row in page.to_pylist():
                yield edge_of(type_, (row["from_label"], row["from"]), (row["to_label"], row["to"]), row)

    def node_pages(self, label: str) -> "Iterator[pa.Table]":
        wanted = _set(self._nodes[label])
        for page in node_pages(self._graph, label):
            yield from _some(page, "id", wanted)

    def edge_pages(self, type_: str, columns: Sequence[str] | None = None) -> "Iterator[pa.Table]":
        declared = load_schema().edge_type(type_)
        if declared.fact:
            yield from self._facts(declared, columns)
        else:
            yield from self._structural(declared, columns)

    def _facts(self, declared: EdgeType, columns: Sequence[str] | None) -> "Iterator[pa.Table]":
        wanted = _set(self._reports)
        more = None if columns is None else (*columns, *({"report"} - set(columns)))
        for page in edge_pages(self._graph, declared.type, more):
            yield from _some(page, "report", wanted)

    def _structural(self, declared: EdgeType, columns: Sequence[str] | None) -> "Iterator[pa.Table]":
        """Those that start from the part's nodes; ids of other labels are other ids."""
        starts = _set(set().union(*(self._nodes[source] for source, _ in declared.pairs)))
        for page in edge_pages(self._graph, declared.type, columns):
            yield from _some(page, "from", starts)

    def _find(self) -> None:
        """The ends of the facts, then, until nothing is new, what structural edges lead to from them."""
        schema = load_schema()
        for declared in schema.edges:
            if declared.fact:
                self._add_ends(declared)
        grown = True
        while grown:
            before = sum(map(len, self._nodes.values()))
            for declared in schema.edges:
                if not declared.fact:
                    self._add_ends(declared)
            grown = sum(map(len, self._nodes.values())) > before

    def _add_ends(self, declared: EdgeType) -> None:
        for page in self.edge_pages(declared.type, ()):
            for side in ("from", "to"):
                for label, id_ in zip(page[f"{side}_label"].to_pylist(), page[side].to_pylist(), strict=True):
                    self._nodes[label].add(id_)


def _set(ids: Collection[str]) -> "pa.Array":
    import pyarrow as pa

    return pa.array(sorted(ids), pa.string())


def _some(page: "pa.Table", column: str, wanted: "pa.Array") -> "Iterator[pa.Table]":
    import pyarrow.compute as pc

    some = page.filter(pc.is_in(page[column], value_set=wanted))
    if some.num_rows:
        yield some
