"""The parsed report: the contract's values, and their way to and from JSON.

One `ParsedReport` is what `xuncha parse` prints (schema ``parsed-report/1``). All values are frozen,
hashable and picklable, so that parsing can run on any number of processes. Every span is a half-open
interval ``[start, end)`` of Unicode code points in the report's text as it was decoded or extracted.
"""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Self

Phrasing = Literal["problem", "task"]
Status = Literal["done", "mostly_done", "ongoing"]
DocumentKind = Literal["regulation", "plan", "record", "work", "other"]
Role = Literal["cites", "studies", "enacts", "amends", "repeals"]
Severity = Literal["error", "warning", "info"]

SCHEMA = "parsed-report/1"


class Span(NamedTuple):
    """A half-open interval of code points of the report's text.

    A tuple, since a parse makes and compares thousands of them.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def __contains__(self, other: object) -> bool:
        """Whether another span lies in this one: no question of its two numbers."""
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end

    def to_json(self) -> list[int]:
        return [self.start, self.end]

    @classmethod
    def from_json(cls, value: list[int]) -> Self:
        start, end = value
        return cls(start, end)


@dataclass(frozen=True, slots=True)
class Date:
    """An inexact date: its first and last day as ISO ``YYYY-MM-DD``, and the words it was read from."""

    first: str
    last: str
    text: str

    def to_json(self) -> dict[str, str]:
        return {"from": self.first, "to": self.last, "text": self.text}

    @classmethod
    def from_json(cls, value: dict[str, str]) -> Self:
        return cls(value["from"], value["to"], value["text"])


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """Where the text came from. `chars` counts code points of the decoded or extracted text."""

    name: str
    sha256: str
    media_type: str
    url: str | None
    chars: int


@dataclass(frozen=True, slots=True)
class PartyGroup:
    """The inspected party organisation (被巡察党组织); no name and kind where only an agency is named."""

    name: str | None
    kind: str | None
    agency: str | None
    division: str | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """Who was sent by whom, in which term and round, and when."""

    type: str | None
    modes: tuple[str, ...] = ()
    committee: str | None = None
    teams: tuple[str, ...] = ()
    term: int | None = None
    round: int | None = None
    started: Date | None = None
    ended: Date | None = None
    feedback_on: Date | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A heading that groups issues (方面), without its mark."""

    ordinal: int
    heading: str
    span: Span


class Measure(NamedTuple):
    """One step that answers an issue, without its mark."""

    ordinal: int
    text: str
    span: Span


class Issue(NamedTuple):
    """The smallest numbered or headed item that measures answer."""

    ordinal: int
    area: int | None
    text: str
    phrasing: Phrasing
    status: Status | None
    span: Span
    measures: tuple[Measure, ...] = ()


class Citation(NamedTuple):
    """One occurrence of a titled document; the same title twice is two citations."""

    title: str
    kind: DocumentKind
    role: Role
    doc_number: str | None
    bracketed: bool
    issue: int | None
    measure: int | None
    span: Span


class Mention(NamedTuple):
    """The words a header field was read from: `field` is a dotted path such as ``inspection.teams``."""

    field: str
    span: Span


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the parse did not understand. `span` is None where it concerns the whole report."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """One report, parsed. `mentions` and `problems` are optional keys beside the contract's own."""

    source: SourceInfo
    title: str | None
    published_on: Date | None
    party_group: PartyGroup | None
    also_inspected: tuple[str, ...]
    inspection: Inspection
    areas: tuple[Area, ...]
    issues: tuple[Issue, ...]
    citations: tuple[Citation, ...]
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The contract's object: plain dicts, lists, strings, integers and None, in the contract's order."""
        from ingest.report_json import report_to_json

        return report_to_json(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "ParsedReport":
        """Read the contract's object back; `KeyError`, `TypeError` or `ValueError` on another shape."""
        from ingest.report_json import report_from_json

        return report_from_json(value)
