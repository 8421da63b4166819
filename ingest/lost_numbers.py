"""Headings that lost their number among numbered ones of the same shape: 2. 甲不足 … 乙不规范 … 4. 丙不清."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.lines import BLANK, Line, between
from ingest.marks import LIGHT, RANK, Mark
from ingest.unnumbered import LONGEST_DEFICIENCY, names_deficiency

_FEWEST = 3  # so many numbered headings of one shape make a line of that shape one of them
_NO_ITEMS = LIGHT | {"section", "row"}
_FINISHED = "。；;！!】）)"


def lost_marks(lines: Sequence[Line], marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """The lines that only say what is wrong, as marks of the style by which the others are numbered.

    Each follows a finished answer or a higher heading and has its own answer below.
    """
    by_start = {mark.start: mark for mark in marks if mark.place == "line"}
    inside = between(lines, start, end)
    lines = lines[inside.start : inside.stop]
    style = _style_of_headings(lines, by_start)
    if style is None:
        return ()
    lost = [line.start for line in _unmarked(lines, by_start, style)]
    numbered = [mark for mark in marks if mark.style == style]
    return tuple(_numbered(numbered, lost, style))


def _style_of_headings(lines: Sequence[Line], by_start: dict[int, Mark]) -> str | None:
    """The style of the numbered lines that only say what is wrong, where there are enough of them."""
    found: dict[str, int] = defaultdict(int)
    for line in lines:
        mark = by_start.get(line.start)
        if mark is not None and mark.style not in _NO_ITEMS:
            words = line.text[mark.end - line.start :]
            if len(words) <= LONGEST_DEFICIENCY or words[0] in BLANK:
                found[mark.style] += names_deficiency(words.strip(BLANK))
    style, count = max(found.items(), key=lambda item: item[1], default=("", 0))
    return style if count >= _FEWEST else None


def _unmarked(lines: Sequence[Line], by_start: dict[int, Mark], style: str) -> Iterator[Line]:
    for (above, line), (_, below) in pairwise(pairwise(lines)):
        if line.start in by_start or not names_deficiency(line.text):
            continue
        over, under = by_start.get(above.start), by_start.get(below.start)
        higher = over is not None and not over.light and RANK[over.style] < RANK[style]
        lower = under is None or RANK[under.style] > RANK[style]
        if (above.text[-1] in _FINISHED or higher) and lower and below.text[-1] in _FINISHED:
            yield line


def _numbered(numbered: Sequence[Mark], lost: Sequence[int], style: str) -> Iterator[Mark]:
    """The lost marks with the number after the one before, or before the one after where a count restarts."""
    last: int | None = None
    starts = sorted([*((mark.start, mark.number) for mark in numbered), *((at, None) for at in lost)])
    unnumbered = set(lost)
    for index, (at, number) in enumerate(starts):
        if at not in unnumbered:
            last = number
            continue
        after = next((n for _, n in starts[index + 1 :] if n is not None), None)
        restarts = after is not None and after <= (last or 0)
        last = max(1, after - 1) if after is not None and (restarts or last is None) else (last or 0) + 1
        yield Mark(style, last, at, at, "line")
