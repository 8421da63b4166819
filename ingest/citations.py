"""The documents that a report names: each occurrence with its kind, role, number and place."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

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
    outer = tuple(dict.fromkeys(title.outer for title in titles))
    known = known or built_in_names()
    names = find_known_names(text, outer, known)
    documents = tuple(sorted((*outer, *names))) if names else outer
    roles = dict(zip(documents, find_roles(text, documents), strict=True))
    places = _Places(issues, answer_spans)
    found = _bracketed(text, titles, roles, places, known)
    found += _named(text, names, roles, places)
    return tuple(sorted(found, key=_start) if names else found)


def _start(citation: Citation) -> int:
    return citation.span.start


def _bracketed(
    text: str, titles: tuple[Title, ...], roles: dict[Span, Role], places: "_Places", known: KnownNames
) -> list[Citation]:
    numbers = _numbers(text, titles)
    kinds = _defined_kinds(text, titles)
    found = []
    new = tuple.__new__  # takes half the time of Citation(…)
    for span, outer, nested in titles:
        words = text[span[0] : span[1]]
        issue, measure = places.find(*span)
        number = None if nested else numbers.get(outer)
        kind = (kinds and kinds.get(_solid(words))) or _kind(words, known)
        found.append(new(Citation, (words, kind, roles[outer], number, True, issue, measure, span)))
    return found


def _kind(title: str, known: KnownNames) -> DocumentKind:
    """By the title; one that says nothing of it is a rule where the authority has it (《云岭八条》)."""
    kind = document_kind(title)
    return "regulation" if kind == "work" and known.regulations.lookup(title) else kind


def _named(
    text: str, names: tuple[Span, ...], roles: dict[Span, Role], places: "_Places"
) -> Iterator[Citation]:
    for span in names:
        issue, measure = places.find(*span)
        yield Citation(span.of(text), "regulation", roles[span], None, False, issue, measure, span)


def _numbers(text: str, titles: tuple[Title, ...]) -> dict[Span, str]:
    """By the outermost title its number: behind it, behind a title in it, or before it."""
    numbers: dict[Span, str] = {}
    free = 0  # where the text begins that no earlier title and its number take up
    for span, outer, nested in titles:
        start, end = outer
        found = None
        behind = span.end if nested else end - 1
        if text.find("号", behind, behind + _NUMBER_REACH) >= 0 and outer not in numbers:
            found = _number_behind(text, behind)
        ahead = max(free, start - _LEAST_AHEAD)
        if found is None and not nested and text.find("号", ahead, start) >= 0:
            found = _number_ahead(text, max(free, start - _NUMBER_REACH), start)
        if found is not None:
            numbers[outer] = "".join(found.of(text).split())
        free = max(free, end, found.end if found else 0)
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
    starts = [title.span.start for title in titles] if "称" in text else []
    for sign in re.finditer("称", text) if starts else ():
        behind = bisect_left(starts, sign.start())
        if 0 < behind < len(titles):
            full, short = titles[behind - 1].span, titles[behind].span
            if short.start - full.end <= _NUMBER_REACH and _DEFINES.fullmatch(text, full.end, short.start):
                kinds[_solid(short.of(text))] = document_kind(full.of(text))
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
            measures += [(at.span[0], -at.span[1], ordinal, at.ordinal) for at in issue.measures]
        self._items, self._measures = _Extents(items), _Extents(measures)

    def find(self, start: int, end: int) -> tuple[int | None, int | None]:
        """The ordinals of the issue and of the measure that hold `[start, end)`."""
        return self._measures.around(start, end) or self._items.around(start, end) or (None, None)


class _Extents:
    """Stretches of the text that may lie in one another."""

    def __init__(self, extents: list[_Extent]) -> None:
        extents.sort()
        self._extents = extents
        self._starts = [extent[0] for extent in extents]

    def around(self, start: int, end: int) -> tuple[int, int | None] | None:
        """The place of the innermost extent that holds `[start, end)`; of nested ones few begin between."""
        at = bisect_right(self._starts, start)
        for _, ends, issue, measure in reversed(self._extents[max(0, at - _FEW) : at]):
            if -ends >= end:
                return issue, measure
        return None
