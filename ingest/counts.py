"""Counts that a report states (4个方面12类38个问题, 整改措施157项) against counts found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.numerals import chinese_to_int
from ingest.report import Problem, Span

# 38 十二, up to four digits or numerals, written so that a search only looks at these
_HAN = "[一二三四五六七八九十百两]{0,3}"
_NUMBER = (
    rf"([0-9０-９一二三四五六七八九十百两](?:(?<=[0-9０-９])[0-9０-９]{{0,3}}|(?<![0-9０-９]){_HAN}))\s?"
)
# 4个方面
_AREAS = re.compile(_NUMBER + r"个方面")
# 38个问题 16个具体问题 19个反馈问题
_ISSUES = re.compile(_NUMBER + r"[个项](?:方面的?)?(?:具体|突出|主要|反馈|整改)?(?:具体)?问题")
# 整改措施157项 整改举措52条
_MEASURES = re.compile(r"整改(?:措施|举措)(?:共计|共|为)?\s?" + _NUMBER + "[项条个]")
_HELD = {_AREAS: "个方面", _ISSUES: "问题", _MEASURES: "整改"}
"""A word that each of them holds: to look for that first is much faster."""
# A count is of this inspection where its sentence says so: 反馈, 指出, 细化 …
_CONTEXT = re.compile(r"反馈|指出|梳理|细化|分解|认领|明确|确定|形成|列出")
_BEFORE, _AFTER = 60, 20


@dataclass(frozen=True, slots=True)
class StatedCounts:
    """The numbers that a report states, in its order; none where it states none."""

    areas: tuple[int, ...]
    issues: tuple[int, ...]
    measures: tuple[int, ...]


def stated_counts(text: str, end: int) -> StatedCounts:
    """What is stated of this inspection in ``text[:end]``."""
    found = (tuple(n for n, _ in _stated(text, end, item)) for item in (_AREAS, _ISSUES, _MEASURES))
    return StatedCounts(*found)


def compare_counts(
    text: str, end: int, areas: Sequence[int], issues: Sequence[int], measures: int
) -> tuple[Problem, ...]:
    """Problems for the counts stated in ``text[:end]``.

    `areas` and `issues` are the counts at every level that could be meant: a report may count its issues or
    the items above them.
    """
    checks = (
        ("area-count", _AREAS, areas, "areas"),
        ("issue-count", _ISSUES, issues, "issues"),
        ("measure-count", _MEASURES, (measures,), "measures"),
    )
    found = (_compare(text, end, *check) for check in checks)
    return tuple(problem for problem in found if problem is not None)


def _compare(
    text: str, end: int, code: str, pattern: re.Pattern[str], counts: Sequence[int], noun: str
) -> Problem | None:
    for stated, match in _stated(text, end, pattern):
        if stated in counts:
            return None
        severity = "info" if code == "measure-count" else "warning"
        message = (
            f"the report states {stated} {noun} ({match.group().strip()}), found {max(counts, default=0)}"
        )
        return Problem(code, severity, message, Span(*match.span()))  # type: ignore[arg-type]
    return None


def _stated(text: str, end: int, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    if text.find(_HELD[pattern], 0, end) < 0:
        return
    for match in pattern.finditer(text, 0, end):
        stated = chinese_to_int(match.group(1))
        around = text[max(0, match.start() - _BEFORE) : match.end() + _AFTER]
        if stated is not None and _CONTEXT.search(around):
            yield stated, match
