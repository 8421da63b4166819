"""The words of a span in their context, cut out of the text of its report."""

from dataclasses import dataclass

_ENDS = "。！？!?；;\n"
_MOST = 120
"""Signs of context on each side, at most."""
_WORDS = 1200


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`words` is the span's own text; `before` and `after` complete its sentences, and add a neighbour."""

    before: str
    words: str
    after: str


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """The excerpt of ``text[start:end]``; … stands where context or words are cut."""
    first, last = _sentence_start(text, start), _sentence_end(text, end)
    before, after = _tidy(text[first:start]), _tidy(text[end:last])
    words = _tidy(text[start:end])
    if len(words) > _WORDS:
        words = f"{words[: _WORDS - 1]}…"
    return Excerpt(
        f"…{before[-_MOST:]}" if len(before) > _MOST else before,
        words,
        f"{after[:_MOST]}…" if len(after) > _MOST else after,
    )


def _sentence_start(text: str, start: int) -> int:
    """Where the sentence begins, or the one before it where the span begins its sentence."""
    lowest = max(0, start - 2 * _MOST)
    found = _last_end(text, lowest, start)
    if not text[found:start].strip() and found > lowest:
        found = _last_end(text, lowest, max(lowest, found - 1))
    return found


def _last_end(text: str, lowest: int, start: int) -> int:
    return max((text.rfind(sign, lowest, start) for sign in _ENDS), default=-1) + 1 or lowest


def _sentence_end(text: str, end: int) -> int:
    highest = min(len(text), end + 2 * _MOST)
    ends = [found for sign in _ENDS if (found := text.find(sign, end, highest)) >= 0]
    return min(ends, default=highest - 1) + 1


def _tidy(text: str) -> str:
    """On one line: a page's line breaks inside Chinese text are none of the text's own."""
    return "".join(text.split())
