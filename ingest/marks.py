"""A mark of a list (一、 （一） 1. ① 一是 首先 —— 问题1：) as a value, and the styles there are."""

from typing import Literal, NamedTuple

Place = Literal["line", "sentence", "clause", "loose"]

LIGHT = frozenset({"is", "yao", "di", "adverb", "dash"})
"""Styles that count the steps of an answer and never head an item."""

RANK = {
    "section": 0.0, "part": 0.3, "han": 1.0, "han-paren": 2.0, "headed-area": 2.2, "named": 2.5,
    "ordinal": 2.5, "headed": 2.7, "dot": 3.0, "row": 3.0, "decimal2": 3.4, "decimal3": 3.8, "paren": 4.0,
    "is": 4.5, "yao": 4.5, "di": 4.5, "adverb": 4.5, "circled": 5.0, "dash": 5.0,
}  # fmt: skip
"""The usual order of styles, outermost first; only a tie-break for what a report's own nesting says."""


class Mark(NamedTuple):
    """One mark: `[start, end)` is the mark itself, its item's text begins at `end`. `number` may be None."""

    style: str
    number: int | None
    start: int
    end: int
    place: Place
    doubtful: bool = False

    @property
    def light(self) -> bool:
        return self.style in LIGHT
