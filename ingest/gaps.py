"""What a header leaves open: fields that were not found, characters that the page lost."""

from collections.abc import Iterator, Sequence

from ingest.compact import Compact
from ingest.dates import DatedWords
from ingest.report import Date, Inspection, PartyGroup, Problem, Severity, Span

_FIELDS: tuple[tuple[str, Severity, str], ...] = (
    ("title", "info", "no title was found before the report's first sentence"),
    ("published_on", "warning", "no day of publication was found on the page or under the signature"),
    ("party_group.name", "warning", "no inspected party organisation was found"),
    ("party_group.division", "info", "no administrative division of the inspected organisation is named"),
    ("inspection.type", "error", "neither 巡察 nor 巡视 is named: this may be no rectification report"),
    ("inspection.committee", "info", "the committee that sent the team, or its place, is not named"),
    ("inspection.teams", "warning", "no inspection team is named"),
    ("inspection.started", "warning", "the first day of the inspection was not found"),
    ("inspection.ended", "info", "the last day of the inspection was not found"),
    ("inspection.feedback_on", "info", "the day of the feedback was not found"),
)


def header_problems(
    title: str | None, published_on: Date | None, group: PartyGroup | None, inspection: Inspection,
    preamble: Compact, dates: Sequence[DatedWords],
) -> tuple[Problem, ...]:  # fmt: skip
    """A problem for each field not found (`header-field-missing`) and each torn date (`lost-characters`)."""
    found: dict[str, object] = {
        "title": title, "published_on": published_on, "party_group": group, "inspection": inspection,
    }  # fmt: skip
    place = _place(preamble)
    gaps = [
        Problem("header-field-missing", severity, f"{name}: {why}", place)
        for name, severity, why in _FIELDS
        if not _value(name, found)
    ]
    return (*gaps, *_torn(preamble, dates))


def _value(name: str, found: dict[str, object]) -> object:
    owner, _, field = name.partition(".")
    return getattr(found[owner], field, None) if field else found[owner]


def _place(preamble: Compact) -> Span | None:
    return preamble.span(0, len(preamble.text)) if preamble.text else None


def _torn(preamble: Compact, dates: Sequence[DatedWords]) -> Iterator[Problem]:
    for dated in dates:
        if dated.words.torn:
            words = preamble.text[dated.words.start : dated.words.end]
            span = preamble.span(dated.words.start, dated.words.end)
            yield Problem("lost-characters", "warning", f"the date “{words}” has lost characters", span)
