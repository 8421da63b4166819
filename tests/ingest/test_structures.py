"""Small fictional reports of many structures, marked by hand in `structures*.ann` before they were parsed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.issues import Body, read_body
from tests.gold.markup import Mark, read_marks

_FILES = sorted(Path(__file__).parent.glob("structures*.ann"))


def structures() -> Iterator[tuple[str, str]]:
    """Each structure's name and its marked text."""
    for part in (part for file in _FILES for part in file.read_text(encoding="utf-8").split("### ")[1:]):
        name, _, marked = part.partition("\n")
        yield name, marked


def wanted(plain: str, marks: list[Mark]) -> list[str]:
    """One line for each area, issue and measure, in order."""
    lines = []
    for mark in marks:
        text = plain[mark.start : mark.end]
        lines.append(" ".join((mark.letter, *mark.options, text)))
    return lines


def found(body: Body) -> list[str]:
    items = [(area.span.start, f"A {area.heading}") for area in body.areas]
    for issue in body.issues:
        status = [issue.status] if issue.status else []
        items.append((issue.span.start, " ".join(("I", issue.phrasing, *status, issue.text))))
        items += [(measure.span.start, f"M {measure.text}") for measure in issue.measures]
    return [line for _, line in sorted(items)]


def areas_of(body: Body) -> list[str | None]:
    headings = {area.ordinal: area.heading for area in body.areas}
    return [headings.get(issue.area or 0) for issue in body.issues]


def areas_wanted(plain: str, marks: list[Mark]) -> list[str | None]:
    area: str | None = None
    areas = []
    for mark in marks:
        if mark.letter == "A":
            area = plain[mark.start : mark.end]
        elif mark.letter == "I":
            areas.append(area)
    return areas


@pytest.mark.parametrize(("name", "marked"), list(structures()), ids=[name for name, _ in structures()])
def test_reads_the_structure(name: str, marked: str) -> None:
    plain, marks = read_marks(marked)
    body = read_body(plain)
    assert found(body) == wanted(plain, marks)
    assert areas_of(body) == areas_wanted(plain, marks)
