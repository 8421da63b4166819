"""The parts of a graph that a picture shows: around reports, or around a regulation."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from graph.elements import Edge, Node, Value
from graph.schema import Schema, load_schema
from graph.store import GraphStore
from queries.apart import made_whole

Network = tuple[tuple[Node, ...], tuple[Edge, ...]]
"""Nodes and edges, sorted, each once."""
_End = tuple[str, str]
"""Label and variable."""
_NodePart = tuple[str, str, str]
"""Label, variable and pattern: from these nodes come."""
_EdgePart = tuple[str, _End, _End, str]
"""Type, ends and pattern: from these edges come, as the variable `c`."""

_RULES = ("Regulation", "Document")
_CITING = (("Report", "r"), ("Issue", "i"), ("Measure", "m"))
_ALWAYS = ("PartyGroup", "Agency", "Report", "Source")
"""Read whatever kinds are wanted: they say whose everything is, and in which text."""
_KINDS = "CITES|STUDIES|ENACTS|AMENDS|REPEALS"

_REPORT = "UNWIND $ids AS wanted MATCH (r:Report {id: wanted})"
_ISSUE = f"{_REPORT}-[:RAISES]->(i:Issue)"
_MEASURE = f"{_ISSUE}-[:ADDRESSED_BY]->(m:Measure)"
_INSPECTION = f"{_REPORT}-[:REPORTS_ON]->(n:Inspection)"
_TEAM = f"{_INSPECTION}-[:CONDUCTED_BY]->(t:InspectionTeam)"
_PATTERNS = {"Report": _REPORT, "Issue": _ISSUE, "Measure": _MEASURE}

_BODY_NODES: tuple[_NodePart, ...] = (
    ("Report", "r", _REPORT),
    ("Source", "s", f"{_REPORT}-[:HAS_SOURCE]->(s:Source)"),
    ("PartyGroup", "p", f"{_REPORT}-[:ISSUED_BY]->(p:PartyGroup)"),
    ("Agency", "a", f"{_REPORT}-[:ISSUED_BY]->(:PartyGroup)-[:LEADS]->(a:Agency)"),
)
_BODY_EDGES: tuple[_EdgePart, ...] = (
    ("ISSUED_BY", ("Report", "r"), ("PartyGroup", "p"), f"{_REPORT}-[c:ISSUED_BY]->(p:PartyGroup)"),
    (
        "LEADS",
        ("PartyGroup", "p"),
        ("Agency", "a"),
        f"{_REPORT}-[:ISSUED_BY]->(p:PartyGroup)-[c:LEADS]->(a:Agency)",
    ),
)
_TOLD_NODES: tuple[_NodePart, ...] = (
    ("Area", "s", f"{_REPORT}-[:HAS_AREA]->(s:Area)"),
    ("Issue", "i", _ISSUE),
    ("Measure", "m", _MEASURE),
    ("Inspection", "n", _INSPECTION),
    ("InspectionTeam", "t", _TEAM),
    ("Committee", "k", f"{_TEAM}-[:DISPATCHED_BY]->(k:Committee)"),
    *((rule, "g", f"{_PATTERNS[label]}-[:{_KINDS}]->(g:{rule})") for label, _ in _CITING for rule in _RULES),
)
_TOLD_EDGES: tuple[_EdgePart, ...] = (
    ("HAS_AREA", ("Report", "r"), ("Area", "s"), f"{_REPORT}-[c:HAS_AREA]->(s:Area)"),
    ("RAISES", ("Report", "r"), ("Issue", "i"), f"{_REPORT}-[c:RAISES]->(i:Issue)"),
    ("HAS_ISSUE", ("Area", "s"), ("Issue", "i"), f"{_REPORT}-[:HAS_AREA]->(s:Area)-[c:HAS_ISSUE]->(i:Issue)"),
    ("ADDRESSED_BY", ("Issue", "i"), ("Measure", "m"), f"{_ISSUE}-[c:ADDRESSED_BY]->(m:Measure)"),
    (
        "REPORTS_ON",
        ("Report", "r"),
        ("Inspection", "n"),
        f"{_REPORT}-[c:REPORTS_ON]->(n:Inspection)",
    ),
    (
        "INSPECTED",
        ("Inspection", "n"),
        ("PartyGroup", "p"),
        f"{_INSPECTION}-[c:INSPECTED]->(p:PartyGroup)",
    ),
    (
        "CONDUCTED_BY",
        ("Inspection", "n"),
        ("InspectionTeam", "t"),
        f"{_INSPECTION}-[c:CONDUCTED_BY]->(t:InspectionTeam)",
    ),
    (
        "DISPATCHED_BY",
        ("InspectionTeam", "t"),
        ("Committee", "k"),
        f"{_TEAM}-[c:DISPATCHED_BY]->(k:Committee)",
    ),
)

_RULE = "UNWIND $ids AS wanted MATCH (g:Regulation {id: wanted})"
_NAMED = f"{_RULE}<-[:{_KINDS}]-"
_NAMING_NODES: tuple[_NodePart, ...] = (
    ("Regulation", "g", _RULE),
    ("Issue", "i", f"{_NAMED}(i:Issue)"),
    ("Issue", "i", f"{_NAMED}(m:Measure)<-[:ADDRESSED_BY]-(i:Issue)"),
    ("Measure", "m", f"{_NAMED}(m:Measure)"),
    *(
        (rule, "h", f"{_NAMED}({variable}:{label}) MATCH ({variable})-[:{_KINDS}]->(h:{rule})")
        for label, variable in _CITING[1:]
        for rule in _RULES
    ),
)
_NAMING_EDGES: tuple[_EdgePart, ...] = (
    ("RAISES", ("Report", "r"), ("Issue", "i"), f"{_NAMED}(i:Issue)<-[c:RAISES]-(r:Report)"),
    (
        "RAISES",
        ("Report", "r"),
        ("Issue", "i"),
        f"{_NAMED}(m:Measure)<-[:ADDRESSED_BY]-(i:Issue)<-[c:RAISES]-(r:Report)",
    ),
    ("ADDRESSED_BY", ("Issue", "i"), ("Measure", "m"), f"{_NAMED}(m:Measure)<-[c:ADDRESSED_BY]-(i:Issue)"),
)
_REPORTS_OF_GROUPS = (
    "UNWIND $ids AS wanted MATCH (r:Report)-[:ISSUED_BY]->(:PartyGroup {id: wanted}) RETURN DISTINCT r.id"
)
_REPORTS_NAMING = f"{_RULE}<-[c:{_KINDS}]-(x) RETURN DISTINCT c.report"


def agency_network(store: GraphStore, groups: Sequence[str], labels: Collection[str]) -> Network:
    """These party groups and their agency, with what their reports say as far as `labels` are wanted.

    Raises `StoreError` where the engine fails.
    """
    led = "UNWIND $ids AS wanted MATCH (p:PartyGroup {id: wanted})"
    bodies = _read(
        store,
        groups,
        (("PartyGroup", "p", led), ("Agency", "a", f"{led}-[:LEADS]->(a:Agency)")),
        (("LEADS", ("PartyGroup", "p"), ("Agency", "a"), f"{led}-[c:LEADS]->(a:Agency)"),),
    )
    return joined(bodies, report_network(store, _ids(store, _REPORTS_OF_GROUPS, groups), labels))


def report_network(store: GraphStore, reports: Sequence[str], labels: Collection[str]) -> Network:
    """These reports, who issued them, and what they say as far as `labels` are wanted."""
    wanted = {*labels, *_ALWAYS}
    nodes = [part for part in (*_BODY_NODES, *_TOLD_NODES) if part[0] in wanted]
    edges = [*_BODY_EDGES, *_TOLD_EDGES, *_citations(_PATTERNS, _RULES)]
    return _read(store, reports, nodes, _within(edges, wanted))


def regulation_network(store: GraphStore, regulations: Sequence[str], labels: Collection[str]) -> Network:
    """These regulations and the issues and measures that name them, with the reports and who issued those.

    `labels` may leave out measures and issues, and add other rules that the same ones name.
    """
    wanted = {*labels, *_ALWAYS}
    others = bool(set(_RULES) & wanted)
    nodes = [part for part in _NAMING_NODES if part[0] in wanted or part[2] == _RULE]
    named = {label: f"{_NAMED}({variable}:{label})" for label, variable in _CITING}
    edges = [*_NAMING_EDGES, *_citations_of_rule(), *(_others(named) if others else ())]
    found = _read(store, regulations, nodes, _within(edges, {*wanted, "Regulation"}))
    reports = _ids(store, _REPORTS_NAMING, regulations)
    return joined(found, _read(store, reports, _BODY_NODES, _BODY_EDGES))


def joined(*networks: Network) -> Network:
    """The networks as one."""
    nodes = {node for found, _ in networks for node in found}
    edges = {edge for _, found in networks for edge in found}
    return tuple(sorted(nodes, key=_node_order)), tuple(sorted(edges, key=_edge_order))


def _citations(patterns: dict[str, str], rules: Iterable[str]) -> Iterator[_EdgePart]:
    for type_ in _KINDS.split("|"):
        for label, variable in _CITING:
            for rule in rules:
                cited = f"{patterns[label]}-[c:{type_}]->(g:{rule})"
                yield type_, (label, variable), (rule, "g"), cited


def _citations_of_rule() -> Iterator[_EdgePart]:
    for type_ in _KINDS.split("|"):
        for label, variable in _CITING:
            yield type_, (label, variable), ("Regulation", "g"), f"{_RULE}<-[c:{type_}]-({variable}:{label})"


def _others(named: dict[str, str]) -> Iterator[_EdgePart]:
    """Citations of other rules by the issues and measures that name the one."""
    for type_ in _KINDS.split("|"):
        for label, variable in _CITING[1:]:
            for rule in _RULES:
                cited = f"{named[label]} MATCH ({variable})-[c:{type_}]->(h:{rule})"
                yield type_, (label, variable), (rule, "h"), cited


def _within(edges: Iterable[_EdgePart], labels: Collection[str]) -> list[_EdgePart]:
    return [part for part in edges if part[1][0] in labels and part[2][0] in labels]


def _read(
    store: GraphStore, ids: Sequence[str], nodes: Iterable[_NodePart], edges: Iterable[_EdgePart]
) -> Network:
    schema = load_schema()
    found_nodes = {node for part in nodes for node in _nodes(store, schema, ids, *part)}
    found_edges = {edge for part in edges for edge in _edges(store, schema, ids, *part)}
    return joined((tuple(found_nodes), tuple(found_edges)))


def _nodes(
    store: GraphStore, schema: Schema, ids: Sequence[str], label: str, variable: str, pattern: str
) -> Sequence[Node]:
    names = [item.name for item in schema.node_type(label).asked]
    returned = [f"{variable}.id AS id", *(f"{variable}.`{name}` AS `{name}`" for name in names)]
    nodes = [Node(label, str(r[0]), _properties(names, r[1:])) for r in _rows(store, ids, pattern, returned)]
    return made_whole(store, label, nodes)


def _edges(
    store: GraphStore,
    schema: Schema,
    ids: Sequence[str],
    type_: str,
    source: _End,
    target: _End,
    pattern: str,
) -> Iterator[Edge]:
    names = [item.name for item in schema.edge_type(type_).properties]
    ends = ["c.key AS key", f"{source[1]}.id AS source_id", f"{target[1]}.id AS target_id"]
    for row in _rows(store, ids, pattern, [*ends, *(f"c.`{name}` AS `{name}`" for name in names)]):
        key, source_id, target_id = map(str, row[:3])
        yield Edge(type_, key, source[0], source_id, target[0], target_id, _properties(names, row[3:]))


def _rows(
    store: GraphStore, ids: Sequence[str], pattern: str, returned: Sequence[str]
) -> tuple[tuple[Any, ...], ...]:
    cypher = f"{pattern} RETURN DISTINCT {', '.join(returned)}"
    return store.run(cypher, {"ids": list(ids)}, limit=None, seconds=None).rows


def _ids(store: GraphStore, cypher: str, ids: Sequence[str]) -> list[str]:
    return sorted(str(row[0]) for row in store.run(cypher, {"ids": list(ids)}, limit=None, seconds=None).rows)


def _properties(names: Sequence[str], values: Sequence[Any]) -> tuple[tuple[str, Value], ...]:
    found = zip(names, values, strict=True)
    return tuple((n, tuple(v) if isinstance(v, list) else v) for n, v in found if v is not None)


def _node_order(node: Node) -> tuple[str, str]:
    return node.label, node.id


def _edge_order(edge: Edge) -> tuple[str, str]:
    return edge.type, edge.key
