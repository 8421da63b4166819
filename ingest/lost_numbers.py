"""Headings that lost their number among numbered ones of the same shape: 2. 甲不足 … 乙不规范 … 4. 丙不清."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ingest.lines import BLANK, Line
from ingest.marks import LIGHT, RANK, Mark
from ingest.unnumbered import LONGEST_DEFICIENCY, names_deficiency

_FEWEST = 3  # so many numbered headings of one shape make a line of that shape one of them
_NO_ITEMS = LIGHT | {"section", "row"}
_FINISHED = "。；;！!】）)"


def lost_marks(lines: Sequence[Line], marks: Sequence[Mark], openers: Mapping[int, Mark]) -> tuple[Mark, ...]:
    """The lines that only say what is wrong, as marks of the style by which the others are numbered.

    Each follows a finished answer or a higher heading and has its own answer below. `openers`: those of the
    marks that open lines, by place.
    """
    style = _style_of_headings(lines, openers)
    if style is None:
        return ()
    lost = [line.start for line in _unmarked(lines, openers, style)]
    numbered = [mark for mark in marks if mark.style == style]
    return tuple(_numbered(numbered, lost, style))


def _style_of_headings(lines: Sequence[Line], openers: Mapping[int, Mark]) -> str | None:
    """The style of the numbered lines that only say what is wrong, where there are enough of them."""
    found: dict[str, int] = defaultdict(int)
    for start, _, line in lines:
        mark = openers.get(start)
        if mark is None or mark.style in _NO_ITEMS:
            continue
        words = line[mark.end - start :]
        if len(words) <= LONGEST_DEFICIENCY or words[0] in BLANK:
            found[mark.style] += names_deficiency(words.strip(BLANK))
    style, count = max(found.items(), key=lambda item: item[1], default=("", 0))
    return style if count >= _FEWEST else None


def _unmarked(lines: Sequence[Line], openers: Mapping[int, Mark], style: str) -> Iterator[Line]:
    for (above, line), (_, below) in pairwise(pairwise(lines)):
        if line.start in openers or not names_deficiency(line.text):
            continue
        over, under = openers.get(above.start), openers.get(below.start)
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
