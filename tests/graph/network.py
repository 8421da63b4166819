"""A fictional agency's network, as nodes and edges of the schema, and as a picture."""

from typing import Any

from graph.elements import Edge, Node
from graph.picture import Picture
from graph.schema import load_schema

REPORT = "report:1"
AGENCY = ("Agency", "agency:1")
SPAN = {"report": REPORT, "start": 0, "end": 2}
TEXT = "河道巡查不到位。一是印发《河道巡查办法》。"
STATUSES = ("done", "mostly_done", "ongoing", None)


def agency_picture(title: str = "云陵县水利局", **given: Any) -> Picture:
    nodes, edges = agency_nodes_and_edges(**given)
    return Picture(title, nodes, edges, (AGENCY,))


def agency_nodes_and_edges(
    *,
    name: str = "云陵县水利局",
    issues: int = 3,
    measures: int = 2,
    text: str = "河道巡查不到位",
    heading: str = "落实主体责任方面",
    url: str = "https://example.org/water.html",
) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """One report with one area; each issue with its measures, all of which enact one regulation twice.

    The issues' statuses come in the order of `STATUSES`.
    """
    schema = load_schema()
    party = schema.node("PartyGroup", "party:1", name=f"中共{name}党组", kind="党组")
    agency = schema.node(*AGENCY, name=name)
    report = schema.node(
        "Report",
        REPORT,
        title="关于巡察整改进展情况的通报",
        published_from="2024-08-30",
        published_to="2024-08-30",
        source="source:1",
        issues=issues,
        measures=measures,
        problems=0,
    )
    area = schema.node("Area", "area:1", ordinal=1, heading=heading, **SPAN)
    rule = schema.node("Regulation", "regulation:1", title="云陵县河道巡查办法", scope="titled")
    nodes: list[Node] = [party, agency, report, area, rule, source(url)]
    edges = [
        schema.edge("LEADS", party, agency, key="e"),
        schema.edge("ISSUED_BY", report, party, key="e", report=REPORT, name=f"中共{name}党组"),
        schema.edge("HAS_AREA", report, area, key="e", report=REPORT),
    ]
    for number in range(1, issues + 1):
        told = {"text": text, "phrasing": "problem", "status": STATUSES[(number - 1) % len(STATUSES)]}
        issue = schema.node("Issue", f"issue:{number}", ordinal=number, **told, **SPAN)
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


def source(url: str) -> Node:
    return load_schema().node(
        "Source",
        "source:1",
        location="reports/water.html",
        name="water.html",
        sha256="0" * 64,
        media_type="text/html",
        url=url or None,
        chars=len(TEXT),
        text=TEXT,
    )
