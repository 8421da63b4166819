"""What an issue is about, of a list of topics that recur across agencies."""

import re
from functools import cache, lru_cache

from ingest.cues import either
from ingest.word_lists import read_word_lists

_WHITE = re.compile(r"\s+")  # what a page layout puts inside a word


@lru_cache(maxsize=512)
def topics_of(text: str) -> tuple[str, ...]:
    """The topics that an issue's words tell, in the lexicon's order; none where none is told."""
    squeezed = _WHITE.sub("", text)
    return tuple(topic for topic, cues in _topics() if cues.search(squeezed))


@cache
def all_topics() -> tuple[str, ...]:
    """All topics, in the lexicon's order."""
    return tuple(topic for topic, _ in _topics())


@cache
def _topics() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lists = read_word_lists("topics")
    return tuple((topic, re.compile(either(words))) for topic, words in lists.items())
