"""The words that steer which verb governs a document, read once and compiled."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.cues import either
from ingest.word_lists import read_word_lists


@dataclass(frozen=True, slots=True)
class Steering:
    """Words around a document and its verb, compiled; what each is for stands in `lexicon/roles.toml`.

    `before_nouns` are the signs with which `copies`, `filed` and `lessons`, or what may stand before them,
    begin.
    """

    markers: frozenset[str]
    nominal_end: re.Pattern[str]
    modifiers: re.Pattern[str]
    learning: re.Pattern[str]
    no_learning: re.Pattern[str]
    copies: re.Pattern[str]
    filed: re.Pattern[str]
    lessons: re.Pattern[str]
    relative: frozenset[str]
    reasons: tuple[str, ...]
    before_nouns: frozenset[str]


@cache
def steering() -> Steering:
    """Read the package's lexicon; the result is shared and never changes."""
    lists = read_word_lists("roles")
    words = lists["steering"]
    nouns = [*words["copies"], *words["filed"], *words["lessons"]]
    ends = [word for word in words["nominal_ends"] if word != "\\d"]
    return Steering(
        frozenset(words["markers"]),
        re.compile(rf"{either(ends)}|\d"),
        re.compile(rf"(?:{either(words['modifiers'])})+"),
        re.compile(either(lists["verbs"]["studies"])),
        re.compile(either(words["no_learning"])),
        re.compile(either(words["copies"])),
        re.compile(either(words["filed"])),
        re.compile(either(words["lessons"])),
        frozenset(words["relative"]),
        tuple(words["reasons"]),
        frozenset([*"等“”\"'‘’()（）", *(word[0] for word in nouns)]),
    )
