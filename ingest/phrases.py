"""Stretches of a compact text: sentences, and the parts that were read from them."""

import re
from typing import NamedTuple

_SENTENCE = re.compile(r"[。!?;.](?:(?<!\.)|(?<=[一-鿿)”]\.))")
# 。, or the half-width stop of 进行了巡察.


class Phrase(NamedTuple):
    """The half-open interval `[start, end)` of a compact text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def sentences_of(text: str) -> tuple[Phrase, ...]:
    """The sentences of a text, their closing marks included; they cover it."""
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    pairs = zip([0, *ends], ends, strict=False)
    return tuple(Phrase(start, end) for start, end in pairs if start < end)
