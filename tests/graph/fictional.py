"""Fictional reports as graphs, made by the schema: small, alike in shape to what the mapping makes."""

from collections.abc import Sequence

from graph.elements import Edge, Node, ReportGraph
from graph.schema import load_schema

Citation = tuple[str, str]
"""(edge type, title of the regulation)."""


def division(name: str) -> Node:
    return load_schema().node("Division", f"division:{name}", name=name)


def regulation(title: str) -> Node:
    return load_schema().node("Regulation", f"regulation:{title}", title=title, scope="titled")


def report_graph(
    name: str,
    *,
    place: str = "云陵县",
    source: str | None = None,
    issues: Sequence[Sequence[Citation]] = ((("CITES", "云陵县财务管理办法"),),),
    title: str | None = "关于巡察整改情况的通报",
    shift: int = 0,
) -> ReportGraph:
    """A report of the bureau `name` of a place; one issue with one measure for each list of citations.

    The citations stand in the measures; `shift` moves every span, as an edit at the top of a file does.
    """
    return _Telling(name, place, source or f"{name}.txt", shift).tell(issues, title)


class _Telling:
    """Collects the nodes and edges of one report."""

    def __init__(self, name: str, place: str, source: str, shift: int) -> None:
        self.name, self.place, self.source, self.at = name, place, source, shift
        self.report = f"report:{name}"
        self.nodes: dict[tuple[str, str], Node] = {}
        self.edges: dict[tuple[str, str], Edge] = {}

    def tell(self, issues: Sequence[Sequence[Citation]], title: str | None) -> ReportGraph:
        count = len(issues)
        counts = {"issues": count, "measures": count, "problems": 0}
        report = self.node("Report", self.report, title=title, source=f"source:{self.source}", **counts)
        self.fact("HAS_SOURCE", report, self.source_node())
        inspection = self.organisations(report)
        self.fact("REPORTS_ON", report, inspection)
        for ordinal, citations in enumerate(issues, 1):
            self.issue(report, ordinal, citations)
        nodes, edges = sorted(self.nodes.values()), sorted(self.edges.values())
        return ReportGraph(self.report, f"source:{self.source}", tuple(nodes), tuple(edges))

    def source_node(self) -> Node:
        text = f"{self.name} 的通报\n全文 “引号” 'x' \\ {self.at}"
        return self.node(
            "Source",
            f"source:{self.source}",
            location=self.source,
            name=self.source,
            sha256=f"{abs(self.at):064x}",
            media_type="text/plain",
            chars=len(text),
            text=text,
        )

    def organisations(self, report: Node) -> Node:
        place = self.add(division(self.place))
        province = self.add(division("海东省"))
        full = f"{self.place}{self.name}局"
        party = self.node("PartyGroup", f"party:{full}", name=f"中共{full}党组", kind="党组")
        agency = self.node("Agency", f"agency:{full}", name=full, function=self.name)
        committee = self.node("Committee", f"committee:{self.place}", name=f"中共{self.place}委")
        team = self.node("InspectionTeam", f"team:{self.place}", name="第一巡察组", term=14)
        inspection = self.node("Inspection", f"inspection:{full}", type="巡察", modes=("常规",), year=2023)
        self.fact("ISSUED_BY", report, party, name=f"中共{full}党组", aliases=(f"{full}党组", "局党组"))
        self.fact("INSPECTED", inspection, party)
        self.fact("CONDUCTED_BY", inspection, team)
        for type_, start, end in (
            ("DISPATCHED_BY", team, committee),
            ("LEADS", party, agency),
            ("LOCATED_IN", agency, place),
            ("LOCATED_IN", party, place),
            ("GOVERNS", committee, place),
            ("PART_OF", place, province),
        ):
            self.join(type_, start, end)
        return inspection

    def issue(self, report: Node, ordinal: int, citations: Sequence[Citation]) -> None:
        span = {"report": self.report, "start": self.at + ordinal * 100, "end": self.at + ordinal * 100 + 50}
        heading = {"ordinal": 1, "heading": "落实责任方面", "report": self.report}
        area = self.node("Area", f"area:{self.name}:1", **heading, start=self.at, end=self.at + 9)
        named = {"ordinal": ordinal, "text": f"问题{ordinal}", "phrasing": "problem"}
        issue = self.node("Issue", f"issue:{self.name}:{ordinal}", **named, **span)
        measure = self.node("Measure", f"measure:{self.name}:{ordinal}", ordinal=1, text="已整改", **span)
        self.fact("HAS_AREA", report, area)
        self.fact("HAS_ISSUE", area, issue)
        self.fact("RAISES", report, issue)
        self.fact("ADDRESSED_BY", issue, measure)
        for place, (type_, title) in enumerate(citations):
            cited = self.add(regulation(title))
            self.fact(type_, measure, cited, place, title=title, role=type_.lower(), bracketed=True)

    def node(self, label: str, id_: str, **properties: object) -> Node:
        return self.add(load_schema().node(label, id_, **properties))  # type: ignore[arg-type]

    def add(self, node: Node) -> Node:
        self.nodes[node.label, node.id] = node
        return node

    def fact(self, type_: str, start: Node, end: Node, place: int = 0, **properties: object) -> None:
        at = self.at + place
        key = f"{type_}:{self.report}:{start.id}:{end.id}:{place}"
        said = {"report": self.report, "start": at, "end": at + 1, **properties}
        self.edges[type_, key] = load_schema().edge(type_, start, end, key=key, **said)  # type: ignore[arg-type]

    def join(self, type_: str, start: Node, end: Node) -> None:
        key = f"{type_}:{start.id}:{end.id}"
        self.edges[type_, key] = load_schema().edge(type_, start, end, key=key)
