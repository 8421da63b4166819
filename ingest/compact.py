"""A stretch of text without white space and with half-width marks, that knows where each character stood.

Reports come with stray spaces, line breaks inside sentences, and half- and full-width marks mixed. Patterns
are written once against this form; `Compact.span` leads back to the source.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from ingest.report import Span

_SOLID = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff\u00ad]+")
# What stands between white space and invisible characters: "中共 云陵县委" → "中共", "云陵县委".


_BLOCKS = (range(0x2010, 0x2600), range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0xFE30, 0xFFF0))
# General punctuation to enclosed numbers, radicals, compatibility ideographs, half- and full-width forms.


@cache
def _folding() -> dict[str, str]:
    """Characters whose NFKC form is one other, visible character."""
    table = {}
    for code in (code for block in _BLOCKS for code in block):
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1 and folded != chr(code) and not folded.isspace():
            table[chr(code)] = folded
    return table | dict.fromkeys("‐‑–—―─━﹣－", "-") | dict.fromkeys("○◯", "〇") | {"∶": ":"}


@cache
def _folded() -> re.Pattern[str]:
    """Any of these characters (， （ ２). Few of a text are, so a search is quicker than a translation."""
    return re.compile("[" + "".join(map(re.escape, _folding())) + "]")


_COMMON = (("，", ","), ("：", ":"), ("（", "("), ("）", ")"), ("；", ";"))  # most of those in a text


def fold(text: str) -> str:
    """`text` with half-width marks and digits, character for character: the length stays."""
    if text.isascii() or _folded().search(text) is None:
        return text
    for mark, half in _COMMON:
        text = text.replace(mark, half)
    table = _folding()
    return _folded().sub(lambda match: table[match.group()], text)


def compact_text(source: str, start: int, end: int) -> str:
    """The text of `Compact.of(source, start, end)`, for a look at it without the way back."""
    text = "".join(source[start:end].split())
    if not text.isprintable():  # invisible characters are not
        text = "".join(_SOLID.findall(text))
    return fold(text)


def solid(words: str) -> str:
    """`words` as they stand, without white space and invisible characters."""
    return "".join(_SOLID.findall(words))


@dataclass(frozen=True, slots=True)
class Compact:
    """`text` without white space; `starts` and `offsets` map runs of it to places in the source."""

    text: str
    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, source: str, start: int = 0, end: int | None = None) -> "Compact":
        """The compact form of `source[start:end]`."""
        return cls.of_spans(source, (Span(start, len(source) if end is None else end),))

    @classmethod
    def of_spans(cls, source: str, spans: Iterable[Span]) -> "Compact":
        """The compact form of several stretches, run together."""
        runs = [match.span() for span in spans for match in _SOLID.finditer(source, span[0], span[1])]
        pieces = [source[start:end] for start, end in runs]
        starts = accumulate(map(len, pieces[:-1]), initial=0) if runs else ()
        return cls(fold("".join(pieces)), tuple(starts), tuple([start for start, _ in runs]))

    def place(self, index: int) -> int:
        """Where the character at `index` stands in the source."""
        if len(self.starts) < 2:
            return self.offsets[0] + index if self.starts else 0
        run = max(bisect_right(self.starts, index) - 1, 0)
        return self.offsets[run] + index - self.starts[run]

    def span(self, start: int, end: int) -> Span:
        """The source's interval of the non-empty interval `[start, end)`."""
        return Span(self.place(start), self.place(end - 1) + 1)
