"""From a parsed report to nodes and edges. This module alone sees both packages.

What makes a report one report
    Its party group, the type of the inspection and the month it started in, and the stage that its title or
    its opening names (集中整改, 阶段性, 后续 …): a copy is the same report. Where the party group or
    the start is not known, the folded words of its issues and measures (else of its text) stand in.

What makes the others one (docs/identity.md has the whole)
    Areas, issues and measures are their folded words within their report, so that an insertion before them
    changes nothing. An inspection is all that is said of it, with its party group. What a shared node shows
    follows from its identity alone; names as written are properties of the edge ISSUED_BY. Where a report
    names an agency and no party organisation, the party group is the agency's unnamed one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from graph.collector import Collector, Place
from graph.durations import days_between
from graph.elements import NodeKey, ReportGraph
from graph.folding import fold_words
from graph.identifiers import identifier
from graph.naming import BodyName, read_body_name, read_group_name
from graph.organisations import Organisations, agency_node, group_node
from graph.own_names import own_names
from graph.part_keys import PartKeys
from graph.resolution import Cited, Resolver, Writer, make_resolver
from graph.rows import ReportRows
from graph.schema import Given
from graph.stages import stage_of
from ingest.actions import actions_of
from ingest.amounts import counts_of, sums_of
from ingest.counts import stated_counts
from ingest.report import Citation, Date, Issue, ParsedReport, Span
from ingest.topics import topics_of

# What a part of the report has, in the schema's order
_AREA = ("ordinal", "heading", "report", "start", "end")
_ISSUE = ("ordinal", "text", "phrasing", "status", "topics", "report", "start", "end")
_MEASURE = ("ordinal", "text", "actions", "sums", "yuan", "counts", "report", "start", "end")
_CITED = ("title", "role", "bracketed", "doc_number")

Parents = Mapping[tuple[int | None, int | None], NodeKey]
"""What citations hang on, by the ordinals of issue and measure; (None, None) is the report."""


def build_graph(
    report: ParsedReport,
    *,
    text: str,
    location: str,
    resolver: Resolver | None = None,
    read_with: str | None = None,
) -> ReportGraph:
    """All that one report says, as nodes and edges that are sorted and each once.

    `text` is the source's text, in which the report's spans count; `location` is the path or address it was
    read from, as the user gave it (`location_of`); `read_with` is kept with the source as it is. Raises
    `SchemaError` where the parsed report breaks its own contract.
    """
    return build_rows(report, text=text, location=location, resolver=resolver, read_with=read_with).graph()


def build_rows(
    report: ParsedReport,
    *,
    text: str,
    location: str,
    resolver: Resolver | None = None,
    read_with: str | None = None,
) -> ReportRows:
    """The same as `build_graph`, as rows that are not checked yet."""
    resolver = resolver or make_resolver()
    names = _read_names(report, text, resolver)
    source = identifier("source", location)
    collector = Collector(_report_id(report, text, names), resolver.judgements)
    node = NodeKey("Report", collector.report)
    collector.fact("HAS_SOURCE", node, _source_node(collector, report, text, location, read_with), None)
    _header(collector, report, names, node)
    _citations(collector, report, _body(collector, report, node), text, resolver, names)
    _report_node(collector, report, text, source)  # last, as it sums up what its parts say
    return collector.rows(source)


def location_of(path: PurePath) -> str:
    """The location of a file: the path as given, with forward slashes."""
    return path.as_posix()


@dataclass(frozen=True, slots=True)
class _Names:
    """The bodies of the report as read; `words` is a hash of the report's words, the same for its copies."""

    group: BodyName | None
    agency: BodyName | None
    group_id: str | None
    agency_id: str | None
    words: str


def _read_names(report: ParsedReport, text: str, resolver: Resolver) -> _Names:
    found, words = report.party_group, _words_of(report, text)
    group = read_group_name(found.name, found.agency, found.division) if found is not None else None
    if found is None or group is None:
        return _Names(None, None, None, None, words)
    agency = read_body_name(found.agency, found.division) if found.agency else None
    canonical = resolver.judgements.canonical
    return _Names(
        group,
        agency,
        canonical(group_node(group, found.kind, words)).id,
        canonical(agency_node(agency, words)).id if agency else None,
        words,
    )


def _words_of(report: ParsedReport, text: str) -> str:
    texts = [part for issue in report.issues for part in (issue.text, *(m.text for m in issue.measures))]
    return identifier("words", *(fold_words(part) for part in texts or [text]))


def _report_id(report: ParsedReport, text: str, names: _Names) -> str:
    inspection = report.inspection
    if names.group_id is None or inspection.started is None:
        return identifier("report", names.group_id, names.words)
    month = inspection.started.first[:7]
    return identifier("report", names.group_id, inspection.type, month, stage_of(report.title, text))


def _report_node(collector: Collector, report: ParsedReport, text: str, source: str) -> None:
    published, feedback = report.published_on, report.inspection.feedback_on
    found = (len(report.areas), len(report.issues), sum(len(issue.measures) for issue in report.issues))
    collector.node(
        "Report",
        collector.report,
        title=report.title,
        **_dates("published", published),
        year=_year(published),
        also_inspected=report.also_inspected or None,
        source=source,
        issues=found[1],
        measures=found[2],
        problems=len(report.problems),
        problem_codes=tuple(sorted({item.code for item in report.problems})) or None,
        problem_notes=tuple(f"{item.severity} {item.code}: {item.message}" for item in report.problems)
        or None,
        **_stated(report, text, found),
        **days_between("publication", _span_of(feedback), _span_of(published)),
        topics=tuple(sorted({topic for issue in report.issues for topic in topics_of(issue.text)})) or None,
        regulations=collector.cited("Regulation") or None,
    )


def _stated(report: ParsedReport, text: str, found: tuple[int, int, int]) -> dict[str, Given]:
    """The counts stated before the first area or issue; of several the one that was found, else the first."""
    spans = [*(area.span for area in report.areas[:1]), *(issue.span for issue in report.issues[:1])]
    stated = stated_counts(text, min(spans).start if spans else len(text))
    several = (stated.areas, stated.issues, stated.measures)
    named = zip(("areas", "issues", "measures"), several, found, strict=True)
    return {f"stated_{what}": n if n in said else said[0] for what, said, n in named if said}


def _source_node(
    collector: Collector, report: ParsedReport, text: str, location: str, read_with: str | None
) -> NodeKey:
    info = report.source
    return collector.node(
        "Source",
        identifier("source", location),
        location=location,
        read_with=read_with,
        name=info.name,
        sha256=info.sha256,
        media_type=info.media_type,
        url=info.url,
        chars=len(text),
        text=text,
    )


def _header(collector: Collector, report: ParsedReport, names: _Names, node: NodeKey) -> None:
    organisations = Organisations(collector, names.words)
    inspection = _inspection_node(collector, report, names)
    collector.fact("REPORTS_ON", node, inspection, _said(report, "inspection"))
    found = report.party_group
    if found is not None and names.group is not None:
        agency = organisations.agency(names.agency) if names.agency else None
        group = organisations.group(names.group, found.kind, agency)
        said = _said(report, "party_group", "title")
        aliases = found.aliases or None
        written: dict[str, Given] = {"name": found.name, "agency": found.agency, "aliases": aliases}
        collector.fact("ISSUED_BY", node, group, said, **written)
        collector.fact("INSPECTED", inspection, group, said)
    _teams(organisations, report, inspection)


def _inspection_node(collector: Collector, report: ParsedReport, names: _Names) -> NodeKey:
    found = report.inspection
    values: dict[str, Given] = {
        "type": found.type,
        "modes": found.modes or None,
        "term": found.term,
        "round": found.round,
        **_dates("started", found.started),
        **_dates("ended", found.ended),
        **_dates("feedback", found.feedback_on),
        "year": _year(found.started),
    }
    days = {
        **days_between("stay", _span_of(found.started), _span_of(found.ended)),
        **days_between("feedback", _span_of(found.ended), _span_of(found.feedback_on)),
    }
    within = None if names.group_id and found.started else names.words
    said = [f"{name}={value}" for name, value in values.items() if value]
    return collector.node(
        "Inspection", identifier("inspection", names.group_id, within, *said), **values, **days
    )


def _teams(organisations: Organisations, report: ParsedReport, inspection: NodeKey) -> None:
    found = report.inspection
    places = _places(report, "inspection.teams")
    for number, name in enumerate(found.teams):
        team = organisations.team(name, found.term, found.committee)
        said = places[number] if len(places) == len(found.teams) else next(iter(places), None)
        organisations.collector.fact("CONDUCTED_BY", inspection, team, said)


def _body(collector: Collector, report: ParsedReport, node: NodeKey) -> Parents:
    keys = PartKeys(collector.report)
    parents: dict[tuple[int | None, int | None], NodeKey] = {(None, None): node}
    areas = _areas(collector, keys, report, node)
    rows = collector.parts("Issue", _ISSUE)
    raised = collector.facts("RAISES", "Report", "Issue")
    grouped = collector.facts("HAS_ISSUE", "Area", "Issue")
    for issue in report.issues:
        above = areas.get(issue.area)
        key = keys.of("issue", above or "", issue.text)
        place = _at(issue.span)
        said = (issue.ordinal, issue.text, issue.phrasing, issue.status, topics_of(issue.text) or None)
        rows[key] = (key, *said, collector.report, *place)
        raised.add(node.id, key, place)
        if above is not None:
            grouped.add(above, key, place)
        parents[issue.ordinal, None] = NodeKey("Issue", key)
        _measures(collector, keys, issue, key, parents)
    return parents


def _areas(
    collector: Collector, keys: PartKeys, report: ParsedReport, node: NodeKey
) -> dict[int | None, str]:
    """The ids of the areas by their ordinals."""
    found: dict[int | None, str] = {}
    rows = collector.parts("Area", _AREA)
    facts = collector.facts("HAS_AREA", "Report", "Area")
    for area in report.areas:
        key = found[area.ordinal] = keys.of("area", area.heading)
        place = _at(area.span)
        rows[key] = (key, area.ordinal, area.heading, collector.report, *place)
        facts.add(node.id, key, place)
    return found


def _measures(
    collector: Collector,
    keys: PartKeys,
    issue: Issue,
    parent: str,
    parents: dict[tuple[int | None, int | None], NodeKey],
) -> None:
    rows = collector.parts("Measure", _MEASURE)
    facts = collector.facts("ADDRESSED_BY", "Issue", "Measure")
    for measure in issue.measures:
        key = keys.of("measure", parent, measure.text)
        place = _at(measure.span)
        rows[key] = (key, measure.ordinal, measure.text, *_deeds(measure.text), collector.report, *place)
        facts.add(parent, key, place)
        parents[issue.ordinal, measure.ordinal] = NodeKey("Measure", key)


def _deeds(text: str) -> tuple[Given, ...]:
    """What a measure's words say was done, and the sums and counts they name."""
    sums = sums_of(text)
    return (
        actions_of(text) or None,
        tuple(item.text for item in sums) or None,
        max((item.yuan for item in sums), default=None),
        counts_of(text) or None,
    )


def _citations(
    collector: Collector, report: ParsedReport, parents: Parents, text: str, resolver: Resolver, names: _Names
) -> None:
    found = sorted(report.citations, key=lambda item: (item.span.start, item.span.end, item.title))
    cited = [Cited(c.title, c.kind, c.role, c.span.start, c.span.end) for c in found]
    targets = resolver.resolve(text, cited, _writer(report, names))
    for c, target in zip(found, targets, strict=True):
        source, kept, place = _parent(c, parents), collector.keep(target), _at(c.span)
        facts = collector.facts(c.role.upper(), source.label, kept.label)
        said = facts.in_order(_CITED, (c.title, c.role, c.bracketed, c.doc_number))
        facts.add(source.id, kept.id, place, *place, properties=said)


def _writer(report: ParsedReport, names: _Names) -> Writer:
    aliases = report.party_group.aliases if report.party_group else ()
    owner = names.agency_id or names.group_id
    place = next((body.place for body in (names.agency, names.group) if body), None)
    return Writer(owner or names.words, owner, own_names(names.agency, names.group, aliases), place)


def _parent(citation: Citation, parents: Parents) -> NodeKey:
    return (
        parents.get((citation.issue, citation.measure))
        or parents.get((citation.issue, None))
        or parents[None, None]
    )


def _places(report: ParsedReport, *fields: str) -> list[tuple[int, int]]:
    """The words that header fields were read from, field by field; a field counts with those below it."""
    return [
        (mention.span.start, mention.span.end)
        for name in fields
        for mention in report.mentions
        if mention.field == name or mention.field.startswith(name + ".")
    ]


def _said(report: ParsedReport, *fields: str) -> Place:
    return next(iter(_places(report, *fields)), None)


def _at(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _dates(name: str, date: Date | None) -> dict[str, Given]:
    return {f"{name}_from": date.first, f"{name}_to": date.last} if date else {}


def _span_of(date: Date | None) -> tuple[str, str] | None:
    return (date.first, date.last) if date else None


def _year(date: Date | None) -> int | None:
    return int(date.first[:4]) if date else None
