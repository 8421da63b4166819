"""The keys of a report's parts: its areas, issues and measures."""

from collections import Counter

from graph.folding import fold_words
from graph.identifiers import Identifiers

_KINDS = ("area", "issue", "measure")


class PartKeys:
    """Gives keys by the words of the parts, in the report's order; the same words again are numbered."""

    def __init__(self, report: str) -> None:
        self._seen: Counter[tuple[str, ...]] = Counter()
        self._keys = {kind: Identifiers(kind, report) for kind in _KINDS}

    def of(self, kind: str, *words: str) -> str:
        """The key of an area, an issue or a measure, by what stands above it and by its words."""
        parts = tuple(fold_words(text) or text for text in words)
        self._seen[kind, *parts] += 1
        return self._keys[kind].of(*parts, self._seen[kind, *parts])
