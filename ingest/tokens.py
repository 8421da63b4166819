"""The words of a sentence and their kinds, a letter each: kinds are a string, which patterns read.

修订并印发《办法》， is the words 修订 并 印发 《…》 ， and the kinds "AjET,".
"""

import re
from functools import cache

from ingest.trie import trie_pattern
from ingest.word_lists import read_word_lists

MASK = "\ue000"  # stands for one document in a sentence
COMMAS = "，,：:"

TITLE, COMMA, DE, DENG, LE = "T", ",", "d", "g", "l"
"""A document in its brackets; ， or a colon; 的; 等; 了 and its like."""

REPEALS, AMENDS, AMENDS_WEAKLY, ENACTS, STUDIES, CITES, PLACES, CARRIES = "RAWESCPI"
"""Verbs, as `lexicon/roles.toml` tells them apart. A role, too, is one of these letters."""

VERBS = "RAWESCPI"
LIGHT, DISPOSAL, ABOUT, TOPIC = "h", "b", "a", "t"
COPULA, NEGATION, CONJUNCTION, ADVERB, COURSE, NOUN = "u", "x", "j", "v", "k", "n"
FEW, MANY = "o", "m"
"""Other words: of up to `MOST_FEW` letters, and of more."""

MOST_FEW = 4
_LETTERS = {
    "repeals": REPEALS, "amends": AMENDS, "amends_weakly": AMENDS_WEAKLY, "enacts": ENACTS,
    "studies": STUDIES, "cites": CITES, "places": PLACES, "carries": CARRIES, "light": LIGHT,
    "adverbs": ADVERB, "nouns": NOUN, "courses": COURSE, "copulas": COPULA, "negation": NEGATION,
    "conjunctions": CONJUNCTION, "topic": TOPIC, "about": ABOUT, "disposal": DISPOSAL,
}  # fmt: skip
"""By the name of a word list of the lexicon."""
_FIXED = {MASK: TITLE, "的": DE, "等": DENG, "等等": DENG}
_FIXED |= dict.fromkeys(COMMAS, COMMA) | dict.fromkeys("了过后", LE)


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    """The words that steer: as an expression that splits a sentence, and with the letters of their kinds."""
    lists = read_word_lists("roles")
    named = {**{name: lists["steering"][name] for name in ("adverbs", "nouns", "courses")}, **lists["verbs"]}
    for name in ("copulas", "negation", "conjunctions", "topic", "about", "disposal"):
        named[name] = lists["steering"][name]
    kinds = {word: _LETTERS[name] for name, words in named.items() for word in words} | _FIXED
    return re.compile(f"({trie_pattern(kinds)})"), kinds


def tokenize(sentence: str) -> tuple[str, list[str]]:
    """The kinds and the words of a masked sentence (no white space)."""
    splitter, kinds = _words()
    if (kind := kinds.get(sentence)) is not None:
        return kind, [sentence]
    words = [part for part in splitter.split(sentence) if part]
    letters = [kinds.get(word) or (FEW if len(word) <= MOST_FEW else MANY) for word in words]
    return "".join(letters), words
