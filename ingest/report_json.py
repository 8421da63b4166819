"""ParsedReport to and from the contract's JSON object."""

from dataclasses import asdict
from typing import Any

from ingest.report import (
    SCHEMA,
    Area,
    Citation,
    Date,
    Inspection,
    Issue,
    Measure,
    Mention,
    ParsedReport,
    PartyGroup,
    Problem,
    SourceInfo,
    Span,
)

_INSPECTION_DATES = ("started", "ended", "feedback_on")


def report_to_json(report: ParsedReport) -> dict[str, Any]:
    """Return plain dicts, lists, strings, integers and None, in the contract's order of keys."""
    return {
        "schema": SCHEMA,
        "source": asdict(report.source),
        "title": report.title,
        "published_on": _date_to_json(report.published_on),
        "party_group": _party_group_to_json(report.party_group),
        "also_inspected": list(report.also_inspected),
        "inspection": _inspection_to_json(report.inspection),
        "areas": [
            {"ordinal": a.ordinal, "heading": a.heading, "span": a.span.to_json()} for a in report.areas
        ],
        "issues": [_issue_to_json(issue) for issue in report.issues],
        "citations": [_citation_to_json(citation) for citation in report.citations],
        "mentions": [{"field": m.field, "span": m.span.to_json()} for m in report.mentions],
        "problems": [problem_to_json(problem) for problem in report.problems],
    }


def report_from_json(value: dict[str, Any]) -> ParsedReport:
    """Read the contract's object; `mentions` and `problems` may be missing."""
    if value.get("schema") != SCHEMA:
        raise ValueError(f"schema is {value.get('schema')!r}, expected {SCHEMA!r}")
    group = value["party_group"]
    return ParsedReport(
        source=SourceInfo(**value["source"]),
        title=value["title"],
        published_on=_date_from_json(value["published_on"]),
        party_group=None if group is None else PartyGroup(**{**group, "aliases": tuple(group["aliases"])}),
        also_inspected=tuple(value["also_inspected"]),
        inspection=_inspection_from_json(value["inspection"]),
        areas=tuple(Area(**_spanned(area)) for area in value["areas"]),
        issues=tuple(_issue_from_json(issue) for issue in value["issues"]),
        citations=tuple(Citation(**_spanned(citation)) for citation in value["citations"]),
        mentions=tuple(Mention(**_spanned(mention)) for mention in value.get("mentions", ())),
        problems=tuple(_problem_from_json(problem) for problem in value.get("problems", ())),
    )


def problem_to_json(problem: Problem) -> dict[str, Any]:
    """One problem as `xuncha check --format json` prints it."""
    span = None if problem.span is None else problem.span.to_json()
    return {"code": problem.code, "severity": problem.severity, "message": problem.message, "span": span}


def _party_group_to_json(group: PartyGroup | None) -> dict[str, Any] | None:
    return None if group is None else {**asdict(group), "aliases": list(group.aliases)}


def _inspection_to_json(inspection: Inspection) -> dict[str, Any]:
    return {
        "type": inspection.type,
        "modes": list(inspection.modes),
        "committee": inspection.committee,
        "teams": list(inspection.teams),
        "term": inspection.term,
        "round": inspection.round,
        **{name: _date_to_json(getattr(inspection, name)) for name in _INSPECTION_DATES},
    }


def _inspection_from_json(value: dict[str, Any]) -> Inspection:
    dates = {name: _date_from_json(value[name]) for name in _INSPECTION_DATES}
    return Inspection(**{**value, "modes": tuple(value["modes"]), "teams": tuple(value["teams"]), **dates})


def _issue_to_json(issue: Issue) -> dict[str, Any]:
    measures = [{"ordinal": m.ordinal, "text": m.text, "span": m.span.to_json()} for m in issue.measures]
    return {
        "ordinal": issue.ordinal,
        "area": issue.area,
        "text": issue.text,
        "phrasing": issue.phrasing,
        "status": issue.status,
        "span": issue.span.to_json(),
        "measures": measures,
    }


def _issue_from_json(value: dict[str, Any]) -> Issue:
    measures = tuple(Measure(**_spanned(measure)) for measure in value["measures"])
    return Issue(**{**_spanned(value), "measures": measures})


def _citation_to_json(citation: Citation) -> dict[str, Any]:
    return {**citation._asdict(), "span": citation.span.to_json()}


def _problem_from_json(value: dict[str, Any]) -> Problem:
    span = value["span"]
    return Problem(**{**value, "span": None if span is None else Span.from_json(span)})


def _spanned(value: dict[str, Any]) -> dict[str, Any]:
    return {**value, "span": Span.from_json(value["span"])}


def _date_to_json(date: Date | None) -> dict[str, str] | None:
    return None if date is None else date.to_json()


def _date_from_json(value: dict[str, str] | None) -> Date | None:
    return None if value is None else Date.from_json(value)
