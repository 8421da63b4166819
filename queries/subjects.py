"""What a picture is of: an agency, a regulation or a report, found by the name that users type."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.authority.regulations import load_regulations
from graph.errors import UsageError
from graph.picture import AGENCY_DEPTHS, CONTEXT, REGULATION_DEPTHS, Key, Picture
from graph.store import GraphStore
from queries.matching import Candidate, fold, match, only_match
from queries.names import agencies, regulations
from queries.network import Network, agency_network, joined, regulation_network, report_network

AGENCY, REGULATION, REPORT = "agency", "regulation", "report"
DEPTH = {AGENCY: 4, REGULATION: 3, REPORT: 4}
"""How far a picture goes where nothing is said."""
_REPORTS = """
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
OPTIONAL MATCH (r)-[:HAS_SOURCE]->(s:Source)
RETURN r.id AS id, coalesce(r.title, p.name) AS title, s.name AS file, s.location AS location
ORDER BY title, id
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """`kind` is agency, regulation or report; the candidate has its ids and its label."""

    kind: str
    candidate: Candidate


def find_subject(store: GraphStore, where: str, name: str) -> Subject:
    """What bears `name` in full, or its id; else the one of whose names it is a part.

    Agencies come before regulations, and these before reports. `where` is the argument or option that errors
    name. Raises `UsageError` with the nearest names where none or more than one fits.
    """
    given = f"{where} {name!r}"
    found = [(kind, candidates, match(candidates, _forms(kind, name))) for kind, candidates in _every(store)]
    for kind, candidates, matched in sorted(found, key=lambda item: not _exact(item[2], item[0], name)):
        if matched:
            return Subject(kind, only_match(candidates, given, _forms(kind, name), kind))
    every = [item for _, candidates, _ in found for item in candidates]
    return Subject(AGENCY, only_match(every, given, (name,), "agency, regulation or report"))


def _forms(kind: str, name: str) -> tuple[str, ...]:
    """The name, and a regulation's official title for its short form."""
    known = load_regulations().lookup(name) if kind == REGULATION else None
    return (name, known.title) if known else (name,)


def _exact(matched: Sequence[Candidate], kind: str, name: str) -> bool:
    wanted = {fold(form) for form in _forms(kind, name)}
    return any(wanted & {fold(item.label), *map(fold, item.names), *item.ids} for item in matched)


def _every(store: GraphStore) -> list[tuple[str, list[Candidate]]]:
    return [(AGENCY, agencies(store)), (REGULATION, regulations(store)), (REPORT, reports(store))]


def draw(
    store: GraphStore, subjects: Sequence[Subject], *, depth: int | None = None, labels: Collection[str] = ()
) -> Picture:
    """The picture of a subject, or of two that are compared.

    `depth` says how many steps it goes (`AGENCY_DEPTHS`, `REGULATION_DEPTHS`), `labels` which kinds it shows;
    all but `CONTEXT` where none are given. Raises `UsageError` where a regulation is compared.
    """
    if len(subjects) > 1 and any(item.kind == REGULATION for item in subjects):
        raise UsageError("--compare is for agencies and reports; draw each regulation by itself")
    networks = [_network(store, item, depth or DEPTH[item.kind], labels) for item in subjects]
    centres = [_centre(item, network) for item, network in zip(subjects, networks, strict=True)]
    nodes, edges = joined(*networks)
    title = " · ".join(dict.fromkeys(item.candidate.label for item in subjects))
    return Picture(title, nodes, edges, tuple(dict.fromkeys(centres)))


def _network(store: GraphStore, subject: Subject, depth: int, labels: Collection[str]) -> Network:
    ids = subject.candidate.ids
    depths = REGULATION_DEPTHS if subject.kind == REGULATION else AGENCY_DEPTHS
    reached = {label for level in depths[:depth] for label in level} | set(CONTEXT)
    wanted = {label for label in reached if (label in labels if labels else label not in CONTEXT)}
    if subject.kind == REGULATION:
        return regulation_network(store, ids, wanted)
    if subject.kind == REPORT:
        return report_network(store, ids, wanted)
    return agency_network(store, ids, wanted)


def _centre(subject: Subject, network: Network) -> Key:
    """The node in the middle; a report's is the body that issued it."""
    if subject.kind == REGULATION:
        return "Regulation", subject.candidate.ids[0]
    bodies = [(node.label, node.id) for node in network[0] if node.label in ("Agency", "PartyGroup")]
    return min(bodies)


def reports(store: GraphStore) -> list[Candidate]:
    """Each report, known by its title and by its files."""
    found: dict[str, tuple[str, list[str]]] = {}
    for id_, title, *files in store.run(_REPORTS, {}, limit=None, seconds=None).rows:
        names = found.setdefault(str(id_), (str(title), []))[1]
        names += [str(name) for name in files if name]
    return [Candidate((id_,), title, (title, *names)) for id_, (title, names) in found.items()]
