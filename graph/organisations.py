"""The nodes of party groups, agencies, committees, teams and divisions, and what follows from them."""

from dataclasses import dataclass

from graph.collector import Collector
from graph.elements import Node, NodeKey
from graph.identifiers import identifier
from graph.naming import BodyName, agency_function, read_committee_name
from graph.places import Place
from graph.schema import load_schema


@dataclass(frozen=True)
class Organisations:
    """Makes the nodes of one report; `within` names the report, for what holds in it alone."""

    collector: Collector
    within: str

    def group(self, name: BodyName, kind: str | None, agency: NodeKey | None) -> NodeKey:
        """A party group, the agency that it leads, and where it is."""
        group = self.collector.keep(group_node(name, kind, self.within))
        if agency is not None:
            self.collector.structural("LEADS", group, agency)
        elif name.place is not None:
            self.collector.structural("LOCATED_IN", group, self.division(name.place))
        return group

    def agency(self, name: BodyName) -> NodeKey:
        agency = self.collector.keep(agency_node(name, self.within))
        if name.place is not None:
            self.collector.structural("LOCATED_IN", agency, self.division(name.place))
        return agency

    def team(self, name: str, term: int | None, committee: str | None) -> NodeKey:
        """A team; one whose committee is not known merges with none of another report."""
        sender = None if committee is None else self._committee(committee)
        within = self.within if sender is None else None
        key = identifier("team", sender.id if sender else None, within, name, term)
        team = self.collector.node("InspectionTeam", key, name=name, term=term)
        if sender is not None:
            self.collector.structural("DISPATCHED_BY", team, sender)
        return team

    def division(self, place: Place) -> NodeKey:
        """A division and all above it."""
        key = identifier("division", place.key, self.within if place.ambiguous else None)
        division = self.collector.node("Division", key, name=place.name, level=place.level, code=place.code)
        if place.parent is not None:
            self.collector.structural("PART_OF", division, self.division(place.parent))
        return division

    def _committee(self, written: str) -> NodeKey:
        name = read_committee_name(written)
        committee = self.collector.node(
            "Committee", name.identifier("committee", self.within), name=name.full
        )
        if name.place is not None:
            self.collector.structural("GOVERNS", committee, self.division(name.place))
        return committee


def group_node(name: BodyName, kind: str | None, within: str) -> Node:
    """The node of a party group."""
    return load_schema().node(
        "PartyGroup",
        name.identifier("party-group", within, kind),
        name=name.full,
        kind=kind,
        level=name.level,
    )


def committee_id(place: Place) -> str:
    """The id of a place's committee as a party group: 中共云陵县委, wherever it is named."""
    kind = "自治区党委" if place.short.endswith("自治区") else place.short[-1] + "委"
    name = read_committee_name(f"中共{place.name}委")
    return name.identifier("party-group", "", kind)


def agency_node(name: BodyName, within: str) -> Node:
    """The node of an agency."""
    key = name.identifier("agency", within)
    function = agency_function(name.rest)
    return load_schema().node("Agency", key, name=name.full, function=function, level=name.level)
