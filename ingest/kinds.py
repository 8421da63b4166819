"""The kind of a document by its title: the words that end it, else words inside it."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from graph.authority.regulations import load_regulations
from ingest.compact import fold
from ingest.report import DocumentKind
from ingest.word_lists import read_word_lists

# What may follow the word of kind: a version "(试行)" "(2021版)", a number "第三卷", "2.0版", "三", a bracket
_TAIL = re.compile(
    r"(?:\([^()]*\)|第[一二三四五六七八九十\d]+[卷册期辑版]|[\d.]+版|[一二三四五六七八九十]|[〉>》\s.])$"
)
_TAIL_ENDS = frozenset(")卷册期辑版一二三四五六七八九十〉>》.")
_NOTHING = re.compile(r"[\s“”\"'‘’]+")


@dataclass(frozen=True, slots=True)
class _Kinds:
    endings: dict[str, DocumentKind]
    longest: int
    inside: tuple[tuple[str, DocumentKind], ...]


@cache
def _kinds() -> _Kinds:
    lists = read_word_lists("document_kinds")
    inside = lists.pop("inside")
    endings = {word: cast(DocumentKind, kind) for kind, words in lists.items() for word in words}
    pairs = tuple((word, cast(DocumentKind, kind)) for kind, words in inside.items() for word in words)
    return _Kinds(endings, max(map(len, endings)), pairs)


@lru_cache(maxsize=4096)
def document_kind(title: str) -> DocumentKind:
    """What a document of this title is; a title that says nothing of it is a work."""
    kinds = _kinds()
    bare = _bare(title)
    for length in range(min(kinds.longest, len(bare)), 0, -1):
        if (kind := kinds.endings.get(bare[-length:])) is not None:
            return kind
    if load_regulations().lookup(title) is not None:
        return "regulation"
    return next((kind for word, kind in kinds.inside if word in bare), "work")


def _bare(title: str) -> str:
    """The title without what follows its word of kind: 保密工作制度（试行） -> 保密工作制度."""
    bare = _NOTHING.sub("", fold(title))
    while bare and bare[-1] in _TAIL_ENDS and (shorter := _TAIL.sub("", bare)) not in (bare, ""):
        bare = shorter
    return bare
