"""Many words as one expression."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.trie import trie_pattern

WORDS = st.lists(st.text("整改措施.(|", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text("整改措施.(|", max_size=12))
def test_finds_what_plain_words_find_longest_first(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
    assert re.findall(trie_pattern(words), text) == re.findall(plain, text)


def test_tails_bind_only_their_own_words() -> None:
    pattern = re.compile(trie_pattern(["不够"], {"悬空": "(?=。)", "不": "[实严]"}))
    assert [m.group() for m in pattern.finditer("责任悬空。悬空台账不够，不严不足")] == [
        "悬空",
        "不够",
        "不严",
    ]
