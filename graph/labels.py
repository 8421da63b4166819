"""The label of each node of a picture: its caption, broken into the lines that its box has room for."""

from collections.abc import Collection, Mapping

from graph.details import caption, sources_of
from graph.elements import Node
from graph.filling import CARD_SIGNS, HEAD_SIGNS, RULE_SIGNS
from graph.picture import Key, Picture, key_of
from graph.wrapping import wrapped

_RULES = ("Regulation", "Document")
_BODIES = ("Agency", "PartyGroup")

Labels = Mapping[Key, tuple[str, ...]]


def labels_of(picture: Picture, titles: Collection[Key]) -> Labels:
    """The lines of each node but sources; those of `titles` are whole, for the page breaks them."""
    sources = sources_of(picture)
    found = {}
    for node in picture.nodes:
        if node.label != "Source":
            text = caption(node, sources)
            key = key_of(node)
            found[key] = (
                (" ".join(text.split()),) if key in titles else _lines(node, text, key in picture.centres)
            )
    return found


def _lines(node: Node, text: str, centre: bool) -> tuple[str, ...]:
    if centre or node.label in _BODIES:
        return wrapped(text, HEAD_SIGNS, 4)
    if node.label in _RULES:
        return wrapped(text, RULE_SIGNS, 2)
    if node.label == "Issue":
        return wrapped(f"{node.values()['ordinal']}. {text}", CARD_SIGNS, 3)
    if node.label == "Measure":
        return wrapped(text, CARD_SIGNS + 1, 1)
    return wrapped(text, HEAD_SIGNS + 4, 3)
