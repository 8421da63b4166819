"""Block labels inside items (整改措施： 整改成效： 完成情况：) and lines that name who is in charge."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ingest.cues import body_cues
from ingest.lines import BLANK, Line, between
from ingest.marks import LIGHT, RANK, Mark

_LONGEST = 16  # characters of the longest label
_SPACES = frozenset(" \t\u3000\xa0")
# The run of characters before a sign that may be a label: 整改措施 in 。整改措施：
_WORD = re.compile(r"[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){1,15}+\Z")
# A label that stands alone in its line, with or without brackets or a colon: 【整改成效】 （整改措施）
_ALONE = re.compile(r"[【\[（(]?([\u4e00-\u9fff]{2,16})[】\]）)]?[：:]?")


class Label(NamedTuple):
    """A label `[start, end)` with its sign; `name` is the bare word; `admin`: 牵头单位 and its like."""

    name: str
    start: int
    end: int
    admin: bool = False


def find_labels(text: str, lines: Sequence[Line], start: int, end: int) -> tuple[Label, ...]:
    """The labels of ``text[start:end]``: alone in a line, or before a colon where a sentence begins."""
    found = {label.start: label for label in _alone(lines, start, end)}
    for match in _sign().finditer(text, start, end):
        label = _before(text, match.start(), match.end(), start)
        if label is not None:
            found.setdefault(label.start, label)
    return tuple(found[at] for at in sorted(found))


@cache
def _sign() -> re.Pattern[str]:
    """The sign that may close a label, behind what may stand before it: 整改措施： 【成效】"""
    last = "".join(sorted({name[-1] for name in body_cues().labels}))
    return re.compile(rf"[：:】\]](?<=[{last} \u3000\xa0】\]].)")


def _alone(lines: Sequence[Line], start: int, end: int) -> Iterator[Label]:
    names = body_cues().labels
    inside = between(lines, start, end)
    for begin, stop, words in lines[inside.start : inside.stop]:
        if stop - begin > _LONGEST + 3:
            continue
        match = _ALONE.fullmatch(words)
        if match and match.group(1) in names:
            yield Label(match.group(1), begin, stop, names[match.group(1)])


def _before(text: str, at: int, end: int, floor: int) -> Label | None:
    """The label that the sign at `at` closes: 整改措施： 【整改成效】 （整改状态："""
    names = body_cues().labels
    while at > floor and text[at - 1] in " \u3000\xa0】]" and at > end - 4:
        at -= 1
    match = _WORD.search(text, max(floor, at - _LONGEST), at)
    if match is None:
        return None
    name = match.group().replace(" ", "").replace("\u3000", "")
    if name not in names:
        return None
    begin = match.start()
    begin -= 1 if begin > floor and text[begin - 1] in "【[（(" else 0
    if text[end - 1] in "】]":
        if text[begin] not in "【[":
            return None
        end += 1 if text[end : end + 1] in ("：", ":") else 0
    return Label(name, begin, end, names[name]) if _opens(text, begin, floor) else None


def _opens(text: str, begin: int, floor: int) -> bool:
    """Whether a line or a sentence begins at `begin`."""
    before = begin - 1
    while before >= floor and text[before] in " \t\u3000\xa0":
        before -= 1
    return before < floor or text[before] in "\n\r。；;！!？?：:】）)、.．”，," or text[before] in BLANK


def numbered_labels(text: str, marks: Sequence[Mark], labels: Sequence[Label]) -> dict[int, Mark]:
    """Labels that carry a number (（1）整改措施： … （2）整改成效：): start of the label → its mark.

    Only a label that is numbered at least twice counts: a single 二、整改情况 is a section. 存在问题：
    heads an item, and its number is the item's, where no other label is numbered like it.
    """
    by_end = {mark.end: mark for mark in marks} if labels else {}
    pairs = []
    for label in labels:
        at = label.start
        while at not in by_end and text[at - 1 : at] in _SPACES:
            at -= 1
        if at in by_end:
            pairs.append((label, by_end[at]))
    counts = Counter((label.name, mark.style) for label, mark in pairs)
    names = Counter(style for _, style in counts)
    return {
        label.start: mark
        for label, mark in pairs
        if counts[label.name, mark.style] >= 2
        and (names[mark.style] >= 2 or label.name not in body_cues().heading_labels)
    }


def section_labels(
    lines: Sequence[Line], openers: Mapping[int, Mark], labels: Sequence[Label]
) -> tuple[Mark, ...]:
    """Labels that head a whole part, as marks of style ``section``: 主要做法, 【下一步打算】 alone in a line.

    The report has such a label once, and it stands before the first item, before an item that counts from
    one, or says what comes next. `openers`: the marks that open lines, by place.
    """
    if not labels:
        return ()
    counts = Counter([label.name for label in labels])
    first = next((at for at, mark in openers.items() if mark.style not in LIGHT), 0)
    found = []
    for label in labels:
        index = bisect_left(lines, (label.start, label.end))
        alone = index < len(lines) and lines[index][:2] == (label.start, label.end)
        if not alone or counts[label.name] > 1 or label.admin:
            continue
        below = openers.get(lines[index + 1].start) if index + 1 < len(lines) else None
        outer = below is not None and below.number == 1 and RANK[below.style] <= RANK["dot"]
        if label.start < first or outer or body_cues().next_steps_strong.match(label.name):
            found.append(Mark("section", None, label.start, label.start, "line"))
    return tuple(found)
