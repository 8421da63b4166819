"""The sentence around a span, cut out of the text of its report."""

import re
from collections.abc import Iterable, Mapping

from graph.store import GraphStore

_ENDS = "。！？!?\n"
_SPACE = re.compile(r"\s+")  # what a page layout puts inside a sentence

_TEXTS = """
UNWIND $reports AS wanted
MATCH (r:Report {id: wanted})-[:HAS_SOURCE]->(s:Source)
WHERE s.id = r.source
RETURN r.id AS report, s.text AS text
"""


def read_texts(store: GraphStore, reports: Iterable[str]) -> Mapping[str, str]:
    """The source text of each report, by its id."""
    wanted = sorted(set(reports))
    rows = store.run(_TEXTS, {"reports": wanted}, limit=None, seconds=None).rows
    return {str(row[0]): str(row[1]) for row in rows}


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence that holds ``text[start:end]``, with its full stop and without white space at its ends."""
    first = max(text.rfind(sign, 0, start) for sign in _ENDS) + 1
    ends = [found for sign in _ENDS if (found := text.find(sign, end)) >= 0]
    last = min(ends, default=len(text)) + 1
    return _SPACE.sub(" ", text[first:last]).strip()
