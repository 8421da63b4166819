"""The marks of a text: 一、 （一） 1. （1） ① 一是 一要 首先 第一 —— 问题1：, wherever they stand."""

from collections.abc import Sequence

from ingest.enclosed import find_enclosed
from ingest.lines import BLANK, Line
from ingest.mark_forms import mark_form, mark_pattern
from ingest.marks import Mark, Place
from ingest.sequences import keep_sequences

MOST_MARKS = 6_000
"""So many marks are read at most; reports of this field have a few hundred."""

_AFTER_SENTENCE = "。；;！!？?：:"
_AFTER_CLAUSE = "，,、"
_NOTE_OPENINGS = {"】": "【", "）": "（", ")": "(", "]": "["}
_LONGEST_NOTE = 24  # characters of a note on the state that stands after its sentence
_CLOSERS = "”’\"'》〉）)】〕』」"
_PLACES: dict[str, Place | None] = {
    **dict.fromkeys(BLANK + _CLOSERS),
    **dict.fromkeys(_AFTER_SENTENCE + "\n\t", "sentence"),
    **dict.fromkeys(_AFTER_CLAUSE, "clause"),
    "": "sentence",
}
"""What the sign right before a mark says of its place; None: what stands before that sign says it.

A tab stands before the first mark of a table's cell, nothing before one that begins the text.
"""


def find_marks(text: str, lines: Sequence[Line], start: int, end: int) -> tuple[tuple[Mark, ...], int]:
    """The marks of ``text[start:end]`` in order of place, and how far the text was read.

    That is `end`, unless there are more than `MOST_MARKS`. Takes linear time.
    """
    line_starts = {line.start for line in lines}
    inside = find_enclosed(text, start, end)
    found: list[Mark] = []
    new = tuple.__new__  # takes half the time of Mark(…)
    for match in mark_pattern().finditer(text, start, end):
        at, after = match.span()
        style, number, places, doubtful = mark_form(match.lastgroup, match.group())
        place: Place = "line" if at in line_starts else _place(text, at)
        if place in places and (place == "line" or not inside.covers(at, after)):
            if len(found) == MOST_MARKS:
                end = at
                break
            found.append(new(Mark, (style, number, at, after, place, doubtful)))
    if any(mark.style == "named" for mark in found):
        found = _merge(text, found)
    return keep_sequences(text, found), end


def _place(text: str, position: int) -> Place:
    """The place of a mark that does not begin a line."""
    return _PLACES.get(text[position - 1 : position], "loose") or _place_behind(text, position - 1)


def _place_behind(text: str, before: int) -> Place:
    """The same where white space, or what closes a quote or a note, stands at `before`."""
    while before > 0 and text[before] in BLANK and text[before] != "\n":
        before -= 1
    if before > 0 and text[before] in _CLOSERS:
        before = _before_note(text, before)
        before -= 1 if text[before - 1] in _AFTER_SENTENCE else 0
    character = text[before] if before >= 0 else "\n"
    if character in _AFTER_SENTENCE or character == "\n":
        return "sentence"
    return "clause" if character in _AFTER_CLAUSE else "loose"


def _before_note(text: str, at: int) -> int:
    """The sign before a short note in brackets that closes at `at`, if it ends a sentence: 。【已完成】"""
    opening = _NOTE_OPENINGS.get(text[at])
    begin = text.rfind(opening, max(0, at - _LONGEST_NOTE), at) if opening else -1
    return begin - 1 if begin > 0 and text[begin - 1] in _AFTER_SENTENCE else at


def _merge(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """1.问题1： is one mark: a numbered word right after another mark belongs to it."""
    merged: list[Mark] = []
    for mark in marks:
        if mark.style != "named" or mark.place != "loose":
            merged.append(mark)
            continue
        last = merged[-1] if merged else None
        if last is None or last.light or text[last.end : mark.start].strip(BLANK):
            continue
        merged[-1] = Mark(last.style, last.number, last.start, mark.end, last.place)
    return merged
