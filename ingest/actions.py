"""What a measure did: made a rule, trained, recovered money, called to account, checked, met."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.cues import either
from ingest.word_lists import read_word_lists

_FILE, _UNDONE = "actions", "undone"
_FARTHEST = 30
"""Characters between a verb and its noun; both stand in one clause."""
# Ends a clause: "追回资金，完善制度"
_CLAUSE_END = "，。；;！？!?\n"


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    cues: re.Pattern[str]
    overlooked: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Hints:
    """Words one of which every cue of a kind holds; `kinds` has, by word, the kinds that it may begin."""

    words: re.Pattern[str]
    kinds: dict[str, frozenset[str]]


def actions_of(text: str) -> tuple[str, ...]:
    """The kinds of action that a measure's words tell, in the lexicon's order; none where none is told."""
    squeezed = "".join(text.split())  # a page layout puts white space inside words
    hinted = _hinted(squeezed)
    if not hinted:
        return ()
    return tuple(kind.name for kind in _kinds() if kind.name in hinted and _told(kind, squeezed))


@cache
def action_kinds() -> tuple[str, ...]:
    """All kinds, in the lexicon's order."""
    return tuple(kind.name for kind in _kinds())


def _hinted(text: str) -> set[str]:
    """The kinds that may be told: one pass over the text in place of one for each kind."""
    hints = _hints()
    found: set[str] = set()
    match = hints.words.search(text)
    while match is not None:
        found |= hints.kinds[match[0]]
        match = hints.words.search(text, match.start() + 1)
    return found


def _told(kind: _Kind, text: str) -> bool:
    match = kind.cues.search(text)
    if match is not None and kind.overlooked is not None and kind.overlooked.search(text) is not None:
        text = kind.overlooked.sub(lambda found: "〇" * len(found[0]), text)
        match = kind.cues.search(text)
    while match is not None and text.endswith(_undone(), 0, match.start()):
        match = kind.cues.search(text, match.end())
    return match is not None


@cache
def _kinds() -> tuple[_Kind, ...]:
    lists = read_word_lists(_FILE)
    return tuple(_read(name, spec) for name, spec in lists.items() if name != _UNDONE)


def _read(name: str, spec: Mapping[str, Any]) -> _Kind:
    overlooked = re.compile(either(spec["not"])) if spec["not"] else None
    return _Kind(name, re.compile("|".join(_alternatives(spec))), overlooked)


def _alternatives(spec: Mapping[str, Any]) -> list[str]:
    """Patterns of words, and of pairs within a clause: 追回违规补贴资金, 违规资金已追回."""
    found = [either(spec["words"])] if spec["words"] else []
    if spec["verbs"]:
        verbs, nouns = (f"(?:{either(spec[name])})" for name in ("verbs", "nouns"))
        between = f"[^{_CLAUSE_END}]{{0,{_FARTHEST}}}?"
        found.append(verbs + between + nouns)
        if spec.get("either_order"):
            found.append(nouns + between + verbs)
    return found


@cache
def _hints() -> _Hints:
    lists = {name: spec for name, spec in read_word_lists(_FILE).items() if name != _UNDONE}
    words = {word for spec in lists.values() for word in (*spec["words"], *spec["verbs"])}
    kinds = {word: frozenset(_begun_by(word, lists)) for word in words}
    return _Hints(re.compile(either(words)), kinds)


def _begun_by(word: str, lists: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    """The kinds with a cue that the word begins with: 清理排查 begins with 清理."""
    for name, spec in lists.items():
        if word.startswith((*spec["words"], *spec["verbs"])):
            yield name


@cache
def _undone() -> tuple[str, ...]:
    """Words right before a cue that leave the action undone: 未, 尚未."""
    return tuple(read_word_lists(_FILE)[_UNDONE]["words"])
