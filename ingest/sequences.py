"""Which marks count: those that stand at the start of a line, open a sequence or go on with one."""

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.headings import head_kind
from ingest.marks import Mark
from ingest.numerals import chinese_to_int


def keep_sequences(text: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Drop what looks like a mark but counts nothing: it neither opens nor goes on a sequence."""
    by_style: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_style[mark.style].append(mark)
    kept: list[Mark] = []
    by_style.setdefault("dot", [])
    for style in sorted(by_style, key=lambda style: not style.startswith("decimal")):
        run = by_style[style]
        kept.extend(_keep_run(text, run))
        if style.startswith("decimal"):
            dropped = {mark.start for mark in run} - {mark.start for mark in kept}
            by_style["dot"].extend(_as_dot(text, at) for at in dropped)
            by_style["dot"].sort(key=lambda mark: mark.start)
    return tuple(sorted(kept, key=lambda mark: mark.start))


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
    for index, mark in enumerate(run):
        last = kept[-1] if kept else None
        if _stands(text, last, mark, run[index + 1 : index + 4]) and (
            mark.style != "dash" or mark.place == "line" or _in_company(text, run, index)
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


def _stands(text: str, last: Mark | None, mark: Mark, following: Sequence[Mark]) -> bool:
    if mark.style == "dash" or mark.style == "named":
        return True
    goes_on = last is not None and _near(last, mark) and _follows(last, mark)
    opens = mark.number == 1 and any(
        m.number == 2 and m.place != "loose" and _near(mark, m) for m in following
    )
    if mark.style == "adverb":
        return goes_on or (mark.number == 1 and any(_near(mark, m) for m in following[:1]))
    if mark.style in ("yao", "di"):
        return goes_on if mark.place != "loose" and goes_on else opens
    if mark.style == "is":
        return mark.place != "loose" or goes_on or (opens and text[mark.start - 1] not in "之统唯单专同不的")
    if mark.style.startswith("decimal"):
        return goes_on or opens or (mark.number == 1 and _carries_on(text, last, mark))
    if mark.doubtful:
        year = text[mark.end : mark.end + 2] in ("19", "20") and text[mark.end + 4 : mark.end + 5] == "年"
        return mark.place == "line" and (year or goes_on or opens)
    if mark.place == "line":
        return True
    if mark.place == "sentence" and mark.number == 1 and head_kind(text, mark.end) == "problem":
        return True
    if mark.place == "sentence" or mark.style in ("paren", "circled", "han-paren"):
        return goes_on or opens or _skips(text, last, mark, following)
    return False


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


def _follows(last: Mark, mark: Mark) -> bool:
    if mark.number is None or last.number is None:
        return mark.style == "adverb"
    return mark.number == last.number + 1


def _near(first: Mark, second: Mark) -> bool:
    """Marks of one sequence stand within a few pages of each other."""
    return second.start - first.start <= 6000
