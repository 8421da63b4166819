"""The documents that a report names: each occurrence with its kind, role, number and place."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from ingest.compact import Compact
from ingest.doc_numbers import number_after, number_before
from ingest.kinds import document_kind
from ingest.known_names import KnownNames, built_in_names, find_known_names
from ingest.report import Citation, DocumentKind, Issue, Role, Span
from ingest.roles import find_roles
from ingest.titles import Title, find_titles

_NUMBER_REACH = 60  # code points behind or before a title in which its number stands
_LEAST_AHEAD = 8  # code points before a title that hold the last letter of its number


_FEW = 4  # extents looked at before a citation
# The start of an item or a measure, its end with a minus sign, and the ordinals of issue and measure
_Extent = tuple[int, int, int, int | None]


def find_citations(
    text: str,
    issues: tuple[Issue, ...],
    answer_spans: tuple[Span, ...],
    known: KnownNames | None = None,
) -> tuple[Citation, ...]:
    """All citations of a report in the order of their spans; `known` are the names that need no brackets.

    `answer_spans[i]` is the extent of the whole item of `issues[i]`: a citation in it and in none of its
    measures has the issue and no measure.
    """
    titles = find_titles(text)
    outer = tuple({title.outer.start: title.outer for title in titles}.values())
    known = known or built_in_names()
    names = find_known_names(text, outer, known)
    documents = tuple(sorted((*outer, *names), key=lambda span: span.start))
    starts = (span.start for span in documents)
    roles = dict(zip(starts, find_roles(text, documents), strict=True))
    places = _Places(issues, answer_spans)
    found = [*_bracketed(text, titles, roles, places, known), *_named(text, names, roles, places)]
    return tuple(sorted(found, key=lambda citation: (citation.span.start, -citation.span.end)))


def _bracketed(
    text: str, titles: tuple[Title, ...], roles: dict[int, Role], places: "_Places", known: KnownNames
) -> Iterator[Citation]:
    numbers = _numbers(text, titles)
    kinds = _defined_kinds(text, titles)
    for title in titles:
        words = title.span.of(text)
        issue, measure = places.find(title.span)
        number = None if title.nested else numbers.get(title.outer.start)
        kind = (kinds and kinds.get(_solid(words))) or _kind(words, known)
        role = roles[title.outer.start]
        yield Citation(words, kind, role, number, True, issue, measure, title.span)


def _kind(title: str, known: KnownNames) -> DocumentKind:
    """By the title; one that says nothing of it is a rule where the authority has it (《云岭八条》)."""
    kind = document_kind(title)
    return "regulation" if kind == "work" and known.regulations.lookup(title) else kind


def _named(
    text: str, names: tuple[Span, ...], roles: dict[int, Role], places: "_Places"
) -> Iterator[Citation]:
    for span in names:
        issue, measure = places.find(span)
        yield Citation(span.of(text), "regulation", roles[span.start], None, False, issue, measure, span)


def _numbers(text: str, titles: tuple[Title, ...]) -> dict[int, str]:
    """By the start of each outermost title its number: behind it, behind a title in it, or before it."""
    numbers: dict[int, str] = {}
    free = 0  # where the text begins that no earlier title and its number take up
    for title in titles:
        outer = title.outer
        if outer.start in numbers:
            continue
        found = None
        behind = title.span.end if title.nested else outer.end - 1
        if text.find("号", behind, behind + _NUMBER_REACH) >= 0:
            found = _number_behind(text, behind)
        ahead = max(free, outer.start - _LEAST_AHEAD)
        if found is None and not title.nested and text.find("号", ahead, outer.start) >= 0:
            found = _number_ahead(text, max(free, outer.start - _NUMBER_REACH), outer.start)
        if found is not None:
            numbers[outer.start] = "".join(found.of(text).split())
        free = max(free, outer.end, found.end if found else 0)
    return numbers


def _number_behind(text: str, end: int) -> Span | None:
    behind = Compact.of(text, end, end + _NUMBER_REACH)
    bracket = re.match(r"[》〉>]?", behind.text)
    skipped = bracket.end() if bracket else 0
    if (found := number_after(behind.text[skipped:])) is None:
        return None
    return behind.span(found[0] + skipped, found[1] + skipped)


def _number_ahead(text: str, start: int, end: int) -> Span | None:
    ahead = Compact.of(text, start, end)
    found = number_before(ahead.text)
    return ahead.span(*found) if found else None


# Between a title and the short form that it defines: "》（以下简称《"
_DEFINES = re.compile(r"[》\s]*[（(][^（()）《》]{0,40}?简?称[:：为]*[\s“\"]*《?")


def _defined_kinds(text: str, titles: tuple[Title, ...]) -> dict[str, DocumentKind]:
    """Kinds of the short forms that the report defines: those of the titles that they stand for."""
    kinds: dict[str, DocumentKind] = {}
    for full, short in pairwise(titles):
        gap = short.span.start - full.span.end
        if 0 < gap <= _NUMBER_REACH and _DEFINES.fullmatch(text[full.span.end : short.span.start]):
            kinds[_solid(short.span.of(text))] = document_kind(full.span.of(text))
    return kinds


def _solid(words: str) -> str:
    return "".join(words.split())


class _Places:
    """Where items and measures begin, in order, so that a place is found by bisection."""

    def __init__(self, issues: tuple[Issue, ...], answer_spans: tuple[Span, ...]) -> None:
        items: list[_Extent] = []
        measures: list[_Extent] = []
        for issue, span in zip(issues, answer_spans, strict=True):
            ordinal, own = issue.ordinal, issue.span
            items += ((span.start, -span.end, ordinal, None), (own.start, -own.end, ordinal, None))
            measures += [(at.span.start, -at.span.end, ordinal, at.ordinal) for at in issue.measures]
        self._items = sorted(items)
        self._measures = sorted(measures)

    def find(self, span: Span) -> tuple[int | None, int | None]:
        """The ordinals of the issue and of the measure that hold a span."""
        start, end = span.start, span.end
        return _around(self._measures, start, end) or _around(self._items, start, end) or (None, None)


def _around(extents: list[_Extent], start: int, end: int) -> tuple[int, int | None] | None:
    """The place of the innermost extent that holds `[start, end)`; of nested ones few begin between."""
    at = bisect_left(extents, (start + 1,))
    for place in range(at - 1, max(0, at - _FEW) - 1, -1):
        if -extents[place][1] >= end:
            return extents[place][2:]
    return None
