"""Many words as one regular expression that reads no letter twice."""

import re
from collections.abc import Iterable
from typing import Any


def trie_pattern(words: Iterable[str]) -> str:
    """An expression for the longest of the words at a place: 法|法典|法官 becomes 法(?:典|官)?."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(root)


def _branches(node: dict[str, Any]) -> str:
    parts = [re.escape(letter) + _branches(node[letter]) for letter in sorted(node) if letter]
    if not parts:
        return ""
    joined = f"(?:{'|'.join(parts)})"
    return f"{joined}?" if "" in node else joined
