"""What must hold of any parse of any text."""

from ingest.report import ParsedReport, Span

CLOSING = "。；;"


def check(report: ParsedReport, text: str) -> None:
    """Raise `AssertionError` where a parse breaks what the contract promises."""
    assert report.source.chars == len(text)
    assert ParsedReport.from_json(report.to_json()) == report
    _check_spans(report, text)
    _check_ordinals(report)
    _check_places(report)


def _check_spans(report: ParsedReport, text: str) -> None:
    for area in report.areas:
        _check_slice(area.heading, area.span, text)
    for issue in report.issues:
        _check_slice(issue.text, issue.span, text)
        for measure in issue.measures:
            _check_slice(measure.text, measure.span, text)
    for citation in report.citations:
        assert citation.span.of(text) == citation.title
    spans = [m.span for m in report.mentions] + [p.span for p in report.problems if p.span is not None]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def _check_slice(value: str, span: Span, text: str) -> None:
    """A text is the source's slice, trimmed of white space and closing punctuation."""
    assert value, span
    assert span.of(text) == value
    assert value == value.strip() and value.rstrip(CLOSING) == value, value


def _check_ordinals(report: ParsedReport) -> None:
    assert [a.ordinal for a in report.areas] == list(range(1, len(report.areas) + 1))
    assert [i.ordinal for i in report.issues] == list(range(1, len(report.issues) + 1))
    for issue in report.issues:
        assert [m.ordinal for m in issue.measures] == list(range(1, len(issue.measures) + 1))
    starts = [issue.span.start for issue in report.issues]
    assert starts == sorted(starts)
    citations = [citation.span for citation in report.citations]
    assert citations == sorted(citations) and len(set(citations)) == len(citations)


def _check_places(report: ParsedReport) -> None:
    """Whatever names an area, an issue or a measure names one that is there."""
    measures = {issue.ordinal: len(issue.measures) for issue in report.issues}
    assert all(issue.area is None or 1 <= issue.area <= len(report.areas) for issue in report.issues)
    for citation in report.citations:
        if citation.issue is None:
            assert citation.measure is None
        else:
            assert citation.measure is None or 1 <= citation.measure <= measures[citation.issue]
