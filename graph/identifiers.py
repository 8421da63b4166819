"""Keys of nodes and edges: a readable kind and a hash of the parts that make the identity.

A title or a name never becomes part of a key, so every key is safe in an IRI, a file name or a CSV cell.
The parts are joined as a tuple's literal in ASCII: ("甲", "乙丙") and ("甲乙", "丙") stay apart, and so do
None and "", 1 and "1".
"""

import hashlib

Part = str | int | None
_EMPTY = hashlib.blake2b(digest_size=12)
"""Copying it takes half the time of making one."""


def identifier(kind: str, *parts: Part) -> str:
    """The key of an element: ``regulation:`` and 24 hex digits. The same on every machine."""
    hashed = _EMPTY.copy()
    hashed.update(ascii(parts).encode("ascii"))
    return f"{kind}:{hashed.hexdigest()}"


def edge_key(*parts: Part) -> str:
    """The key of an edge; made of its endpoints too, so that an edge with one key never moves."""
    return identifier("edge", *parts)


class Identifiers:
    """Keys whose first parts are the same and are hashed once; the keys are those of `identifier`."""

    def __init__(self, kind: str, *parts: Part) -> None:
        self._kind = kind
        self._hashed = _EMPTY.copy()
        self._hashed.update("".join(("(", *(f"{part!a}, " for part in parts))).encode("ascii"))

    def of(self, first: Part, *parts: Part) -> str:
        """The key with these parts behind the common ones, of which there must be one."""
        hashed = self._hashed.copy()
        if len(parts) == 1:  # by far the most; the same text as below, in half the time
            hashed.update(f"{first!a}, {parts[0]!a})".encode("ascii"))
        else:
            hashed.update(f"{', '.join(map(ascii, (first, *parts)))})".encode("ascii"))
        return f"{self._kind}:{hashed.hexdigest()}"


def edge_keys(*parts: Part) -> Identifiers:
    """Keys of edges that begin with the same parts."""
    return Identifiers("edge", *parts)
