"""Which marks count: those that stand at the start of a line, open a sequence or go on with one."""

import re
from collections.abc import Sequence
from operator import attrgetter

from ingest.headings import head_kind
from ingest.marks import Mark
from ingest.numerals import chinese_to_int

_PLAIN = frozenset({"part", "han", "han-paren", "ordinal", "dot", "paren", "circled", "is"})
"""Styles that need no company at the start of a line."""
_FARTHEST = 6000  # characters between two marks of one sequence: a few pages


def keep_sequences(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Drop what looks like a mark but counts nothing: it neither opens nor goes on a sequence."""
    doubted = _doubted(marks)
    by_style: dict[str, list[Mark]] = {style: [] for style in sorted(doubted)}
    kept: list[Mark] = []
    for mark in marks:
        (by_style[mark.style] if mark.style in doubted else kept).append(mark)
    for style in sorted(by_style, key=lambda style: not style.startswith("decimal")):
        run = by_style[style]
        kept.extend(_keep_run(text, run))
        if style.startswith("decimal"):
            dropped = {mark.start for mark in run} - {mark.start for mark in kept}
            by_style["dot"].extend(_as_dot(text, at) for at in dropped)
            by_style["dot"].sort(key=attrgetter("start"))
    return tuple(sorted(kept, key=attrgetter("start")))


def _doubted(marks: Sequence[Mark]) -> set[str]:
    """The styles of which some marks need a look at those beside them; what is no decimal may be a dot."""
    found = {
        style
        for style, _, _, _, place, doubtful in marks
        if doubtful or not (style in _PLAIN if place == "line" else style == "is" and place != "loose")
    }
    return found | {"dot"} if any(style.startswith("decimal") for style in found) else found


def _carries_on(text: str, last: Mark | None, mark: Mark) -> bool:
    """2.1 after 1.3: the number before the point is the next."""
    if last is None:
        return False
    first, second = (chinese_to_int(re.split("[.．]", text[m.start : m.end])[0]) for m in (last, mark))
    return first is not None and second == first + 1


def _as_dot(text: str, start: int) -> Mark:
    """3.3个村未公开: no 3.3 but the third item, if it goes on a sequence."""
    end = min(at for at in (text.find(".", start), text.find("．", start)) if at >= 0)
    return Mark("dot", chinese_to_int(text[start:end]), start, end + 1, "line", doubtful=True)


def _keep_run(text: str, run: Sequence[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    plain = bool(run) and run[0].style in _PLAIN
    for index, mark in enumerate(run):
        _, _, _, _, place, doubtful = mark
        if (plain and place == "line" and not doubtful) or _stands(
            text, kept[-1] if kept else None, run, index
        ):
            kept.append(mark)
    return kept


def _in_company(text: str, run: Sequence[Mark], index: int) -> bool:
    """Whether a dash inside a line stands beside another one: ——完善制度；——拓宽渠道。"""
    mark = run[index]
    beside = [*run[max(0, index - 1) : index], *run[index + 1 : index + 2]]
    return any(
        "\n" not in text[min(mark.start, other.start) : max(mark.start, other.start)] for other in beside
    )


# 1.1. in 1.1.学习不深入: no figure has a point behind it
_SIGNED = re.compile(r"[0-9]+(?:[.．][0-9]+)+[.．、]")


def _stands(text: str, last: Mark | None, run: Sequence[Mark], index: int) -> bool:
    """Whether the mark ``run[index]`` counts, where `last` is the last one of its style that does."""
    mark = run[index]
    match mark.style:
        case "named":
            return True
        case "dash":
            return mark.place == "line" or _in_company(text, run, index)
        case "adverb":
            return _goes_on(last, mark) or (mark.number == 1 and _near(mark, run[index + 1 : index + 2]))
        case "yao" | "di":
            return (mark.place != "loose" and _goes_on(last, mark)) or _opens(run, index)
        case "is":
            return (
                mark.place != "loose"
                or _goes_on(last, mark)
                or (_opens(run, index) and text[mark.start - 1] not in "之统唯单专同不的")
            )
        case "decimal2" | "decimal3":
            counts = _goes_on(last, mark) or _opens(run, index)
            counts = counts or _SIGNED.match(text, mark.start, mark.end) is not None
            return counts or (mark.number == 1 and _carries_on(text, last, mark))
    if mark.doubtful:
        return mark.place == "line" and (
            _before_year(text, mark.end) or _goes_on(last, mark) or _opens(run, index)
        )
    if mark.place == "line" or _opens_problem(text, mark):
        return True
    if mark.place != "sentence" and mark.style not in ("paren", "circled", "han-paren"):
        return False
    return _goes_on(last, mark) or _opens(run, index) or _skips(text, last, mark, run[index + 1 : index + 2])


def _opens(run: Sequence[Mark], index: int) -> bool:
    """Whether a mark counts one, and one of the next three counts two."""
    mark = run[index]
    if mark.number != 1:
        return False
    for other in run[index + 1 : index + 4]:
        if other.number == 2 and other.place != "loose" and other.start - mark.start <= _FARTHEST:
            return True
    return False


def _goes_on(last: Mark | None, mark: Mark) -> bool:
    """Whether a mark counts on from the one before; 最后 goes on from any."""
    if last is None or mark.start - last.start > _FARTHEST:
        return False
    if mark.number is None or last.number is None:
        return mark.style == "adverb"
    return mark.number == last.number + 1


def _opens_problem(text: str, mark: Mark) -> bool:
    """Whether a sentence begins with the mark and a framed problem: 1.针对…的问题"""
    return mark.place == "sentence" and mark.number == 1 and head_kind(text, mark.end) == "problem"


def _before_year(text: str, at: int) -> bool:
    """1.2023年…: what looks like a decimal is the mark and a year."""
    return text[at : at + 2] in ("19", "20") and text[at + 4 : at + 5] == "年"


def _skips(text: str, last: Mark | None, mark: Mark, following: Sequence[Mark]) -> bool:
    """1、甲。3、乙。 in one line, a number lost between them."""

    def jump(first: Mark | None, second: Mark) -> bool:
        return (
            first is not None
            and first.number is not None
            and second.number == first.number + 2
            and second.place == "sentence"
            and second.start - first.start <= 600
            and "\n" not in text[first.start : second.start]
        )

    return jump(last, mark) or (mark.number == 1 and any(jump(mark, after) for after in following[:1]))


def _near(mark: Mark, following: Sequence[Mark]) -> bool:
    return bool(following) and following[0].start - mark.start <= _FARTHEST
