"""A fictional agency's network, as nodes and edges of the schema."""

from graph.elements import Edge, Node
from graph.schema import load_schema

REPORT = "report:1"
SPAN = {"report": REPORT, "start": 0, "end": 2}


def agency_nodes_and_edges(
    *, name: str = "云陵县水利局", issues: int = 3, measures: int = 2, text: str = "河道巡查不到位"
) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """One report with one area; each issue with its measures, all of which cite one regulation twice."""
    schema = load_schema()
    party = schema.node("PartyGroup", "party:1", name=f"中共{name}党组", kind="党组")
    agency = schema.node("Agency", "agency:1", name=name)
    report = schema.node(
        "Report",
        REPORT,
        title="关于巡察整改进展情况的通报",
        source="s",
        issues=issues,
        measures=measures,
        problems=0,
    )
    area = schema.node("Area", "area:1", ordinal=1, heading="落实主体责任方面", **SPAN)
    rule = schema.node("Regulation", "regulation:1", title="云陵县河道巡查办法", scope="titled")
    nodes: list[Node] = [party, agency, report, area, rule]
    edges = [
        schema.edge("LEADS", party, agency, key="e"),
        schema.edge("ISSUED_BY", report, party, key="e", report=REPORT, name=f"中共{name}党组"),
        schema.edge("HAS_AREA", report, area, key="e", report=REPORT),
    ]
    for number in range(1, issues + 1):
        issue = schema.node("Issue", f"issue:{number}", ordinal=number, text=text, phrasing="problem", **SPAN)
        nodes.append(issue)
        edges += [
            schema.edge("RAISES", report, issue, key=issue.id, report=REPORT),
            schema.edge("HAS_ISSUE", area, issue, key=issue.id, report=REPORT),
        ]
        for step in range(1, measures + 1):
            measure = schema.node("Measure", f"{issue.id}:{step}", ordinal=step, text=text, **SPAN)
            nodes.append(measure)
            edges.append(schema.edge("ADDRESSED_BY", issue, measure, key=measure.id, report=REPORT))
            for place in (0, 2):
                given = {"title": "河道巡查办法", "role": "enacts", "bracketed": True}
                span = {"report": REPORT, "start": place, "end": place + 1}
                edges.append(
                    schema.edge("ENACTS", measure, rule, key=f"{measure.id}:{place}", **given, **span)
                )
    return tuple(nodes), tuple(edges)
