"""What is wrong, or doubtful, in a graph: each finding with its code, element and remedy.

It asks only for elements, so that it holds for any store, and for what was never in one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.authority.regulations import Regulations
from graph.candidates import find_candidates
from graph.elements import Edge, Node
from graph.errors import SchemaError
from graph.folding import fold_words
from graph.judgements import Judgements
from graph.schema import EdgeType, load_schema
from graph.trunk import HAS_SOURCE, REPORT, SOURCE

_WORDS = {"Area": "heading", "Issue": "text", "Measure": "text"}
"""The property of a node that is the very words of its span."""
_COUNTED = {"issues": "RAISES"}
_AGAIN = "remove the report and ingest it again; if it comes back, please report it"

IssuesOf = Callable[[Node], Sequence[str]]
"""The texts of the issues that a Source node's text tells, read anew."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`severity` is error (the graph is wrong), warning (somebody should look) or info."""

    severity: str
    code: str
    element: str
    message: str
    remedy: str


class Elements(Protocol):
    """A graph: a store, or anything that gives its elements."""

    def nodes(self, label: str) -> Iterable[Node]: ...

    def edges(self, type_: str) -> Iterable[Edge]: ...


@dataclass(frozen=True, slots=True)
class Texts:
    """The text in which the spans of each report count, by the report's id."""

    by_report: Mapping[str, str]

    def words(self, values: Mapping[str, object]) -> str | None:
        """The words at an element's span; None where it has no span, or one outside the text."""
        start, end = values.get("start"), values.get("end")
        text = self.by_report.get(str(values.get("report")), "")
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
            return None
        return text[start:end]


def validate(
    graph: Elements, regulations: Regulations, judgements: Judgements, issues_of: IssuesOf | None = None
) -> Iterator[Finding]:
    """All findings. With `issues_of`, the sources that one report has are compared."""
    ids = {item.label: {node.id for node in graph.nodes(item.label)} for item in load_schema().nodes}
    texts = read_texts(graph)
    for label in ids:
        yield from check_nodes(label, graph.nodes(label), texts)
    pointed: dict[str, set[str]] = defaultdict(set)
    for type_ in load_schema().edges:
        yield from check_edges(type_, _noting(graph.edges(type_.type), pointed), ids, texts)
    yield from _unpointed(ids, pointed)
    yield from check_counts(graph.nodes(REPORT), graph)
    yield from check_sums(graph.nodes(REPORT), graph)
    yield from check_places(graph)
    yield from check_candidates(graph, regulations, judgements)
    if issues_of is not None:
        yield from check_sources(graph, issues_of)


def read_texts(graph: Elements) -> Texts:
    """The text of each report's telling source."""
    told = {str(node.values().get("source")): node.id for node in graph.nodes(REPORT)}
    texts = {node.id: str(node.values().get("text", "")) for node in graph.nodes(SOURCE) if node.id in told}
    return Texts({report: texts[source] for source, report in told.items() if source in texts})


def check_nodes(label: str, nodes: Iterable[Node], texts: Texts) -> Iterator[Finding]:
    """Keys, properties by the schema, and spans."""
    seen: set[str] = set()
    for node in nodes:
        element = f"{label} {node.id}"
        values = node.values()
        if not node.id or node.id in seen:
            yield _key_problem(element, "id", bool(node.id))
        seen.add(node.id)
        try:
            load_schema().node(label, node.id or "?", **values)
        except SchemaError as error:
            yield Finding("error", "unfit-property", element, str(error), _AGAIN)
        yield from _span_findings(element, values, values.get(_WORDS.get(label, "")), texts)


def check_edges(
    type_: EdgeType, edges: Iterable[Edge], ids: Mapping[str, set[str]], texts: Texts
) -> Iterator[Finding]:
    """Keys, ends, properties by the schema, and spans."""
    seen: set[str] = set()
    for edge in edges:
        element = f"{type_.type} {edge.key}"
        values = edge.values()
        if not edge.key or edge.key in seen:
            yield _key_problem(element, "key", bool(edge.key))
        seen.add(edge.key)
        yield from _dangling(element, edge, values, ids)
        ends = ((edge.source_label, edge.source), (edge.target_label, edge.target))
        try:
            load_schema().edge(type_.type, *ends, key=edge.key or "?", **values)
        except SchemaError as error:
            yield Finding("error", "unfit-property", element, str(error), _AGAIN)
        yield from _span_findings(element, values, values.get("title") if type_.citation else None, texts)


def _key_problem(element: str, name: str, repeated: bool) -> Finding:
    code, said = (
        ("repeated-key", f"its {name} is there twice") if repeated else ("missing-key", f"has no {name}")
    )
    return Finding("error", code, element, said, _AGAIN)


def _dangling(
    element: str, edge: Edge, values: Mapping[str, object], ids: Mapping[str, set[str]]
) -> Iterator[Finding]:
    for label, id_ in ((edge.source_label, edge.source), (edge.target_label, edge.target)):
        if id_ not in ids.get(label, ()):
            yield Finding(
                "error", "dangling-edge", element, f"leads to {label} {id_}, which is not there", _AGAIN
            )
    report = values.get("report")
    if report is not None and report not in ids[REPORT]:
        yield Finding("error", "dangling-edge", element, f"is said by {report}, which is not there", _AGAIN)


def _span_findings(
    element: str, values: Mapping[str, object], told: object, texts: Texts
) -> Iterator[Finding]:
    if values.get("start") is None and values.get("end") is None:
        return
    words = texts.words(values)
    place = f"{values.get('start')}-{values.get('end')}"
    if words is None:
        said = f"its span {place} is outside the text of {values.get('report')}"
        yield Finding("error", "span-outside", element, said, _AGAIN)
    elif told is not None and words != told:
        said = f"the text at {place} is {words[:30]!r}, not {str(told)[:30]!r}"
        yield Finding("error", "span-differs", element, said, _AGAIN)


def _noting(edges: Iterable[Edge], pointed: Mapping[str, set[str]]) -> Iterator[Edge]:
    for edge in edges:
        pointed[edge.target_label].add(edge.target)
        yield edge


def _unpointed(ids: Mapping[str, set[str]], pointed: Mapping[str, set[str]]) -> Iterator[Finding]:
    for label, found in ids.items():
        for id_ in sorted(found - pointed.get(label, set())) if label != REPORT else ():
            yield Finding("error", "unpointed-node", f"{label} {id_}", "no edge leads to it", _AGAIN)


def check_counts(reports: Iterable[Node], graph: Elements) -> Iterator[Finding]:
    """Whether each report has its source, and as many issues as it says: else it is not whole."""
    found: dict[str, dict[str, set[str]]] = {}
    for type_ in (HAS_SOURCE, *_COUNTED.values()):
        found[type_] = defaultdict(set)
        for edge in graph.edges(type_):
            found[type_][edge.source].add(edge.target)
    for report in reports:
        element, values = f"{REPORT} {report.id}", report.values()
        if values.get("source") not in found[HAS_SOURCE][report.id]:
            yield Finding(
                "error", "missing-source", element, f"{values.get('source')} is not its source", _AGAIN
            )
        for name, type_ in _COUNTED.items():
            count = len(found[type_][report.id])
            if count != values.get(name):
                said = f"says {values.get(name)} {name}, has {count}"
                yield Finding("error", "not-whole", element, said, _AGAIN)


def check_sums(reports: Iterable[Node], graph: Elements) -> Iterator[Finding]:
    """Whether each report has the topics of its issues, and the regulations that it and its parts name."""
    found: dict[str, dict[str, set[str]]] = {"topics": defaultdict(set), "regulations": defaultdict(set)}
    for node in graph.nodes("Issue"):
        values = node.values()
        found["topics"][str(values.get("report"))].update(_texts(values.get("topics")))
    for type_ in (type_.type for type_ in load_schema().edges if type_.citation):
        for edge in graph.edges(type_):
            if edge.target_label == "Regulation":
                found["regulations"][str(edge.values().get("report"))].add(edge.target)
    for report in reports:
        for name, by_report in found.items():
            if _texts(report.values().get(name)) != tuple(sorted(by_report[report.id])):
                said = f"its {name} are not those of its parts"
                yield Finding("error", "not-summed-up", f"{REPORT} {report.id}", said, _AGAIN)


def _texts(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def check_places(graph: Elements) -> Iterator[Finding]:
    """Agencies that stand in no division, but for those that are one in the country."""
    placed = {edge.source for edge in graph.edges("LOCATED_IN")}
    for node in graph.nodes("Agency"):
        values = node.values()
        if node.id not in placed and values.get("level") != "national":
            said = f"{values.get('name')}: its division is not known, so it holds in its report alone"
            remedy = "if the graph has it with its place: xuncha resolve --same ID ID --reason …"
            yield Finding("warning", "agency-without-division", f"Agency {node.id}", said, remedy)


def check_candidates(graph: Elements, regulations: Regulations, judgements: Judgements) -> Iterator[Finding]:
    """Regulations that look like two of one."""
    for item in find_candidates(graph.nodes("Regulation"), regulations, judgements):
        keep, merge = (str(node.values().get("title")) for node in (item.keep, item.merge))
        said = f"looks like {item.keep.id}: {merge}, {keep}: {item.reason}"
        remedy = f"xuncha resolve --same {item.keep.id} {item.merge.id} --reason … (or --different, --unsure)"
        yield Finding("warning", "two-of-one", f"Regulation {item.merge.id}", said, remedy)


def check_sources(graph: Elements, issues_of: IssuesOf) -> Iterator[Finding]:
    """Reports with several sources that tell different issues."""
    sources: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges(HAS_SOURCE):
        sources[edge.source].append(edge.target)
    several = {source: report for report, found in sources.items() if len(found) > 1 for source in found}
    told: dict[str, list[tuple[str, Sequence[str]]]] = defaultdict(list)
    for node in graph.nodes(SOURCE) if several else ():
        if node.id in several:
            place = str(node.values().get("location"))
            told[several[node.id]].append((place, sorted(map(fold_words, issues_of(node)))))
    for report, found in sorted(told.items()):
        (first, issues), *others = sorted(found)
        for place, other in others:
            if other != issues:
                said = f"{first} tells {len(issues)} issues, {place} {len(other)}; they are not the same"
                remedy = "see which is right; xuncha remove the report, and ingest the right one alone"
                yield Finding("warning", "sources-differ", f"{REPORT} {report}", said, remedy)
