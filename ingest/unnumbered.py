"""Items and areas without numbers: headings in their own lines, 针对…的问题, 反馈问题：."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ingest.cues import body_cues
from ingest.headings import HeadKinds, area_line, may_open, opens_heading
from ingest.labels import Label
from ingest.lines import BLANK, Line
from ingest.marks import LIGHT, Mark
from ingest.status import status_of

# 。 ； ： inside a line
_SENTENCE = re.compile(r"[。；;：:！!？?]")
_ENDS = "。；;：:！!】）)面"  # a marked heading that ends in 方面 is whole
LONGEST_DEFICIENCY = 40
"""Characters of the longest line that only says what is wrong."""
_STEPS = frozenset({"dot", "paren", "circled"})
_OPEN_NOTHING = LIGHT | {"section"}
_GROUPING = frozenset({"section", "part", "han", "han-paren"})


def headed_marks(
    kinds: HeadKinds, lines: Sequence[Line], openers: Mapping[int, Mark], body: range
) -> tuple[Mark, ...]:
    """Unnumbered headings as marks: of issues (style ``headed``) and of areas (``headed-area``).

    They count only outside numbered items, and only where there are at least two of their kind. `body`: the
    indices of the body's lines, `openers`: the marks that open lines, by place.
    """
    found = list(_headed(kinds, lines, openers, body))
    counts = Counter([mark.style for mark in found])
    found = [mark for mark in found if counts[mark.style] >= 2]
    return tuple(m._replace(style="headed-area") if m.style == "headed-group" else m for m in found)


def _headed(
    kinds: HeadKinds, lines: Sequence[Line], openers: Mapping[int, Mark], body: range
) -> Iterator[Mark]:
    opened: Mark | None = None  # a numbered item: paragraphs below it are its answer, unless it groups items
    steps = ""  # the style that counts the steps of an unnumbered issue
    headed = ""  # the style of the heading that is the line before
    after = body.start  # the line after the last one that was looked at
    for index in [i for i in body if lines[i].start not in openers]:
        line, following = lines[index], lines[index + 1] if index + 1 < len(lines) else None
        if index > after:
            marks = [openers[above.start] for above in lines[after:index]]
            opened, steps = _pass(kinds, marks, steps, headed)
            headed = ""
        numbered = following is not None and _is_item(openers.get(following.start))
        inside = opened is not None and not _groups(kinds, opened)
        style = ""
        if numbered or not inside:
            finished = headed != "" or index == body.start or _is_whole(lines[index - 1], openers)
            style = _of_line(kinds, line, following, numbered, finished)
        headed = "" if inside and style == "headed" else style
        if headed:
            yield Mark(headed, None, line.start, line.start + (line.text[0] in "【["), "line")
        after = index + 1


def _pass(kinds: HeadKinds, marks: Sequence[Mark], steps: str, headed: str) -> tuple[Mark | None, str]:
    """The numbered item that is open after marks, each of a line, and the style that counts steps there.

    `steps` and `headed` are those before the marks.
    """
    if not steps and headed != "headed":
        return None if marks[-1].style in _OPEN_NOTHING else marks[-1], ""
    opened = None
    for index, mark in enumerate(marks):
        if index == 0 and headed == "headed" and mark.style in _STEPS:
            steps = mark.style
        opened = None if mark.style in _OPEN_NOTHING or mark.style == steps else mark
        if steps and opened is not None and not _groups(kinds, opened):
            steps = ""
    return opened, steps


def _is_item(mark: Mark | None) -> bool:
    return mark is not None and not mark.light


def _is_whole(line: Line, openers: Mapping[int, Mark]) -> bool:
    """Whether a line is no heading that is broken in two."""
    if line.text[-1] in _ENDS or "\t" in line.text:
        return True
    mark = openers.get(line.start)
    return mark is not None and mark.style == "section"


def _of_line(kinds: HeadKinds, line: Line, following: Line | None, numbered: bool, finished: bool) -> str:
    """The style of an unmarked line that heads an issue or an area, else ""; `numbered`: an item follows."""
    if finished or opens_heading(line.text):
        style = _style(kinds, line)
        if style:
            return style
    if finished and names_deficiency(line.text):
        return _of_deficient(following)
    return "headed-group" if finished and numbered and _names_group(line) else ""


def _names_group(line: Line) -> bool:
    """A short line of words alone above a numbered item: 政治建设"""
    words = line.text.strip("【】[]")
    if not (2 <= len(words) <= 16 and words.isalpha()) or words in body_cues().labels:
        return False
    return status_of(words) is None


def _groups(kinds: HeadKinds, mark: Mark) -> bool:
    """Whether a numbered heading could hold unnumbered items: it names an area, or is short and high."""
    kind = kinds[mark.end]
    return kind == "area" or (kind == "plain" and mark.style in _GROUPING)


def _style(kinds: HeadKinds, line: Line) -> str:
    begin = line.text[0] in "【["
    if not (may_open(line.text[begin : begin + 1]) or "方面" in line.text):
        return ""
    kind = kinds[line.start + begin]
    if kind == "problem":
        return "headed"
    return "headed-area" if kind == "area" and area_line(line.text.strip("【】[]")) else ""


def names_deficiency(words: str) -> bool:
    """Whether a line is short and only says what is wrong: 理论学习不深入"""
    return (
        4 <= len(words) <= LONGEST_DEFICIENCY
        and body_cues().plain_deficiency.search(words[-5:]) is not None
        and not _SENTENCE.search(words)
    )


def _of_deficient(following: Line | None) -> str:
    """An issue is followed by its answer, an area by the next such line."""
    if following is None:
        return ""
    return "headed-area" if names_deficiency(following.text) else "headed"


def numbered_heading_labels(
    text: str, marks: Sequence[Mark], labels: Sequence[Label]
) -> tuple[tuple[Mark, ...], tuple[Label, ...]]:
    """1.反馈问题：… : the label is part of the mark. Without a number, repeated, it is a mark itself."""
    heading = {label.start: label for label in labels if label.name in body_cues().heading_labels}
    if not heading:
        return tuple(marks), tuple(labels)
    joined, taken = [], set()
    before = {label.end: label for label in heading.values()}
    for mark in marks:
        if not mark.light and (label := before.get(_back(text, mark.start))):  # 问题：1、学习不扎实
            taken.add(label.start)
            mark = mark._replace(start=label.start, place="line")
        at = mark.end
        while at < len(text) and text[at] in BLANK and at < mark.end + 8:
            at += 1
        if at in heading and not mark.light:
            taken.add(at)
            mark = mark._replace(end=heading[at].end)
        joined.append(mark)
    alone = [label for at, label in heading.items() if at not in taken]
    if _repeats(joined, alone):
        taken.update(label.start for label in alone)
        joined.extend(Mark("headed", None, label.start, label.end, "line") for label in alone)
    joined.sort(key=lambda mark: mark.start)
    return tuple(joined), tuple(label for label in labels if label.start not in taken)


def _back(text: str, at: int) -> int:
    """The place behind the last sign before `at` that is no white space."""
    while at and text[at - 1] in BLANK:
        at -= 1
    return at


def _repeats(marks: Sequence[Mark], labels: Sequence[Label]) -> bool:
    """Whether one heading holds two of the labels: then they head items, and do not describe one."""
    starts = sorted(
        [(mark.start, 0) for mark in marks if not mark.light] + [(label.start, 1) for label in labels]
    )
    return any(first[1] == second[1] == 1 for first, second in pairwise(starts))
