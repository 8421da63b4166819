"""Short forms of titles that a report defines for itself: 《…条例》（以下简称《条例》）."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.folding import fold

# What follows a title where it is given a short form. After the title's end:
# "》（以下简称《条例》）", "》（东工信〔2021〕174号，以下简称“《办法》”）", "》（试行）（简称：《办法》）"
_DEFINITION = re.compile(
    r"[》〉>\s]{0,3}(?:[（(][^（）()]{0,30}[）)]\s*)?[（(][^（）()]{0,40}?(?:以下)?简称\s*[为:：]?\s*"
    r"[“\"'‘「『《〈<\s]{0,3}(?P<short>[^《》〈〉<>“”\"'‘’「」『』（）()\s]{1,20})"
)
_REACH = 160


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """`short` (folded) stands, from `start` on, for the title that the citation number `stands_for` names."""

    short: str
    start: int
    stands_for: int


def find_abbreviations(text: str, ends: Iterable[int]) -> Iterator[Abbreviation]:
    """The short forms defined behind titles that end at these code points; the n-th end is citation n."""
    for number, end in enumerate(ends):
        match = _DEFINITION.match(text, end, min(len(text), end + _REACH))
        if match is not None:
            yield Abbreviation(fold(match["short"]), match.start("short"), number)
