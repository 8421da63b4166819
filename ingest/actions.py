"""What a measure did: made a rule, trained, recovered money, called to account, checked, met."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.cues import either
from ingest.word_lists import read_word_lists

_FILE, _UNDONE = "actions", "undone"
_FARTHEST = 30
"""Characters between a verb and its noun; both stand in one clause."""
# Ends a clause: "追回资金，完善制度"
_CLAUSE_END = "，。；;！？!?\n"
_WHITE = re.compile(r"\s+")  # what a page layout puts inside a word


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    cues: re.Pattern[str]
    overlooked: re.Pattern[str] | None


def actions_of(text: str) -> tuple[str, ...]:
    """The kinds of action that a measure's words tell, in the lexicon's order; none where none is told."""
    squeezed = _WHITE.sub("", text)
    return tuple(kind.name for kind in _kinds() if _told(kind, squeezed))


@cache
def action_kinds() -> tuple[str, ...]:
    """All kinds, in the lexicon's order."""
    return tuple(kind.name for kind in _kinds())


def _told(kind: _Kind, text: str) -> bool:
    if kind.overlooked is not None:
        text = kind.overlooked.sub(lambda match: "〇" * len(match[0]), text)
    return any(not _undone().search(text, 0, match.start()) for match in kind.cues.finditer(text))


@cache
def _kinds() -> tuple[_Kind, ...]:
    lists = read_word_lists(_FILE)
    return tuple(_read(name, spec) for name, spec in lists.items() if name != _UNDONE)


def _read(name: str, spec: dict[str, list[str]]) -> _Kind:
    overlooked = re.compile(either(spec["not"])) if spec["not"] else None
    return _Kind(name, re.compile("|".join(_alternatives(spec))), overlooked)


def _alternatives(spec: dict[str, list[str]]) -> list[str]:
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
def _undone() -> re.Pattern[str]:
    """Words right before a cue that leave the action undone: 未|尚未."""
    return re.compile(rf"(?:{either(read_word_lists(_FILE)[_UNDONE]['words'])})\Z")
