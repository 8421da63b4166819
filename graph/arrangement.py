"""The hierarchy of a picture: what stands in the middle, in which frame each card stands, what is named.

An agency's frames are its areas, with a card for each issue that holds its measures. A regulation's frames
are the agencies that name it. Two agencies stand side by side, with the rules that both name between them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.elements import Edge, Node
from graph.picture import Key, Picture, key_of, source_of, target_of

_RULES = ("Regulation", "Document")
_HEADS = ("Committee", "InspectionTeam", "Inspection", "PartyGroup", "Agency", "Report")
_PARENTS = ("HAS_ISSUE", "ADDRESSED_BY")
_OWNED = ("ISSUED_BY", "INSPECTED")


@dataclass(frozen=True, slots=True)
class Card:
    """An issue with its measures, or whatever else stands in a frame; `marked` where it shows a status."""

    key: Key
    parts: tuple[Key, ...] = ()
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Cards under one title: a node's, or a word of the page; or without one."""

    key: Key | None
    cards: tuple[Card, ...]
    word: str = ""

    def held(self) -> Iterator[Key]:
        """Of its title and of all that it holds."""
        if self.key:
            yield self.key
        for card in self.cards:
            yield card.key
            yield from card.parts


@dataclass(frozen=True, slots=True)
class Group:
    """What belongs to one centre; `heads` stand before the frames."""

    heads: tuple[Key, ...]
    frames: tuple[Frame, ...]
    rules: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One group, or two that are compared with what they share."""

    groups: tuple[Group, ...]
    shared: tuple[Key, ...] = ()


def arrange(picture: Picture) -> Arrangement:
    """The picture's hierarchy, in the order of the texts."""
    relations = _Relations(picture)
    if picture.centres and picture.centres[0][0] == "Regulation":
        return relations.around_regulation(picture.centres)
    if len(picture.centres) > 1:
        return relations.compared(picture.centres)
    return relations.around_agency()


class _Relations:
    """The picture's nodes in order, with their children and the body whose report says them."""

    def __init__(self, picture: Picture) -> None:
        self.nodes = _ordered(node for node in picture.nodes if node.label != "Source")
        self.children = _children(picture.edges, self.nodes)
        self.owners = {source_of(edge): target_of(edge) for edge in picture.edges if edge.type in _OWNED}
        self.edges = picture.edges

    def around_agency(self) -> Arrangement:
        frames = (*self._areas(), *_loose(self._alone()))
        return Arrangement((Group(self._of(*_HEADS), frames, self._of(*_RULES)),))

    def compared(self, centres: Sequence[Key]) -> Arrangement:
        naming = self._naming()
        shared = [rule for rule in self._of(*_RULES) if len(naming[rule] & set(centres)) > 1]
        groups = tuple(self._group(centre, naming, shared) for centre in centres)
        context = [key for key in self._of(*_HEADS) if self._owner(key) not in centres]
        return Arrangement(groups, (*context, *shared))

    def around_regulation(self, centres: Sequence[Key]) -> Arrangement:
        cards = self._cards_by_body()
        frames = tuple(Frame(body, tuple(cards[body])) for body in self._of("Agency", "PartyGroup"))
        rules = tuple(key for key in self._of(*_RULES) if key not in centres)
        return Arrangement((Group(tuple(centres), frames, rules),))

    def _group(self, centre: Key, naming: Mapping[Key, set[Key]], shared: Sequence[Key]) -> Group:
        heads = tuple(key for key in self._of(*_HEADS) if self._owner(key) == centre)
        areas = [frame for frame in self._areas() if self._owner(frame.key) == centre]
        alone = [card for card in self._alone() if self._owner(card.key) == centre]
        rules = (key for key in self._of(*_RULES) if centre in naming[key] and key not in shared)
        return Group(heads, (*areas, *_loose(alone)), tuple(rules))

    def _of(self, *labels: str) -> tuple[Key, ...]:
        return tuple(key for label in labels for key in self.nodes if key[0] == label)

    def _areas(self) -> list[Frame]:
        return [Frame(area, tuple(map(self._card, self.children[area]))) for area in self._of("Area")]

    def _alone(self) -> list[Card]:
        """Issues without an area, and measures whose issue is not shown."""
        issues = self._without_parent("Issue")
        return [*map(self._card, issues), *map(Card, self._without_parent("Measure"))]

    def _without_parent(self, label: str) -> list[Key]:
        held = {child for children in self.children.values() for child in children}
        return [key for key in self._of(label) if key not in held]

    def _cards_by_body(self) -> Mapping[Key | None, list[Card]]:
        """What each body's reports say; a report stands for what it says outside its issues."""
        naming = {source_of(edge) for edge in self.edges if edge.target_label in _RULES}
        reports = (key for key in self._of("Report") if key in naming)
        found: dict[Key | None, list[Card]] = defaultdict(list)
        for key in (*reports, *self._of("Issue"), *self._without_parent("Measure")):
            found[self._owner(key)].append(self._card(key))
        return found

    def _card(self, key: Key) -> Card:
        marked = key[0] == "Issue" and "status" in self.nodes[key].values()
        return Card(key, tuple(self.children[key]), marked)

    def _owner(self, key: Key | None) -> Key | None:
        """The body whose report says it; a body is its own."""
        if key is None:
            return None
        report = self.nodes[key].values().get("report")
        said_by = ("Report", str(report)) if report else key
        return self.owners.get(said_by, said_by)

    def _naming(self) -> Mapping[Key, set[Key]]:
        """The bodies whose reports name each rule."""
        found: dict[Key, set[Key]] = defaultdict(set)
        for edge in self.edges:
            if edge.target_label in _RULES:
                report = "Report", str(edge.values()["report"])
                found[target_of(edge)].add(self.owners.get(report, report))
        return found


def _loose(cards: Sequence[Card]) -> tuple[Frame, ...]:
    return (Frame(None, tuple(cards)),) if cards else ()


def _ordered(nodes: Iterable[Node]) -> dict[Key, Node]:
    """By the year of their report, then as its text has them; shared nodes by id."""
    found = sorted(nodes, key=key_of)
    years = {node.id: _number(node, "year") for node in found if node.label == "Report"}

    def place(node: Node) -> tuple[int, str, int, int]:
        values = node.values()
        report = str(values.get("report", node.id if node.label == "Report" else ""))
        return years.get(report, 0), report, _number(node, "start"), _number(node, "ordinal")

    return {key_of(node): node for node in sorted(found, key=place)}


def _number(node: Node, name: str) -> int:
    value = node.values().get(name, 0)
    return value if isinstance(value, int) else 0


def _children(edges: Iterable[Edge], nodes: Mapping[Key, Node]) -> Mapping[Key, list[Key]]:
    found: dict[Key, list[Key]] = defaultdict(list)
    for edge in edges:
        if edge.type in _PARENTS:
            found[source_of(edge)].append(target_of(edge))
    place = {key: number for number, key in enumerate(nodes)}
    for keys in found.values():
        keys.sort(key=place.__getitem__)
    return found
