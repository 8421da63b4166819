"""The sentence around a span, cut out of the text of its report."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from graph.store import GraphStore

_ENDS = "。！？!?"
_SPACE = re.compile(r"\s+")  # what a page layout puts inside a sentence
# "《条例》， 落实": a blank that is no word's end, as between "Word" and "file"
_BLANK = re.compile(r" (?![!-~])|(?<![!-~]) ")
# A hard-wrapped text: many lines are as long as the longest, and break where no sentence or clause ends.
_LEAST_WIDTH, _RAGGED, _LEAST_BROKEN, _LEAST_FULL, _MOST_LONGER = 16, 2, 3, 0.3, 0.05
_CLAUSE_ENDS = _ENDS + "；;：:”）)》"

_SOURCES = "MATCH (r:Report) WHERE r.id IN $reports RETURN r.id AS report, r.source AS source"


def cut_sentences(store: GraphStore, name: str, rows: Sequence[dict[str, Any]]) -> None:
    """Add to each row the sentence that its `report`, `start` and `end` name, under `name`."""
    texts = read_texts(store, (row["report"] for row in rows))
    for row in rows:
        text = texts.get(row["report"])
        known = text is not None and row["start"] is not None
        row[name] = sentence_at(text, row["start"], row["end"]) if text is not None and known else None


def read_texts(store: GraphStore, reports: Iterable[str]) -> Mapping[str, str]:
    """The source text of each report, by its id."""
    wanted = sorted(set(reports))
    rows = store.run(_SOURCES, {"reports": wanted}, limit=None, seconds=None).rows
    texts = store.texts([source for _, source in rows])
    return {report: texts[source] for report, source in rows if source in texts}


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence that holds ``text[start:end]``, with its full stop and without white space of the layout.

    A line's end ends a sentence, but where the text is hard-wrapped and the line is full.
    """
    return _tidy(text[_begin(text, start) : _end(text, end)])


def _begin(text: str, place: int) -> int:
    """The first place of the sentence that holds `place`."""
    first = max(text.rfind(sign, 0, place) for sign in _ENDS) + 1
    line = text.rfind("\n", first, place)
    while line >= 0 and _is_wrap(text, line):
        line = text.rfind("\n", first, line)
    return max(first, line + 1)


def _end(text: str, place: int) -> int:
    """The place behind the sentence that holds the sign before `place`, its full stop included."""
    last = min((found for sign in _ENDS if (found := text.find(sign, place)) >= 0), default=len(text))
    line = text.find("\n", place, last)
    while line >= 0 and _is_wrap(text, line):
        line = text.find("\n", line + 1, last)
    return line if line >= 0 else last + 1


def _is_wrap(text: str, line_end: int) -> bool:
    """Whether the line that ends there is full, and goes on in the next one that is not blank."""
    begin = text.rfind("\n", 0, line_end) + 1
    length = len(text[begin:line_end].rstrip())
    if length < _LEAST_WIDTH or not text[line_end + 1 : line_end + 2].strip("\n"):
        return False
    width = _width(text)
    return width is not None and length >= width - _RAGGED


@lru_cache(maxsize=64)
def _width(text: str) -> int | None:
    """The width at which the lines of a hard-wrapped text break; None where lines are paragraphs."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    lengths = Counter(map(len, lines))
    broken = Counter(len(line) for line in lines if line[-1] not in _CLAUSE_ENDS)
    longer = 0
    for width in sorted(lengths, reverse=True):
        near = range(width - _RAGGED, width + 1)
        full, cut = (sum(counts[n] for n in near) for counts in (lengths, broken))
        if width < _LEAST_WIDTH or longer > len(lines) * _MOST_LONGER:
            return None
        if cut >= _LEAST_BROKEN and full >= len(lines) * _LEAST_FULL:
            return width
        longer += lengths[width]
    return None


def _tidy(words: str) -> str:
    """Without what a layout puts between Chinese characters; one blank between Western words."""
    return _BLANK.sub("", _SPACE.sub(" ", words).strip())
