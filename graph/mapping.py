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

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from graph.collector import Collector, Place
from graph.durations import days_between
from graph.elements import NodeKey, ReportGraph
from graph.folding import fold_words, squeeze
from graph.identifiers import identifier
from graph.naming import BodyName, read_body_name, read_group_name
from graph.organisations import Organisations, agency_node, group_node
from graph.own_names import own_names
from graph.resolution import Cited, Resolver, Writer, make_resolver
from graph.rows import ReportRows
from graph.schema import Given
from graph.words import load_words
from ingest.actions import actions_of
from ingest.amounts import counts_of, sums_of
from ingest.counts import stated_counts
from ingest.report import Citation, Date, Issue, ParsedReport, Span
from ingest.topics import topics_of

# "现将集中整改进展情况予以公布": the sentence that says what is published
_NOW_PUBLISHED = re.compile(r"现将([^。;；\n]{0,80})")
# "第二批", "第3阶段"
_STAGE_NUMBER = re.compile(r"第[一二三四五六七八九十\d]+(?:次|阶段|批)")

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
    node = _report_node(collector, report, text, source)
    collector.fact("HAS_SOURCE", node, _source_node(collector, report, text, location, read_with), None)
    _header(collector, report, names, node)
    _citations(collector, report, _body(collector, report, node), text, resolver, names)
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
    return identifier("report", names.group_id, inspection.type, month, _stage(report.title, text))


def _stage(title: str | None, text: str) -> str:
    """What the title and the sentence 现将 … call this report of the inspection: 集中整改, 第二批."""
    published = _NOW_PUBLISHED.search(text)
    said = squeeze((title or "") + (published[1] if published else ""))
    stages = {stage for stage in load_words().stages if stage in said}
    return "、".join(sorted(stages | set(_STAGE_NUMBER.findall(said))))


def _report_node(collector: Collector, report: ParsedReport, text: str, source: str) -> NodeKey:
    published, feedback = report.published_on, report.inspection.feedback_on
    found = (len(report.areas), len(report.issues), sum(len(issue.measures) for issue in report.issues))
    return collector.node(
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
    seen: Counter[tuple[str, ...]] = Counter()
    areas: dict[int | None, NodeKey] = {}
    for area in report.areas:
        key = _owned_key(collector, seen, "area", area.heading)
        said: dict[str, Given] = {"ordinal": area.ordinal, "heading": area.heading}
        areas[area.ordinal] = collector.node("Area", key, **said, **_placed(collector, area.span))
        collector.fact("HAS_AREA", node, areas[area.ordinal], _at(area.span))
    parents: dict[tuple[int | None, int | None], NodeKey] = {(None, None): node}
    for issue in report.issues:
        above = areas.get(issue.area)
        parents[issue.ordinal, None] = _issue(collector, seen, issue, node, above)
        parents |= _measures(collector, seen, issue, parents[issue.ordinal, None])
    return parents


def _issue(
    collector: Collector, seen: Counter[tuple[str, ...]], issue: Issue, report: NodeKey, area: NodeKey | None
) -> NodeKey:
    node = collector.node(
        "Issue",
        _owned_key(collector, seen, "issue", area.id if area else "", issue.text),
        ordinal=issue.ordinal,
        text=issue.text,
        phrasing=issue.phrasing,
        status=issue.status,
        topics=topics_of(issue.text) or None,
        **_placed(collector, issue.span),
    )
    collector.fact("RAISES", report, node, _at(issue.span))
    if area is not None:
        collector.fact("HAS_ISSUE", area, node, _at(issue.span))
    return node


def _measures(
    collector: Collector, seen: Counter[tuple[str, ...]], issue: Issue, parent: NodeKey
) -> dict[tuple[int | None, int | None], NodeKey]:
    found: dict[tuple[int | None, int | None], NodeKey] = {}
    for measure in issue.measures:
        key = _owned_key(collector, seen, "measure", parent.id, measure.text)
        said: dict[str, Given] = {"ordinal": measure.ordinal, "text": measure.text, **_deeds(measure.text)}
        node = collector.node("Measure", key, **said, **_placed(collector, measure.span))
        collector.fact("ADDRESSED_BY", parent, node, _at(measure.span))
        found[issue.ordinal, measure.ordinal] = node
    return found


def _deeds(text: str) -> dict[str, Given]:
    """What a measure's words say was done, and the sums and counts they name."""
    sums = sums_of(text)
    return {
        "actions": actions_of(text) or None,
        "sums": tuple(item.text for item in sums) or None,
        "yuan": max((item.yuan for item in sums), default=None),
        "counts": counts_of(text) or None,
    }


def _owned_key(collector: Collector, seen: Counter[tuple[str, ...]], kind: str, *words: str) -> str:
    """The key of a part of the report by its words, numbered where the same words come again."""
    parts = (kind, *(fold_words(text) or text for text in words))
    seen[parts] += 1
    return identifier(kind, collector.report, *parts[1:], seen[parts])


def _citations(
    collector: Collector, report: ParsedReport, parents: Parents, text: str, resolver: Resolver, names: _Names
) -> None:
    found = sorted(report.citations, key=lambda item: (item.span, item.title))
    cited = [Cited(c.title, c.kind, c.role, c.span.start, c.span.end) for c in found]
    targets = resolver.resolve(text, cited, _writer(report, names))
    for citation, target in zip(found, targets, strict=True):
        collector.occurrence(
            citation.role.upper(),
            _parent(citation, parents),
            collector.keep(target),
            _at(citation.span),
            title=citation.title,
            role=citation.role,
            bracketed=citation.bracketed,
            doc_number=citation.doc_number,
        )


def _writer(report: ParsedReport, names: _Names) -> Writer:
    aliases = report.party_group.aliases if report.party_group else ()
    owner = names.agency_id or names.group_id
    place = next((body.place for body in (names.agency, names.group) if body), None)
    return Writer(owner or names.words, owner, own_names(names.agency, names.group, aliases), place)


def _parent(citation: Citation, parents: Parents) -> NodeKey:
    places = ((citation.issue, citation.measure), (citation.issue, None), (None, None))
    return next(parents[place] for place in places if place in parents)


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


def _placed(collector: Collector, span: Span) -> dict[str, Given]:
    return {"report": collector.report, "start": span.start, "end": span.end}


def _dates(name: str, date: Date | None) -> dict[str, Given]:
    return {f"{name}_from": date.first, f"{name}_to": date.last} if date else {}


def _span_of(date: Date | None) -> tuple[str, str] | None:
    return (date.first, date.last) if date else None


def _year(date: Date | None) -> int | None:
    return int(date.first[:4]) if date else None
