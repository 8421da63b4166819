"""Text broken into lines of one width → the flowing text, with the way back to the source."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.lines import Line
from ingest.report import Span

_ENDS = "。；;：:！!？?"
_NARROWEST, _WIDEST = 30, 130  # columns of a page of text; wider lines are paragraphs
_FULL = 0.88  # a line that fills this part of the width may go on in the next
_SHARE, _FEWEST = 0.25, 5  # so many lines must go on before the text counts as wrapped


@dataclass(frozen=True, slots=True)
class Flow:
    """The text to be read, and where its stretches stand in the source.

    `starts[i]` is where a stretch begins in `text`, `sources[i]` where it begins in the source.
    """

    text: str
    starts: tuple[int, ...] = (0,)
    sources: tuple[int, ...] = (0,)

    def back(self, span: Span) -> Span:
        """The span of the source that holds what `span` holds of the flowing text."""
        return Span(
            self._source(span.start), self._source(max(span.end - 1, span.start)) + (span.end > span.start)
        )

    def _source(self, position: int) -> int:
        index = bisect_right(self.starts, position) - 1
        return self.sources[index] + position - self.starts[index]


def flow_of(text: str, lines: Sequence[Line]) -> Flow:
    """The text itself, or without the line breaks, indents and page numbers inside its paragraphs."""
    width = _wrap_width(lines)
    if width is None:
        return Flow(text)
    pieces, starts, sources = [text[: lines[0].end]], [0], [0]
    length = len(pieces[0])
    for line, following in pairwise(lines):
        begin = following.start if _goes_on(line, width) else line.end
        pieces.append(text[begin : following.end])
        starts.append(length)
        sources.append(begin)
        length += following.end - begin
    return Flow("".join(pieces), tuple(starts), tuple(sources))


def _goes_on(line: Line, width: float) -> bool:
    return line.text[-1] not in _ENDS and _columns(line.text) >= _FULL * width


def _wrap_width(lines: Sequence[Line]) -> float | None:
    """The columns at which the text was broken, or None where it was not."""
    if max([end - start for start, end, _ in lines], default=0) > 1.3 * _WIDEST:
        return None
    fewest = max(_FEWEST, _SHARE * len(lines))
    if len([words for _, _, words in lines if words[-1] not in _ENDS and len(words) > 10]) < fewest:
        return None  # most reports: their lines are paragraphs
    long = sorted([columns for _, _, words in lines if (columns := _columns(words)) >= 20])
    if len(long) < 2 * _FEWEST:
        return None
    width = long[int(len(long) * 0.9)]
    if not _NARROWEST <= width <= _WIDEST or long[-1] > 1.3 * width:
        return None
    going_on = len([line for line in lines if _goes_on(line, width)])
    return width if going_on >= fewest else None


def _columns(text: str) -> int:
    """Columns on a page: a character of three bytes, Chinese ones and their signs, takes two."""
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2
