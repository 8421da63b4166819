"""Any node that a graph holds, found by its id, by a name or title, or by a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.authority.regulations import load_regulations
from graph.errors import UsageError
from graph.store import GraphStore
from queries.matching import Candidate, fold, match, nearest
from queries.names import agencies, regulations

NAMES = {
    "Agency": ("name",),
    "PartyGroup": ("name",),
    "Regulation": ("title",),
    "Document": ("title",),
    "Report": ("title",),
    "Source": ("location", "name"),
    "Committee": ("name",),
    "InspectionTeam": ("name",),
    "Division": ("name",),
    "Area": ("heading",),
    "Issue": ("text",),
    "Measure": ("text",),
    "Inspection": (),
}
"""By label, the properties that say what a node is called; the first one is shown."""
_SEARCHED = tuple(NAMES)[:9]
"""Labels that are found by name; the others hold sentences, and are found by id."""
_LISTED = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A node, and what to call it."""

    label: str
    id: str
    name: str


def find_node(store: GraphStore, name: str) -> Found:
    """The node with this id, else the one that bears this name, else the one of whose names it is a part.

    A report stands behind its file. Raises `UsageError` with the nodes that it may be, or the nearest ones.
    """
    by_id = list(_with_id(store, name))
    if by_id:
        return by_id[0]
    known = load_regulations().lookup(name)
    forms = (name, known.title) if known else (name,)
    every = list(_named(store))
    found = match([candidate for candidate, _ in every], forms)
    nodes = _exact_first([node for candidate, node in every if candidate in found], forms)
    if len(nodes) == 1:
        return nodes[0]
    if nodes:
        raise UsageError(f"{name!r} may be any of these; give an id:\n{_listed(nodes)}")
    near = nearest([candidate for candidate, _ in every], name)
    if not near:
        raise UsageError(f"{name!r}: the graph holds nothing yet; `xuncha ingest` reads reports")
    nodes = [node for candidate, node in every if candidate in near]
    raise UsageError(f"{name!r}: the graph has no such node; the nearest are:\n{_listed(nodes)}")


_REPORTS = """
MATCH (r:Report)
OPTIONAL MATCH (r)-[:HAS_SOURCE]->(s:Source)
OPTIONAL MATCH (r)-[:ISSUED_BY]->(p:PartyGroup)
RETURN r.id AS id, r.title AS title, p.name AS party, s.location AS location, s.name AS name
ORDER BY id, location, party
"""


def find_report(store: GraphStore, name: str) -> Found:
    """The report with this id or title, or one of whose sources was read from there.

    Nothing but the whole of it counts. Raises `UsageError` where none fits or several do.
    """
    reports: dict[str, tuple[str, set[str]]] = {}
    for id_, title, party, *places in store.run(_REPORTS, {}).rows:
        names = reports.setdefault(str(id_), (str(title or party or id_), {str(id_)}))[1]
        names.update(str(item) for item in (title, *places) if item)
    wanted = fold(name)
    nodes = [
        Found("Report", id_, called)
        for id_, (called, names) in reports.items()
        if name in names or wanted in map(fold, names)
    ]
    if len(nodes) == 1:
        return nodes[0]
    if nodes:
        raise UsageError(f"{name!r} may be any of these; give an id:\n{_listed(nodes)}")
    near = nearest([Candidate((id_,), *told) for id_, told in _sorted(reports)], name)
    listed = _listed([Found("Report", item.ids[0], item.label) for item in near])
    raise UsageError(f"{name!r}: the graph has no such report; the nearest are:\n{listed}")


def _sorted(reports: Mapping[str, tuple[str, set[str]]]) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    for id_, (called, names) in sorted(reports.items()):
        yield id_, (called, tuple(sorted(names)))


def _exact_first(nodes: Sequence[Found], forms: Sequence[str]) -> list[Found]:
    """One of each node; of an agency and its party group with one name, the agency."""
    once = list({(node.label, node.id): node for node in nodes}.values())
    wanted = {fold(form) for form in forms}
    same = [node for node in once if node.label == "Agency" and fold(node.name) in wanted]
    return same if len(same) == 1 and all(n.label in ("Agency", "PartyGroup") for n in once) else once


def _with_id(store: GraphStore, id_: str) -> Iterator[Found]:
    for label, names in NAMES.items():
        shown = f"n.{names[0]}" if names else "n.id"
        question = f"MATCH (n:{label} {{id: $id}}) RETURN n.id AS id, {shown} AS name"
        for row in store.run(question, {"id": id_}).rows:
            yield Found(label, str(row[0]), str(row[1] or ""))


def _named(store: GraphStore) -> Iterator[tuple[Candidate, Found]]:
    yield from _bodies(store)
    for candidate in regulations(store):
        yield candidate, Found("Regulation", candidate.ids[0], candidate.label)
    for label in _SEARCHED:
        if label not in ("Agency", "Regulation"):
            yield from _of_label(store, label)


def _bodies(store: GraphStore) -> Iterator[tuple[Candidate, Found]]:
    """Agencies, by all that reports call them."""
    rows = store.run("MATCH (p:PartyGroup)-[:LEADS]->(a:Agency) RETURN p.id AS party, a.id AS id", {}).rows
    led = {str(party): str(agency) for party, agency in rows}
    for candidate in agencies(store):
        agency = next((led[id_] for id_ in candidate.ids if id_ in led), None)
        if agency is not None:
            yield candidate, Found("Agency", agency, candidate.label)


def _of_label(store: GraphStore, label: str) -> Iterator[tuple[Candidate, Found]]:
    returned = ", ".join(f"n.{name} AS {name}" for name in NAMES[label])
    for id_, *names in store.run(f"MATCH (n:{label}) RETURN n.id AS id, {returned} ORDER BY id", {}).rows:
        called = tuple(str(name) for name in names if name)
        if called:
            yield Candidate((str(id_),), called[0], called), Found(label, str(id_), called[0])


def _listed(nodes: Sequence[Found]) -> str:
    lines = [f"  {node.id}  {node.label}  {node.name}" for node in nodes[:_LISTED]]
    more = len(nodes) - _LISTED
    return "\n".join([*lines, f"  and {more} more"] if more > 0 else lines)
