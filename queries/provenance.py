"""A node with its edges, and the very words of the reports that each of them came from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.columns import edge_of, node_of
from graph.elements import Edge, Node
from graph.errors import UsageError
from graph.excerpt import excerpt
from graph.schema import EdgeType, load_schema
from graph.store import GraphStore
from queries.apart import made_whole
from queries.lookup import NAMES, Found

_SOURCES = """
MATCH (r:Report)-[:HAS_SOURCE]->(s:Source)
WHERE r.id IN $reports AND s.id = r.source
RETURN r.id AS report, s.location AS location, s.name AS name, s.url AS url, s.id AS source
"""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report: `words` is ``text[start:end]``, `before` and `after` complete their sentence."""

    report: str
    location: str
    file: str
    url: str | None
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Link:
    """An edge at a node: `outward` where it leads from it, `other` at its far end, and where it is said."""

    edge: Edge
    outward: bool
    other: Found
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Kind:
    """All edges of one type and direction at a node: how many there are, and the first of them."""

    type: str
    outward: bool
    count: int
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A node, the passage that it stands in itself, and its edges."""

    node: Node
    name: str
    passage: Passage | None
    kinds: tuple[Kind, ...]


def show_node(store: GraphStore, found: Found, *, limit: int | None = None) -> Shown:
    """The node with at most `limit` edges of each kind. Raises `UsageError` where the node is gone."""
    node = read_node(store, found)
    kinds = [_edges(store, found, *way, limit) for way in _ways(found.label)]
    told = [edge.values() for _, _, _, edges in kinds for edge, _ in edges]
    passages = _Passages.of(store, [node.values(), *told])
    return Shown(
        node,
        found.name,
        passages.at(node.values()),
        tuple(
            Kind(
                type_,
                outward,
                count,
                tuple(Link(e, outward, other, passages.at(e.values())) for e, other in edges),
            )
            for type_, outward, count, edges in kinds
            if count
        ),
    )


def read_node(store: GraphStore, found: Found) -> Node:
    """The node with all its properties. Raises `UsageError` where it is gone."""
    rows = store.run(f"MATCH (n:{found.label} {{id: $id}}) RETURN n", {"id": found.id}).rows
    if not rows:
        raise UsageError(f"the graph has no {found.label} {found.id}")
    (node,) = made_whole(store, found.label, [node_of(found.label, rows[0][0])])
    return node


def _ways(label: str) -> Iterator[tuple[EdgeType, bool, list[str]]]:
    """Types of edges that a node may have, which way, and the labels at the far end."""
    for type_ in load_schema().edges:
        if ends := [target for source, target in type_.pairs if source == label]:
            yield type_, True, ends
        if ends := [source for source, target in type_.pairs if target == label]:
            yield type_, False, ends


def _edges(
    store: GraphStore, found: Found, type_: EdgeType, outward: bool, ends: Sequence[str], limit: int | None
) -> tuple[str, bool, int, list[tuple[Edge, Found]]]:
    count, edges = 0, []
    for end in ends:
        way = f"-[e:{type_.type}]->" if outward else f"<-[e:{type_.type}]-"
        match = f"MATCH (n:{found.label} {{id: $id}}){way}(o:{end})"
        count += int(store.run(f"{match} RETURN count(e) AS found", {"id": found.id}).rows[0][0])
        shown = f"o.{NAMES[end][0]}" if NAMES[end] else "o.id"
        question = f"{match} RETURN e.key AS key, o.id AS id, {shown} AS name, e ORDER BY key"
        for _, id_, name, values in store.run(question, {"id": found.id}, limit=limit).rows:
            other = Found(end, str(id_), str(name or ""))
            edges.append((_edge(type_, found, other, outward, values), other))
    edges.sort(key=_place)
    return type_.type, outward, count, edges[:limit]


def _edge(type_: EdgeType, found: Found, other: Found, outward: bool, values: Mapping[str, Any]) -> Edge:
    source, target = (found, other) if outward else (other, found)
    return edge_of(type_.type, (source.label, source.id), (target.label, target.id), values)


def _place(item: tuple[Edge, Found]) -> tuple[str, int, str]:
    values = item[0].values()
    start = values.get("start")
    return str(values.get("report", "")), start if isinstance(start, int) else -1, item[0].key


@dataclass(frozen=True, slots=True)
class _Passages:
    sources: Mapping[str, tuple[str, str, str | None, str]]
    """By report: location, file name, url and text of the source that tells it."""

    @classmethod
    def of(cls, store: GraphStore, said: Sequence[Mapping[str, Any]]) -> "_Passages":
        reports = sorted({str(values["report"]) for values in said if values.get("report")})
        rows = store.run(_SOURCES, {"reports": reports}).rows if reports else ()
        texts = store.texts([str(row[4]) for row in rows])
        return cls({str(row[0]): (str(row[1]), str(row[2]), row[3], texts[str(row[4])]) for row in rows})

    def at(self, values: Mapping[str, Any]) -> Passage | None:
        report, start, end = str(values.get("report")), values.get("start"), values.get("end")
        if start is None or end is None or report not in self.sources:
            return None
        location, file, url, text = self.sources[report]
        around = excerpt(text, start, end)
        return Passage(report, location, file, url, start, end, around.before, text[start:end], around.after)
