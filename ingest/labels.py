"""Block labels inside items (整改措施： 整改成效： 完成情况：) and lines that name who is in charge."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.cues import body_cues
from ingest.lines import BLANK, Line
from ingest.marks import Mark


@dataclass(frozen=True, slots=True)
class Label:
    """A label `[start, end)`, its sign included; `name` is the bare word. `admin` marks 牵头单位 and its like."""

    name: str
    start: int
    end: int
    admin: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    """整改措施： 【整改成效】 （整改状态： 牵头单位：; a colon, a closing bracket or the line's end must follow."""
    cues = body_cues()
    return re.compile(
        rf"[【\[（(]?(?:(?P<block>{cues.block_labels})|(?P<admin>{cues.admin_labels}))"
        r"(?:\s?[】\]][：:]?|\s?[：:]|(?=[ \t\u3000\xa0]*(?:[\n\r]|$)))"
    )


def find_labels(text: str, lines: Sequence[Line], start: int, end: int) -> tuple[Label, ...]:
    """The labels of ``text[start:end]``: at the start of a line, or after a sentence where a sign follows."""
    starts = [line.start for line in lines]
    labels = []
    for match in _pattern().finditer(text, start, end):
        index = bisect_right(starts, match.start()) - 1
        at_line = index >= 0 and starts[index] == match.start()
        if at_line or _opens_sentence(text, match):
            name = match.group("block") or match.group("admin")
            labels.append(Label(name, *match.span(), admin=match.group("block") is None))
    return tuple(labels)


def _opens_sentence(text: str, match: re.Match[str]) -> bool:
    if match.group()[-1] not in "：:】]":
        return False
    before = match.start() - 1
    while before >= 0 and text[before] in BLANK:
        before -= 1
    return before >= 0 and text[before] in "。；;！!？?：:】）)、.．”，,"


def numbered_labels(text: str, marks: Sequence[Mark], labels: Sequence[Label]) -> dict[int, Mark]:
    """Labels that carry a number (（1）整改措施： … （2）整改成效：): start of the label → its mark.

    Only a label that is numbered at least twice counts: a single 二、整改情况 is a section.
    """
    by_start = {label.start: label for label in labels}
    pairs = []
    for mark in marks:
        at = mark.end
        while at < len(text) and text[at] in " \t\u3000\xa0":
            at += 1
        if at in by_start:
            pairs.append((by_start[at], mark))
    counts = Counter((label.name, mark.style) for label, mark in pairs)
    return {label.start: mark for label, mark in pairs if counts[label.name, mark.style] >= 2}
