"""What a picture shows: one body's reports, two bodies side by side, or a regulation and who names it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.elements import Edge, Node

Key = tuple[str, str]
"""Label and id of a node."""

AGENCY_DEPTHS: tuple[tuple[str, ...], ...] = (
    ("Report", "Area"),
    ("Issue",),
    ("Measure",),
    ("Regulation", "Document"),
)
"""Labels that each further step away from an agency adds."""
REGULATION_DEPTHS: tuple[tuple[str, ...], ...] = (
    ("PartyGroup", "Agency", "Report"),
    ("Issue",),
    ("Measure",),
    ("Regulation", "Document"),
)
"""Labels that each further step away from a regulation adds."""
CONTEXT = ("Inspection", "InspectionTeam", "Committee")
"""Labels that are shown only where they are asked for."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`centres` are what stands in the middle: an agency, a regulation, or the two that are compared.

    Source nodes are not drawn: the spans of the others count in their texts.
    """

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    centres: tuple[Key, ...] = ()


def key_of(node: Node) -> Key:
    return node.label, node.id


def source_of(edge: Edge) -> Key:
    return edge.source_label, edge.source


def target_of(edge: Edge) -> Key:
    return edge.target_label, edge.target


def with_bodies(picture: Picture) -> Picture:
    """The agency in the place of the party group that leads it: a group stands only where it leads none."""
    leads = {source_of(edge): target_of(edge) for edge in picture.edges if edge.type == "LEADS"}
    nodes = tuple(node for node in picture.nodes if key_of(node) not in leads)
    edges = (_to_body(edge, leads) for edge in picture.edges if edge.type != "LEADS")
    centres = tuple(dict.fromkeys(leads.get(centre, centre) for centre in picture.centres))
    return Picture(picture.title, nodes, tuple(_between(edges, nodes)), centres)


def _to_body(edge: Edge, leads: dict[Key, Key]) -> Edge:
    label, id_ = leads.get(target_of(edge), target_of(edge))
    return replace(edge, target_label=label, target=id_)


def _between(edges: Iterable[Edge], nodes: Iterable[Node]) -> Iterable[Edge]:
    known = {key_of(node) for node in nodes}
    return (edge for edge in edges if source_of(edge) in known and target_of(edge) in known)
