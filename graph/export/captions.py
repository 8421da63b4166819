"""A short text that stands for a node where there is little room."""

from graph.elements import Node

_NAMING = ("name", "title", "heading", "text")
_LENGTH = 40


def caption(node: Node) -> str:
    """Its name, title, heading or the beginning of its text; else its id."""
    values = node.values()
    for name in _NAMING:
        if name in values:
            text = " ".join(str(values[name]).split())
            return text if len(text) <= _LENGTH else f"{text[: _LENGTH - 1]}…"
    return node.id
