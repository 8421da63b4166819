"""Words that count, 第一 and 首先, where they head items: 第一，关于学习不深入的问题。一是…"""

from collections.abc import Sequence

from ingest.headings import HeadKinds, frames
from ingest.marks import Mark

_COUNTING = ("di", "adverb")
_MOST_OTHERS = 0.2  # share of a style's marks that may name no problem


def heading_ordinals(heads: HeadKinds, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks; those of 第一 and 首先 are of style ``ordinal`` where they open lines that name problems."""
    heading = {style for style in _COUNTING if _heads_problems(heads, marks, style)}
    if not heading:
        return tuple(marks)
    return tuple(mark._replace(style="ordinal") if mark.style in heading else mark for mark in marks)


def _heads_problems(heads: HeadKinds, marks: Sequence[Mark], style: str) -> bool:
    alike = [mark for mark in marks if mark.style == style]
    opening = [mark.end for mark in alike if mark.place == "line"]
    named = [at for at in opening if heads[at] == "problem" and frames(heads.text, at)]
    return len(named) >= 2 and len(named) >= (1 - _MOST_OTHERS) * len(alike)
