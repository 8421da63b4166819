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
