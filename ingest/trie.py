"""Many words as one regular expression that reads no letter twice."""

import re
from collections.abc import Iterable, Mapping
from typing import Any


def trie_pattern(words: Iterable[str], tails: Mapping[str, str] | None = None) -> str:
    """An expression for the longest of the words at a place: 法|法典|法官 becomes 法(?:典|官)?.

    `tails` are further words that count only where an expression follows them: {"法": "$"}.
    """
    root: dict[str, Any] = {}
    for word in words:
        _node(root, word)[""] = {}
    for word, tail in (tails or {}).items():
        _node(root, word).setdefault("tail", tail)
    return _branches(root)


def _node(root: dict[str, Any], word: str) -> dict[str, Any]:
    for letter in word:
        root = root.setdefault(letter, {})
    return root


def _rarity(letter: str, node: dict[str, Any]) -> tuple[bool, int, str]:
    """Branches are tried in order: signs are commoner than letters, and those of many words than of few."""
    return letter.isalpha(), -len(node), letter


def _branches(node: dict[str, Any]) -> str:
    letters = sorted((key for key in node if len(key) == 1), key=lambda key: _rarity(key, node[key]))
    parts = [re.escape(letter) + _branches(node[letter]) for letter in letters]
    if "tail" in node and "" not in node:
        parts.append(node["tail"])
    if not parts:
        return ""
    joined = f"(?:{'|'.join(parts)})"
    return f"{joined}?" if "" in node else joined
